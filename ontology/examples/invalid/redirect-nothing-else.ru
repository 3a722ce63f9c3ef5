#+ summary: A redirect that is a place as well.
#+ example: core
#+ fails: redirect-nothing-else

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA { ex:lavrov-sergei a kg:Place ; rdfs:label "Sergei" ; kg:name "Sergei" }
