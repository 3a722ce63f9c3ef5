#+ summary: A post held that is an organisation.
#+ example: meetings
#+ fails: participation-post

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:cfm-lavrov kg:postHeld ex:sco }
