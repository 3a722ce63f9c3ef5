#+ summary: A claim that has a value of its own.
#+ example: core
#+ fails: claim-closed

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { <https://w3id.org/kg-builder/example/bulletin/b1#official-34> kg:standsFor ex:russia }
