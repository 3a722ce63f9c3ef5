#+ summary: A step of two kinds.
#+ example: agreements
#+ fails: agreement-event-kind

PREFIX code: <https://w3id.org/kg-builder/codes#>
PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:statement-adopted kg:eventKind code:event-signed }
