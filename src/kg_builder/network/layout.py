"""Where each official stands in the picture."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np

from kg_builder.network.measures import communities

Positions = dict[str, tuple[float, float]]
STEPS = 120
GAP = 1.5
"""Room between parts; a part of n people is as wide as the root of n."""

LARGE = 800
"""Parts of more people than this get half the steps: a step costs the square of their number."""


def lay_out(network: nx.Graph[str]) -> Positions:
    """Positions in the unit square by ForceAtlas2 over Newman's weights, the same on every run.

    Communities start out as discs around a circle, so that the forces need few steps. Parts that
    hang together are laid out one by one and packed in rows, the largest first.
    """
    start = _start(network)
    boxes: list[Positions] = []
    parts = sorted((sorted(c) for c in nx.connected_components(network)), key=lambda c: (-len(c), c))
    for part in parts:
        boxes.append(_unit(_forces(network.subgraph(part), {p: start[p] for p in part}), math.sqrt(len(part))))
    return _unit(_pack(boxes), 1.0)


def _start(network: nx.Graph[str]) -> Positions:
    group = communities(network)
    count = max(group.values())
    members: dict[int, int] = {}
    start: Positions = {}
    for person in sorted(network):
        number = group[person]
        index = members[number] = members.get(number, -1) + 1
        angle, spread = 2 * math.pi * number / count, 0.6 * math.sqrt(index)
        turn = index * math.pi * (3 - math.sqrt(5))
        radius = math.sqrt(len(network))
        start[person] = (
            radius * math.cos(angle) + spread * math.cos(turn),
            radius * math.sin(angle) + spread * math.sin(turn),
        )
    return start


def _forces(part: nx.Graph[str], start: Positions) -> Positions:
    if len(part) < 3:
        return {person: (float(i), 0.0) for i, person in enumerate(sorted(part))}
    # networkx draws the start from the node order, so a sorted copy makes the result independent of it
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(part))
    ordered.add_weighted_edges_from(sorted(part.edges(data="newman")), weight="newman")
    steps = STEPS if len(part) <= LARGE else STEPS // 2
    arrays = {person: np.array(start[person]) for person in ordered}
    found = nx.forceatlas2_layout(
        ordered, pos=arrays, max_iter=steps, weight="newman", scaling_ratio=3.0, gravity=0.6, seed=1
    )
    return {person: (float(x), float(y)) for person, (x, y) in found.items()}


def _unit(positions: Positions, side: float) -> Positions:
    """The same picture in the square from 0 to ``side``, its proportions kept."""
    low_x, low_y = (min(p[i] for p in positions.values()) for i in (0, 1))
    extent = max(max(p[i] for p in positions.values()) - low for i, low in ((0, low_x), (1, low_y))) or 1.0
    scale = side / extent
    return {
        person: (round((x - low_x) * scale, 5), round((y - low_y) * scale, 5)) for person, (x, y) in positions.items()
    }


def _pack(boxes: list[Positions]) -> Positions:
    """Boxes side by side in rows, all together about four wide to three high."""
    sizes = [tuple(max(p[i] for p in box.values()) + GAP for i in (0, 1)) for box in boxes]
    width = max(sizes[0][0], math.sqrt(4 / 3 * sum(wide * high for wide, high in sizes)) * 1.1)
    placed: Positions = {}
    x = y = row = 0.0
    for box, (wide, high) in zip(boxes, sizes, strict=True):
        if x > 0 and x + wide > width:
            x, y, row = 0.0, y + row, 0.0
        placed.update({person: (px + x, py + y) for person, (px, py) in box.items()})
        x, row = x + wide, max(row, high)
    return placed
