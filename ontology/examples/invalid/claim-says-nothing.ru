#+ summary: A claim that is called an agent itself.
#+ example: core
#+ fails: claim-says-nothing

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { <https://w3id.org/kg-builder/example/bulletin/b1#official-34> a kg:Agent }
