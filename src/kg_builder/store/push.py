"""Sending a graph to a server as differences, and remembering what was sent.

A *ledger* (one SQLite file an endpoint, in the workspace) keeps for every named graph its digest and its
triples as they were sent. A push compares digests, then sends for each changed graph the triples
to remove and to add, many graphs in one request, at most ``BATCH`` triples each (Virtuoso
refuses 5,000). A graph is written down as *under way* before its first triple leaves and as sent after
its last: after a break, whatever may have arrived is taken back or completed.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg_builder.errors import EndpointError, StoreError
from kg_builder.store.base import View
from kg_builder.store.remote import RemoteStore

BATCH = 2_000
"""Triples a request."""

_SPLIT = {400, 413, 500}

SKOLEM = "https://w3id.org/.well-known/genid/kg-builder/"

GRAPHS = 400
"""Graphs a request: Virtuoso makes some five lines of SQL of each, and refuses more than 10,000."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did: graphs sent and withdrawn, triples added and removed, graphs that were as wanted."""

    sent: int
    withdrawn: int
    unchanged: int
    added: int
    removed: int
    union: bool
    """Whether the server's default graph shows what was sent, so that plain queries find it."""


@dataclass(frozen=True, slots=True)
class _Change:
    graph: str
    lines: frozenset[str]
    remove: list[str]
    add: list[str]


