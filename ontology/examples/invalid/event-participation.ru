#+ summary: A meeting that has a person where the participation belongs.
#+ example: meetings
#+ fails: event-participation

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:cfm kg:hasParticipation ex:norov }
