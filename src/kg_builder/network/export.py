"""The network in the forms that other programs read: GEXF, GraphML, JSON, CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import networkx as nx

from kg_builder.network.encounters import Encounter
from kg_builder.network.ties import encounters_of, people_of, ties_of

COLUMNS = (
    *("a", "a_name", "a_side", "b", "b_name", "b_side", "meeting", "meeting_name", "start", "place", "mode"),
    *("newman", "across", "a_sentence", "a_bulletin", "b_sentence", "b_bulletin"),
)


def _flat(network: nx.Graph[str]) -> nx.Graph[str]:
    """The same graph with plain attributes only, as the XML forms want them: no tuples, nothing unknown."""
    flat: nx.Graph[str] = nx.Graph()
    for person, data in people_of(network):
        flat.add_node(
            person,
            label=data["label"],
            country=data["country"] or "",
            posts="; ".join(data["posts"]),
            meetings=data["meetings"],
        )
    for a, b, tie in ties_of(network):
        dated = {key: tie[key] for key in ("first", "last") if tie[key]}
        flat.add_edge(a, b, weight=tie["newman"], meetings=tie["meetings"], across=tie["across"], **dated)
    return flat


def to_graphml(network: nx.Graph[str]) -> str:
    return "\n".join(nx.generate_graphml(_flat(network))) + "\n"


def _last(e: Encounter) -> str | None:
    return e.latest or e.earliest


def to_gexf(network: nx.Graph[str]) -> str:
    """GEXF 1.2 with a spell a meeting on every tie, and one from the first to the last on every person."""
    flat = _flat(network)
    days: dict[str, list[str]] = {}
    for a, b, tie in ties_of(network):
        spells = [(e.earliest, _last(e)) for e in tie["encounters"] if e.earliest]
        if spells:
            flat.edges[a, b]["spells"] = spells
            for person in (a, b):
                days.setdefault(person, []).extend(day for spell in spells for day in spell if day)
    for person, known in days.items():
        flat.nodes[person]["spells"] = [(min(known), max(known))]
    buffer = io.BytesIO()
    writer = nx.readwrite.gexf.GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(flat)
    # networkx stamps the file with today's date; the same network has to give the same bytes
    for meta in writer.xml.findall("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    writer.write(buffer)
    return buffer.getvalue().decode("utf-8")


def _encounter(e: Encounter) -> dict[str, Any]:
    return {
        "meeting": e.meeting,
        "name": e.name,
        "kind": e.kind,
        "mode": e.mode,
        "start": e.start,
        "earliest": e.earliest,
        "latest": e.latest,
        "place": e.place,
        "participants": [
            {
                "official": a.official,
                "name": a.name,
                "role": a.role,
                "sides": [name for _, name in a.sides],
                "posts": list(a.posts),
                "evidence": [
                    {"bulletin": p.bulletin, "published": p.published, "quote": p.quote, "sentence": p.sentence}
                    for p in a.proofs
                ],
            }
            for a in e.attendances
        ],
    }


def to_json(network: nx.Graph[str]) -> str:
    """People, ties and the meetings behind them, with their evidence."""
    plain = {
        "people": [{"official": iri, **data, "posts": list(data["posts"])} for iri, data in people_of(network)],
        "ties": [
            {"a": a, "b": b, **tie, "encounters": [e.meeting for e in tie["encounters"]]}
            for a, b, tie in ties_of(network)
        ],
        "meetings": [_encounter(e) for e in encounters_of(network)],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def to_csv(network: nx.Graph[str]) -> str:
    """One row a tie and meeting, with the earliest sentence for each of the two."""
    buffer = io.StringIO()
    rows = csv.writer(buffer, lineterminator="\n")
    rows.writerow(COLUMNS)
    for a, b, tie in ties_of(network):
        for e in tie["encounters"]:
            one, other = e.attendance(a), e.attendance(b)
            said = [(p[0].sentence, p[0].bulletin) if p else ("", "") for p in (one.proofs, other.proofs)]
            rows.writerow(
                [
                    *(a, one.name, one.side or "", b, other.name, other.side or "", e.meeting, e.name, e.start or ""),
                    *(e.place or "", e.mode or "", round(1 / (len(e.attendances) - 1), 6), int(one.side != other.side)),
                    *(*said[0], *said[1]),
                ]
            )
    return buffer.getvalue()
