#+ summary: Evidence that says two values.
#+ example: core
#+ fails: evidence-value

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { <https://w3id.org/kg-builder/example/bulletin/b1#evidence-34-a> kg:value "Lavrov" }
