#+ summary: A meeting about a person as if he were a topic.
#+ example: meetings
#+ fails: event-topic

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:cfm kg:topic ex:norov }
