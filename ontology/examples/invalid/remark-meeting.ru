#+ summary: A remark made at a topic.
#+ example: remarks
#+ fails: remark-meeting

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { ex:remark kg:meeting ?value } ;
INSERT DATA { ex:remark kg:meeting ex:pandemic }
