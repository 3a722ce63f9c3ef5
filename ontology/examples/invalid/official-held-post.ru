#+ summary: A post held that is a country.
#+ example: posts
#+ fails: official-held-post

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:lavrov kg:heldPost ex:russia }
