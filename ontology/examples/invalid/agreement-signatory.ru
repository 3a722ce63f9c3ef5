#+ summary: A treaty signed by a post.
#+ example: agreements
#+ fails: agreement-signatory

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:treaty kg:hasSignatory ex:foreign-minister-russia }
