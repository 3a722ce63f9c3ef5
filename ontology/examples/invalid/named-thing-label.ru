#+ summary: A person with two preferred names.
#+ example: core
#+ fails: named-thing-label

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA { ex:lavrov rdfs:label "Sergei Lavrov" }
