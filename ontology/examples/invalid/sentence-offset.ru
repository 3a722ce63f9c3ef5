#+ summary: A sentence that starts nowhere.
#+ example: core
#+ fails: sentence-offset

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1#sentence-34-71> kg:startOffset ?value }
