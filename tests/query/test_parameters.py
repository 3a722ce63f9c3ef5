import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg_builder.errors import ParameterError
from kg_builder.query.catalogue import Parameter, catalogue
from kg_builder.query.parameters import bind, resolve
from kg_builder.store.memory import MemoryStore
from kg_builder.vocab import DCTERMS, KG, RDFS, XSD
from support.graphs import IRIS
from support.world import quads


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    return MemoryStore(quads())


def named(store: MemoryStore, label: str) -> str:
    (row,) = store.query(f'SELECT DISTINCT ?x {{ ?x a {KG.Official} ; {RDFS.label} "{label}" }}')
    return row["x"].value


def official(said: str, store: MemoryStore) -> str:
    return resolve(Parameter("official", "official", ""), said, store).value


@pytest.mark.parametrize("said", ["Sergey Lavrov", "sergey  LAVROV", "Lavrov", " Sérgey Lavrov "])
def test_any_folded_name_is_found(said: str, store: MemoryStore) -> None:
    assert official(said, store) == named(store, "Sergey Lavrov")


def test_an_iri_is_taken_as_it_is(store: MemoryStore) -> None:
    iri = named(store, "Sergey Lavrov")
    assert official(iri, store) == official(f"<{iri}>", store) == iri


def test_redirects_are_followed(store: MemoryStore) -> None:
    old, older, new = (IRIS.thing(f"official/{name}") for name in ("old-2", "older-1", "new-3"))
    graph = IRIS.thing_graph("official/new-3")
    moved = MemoryStore(
        [
            Quad(older, DCTERMS.isReplacedBy, old, graph),
            Quad(old, DCTERMS.isReplacedBy, new, graph),
            Quad(new, RDFS.label, Literal("New"), graph),
        ]
    )
    assert official(older.value, moved) == new.value


def test_a_circle_of_redirects_ends(store: MemoryStore) -> None:
    one, two = NamedNode("https://example.org/1"), NamedNode("https://example.org/2")
    graph = NamedNode("https://example.org/g")
    circle = MemoryStore([Quad(one, DCTERMS.isReplacedBy, two, graph), Quad(two, DCTERMS.isReplacedBy, one, graph)])
    assert official(one.value, circle) in (one.value, two.value)


def test_none_fits_the_nearest_are_named(store: MemoryStore) -> None:
    with pytest.raises(ParameterError, match=r'official: the graph has no official "Sergej Lawrow"; nearest: .*Lavrov'):
        official("Sergej Lawrow", store)


def test_several_fit_they_are_listed() -> None:
    graph = NamedNode("https://example.org/g")
    two = [NamedNode("https://example.org/1"), NamedNode("https://example.org/2")]
    store = MemoryStore(
        quad
        for node, full in zip(two, ("Igor Ivanov", "Sergei Ivanov"), strict=True)
        for quad in (
            Quad(node, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), KG.Official, graph),
            Quad(node, RDFS.label, Literal(full), graph),
            Quad(node, KG.name, Literal("Ivanov"), graph),
        )
    )
    with pytest.raises(ParameterError, match=r'"ivanov" fits 2: Igor Ivanov <https://example.org/1>, Sergei Ivanov <'):
        official("ivanov", store)


def test_a_main_name_goes_before_another_form() -> None:
    graph = NamedNode("https://example.org/g")
    a = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    one, two = NamedNode("https://example.org/1"), NamedNode("https://example.org/2")
    store = MemoryStore(
        [
            Quad(one, a, KG.Official, graph),
            Quad(two, a, KG.Official, graph),
            Quad(one, RDFS.label, Literal("Ivanov"), graph),
            Quad(two, RDFS.label, Literal("Igor Ivanov"), graph),
            Quad(two, KG.name, Literal("Ivanov"), graph),
        ]
    )
    assert official("Ivanov", store) == one.value


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [("from", "2020-05", "2020-05-01"), ("to", "2020-05", "2020-05-31"), ("to", "2020", "2020-12-31")],
)
def test_a_coarse_date_means_all_of_it(name: str, said: str, expected: str, store: MemoryStore) -> None:
    assert resolve(Parameter(name, "date", ""), said, store) == Literal(expected, datatype=XSD.date)


@pytest.mark.parametrize(
    ("said", "expected"), [("met", KG.met), ("kg:met", KG.met), ("rdfs:label", RDFS.label), (KG.met.value, KG.met)]
)
def test_properties(said: str, expected: NamedNode, store: MemoryStore) -> None:
    assert resolve(Parameter("property", "property", ""), said, store) == expected


@pytest.mark.parametrize(
    ("kind", "said", "reason"),
    [
        ("official", " ", "is empty"),
        ("official", "https://example.org/nobody", "not in the graph: https://example.org/nobody"),
        ("date", "yesterday", "not a date like"),
        ("property", "no such thing", "not a property"),
        ("property", "cat:name", "not a property"),
        ("publisher", "Nobody", "no publisher"),
        ("meeting", "} DROP ALL", "no meeting"),
    ],
)
def test_what_fits_nothing_is_an_error(kind: str, said: str, reason: str, store: MemoryStore) -> None:
    with pytest.raises(ParameterError, match=reason):
        resolve(Parameter("p", kind, ""), said, store)


def test_an_unknown_parameter_is_an_error(store: MemoryStore) -> None:
    with pytest.raises(ParameterError, match="colour: who-met-whom has no such parameter; it takes: official,"):
        bind(catalogue()["who-met-whom"], {"colour": "red"}, store)


def test_text_is_serialised_never_spliced() -> None:
    said = 'x" } } DROP ALL #\n\\'
    assert str(resolve(Parameter("t", "text", ""), said, MemoryStore())) == '"x\\" } } DROP ALL #\\n\\\\"'
