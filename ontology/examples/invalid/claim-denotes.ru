#+ summary: A claim that denotes two persons.
#+ example: core
#+ fails: claim-denotes

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { <https://w3id.org/kg-builder/example/bulletin/b1#official-34> kg:denotes ex:norov }
