"""Derives the one-hop shortcuts and the classes filled by rule, from the CONSTRUCT files in ``ontology/rules``.

A rule is plain SPARQL that runs anywhere. Its head says which kinds of thing drive it and which
variable names the driving thing, the *cause*: here it is run as a SELECT with that variable, so
that each derived triple comes with the things that imply it and goes with the last of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pyoxigraph import NamedNode, Quad, QuerySolutions, RdfFormat, Store, Triple, parse

from kg_builder.errors import OntologyError
from kg_builder.graph.iris import Iris, entity_of
from kg_builder.resources import resource
from kg_builder.vocab import PREFIXES, RDF

_HEAD = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_CONSTRUCT = re.compile(
    r"(?P<prologue>.*?)\bCONSTRUCT\s*\{\s*(?P<subject>\S+)\s+(?P<property>\S+)\s+(?P<object>[^\s.}]+)\s*\.?\s*\}\s*"
    r"WHERE\s*(?P<where>\{.*\})\s*",
    re.DOTALL | re.IGNORECASE,
)
_NAME = re.compile(r"\b([a-z]+):(\w[\w-]*)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One file. ``drivers`` are kinds of thing; ``reach`` is how far from the driving thing it looks."""

    name: str
    drivers: frozenset[str]
    reach: int
    construct: str
    select: str
    property: NamedNode
    object: NamedNode | None
    terms: frozenset[str]

    def derive(self, store: Store) -> Iterator[tuple[str, Triple]]:
        """Each derived triple with the IRI of a cause."""
        solutions = store.query(self.select, use_default_graph_as_union=True)
        assert isinstance(solutions, QuerySolutions)
        for solution in solutions:
            value = self.object or solution["o"]
            yield solution["cause"].value, Triple(solution["s"], self.property, value)


def _term(text: str, path: Path) -> NamedNode:
    prefix, _, name = text.partition(":")
    if text == "a":
        return RDF.type
    if prefix not in PREFIXES:
        raise OntologyError(f"not a prefixed name: {text}", path=path)
    return NamedNode(PREFIXES[prefix] + name)


def read_rule(path: Path) -> Rule:
    """Reads one file; OntologyError if it has not the form that ``derive`` can run."""
    text = path.read_text(encoding="utf-8")
    head = _read_head("\n".join(_HEAD.findall(text)), path)
    construct = _COMMENT.sub("", text)
    match = _CONSTRUCT.fullmatch(construct.strip() + "\n")
    if match is None:
        raise OntologyError("a rule is CONSTRUCT { one triple } WHERE { … }", path=path)
    constant = not match["object"].startswith("?")
    columns = f"({head['cause']} AS ?cause) ({match['subject']} AS ?s)"
    if not constant:
        columns += f" ({match['object']} AS ?o)"
    names = {_term(f"{prefix}:{name}", path).value for prefix, name in _NAME.findall(match["where"]) if prefix != "_"}
    return Rule(
        name=path.stem,
        drivers=frozenset(head["driver"]),
        reach=head["reach"],
        construct=construct,
        select=f"{match['prologue']}SELECT DISTINCT {columns} WHERE {match['where']}",
        property=_term(match["property"], path),
        object=_term(match["object"], path) if constant else None,
        terms=frozenset(names | {RDF.type.value}),
    )


def _read_head(text: str, path: Path) -> dict[str, Any]:
    try:
        head = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise OntologyError(f"the head is not YAML: {error}", path=path) from error
    wanted: dict[str, type] = {"derives": str, "driver": list, "cause": str, "reach": int}
    for key, kind in wanted.items():
        if not isinstance(head, dict) or not isinstance(head.get(key), kind):
            raise OntologyError(f"the head lacks {key} ({kind.__name__})", path=path)
    return dict(head)


