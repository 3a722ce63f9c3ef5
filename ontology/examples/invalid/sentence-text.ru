#+ summary: A sentence without words.
#+ example: core
#+ fails: sentence-text

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1#sentence-34-71> kg:text ?value }
