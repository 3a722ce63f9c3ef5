"""Quads as sorted N-Triples tokens: what all our writers start from.

Oxigraph writes N-Quads ten times faster than Python could put terms together, so terms are cut
out of its lines.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
    serialize,
)

Row = tuple[str, str, str]
_BULLETIN_GRAPH = re.compile(r"/graph/(?:claims|links)/")
_DIGITS = re.compile(r"([0-9]+)")


class Graphs(Protocol):
    """Quads that can be had graph by graph, as from a store."""

    def graphs(self) -> Iterable[NamedNode]: ...

    def quads(self, graph: NamedNode | None = None) -> Iterable[Quad]: ...


class Bucket:
    """Loose quads, sorted into their graphs. The default graph has the name ""."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._graphs: dict[str, list[Quad]] = {}
        for quad in quads:
            name = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
            self._graphs.setdefault(name, []).append(quad)

    def names(self) -> list[str]:
        return list(self._graphs)

    def quads(self, name: str) -> list[Quad]:
        return self._graphs[name]


class Stored:
    """The graphs of a store."""

    def __init__(self, graphs: Graphs) -> None:
        self._graphs = graphs

    def names(self) -> list[str]:
        return [graph.value for graph in self._graphs.graphs()]

    def quads(self, name: str) -> Iterable[Quad]:
        return self._graphs.quads(NamedNode(name))


def by_graph(source: Graphs | Iterable[Quad]) -> Iterator[tuple[str, list[str]]]:
    """Each graph's name with its N-Quads lines, in order of their owners; blank nodes get labels from their content."""
    found = opened(source)
    for name in sorted(found.names(), key=lambda name: (natural(owner(name)), name)):
        yield name, _lines(name, found.quads(name))


def opened(source: Graphs | Iterable[Quad]) -> Bucket | Stored:
    """Quads by the names of their graphs, wherever they come from."""
    return Bucket(source) if isinstance(source, Iterable) else Stored(source)


def owner(graph: str) -> str:
    """One name for the claims and the links of a bulletin; any other graph's own name."""
    return _BULLETIN_GRAPH.sub("/graph/bulletin/", graph)


def _lines(name: str, quads: Iterable[Quad]) -> list[str]:
    text = _text(quads)
    if "_:" in text:
        text = _text(_labelled(name, text))
    lines = sorted(set(text.split("\n")))
    return [line for line in lines if line]


def _text(quads: Iterable[Quad]) -> str:
    data = serialize(quads, format=RdfFormat.N_QUADS)
    return data.decode("utf-8") if data else ""


def _labelled(name: str, text: str) -> Iterator[Quad]:
    """The same quads with labels of blank nodes that depend on the graph's name and content only."""
    dataset = Dataset(parse(text, format=RdfFormat.N_QUADS))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    mark = "b" + hashlib.sha256(name.encode()).hexdigest()[:6]
    for q in dataset:
        ends = (BlankNode(mark + t.value) if isinstance(t, BlankNode) else t for t in (q.subject, q.object))
        subject, value = ends
        yield Quad(subject, q.predicate, value, q.graph_name)


def rows(name: str, lines: Iterable[str]) -> list[Row]:
    """Subject, predicate and object of each line of a graph, as N-Triples tokens."""
    end = -(len(name) + 5) if name else -2
    cut = []
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        cut.append((subject, predicate, rest[:end]))
    return cut


def subjects(found: Iterable[Row]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Predicates and objects of each subject, subjects in natural order."""
    grouped: dict[str, list[tuple[str, str]]] = {}
    for subject, predicate, value in found:
        grouped.setdefault(subject, []).append((predicate, value))
    return sorted(grouped.items(), key=lambda item: natural(item[0].rstrip(">")))


def natural(text: str) -> tuple[list[str | int], str]:
    """Sorts ``evidence-44`` before ``evidence-104``."""
    parts: list[str | int] = list(_DIGITS.split(text))
    parts[1::2] = map(int, parts[1::2])
    return parts, text


class Shortener:
    """Writes IRIs as prefixed names, or relative to the base, where that is safe."""

    _LOCAL = re.compile(r"[A-Za-z_](?:[\w-]*[\w])?", re.ASCII)
    _RELATIVE = re.compile(
        r"[a-z][a-z-]*(?:/(?!\.{1,2}(?:[/#]|$))[\w.~%-]+)+(?:#[\w.~%-]+)?|dataset(?:#[\w-]+)?", re.ASCII
    )

    def __init__(self, prefixes: Mapping[str, str], base: str | None) -> None:
        self._prefixes = {namespace: prefix for prefix, namespace in prefixes.items()}
        self.base = base if base is not None and base.endswith("/") else None
        self.used: set[str] = set()
        self.short = lru_cache(maxsize=1 << 17)(self._short)

    def _short(self, token: str) -> str:
        """An N-Triples token ``<…>`` as short as can be."""
        iri = token[1:-1]
        if self.base is not None and iri.startswith(self.base):
            rest = iri[len(self.base) :]
            return f"<{rest}>" if self._RELATIVE.fullmatch(rest) else token
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._prefixes.get(iri[:cut])
        if prefix is None or not self._LOCAL.fullmatch(iri[cut:]):
            return token
        self.used.add(prefix)
        return f"{prefix}:{iri[cut:]}"
