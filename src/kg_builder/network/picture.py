"""The network as a still picture to print: SVG or PNG, drawn by matplotlib."""

from __future__ import annotations

import io
import math
from typing import Any, Literal

import networkx as nx

from kg_builder.errors import MissingDependencyError
from kg_builder.network.layout import lay_out
from kg_builder.network.palette import OTHER, colours_of_sides
from kg_builder.network.ties import people_of, ties_of

LABELS = 60
"""At most this many people are named; a picture with more names than that is read by nobody."""


def to_picture(network: nx.Graph[str], form: Literal["svg", "png"], title: str = "Who met whom") -> bytes:
    """The picture, 12 by 9 inches; the same network gives the same bytes on one machine.

    Raises MissingDependencyError where the extra ``pictures`` is not installed.
    """
    try:
        import matplotlib as mpl
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.collections import LineCollection
        from matplotlib.figure import Figure
        from matplotlib.lines import Line2D
    except ImportError as error:
        raise MissingDependencyError("pictures need the extra: pip install 'kg-builder[pictures]'") from error
    positions = lay_out(network)
    colours = colours_of_sides(network)
    figure = Figure(figsize=(12, 9), dpi=150)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0.02, 0.08, 0.96, 0.86))
    axes.set_axis_off()
    axes.set_aspect("equal", adjustable="datalim")
    edges = list(ties_of(network))
    lines = LineCollection(
        [(positions[a], positions[b]) for a, b, _ in edges],
        linewidths=[min(0.4 + 0.5 * math.log2(1 + tie["meetings"]), 4) for _, _, tie in edges],
        colors="#B9C2CA",
        alpha=0.75,
        zorder=1,
    )
    axes.add_collection(lines)
    nodes = list(people_of(network))
    sizes = [14 + 9 * network.degree[person] for person, _ in nodes]
    axes.scatter(
        [positions[p][0] for p, _ in nodes],
        [positions[p][1] for p, _ in nodes],
        s=sizes,
        c=[colours.get(data["country"] or "", OTHER) for _, data in nodes],
        edgecolors="white",
        linewidths=0.6,
        zorder=2,
    )
    axes.autoscale_view()
    axes.margins(0.06)
    figure.suptitle(title, x=0.02, y=0.975, ha="left", fontsize=14, fontweight="bold")
    _legend(figure, Line2D, network, colours)
    _labels(axes, canvas, network, positions)
    buffer = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "kg-builder", "svg.fonttype": "path"}):
        metadata = {"Date": None} if form == "svg" else {"Software": None}
        figure.savefig(buffer, format=form, metadata=metadata)
    return buffer.getvalue()


def _legend(figure: Any, line: Any, network: nx.Graph[str], colours: dict[str, str]) -> None:
    entries = [*colours.items()]
    if any((data["country"] or "") not in colours for _, data in people_of(network)):
        entries.append(("other or unknown side", OTHER))
    handles = [line([], [], marker="o", linestyle="", color=colour, label=side) for side, colour in entries]
    handles.append(line([], [], color="#B9C2CA", linewidth=3, label="met; thicker: more often"))
    figure.legend(handles=handles, loc="lower left", bbox_to_anchor=(0.02, 0.01), ncols=4, frameon=False, fontsize=9)


def _labels(axes: Any, canvas: Any, network: nx.Graph[str], positions: dict[str, tuple[float, float]]) -> None:
    """Names beside their dots, the best connected first; one that would touch another name is left out."""
    renderer = canvas.get_renderer()
    canvas.draw()
    ranked = sorted(network, key=lambda p: (-network.degree[p], network.nodes[p]["label"], p))
    frame = axes.get_window_extent(renderer)
    taken: list[Any] = []
    for person in ranked[: 4 * LABELS]:
        if len(taken) >= LABELS:
            break
        radius = math.sqrt(14 + 9 * network.degree[person]) / 2 + 2
        for dx, dy, ha, va in (
            (radius, 0, "left", "center"),
            (-radius, 0, "right", "center"),
            (0, radius, "center", "bottom"),
            (0, -radius, "center", "top"),
        ):
            text = axes.annotate(
                network.nodes[person]["label"],
                positions[person],
                xytext=(dx, dy),
                textcoords="offset points",
                ha=ha,
                va=va,
                fontsize=8.5,
                zorder=3,
            )
            box = text.get_window_extent(renderer).padded(2)
            inside = frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
            if inside and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                break
            text.remove()
