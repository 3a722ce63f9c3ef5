#+ summary: Somebody took part in a meeting that is only planned.
#+ example: meetings
#+ fails: participation-held

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE DATA { ex:council-delegation kg:expected ex:council } ;
INSERT DATA { ex:council-delegation kg:tookPart ex:council }
