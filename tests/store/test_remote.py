"""RemoteStore and push against real servers, and against bad ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

from kg_builder.errors import EndpointError, QueryError
from kg_builder.store.memory import MemoryStore
from kg_builder.store.push import BATCH, Ledger, Pushed, ledger_path, push
from kg_builder.store.remote import Credentials, RemoteStore
from support.require import program
from support.servers import Bad, free_port, oxigraph_server, virtuoso_server

BASE = "http://example.org/"
NO_PAUSE = {"pause": lambda seconds: None}


def quad(subject: str, value: str = "x", graph: str = "g1") -> Quad:
    return Quad(NamedNode(BASE + subject), NamedNode(BASE + "p"), Literal(value), NamedNode(BASE + graph))


def typed(value: str, kind: str) -> Quad:
    literal = Literal(value, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#" + kind))
    return Quad(NamedNode(BASE + "c"), NamedNode(BASE + "p"), literal, NamedNode(BASE + "g2"))


ODD = [
    quad("a", 'quote " backslash \\ line\nbreak \t tab'),
    quad("b", "Çavuşoğlu 上海 \U0001f600"),
    typed("1.5", "decimal"),
    typed("2020-05-13", "date"),
    typed("2020-05", "gYearMonth"),
    typed("2020", "gYear"),
    typed("17", "integer"),
    Quad(NamedNode(BASE + "c"), NamedNode(BASE + "p"), Literal("talks", language="en"), NamedNode(BASE + "g2")),
]


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso", "virtuoso-digest"])
def remote(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemoteStore]:
    folder = tmp_path_factory.mktemp("server")
    if request.param == "oxigraph":
        with oxigraph_server(folder) as address:
            yield RemoteStore(f"{address}/query", f"{address}/update")
        return
    program("virtuoso-t", "virtuoso-opensource-7-bin")
    with virtuoso_server(folder) as address:
        if request.param == "virtuoso":
            yield RemoteStore(f"{address}/sparql")
        else:
            yield RemoteStore(f"{address}/sparql-auth", credentials=Credentials("dba", "dba"))


@pytest.fixture
def clean(remote: RemoteStore) -> RemoteStore:
    for graph in [g for g in remote.graphs() if g.value.startswith(BASE)]:
        remote.update(f"CLEAR GRAPH {graph}")
    return remote


def sync(quads: list[Quad], remote: RemoteStore, ledger: Path, into: str | None = None) -> Pushed:
    book = Ledger(ledger)
    try:
        return push(MemoryStore(quads), remote, book, into=NamedNode(into) if into else None)
    finally:
        book.close()


def ours(remote: RemoteStore) -> set[Quad]:
    return {q for g in remote.graphs() if g.value.startswith(BASE) for q in remote.quads(g)}


def test_what_is_pushed_is_there_to_the_letter(clean: RemoteStore, tmp_path: Path) -> None:
    done = sync(ODD, clean, tmp_path / "ledger")
    assert (done.sent, done.added, done.removed) == (2, 8, 0)
    assert done.union
    assert ours(clean) == set(ODD)


def test_only_differences_travel_and_what_was_withdrawn_goes(clean: RemoteStore, tmp_path: Path) -> None:
    sync([quad("a"), quad("b"), quad("c", graph="g2"), quad("d", graph="g3")], clean, tmp_path / "ledger")
    assert sync([quad("a"), quad("b"), quad("c", graph="g2")], clean, tmp_path / "ledger") == Pushed(
        0, 1, 2, 0, 1, True
    )
    again = sync([quad("a"), quad("B"), quad("c", graph="g2")], clean, tmp_path / "ledger")
    assert (again.sent, again.unchanged, again.added, again.removed) == (1, 1, 1, 1)
    assert ours(clean) == {quad("a"), quad("B"), quad("c", graph="g2")}


def test_triples_of_others_stay(clean: RemoteStore, tmp_path: Path) -> None:
    clean.update(f"INSERT DATA {{ GRAPH <{BASE}theirs> {{ <{BASE}x> <{BASE}p> 1 }} }}")
    sync([quad("a")], clean, tmp_path / "ledger")
    sync([], clean, tmp_path / "ledger")
    assert {q.graph_name for q in ours(clean)} == {NamedNode(BASE + "theirs")}


def test_everything_as_one_graph(clean: RemoteStore, tmp_path: Path) -> None:
    sync([quad("a"), quad("b", graph="g2"), quad("z", graph="g9")], clean, tmp_path / "ledger", BASE + "all")
    # b moves to a graph that is sent before the one that it leaves
    sync([quad("a"), quad("z", graph="g9"), quad("b", graph="g1")], clean, tmp_path / "ledger", BASE + "all")
    assert ours(clean) == {quad(s, graph="all") for s in "abz"}


def test_more_than_a_batch(clean: RemoteStore, tmp_path: Path) -> None:
    quads = [quad(f"n{i}", graph=f"g{i % 7}") for i in range(2 * BATCH + 11)] + [
        quad(f"m{i}", graph="big") for i in range(BATCH + 5)
    ]
    assert sync(quads, clean, tmp_path / "ledger").added == len(quads)


def test_graphs_that_a_server_fails_on_together_go_in_halves(clean: RemoteStore, tmp_path: Path) -> None:
    class Weak(RemoteStore):
        def update(self, sparql: str) -> None:
            if sparql.count("GRAPH") > 3:
                error = EndpointError("says 500: too much", path=self.endpoint)
                error.code = 500
                raise error
            super().update(sparql)

    quads = [quad(f"n{i}", graph=f"g{i}") for i in range(20)]
    sync(quads, Weak(clean.endpoint, clean.update_url, clean._credentials), tmp_path / "ledger")
    assert ours(clean) == set(quads)


def test_a_broken_push_is_completed(clean: RemoteStore, tmp_path: Path) -> None:
    class Breaking(RemoteStore):
        left = 1

        def update(self, sparql: str) -> None:
            super().update(sparql)
            Breaking.left -= 1
            if Breaking.left < 0:  # the request arrived, its answer did not
                raise EndpointError("died", path=self.endpoint)

    first = [quad(f"n{i}", graph=f"g{i}") for i in range(BATCH + 300)]
    sync(first, clean, tmp_path / "ledger")
    breaking = Breaking(clean.endpoint, clean.update_url, clean._credentials)
    second = [quad(f"n{i}", "changed", f"g{i}") for i in range(BATCH + 300)]
    with pytest.raises(EndpointError, match="these may be half there"):
        sync(second, breaking, tmp_path / "ledger")
    third = [quad(f"n{i}", "third", f"g{i}") for i in range(100)]
    sync(third, clean, tmp_path / "ledger")
    assert ours(clean) == set(third)


def test_blank_nodes_travel_by_name(clean: RemoteStore, tmp_path: Path) -> None:
    graph, predicate = NamedNode(BASE + "g1"), NamedNode(BASE + "p")
    first = [
        Quad(NamedNode(BASE + "a"), predicate, BlankNode("b1"), graph),
        Quad(BlankNode("b1"), predicate, Literal("x"), graph),
    ]
    sync(first, clean, tmp_path / "ledger")
    assert len(ours(clean)) == 2
    assert sync(first, clean, tmp_path / "ledger").unchanged == 1
    sync(first[:1], clean, tmp_path / "ledger")
    assert len(ours(clean)) == 1


def test_forms_of_queries(clean: RemoteStore, tmp_path: Path) -> None:
    sync(ODD, clean, tmp_path / "ledger")
    ask = clean.query(f"ASK {{ GRAPH ?g {{ <{BASE}a> ?p ?o }} }}")
    assert isinstance(ask, QueryBoolean)
    assert bool(ask)
    built = clean.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{BASE}g2> {{ ?s ?p ?o }} }}")
    assert isinstance(built, QueryTriples)
    assert set(built) == {q.triple for q in ODD[2:]}
    with pytest.raises(QueryError):
        clean.query("SELECT WHERE nonsense {")


def test_words_in_comments_mean_nothing(remote: RemoteStore) -> None:
    asked = remote.query("#+ summary: what was moved, to delete or insert?\nSELECT * { ?s ?p ?o } LIMIT 1")
    assert isinstance(asked, QuerySolutions)


def test_a_server_without_union_is_told_apart(tmp_path: Path) -> None:
    with oxigraph_server(tmp_path / "server", union=False) as address:
        done = sync([quad("a")], RemoteStore(f"{address}/query", f"{address}/update"), tmp_path / "ledger")
    assert not done.union


def test_a_server_that_is_down() -> None:
    with pytest.raises(EndpointError, match="cannot be reached"):
        RemoteStore(f"http://127.0.0.1:{free_port()}/sparql", **NO_PAUSE).query("ASK {}")


def test_no_address() -> None:
    with pytest.raises(EndpointError, match="not an http"):
        RemoteStore("ftp://example.org/")


@pytest.mark.parametrize(
    ("status", "kind", "body", "said", "tries"),
    [
        (401, "text/plain", b"", "401", 1),
        (404, "text/plain", b"no such page", "404: no such page", 1),
        (429, "text/plain", b"slow down", "429", 4),
        (500, "text/plain", b"fault of ours", "500: fault of ours", 1),
        (503, "text/plain", b"", "503", 4),
        (200, "text/html", b"<html>Welcome</html>", "a web page", 1),
        (200, "application/sparql-results+xml", b"{}", "no SPARQL results", 1),
    ],
)
def test_bad_answers(status: int, kind: str, body: bytes, said: str, tries: int) -> None:
    with Bad(lambda n: (status, kind, body)) as server, pytest.raises(EndpointError, match=said):
        RemoteStore(server.address, **NO_PAUSE).query("SELECT * { ?s ?p ?o }")
    assert len(server.requests) == tries


def test_a_passing_fault_passes() -> None:
    answer = b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>true</boolean></sparql>'
    pauses: list[float] = []
    with Bad(
        lambda n: (503, "text/plain", b"") if n < 3 else (200, "application/sparql-results+xml", answer)
    ) as server:
        assert RemoteStore(server.address, pause=pauses.append).query("ASK {}")
    assert pauses == [0.5, 2.0]


def test_a_connection_that_dies() -> None:
    with Bad(lambda n: None) as server, pytest.raises(EndpointError, match="cannot be reached"):
        RemoteStore(server.address, **NO_PAUSE).query("ASK {}")


def test_a_password_is_never_shown() -> None:
    credentials = Credentials("ann", "geheim")
    assert "geheim" not in repr(credentials)
    with Bad(lambda n: (401, "text/plain", b"geheim?")) as server, pytest.raises(EndpointError) as caught:
        RemoteStore(server.address, credentials=credentials, **NO_PAUSE).query("ASK {}")
    assert "geheim" not in str(caught.value)


def test_each_endpoint_has_its_ledger(tmp_path: Path) -> None:
    one, two = RemoteStore("http://a.example/q"), RemoteStore("http://b.example/q")
    graph = NamedNode(BASE + "all")
    paths = {ledger_path(tmp_path, one, None), ledger_path(tmp_path, one, graph), ledger_path(tmp_path, two, None)}
    assert len(paths) == 3
