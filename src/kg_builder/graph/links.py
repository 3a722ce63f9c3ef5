"""Which knowledge node each claim of a bulletin denotes, as the bulletin's links graph."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Quad

from kg_builder.graph.iris import Iris
from kg_builder.model.claim import Claims
from kg_builder.model.entity import Member
from kg_builder.vocab import KG


def emit_links(claims: Claims, denotes: Mapping[Member, str], iris: Iris) -> list[Quad]:
    """The links graph of a bulletin. ``denotes`` holds every claim of it, dependents too."""
    graph = iris.links_graph(claims.bulletin)
    return [
        Quad(
            iris.claim(claims.bulletin, claim.id),
            KG.denotes,
            iris.thing(denotes[claims.bulletin, claim.id]),
            graph,
        )
        for claim in claims.claims
    ]
