#+ summary: An agreement of whose life nothing is known.
#+ example: agreements
#+ fails: agreement-event

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE DATA { ex:statement kg:hasAgreementEvent ex:statement-adopted }
