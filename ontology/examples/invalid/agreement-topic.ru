#+ summary: A treaty about an organisation as if it were a topic.
#+ example: agreements
#+ fails: agreement-topic

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:treaty kg:topic ex:sco }
