#+ summary: Talks that are part of a city.
#+ example: meetings
#+ fails: event-part-of

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:talks kg:partOf ex:tashkent }
