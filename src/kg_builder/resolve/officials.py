"""Officials across bulletins: which units to compare, and what forbids to join two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kg_builder.model.entity import Member
from kg_builder.resolve.authority import Authority, Known
from kg_builder.resolve.features import PersonPair
from kg_builder.resolve.judgement import Judgement, Verdict
from kg_builder.resolve.keying import name_of, side_of
from kg_builder.resolve.linker import Edge, edge
from kg_builder.resolve.model import PERSONS
from kg_builder.resolve.persons import Link, PersonMention, links
from kg_builder.resolve.sound import fold, skeleton
from kg_builder.resolve.units import Said, Unit

HUBS = 12
"""With how many others of a block, the largest first, a unit is compared."""
REPRESENTATIVES = 4


@dataclass(slots=True)
class Person:
    """A unit of officials, or the part of it that the authority knows as one person."""

    id: str
    unit: Unit
    members: list[Member]
    mentions: list[PersonMention]
    known: Known | None = None
    link: Link | None = None
    meetings: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    names: frozenset[tuple[str, str]] = field(default_factory=frozenset)


def mention_of(member: Member, said: Said) -> PersonMention:
    """An official's claim as the models take it: the post now held before former ones."""
    claims = said.bulletins[member[0]]
    claim = claims.by_id[member[1]]
    tenures = sorted(said.owned(member), key=lambda t: (t.value("standing") == "former", t.offset, t.id))
    post = None
    for tenure in tenures:
        local = tenure.value("post")
        if local is not None:
            title = name_of(claims.by_id[local])
            post = f"former {title}" if tenure.value("standing") == "former" else title
            break
    return PersonMention(name_of(claim), post, side_of(claim, claims), said.day(member))


