#+ summary: A participation in two meetings.
#+ example: meetings
#+ fails: participation-in

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:cfm-lavrov kg:participationIn ex:talks }
