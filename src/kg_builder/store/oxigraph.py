"""What the stores in memory and on disk have in common: an Oxigraph store behind the interface."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad
from pyoxigraph import Store as Oxigraph

from kg_builder.errors import QueryError, StoreError
from kg_builder.store.base import Results, Term

_NOT_CODE = re.compile(r"'''.*?'''|\"\"\".*?\"\"\"|'[^'\n]*'|\"[^\"\n]*\"|<[^<>\s]*>|#[^\n]*", re.DOTALL)
_FROM = re.compile(r"(?<![?$:\w-])FROM\b(?![\w:-])", re.IGNORECASE)
_BULK = 5_000


def names_dataset(sparql: str) -> bool:
    """Whether the query has FROM clauses of its own, which the union of all graphs would override."""
    return _FROM.search(_NOT_CODE.sub(" ", sparql)) is not None


class OxigraphWriter:
    """Collects a difference; nothing is written if its ``with`` block ends with an error."""

    def __init__(self, inner: Oxigraph, path: object) -> None:
        self._inner = inner
        self._path = path
        self._changes: dict[Quad, bool] = {}

    def add(self, quads: Iterable[Quad]) -> None:
        for quad in quads:
            if isinstance(quad.graph_name, DefaultGraph):
                raise StoreError("a quad without a graph", path=str(quad))
            self._changes[quad] = True

    def remove(self, quads: Iterable[Quad]) -> None:
        for quad in quads:
            self._changes[quad] = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        changes, self._changes = self._changes, {}
        if kind is None:
            try:
                self._apply(changes)
            except OSError as error:
                raise StoreError(f"the store cannot be written: {error}", path=self._path) from error

    def _apply(self, changes: dict[Quad, bool]) -> None:
        graphs = set()
        for quad, wanted in changes.items():
            if not wanted:
                self._inner.remove(quad)
                graphs.add(quad.graph_name)
        added = [quad for quad, wanted in changes.items() if wanted]
        (self._inner.bulk_extend if len(added) > _BULK else self._inner.extend)(added)
        for graph in graphs - {quad.graph_name for quad in added}:
            if next(self._inner.quads_for_pattern(None, None, None, graph), None) is None:
                self._inner.remove_graph(graph)


class OxigraphStore:
    """A store over one Oxigraph instance; see ``store.base`` for the interface."""

    path: Path | None = None

    def __init__(self, inner: Oxigraph) -> None:
        self._inner = inner

    def query(self, sparql: str) -> Results:
        try:
            return self._inner.query(sparql, use_default_graph_as_union=not names_dataset(sparql))
        except SyntaxError as error:
            raise QueryError(f"the query does not parse: {error}") from error

    def match(
        self,
        subject: NamedNode | BlankNode | None,
        predicate: NamedNode | None,
        value: Term | None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The quads that fit a pattern; None fits anything."""
        return self._inner.quads_for_pattern(subject, predicate, value, graph)

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        return self._inner.quads_for_pattern(None, None, None, graph)

    def graphs(self) -> Iterator[NamedNode]:
        for graph in self._inner.named_graphs():
            if isinstance(graph, NamedNode):
                yield graph

    def __len__(self) -> int:
        return len(self._inner)

    def writer(self) -> OxigraphWriter:
        return OxigraphWriter(self._inner, self.path)

    def close(self) -> None:
        del self._inner
