#+ summary: Evidence that names no property.
#+ example: core
#+ fails: evidence-property

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1#evidence-34-a> kg:property ?value }