class Rules:
    """The rules of a folder, with the code lists that they may look at."""

    def __init__(self, rules: Sequence[Rule], codes: Sequence[Quad] = ()) -> None:
        self.rules = tuple(rules)
        self.codes = tuple(codes)
        self._terms = frozenset[str]().union(*(rule.terms for rule in rules))
        self._reach: Mapping[str, int] = {
            kind: max(rule.reach for rule in rules if kind in rule.drivers)
            for kind in {kind for rule in rules for kind in rule.drivers}
        }

    @classmethod
    def load(cls, ontology: Path) -> Rules:
        """The rules and code lists below an ontology folder."""
        codes = [quad for path in sorted((ontology / "codes").glob("*.ttl")) for quad in _read_codes(path)]
        return cls([read_rule(path) for path in sorted((ontology / "rules").glob("*.rq"))], codes)

    def reach(self, kind: str) -> int | None:
        """How far rules driven by a thing of ``kind`` look; None if none are."""
        return self._reach.get(kind)

    def derive(
        self, causes: Iterable[str], knowledge: Callable[[str], Iterable[Quad]], iris: Iris
    ) -> dict[str, list[Quad]]:
        """What each of the entities ``causes`` implies, in its subject's graph.

        ``knowledge`` gives the read graph of an entity by id. Call it for batches of some thousand causes.
        """
        batch = {id_ for id_ in causes if id_.split("/", 1)[0] in self._reach}
        if not batch:
            return {}
        store = Store()
        store.bulk_extend(self.codes)
        store.bulk_extend(self._needed(batch, knowledge, iris))
        kinds = {id_.split("/", 1)[0] for id_ in batch}
        found: dict[str, set[Triple]] = {}
        for rule in self.rules:
            if rule.drivers.isdisjoint(kinds):
                continue
            for cause, triple in rule.derive(store):
                id_ = iris.id_of(cause) or ""
                if id_ in batch and id_.split("/", 1)[0] in rule.drivers:
                    found.setdefault(id_, set()).add(triple)
        return {id_: _place(triples, iris) for id_, triples in sorted(found.items())}

    def _needed(self, batch: set[str], knowledge: Callable[[str], Iterable[Quad]], iris: Iris) -> Iterator[Quad]:
        """What the rules look at: the graphs of the batch, and of what these mention as far as the rules reach."""
        ring = {id_: self._reach[id_.split("/", 1)[0]] for id_ in batch}
        seen: dict[str, int] = {}
        while ring:
            seen.update(ring)
            further: dict[str, int] = {}
            for id_, reach in ring.items():
                for quad in knowledge(id_):
                    if quad.predicate.value not in self._terms:
                        continue
                    yield quad
                    if reach > 0 and isinstance(quad.object, NamedNode):
                        other = iris.id_of(quad.object.value)
                        if other is not None:
                            entity = entity_of(other)
                            further[entity] = max(further.get(entity, 0), reach - 1)
            ring = {id_: reach for id_, reach in further.items() if reach > seen.get(id_, -1)}


def mentioned(quads: Iterable[Quad], iris: Iris) -> set[str]:
    """The entities that the values of some quads name."""
    found = set()
    for quad in quads:
        if isinstance(quad.object, NamedNode):
            id_ = iris.id_of(quad.object.value)
            if id_ is not None:
                found.add(entity_of(id_))
    return found


def _place(triples: Iterable[Triple], iris: Iris) -> list[Quad]:
    placed = []
    for triple in triples:
        assert isinstance(triple.subject, NamedNode)
        id_ = iris.id_of(triple.subject.value)
        if id_ is None:
            raise OntologyError(f"a rule derives a triple of no thing of ours: {triple}")
        placed.append(Quad(triple.subject, triple.predicate, triple.object, iris.thing_graph(id_)))
    return sorted(placed, key=str)


def _read_codes(path: Path) -> Iterator[Quad]:
    graph = NamedNode("https://w3id.org/kg-builder/codes")
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)
    except (SyntaxError, ValueError) as error:
        raise OntologyError(str(error), path=path) from error


@cache
def shipped() -> Rules:
    """The rules that come with the program."""
    return Rules.load(resource("ontology"))
