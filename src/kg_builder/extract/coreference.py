"""Which names in a bulletin are one person: fuller and shorter forms, other spellings, nicknames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from kg_builder.extract.people import Named
from kg_builder.lexicon import Lexicon


@dataclass(slots=True)
class Person:
    """Names of a bulletin taken for one person; ``parts`` is the fullest form."""

    parts: tuple[str, ...]
    named: list[Named] = field(default_factory=list)


def near(a: str, b: str) -> bool:
    """Two name parts that are one in two spellings, or a part and its initial."""
    a, b = a.rstrip("."), b.rstrip(".")
    if a == b:
        return True
    if not a or not b:
        return False
    if min(len(a), len(b)) == 1:
        return a[0] == b[0]
    longest = max(len(a), len(b))
    if min(len(a), len(b)) < 4:
        return False
    most = 1 if longest < 8 else 2
    return bool(Levenshtein.distance(a, b, score_cutoff=most) <= most)


def _same_given(a: str, b: str, lexicon: Lexicon) -> bool:
    if near(a, b):
        return True
    return b in lexicon.nicknames.get(a, ()) or a in lexicon.nicknames.get(b, ())


def matches(short: tuple[str, ...], full: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether ``short`` may be a form of ``full``: all its parts stand there, one of them exactly."""
    if len(short) > len(full):
        return False
    if len(short) == 1:
        part = short[0]
        return len(part) > 1 and (part in full or (len(part) >= 5 and near(part, full[-1])))
    left = list(full)
    exact = 0
    for part in short:
        hit = next((x for x in left if x == part), None)
        if hit is None:
            hit = next((x for x in left if _same_given(part, x, lexicon)), None)
        else:
            exact += len(part.rstrip(".")) > 1
        if hit is None:
            return False
        left.remove(hit)
    return exact > 0 or "".join(short) == "".join(full)


def cluster(named: Iterable[Named], lexicon: Lexicon) -> list[Person]:
    """People in the order of their first name; each name belongs to one of them.

    A bare surname goes to the nearest person before it that bears it, else to the first one after.
    """
    forms: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    for item in named:
        forms[item.parts].append(item)
    people: list[Person] = []
    by_part: dict[str, list[Person]] = defaultdict(list)

    def add(parts: tuple[str, ...], items: list[Named]) -> None:
        person = Person(parts, list(items))
        people.append(person)
        for part in set(parts):
            by_part[part].append(person)
            by_part[part[:3]].append(person)

    for parts in sorted(forms, key=lambda p: (-len(p), -sum(map(len, p)), forms[p][0].first)):
        candidates: list[Person] = []
        if len(parts) > 1:
            for part in parts:
                for person in by_part[part] + by_part[part[:3]]:
                    if not any(person is c for c in candidates) and matches(parts, person.parts, lexicon):
                        candidates.append(person)
            if len(candidates) == 1 or (candidates and all(c.parts == candidates[0].parts for c in candidates)):
                candidates[0].named.extend(forms[parts])
            else:
                add(parts, forms[parts])
            continue
        for person in by_part[parts[0]] + by_part[parts[0][:3]]:
            if not any(person is c for c in candidates) and matches(parts, person.parts, lexicon):
                candidates.append(person)
        exact = [c for c in candidates if parts[0] in c.parts]
        candidates = exact or candidates
        last = [c for c in candidates if c.parts[-1] == parts[0]]
        if not candidates:
            add(parts, forms[parts])
            continue
        for item in forms[parts]:
            _nearest(item, last if len(last) == 1 and len(candidates) > 1 else candidates).named.append(item)
    for person in people:
        person.named.sort(key=lambda n: n.first)
    people.sort(key=lambda p: p.named[0].first)
    return people


def _nearest(item: Named, candidates: list[Person]) -> Person:
    heads = {p.head for p, _ in item.posts}

    def distance(person: Person) -> tuple[int, int]:
        same = any(p.head in heads for n in person.named for p, _ in n.posts if len(n.parts) > 1)
        gaps = [
            item.first - n.first if n.first <= item.first else 10_000 + n.first
            for n in person.named
            if len(n.parts) > 1
        ]
        return (0 if same else 1, min(gaps, default=1 << 30))

    return min(candidates, key=distance)
