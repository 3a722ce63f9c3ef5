#+ summary: An agreement without a label.
#+ example: agreements
#+ fails: agreement-label

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { ex:treaty rdfs:label ?value }
