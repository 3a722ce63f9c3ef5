"""The record of a bulletin's meetings in the making, and the evidence for its values."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg_builder.extract.meetings.event import REACH, Event
from kg_builder.extract.meetings.told import Told
from kg_builder.extract.reading import Reading
from kg_builder.extract.scan import Line
from kg_builder.lexicon.meetings import MeetingWords
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.text import Span


@dataclass(slots=True)
class Draft:
    """The record of one bulletin's meetings in the making: what its events share when their values are chosen."""

    told: Told
    main: Event | None = field(init=False)
    day: tuple[str, Span, Line] | None = None
    used: set[str] = field(default_factory=set)
    organisations: set[str] = field(init=False)
    conferences: list[Event] = field(init=False)

    def __post_init__(self) -> None:
        self.main = next((e for e in self.told.events if not e.recalled), None)
        self.organisations = {o.id for o in self.reading.organisations}
        self.conferences = [e for e in self.told.events if e.keys and e.place is not None][:REACH]

    @property
    def reading(self) -> Reading:
        return self.told.reading

    @property
    def text(self) -> str:
        return self.told.text

    @property
    def words(self) -> MeetingWords:
        return self.told.words

    def evidence(self, span: Span, line: Line, rule: str, confidence: float, via: tuple[Span, ...] = ()) -> Evidence:
        sentence = (
            line.span
            if line.span.contains(span)
            else Span(min(line.span.start, span.start), max(line.span.end, span.end))
        )
        return Evidence(span, sentence, f"meetings/{rule}", confidence, via)

    def value(self, value: str, span: Span, line: Line, rule: str, confidence: float) -> Value:
        return Value(value, span.of(self.text), (self.evidence(span, line, rule, confidence),))
