#+ summary: A web address as plain text.
#+ example: core
#+ fails: bulletin-address

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1> kg:webAddress ?value } ;
INSERT DATA { <https://w3id.org/kg-builder/example/bulletin/b1> kg:webAddress "https://example.org/b1" }
