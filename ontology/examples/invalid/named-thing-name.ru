#+ summary: A country without any name.
#+ example: core
#+ fails: named-thing-name

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { ex:uzbekistan kg:name ?value }
