"""Meetings and agreements across bulletins, compared by what they say and by whom they resolve to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Generic, TypeVar

from kg_builder.model.entity import Member
from kg_builder.resolve.agreements import AGREEMENTS, MADE, AgreementMention, AgreementPair
from kg_builder.resolve.authority import Authority
from kg_builder.resolve.judgement import Judgement, Verdict
from kg_builder.resolve.keying import name_of
from kg_builder.resolve.linker import Edge, edge
from kg_builder.resolve.meetings import MEETINGS, MeetingMention, MeetingPair
from kg_builder.resolve.officials import mention_of
from kg_builder.resolve.organisation_model import ORGANISATIONS, OrganisationPair
from kg_builder.resolve.organisations import OrganisationMention
from kg_builder.resolve.places import spot
from kg_builder.resolve.units import Said, Unit

NEAR = 25
"""With how many others of a block, the largest first, a unit is compared."""
M = TypeVar("M")


class Comparing(Generic[M]):
    """Units of one kind with what represents them: blocks, verdicts, edges, doubts."""

    def __init__(
        self,
        units: Mapping[str, Unit],
        mention: Callable[[Member], M],
        blocks: Callable[[M], Iterator[str]],
        judge: Callable[[M, M], Verdict],
        *,
        apart: bool,
    ) -> None:
        self.units = units
        self._apart = apart
        self._judge = judge
        self.mentions = {i: [mention(m) for m in _ends(unit.members)] for i, unit in units.items()}
        self._blocks = blocks
        self._verdicts: dict[tuple[str, str], Verdict] = {}
        self._bulletins = {i: frozenset(b for b, _ in unit.members) for i, unit in units.items()}

    def pairs(self) -> list[tuple[str, str]]:
        """Pairs of units that share a block and stand in no common bulletin."""
        blocks: dict[str, list[str]] = {}
        for identifier, mentions in self.mentions.items():
            for key in sorted({k for m in mentions for k in self._blocks(m)}):
                blocks.setdefault(key, []).append(identifier)
        found = set()
        for members in blocks.values():
            members.sort(key=lambda i: (-len(self.units[i].members), i))
            for at, one in enumerate(members):
                for other in members[: min(at, NEAR)]:
                    if not (self._apart and self._bulletins[one] & self._bulletins[other]):
                        found.add((one, other) if one < other else (other, one))
        return sorted(found)

    def verdict(self, left: str, right: str) -> Verdict:
        key = (left, right) if left < right else (right, left)
        found = self._verdicts.get(key)
        if found is None:
            verdicts = [self._judge(a, b) for a in self.mentions[key[0]] for b in self.mentions[key[1]]]
            found = self._verdicts[key] = min(verdicts, key=lambda v: (v.score, v.judgement))
        return found

    def edges(self) -> Iterator[Edge]:
        for left, right in self.pairs():
            verdict = self.verdict(left, right)
            if verdict.judgement is Judgement.SAME:
                yield edge(verdict.score, left, right)

    def doubts(self) -> Iterator[tuple[str, str, Verdict]]:
        """Pairs that were judged unsure."""
        for left, right in self.pairs():
            verdict = self.verdict(left, right)
            if verdict.judgement is Judgement.UNSURE:
                yield left, right, verdict

    def may_join(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Not where a bulletin tells of both as two, or where any pair of them is judged different."""
        if self._apart:
            bulletins = frozenset().union(*(self._bulletins[i] for i in left))
            if any(bulletins & self._bulletins[i] for i in right):
                return False
        few = [(a, b) for a in left[:4] for b in right[:4]]
        return all(self.verdict(a, b).judgement is not Judgement.DIFFERENT for a, b in few)


def _ends(members: Sequence[Member]) -> list[Member]:
    return [members[0]] if len(members) == 1 else [members[0], members[-1]]


# --- organisations


def organisation_of(member: Member, said: Said) -> OrganisationMention:
    claims = said.bulletins[member[0]]
    claim = claims.by_id[member[1]]
    local = claim.value("country")
    return OrganisationMention(name_of(claim), name_of(claims.by_id[local]) if local else None, said.day(member))


def _organisation_blocks(mention: OrganisationMention) -> Iterator[str]:
    yield from (f"k {known.name} {known.country}" for known in mention.known)
    yield "w " + " ".join(sorted(mention.words))
    words = mention.plain.split()
    if len(words) > 1:
        small = {"the", "of", "for", "on", "and", "in", "to"}
        yield "a " + "".join(w[0] for w in words if w not in small)
    elif 2 <= len(mention.name) <= 8 and mention.name.isupper():
        yield "a " + mention.plain


