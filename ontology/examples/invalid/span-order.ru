#+ summary: A span that ends before it starts.
#+ example: core
#+ fails: span-order

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1#evidence-34-a> kg:endOffset ?value } ;
INSERT DATA { <https://w3id.org/kg-builder/example/bulletin/b1#evidence-34-a> kg:endOffset 12 }
