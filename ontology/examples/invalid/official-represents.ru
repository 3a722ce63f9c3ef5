#+ summary: A person who represents a post.
#+ example: posts
#+ fails: official-represents

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:lavrov kg:represents ex:foreign-minister-russia }
