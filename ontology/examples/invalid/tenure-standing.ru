#+ summary: A standing that is no code.
#+ example: posts
#+ fails: tenure-standing

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { <https://w3id.org/kg-builder/example/lavrov/tenure/1> kg:standing ex:russia }
