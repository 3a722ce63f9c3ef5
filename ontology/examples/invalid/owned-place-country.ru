#+ summary: A city in two countries.
#+ example: core
#+ fails: owned-place-country

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:tashkent kg:country ex:russia }
