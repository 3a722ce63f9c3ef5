#+ summary: A claim of no bulletin.
#+ example: core
#+ fails: claim-bulletin

PREFIX kg: <https://w3id.org/kg-builder/ontology#>

DELETE WHERE { <https://w3id.org/kg-builder/example/bulletin/b1#official-34> kg:inBulletin ?value }
