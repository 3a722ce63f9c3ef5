#+ summary: A remark of two speakers.
#+ example: remarks
#+ fails: remark-speaker

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:remark kg:speaker ex:norov }
