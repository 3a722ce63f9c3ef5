#+ summary: A meeting without a label.
#+ example: meetings
#+ fails: event-label

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { ex:cfm rdfs:label ?value }
