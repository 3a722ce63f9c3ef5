"""What a bulletin's sentences have told so far, in order: events, journeys, the scene."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg_builder.extract.meetings.event import REACH, Event
from kg_builder.extract.reading import Reading
from kg_builder.extract.scan import Line, Token
from kg_builder.language.dates import DateMention
from kg_builder.lexicon.meetings import MeetingWords
from kg_builder.model.record import Official
from kg_builder.model.text import Span


@dataclass(slots=True)
class Journey:
    """A visit as a frame for what is told of it."""

    line: Line
    at: int
    place: tuple[str, Span]
    visitors: list[Token]
    date: DateMention | None
    status: str
    span: Span
    city: bool = False
    leaving: str = ""
    past: bool = False


@dataclass(slots=True)
class Told:
    """What the sentences of a bulletin have told so far."""

    reading: Reading
    words: MeetingWords
    events: list[Event] = field(default_factory=list)
    journeys: list[Journey] = field(default_factory=list)
    scene: tuple[str, Span, Line] | None = None
    cities: set[str] = field(default_factory=set)
    staged: dict[int, tuple[str, Span, Line]] = field(default_factory=dict)
    scene_day: tuple[DateMention, Line] | None = None
    staged_days: dict[int, tuple[DateMention, Line]] = field(default_factory=dict)
    companions: list[tuple[Line, int]] = field(default_factory=list)
    officials: dict[str, Official] = field(init=False)

    def __post_init__(self) -> None:
        self.officials = {o.id: o for o in self.reading.officials}

    @property
    def text(self) -> str:
        return self.reading.bulletin.text


def near(told: Told) -> list[Event]:
    """The events that a mention may still mean: the first, and the last ones told of."""
    return told.events if len(told.events) <= 2 * REACH else told.events[:REACH] + told.events[-REACH:]
