#+ summary: A post that belongs to a person.
#+ example: posts
#+ fails: post-owner

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { ex:foreign-minister-russia kg:postOf ?value } ;
INSERT DATA { ex:foreign-minister-russia kg:postOf ex:norov }
