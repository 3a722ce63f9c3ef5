#+ summary: Talks in two places.
#+ example: meetings
#+ fails: event-place

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:talks kg:place ex:uzbekistan }
