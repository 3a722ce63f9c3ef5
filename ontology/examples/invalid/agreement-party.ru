#+ summary: A treaty with a topic for a party.
#+ example: agreements
#+ fails: agreement-party

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:treaty kg:party ex:pandemic }
