"""The whole graph of some bulletins at once: for tests, small graphs and measurements.

A workspace calls the same emitters for what has changed only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Quad

from kg_builder.graph.claims import emit_claims
from kg_builder.graph.dependents import denote_dependents
from kg_builder.graph.iris import Iris
from kg_builder.graph.knowledge import emit_knowledge
from kg_builder.graph.links import emit_links
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.claim import Claims
from kg_builder.model.entity import Member, Resolution


@dataclass(frozen=True, slots=True)
class Read:
    """A bulletin with what it claims."""

    bulletin: Bulletin
    claims: Claims


def denote_all(bulletins: Iterable[Claims], resolution: Resolution) -> dict[Member, str]:
    """What every claim denotes, dependents too."""
    claims = {c.bulletin: c for c in bulletins}
    denotes = dict(resolution.denotes)
    for entity in resolution.entities.values():
        denotes.update(denote_dependents(entity, claims, resolution.denotes))
    return denotes


def emit_all(bulletins: Iterable[Read], resolution: Resolution, iris: Iris) -> Iterator[Quad]:
    """Claims, links and knowledge, without what rules derive."""
    read = list(bulletins)
    claims = {r.claims.bulletin: r.claims for r in read}
    denotes = denote_all(claims.values(), resolution)
    for one in read:
        yield from emit_claims(one.claims, one.bulletin, iris)
        yield from emit_links(one.claims, denotes, iris)
    for entity in resolution.entities.values():
        yield from emit_knowledge(entity, claims, denotes, iris)
