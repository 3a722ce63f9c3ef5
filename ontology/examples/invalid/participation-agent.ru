#+ summary: One participation of two persons.
#+ example: meetings
#+ fails: participation-agent

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:cfm-lavrov kg:agent ex:norov }
