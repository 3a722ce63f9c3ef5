"""The authority of office holders: who held which post when, shipped as a SQLite file that opens in a millisecond."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Self

from kg_builder.model.time import PartialDate
from kg_builder.resolve.bodies import country_code
from kg_builder.resolve.names import Name, parse
from kg_builder.resolve.posts import singular
from kg_builder.resolve.sound import fold, skeleton, sound

_FAR = date(9999, 12, 31)
_COLUMNS = "t.person, i.body, i.text, i.codes, t.start, t.end, t.as_of"
_MOST = {1: 2.0, 2: 3.5, 3: 4.5, 4: 6.0}
"""The most that a short name part can tell: syllables recur, whatever the table says of them."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One tenure of the authority. ``end`` None with ``as_of``: in office, or no end known, on that day."""

    person: int
    body: str
    title: str
    codes: frozenset[str]
    start: str
    end: str
    as_of: str

    @property
    def first(self) -> date | None:
        return _day(self.start, latest=False)

    @property
    def last(self) -> date | None:
        return _day(self.end, latest=True)

    def covers(self, day: date) -> bool:
        """Whether it is known to cover the day: an unknown end is not "now" beyond ``as_of``."""
        first = self.first
        last = self.last or _day(self.as_of, latest=True)
        return (first is None or first <= day) and last is not None and day <= last


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the authority with all name forms and holdings."""

    id: int
    qid: str
    names: tuple[str, ...]
    holdings: tuple[Holding, ...]

    @property
    def label(self) -> str:
        return self.names[0]

    def parsed(self) -> tuple[Name, ...]:
        return tuple(parse(n) for n in self.names)


@cache
def _day(text: str, *, latest: bool) -> date | None:
    if not text:
        return None
    try:
        partial = PartialDate(text.removesuffix("s"))
    except ValueError:
        return None
    return partial.latest if latest else partial.earliest


def body_of(of: str | None) -> str | None:
    """The key under which the authority files a country or an organisation."""
    if not of:
        return None
    from kg_builder.resolve.organisations import organisation_key

    return country_code(of) or organisation_key(of)


class Authority:
    """Looks up people by name part, and holders by body and post."""

    def __init__(self, base: sqlite3.Connection, fingerprint: str = "") -> None:
        self._base = base
        self.fingerprint = fingerprint
        self._people: dict[int, Known] = {}
        self._rarity: dict[tuple[str, str], float] = {}
        self._holders: dict[tuple[str, str], tuple[Holding, ...]] = {}
        self._parts: dict[tuple[str, str | None], tuple[int, ...]] = {}
        self.links: dict[object, object] = {}
        """What ``persons.links`` found, by mention."""
        self._named: dict[tuple[object, ...], tuple[int, ...]] = {}

    @classmethod
    def open(cls, own: Sequence[Path] = ()) -> Self:
        """The authority that is shipped, with the user's own files on top."""
        path = resources.files("kg_builder.lexicon") / "data" / "office_holders.sqlite"
        base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        if not own:
            return cls(base)
        from kg_builder.resolve.authority_user import extended

        more, fingerprint = extended(base, own)
        return cls(more, fingerprint)

    def person(self, number: int) -> Known:
        known = self._people.get(number)
        if known is None:
            qid, names = self._base.execute("SELECT qid, names FROM person WHERE id=?", (number,)).fetchone()
            rows = self._base.execute(
                f"SELECT {_COLUMNS} FROM tenure t JOIN title i ON i.id=t.title WHERE t.person=? ORDER BY t.start, t.id",
                (number,),
            )
            known = Known(number, qid, tuple(names.split("|")), tuple(self._holding(*row) for row in rows.fetchall()))
            self._people[number] = known
        return known

    def _holding(self, person: int, body: str, text: str, codes: str, start: str, end: str, as_of: str) -> Holding:
        return Holding(person, body, text, frozenset(codes.split("|")) - {""}, start, end, as_of)

    def holders(self, body: str, code: str) -> tuple[Holding, ...]:
        """All holders of a post, in order of start."""
        found = self._holders.get((body, code))
        if found is None:
            rows = self._base.execute(
                f"SELECT {_COLUMNS} FROM code c JOIN title i ON i.id=c.title JOIN tenure t ON t.title=i.id"
                " WHERE c.body=? AND c.code=? ORDER BY t.start, t.id",
                (body, code),
            )
            found = self._holders[(body, code)] = _closed(tuple(self._holding(*row) for row in rows.fetchall()), code)
        return found

    def on(self, body: str, code: str, first: date, last: date) -> tuple[Holding, ...]:
        """Who is known to have held the post from ``first`` to ``last``; where nobody did throughout, who did on part
        of it."""
        every = self.holders(body, code)
        throughout = tuple(h for h in every if h.covers(first) and h.covers(last))
        if len({h.person for h in throughout}) > 1:
            # a day of handover: who came that day stands beside who left
            inner = tuple(h for h in throughout if (h.first or date.min) < first and (h.last or _FAR) > last)
            throughout = inner if len({h.person for h in inner}) == 1 else throughout
        found = throughout or tuple(h for h in every if h.covers(first) or h.covers(last))
        return tuple({h.person: h for h in found}.values())

    def named(self, name: Name, country: str | None) -> tuple[int, ...]:
        """People of a country (of all, for None) whose names share enough with the name to be looked at:
        all its parts but one of the rarer two, by coarse keys."""
        key = (name.parts, country)
        found = self._named.get(key)
        if found is None:
            keys = sorted({skeleton(p) for p in name.parts if len(p) > 1})
            bearers = [people for people in (self._bearers(part, country) for part in keys) if people]
            counts = Counter(person for people in bearers for person in people)
            few = min((len(people) for people in bearers), default=0)
            rarest = set(next((people for people in bearers if len(people) == few), ()))
            if country is None and len(keys) > 1:
                rarest = set()
            found = self._named[key] = tuple(sorted(p for p, n in counts.items() if n > 1 or p in rarest))
        return found

    def _bearers(self, part: str, country: str | None) -> tuple[int, ...]:
        found = self._parts.get((part, country))
        if found is None:
            if country is None:
                rows = self._base.execute("SELECT DISTINCT person FROM part WHERE skeleton=?", (part,))
            else:
                rows = self._base.execute("SELECT person FROM part WHERE skeleton=? AND country=?", (part, country))
            found = self._parts[part, country] = tuple(p for (p,) in rows)
        return found

    def _count(self, part: str, country: str) -> int:
        row = self._base.execute("SELECT count FROM frequency WHERE sound=? AND country=?", (part, country)).fetchone()
        return int(row[0]) if row else 0

    def rarity(self, part: str, country: str | None = None) -> float:
        """How much information a name part carries among the office holders of a country, in nats."""
        key = (sound(part), country or "")
        value = self._rarity.get(key)
        if value is None:
            whole = (self._count(key[0], "") + 0.5) / (self._count("*", "") + 1)
            if key[1]:
                whole = (self._count(*key) + 150 * whole) / (self._count("*", key[1]) + 150)
            value = self._rarity[key] = min(_MOST.get(len(part), 9.0), -math.log(whole))
        return value


def _closed(holdings: tuple[Holding, ...], code: str) -> tuple[Holding, ...]:
    """An open tenure of a post for one person ends where a later holder is known."""
    if not singular(code):
        return holdings
    result = []
    for held in holdings:
        if not held.end and held.first:
            later = [
                h.start
                for h in holdings
                if h.person != held.person and h.first and h.first > held.first and h.start > held.start
            ]
            if later:
                held = Holding(held.person, held.body, held.title, held.codes, held.start, min(later), held.as_of)
        result.append(held)
    return tuple(result)


def acronym(text: str) -> str:
    """The initials of the words of a name, small words left out."""
    return "".join(w[0] for w in fold(text).split() if w not in ("of", "the", "and", "for", "on", "in", "to"))
