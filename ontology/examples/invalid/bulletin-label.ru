#+ summary: A bulletin without a label.
#+ example: core
#+ fails: bulletin-label

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1> rdfs:label ?value }
