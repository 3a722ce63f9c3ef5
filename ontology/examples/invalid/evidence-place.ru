#+ summary: Evidence from a bulletin that stands in no sentence.
#+ example: core
#+ fails: evidence-place

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1#evidence-34-a> kg:sentence ?value }
