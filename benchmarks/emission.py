"""How fast records become a graph and a graph becomes files, beside what Oxigraph and rdflib take for the like.

    PYTHONPATH=src python benchmarks/emission.py [BULLETINS]

Reads the sample bulletins, repeats their records under other ids and dates, and prints CPU seconds, rates, and
ratios to Oxigraph's load into memory. One process.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Sized
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import rdflib
from pyoxigraph import Quad, RdfFormat, Store

from kg_builder.bulletins import discover, read
from kg_builder.errors import SourceError
from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.graph.claims import emit_claims
from kg_builder.graph.emit import denote_all
from kg_builder.graph.facts import read_claims
from kg_builder.graph.iris import Iris
from kg_builder.graph.knowledge import emit_knowledge
from kg_builder.graph.links import emit_links
from kg_builder.graph.rules import shipped
from kg_builder.graph.serialize import FORMATS, write
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.record import Record
from kg_builder.model.time import PartialDate
from kg_builder.resolve.resolver import resolve_claims

SAMPLES = Path(__file__).parents[1] / "tests" / "data" / "bulletins"
T = TypeVar("T")


def pairs(wanted: int) -> list[tuple[Record, Bulletin]]:
    """The samples again and again under other ids and dates."""
    read_all = [b for path in discover(SAMPLES) for b in read(path) if not isinstance(b, SourceError)]
    records = list(zip(GrammarExtractor().extract(read_all), read_all, strict=True))
    found = []
    for number in range(wanted):
        record, bulletin = records[number % len(records)]
        turn = number // len(records)
        id_, published = f"{bulletin.id}-{turn}", PartialDate(f"{1900 + turn % 200}-{1 + turn % 12:02d}-01")
        moved = {"bulletin": id_, "published": published}
        found.append((replace(record, **moved), replace(bulletin, id=id_, published=published)))
    return found


def timed(label: str, run: Callable[[], T], count: int | None = None, unit: str = "quads") -> tuple[T, float]:
    start = time.process_time()
    result = run()
    seconds = time.process_time() - start
    number = count if count is not None else len(result) if isinstance(result, Sized) else 0
    print(f"{label:<28}{seconds:>8.2f} s {number / seconds:>12,.0f} {unit}/s")
    return result, number / seconds


def main(wanted: int) -> None:
    iris = Iris()
    found = pairs(wanted)
    claims, _ = timed("take records apart", lambda: [read_claims(r) for r, _ in found], unit="bulletins")
    resolution, _ = timed("resolve (equal keys)", lambda: resolve_claims(claims), wanted, "bulletins")
    by_id = {c.bulletin: c for c in claims}
    denotes, _ = timed("denote", lambda: denote_all(claims, resolution), unit="claims")
    emit = lambda: [q for c, (_, b) in zip(claims, found, strict=True) for q in emit_claims(c, b, iris)]  # noqa: E731
    quads, _ = timed("emit claims", emit)
    links, _ = timed("emit links", lambda: [q for c in claims for q in emit_links(c, denotes, iris)])
    things: dict[str, list[Quad]] = {}

    def knowledge() -> list[Quad]:
        for entity in resolution.entities.values():
            things[entity.id] = emit_knowledge(entity, by_id, denotes, iris)
        return [q for graph in things.values() for q in graph]

    known, _ = timed("emit knowledge", knowledge)
    derive = lambda: [q for d in shipped().derive(things, things.__getitem__, iris).values() for q in d]  # noqa: E731
    derived, _ = timed("derive by rule", derive)
    whole = list({*quads, *links, *known, *derived})
    print(f"\n{wanted:,} bulletins, {len(resolution.entities):,} things, {len(whole):,} quads\n")
    write(whole, buffer := io.BytesIO(), "nquads")
    data = buffer.getvalue()
    _, loading = timed("Oxigraph: load N-Quads", lambda: Store().bulk_load(data, format=RdfFormat.N_QUADS), len(whole))
    for form in FORMATS:
        _, rate = timed(f"write {form}", lambda form=form: write(whole, io.BytesIO(), form, base=iris.base), len(whole))
        print(f"{'':<28}{rate / loading:>10.2f} × Oxigraph's load")
    few = whole[: min(len(whole), 50_000)]
    data = b"".join(f"{q} .\n".encode() for q in few)
    graph = rdflib.Dataset()
    _, reading = timed("rdflib: load N-Quads", lambda: graph.parse(data=data, format="nquads"), len(few))
    _, writing = timed("rdflib: write TriG", lambda: graph.serialize(format="trig"), len(few))
    _, ours = timed("ours: write TriG", lambda: write(few, io.BytesIO(), "trig", base=iris.base), len(few))
    print(f"{'':<28}{ours / writing:>10.1f} × rdflib's TriG, {ours / reading:.1f} × its load")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
