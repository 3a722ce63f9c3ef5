#+ summary: A sentence of no bulletin.
#+ example: core
#+ fails: sentence-bulletin

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1#sentence-34-71> kg:inBulletin ?value }
