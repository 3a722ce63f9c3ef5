#+ summary: A meeting with a date but no days to filter by.
#+ example: meetings
#+ fails: dated-bounds

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { ex:cfm kg:earliest ?value }
