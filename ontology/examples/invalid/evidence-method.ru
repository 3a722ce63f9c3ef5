#+ summary: Evidence found by nobody knows what.
#+ example: core
#+ fails: evidence-method

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1#evidence-34-a> kg:method ?value }
