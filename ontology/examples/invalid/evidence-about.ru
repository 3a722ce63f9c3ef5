#+ summary: Evidence about two claims.
#+ example: core
#+ fails: evidence-about

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { <https://w3id.org/kg-builder/example/bulletin/b1#evidence-34-a> kg:about ex:lavrov }
