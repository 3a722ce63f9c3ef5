#+ summary: Evidence without a quote.
#+ example: core
#+ fails: evidence-quote

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1#evidence-34-a> kg:quote ?value }
