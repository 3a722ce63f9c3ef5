#+ summary: A person who met a country.
#+ example: meetings
#+ fails: met-official

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:lavrov kg:met ex:russia . ex:russia kg:met ex:lavrov }
