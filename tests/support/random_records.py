"""Random records over made-up texts, with few enough names that things meet. One seed, one board."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg_builder.model.bulletin import Bulletin
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import (
    Agreement,
    AgreementEvent,
    Body,
    Meeting,
    Official,
    Organisation,
    Participation,
    Record,
    Remark,
    Tenure,
    Visit,
)
from kg_builder.model.text import OffsetMap, Span
from kg_builder.model.time import PartialDate
from kg_builder.vocab import CODES

LENGTH = 400
IDS = ["a", "b/1", "c d", "Ünï", "e#f", "<g>", "..", "h%20"]
ALPHABET = "abc xyz.ÄÖ李🎉\"\\\n\t\x00\x85\u2028'<>&{}|^`%_:@"
NAMES = ["Ann Bell", "Bo Chu", "Chu", "Dag Øst", "Eva\tFrøy", "李 明", 'Jo "J" O\\Neil', "Ann  BELL", "\x07 Bad"]
SIDES = ["Norway", "Japan", "UN", "United Nations", "Ministry of Trade"]
POSTS = ["Foreign Minister", "President", "foreign minister"]
PLACES = ["Oslo", "Geneva", "Norway"]
DATES = ["2019", "2020", "2020-05", "2020-05-13", "2020-05-14", "2021-01-01"]
TITLES = ["joint statement", "Treaty of Oslo", "memorandum on trade", "plan for 2030"]

T = TypeVar("T")
Board = list[tuple[Record, Bulletin]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What names there are to draw from."""

    names: Sequence[str] = tuple(NAMES)
    sides: Sequence[str] = tuple(SIDES)
    posts: Sequence[str] = tuple(POSTS)
    places: Sequence[str] = tuple(PLACES)
    dates: Sequence[str] = tuple(DATES)
    titles: Sequence[str] = tuple(TITLES)


