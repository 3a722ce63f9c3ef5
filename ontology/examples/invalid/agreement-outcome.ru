#+ summary: A statement that came out of a person.
#+ example: agreements
#+ fails: agreement-outcome

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:statement kg:outcomeOf ex:norov }
