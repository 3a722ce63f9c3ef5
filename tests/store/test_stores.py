"""Every back end passes the same tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg_builder.errors import QueryError, StoreError
from kg_builder.store.base import Store
from kg_builder.store.embedded import EmbeddedStore
from kg_builder.store.memory import MemoryStore


def quad(subject: str, value: str, graph: str = "g1") -> Quad:
    base = "http://example.org/"
    return Quad(NamedNode(base + subject), NamedNode(base + "p"), Literal(value), NamedNode(base + graph))


@pytest.fixture(params=["memory", "embedded"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else EmbeddedStore(tmp_path / "store")
    yield made
    made.close()


def fill(store: Store, *quads: Quad) -> None:
    with store.writer() as writer:
        writer.add(quads)


def test_added_quads_are_found(store: Store) -> None:
    fill(store, quad("a", "1"), quad("b", "2", "g2"))
    assert set(store.quads()) == {quad("a", "1"), quad("b", "2", "g2")}
    assert set(store.quads(NamedNode("http://example.org/g2"))) == {quad("b", "2", "g2")}


def test_query_sees_the_union_of_all_graphs(store: Store) -> None:
    fill(store, quad("a", "1"), quad("b", "2", "g2"))
    rows = store.query("SELECT ?o { ?s <http://example.org/p> ?o } ORDER BY ?o")
    assert [row["o"].value for row in rows] == ["1", "2"]


def test_from_narrows_the_union(store: Store) -> None:
    fill(store, quad("a", "1"), quad("b", "2", "g2"))
    rows = store.query("SELECT ?o FROM <http://example.org/g2> { ?s ?p ?o }")
    assert [row["o"].value for row in rows] == ["2"]


def test_the_word_from_in_a_string_narrows_nothing(store: Store) -> None:
    fill(store, quad("a", "from"), quad("b", "2", "g2"))
    assert bool(store.query('ASK { ?s ?p "from" . ?t ?q "2" }'))


def test_a_variable_called_from_narrows_nothing(store: Store) -> None:
    fill(store, quad("a", "1"), quad("b", "2", "g2"))
    assert len(list(store.query("PREFIX from: <http://e/> SELECT ?from { ?from ?p ?o FILTER (?o != from:x) }"))) == 2


def test_a_difference_removes_and_adds(store: Store) -> None:
    fill(store, quad("a", "1"))
    with store.writer() as writer:
        writer.remove([quad("a", "1")])
        writer.add([quad("a", "2")])
    assert list(store.quads()) == [quad("a", "2")]


def test_the_last_word_on_a_quad_counts(store: Store) -> None:
    fill(store, quad("a", "1"))
    with store.writer() as writer:
        writer.remove([quad("a", "1")])
        writer.add([quad("a", "1")])
    assert list(store.quads()) == [quad("a", "1")]


def test_a_graph_goes_with_its_last_quad(store: Store) -> None:
    fill(store, quad("a", "1"), quad("b", "2", "g2"))
    with store.writer() as writer:
        writer.remove([quad("b", "2", "g2")])
    assert list(store.graphs()) == [NamedNode("http://example.org/g1")]


def test_an_error_in_the_block_writes_nothing(store: Store) -> None:
    def write() -> None:
        with store.writer() as writer:
            writer.add([quad("a", "1")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write()
    assert list(store.quads()) == []


def test_a_quad_needs_a_graph(store: Store) -> None:
    with pytest.raises(StoreError), store.writer() as writer:
        writer.add([Quad(NamedNode("http://a"), NamedNode("http://b"), NamedNode("http://c"))])


def test_a_query_that_does_not_parse_is_named(store: Store) -> None:
    with pytest.raises(QueryError, match="does not parse"):
        store.query("SELECT ?x { ?x")


def test_many_quads(store: Store) -> None:
    quads = [quad(str(n), str(n), f"g{n % 7}") for n in range(12_000)]
    fill(store, *quads)
    assert set(store.quads()) == set(quads)
