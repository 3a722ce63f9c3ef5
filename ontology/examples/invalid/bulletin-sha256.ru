#+ summary: A hash cut short.
#+ example: core
#+ fails: bulletin-sha256

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1> kg:sha256 ?value } ;
INSERT DATA { <https://w3id.org/kg-builder/example/bulletin/b1> kg:sha256 "9f86d0" }
