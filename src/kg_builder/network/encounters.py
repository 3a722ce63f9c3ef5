"""Held meetings with the officials who took part, as read from a store.

The two queries are ``queries/network/attendances.rq`` and ``attendance-evidence.rq``; both are plain
SPARQL, so a remote endpoint answers them as well as a workspace.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg_builder.resources import resource
from kg_builder.store.base import View
from kg_builder.vocab import CODES, CodeList


@dataclass(frozen=True, slots=True)
class Proof:
    """One sentence that says that somebody took part."""

    bulletin: str
    published: str | None
    quote: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """One official's part in a meeting. ``sides`` are (IRI, name) of whom they stood for."""

    official: str
    name: str
    role: str
    sides: tuple[tuple[str, str], ...] = ()
    posts: tuple[str, ...] = ()
    bodies: frozenset[str] = frozenset()
    proofs: tuple[Proof, ...] = ()

    @property
    def side(self) -> str | None:
        return self.sides[0][1] if self.sides else None


@dataclass(frozen=True, slots=True)
class Encounter:
    """One held meeting; ``earliest`` and ``latest`` are ISO days, absent where no date is known."""

    meeting: str
    name: str
    kind: str | None = None
    mode: str | None = None
    start: str | None = None
    earliest: str | None = None
    latest: str | None = None
    place: str | None = None
    convenors: frozenset[str] = frozenset()
    attendances: tuple[Attendance, ...] = ()

    def attendance(self, official: str) -> Attendance | None:
        return next((a for a in self.attendances if a.official == official), None)


@dataclass(slots=True)
class _Row:
    """What the rows of one participation have said so far."""

    name: str
    role: str = "participant"
    sides: set[tuple[str, str]] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    proofs: list[Proof] = field(default_factory=list)


def _text(term: object) -> str | None:
    return term.value if isinstance(term, (Literal, NamedNode)) else None


def _code(codes: CodeList, term: object) -> str | None:
    return codes.notation(term) if isinstance(term, NamedNode) else None


def _rows(view: View, name: str) -> QuerySolutions:
    query = (resource("queries") / "network" / f"{name}.rq").read_text(encoding="utf-8")
    results = view.query(query)
    if not isinstance(results, QuerySolutions):
        raise TypeError(f"{name}: not a SELECT query")
    return results


def _proofs(view: View) -> dict[str, list[Proof]]:
    proofs: dict[str, list[Proof]] = defaultdict(list)
    for row in _rows(view, "attendance-evidence"):
        proof = Proof(
            _text(row["bulletin"]) or "",
            _text(row["published"]),
            _text(row["quote"]) or "",
            _text(row["sentence"]) or "",
        )
        known = proofs[_text(row["participation"]) or ""]
        if all((p.bulletin, p.sentence) != (proof.bulletin, proof.sentence) for p in known):
            known.append(proof)
    return proofs


def read_encounters(view: View) -> list[Encounter]:
    """All held meetings of which an official's part is known, by date (undated last), then IRI."""
    proofs = _proofs(view)
    heads: dict[str, dict[str, Any]] = {}
    people: dict[str, dict[str, _Row]] = defaultdict(dict)
    for row in _rows(view, "attendances"):
        meeting, official = _text(row["meeting"]) or "", _text(row["official"]) or ""
        head = heads.setdefault(
            meeting,
            {
                "name": _text(row["meetingName"]) or "",
                "kind": _code(CODES.meeting, row["kind"]),
                "mode": _code(CODES.mode, row["mode"]),
                "start": _text(row["start"]),
                "earliest": _text(row["earliest"]),
                "latest": _text(row["latest"]),
                "place": _text(row["placeName"]),
                "convenors": set(),
            },
        )
        if row["convenor"] is not None:
            head["convenors"].add(_text(row["convenor"]))
        person = people[meeting].setdefault(official, _Row(_text(row["officialName"]) or ""))
        person.role = _code(CODES.role, row["role"]) or person.role
        if row["side"] is not None:
            person.sides.add((_text(row["side"]) or "", _text(row["sideName"]) or ""))
        if row["postName"] is not None:
            person.posts.add(_text(row["postName"]) or "")
        if row["of"] is not None:
            person.bodies.add(_text(row["of"]) or "")
        for proof in proofs.get(_text(row["participation"]) or "", ()):
            if proof not in person.proofs:
                person.proofs.append(proof)
    encounters = [
        Encounter(
            meeting,
            **(head | {"convenors": frozenset(head["convenors"])}),
            attendances=tuple(
                Attendance(
                    official,
                    row.name,
                    row.role,
                    tuple(sorted(row.sides)),
                    tuple(sorted(row.posts)),
                    frozenset(row.bodies),
                    tuple(row.proofs),
                )
                for official, row in sorted(people[meeting].items())
            ),
        )
        for meeting, head in heads.items()
    ]
    return sorted(encounters, key=lambda e: (e.earliest or "9999", e.meeting))