class Officials:
    """Compares the officials of all bulletins with the authority and with one another."""

    def __init__(self, said: Said, units: dict[str, Unit], authority: Authority) -> None:
        self._said = said
        self._authority = authority
        self._verdicts: dict[tuple[str, str], Verdict] = {}
        self.people: dict[str, Person] = {}
        for unit in units.values():
            for person in self._split(unit):
                self.people[person.id] = person
        self._lists()

    def _split(self, unit: Unit) -> Iterator[Person]:
        """Parts of a unit that the authority knows as different people; the rest goes with the only one, if so."""
        parts: dict[int, Person] = {}
        rest: list[tuple[Member, PersonMention]] = []
        for member in unit.members:
            mention = mention_of(member, self._said)
            found = links(mention, self._authority)
            sure = [x for x in found if (x.strength, x.fit) == (found[0].strength, found[0].fit)]
            if len(sure) == 1 and sure[0].strength >= 2:
                known = sure[0].person
                part = parts.setdefault(known.id, Person(f"{unit.id} {known.id}", unit, [], [], known, sure[0]))
                part.members.append(member)
                part.mentions.append(mention)
            else:
                rest.append((member, mention))
        if rest and len(parts) == 1 and unit.key.weak is None:
            part = next(iter(parts.values()))
            part.members += [m for m, _ in rest]
            part.mentions += [m for _, m in rest]
        elif rest:
            parts[0] = Person(f"{unit.id} ", unit, [m for m, _ in rest], [m for _, m in rest])
        for part in parts.values():
            part.members.sort(key=self._said.place)
            part.names = frozenset((m[0], fold(name_of(self._said.claim(m)))) for m in part.members)
            part.mentions = _representatives(part.mentions)
            yield part

    def _lists(self) -> None:
        """Which meetings' lists each person stands in: two entries of one list are two people."""
        of = {member: person for person in self.people.values() for member in person.members}
        stands: dict[str, set[tuple[str, str]]] = {}
        for bulletin, claims in self._said.bulletins.items():
            for owner, dependents in claims.owned.items():
                for claim in dependents:
                    agent = claim.value("agent")
                    person = of.get((bulletin, agent)) if agent else None
                    if person is not None:
                        stands.setdefault(person.id, set()).add((bulletin, owner))
        for identifier, lists in stands.items():
            self.people[identifier].meetings = frozenset(lists)

    def edges(self) -> Iterator[Edge]:
        """Pairs judged the same, among those that share a block."""
        for left, right in self.candidates():
            verdict = self.verdict(left, right)
            if verdict.judgement is Judgement.SAME:
                yield edge(verdict.score, left.id, right.id)

    def doubts(self) -> Iterator[tuple[Person, Person, Verdict]]:
        """Pairs that were judged unsure."""
        for left, right in self.candidates():
            verdict = self.verdict(left, right)
            if verdict.judgement is Judgement.UNSURE:
                yield left, right, verdict

    @cached_property
    def _pairs(self) -> list[tuple[str, str]]:
        blocks: dict[str, list[Person]] = {}
        for person in self.people.values():
            for key in _blocks(person):
                blocks.setdefault(key, []).append(person)
        pairs = set()
        for people in blocks.values():
            if len(people) < 2:
                continue
            people.sort(key=lambda p: (-len(p.members), p.unit.key.weak is not None, p.id))
            for at, one in enumerate(people):
                for other in people[: min(at, HUBS)]:
                    pairs.add((one.id, other.id) if one.id < other.id else (other.id, one.id))
        return sorted(pairs)

    def candidates(self) -> Iterator[tuple[Person, Person]]:
        for left, right in self._pairs:
            yield self.people[left], self.people[right]

    def verdict(self, left: Person, right: Person) -> Verdict:
        """The surest of the verdicts on their mentions; a pair known to differ decides."""
        key = (left.id, right.id) if left.id < right.id else (right.id, left.id)
        found = self._verdicts.get(key)
        if found is None:
            verdicts = [
                PERSONS.judge(PersonPair(one, other, self._authority))
                for one in left.mentions
                for other in right.mentions
            ]
            worst = min(verdicts, key=lambda v: v.score)
            best = max(verdicts, key=lambda v: v.score)
            known_apart = any(r.feature in ("authority_differ", "name_conflict") for r in worst.reasons)
            found = self._verdicts[key] = worst if known_apart and worst.judgement is Judgement.DIFFERENT else best
        return found

    def may_join(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Not where the authority knows two people, where a bulletin lists both or gives both one name, or where
        names contradict."""
        one, other = [self.people[i] for i in left], [self.people[i] for i in right]
        known = {p.known.id for p in (*one, *other) if p.known}
        if len(known) > 1:
            return False
        lists: set[tuple[str, str]] = set().union(*(p.meetings for p in one))
        if any(lists & p.meetings for p in other):
            return False
        named = {(b, name) for p in one for b, name in p.names}
        if any(named & p.names for p in other):
            return False
        hub_left, hub_right = (max(p, key=lambda x: (len(x.members), x.id)) for p in (one, other))
        return self.verdict(hub_left, hub_right).judgement is not Judgement.DIFFERENT


def _representatives(mentions: list[PersonMention]) -> list[PersonMention]:
    """The few that stand for all: the most frequent forms, and the first and last day of the first of them."""
    counted = Counter((m.name, m.post, m.of) for m in mentions)
    forms = sorted(counted, key=lambda f: (f[1] is None, -counted[f], str(f)))[: REPRESENTATIVES - 1]
    found: list[PersonMention] = []
    for form in forms:
        same = sorted((m for m in mentions if (m.name, m.post, m.of) == form), key=lambda m: m.day or "")
        found += [same[0], same[-1]] if not found else [same[0]]
    return list(dict.fromkeys(found))


def _blocks(person: Person) -> Iterator[str]:
    """Keys of blocks: the person of the authority, name parts with the side, pairs of name parts."""
    if person.known is not None:
        yield f"known {person.known.id}"
    seen = set()
    for mention in person.mentions:
        parts = sorted({skeleton(p) for p in mention.parsed.parts if len(p) > 2})
        body = mention.country or mention.body or ""
        seen |= {f"{part} {body}" for part in parts if body}
        seen |= {f"{a} {b}" for at, a in enumerate(parts) for b in parts[at + 1 :]}
    yield from sorted(seen)
