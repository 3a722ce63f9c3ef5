#+ summary: A step in the life of two agreements.
#+ example: agreements
#+ fails: agreement-event-of

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:statement-adopted kg:agreementEventOf ex:treaty }
