"""Records against gold, bulletin by bulletin, in the exchange form.

``score_bulletin`` gives counts and faults of one bulletin; ``Figures`` sums counts. The measure ``met``
pools the pairs of people who met; in ``met, mean`` each bulletin has the same weight.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Literal

from kg_builder.check.similar import (
    best_pairs,
    jaccard,
    overlap,
    same_organisation,
    same_person,
    same_place,
    words,
)

Item = dict[str, Any]
Side = Literal["missed", "spurious", "wrong"]
Counts = tuple[int, int, int]
"""Correct, predicted, gold."""

MEAN = "met, mean"
MEASURES = (
    "met", MEAN, "meetings", "participants", "chairs, hosts", "meeting.start", "meeting.place", "meeting.mode",
    "meeting.status", "agreements", "agreement.kind", "agreement.status", "agreement.meeting", "officials",
    "official.post", "official.of", "organisations",
)  # fmt: skip
_LEADING = ("chair", "host")
_SOFT_KINDS = ("other", "programme", "decision", "letter")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something missed, spurious, or found with a wrong value.

    ``what`` is its name, ``about`` the thing it belongs to, ``gold`` and ``found`` the two values of a
    wrong one. ``start`` is where the prediction's evidence stands in the bulletin, if it says so.
    """

    bulletin: str
    kind: str
    side: Side
    what: str
    about: str | None = None
    gold: str | None = None
    found: str | None = None
    start: int | None = None

    def __str__(self) -> str:
        value = f": gold {self.gold!r}, found {self.found!r}" if self.side == "wrong" else ""
        about = f" ({self.about})" if self.about else ""
        return f"{self.side} {self.kind}: {self.what}{about}{value}"


@dataclass(frozen=True, slots=True)
class Judged:
    """Something found: how sure the reader was of it, and whether it was right."""

    kind: str
    confidence: float
    right: bool


@dataclass(slots=True)
class BulletinScore:
    """The counts of one bulletin by measure, its faults, and what was found with a confidence."""

    counts: dict[str, Counts] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)


def figure(counts: Counts) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    hit, predicted, gold = counts
    p = hit / predicted if predicted else 0.0
    r = hit / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def totals(scores: Iterable[BulletinScore]) -> dict[str, Counts]:
    """Counts summed over bulletins, measures in their order."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for score in scores:
        for measure, counts in score.counts.items():
            for place, count in enumerate(counts):
                sums[measure][place] += count
    return {measure: (sums[measure][0], sums[measure][1], sums[measure][2]) for measure in MEASURES if measure in sums}


def figures(scores: Sequence[BulletinScore]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by measure over bulletins."""
    result = {measure: figure(counts) for measure, counts in totals(scores).items()}
    if MEAN in result:
        rows = [figure(s.counts[MEAN]) for s in scores if counted(s.counts.get(MEAN))]
        result[MEAN] = mean_figure(rows)
    return result


def counted(counts: Counts | None) -> bool:
    """Whether a bulletin counts in a mean: one with nothing to find and nothing found does not."""
    return counts is not None and bool(counts[1] or counts[2])


