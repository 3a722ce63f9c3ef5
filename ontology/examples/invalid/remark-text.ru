#+ summary: A remark without words.
#+ example: remarks
#+ fails: remark-text

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { ex:remark kg:text ?value }
