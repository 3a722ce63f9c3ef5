"""Colours of sides, alike in every picture; told apart by the colour-blind, too.

Source: M. Okabe and K. Ito, "Color Universal Design" (2008), without its black and yellow, which are hard to see
as dots with dark labels on white.
"""

from __future__ import annotations

from collections import Counter

import networkx as nx

from kg_builder.network.ties import people_of

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
OTHER = "#8B959E"


def colours_of_sides(network: nx.Graph[str]) -> dict[str, str]:
    """A colour for each of the sides with most people; all others share OTHER."""
    count = Counter(str(data["country"]) for _, data in people_of(network) if data["country"])
    ranked = sorted(count, key=lambda side: (-count[side], side))
    return dict(zip(ranked, COLOURS, strict=False))
