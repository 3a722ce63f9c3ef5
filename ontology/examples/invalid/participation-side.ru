#+ summary: On behalf of a city.
#+ example: meetings
#+ fails: participation-side

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:cfm-lavrov kg:onBehalfOf ex:tashkent }
