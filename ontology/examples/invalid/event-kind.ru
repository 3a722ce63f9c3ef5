#+ summary: A kind of meeting that is a kind of agreement.
#+ example: meetings
#+ fails: event-kind

PREFIX code: <https://w3id.org/kg-builder/codes#>
PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { ex:cfm kg:kind ?value } ;
INSERT DATA { ex:cfm kg:kind code:agreement-treaty }
