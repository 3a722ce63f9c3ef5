#+ summary: A person who met another, but not the other way round.
#+ example: meetings
#+ fails: met-symmetric

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE DATA { ex:norov kg:met ex:lavrov }
