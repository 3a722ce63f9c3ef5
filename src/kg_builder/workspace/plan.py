"""Which bulletins there are, given everything that was read: ids, copies, exclusions.

A function of the set of items, not of their order or of where they stood.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Item:
    """A bulletin in a source. ``content`` hashes all that is read but the id, ``sha256`` the id, too;
    ``text`` is the key of the bulletin as stored, ``source`` the path of its file. ``sources``, filled by
    ``make_plan``, are the names of all files that hold a copy."""

    id: str
    sha256: str
    content: str
    text: str
    source: str
    characters: int = 0
    sources: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """The bulletins by their final ids, and what the user should know about how they came to them."""

    bulletins: dict[str, Item] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    excluded: int = 0
    copies: int = 0


def _excluded(item: Item, exclusions: Collection[str]) -> bool:
    own = unicodedata.normalize("NFC", item.id)
    return own in exclusions or f"{own}~{item.sha256[:8]}" in exclusions


def make_plan(items: Iterable[Item], exclusions: Collection[str] = ()) -> Plan:
    """Gives each bulletin its id.

    Bulletins of one id with different content are all kept, each as ``ID~`` and 8 characters of its
    hash. Of bulletins with one content the smallest id is the bulletin, the others are copies.
    """
    plan = Plan()
    by_content: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if _excluded(item, exclusions):
            plan.excluded += 1
        else:
            by_content[item.content].append(item)
    by_id: dict[str, list[Item]] = defaultdict(list)
    for copies in by_content.values():
        first = min(copies, key=lambda i: (i.id, i.text, i.source))
        plan.copies += len(copies) - 1
        files = tuple(sorted({PurePath(item.source).name for item in copies}))
        by_id[unicodedata.normalize("NFC", first.id)].append(replace(first, sources=files))
    for own in sorted(by_id):
        same = sorted(by_id[own], key=lambda i: i.sha256)
        if len(same) == 1:
            plan.bulletins[own] = same[0]
            continue
        plan.warnings.append(f"{own}: {len(same)} different bulletins have this id; each is kept with its hash")
        for item in same:
            name = f"{own}~{item.sha256[:8]}"
            while name in plan.bulletins or name in by_id:
                name = f"{own}~{item.sha256[: len(name) - len(own)]}"
            plan.bulletins[name] = item
    return plan
