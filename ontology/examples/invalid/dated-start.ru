#+ summary: A meeting that starts on two days.
#+ example: meetings
#+ fails: dated-start

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { ex:cfm kg:start "2020-05-14"^^xsd:date }