def compare_organisations(said: Said, units: Mapping[str, Unit]) -> Comparing[OrganisationMention]:
    return Comparing(
        units,
        lambda m: organisation_of(m, said),
        _organisation_blocks,
        lambda a, b: ORGANISATIONS.judge(OrganisationPair(a, b)),
        apart=False,
    )


# --- meetings


def meeting_of(member: Member, said: Said, denotes: Mapping[Member, str]) -> MeetingMention:
    """A meeting's claim as the model takes it, its people by the officials they were resolved to."""
    claims = said.bulletins[member[0]]
    claim = claims.by_id[member[1]]
    people, groups = [], []
    for part in said.owned(member):
        local = part.value("agent")
        if local is None:
            continue
        if claims.by_id[local].kind == "official":
            at = (member[0], local)
            people.append(replace(mention_of(at, said), entity=denotes.get(at)))
        else:
            groups.append(name_of(claims.by_id[local]))
    place = claim.value("place")
    mode = claim.value("mode")
    return MeetingMention(
        name=name_of(claim),
        status=claim.value("status") or "held",
        mode="phone" if mode is None and claim.value("kind") == "call" else mode,
        start=claim.value("start"),
        end=claim.value("end"),
        place=name_of(claims.by_id[place]) if place else None,
        people=tuple(people),
        publisher=None,
        day=said.day(member),
        groups=tuple(sorted(groups)),
    )


def _meeting_blocks(mention: MeetingMention) -> Iterator[str]:
    if mention.span is None or mention.first is None:
        return
    first, last = mention.span
    month = first.strftime("%Y-%m")
    people = sorted({p.entity for p in mention.people if p.entity})[:8]
    pairs = [f"{a}+{b}" for at, a in enumerate(people) for b in people[at + 1 :]][:12]
    whole = len(mention.first.value) < 10
    for pair in pairs:
        yield f"{pair} {first.year if len(mention.first.value) == 4 else month}"
        yield f"{pair} {first.year}"
    if not whole:
        for step in (0, 1):
            day = first + timedelta(days=step)
            yield from (f"{person} {day}" for person in people)
            where = spot(mention.place)
            if where and where.city:
                yield f"{where.city} {day}"
    for body in sorted(mention.bodies):
        yield f"{body} {month}"
        yield f"{body} {first.year}"
    del last


def compare_meetings(
    said: Said, units: Mapping[str, Unit], denotes: Mapping[Member, str], authority: Authority
) -> Comparing[MeetingMention]:
    return Comparing(
        units,
        lambda m: meeting_of(m, said, denotes),
        _meeting_blocks,
        lambda a, b: MEETINGS.judge(MeetingPair(a, b, authority)),
        apart=True,
    )


# --- agreements


def agreement_of(member: Member, said: Said) -> AgreementMention:
    """An agreement's claim as the model takes it: the step at which it was made before later ones."""
    claims = said.bulletins[member[0]]
    claim = claims.by_id[member[1]]
    events = [e for e in said.owned(member) if e.kind == "agreement-event"]
    events.sort(key=lambda e: (e.value("date") is None, e.value("eventKind") not in MADE, e.offset, e.id))
    event = events[0] if events else None
    meeting = next((e.value("meeting") for e in events if e.value("meeting")), None)
    return AgreementMention(
        title=name_of(claim),
        kind=claim.value("agreementKind"),
        status=event.value("eventKind") if event else None,
        day=event.value("date") if event else None,
        parties=tuple(name_of(claims.by_id[p]) for p in claim.values("party")),
        signatories=tuple(name_of(claims.by_id[s]) for s in claim.values("hasSignatory")),
        meeting=name_of(claims.by_id[meeting]) if meeting else None,
        bulletin_day=said.day(member),
    )


def _agreement_blocks(mention: AgreementMention) -> Iterator[str]:
    if mention.known is not None:
        yield f"known {mention.known}"
    if mention.number:
        yield f"number {mention.number}"
    words = sorted(w for w in mention.words if len(w) > 3)
    yield from (f"{a} {b}" for at, a in enumerate(words[:8]) for b in words[at + 1 : 8])
    sides = " ".join(sorted(mention.sides))
    if sides:
        yield from (f"{word} | {sides}" for word in words)
        if mention.span:
            yield f"{sides} {mention.span[0].year}"
    if mention.span and mention.span[0] == mention.span[1]:
        yield from (f"{word} {mention.span[0]}" for word in words)


def compare_agreements(said: Said, units: Mapping[str, Unit]) -> Comparing[AgreementMention]:
    return Comparing(
        units,
        lambda m: agreement_of(m, said),
        _agreement_blocks,
        lambda a, b: AGREEMENTS.judge(AgreementPair(a, b)),
        apart=True,
    )
