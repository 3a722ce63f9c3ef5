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


_MOST = 60  # people that a name is compared with through one of its parts


class _People:
    """The people found so far, by the parts of their names."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.by_part: dict[str, list[Person]] = defaultdict(list)
        self.by_stem: dict[str, list[Person]] = defaultdict(list)

    def add(self, parts: tuple[str, ...], items: list[Named]) -> None:
        person = Person(parts, list(items))
        self.people.append(person)
        for part in set(parts):
            self.by_part[part].append(person)
        self.by_stem[parts[-1][:3]].append(person)

    def candidates(self, parts: tuple[str, ...], lexicon: Lexicon) -> list[Person]:
        """Those of whose names ``parts`` may be a form: they share a part, or the surname in another spelling."""
        found: dict[int, Person] = {}
        for part in parts:
            for person in self.by_part[part][-_MOST:]:
                if id(person) not in found and matches(parts, person.parts, lexicon):
                    found[id(person)] = person
        if len(parts) == 1 and not found:
            for person in self.by_stem[parts[0][:3]][-_MOST:]:
                if matches(parts, person.parts, lexicon):
                    found[id(person)] = person
        return list(found.values())


def cluster(named: Iterable[Named], lexicon: Lexicon) -> list[Person]:
    """People in the order of their first name; each name belongs to one of them.

    A bare surname goes to the nearest person before it that bears it, else to the first one after.
    """
    forms: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    for item in named:
        forms[item.parts].append(item)
    known = _People()
    for parts in sorted(forms, key=lambda p: (-len(p), -sum(map(len, p)), forms[p][0].first)):
        candidates = known.candidates(parts, lexicon)
        if len(parts) > 1:
            if candidates and all(c.parts == candidates[0].parts for c in candidates):
                candidates[0].named.extend(forms[parts])
            else:
                known.add(parts, forms[parts])
            continue
        last = [c for c in candidates if c.parts[-1] == parts[0]]
        if not candidates:
            known.add(parts, forms[parts])
            continue
        for item in forms[parts]:
            _nearest(item, last if len(last) == 1 and len(candidates) > 1 else candidates).named.append(item)
    for person in known.people:
        person.named.sort(key=lambda n: n.first)
    return sorted(known.people, key=lambda p: p.named[0].first)


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
