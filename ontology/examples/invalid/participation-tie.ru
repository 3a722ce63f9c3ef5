#+ summary: Somebody took part and was only expected.
#+ example: meetings
#+ fails: participation-tie

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:cfm-lavrov kg:expected ex:cfm }
