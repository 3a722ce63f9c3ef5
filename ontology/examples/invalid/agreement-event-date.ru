#+ summary: A step on two days.
#+ example: agreements
#+ fails: agreement-event-date

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { ex:statement-adopted kg:date "2020-05-14"^^xsd:date }
