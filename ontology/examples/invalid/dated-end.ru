#+ summary: A tenure that ends now.
#+ example: posts
#+ fails: dated-end

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { <https://w3id.org/kg-builder/example/lavrov/tenure/1> kg:end "now" }
