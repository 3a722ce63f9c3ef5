"""Each query of ontology/checks finds its fault, and an emitted graph has none."""

import pytest
from pyoxigraph import Store

from kg_builder.check.violations import check_violations, read_check, shipped
from kg_builder.errors import OntologyError
from support.graphs import emit
from support.sco import PAGE, record

CHECKS = {check.name: check for check in shipped()}
# For each check the least data that it objects to.
FAULTS = {
    "unproved": "ex:a a kg:Participation ; kg:role code:role-chair",
    "evidence-place": 'ex:e a kg:Evidence ; kg:method "meetings/verb"',
    "quote-text": 'ex:e a kg:Evidence ; kg:quote "met" ; kg:startOffset 10 ; kg:endOffset 13 ; kg:sentence ex:s . '
    'ex:s kg:text "We spoke." ; kg:startOffset 8 ; kg:endOffset 17',
    "quote-length": 'ex:e kg:quote "met" ; kg:startOffset 10 ; kg:endOffset 12',
    "dated-bounds": 'ex:m kg:start "2020-05"^^xsd:gYearMonth',
    "date-order": 'ex:m kg:earliest "2020-05-02"^^xsd:date ; kg:latest "2020-05-01"^^xsd:date',
    "held-after-report": 'ex:m kg:status code:status-held ; kg:earliest "2020-05-02"^^xsd:date . '
    "ex:c kg:denotes ex:m ; kg:inBulletin ex:b . ex:e kg:about ex:c ; kg:property kg:status ; "
    'kg:value code:status-held . ex:b kg:latest "2020-05-01"^^xsd:date',
    "label-among-names": 'ex:a a kg:Official ; rdfs:label "A" ; kg:name "B"',
    "part-of-itself": "ex:a kg:partOf ex:b . ex:b kg:partOf ex:a",
    "met-oneself": "ex:a kg:met ex:a",
    "met-unfounded": "ex:a kg:met ex:b",
    "one-participation": "ex:p kg:agent ex:a ; kg:participationIn ex:m . ex:q kg:agent ex:a ; kg:participationIn ex:m",
    "redirect-target": "ex:a dcterms:isReplacedBy ex:b",
    "one-graph": "GRAPH ex:g { ex:a a ex:b } GRAPH ex:h { ex:a a ex:b }",
    "post-after-tenure": "ex:p kg:agent ex:a ; kg:postHeld ex:post ; kg:tookPart ex:m . "
    'ex:m kg:earliest "2021-01-01"^^xsd:date . ex:t kg:tenureOf ex:a ; kg:post ex:post . '
    'ex:t kg:end "2020"^^xsd:gYear ; kg:latest "2020-12-31"^^xsd:date',
    "orphan-claim": "ex:c kg:denotes ex:nothing",
}
PREFIXES = """
PREFIX code: <https://w3id.org/kg-builder/codes#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX kg: <https://w3id.org/kg-builder/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


class Union:
    """A view of a store: queries see all its graphs."""

    def __init__(self, quads=()):
        self.store = Store()
        self.store.extend(quads)

    def query(self, sparql):
        return self.store.query(sparql, use_default_graph_as_union=True)


def test_every_check_is_tested():
    assert set(FAULTS) == set(CHECKS)


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_check_finds_its_fault(name):
    view = Union()
    view.store.update(f"{PREFIXES} INSERT DATA {{ {FAULTS[name]} }}")
    findings = check_violations(view, [CHECKS[name]])
    assert findings
    assert {f.check for f in findings} == {name}
    assert findings[0].message.endswith(".")


def test_an_emitted_graph_has_no_faults():
    assert check_violations(Union(emit([(record(), PAGE.bulletin)]))) == []


def test_a_head_that_is_not_complete_is_an_error(tmp_path):
    path = tmp_path / "x-violation.rq"
    path.write_text("#+ summary: A rule.\nSELECT ?about WHERE { ?about ?p ?o }", encoding="utf-8")
    with pytest.raises(OntologyError, match="its head is not complete"):
        read_check(path)
