#+ summary: A step taken at an organisation.
#+ example: agreements
#+ fails: agreement-event-meeting

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:treaty-signed kg:meeting ex:sco }
