#+ summary: A tenure of no post.
#+ example: posts
#+ fails: tenure-post

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/lavrov/tenure/1> kg:post ?value }
