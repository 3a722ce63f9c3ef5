#+ summary: A meeting convened by a topic.
#+ example: meetings
#+ fails: event-convenor

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:cfm kg:convenor ex:pandemic }
