"""From records to quads in one call."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from kg_builder.graph.emit import Read, emit_all
from kg_builder.graph.facts import read_claims
from kg_builder.graph.iris import Iris
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.keys import Names
from kg_builder.model.record import Record
from kg_builder.resolve.resolver import resolve_claims

IRIS = Iris("https://example.org/id/")


def emit(pairs: Iterable[tuple[Record, Bulletin]], names: Names | None = None) -> list[Quad]:
    read = [Read(bulletin, read_claims(record, names)) for record, bulletin in pairs]
    return list(emit_all(read, resolve_claims([r.claims for r in read], authority=names), IRIS))
