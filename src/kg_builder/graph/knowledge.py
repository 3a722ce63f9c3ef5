"""What is known of one resolved thing, as the thing's own graph: distinct values, one where one is wanted.

A pure function of the entity and of what its members' bulletins say, so that only things
whose digest changed are written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg_builder.graph import terms
from kg_builder.graph.choose import ONE_VALUE, bounds, choose, choose_span
from kg_builder.graph.gather import Node, Values, gather, outside_id
from kg_builder.graph.iris import Iris
from kg_builder.model.claim import Claims
from kg_builder.model.entity import Entity, Member, OutsideFact
from kg_builder.vocab import DCTERMS, KG, RDF

_INVERSES = {
    "tenureOf": KG.hasTenure,
    "participationIn": KG.hasParticipation,
    "tookPart": KG.hasParticipation,
    "expected": KG.hasParticipation,
    "agreementEventOf": KG.hasAgreementEvent,
}
# A thing is never part of itself, nor its own side; two claims that turn out to be of one thing may say so.
_IRREFLEXIVE = frozenset({"partOf", "standsFor", "postOf", "country", "convenor", "agent"})
_DATED = frozenset({"start", "end"})


def emit_knowledge(
    entity: Entity, claims: Mapping[str, Claims], denotes: Mapping[Member, str], iris: Iris
) -> list[Quad]:
    """The graph of an entity, without what rules derive (see ``rules``).

    ``claims`` holds its members' bulletins, ``denotes`` what all their claims denote, dependents too.
    """
    return emit_nodes(entity, gather(entity, claims, denotes), iris)


def emit_nodes(entity: Entity, nodes: Mapping[str, Node], iris: Iris) -> list[Quad]:
    """The same, from what ``gather`` found."""
    emitter = _Emitter(entity, iris)
    for id_, node in nodes.items():
        emitter.node(id_, node)
    for fact in entity.outside:
        emitter.evidence(fact, outside_id(entity, fact), nodes)
    for redirect in entity.redirects:
        emitter.add(iris.thing(redirect), DCTERMS.isReplacedBy, iris.thing(entity.id))
    return list(emitter.quads)


class _Emitter:
    def __init__(self, entity: Entity, iris: Iris) -> None:
        self.entity = entity
        self.iris = iris
        self.graph = iris.thing_graph(entity.id)
        self.quads: dict[Quad, None] = {}

    def add(self, subject: NamedNode, property_: NamedNode, value: NamedNode | Literal) -> None:
        self.quads[Quad(subject, property_, value, self.graph)] = None

    def _value(self, property_: str, value: str) -> NamedNode | Literal:
        if property_ == "sameAs":
            return NamedNode(value)
        return terms.plain_value(property_, value) or self.iris.thing(value)

    def node(self, id_: str, node: Node) -> None:
        subject = self.iris.thing(id_)
        self.add(subject, RDF.type, terms.CLASSES[node.kind])
        for property_, values in node.values.items():
            if property_ in _DATED or (property_ == "expected" and "tookPart" in node.values):
                continue
            for value in self._kept(id_, node.kind, property_, values):
                self._state(subject, id_, node.kind, property_, value)
            if property_ == "label":
                for name in values:
                    self.add(subject, terms.properties(node.kind, "name")[0], terms.text_literal(name))
        self._dates(subject, node)
        if (r := node.report) is not None:
            self.add(subject, KG.firstReport, self.iris.evidence(r.bulletin, r.claim, r.fact, r.evidence))

    def _kept(self, id_: str, kind: str, property_: str, values: Values) -> Iterable[str]:
        if property_ == "label" and self.entity.label is not None and id_ == self.entity.id:
            return [self.entity.label.value]
        return [choose(kind, property_, values)] if property_ in ONE_VALUE else values

    def _state(self, subject: NamedNode, id_: str, kind: str, property_: str, value: str) -> None:
        if property_ in _IRREFLEXIVE and value == id_:
            return
        term = self._value(property_, value)
        for name in terms.properties(kind, property_):
            self.add(subject, name, term)
        inverse = _INVERSES.get(property_)
        if inverse is not None and isinstance(term, NamedNode):
            self.add(term, inverse, subject)

    def _dates(self, subject: NamedNode, node: Node) -> None:
        start, end = choose_span(node.kind, node.values)
        if "date" in node.values:
            date = choose(node.kind, "date", node.values["date"])
            first, last = bounds(node.kind, date, date)
        else:
            first, last = bounds(node.kind, start, end)
        for term, text in ((KG.start, start), (KG.end, end)):
            if text is not None:
                self.add(subject, term, terms.date_literal(text))
        for term, day in ((KG.earliest, first), (KG.latest, last)):
            if day is not None:
                self.add(subject, term, terms.day_literal(day.isoformat()))

    def evidence(self, fact: OutsideFact, id_: str, nodes: Mapping[str, Node]) -> None:
        """What stands for a fact of the authority or of the user."""
        node = self.iris.outside_evidence(id_, (fact.property, fact.value, fact.source, fact.method))
        self.add(node, RDF.type, KG.Evidence)
        self.add(node, KG.about, self.iris.thing(id_))
        for property_ in terms.properties(nodes[id_].kind, fact.property):
            self.add(node, KG.property, property_)
        self.add(node, KG.value, self._value(fact.property, fact.value))
        self.add(node, KG.quote, terms.text_literal(fact.source))
        self.add(node, KG.method, terms.text_literal(fact.method))
        self.add(node, KG.confidence, terms.confidence_literal(1.0))
