#+ summary: A person who stands for a person.
#+ example: core
#+ fails: stands-for-side

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:lavrov kg:standsFor ex:norov }
