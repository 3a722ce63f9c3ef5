"""The promises that every emitted graph keeps, as functions that return what breaks them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from kg_builder.vocab import DCTERMS, KG, RDF

ONTOLOGY = Path(__file__).parents[2] / "ontology"


@cache
def unread() -> frozenset[str]:
    """Not read from a bulletin: what a thing is, who replaced it, and what is summed up or derived."""
    derived = {
        quad.subject.value
        for path in ONTOLOGY.glob("*.ttl")
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if quad.predicate == RDF.type and quad.object == KG.DerivedProperty
    }
    return frozenset(derived | {RDF.type.value, DCTERMS.isReplacedBy.value})


def is_knowledge(quad: Quad) -> bool:
    graph = quad.graph_name.value
    return "/graph/claims/" not in graph and "/graph/links/" not in graph and not graph.endswith("/graph/dataset")


def repeated(quads: Iterable[Quad]) -> list[Quad]:
    """Quads that occur twice, or whose triple stands in another graph, too."""
    seen = set()
    return [q for q in quads if q.triple in seen or seen.add(q.triple)]


def blank(quads: Iterable[Quad]) -> list[Quad]:
    return [q for q in quads if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)]


def unproved(quads: Iterable[Quad]) -> list[Quad]:
    """Read knowledge triples s p o without Evidence about s or a claim that denotes s, with property p and
    as value o or a claim that denotes o."""
    quads = list(quads)
    denotes = {q.subject: q.object for q in quads if q.predicate == KG.denotes}
    parts: dict[object, dict[str, list[object]]] = {}
    for q in quads:
        if q.predicate in (KG.about, KG.property, KG.value):
            parts.setdefault(q.subject, {}).setdefault(q.predicate.value, []).append(q.object)
    proofs = set()
    evidence = {q.subject for q in quads if q.predicate == RDF.type and q.object == KG.Evidence}
    for node in evidence:
        (about,), (value,) = parts[node][KG.about.value], parts[node][KG.value.value]
        for property_ in parts[node][KG.property.value]:
            proofs.add((denotes.get(about, about), property_, denotes.get(value, value)))
    return [
        q
        for q in quads
        if is_knowledge(q)
        and q.predicate.value not in unread()
        and q.subject not in evidence
        and (q.subject, q.predicate, q.object) not in proofs
    ]


def dangling(quads: Iterable[Quad]) -> list[Quad]:
    """Links to a knowledge node that no knowledge graph gives a class."""
    quads = list(quads)
    typed = {q.subject for q in quads if q.predicate == RDF.type}
    return [q for q in quads if q.predicate == KG.denotes and q.object not in typed]


def telling_claims(quads: Iterable[Quad]) -> list[Quad]:
    """Triples of claim nodes other than their claim class and their bulletin."""
    quads = list(quads)
    told = (KG.Evidence, KG.Sentence, KG.Span)
    claims = {q.subject for q in quads if q.predicate == KG.inBulletin}
    claims -= {q.subject for q in quads if q.predicate == RDF.type and q.object in told}
    return [q for q in quads if q.subject in claims and q.predicate not in (RDF.type, KG.inBulletin, KG.denotes)]
