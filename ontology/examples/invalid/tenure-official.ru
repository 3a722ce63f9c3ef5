#+ summary: A tenure of two persons.
#+ example: posts
#+ fails: tenure-official

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { <https://w3id.org/kg-builder/example/lavrov/tenure/1> kg:tenureOf ex:norov }
