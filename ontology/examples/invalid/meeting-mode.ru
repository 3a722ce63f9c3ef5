#+ summary: A video conference in person.
#+ example: meetings
#+ fails: meeting-mode

PREFIX code: <https://w3id.org/kg-builder/codes#>
PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:cfm kg:mode code:mode-in-person }
