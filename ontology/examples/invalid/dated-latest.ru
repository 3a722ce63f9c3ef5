#+ summary: A latest day that is a month.
#+ example: meetings
#+ fails: dated-latest

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE WHERE { ex:talks kg:latest ?value } ;
INSERT DATA { ex:talks kg:latest "2021-10"^^xsd:gYearMonth }
