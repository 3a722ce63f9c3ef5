"""Sums up what all bulletins say of one entity: for each node and property, the values with their support."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg_builder.graph.terms import CODE_LISTS, DATES, TEXT
from kg_builder.model.claim import Claim, Claims, Fact
from kg_builder.model.entity import Entity, Member, OutsideFact
from kg_builder.model.evidence import Evidence

When = tuple[bool, str, str]
# Facts from outside the bulletins come after all that bulletins say.
_OUTSIDE: When = (True, "~", "~")
_DEPENDENTS = {"tenure": "tenure", "participation": "participation", "event": "agreement-event"}


@dataclass(slots=True)
class Support:
    """How many claims say a value, and the first and last bulletin that do (by date, undated last)."""

    claims: int
    first: When
    last: When

    def add(self, when: When) -> None:
        self.claims += 1
        self.first = min(self.first, when)
        self.last = max(self.last, when)


Values = dict[str, Support]


_MAIN = ("tookPart", "expected", "label", "post", "eventKind", "text")


def main_evidence(claim: Claim) -> tuple[Fact, Evidence] | None:
    """The surest evidence that there is what the claim tells of, and the fact that it speaks for."""
    for property_ in _MAIN:
        found = [(fact, e) for fact in claim.facts if fact.property == property_ for e in fact.evidence]
        if found:
            return min(found, key=lambda fe: (-fe[1].confidence, fe[1].quote, fe[1].sentence, fe[1].method, fe[1].via))
    return None


@dataclass(frozen=True, slots=True)
class Report:
    """The evidence that tells of a node first; of a participation, the first that says it took place."""

    order: tuple[bool, When, int]
    bulletin: str
    claim: Claim
    fact: Fact
    evidence: Evidence

    @classmethod
    def of(cls, said: Claims, claim: Claim) -> Report | None:
        main = main_evidence(claim)
        if main is None:
            return None
        fact, evidence = main
        return cls((fact.property == "expected", said.when, claim.offset), said.bulletin, claim, fact, evidence)

    @property
    def content(self) -> tuple[object, ...]:
        """All that its IRI depends on."""
        e = self.evidence
        spans = [(s.start, s.end) for s in (e.quote, e.sentence, *e.via)]
        return (self.bulletin, self.claim.id, self.fact.property, self.fact.value, spans, e.method, e.confidence)


@dataclass(slots=True)
class Node:
    """The entity or one of its dependents: its kind, and for each property the values and their support."""

    kind: str
    values: dict[str, Values] = field(default_factory=dict)
    report: Report | None = None

    def add(self, property_: str, value: str, when: When) -> None:
        values = self.values.setdefault(property_, {})
        if value in values:
            values[value].add(when)
        else:
            values[value] = Support(1, when, when)


def gather(entity: Entity, claims: Mapping[str, Claims], denotes: Mapping[Member, str]) -> dict[str, Node]:
    """The nodes of an entity's graph by id. ``denotes`` holds all claims of its members' bulletins, dependents too."""
    nodes = {entity.id: Node(entity.kind)}
    for bulletin, local in entity.members:
        said = claims[bulletin]
        _add(nodes[entity.id], said, said.by_id[local], denotes)
        for claim in said.owned.get(local, ()):
            node = nodes.setdefault(denotes[bulletin, claim.id], Node(claim.kind))
            _add(node, said, claim, denotes)
    for fact in entity.outside:
        id_ = outside_id(entity, fact)
        node = nodes.setdefault(id_, Node(_DEPENDENTS.get(fact.node.split("/")[0], entity.kind)))
        node.add(fact.property, fact.value, _OUTSIDE)
    return nodes


def outside_id(entity: Entity, fact: OutsideFact) -> str:
    """The id of the node that a fact from outside is about."""
    return f"{entity.id}/{fact.node}" if fact.node else entity.id


def _add(node: Node, said: Claims, claim: Claim, denotes: Mapping[Member, str]) -> None:
    report = Report.of(said, claim)
    if report is not None and (node.report is None or report.order < node.report.order):
        node.report = report
    for property_, value in dict.fromkeys((f.property, f.value) for f in claim.facts):
        plain = property_ in TEXT or property_ in DATES or property_ in CODE_LISTS
        node.add(property_, value if plain else denotes[said.bulletin, value], said.when)


def digest(entity: Entity, nodes: Mapping[str, Node]) -> str:
    """A hash of all that the entity's knowledge graph depends on: equal digests, equal graphs."""
    outside = [[o.property, o.value, o.source, o.method, o.node] for o in entity.outside]
    content = [
        [
            id_,
            node.kind,
            node.report and node.report.content,
            [[p, [[v, s.claims, s.first, s.last] for v, s in sorted(vs.items())]] for p, vs in rows],
        ]
        for id_, node in sorted(nodes.items())
        for rows in [sorted(node.values.items())]
    ]
    line = json.dumps([entity.id, entity.redirects, entity.label is None, outside, content], ensure_ascii=False)
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()
