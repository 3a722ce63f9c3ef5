#+ summary: A meeting whose earliest day is after its latest.
#+ example: meetings
#+ fails: dated-earliest

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE WHERE { ex:cfm kg:earliest ?value } ;
INSERT DATA { ex:cfm kg:earliest "2020-06-13"^^xsd:date }
