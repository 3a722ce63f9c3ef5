"""Writes what has changed into a generation of the store, by difference.

Each graph has a digest in ``records.sqlite``; a graph whose digest is as it was is not touched.
Derived triples are kept with their causes, and go with the last one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg_builder.store.base import Store
from kg_builder.workspace.records import Records

_FLUSH = 50_000


def digest(parts: Iterable[str]) -> str:
    """SHA-256 over ``parts``, each by itself."""
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        sha.update(len(data).to_bytes(8, "big"))
        sha.update(data)
    return sha.hexdigest()


def from_lines(lines: Iterable[str]) -> list[Quad]:
    """The quads that ``str`` turned into ``lines``."""
    return list(parse("".join(f"{line} .\n" for line in lines), format=RdfFormat.N_QUADS))


class Difference:
    """Collects changes to the store and to the digests of its graphs."""

    def __init__(self, records: Records, store: Store) -> None:
        self._records = records
        self._store = store
        self._fresh = records.value("SELECT 1 FROM graphs LIMIT 1") is None
        self._add: list[Quad] = []
        self._remove: list[Quad] = []

    def put(self, graph: NamedNode, quads: Iterable[Quad], *, counted: bool = True) -> bool:
        """Makes ``quads`` the content of ``graph`` (beside what is derived); none at all removes it.

        Says whether it was otherwise. What is not ``counted`` is about the graph, not of it.
        """
        wanted = set(quads)
        mark = digest(sorted(map(str, wanted))) if wanted else None
        old_mark = self._records.value("SELECT digest FROM graphs WHERE iri = ?", [graph.value])
        if old_mark == mark:
            return False
        old = set() if old_mark is None else self.read(graph)
        self.remove(old - wanted)
        self.add(wanted - old)
        if mark is None:
            self._records.do("DELETE FROM graphs WHERE iri = ?", [graph.value])
        else:
            row = [graph.value, mark, len(wanted) if counted else 0]
            self._records.do("INSERT OR REPLACE INTO graphs VALUES (?, ?, ?)", row)
        return True

    def read(self, graph: NamedNode) -> set[Quad]:
        """The content of ``graph`` in the store, beside what is derived."""
        lines = self._records.rows("SELECT DISTINCT quad FROM causes WHERE graph = ?", [graph.value])
        return set(self._store.quads(graph)).difference(from_lines(line for (line,) in lines))

    def add(self, quads: Iterable[Quad]) -> None:
        self._add += quads
        self._flush_at(_FLUSH)

    def remove(self, quads: Iterable[Quad]) -> None:
        self._remove += quads
        self._flush_at(_FLUSH)

    def _flush_at(self, size: int) -> None:
        if len(self._add) + len(self._remove) < size:
            return
        with self._store.writer() as writer:
            writer.remove(self._remove)
            writer.add(self._add)
        self._add, self._remove = [], []

    def flush(self) -> None:
        self._flush_at(0)


def replace_causes(
    records: Records, difference: Difference, causes: Collection[str], said: Iterable[tuple[str, Quad]]
) -> None:
    """``said`` is now all that ``causes`` imply; what nothing else implies any more goes."""
    rows = [(cause, str(quad), _graph(quad)) for cause, quad in said]
    before: set[str] = set()
    for cause in causes:
        before.update(line for (line,) in records.rows("SELECT quad FROM causes WHERE cause = ?", [cause]))
    records.do_many("DELETE FROM causes WHERE cause = ?", ([cause] for cause in causes))

    def caused(line: str) -> bool:
        return records.value("SELECT 1 FROM causes WHERE quad = ? LIMIT 1", [line]) is not None

    new = [line for line in sorted({line for _, line, _ in rows} - before) if not caused(line)]
    records.do_many("INSERT OR IGNORE INTO causes VALUES (?, ?, ?)", rows)
    difference.add(from_lines(new))
    difference.remove(from_lines(line for line in sorted(before) if not caused(line)))


def _graph(quad: Quad) -> str:
    assert isinstance(quad.graph_name, NamedNode)
    return quad.graph_name.value