def mean_figure(rows: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    if not rows:
        return 0.0, 0.0, 0.0
    p, r, f = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    return p, r, f


def score_bulletin(gold: Item, predicted: Item) -> BulletinScore:
    """Compare two records of one bulletin."""
    score = BulletinScore()
    _officials(gold, predicted, score)
    _organisations(gold, predicted, score)
    matched = _meetings(gold, predicted, score)
    _agreements(gold, predicted, matched, score)
    _met(gold, predicted, score)
    return score


def _list(record: Item, name: str) -> list[Any]:
    return record.get(name) or []


def _start(item: Item | str) -> int | None:
    if isinstance(item, str):
        return None
    evidence = item.get("evidence") or []
    start = evidence[0].get("start") if evidence and isinstance(evidence[0], dict) else None
    return start if isinstance(start, int) else None


def _judge(score: BulletinScore, kind: str, item: Item, right: bool) -> None:
    evidence = [row for row in item.get("evidence") or [] if isinstance(row, dict)]
    confidences = [row["confidence"] for row in evidence if isinstance(row.get("confidence"), int | float)]
    if confidences:
        score.judged.append(Judged(kind, float(max(confidences)), right))


def _report(
    score: BulletinScore,
    gold: Item,
    kind: str,
    sides: tuple[Sequence[Any], Sequence[Any]],
    pairs: list[tuple[int, int]],
) -> None:
    """The faults of a list of things: those of the gold that were missed, those found that are spurious."""
    left, right = sides
    for number in sorted(set(range(len(left))) - {i for i, _ in pairs}):
        score.faults.append(Fault(gold["id"], kind, "missed", _describe(left[number])))
    found = {j for _, j in pairs}
    for number, item in enumerate(right):
        if number not in found:
            score.faults.append(Fault(gold["id"], kind, "spurious", _describe(item), start=_start(item)))
        if isinstance(item, dict):
            _judge(score, kind, item, number in found)


def _describe(item: Item | str) -> str:
    if isinstance(item, str):
        return item
    name = str(item.get("name") or item.get("title") or "?")
    if "participants" in item:
        people = ", ".join(_people(item))
        return f"{name} {item.get('start') or ''} [{people}]".replace("  ", " ")
    if "title" in item:
        return f"{item.get('kind')}: {name}"
    return name


def _officials(gold: Item, predicted: Item, score: BulletinScore) -> None:
    left, right = _list(gold, "officials"), _list(predicted, "officials")
    pairs = best_pairs(left, right, lambda a, b: float(same_person(a["name"], b["name"])), 1.0)
    score.counts["officials"] = (len(pairs), len(right), len(left))
    _report(score, gold, "official", (left, right), pairs)
    for slot in ("post", "of"):
        hits = 0
        for i, j in pairs:
            a, b = left[i].get(slot), right[j].get(slot)
            if not a:
                continue
            alike = overlap(words(a), words(b)) >= 0.6 if slot == "post" else bool(b) and same_organisation(a, b)
            hits += alike
            if not alike:
                name = left[i]["name"]
                fault = Fault(gold["id"], f"official.{slot}", "wrong", name, None, a, b, _start(right[j]))
                score.faults.append(fault)
        counts = (hits, sum(bool(o.get(slot)) for o in right), sum(bool(o.get(slot)) for o in left))
        score.counts[f"official.{slot}"] = counts


def _organisations(gold: Item, predicted: Item, score: BulletinScore) -> None:
    left, right = _list(gold, "organisations"), _list(predicted, "organisations")
    pairs = best_pairs(left, right, lambda a, b: float(same_organisation(a, b)), 1.0)
    score.counts["organisations"] = (len(pairs), len(right), len(left))
    _report(score, gold, "organisation", (left, right), pairs)


def _people(meeting: Item) -> list[str]:
    return [person["name"] for person in _list(meeting, "participants") if person.get("name")]


def alike_meetings(gold: Item, predicted: Item) -> float:
    left, right = _people(gold), _people(predicted)
    total = 0.0
    if left or right:
        shared = len(best_pairs(left, right, lambda a, b: float(same_person(a, b)), 1.0))
        total += 2.0 * shared / max(1, min(len(left), len(right)))
    total += 1.5 * jaccard(words(gold.get("name")), words(predicted.get("name")))
    total += 1.0 * (bool(gold.get("start")) and gold.get("start") == predicted.get("start"))
    total += 0.5 * same_place(gold.get("place"), predicted.get("place"))
    total += 0.5 * (gold.get("status") == predicted.get("status"))
    return total


def alike_agreements(gold: Item, predicted: Item) -> float:
    left, right = words(gold.get("title")), words(predicted.get("title"))
    alike = max(jaccard(left, right), 0.8 * overlap(left, right))
    return alike + 0.3 * (gold.get("kind") == predicted.get("kind"))


def optional(item: Item) -> bool:
    """Careful readings differ on these, so missing one costs nothing."""
    return bool(item.get("optional")) or item.get("kind") in _SOFT_KINDS


Settled = tuple[list[Item], list[Item], list[tuple[int, int]]]


def _settle(gold: list[Item], predicted: list[Item], pairs: list[tuple[int, int]]) -> Settled:
    """Take optional gold items out of the count, with whatever was predicted for them."""
    out = {i for i, item in enumerate(gold) if optional(item)}
    out_predicted = {j for i, j in pairs if i in out}
    keep = {i: place for place, i in enumerate(i for i in range(len(gold)) if i not in out)}
    keep_predicted = {j: place for place, j in enumerate(j for j in range(len(predicted)) if j not in out_predicted)}
    return (
        [gold[i] for i in keep],
        [predicted[j] for j in keep_predicted],
        [(keep[i], keep_predicted[j]) for i, j in pairs if i in keep],
    )


def _meetings(gold: Item, predicted: Item, score: BulletinScore) -> dict[int, int]:
    """Score the meetings; gives which predicted meeting each gold one was paired with, by place."""
    left, right = _list(gold, "meetings"), _list(predicted, "meetings")
    pairs = best_pairs(left, right, alike_meetings, 1.5)
    matched = dict(pairs)
    left, right, pairs = _settle(left, right, pairs)
    score.counts["meetings"] = (len(pairs), len(right), len(left))
    _report(score, gold, "meeting", (left, right), pairs)
    for slot in ("start", "place", "mode", "status"):
        hits = 0
        for i, j in pairs:
            a, b = left[i].get(slot), right[j].get(slot)
            alike = bool(a) and bool(b) and (same_place(a, b) if slot == "place" else a == b)
            hits += alike
            if a and not alike:
                name = str(left[i].get("name"))
                fault = Fault(gold["id"], f"meeting.{slot}", "wrong", name, None, a, b, _start(right[j]))
                score.faults.append(fault)
        counts = (hits, sum(bool(m.get(slot)) for m in right), sum(bool(m.get(slot)) for m in left))
        score.counts[f"meeting.{slot}"] = counts
    _participants(gold, left, right, pairs, score)
    return matched


def _participants(
    gold: Item, left: list[Item], right: list[Item], pairs: list[tuple[int, int]], score: BulletinScore
) -> None:
    hits = leading = 0
    for i, j in pairs:
        a = [p for p in _list(left[i], "participants") if p.get("name")]
        b = [p for p in _list(right[j], "participants") if p.get("name")]
        inner = best_pairs(a, b, lambda x, y: float(same_person(x["name"], y["name"])), 1.0)
        hits += len(inner)
        about = str(left[i].get("name"))
        for x, y in inner:
            roles = a[x].get("role"), b[y].get("role")
            leading += roles[0] in _LEADING and roles[0] == roles[1]
            if roles[0] != roles[1] and (roles[0] in _LEADING or roles[1] in _LEADING):
                fault = Fault(gold["id"], "role", "wrong", a[x]["name"], about, *roles, start=_start(b[y]))
                score.faults.append(fault)
        for x in sorted(set(range(len(a))) - {x for x, _ in inner}):
            score.faults.append(Fault(gold["id"], "participant", "missed", a[x]["name"], about))
        found = {y for _, y in inner}
        for y, person in enumerate(b):
            _judge(score, "participant", person, y in found)
            if y not in found:
                fault = Fault(gold["id"], "participant", "spurious", person["name"], about, start=_start(person))
                score.faults.append(fault)
    counts = (hits, sum(len(_people(m)) for m in right), sum(len(_people(m)) for m in left))
    score.counts["participants"] = counts
    score.counts["chairs, hosts"] = (leading, _leaders(right), _leaders(left))


def _leaders(meetings: list[Item]) -> int:
    return sum(
        person.get("role") in _LEADING
        for meeting in meetings
        for person in _list(meeting, "participants")
        if person.get("name")
    )


def _agreements(gold: Item, predicted: Item, matched: dict[int, int], score: BulletinScore) -> None:
    left, right = _list(gold, "agreements"), _list(predicted, "agreements")
    pairs = best_pairs(left, right, alike_agreements, 0.6)
    left, right, pairs = _settle(left, right, pairs)
    score.counts["agreements"] = (len(pairs), len(right), len(left))
    _report(score, gold, "agreement", (left, right), pairs)
    for slot in ("kind", "status"):
        hits = 0
        for i, j in pairs:
            a, b = left[i].get(slot), right[j].get(slot)
            hits += bool(a) and a == b
            if a and a != b:
                title = str(left[i].get("title"))
                fault = Fault(gold["id"], f"agreement.{slot}", "wrong", title, None, a, b, _start(right[j]))
                score.faults.append(fault)
        counts = (hits, sum(bool(a.get(slot)) for a in right), sum(bool(a.get(slot)) for a in left))
        score.counts[f"agreement.{slot}"] = counts
    places = {m.get("id"): place for place, m in enumerate(_list(gold, "meetings"))}
    places_predicted = {m.get("id"): place for place, m in enumerate(_list(predicted, "meetings"))}
    hits = 0
    for i, j in pairs:
        a, b = left[i].get("meeting"), right[j].get("meeting")
        hits += a in places and b in places_predicted and matched.get(places[a]) == places_predicted[b]
    counts = (hits, sum(bool(a.get("meeting")) for a in right), sum(bool(a.get("meeting")) for a in left))
    score.counts["agreement.meeting"] = counts


def _met_pairs(record: Item, people: list[str], *, firm: bool = False) -> set[frozenset[int]]:
    """Pairs of people who sat in one held meeting, as places in ``people``, which grows."""
    pairs: set[frozenset[int]] = set()
    for meeting in _list(record, "meetings"):
        if meeting.get("status", "held") != "held" or (firm and optional(meeting)):
            continue
        places = sorted({_place(name, people) for name in _people(meeting)})
        pairs.update(frozenset(pair) for pair in combinations(places, 2))
    return pairs


def _place(name: str, people: list[str]) -> int:
    for place, known in enumerate(people):
        if same_person(known, name):
            return place
    people.append(name)
    return len(people) - 1


def _met(gold: Item, predicted: Item, score: BulletinScore) -> None:
    people: list[str] = []
    others: list[str] = []
    gold_pairs = _met_pairs(gold, people)
    predicted_pairs = _met_pairs(predicted, others)
    to_gold = {
        place: next((i for i, name in enumerate(people) if same_person(name, other)), -1 - place)
        for place, other in enumerate(others)
    }
    found = {frozenset(to_gold[place] for place in pair) for pair in predicted_pairs}
    firm = _met_pairs(gold, people, firm=True)
    found = {pair for pair in found if len(pair) == 2} - (gold_pairs - firm)
    counts = (len(firm & found), len(found), len(firm))
    score.counts["met"] = counts
    if counted(counts):
        score.counts[MEAN] = counts
    by_place = {to_gold[place]: name for place, name in reversed(list(enumerate(others)))}
    by_place.update(enumerate(people))
    sides: tuple[tuple[Side, set[frozenset[int]]], ...] = (("missed", firm - found), ("spurious", found - firm))
    for side, pairs in sides:
        score.faults += [Fault(gold["id"], "met", side, pair) for pair in _named(pairs, by_place)]


def _named(pairs: set[frozenset[int]], names: dict[int, str]) -> Iterator[str]:
    yield from sorted(" and ".join(sorted(names[place] for place in pair)) for pair in pairs)
