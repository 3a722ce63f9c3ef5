#+ summary: More than sure.
#+ example: core
#+ fails: evidence-confidence

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1#evidence-34-a> kg:confidence ?value } ;
INSERT DATA { <https://w3id.org/kg-builder/example/bulletin/b1#evidence-34-a> kg:confidence 1.5 }
