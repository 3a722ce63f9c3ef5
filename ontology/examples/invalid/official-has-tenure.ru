#+ summary: A tenure that is a post.
#+ example: posts
#+ fails: official-has-tenure

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:lavrov kg:hasTenure ex:foreign-minister-russia }
