"""Quads to files in every form that we export. The same quads give the same bytes.

Forms without graphs (Turtle, N-Triples, RDF/XML) hold the union of all graphs.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import IO

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from kg_builder.errors import UsageError
from kg_builder.graph.jsonld import JsonLdWriter
from kg_builder.graph.lines import Graphs, by_graph, owner, rows
from kg_builder.graph.turtle import TurtleWriter
from kg_builder.vocab import PREFIXES

_ROOT = re.compile(rb"<rdf:RDF([^>]*)>")
_ATTRIBUTE = re.compile(rb'\s+([\w:.-]+="[^"]*")')


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export: how it is called, its file name's end, its media type, and whether it keeps graphs."""

    name: str
    extension: str
    media_type: str
    graphs: bool


FORMATS: Mapping[str, Format] = {
    f.name: f
    for f in (
        Format("turtle", "ttl", "text/turtle", False),
        Format("trig", "trig", "application/trig", True),
        Format("nquads", "nq", "application/n-quads", True),
        Format("ntriples", "nt", "application/n-triples", False),
        Format("jsonld", "jsonld", "application/ld+json", True),
        Format("rdfxml", "rdf", "application/rdf+xml", False),
    )
}


def write(
    source: Graphs | Iterable[Quad],
    out: IO[bytes],
    format: str,  # noqa: A002
    *,
    base: str | None = None,
    prefixes: Mapping[str, str] = PREFIXES,
) -> None:
    """Writes quads, or a store graph by graph, to ``out``. IRIs below ``base`` are written relative to it."""
    if format not in FORMATS:
        raise UsageError(f"no such format; there are {', '.join(FORMATS)}", path=format)
    if format == "nquads":
        for _, lines in by_graph(source):
            out.write(("\n".join(lines) + "\n").encode("utf-8"))
    elif format == "ntriples":
        for lines in _merged(source):
            out.write(("\n".join(lines) + "\n").encode("utf-8"))
    elif format == "rdfxml":
        _write_xml(source, out, prefixes)
    elif format == "jsonld":
        json = JsonLdWriter(out, prefixes, base)
        _write_graphs(source, json)
        json.finish()
    else:
        with TurtleWriter(prefixes, base) as turtle:
            if format == "trig":
                _write_graphs(source, turtle)
            else:
                for lines in _merged(source):
                    turtle.triples(rows("", lines))
            turtle.finish(out)


def dumps(source: Graphs | Iterable[Quad], format: str, *, base: str | None = None) -> str:  # noqa: A002
    """The same as text."""
    out = io.BytesIO()
    write(source, out, format, base=base)
    return out.getvalue().decode("utf-8")


def _write_graphs(source: Graphs | Iterable[Quad], writer: TurtleWriter | JsonLdWriter) -> None:
    for name, lines in by_graph(source):
        if name:
            writer.graph(name, rows(name, lines))
        else:
            writer.triples(rows(name, lines))


def _merged(source: Graphs | Iterable[Quad]) -> Iterator[list[str]]:
    """N-Triples lines, those of one bulletin's claims and links together, so that a subject stands in one place."""
    for _, graphs in groupby(by_graph(source), key=lambda item: owner(item[0])):
        merged: set[str] = set()
        for name, lines in graphs:
            merged.update(f"{line[: -(len(name) + 5)]} ." if name else line for line in lines)
        yield sorted(merged)


def _write_xml(source: Graphs | Iterable[Quad], out: IO[bytes], prefixes: Mapping[str, str]) -> None:
    def triples() -> Iterator[Triple]:
        for lines in _merged(source):
            for quad in parse("\n".join(lines), format=RdfFormat.N_TRIPLES):
                yield quad.triple

    buffer = io.BytesIO()
    serialize(triples(), buffer, RdfFormat.RDF_XML, prefixes=dict(prefixes))
    text = buffer.getvalue()
    # Oxigraph declares prefixes in no fixed order.
    root = _ROOT.search(text)
    if root is None:
        out.write(text)
        return
    attributes = sorted(_ATTRIBUTE.findall(root[1]))
    out.write(text[: root.start()] + b"<rdf:RDF " + b" ".join(attributes) + b">" + text[root.end() :])
