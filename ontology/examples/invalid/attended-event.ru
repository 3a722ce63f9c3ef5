#+ summary: A person who attended a city.
#+ example: meetings
#+ fails: attended-event

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:lavrov kg:attended ex:tashkent }