class Records:
    """Makes records from one source of randomness."""

    def __init__(self, seed: int, words: Vocabulary | None = None) -> None:
        self._random = random.Random(seed)
        self._words = words or Vocabulary()
        self._offsets: list[int] = []

    def board(self, most: int = 4) -> Board:
        ids = self._random.sample(IDS, self._random.randint(0, most))
        return [self.pair(id_) for id_ in ids]

    def pair(self, id_: str) -> tuple[Record, Bulletin]:
        self._offsets = self._random.sample(range(LENGTH), 40)
        officials = self._times(3, self._official)
        organisations = self._times(2, self._organisation)
        bodies = self._times(1, self._body)
        agents = [x.id for x in (*officials, *organisations, *bodies)]
        meetings: list[Meeting] = []
        for _ in range(self._upto(2)):
            meetings.append(self._meeting(agents, meetings))
        events = [m.id for m in meetings]
        visits = self._times(1, lambda: self._visit(agents, events))
        agreements = self._times(2, lambda: self._agreement(agents, events))
        remarks = self._times(1, lambda: self._remark(agents, events)) if agents else ()
        published = self._random.choice([None, *map(PartialDate, self._words.dates)])
        text = "".join(self._random.choices(ALPHABET, k=LENGTH))
        sha = hashlib.sha256(text.encode()).hexdigest()
        bulletin = Bulletin(id_, f"{id_}.txt", text, sha, published=published, offsets=OffsetMap.identity(LENGTH))
        record = Record(
            id_, sha, "test", published, officials=officials, organisations=organisations, bodies=bodies,
            meetings=tuple(meetings), visits=visits, agreements=agreements, remarks=remarks,
        )  # fmt: skip
        return record, bulletin

    def _upto(self, most: int) -> int:
        return self._random.randint(0, most)

    def _times(self, most: int, make: Callable[[], T]) -> tuple[T, ...]:
        return tuple(make() for _ in range(self._upto(most)))

    def _at(self) -> int:
        return self._offsets.pop()

    def _span(self) -> Span:
        start = self._random.randrange(LENGTH)
        return Span(start, min(start + self._random.randint(1, 40), LENGTH))

    def _evidence(self) -> Evidence:
        via = (self._span(),) if self._random.random() < 0.2 else ()
        method = self._random.choice(["a/b", "c/d"])
        return Evidence(self._span(), self._span(), method, self._random.randint(0, 100) / 100, via)

    def _proof(self) -> tuple[Evidence, ...]:
        return tuple(self._evidence() for _ in range(self._random.randint(1, 2)))

    def _value(self, texts: Sequence[str]) -> Value:
        return Value(self._random.choice(texts), "surface", self._proof())

    def _maybe(self, texts: Sequence[str]) -> Value | None:
        return self._value(texts) if self._random.random() < 0.6 else None

    def _some(self, texts: Sequence[str], most: int = 2) -> tuple[Value, ...]:
        return tuple(self._value(texts) for _ in range(self._upto(most)))

    def _official(self) -> Official:
        at, w = self._at(), self._words
        standings = ["current", "former", "acting", "designate"]
        tenures = tuple(
            Tenure(
                f"tenure-{at}-{n}", self._value(w.posts), self._maybe(w.sides), self._random.choice(standings),  # type: ignore[arg-type]
                self._maybe(w.dates), self._maybe(w.dates),
            )
            for n in range(self._upto(2))
        )  # fmt: skip
        return Official(f"official-{at}", self._value(w.names), self._some(w.names), tenures, self._maybe(w.sides))

    def _organisation(self) -> Organisation:
        sides = self._words.sides
        return Organisation(f"organisation-{self._at()}", self._value(sides), self._some(sides), self._maybe(sides))

    def _body(self) -> Body:
        return Body(f"body-{self._at()}", self._value(["the ministers", "both sides"]), self._maybe(self._words.sides))

    def _parts(self, agents: Sequence[str], owner: str, roles: Sequence[str]) -> tuple[Participation, ...]:
        chosen = [self._random.choice(agents) for _ in range(self._upto(3))] if agents else []
        return tuple(
            Participation(
                f"participation-{agent}-{owner}-{n}", agent, self._random.choice(roles), self._proof(),  # type: ignore[arg-type]
                self._maybe(self._words.posts), self._maybe(self._words.sides),
            )
            for n, agent in enumerate(chosen)
        )  # fmt: skip

    def _meeting(self, agents: Sequence[str], before: Sequence[Meeting]) -> Meeting:
        name, w = f"meeting-{self._at()}", self._words
        return Meeting(
            name, self._value(["talks", "Oslo summit"]), self._value(list(CODES.status)),
            self._maybe(list(CODES.meeting)), self._maybe(list(CODES.mode)), self._maybe(w.dates), self._maybe(w.dates),
            self._maybe(w.places), self._parts(agents, name, ["chair", "host", "participant"]),
            self._random.choice([None, *agents]), before[0].id if before else None, self._some(["trade", "Trade"]),
        )  # fmt: skip

    def _visit(self, agents: Sequence[str], events: Sequence[str]) -> Visit:
        w = self._words
        return Visit(
            f"visit-{self._at()}", self._value(["visit"]), self._value(list(CODES.status)),
            self._parts(agents, "visit", ["participant"]), self._maybe(w.dates), self._maybe(w.dates),
            self._maybe(w.places), tuple(events),
        )  # fmt: skip

    def _agreement(self, agents: Sequence[str], events: Sequence[str]) -> Agreement:
        at, w = self._at(), self._words
        steps = tuple(
            AgreementEvent(
                f"agreement-event-{at}-{n}", self._value(list(CODES.event)), self._maybe(w.dates),
                self._random.choice([None, *events]),
            )
            for n in range(self._upto(2))
        )  # fmt: skip
        return Agreement(
            f"agreement-{at}", self._value(w.titles), self._value(list(CODES.agreement)), self._some(w.sides),
            self._parts(agents, f"agreement-{at}", ["signatory"]), self._some(["trade"]), steps,
        )  # fmt: skip

    def _remark(self, agents: Sequence[str], events: Sequence[str]) -> Remark:
        speaker, where = self._random.choice(agents), self._random.choice([None, *events])
        return Remark(f"remark-{self._at()}", speaker, self._value(["we agree"]), where)
