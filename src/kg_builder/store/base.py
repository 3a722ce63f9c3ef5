"""What every store offers: reading by SPARQL, writing by difference.

Terms and quads are those of pyoxigraph throughout the project.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Protocol, Self

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

Term = NamedNode | BlankNode | Literal
Results = QuerySolutions | QueryBoolean | QueryTriples


class View(Protocol):
    """A frozen state to read. ``query`` sees the union of all named graphs as the default graph."""

    def query(self, sparql: str) -> Results: ...

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]: ...

    def graphs(self) -> Iterator[NamedNode]: ...


class Writer(Protocol):
    """Collects a difference and applies it as a whole when its ``with`` block ends without an error."""

    def add(self, quads: Iterable[Quad]) -> None: ...

    def remove(self, quads: Iterable[Quad]) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Store(View, Protocol):
    """A store that can be written, too."""

    def writer(self) -> Writer: ...

    def close(self) -> None: ...
