#+ summary: A participation without a role.
#+ example: meetings
#+ fails: participation-role

PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { ex:cfm-lavrov kg:role ?value }
