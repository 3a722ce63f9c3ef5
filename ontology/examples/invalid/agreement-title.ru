#+ summary: An agreement without a title.
#+ example: agreements
#+ fails: agreement-title

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { ex:statement kg:title ?value }
