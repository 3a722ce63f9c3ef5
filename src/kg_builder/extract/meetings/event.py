"""An event: one meeting as far as the mentions of it tell, and when two names or dates can be the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg_builder.extract.events.mention import EventMention
from kg_builder.extract.scan import Line, Token
from kg_builder.language.dates import DateMention
from kg_builder.lexicon.cues import cues
from kg_builder.lexicon.ordinals import ORDINALS
from kg_builder.model.text import Span

FAMILY = {
    "call": "call",
    "meeting": "meeting",
    "talks": "meeting",
    "consultation": "meeting",
    "audience": "meeting",
    "briefing": "meeting",
    "dialogue": "meeting",
    "forum": "conference",
    "seminar": "conference",
    "reception": "meeting",
    "summit": "summit",
    "session": "session",
    "conference": "conference",
    "ceremony": "ceremony",
}
_STOP_WORDS = cues("stop-words")
REACH = 40  # events, first and last, that a mention is compared with


def _ordinal(word: str) -> str:
    """ "third" and "3rd" as one word."""
    if word in ORDINALS:
        return f"{ORDINALS[word]}th"
    return re.sub(r"^(\d+)(?:st|nd|rd)$", r"\1th", word)


def name_key(name: str) -> frozenset[str]:
    found = re.findall(r"[\w.-]+", re.sub(r"[’']s\b", " ", name).lower())
    kept = (_ordinal(w.strip(".-")) for w in found if not w.endswith("-day"))
    return frozenset(kept) - _STOP_WORDS - {"", "s"}


def _numbers(key: frozenset[str]) -> set[str]:
    return {
        str(ORDINALS.get(w, "")) or w for w in key if w in ORDINALS or re.fullmatch(r"\d+(?:st|nd|rd|th)|[ivxl]{2,}", w)
    }


def same_name(a: frozenset[str], b: frozenset[str]) -> bool:
    na, nb = _numbers(a), _numbers(b)
    if na and nb and {re.sub(r"\D", "", x) or x for x in na} != {re.sub(r"\D", "", x) or x for x in nb}:
        return False
    if not a or not b:
        return False
    small, large = sorted((a, b), key=len)
    shared = len(small & large)
    if na and nb and shared >= 4:  # the same number of the same row
        return True
    return (shared == len(small) and len(small) >= 2) or shared / len(a | b) >= 0.6


def is_within(day: DateMention | None, span: DateMention | None) -> bool:
    if day is None or span is None or day.start is None or span.start is None:
        return False
    last = span.end or span.start
    return span.start.value <= day.start.value <= last.value


def dates_conflict(a: DateMention | None, b: DateMention | None) -> bool:
    if a is None or b is None or a.start is None or b.start is None:
        return False
    one, two = a.start.value, b.start.value
    if a.end is not None and one <= two <= a.end.value:
        return False
    if b.end is not None and two <= one <= b.end.value:
        return False
    return not (one.startswith(two) or two.startswith(one))


@dataclass(slots=True, eq=False)
class Event:
    """A meeting as far as its mentions tell."""

    order: int
    mentions: list[EventMention] = field(default_factory=list)
    people: dict[str, tuple[str, Token, Line, str]] = field(default_factory=dict)
    keys: list[frozenset[str]] = field(default_factory=list)
    date: DateMention | None = None
    place: tuple[str, Span, Line] | None = None
    mode: tuple[str, Span, Line] | None = None
    stub: bool = False
    parent: Event | None = None

    @property
    def first(self) -> EventMention:
        return self.mentions[0]

    @property
    def asserted(self) -> bool:
        return any(m.asserted and not m.recalled for m in self.mentions)

    @property
    def recalled(self) -> bool:
        return not any((m.asserted and not m.recalled) or m.line.headline for m in self.mentions)

    @property
    def gathering(self) -> bool:
        """A meeting of a body or a conference, where those who speak are told of one by one."""
        return (
            any(
                m.kind in ("summit", "session", "conference", "forum", "seminar")
                or (m.proper and m.kind == "meeting")
                or m.described
                for m in self.mentions
            )
            and len(self.people) != 2
        )

    @property
    def family(self) -> set[str]:
        return {FAMILY.get(m.kind, m.kind) for m in self.mentions}

    @property
    def headline(self) -> bool:
        return any(m.line.headline for m in self.mentions)

    @property
    def status(self) -> str:
        told = [m for m in self.mentions if not m.bare]
        chosen = [m for m in told if m.asserted] or told or self.mentions
        for m in self.mentions:
            if m.status in ("cancelled", "postponed"):
                return m.status
        if any(m.modality.certain and m.status == "held" for m in chosen):
            return "held"
        return next((m.status for m in chosen if m.modality.certain), chosen[0].status)

    def take(self, m: EventMention) -> None:
        if len(self.mentions) < REACH:
            self.mentions.append(m)
        for agent, (role, token) in m.people.items():
            self.join(agent, role, token, m.line, "verb" if m.verb else "noun")
        if m.proper:
            key = name_key(m.name)
            if key and key not in self.keys:
                self.keys.append(key)
        if m.date is not None and m.date.start is not None and (self.date is None or self.date.form == "year"):
            self.date = m.date
        if m.place is not None and self.place is None:
            self.place = (*m.place, m.line)
        if m.mode is not None and (
            self.mode is None or (self.mode[0] == "in-person" and m.mode[0] in ("phone", "video", "hybrid"))
        ):
            self.mode = (*m.mode, m.line)

    def join(self, agent: str, role: str, token: Token, line: Line, rule: str) -> None:
        old = self.people.get(agent)
        if old is None:
            self.people[agent] = (role, token, line, rule)
        elif old[0] == "participant" and role != "participant":
            self.people[agent] = (role, old[1], old[2], old[3])
