#+ summary: A date of publication as plain text.
#+ example: core
#+ fails: bulletin-published

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1> kg:published ?value } ;
INSERT DATA { <https://w3id.org/kg-builder/example/bulletin/b1> kg:published "19 May 2020" }
