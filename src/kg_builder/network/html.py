"""The network as one HTML file that opens without a network connection."""

from __future__ import annotations

import json
import math
from importlib.resources import files
from typing import Any

import networkx as nx

from kg_builder.network.encounters import Proof
from kg_builder.network.layout import lay_out
from kg_builder.network.palette import OTHER, colours_of_sides
from kg_builder.network.ties import encounters_of, people_of, ties_of


class _Table:
    """Distinct values in order of first use, and the index of each."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}

    def __call__(self, value: str) -> int:
        return self.index.setdefault(value, len(self.index))


def to_data(network: nx.Graph[str]) -> dict[str, Any]:
    """What the page draws: people, meetings, ties, sentences and bulletins, by index."""
    positions = lay_out(network)
    people = {iri: index for index, iri in enumerate(network)}
    sentences, bulletins = _Table(), _Table()

    def proof(p: Proof) -> dict[str, Any]:
        return {
            "sentence": sentences(p.sentence),
            "quote": p.quote,
            "bulletin": bulletins(p.bulletin),
            "published": p.published,
        }

    encounters = encounters_of(network)
    number = {e.meeting: index for index, e in enumerate(encounters)}
    meetings = [
        {
            "name": e.name,
            "start": e.start,
            "earliest": e.earliest,
            "latest": e.latest,
            "place": e.place,
            "mode": e.mode,
            "proofs": {
                str(people[a.official]): [proof(p) for p in a.proofs] for a in e.attendances if a.official in people
            },
        }
        for e in encounters
    ]
    base, step = (3.0, 1.6) if len(network) < 500 else (2.0, 1.0)
    sides = sorted({str(data["country"]) for _, data in people_of(network) if data["country"]})
    return {
        "people": [
            {
                "label": data["label"],
                "side": data["country"],
                "posts": list(data["posts"]),
                "x": positions[iri][0],
                "y": positions[iri][1],
                "size": round(base + step * math.sqrt(network.degree[iri]), 2),
            }
            for iri, data in people_of(network)
        ],
        "meetings": meetings,
        "ties": [
            {
                "a": people[a],
                "b": people[b],
                "across": tie["across"],
                "size": round(min(1.6 + 0.8 * math.log2(tie["meetings"]), 6), 2),
                "meetings": [number[e.meeting] for e in tie["encounters"]],
            }
            for a, b, tie in ties_of(network)
        ],
        "sentences": list(sentences.index),
        "bulletins": list(bulletins.index),
        "sides": sides,
        "colours": colours_of_sides(network),
        "other": OTHER,
    }


def to_html(network: nx.Graph[str], title: str = "Who met whom") -> str:
    """The page, with the libraries, the data and the script inside it."""
    assets = files(__package__) / "assets"

    def asset(name: str) -> str:
        return (assets / name).read_text(encoding="utf-8")

    data = json.dumps(to_data(network), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    parts = {
        "css": asset("network.css"),
        "graphology": asset("graphology.umd.min.js"),
        "sigma": asset("sigma.min.js"),
        "script": asset("network.js"),
        "data": data,
        "title": title.replace("&", "&amp;").replace("<", "&lt;"),
    }
    head, *rest = asset("network.html").split("{{")
    page = [head]
    for piece in rest:
        name, _, tail = piece.partition("}}")
        page += (parts[name], tail)
    return "".join(page)
