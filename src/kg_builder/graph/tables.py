"""The graph as flat CSV tables, for people who live in a spreadsheet.

Several values in one cell are sorted and have `` | `` between them. Columns that end in nothing but a
kind's name (``official``, ``meeting``) are IRIs.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Triple

from kg_builder.errors import OutputError
from kg_builder.graph.iris import Iris
from kg_builder.graph.lines import Graphs, opened, owner
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.text import Span
from kg_builder.vocab import KG

SEPARATOR = " | "
_AGENTS = ("Official", "CollectiveParticipant", "Organisation", "Country")
_CODES = "https://w3id.org/kg-builder/codes#"

Node = dict[str, list[str]]
Row = dict[str, str]
Nodes = dict[str, Node]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "officials": ("official", "name", "other_names", "represents", "posts", "same_as"),
    "tenures": (
        *("tenure", "official", "official_name", "post", "post_name", "of", "of_name"),
        *("standing", "start", "end", "earliest", "latest"),
    ),
    "organisations": ("organisation", "name", "other_names", "country", "country_name", "same_as"),
    "meetings": (
        *("meeting", "type", "name", "kind", "status", "mode", "start", "end", "earliest", "latest"),
        *("place", "place_name", "convenor", "convenor_name", "part_of", "part_of_name", "topics"),
    ),
    "participations": (
        *("participation", "event", "event_name", "agent", "agent_name", "agent_type", "role", "took_part"),
        *("post", "post_name", "on_behalf_of", "on_behalf_of_name"),
    ),
    "agreements": (
        *("agreement", "title", "kind", "parties", "signatories", "topics"),
        *("event", "date", "earliest", "latest", "meeting", "meeting_name"),
    ),
    "evidence": (
        *("evidence", "about", "about_name", "property", "value", "value_name", "quote", "start", "end", "sentence"),
        *("method", "confidence", "bulletin", "published", "publisher", "source", "part", "source_start", "source_end"),
    ),
}


def write_tables(
    source: Graphs | Iterable[Quad],
    folder: Path,
    iris: Iris,
    bulletins: Callable[[str], Bulletin | None] = lambda _: None,
) -> dict[str, int]:
    """Writes the tables into ``folder`` (made if need be) and gives the rows of each.

    ``bulletins`` gives a bulletin by id, for the position in its source; without it these columns are empty.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tables = _Tables(source, iris, bulletins)
        return {name: _write(folder / f"{name}.csv", COLUMNS[name], rows) for name, rows in tables.all()}
    except OSError as error:
        raise OutputError(error.strerror or str(error), path=error.filename or folder) from error


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[Row]) -> int:
    """A file appears whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    count = 0
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            for row in rows:
                writer.writerow(row)
                count += 1
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return count


def _nodes(quads: Iterable[Quad]) -> Nodes:
    """Each subject's values by the local name of the property; codes as their notation."""
    nodes: Nodes = {}
    for quad in quads:
        if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
            continue
        value = quad.object.value
        if value.startswith(_CODES):
            value = value[len(_CODES) :].partition("-")[2]
        name = quad.predicate.value
        cut = max(name.rfind("#"), name.rfind("/")) + 1
        nodes.setdefault(quad.subject.value, {}).setdefault(name[cut:], []).append(value)
    for node in nodes.values():
        for values in node.values():
            values.sort()
    return nodes


def _one(node: Node, property_: str) -> str:
    return node.get(property_, [""])[0]


def _joined(values: Iterable[str]) -> str:
    return SEPARATOR.join(sorted(set(values)))


