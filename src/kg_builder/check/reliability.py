"""How often values of each confidence are right, measured against gold: for the table, and for calibration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg_builder.check.score import Item, alike_agreements, alike_meetings, optional
from kg_builder.check.similar import best_pairs, overlap, same_organisation, same_person, same_place, words
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.exchange import to_exchange
from kg_builder.model.record import Agreement, Meeting, Official, Record

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One value: what it is a value of, the rule that read it, how sure it was, and whether the gold has it."""

    slot: str
    method: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Values of one slot with a confidence from ``low`` on: how many, and how many of them right."""

    slot: str
    low: float
    found: int
    right: int


def judge(record: Record, gold: Item) -> Iterator[Judgement]:
    """Every value of ``record`` that the gold form has a place for; what is optional in the gold is passed over."""
    form = to_exchange(record)
    yield from _officials(record.officials, form, gold)
    organisations = [o.name for o in record.organisations]
    pairs = best_pairs(
        gold.get("organisations") or [],
        [o.value for o in organisations],
        lambda a, b: float(same_organisation(a, b)),
        1.0,
    )
    found = {j for _, j in pairs}
    for place, name in enumerate(organisations):
        yield _of("organisation.name", name, place in found)
    yield from _meetings(record.meetings, form, gold)
    yield from _agreements(record.agreements, form, gold)


def table(judged: Iterable[Judgement]) -> list[Row]:
    """Found and right by slot and confidence, all slots together first."""
    counts: dict[tuple[str, float], list[int]] = {}
    for one in judged:
        low = max(b for b in BINS if one.confidence >= b)
        for slot in ("all", one.slot):
            count = counts.setdefault((slot, low), [0, 0])
            count[0] += 1
            count[1] += one.right
    order = sorted(counts, key=lambda key: (key[0] != "all", key))
    return [Row(slot, low, *counts[slot, low]) for slot, low in order]


def _best(evidence: Sequence[Evidence]) -> Evidence:
    return max(evidence, key=lambda e: e.confidence)


def _of(slot: str, value: Value, right: bool) -> Judgement:
    best = _best(value.evidence)
    return Judgement(slot, best.method, best.confidence, right)


def _officials(officials: Sequence[Official], form: Item, gold: Item) -> Iterator[Judgement]:
    left = gold.get("officials") or []
    pairs = best_pairs(left, form["officials"], lambda a, b: float(same_person(a["name"], b["name"])), 1.0)
    matched = {j: left[i] for i, j in pairs}
    for place, official in enumerate(officials):
        known = matched.get(place)
        yield _of("official.name", official.name, known is not None)
        if known is None:
            continue
        for tenure in official.tenures:
            post = known.get("post")
            yield _of("tenure.post", tenure.post, bool(post) and overlap(words(post), words(tenure.post.value)) >= 0.6)
        if official.of is not None:
            of = known.get("of")
            yield _of("official.of", official.of, bool(of) and same_organisation(of, official.of.value))


def _paired(left: list[Item], right: list[Item], alike: Any, least: float) -> dict[int, Item | None]:
    """Each found item's gold item, None for a spurious one; those paired with optional gold are left out."""
    pairs = {j: i for i, j in best_pairs(left, right, alike, least)}
    found: dict[int, Item | None] = {}
    for place in range(len(right)):
        known = left[pairs[place]] if place in pairs else None
        if known is None or not optional(known):
            found[place] = known
    return found


def _meetings(meetings: Sequence[Meeting], form: Item, gold: Item) -> Iterator[Judgement]:
    for place, known in _paired(gold.get("meetings") or [], form["meetings"], alike_meetings, 1.5).items():
        meeting = meetings[place]
        yield _of("meeting.name", meeting.name, known is not None)
        if known is None:
            continue
        for slot in ("start", "place", "mode", "status"):
            value, wanted = getattr(meeting, slot), known.get(slot)
            if value is not None:
                same = same_place(wanted, value.value) if slot == "place" else wanted == value.value
                yield _of(f"meeting.{slot}", value, bool(wanted) and same)
        people = [p["name"] for p in known.get("participants") or [] if p.get("name")]
        names = {p["name"]: p for p in form["meetings"][place]["participants"]}
        inner = best_pairs(people, list(names), lambda a, b: float(same_person(a, b)), 1.0)
        right = {list(names)[j] for _, j in inner}
        for name, person in names.items():
            best = max(person["evidence"], key=lambda e: e["confidence"])
            yield Judgement("meeting.participant", best["method"], best["confidence"], name in right)


def _agreements(agreements: Sequence[Agreement], form: Item, gold: Item) -> Iterator[Judgement]:
    for place, known in _paired(gold.get("agreements") or [], form["agreements"], alike_agreements, 0.6).items():
        agreement = agreements[place]
        yield _of("agreement.title", agreement.title, known is not None)
        if known is not None:
            yield _of("agreement.kind", agreement.kind, known.get("kind") == agreement.kind.value)
            if agreement.events:
                status = form["agreements"][place]["status"]
                yield _of("agreement.event", agreement.events[-1].kind, known.get("status") == status)
