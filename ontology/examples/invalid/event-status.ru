#+ summary: A planned meeting that was held, too.
#+ example: meetings
#+ fails: event-status

PREFIX code: <https://w3id.org/kg-builder/codes#>
PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:council kg:status code:status-held }