class _Tables:
    def __init__(
        self, source: Graphs | Iterable[Quad], iris: Iris, bulletins: Callable[[str], Bulletin | None]
    ) -> None:
        self._iris = iris
        self._bulletins = bulletins
        self._source = opened(source)
        self._things: Nodes = {}
        for name in self._source.names():
            if iris.graph_kind(name) not in ("claims", "links", "dataset", ""):
                self._things.update(_nodes(self._source.quads(name)))
        self._by_type: dict[str, list[str]] = {}
        for iri in sorted(self._things):
            for type_ in self._things[iri].get("type", ()):
                self._by_type.setdefault(type_, []).append(iri)

    def all(self) -> Iterator[tuple[str, Iterator[Row]]]:
        yield "officials", self._officials()
        yield "tenures", self._tenures()
        yield "organisations", self._organisations()
        yield "meetings", self._meetings()
        yield "participations", self._participations()
        yield "agreements", self._agreements()
        yield "evidence", self._evidence()

    def _of(self, class_: NamedNode) -> Iterator[tuple[str, Node]]:
        for iri in self._by_type.get(class_.value, ()):
            yield iri, self._things[iri]

    def _label(self, iri: str) -> str:
        """What people call a thing; a dependent by its ends: "Ann Bell in Oslo talks"."""
        node = self._things.get(iri, {})
        if "label" not in node:
            for first, word, last in (("agent", "in", "participationIn"), ("tenureOf", "as", "post")):
                if first in node:
                    return f"{self._label(_one(node, first))} {word} {self._label(_one(node, last))}"
            if "agreementEventOf" in node:
                return f"{_one(node, 'eventKind')} of {self._label(_one(node, 'agreementEventOf'))}"
        return _one(node, "label")

    def _labels(self, iris: Iterable[str]) -> str:
        return _joined(self._label(iri) or iri for iri in iris)

    def _tie(self, column: str, node: Node, property_: str) -> Row:
        """Two columns: the IRIs and the names of a property's values."""
        values = node.get(property_, ())
        return {column: _joined(values), f"{column}_name": self._labels(values)}

    @staticmethod
    def _names(node: Node) -> Row:
        others = set(node.get("name", ())) - set(node.get("label", ()))
        return {"name": _one(node, "label"), "other_names": _joined(others), "same_as": _joined(node.get("sameAs", ()))}

    def _officials(self) -> Iterator[Row]:
        for iri, node in self._of(KG.Official):
            sides = [*node.get("represents", ()), *node.get("standsFor", ())]
            posts = node.get("heldPost", ())
            yield {
                "official": iri,
                **self._names(node),
                "represents": self._labels(sides),
                "posts": self._labels(posts),
            }

    def _tenures(self) -> Iterator[Row]:
        for iri, node in self._of(KG.Tenure):
            yield {
                "tenure": iri,
                **self._tie("official", node, "tenureOf"),
                **self._tie("post", node, "post"),
                **self._tie("of", self._things.get(_one(node, "post"), {}), "postOf"),
                "standing": _joined(node.get("standing", ())),
                **_dates(node),
            }

    def _organisations(self) -> Iterator[Row]:
        for iri, node in self._of(KG.Organisation):
            yield {"organisation": iri, **self._names(node), **self._tie("country", node, "country")}

    def _meetings(self) -> Iterator[Row]:
        for class_, type_ in ((KG.Meeting, "meeting"), (KG.Visit, "visit")):
            for iri, node in self._of(class_):
                yield {
                    "meeting": iri,
                    "type": type_,
                    "name": _one(node, "label"),
                    **{name: _one(node, name) for name in ("kind", "status", "mode")},
                    **_dates(node),
                    **self._tie("place", node, "place"),
                    **self._tie("convenor", node, "convenor"),
                    **self._tie("part_of", node, "partOf"),
                    "topics": self._labels(node.get("topic", ())),
                }

    def _participations(self) -> Iterator[Row]:
        for iri, node in self._of(KG.Participation):
            types = [t.rpartition("#")[2] for t in self._things.get(_one(node, "agent"), {}).get("type", ())]
            yield {
                "participation": iri,
                **self._tie("event", node, "participationIn"),
                **self._tie("agent", node, "agent"),
                "agent_type": next((t for t in _AGENTS if t in types), ""),
                "role": _one(node, "role"),
                "took_part": "yes" if "tookPart" in node else "expected" if "expected" in node else "",
                **self._tie("post", node, "postHeld"),
                **self._tie("on_behalf_of", node, "onBehalfOf"),
            }

    def _agreements(self) -> Iterator[Row]:
        """One row a step in an agreement's life, at least one an agreement."""
        for iri, node in self._of(KG.Agreement):
            steps = [self._things[step] for step in node.get("hasAgreementEvent", ())]
            steps.sort(key=lambda step: (_one(step, "earliest") or "~", _one(step, "eventKind")))
            for step in steps or [{}]:
                yield {
                    "agreement": iri,
                    "title": _one(node, "label"),
                    "kind": _one(node, "agreementKind"),
                    "parties": self._labels(node.get("party", ())),
                    "signatories": self._labels(node.get("hasSignatory", ())),
                    "topics": self._labels(node.get("topic", ())),
                    "event": _one(step, "eventKind"),
                    **{name: _one(step, name) for name in ("date", "earliest", "latest")},
                    **self._tie("meeting", step, "meeting"),
                }

    def _evidence(self) -> Iterator[Row]:
        groups: dict[str, list[str]] = {}
        for name in self._source.names():
            if self._iris.graph_kind(name) in ("claims", "links"):
                groups.setdefault(owner(name), []).append(name)
        for _, names in sorted(groups.items()):
            nodes = _nodes(quad for name in names for quad in self._source.quads(name))
            yield from self._evidence_of(nodes, self._iris.graph_bulletin(names[0]) or "")
        for iri, node in self._of(KG.Evidence):
            yield self._proof(iri, node, {})

    def _evidence_of(self, nodes: Nodes, id_: str) -> Iterator[Row]:
        bulletin = self._bulletins(id_)
        page = nodes.get(self._iris.bulletin(id_).value, {})
        told = {"bulletin": id_, "published": _one(page, "published"), "publisher": _one(page, "publisher")}
        told["source"] = _joined(page.get("source", ()))
        found = [(iri, node) for iri, node in nodes.items() if KG.Evidence.value in node.get("type", ())]
        for iri, node in sorted(found, key=lambda item: (int(_one(item[1], "startOffset")), item[0])):
            yield {**self._proof(iri, node, nodes), **told, **_position(node, bulletin)}

    def _proof(self, iri: str, node: Node, nodes: Nodes) -> Row:
        about, value = (
            _one(nodes.get(local, {}), "denotes") or local for local in (_one(node, "about"), _one(node, "value"))
        )
        return {
            "evidence": iri,
            "about": about,
            "about_name": self._label(about),
            "property": _joined(p.rpartition("#")[2] for p in node.get("property", ())),
            "value": value,
            "value_name": self._label(value),
            "quote": _one(node, "quote"),
            "start": _one(node, "startOffset"),
            "end": _one(node, "endOffset"),
            "sentence": _one(nodes.get(_one(node, "sentence"), {}), "text"),
            "method": _one(node, "method"),
            "confidence": _one(node, "confidence"),
        }


def _dates(node: Node) -> Row:
    return {name: _one(node, name) for name in ("start", "end", "earliest", "latest")}


def _position(node: Node, bulletin: Bulletin | None) -> Row:
    """Where a quote stands in its source: code points of the file, or of the part of a container."""
    if bulletin is None:
        return {}
    span = bulletin.offsets.to_source(Span(int(_one(node, "startOffset")), int(_one(node, "endOffset"))))
    position = {} if span is None else {"source_start": str(span.start), "source_end": str(span.end)}
    return {"source": bulletin.source, "part": bulletin.part or "", **position}
