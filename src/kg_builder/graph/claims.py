"""What one bulletin says, as its claims graph: a function of the bulletin alone.

Claim nodes have no class and no value property of the knowledge; all that they say stands in
Evidence nodes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg_builder.graph import terms
from kg_builder.graph.iris import Iris
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.claim import Claim, Claims, Fact
from kg_builder.model.evidence import Evidence
from kg_builder.model.text import Span
from kg_builder.vocab import KG, RDF, RDFS, XSD

_FOLDER = re.compile(r"^.*[/\\]")


def emit_claims(claims: Claims, bulletin: Bulletin, iris: Iris, *, sources: Sequence[str] | None = None) -> list[Quad]:
    """The claims graph of a bulletin. ``sources`` name the items that hold its text, its own if not given."""
    emitter = _Emitter(bulletin, iris)
    emitter.bulletin_node([bulletin.source] if sources is None else sources)
    for claim in claims.claims:
        emitter.claim(claim)
    return emitter.quads


class _Emitter:
    def __init__(self, bulletin: Bulletin, iris: Iris) -> None:
        self.bulletin = bulletin
        self.iris = iris
        self.graph = iris.claims_graph(bulletin.id)
        self.node = iris.bulletin(bulletin.id)
        self.quads: list[Quad] = []
        self._claims: dict[str, NamedNode] = {}
        self._spans: dict[Span, NamedNode] = {}
        self._sentences: dict[Span, NamedNode] = {}
        self._evidence: set[NamedNode] = set()

    def _add(self, subject: NamedNode, property_: NamedNode, value: NamedNode | Literal) -> None:
        self.quads.append(Quad(subject, property_, value, self.graph))

    def bulletin_node(self, sources: Sequence[str]) -> None:
        b = self.bulletin
        self._add(self.node, RDF.type, KG.Bulletin)
        self._add(self.node, RDFS.label, terms.text_literal(b.subject or b.id))
        self._add(self.node, KG.sha256, Literal(b.sha256))
        for term, text in ((KG.subject, b.subject), (KG.publisher, b.publisher), (KG.licence, b.licence)):
            if text:
                self._add(self.node, term, terms.text_literal(text))
        if b.web_address:
            self._add(self.node, KG.webAddress, Literal(terms.clean(b.web_address), datatype=XSD.anyURI))
        for name in sorted({_FOLDER.sub("", source) for source in sources} - {""}):
            self._add(self.node, KG.source, terms.text_literal(name))
        if b.published is not None:
            self._add(self.node, KG.published, terms.date_literal(b.published.value))
            self._add(self.node, KG.earliest, terms.day_literal(b.published.earliest.isoformat()))
            self._add(self.node, KG.latest, terms.day_literal(b.published.latest.isoformat()))

    def _claim_node(self, local: str) -> NamedNode:
        node = self._claims.get(local)
        if node is None:
            node = self._claims[local] = self.iris.claim(self.bulletin.id, local)
        return node

    def claim(self, claim: Claim) -> None:
        node = self._claim_node(claim.id)
        self._add(node, RDF.type, terms.CLAIM_CLASSES[claim.kind])
        self._add(node, KG.inBulletin, self.node)
        for fact in claim.facts:
            value = terms.plain_value(fact.property, fact.value) or self._claim_node(fact.value)
            properties = terms.properties(claim.kind, fact.property)
            for evidence in fact.evidence:
                self._evidence_node(claim, fact, evidence, node, properties, value)

    def _evidence_node(
        self,
        claim: Claim,
        fact: Fact,
        evidence: Evidence,
        about: NamedNode,
        properties: tuple[NamedNode, ...],
        value: NamedNode | Literal,
    ) -> None:
        node = self.iris.evidence(self.bulletin.id, claim, fact, evidence)
        if node in self._evidence:
            return
        self._evidence.add(node)
        self._add(node, RDF.type, KG.Evidence)
        self._add(node, KG.about, about)
        for property_ in properties:
            self._add(node, KG.property, property_)
        self._add(node, KG.value, value)
        self._offsets(node, evidence.quote, KG.quote)
        self._add(node, KG.sentence, self._sentence(evidence.sentence))
        self._add(node, KG.method, terms.text_literal(evidence.method))
        self._add(node, KG.confidence, terms.confidence_literal(evidence.confidence))
        for span in sorted(set(evidence.via)):
            self._add(node, KG.via, self._span(span))

    def _offsets(self, node: NamedNode, span: Span, text: NamedNode) -> None:
        self._add(node, text, terms.text_literal(span.of(self.bulletin.text)))
        self._add(node, KG.startOffset, terms.integer_literal(span.start))
        self._add(node, KG.endOffset, terms.integer_literal(span.end))

    def _sentence(self, span: Span) -> NamedNode:
        node = self._sentences.get(span)
        if node is None:
            node = self._sentences[span] = self.iris.sentence(self.bulletin.id, span)
            self._add(node, RDF.type, KG.Sentence)
            self._add(node, KG.inBulletin, self.node)
            self._offsets(node, span, KG.text)
        return node

    def _span(self, span: Span) -> NamedNode:
        node = self._spans.get(span)
        if node is None:
            node = self._spans[span] = self.iris.span(self.bulletin.id, span)
            self._add(node, RDF.type, KG.Span)
            self._add(node, KG.inBulletin, self.node)
            self._offsets(node, span, KG.quote)
        return node
