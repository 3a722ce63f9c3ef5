"""Encounters as a graph of networkx: a node an official, an edge a tie.

Two weights stand on each tie: ``meetings`` counts them; ``newman`` gives each meeting of n people
1/(n-1) to each pair (M. E. J. Newman, "Scientific collaboration networks. II", Physical Review E 64,
016132, 2001, eq. 2), because forty guests of one summit are not forty friends.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import Any

import networkx as nx

from kg_builder.errors import FilterError
from kg_builder.network.encounters import Attendance, Encounter
from kg_builder.network.selection import Selection


def _when(encounter: Encounter) -> tuple[str, str]:
    """In order of time, undated last, then by IRI."""
    return encounter.earliest or "9999", encounter.meeting


def _across(a: Attendance, b: Attendance) -> bool:
    """Whether two people stood on different sides; unknown sides count as different only if one is known."""
    return a.side != b.side


def _person(attendances: list[Attendance]) -> dict[str, Any]:
    sides = Counter(name for a in attendances for _, name in a.sides)
    side = min(sides, key=lambda s: (-sides[s], s)) if sides else None
    posts: dict[str, None] = {}
    for attendance in attendances:
        posts.update(dict.fromkeys(attendance.posts))
    return {"label": attendances[-1].name, "country": side, "posts": tuple(posts), "meetings": len(attendances)}


def build_network(encounters: Iterable[Encounter], selection: Selection | None = None) -> nx.Graph[str]:
    """The network of the encounters that ``selection`` keeps.

    Nodes (IRIs, sorted) carry ``label``, ``country``, ``posts``, ``meetings``; edges ``meetings``, ``newman``,
    ``across`` (meetings in which the two stood on different sides), ``first``, ``last`` (ISO days) and
    ``encounters`` (in order of time). With officials selected it is their ego network: they and whom
    they met, with the ties among those. Raises FilterError where nothing is left.
    """
    selection = selection or Selection()
    kept = sorted(selection.encounters(encounters), key=_when)
    seen: dict[str, list[Attendance]] = defaultdict(list)
    shared: dict[tuple[str, str], list[Encounter]] = defaultdict(list)
    for encounter in kept:
        for attendance in encounter.attendances:
            seen[attendance.official].append(attendance)
        for a, b in combinations(encounter.attendances, 2):
            if not selection.across_sides or _across(a, b):
                shared[a.official, b.official].append(encounter)
    ties = {pair: met for pair, met in shared.items() if len(met) >= selection.min_meetings}
    if not ties:
        raise FilterError("no tie between two officials is left; ask for less")
    network: nx.Graph[str] = nx.Graph()
    linked = {person for pair in ties for person in pair}
    network.add_nodes_from((person, _person(seen[person])) for person in sorted(linked))
    for (one, other), met in sorted(ties.items()):
        days = [e.earliest for e in met if e.earliest] + [e.latest for e in met if e.latest]
        across = sum(_across(_of(e, one), _of(e, other)) for e in met)
        network.add_edge(
            one,
            other,
            meetings=len(met),
            newman=round(sum(1 / (len(e.attendances) - 1) for e in met), 6),
            across=across,
            first=min(days, default=None),
            last=max(days, default=None),
            encounters=tuple(met),
        )
    return network


def _of(encounter: Encounter, official: str) -> Attendance:
    attendance = encounter.attendance(official)
    if attendance is None:
        raise KeyError(official)
    return attendance


def people_of(network: nx.Graph[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every official with its attributes."""
    yield from network.nodes(data=True)


def ties_of(network: nx.Graph[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every tie with its attributes."""
    yield from network.edges(data=True)


def encounters_of(network: nx.Graph[str]) -> list[Encounter]:
    """Every encounter behind the ties of ``network``, once, in order of time."""
    found = {e.meeting: e for _, _, tie in ties_of(network) for e in tie["encounters"]}
    return sorted(found.values(), key=_when)


def paths(network: nx.Graph[str], source: str, target: str, most: int = 5) -> list[list[str]]:
    """The shortest chains of encounters between two officials, strongest first, at most ``most`` of them.

    Empty if no chain leads from one to the other. Strength is the sum of Newman's weights.
    """
    if source not in network or target not in network or not nx.has_path(network, source, target):
        return []
    found: list[list[str]] = []
    for path in nx.all_shortest_paths(network, source, target):
        found.append(path)
        if len(found) >= 10_000:
            break

    def strength(path: list[str]) -> float:
        return float(sum(network.edges[step]["newman"] for step in pairwise(path)))

    return sorted(found, key=lambda p: (-strength(p), p))[:most]
