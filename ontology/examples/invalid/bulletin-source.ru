#+ summary: A source with the folder of the machine it was read on.
#+ example: core
#+ fails: bulletin-source

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1> kg:source ?value } ;
INSERT DATA { <https://w3id.org/kg-builder/example/bulletin/b1> kg:source "/home/me/b1.txt" }
