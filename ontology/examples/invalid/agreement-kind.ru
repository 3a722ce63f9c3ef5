#+ summary: A treaty that is a plan, too.
#+ example: agreements
#+ fails: agreement-kind

PREFIX code: <https://w3id.org/kg-builder/codes#>
PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>

INSERT DATA { ex:treaty kg:agreementKind code:agreement-plan }
