"""Each invalid example fails for its shape and for nothing else, and each shape has one."""

import pytest
import yaml
from pyoxigraph import RdfFormat, Store
from rdflib.namespace import RDF, SH
from rdflib.term import BNode

from kg_builder.check.finding import local_name
from kg_builder.check.ontology import shapes
from kg_builder.check.shapes import check_shapes
from kg_builder.resources import resource

EXAMPLES = resource("ontology") / "examples"
INVALID = sorted((EXAMPLES / "invalid").glob("*.ru"))


def head(text):
    return yaml.safe_load("\n".join(line[2:] for line in text.splitlines() if line.startswith("#+")))


@pytest.mark.parametrize("path", INVALID, ids=lambda p: p.stem)
def test_an_invalid_example_fails_for_its_shape_alone(path):
    update = path.read_text(encoding="utf-8")
    about = head(update)
    assert about["fails"] == path.stem
    assert about["summary"].endswith(".")
    store = Store()
    store.load(path=EXAMPLES / f"{about['example']}.ttl", format=RdfFormat.TURTLE)
    store.update(update)
    assert {f.check for f in check_shapes(store)} == {about["fails"]}


def test_every_shape_has_its_invalid_example():
    graph = shapes()
    checks = set(graph.subjects(RDF.type, SH.PropertyShape))
    checks |= {s for s in graph.subjects(RDF.type, SH.NodeShape) if (s, SH.property, None) not in graph}
    assert {local_name(str(s)) for s in checks if not isinstance(s, BNode)} == {p.stem for p in INVALID}


def test_every_check_has_a_message_and_a_severity():
    graph = shapes()
    for shape in {local_name(str(s)) for s in graph.subjects(SH.message)}:
        assert shape
    silent = {
        local_name(str(s))
        for s in graph.subjects(RDF.type, SH.PropertyShape)
        if not isinstance(s, BNode) and (graph.value(s, SH.message) is None or graph.value(s, SH.severity) is None)
    }
    assert silent == set()


def test_findings_name_the_sentence():
    store = Store()
    store.load(path=EXAMPLES / "core.ttl", format=RdfFormat.TURTLE)
    store.update(
        "PREFIX kg: <https://w3id.org/kg-builder/ontology#> PREFIX ex: <https://w3id.org/kg-builder/example/> "
        "INSERT DATA { ex:lavrov kg:standsFor ex:norov }"
    )
    (finding,) = check_shapes(store, view=store)
    assert str(finding) == (
        "Violation: Sergey Lavrov <https://w3id.org/kg-builder/example/lavrov>: One stands for a country or an "
        "organisation. (standsFor = https://w3id.org/kg-builder/example/norov) [stands-for-side]\n"
        "    b1: “Sergey Lavrov chaired the conference.”"
    )