class Ledger:
    """What one server was sent, by named graph."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute(
                "CREATE TABLE IF NOT EXISTS graph "
                "(iri TEXT PRIMARY KEY, digest TEXT, lines BLOB NOT NULL, pending BLOB)"
            )
        except sqlite3.Error as error:
            raise StoreError(f"what was pushed cannot be looked up: {error}", path=path) from error

    def digests(self) -> dict[str, str | None]:
        """Digest a graph; None for one that was under way when a push broke off."""
        return dict(self._db.execute("SELECT iri, digest FROM graph"))

    def may_hold(self, graph: str) -> tuple[frozenset[str], bool]:
        """All triples that may stand in ``graph`` on the server, and whether that is certain."""
        row = self._db.execute("SELECT lines, pending, digest FROM graph WHERE iri = ?", (graph,)).fetchone()
        if row is None:
            return frozenset(), True
        return _unpack(row[0]) | _unpack(row[1]), row[2] is not None

    def begin(self, changes: Iterable[_Change]) -> None:
        """Writes down that these graphs are under way."""
        self._db.execute("BEGIN")
        for change in changes:
            held, _ = self.may_hold(change.graph)
            self._db.execute(
                "INSERT INTO graph VALUES (?, NULL, ?, ?) "
                "ON CONFLICT (iri) DO UPDATE SET digest = NULL, lines = excluded.lines, pending = excluded.pending",
                (change.graph, _pack(held), _pack(change.lines)),
            )
        self._db.execute("COMMIT")

    def settle(self, changes: Iterable[_Change]) -> None:
        """Writes down that these graphs stand on the server as wanted."""
        self._db.execute("BEGIN")
        for change in changes:
            if change.lines:
                self._db.execute(
                    "UPDATE graph SET digest = ?, lines = ?, pending = NULL WHERE iri = ?",
                    (_digest(change.lines), _pack(change.lines), change.graph),
                )
            else:
                self._db.execute("DELETE FROM graph WHERE iri = ?", (change.graph,))
        self._db.execute("COMMIT")

    def close(self) -> None:
        self._db.close()


def ledger_path(folder: Path, remote: RemoteStore, graph: NamedNode | None) -> Path:
    """Where in ``folder`` the ledger of this endpoint (and this one graph of ours) stands."""
    name = f"{remote.update_url}\n{graph.value if graph else ''}"
    return folder / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.sqlite"


def push(
    view: View,
    remote: RemoteStore,
    ledger: Ledger,
    *,
    into: NamedNode | None = None,
    begin: Callable[[int], None] = lambda graphs: None,
    advance: Callable[[int], None] = lambda graphs: None,
) -> Pushed:
    """Makes the server hold what ``view`` holds, named graph by named graph, or all in the graph ``into``.

    ``begin`` is told how many graphs there are to send, ``advance`` how many more were sent. Raises
    EndpointError; then the message says how many graphs had been sent, and the next push goes on from there.
    """
    known = ledger.digests()
    wanted = {graph.value for graph in view.graphs()}
    changes: list[_Change] = []
    unchanged = 0
    for graph in sorted(wanted | set(known)):
        lines = _lines(view, graph) if graph in wanted else frozenset()
        if graph in known and known[graph] == _digest(lines):
            unchanged += 1
            continue
        held, certain = ledger.may_hold(graph)
        changes.append(_Change(graph, lines, sorted(held - lines), sorted(lines - held if certain else lines)))
    if into is not None:  # a triple that only moved between our graphs stays where it is on the server
        moved = {line for change in changes for line in change.add}
        changes = [replace(c, remove=[line for line in c.remove if line not in moved]) for c in changes]
    begin(len(changes))
    done = 0
    for group in _groups(changes):
        ledger.begin(group)
        try:
            _send(remote, "DELETE", [(c.graph, c.remove) for c in group], into)
            _send(remote, "INSERT", [(c.graph, c.add) for c in group], into)
        except EndpointError as error:
            at_fault = ", ".join(c.graph for c in group[:3]) + (" ..." if len(group) > 3 else "")
            raise EndpointError(
                f"{error.reason}; {done} of {len(changes)} changed graphs were sent, these may be half there: "
                f"{at_fault}; run the same command again to complete them",
                path=error.path,
            ) from error
        ledger.settle(group)
        done += len(group)
        advance(len(group))
    _verify(view, remote, into, changes, wanted)
    return Pushed(
        sent=sum(bool(c.lines) for c in changes),
        withdrawn=sum(not c.lines for c in changes),
        unchanged=unchanged,
        added=sum(len(c.add) for c in changes),
        removed=sum(len(c.remove) for c in changes),
        union=into is None and _is_union(remote, sorted(wanted)),
    )


def _lines(view: View, graph: str) -> frozenset[str]:
    """The triples of a graph as N-Triples lines, without the line breaks."""
    triples = (Triple(_named(q.subject), q.predicate, _named(q.object)) for q in view.quads(NamedNode(graph)))
    text = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return frozenset(text.decode("utf-8").splitlines())


def _named(term: Any) -> Any:
    """A blank node (the ontology's own graph has some) by a name, since no DELETE DATA can speak of one.

    RDF 1.1 Concepts, section 3.5, "Replacing Blank Nodes with IRIs".
    """
    return NamedNode(f"{SKOLEM}{term.value}") if isinstance(term, BlankNode) else term


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _pack(lines: Iterable[str]) -> bytes:
    return zlib.compress("\n".join(sorted(lines)).encode(), 1)


def _unpack(packed: bytes | None) -> frozenset[str]:
    if not packed:
        return frozenset()
    text = zlib.decompress(packed).decode()
    return frozenset(text.split("\n")) if text else frozenset()


def _groups(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """Changes together up to a batch, so that a thousand small graphs do not take a thousand requests."""
    group: list[_Change] = []
    size = 0
    for change in changes:
        weight = len(change.remove) + len(change.add)
        if group and (size + weight > BATCH or len(group) == GRAPHS):
            yield group
            group, size = [], 0
        group.append(change)
        size += weight
    if group:
        yield group


def _send(remote: RemoteStore, kind: str, parts: Sequence[tuple[str, list[str]]], into: NamedNode | None) -> None:
    """Sends the parts, in halves where the server fails on all at once.

    Virtuoso 7 fails on many graphs in one request as it gives out its 8,192nd number ("not valid bnode IRI");
    it takes the same graphs one by one. What arrived twice does no harm.
    """
    try:
        for request in _requests(kind, parts, into):
            remote.update(request)
    except EndpointError as error:
        if error.code not in _SPLIT or len(parts) < 2:
            raise
        middle = len(parts) // 2
        _send(remote, kind, parts[:middle], into)
        _send(remote, kind, parts[middle:], into)


def _requests(kind: str, parts: Iterable[tuple[str, list[str]]], into: NamedNode | None) -> Iterator[str]:
    """Update requests of at most BATCH triples each."""
    blocks: list[str] = []
    size = 0
    for graph, lines in parts:
        start = 0
        while start < len(lines):
            piece = lines[start : start + BATCH - size]
            blocks.append(f"GRAPH <{into.value if into else graph}> {{\n" + "\n".join(piece) + "\n}")
            size += len(piece)
            start += len(piece)
            if size == BATCH:
                yield f"{kind} DATA {{ " + "\n".join(blocks) + " }"
                blocks, size = [], 0
    if blocks:
        yield f"{kind} DATA {{ " + "\n".join(blocks) + " }"


def _verify(view: View, remote: RemoteStore, into: NamedNode | None, changes: list[_Change], wanted: set[str]) -> None:
    expected: Mapping[str, int]
    if into is not None:
        expected = {into.value: sum(1 for graph in sorted(wanted) for _ in view.quads(NamedNode(graph)))}
    else:
        expected = {c.graph: len(c.lines) for c in changes}
    graphs = sorted(expected)
    wrong = []
    for start in range(0, len(graphs), GRAPHS):
        some = graphs[start : start + GRAPHS]
        found = dict.fromkeys(some, 0)
        names = " ".join(f"<{graph}>" for graph in some)
        rows = remote.select(
            f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
        )
        for row in rows:
            graph, count = row["g"], row["n"]
            if isinstance(graph, NamedNode) and isinstance(count, Literal):
                found[graph.value] = int(count.value)
        wrong += [(graph, found[graph], expected[graph]) for graph in some if found[graph] != expected[graph]]
    if wrong:
        graph, is_, should = wrong[0]
        raise EndpointError(
            f"holds {is_} triples in {graph} instead of {should} ({len(wrong)} graphs differ); "
            "something else writes there, or the server changes what it is sent",
            path=remote.endpoint,
        )


def _is_union(remote: RemoteStore, graphs: list[str]) -> bool:
    """Whether a triple of a named graph is found without naming the graph."""
    if not graphs:
        return True
    rows = list(remote.select(f"SELECT * WHERE {{ GRAPH <{graphs[0]}> {{ ?s ?p ?o }} ?s ?p ?o }} LIMIT 1"))
    return bool(rows)
