"""A small world of scripted bulletins, and the graph of it, for queries."""

from __future__ import annotations

from functools import cache

from pyoxigraph import Quad

from kg_builder.graph.emit import Read, emit_all
from kg_builder.graph.facts import read_claims
from kg_builder.graph.iris import entity_of
from kg_builder.graph.rules import shipped
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.keys import NoNames, fold
from kg_builder.model.record import Record
from kg_builder.resolve.resolver import resolve_claims
from support import sco
from support.graphs import IRIS
from support.scripted import ScriptedExtractor, make_bulletin

TEXTS = {
    "one": "@2019-03-04\nann lee=minister/russia+bob ray=minister/japan\n?ann lee+eve fox=envoy/japan",
    "two": "@2019-03-05\nann lee=minister/russia+bob ray=minister/japan+carl po=president/india",
    "three": "@2021-01\nann lee=president/russia+carl po=president/india",
    "again": "@2019-03-04\n?ann lee=minister/russia+bob ray=minister/japan",
    "four": "ann lee=minister/russia+dora",
}


class _Countries(NoNames):
    def country(self, name: str) -> str | None:
        return fold(name) if fold(name) in ("russia", "japan", "india") else None


def pairs() -> list[tuple[Record, Bulletin]]:
    bulletins = [make_bulletin(name, text, "Scripted Board", f"{name}.txt") for name, text in TEXTS.items()]
    scripted = list(zip(ScriptedExtractor().extract(bulletins), bulletins, strict=True))
    return [*scripted, (sco.record(), sco.PAGE.bulletin)]


@cache
def quads() -> tuple[Quad, ...]:
    """All graphs of the world, what is derived included."""
    read = [Read(bulletin, read_claims(record, _Countries())) for record, bulletin in pairs()]
    found = list(emit_all(read, resolve_claims([r.claims for r in read], authority=_Countries()), IRIS))
    graphs: dict[str, list[Quad]] = {}
    for quad in found:
        graphs.setdefault(quad.graph_name.value, []).append(quad)  # type: ignore[union-attr]
    ids = {IRIS.id_of(quad.subject.value) for quad in found}  # type: ignore[union-attr]
    things = {entity_of(id_) for id_ in ids if id_}
    derived = shipped().derive(things, lambda id_: graphs.get(IRIS.thing_graph(id_).value, []), IRIS)
    return (*found, *sorted({q for said in derived.values() for q in said}, key=str))
