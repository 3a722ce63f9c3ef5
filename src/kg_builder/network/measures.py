"""Who stands where in the network: one row an official."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from kg_builder.network.ties import people_of

SOURCES = 600
"""With more officials than this, betweenness is estimated from so many of them (Brandes and Pich, 2007)."""


@dataclass(frozen=True, slots=True)
class Measures:
    """``degree``: people met; ``strength``: the sum of Newman's weights; ``betweenness`` and ``pagerank`` as in
    networkx (PageRank over Newman's weights); ``community``: number of the Louvain community, 1 the
    largest; ``brokered``: pairs of contacts from two countries, both foreign to the broker, who have not
    met each other here (a liaison in the sense of Gould and Fernandez, 1989)."""

    official: str
    label: str
    country: str | None
    degree: int
    strength: float
    betweenness: float
    pagerank: float
    community: int
    brokered: int


def communities(network: nx.Graph[str]) -> dict[str, int]:
    """Louvain communities over Newman's weights, numbered by size, then by their first member."""
    found = nx.community.louvain_communities(network, weight="newman", seed=1)
    ranked = sorted((sorted(c) for c in found), key=lambda c: (-len(c), c))
    return {person: number for number, members in enumerate(ranked, 1) for person in members}


def _brokered(network: nx.Graph[str], person: str) -> int:
    country = network.nodes[person]["country"]
    if country is None:
        return 0
    foreign = [n for n in network[person] if network.nodes[n]["country"] not in (None, country)]
    return sum(
        network.nodes[a]["country"] != network.nodes[b]["country"] and not network.has_edge(a, b)
        for a, b in combinations(foreign, 2)
    )


def measure(network: nx.Graph[str]) -> list[Measures]:
    """Measures of every official, by PageRank, then name."""
    sources = SOURCES if len(network) > SOURCES else None
    between = nx.betweenness_centrality(network, k=sources, seed=1)
    rank = nx.pagerank(network, weight="newman")
    group = communities(network)
    rows = [
        Measures(
            person,
            data["label"],
            data["country"],
            network.degree[person],
            round(sum(tie["newman"] for tie in network[person].values()), 4),
            round(between[person], 4),
            round(rank[person], 6),
            group[person],
            _brokered(network, person),
        )
        for person, data in people_of(network)
    ]
    return sorted(rows, key=lambda r: (-r.pagerank, r.label, r.official))
