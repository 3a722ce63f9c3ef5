"""From the claims of all bulletins to things.

A function of the claims, the authority and the user's decisions, and of nothing else: the order in which
bulletins come, or in which they were added, does not matter. Persons and bodies come first, then posts,
meetings and agreements; no stage changes an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg_builder.graph.facts import read_claims
from kg_builder.model.claim import Claims
from kg_builder.model.entity import Entity, Member, OutsideFact, Resolution
from kg_builder.model.keys import Key, Names, NoNames
from kg_builder.model.record import Record
from kg_builder.resolve.authority import Authority
from kg_builder.resolve.bodies import country_code
from kg_builder.resolve.curation import Curation
from kg_builder.resolve.decided import Decided, Join
from kg_builder.resolve.events import Comparing, compare_agreements, compare_meetings, compare_organisations
from kg_builder.resolve.facts import country_facts, official_facts, place_facts
from kg_builder.resolve.keying import name_of, side_of
from kg_builder.resolve.linker import Edge, cluster
from kg_builder.resolve.officials import Officials
from kg_builder.resolve.posts import codes
from kg_builder.resolve.units import Said, Unit, read_said, units_of

PLAIN = ("country", "place", "body", "topic", "visit", "remark")
"""Kinds of which equal keys alone make one thing."""


def resolve(
    records: Iterable[Record], *, authority: Names | None = None, curation: Curation | None = None
) -> Resolution:
    """Who is who in ``records``; the order in which they come does not matter."""
    names = authority or NoNames()
    return resolve_claims([read_claims(record, names) for record in records], authority=names, curation=curation)


def resolve_claims(
    bulletins: Iterable[Claims],
    *,
    authority: Names | None = None,
    curation: Curation | None = None,
    holders: Authority | None = None,
) -> Resolution:
    """The same, for records already taken apart by ``read_claims`` with the same authority."""
    return Resolver(bulletins, authority or NoNames(), curation, holders).resolution()


class Resolver:
    """One resolution, with what is needed to explain it and to ask about what is unsure."""

    def __init__(
        self,
        bulletins: Iterable[Claims],
        names: Names,
        curation: Curation | None = None,
        holders: Authority | None = None,
    ) -> None:
        self.said: Said = read_said(bulletins, names)
        self.holders = holders or Authority.open()
        self._with_facts = holders is not None  # its facts enter only where it was asked for by name
        self.curation = curation or Curation.none()
        self.decided = Decided(self.curation, self.said)
        self.denotes: dict[Member, str] = {}
        self.entities: dict[str, Entity] = {}
        self._made = False

    def resolution(self) -> Resolution:
        if not self._made:
            self._make()
            self._made = True
        return Resolution(self.entities, self.denotes)

    def _make(self) -> None:
        for kind in PLAIN:
            self._things(kind, [[unit.members] for unit in units_of(self.said, kind).values()])
        self.organisations = compare_organisations(self.said, self._units("organisation"))
        self._joined("organisation", self.organisations)
        self.officials = Officials(self.said, self._units("official"), self.holders)
        self._people()
        self._posts()
        self.meetings = compare_meetings(self.said, self._units("meeting"), self.denotes, self.holders)
        self._joined("meeting", self.meetings)
        self.agreements = compare_agreements(self.said, self._units("agreement"))
        self._joined("agreement", self.agreements)
        if self._with_facts:
            self._outside()

    def comparing(self, kind: str) -> Comparing[Any]:
        """What compared the things of a kind other than officials."""
        if kind == "organisation":
            return self.organisations
        return self.meetings if kind == "meeting" else self.agreements

    # --- clusters

    def _people(self) -> None:
        people = self.officials.people
        parts = {i: p.members for i, p in people.items()}
        self._linked("official", parts, self.officials.edges(), self.officials.may_join)

    def _joined(self, kind: str, comparing: Comparing[Any]) -> None:
        parts = {i: unit.members for i, unit in comparing.units.items()}
        self._linked(kind, parts, comparing.edges(), comparing.may_join)

    def _linked(self, kind: str, parts: Mapping[str, list[Member]], edges: Iterable[Edge], may_join: Join) -> None:
        groups = cluster(parts, self.decided.edges(parts, edges), self.decided.veto(parts, may_join))
        self._things(kind, [[parts[i] for i in group] for group in groups])

    def _units(self, kind: str) -> dict[str, Unit]:
        return self.decided.cut(units_of(self.said, kind))

    def _posts(self) -> None:
        """Titles that mean one post of one country or body are one post."""
        groups: dict[tuple[str, str], list[list[Member]]] = {}
        for unit in units_of(self.said, "post").values():
            claims = self.said.bulletins[unit.members[0][0]]
            claim = claims.by_id[unit.members[0][1]]
            side = side_of(claim, claims)
            meant = sorted(codes(name_of(claim), side)) if side and unit.key.weak is None else []
            alone = len(meant) != 1 or meant[0].startswith("words:") or meant[0].endswith(":")
            of = self.denotes.get((claims.bulletin, claim.value("postOf") or ""), "")
            key = (unit.id, "") if alone or not of else (of, meant[0])
            groups.setdefault(key, []).append(unit.members)
        self._things("post", list(groups.values()))

    def _things(self, kind: str, groups: Sequence[Sequence[list[Member]]]) -> None:
        """Makes entities of groups of members, and gives each key to the cluster that claims it first."""
        clusters = [sorted((m for part in group for m in part), key=self.said.place) for group in groups]
        clusters.sort(key=lambda members: self.said.place(members[0]))
        owner: dict[Key, int] = {}
        for number, members in enumerate(clusters):
            for member in members:
                key = self.said.keys[member]
                if key not in owner or self.said.place(member) < self.said.place(
                    self._first(clusters[owner[key]], key)
                ):
                    owner[key] = number
        for number, members in enumerate(clusters):
            keys = list(dict.fromkeys(self.said.keys[m] for m in members))
            first = keys[0]
            if owner[first] != number:
                first = first.weakened(members[0][0], self.said.claim(members[0]).offset)
            further = tuple(sorted(k.id for k in keys if owner[k] == number and k != first))
            entity = Entity(first.id, kind, first, tuple(members), further, label=self.decided.label(members))
            self.entities[entity.id] = entity
            self.denotes.update((member, entity.id) for member in members)

    def _first(self, members: Sequence[Member], key: Key) -> Member:
        return next(m for m in members if self.said.keys[m] == key)

    # --- facts from outside

    def _outside(self) -> None:
        for person in self.officials.people.values():
            if person.known is not None and person.link is not None:
                entity = self.entities[self.denotes[person.members[0]]]
                self._add(entity, official_facts(entity.id, person.known))
        named = {e.id: name_of(self.said.claim(e.members[0])) for e in self.entities.values() if e.members}
        countries: dict[str, str] = {}
        for entity in list(self.entities.values()):
            if entity.kind == "country":
                self._add(entity, country_facts(named[entity.id]))
                code = country_code(named[entity.id]) or ""
                countries[code] = min(entity.id, countries.get(code, entity.id))
        for entity in list(self.entities.values()):
            if entity.kind == "place":
                self._add(entity, place_facts(named[entity.id], countries))

    def _add(self, entity: Entity, facts: Iterable[OutsideFact]) -> None:
        kept = dict.fromkeys((*entity.values, *facts))
        self.entities[entity.id] = Entity(
            entity.id,
            entity.kind,
            entity.key,
            entity.members,
            entity.redirects,
            tuple(sorted(kept, key=str)),
            entity.label,
        )
