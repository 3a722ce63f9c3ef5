#+ summary: A redirect to two persons.
#+ example: core
#+ fails: redirect-target

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ex: <https://w3id.org/kg-builder/example/>

INSERT DATA { ex:lavrov-sergei dcterms:isReplacedBy ex:norov }
