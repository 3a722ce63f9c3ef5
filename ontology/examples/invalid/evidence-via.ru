#+ summary: A chain that leads through a person instead of a span.
#+ example: core
#+ fails: evidence-via

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { <https://w3id.org/kg-builder/example/bulletin/b1#evidence-34-a> kg:via ex:norov }
