#+ summary: A post kind that is a role.
#+ example: posts
#+ fails: post-kind

PREFIX code: <https://w3id.org/kg-builder/codes#>
PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:foreign-minister-russia kg:postKind code:role-chair }
