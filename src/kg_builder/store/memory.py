"""A store in memory: for tests, for rules, for small graphs."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad
from pyoxigraph import Store as Oxigraph

from kg_builder.store.oxigraph import OxigraphStore


class MemoryStore(OxigraphStore):
    """Quads in memory, gone when it is closed."""

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        inner = Oxigraph()
        inner.bulk_extend(quads)
        super().__init__(inner)
