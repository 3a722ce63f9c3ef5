"""Mentions into events, sentence by sentence, the headline first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg_builder.extract.events.dating import opening_of
from kg_builder.extract.events.finder import find_mentions
from kg_builder.extract.events.mention import EventMention, Scope
from kg_builder.extract.meetings.attendance import (
    ACCOMPANY,
    ATTENDANCE,
    WERE_THERE,
    _patronage,
    read_attendance,
    read_speakers,
)
from kg_builder.extract.meetings.coreference import event_told
from kg_builder.extract.meetings.event import Event
from kg_builder.extract.meetings.journeys import read_journey
from kg_builder.extract.meetings.opening import opens_event, parts_of
from kg_builder.extract.meetings.told import Told
from kg_builder.extract.modality import Modality
from kg_builder.extract.reading import Mention
from kg_builder.extract.scan import Line, scan
from kg_builder.model.text import Span

_VISIT = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|trip|travels?|travel(?:l)?ed|travel(?:l)?ing|tour|arriv(?:es?|ed|ing|al)|depart(?:s|ed|ing)?|departure|left|leaves?|journey)\b",
    re.I,
)
_OF_VISIT = re.compile(
    r"\b(?:during|in the context of|as part of|in the course of|throughout|on the sidelines of)"
    r" (?:his|her|their|the|this) (?:\w+ ){0,2}(?:visit|trip|stay|tour)\b",
    re.I,
)
_LONGEST = 3000  # tokens of a sentence that are read as one


def _bounded(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with tokens, a boundless sentence in pieces, so that the work stays in step with the length."""
    for line in lines:
        for start in range(0, len(line.tokens), _LONGEST):
            if len(line.tokens) <= _LONGEST:
                yield line
            else:
                yield replace(line, tokens=line.tokens[start : start + _LONGEST])


def gather(told: Told) -> None:
    wanted = frozenset(_wanted_sentences(told))
    if not wanted:
        return
    scope = Scope(told.text, told.words, _principal_of(told))
    for line in _bounded(scan(told.reading, wanted)):
        if _VISIT.search(told.text, line.tokens[0].start, line.tokens[-1].end):
            read_journey(told, line)
        if not line.headline and len(line.tokens) <= 7 and told.text[line.span.end - 1] not in '.!?”"':
            continue  # a heading between paragraphs
        found = find_mentions(scope, line)
        _take_scene(told, line, found)
        _patronage(told, line, found)
        for mention in found:
            _replace_today(told, mention)
            _mode_near(told, mention)
            _enter(told, mention)
        read_attendance(told, line, found)
        read_speakers(told, line, found)


def _take_scene(told: Told, line: Line, found: list[EventMention]) -> None:
    """Where the telling has come to: "In Beijing, …", and what follows until another city is named so."""
    if line.headline:
        return
    _take_day(told, line, found)
    at = opening_of(line)
    if line.low(at) in ("in", "at") and len(line.tokens) > at + 2 and (place := line.tokens[at + 1].place) is not None:
        after = next((k for k in range(at + 1, len(line.tokens)) if line.tokens[k].start >= place.span.end), 1)
        if place.kind == "city" and line.low(after) in (",", "("):
            told.scene = (told.text[place.span.start : place.span.end], place.span, line)
    elif told.journeys and told.journeys[-1].line is line and told.journeys[-1].city and line.number > 1:
        journey = told.journeys[-1]
        if not journey.past:
            told.scene = (*journey.place, line)
    if told.scene is not None:
        told.cities.add(told.scene[0])
        for mention in found:
            if mention.asserted and not mention.recalled:
                told.staged[id(mention)] = told.scene


def _take_day(told: Told, line: Line, found: list[EventMention]) -> None:
    """The day that the telling has come to: "On 12 March, …", and what follows until another day or all of a visit."""
    leading = next((t.date for t in line.tokens[:3] if t.date is not None), None)
    if leading is not None and not leading.is_day:
        return  # "In December 2018, …": said in between
    if leading is not None:
        told.scene_day = (leading, line) if leading.end is None else None
    elif _OF_VISIT.search(told.text, line.span.start, line.span.start + 60):
        told.scene_day = None
    if told.scene_day is not None:
        for mention in found:
            told.staged_days[id(mention)] = told.scene_day


def _principal_of(told: Told) -> Mention | None:
    """Whom the bulletin is about: the first official that its text names in full."""
    body = told.reading.bulletin.body_start
    named = [m for m in told.reading.mentions if m.form == "name" and len(m.agents) == 1]
    return next((m for m in named if m.span.start >= body), None)


def _wanted_sentences(told: Told) -> Iterable[int]:
    for number, span in enumerate(told.reading.sentences):
        sentence = told.text[span.start : span.end]
        if (
            told.words.cue.search(sentence)
            or _VISIT.search(sentence)
            or ATTENDANCE.search(sentence)
            or WERE_THERE.search(sentence)
            or ACCOMPANY.search(sentence)
            or "discuss" in sentence
        ):
            yield number


def _replace_today(told: Told, m: EventMention) -> None:
    """A status that only the form of words speaks for gives way to the date."""
    published = told.reading.bulletin.published
    if m.status == "planned" and published is not None and m.date is not None and m.date.start is not None:
        behind = (published.earliest - (m.date.end or m.date.start).latest).days
        if m.date.relative and m.date.is_day and 0 < behind <= 10 and m.date.form not in ("today", "weekday", "same"):
            m.modality = Modality("held", certain=False)  # announced before, over on the bulletin's day
            return
    if (
        m.modality.certain
        or published is None
        or m.date is None
        or m.date.start is None
        or m.status not in ("held", "planned")
    ):
        return
    if m.date.start.earliest > published.latest:
        m.modality = Modality("planned", certain=False)
    elif m.status == "planned" and m.date.future is not None:
        return  # "preparations for the summit in October": the next one
    elif (m.date.end or m.date.start).latest < published.earliest:
        m.modality = Modality("held", certain=False)


def _mode_near(told: Told, m: EventMention) -> None:
    tokens = m.line.tokens
    last = min(max(m.last, m.at) + 8, len(tokens) - 1)
    start = tokens[m.first].start
    found = told.words.mode_of(told.text[start : tokens[last].end])
    if found is not None and (m.mode is None or found[0] != "in-person"):
        m.mode = (found[0], Span(start + found[1], start + found[2]))
    if m.mode is None and m.kind == "call":
        m.mode = ("phone", Span(tokens[m.at].start, tokens[m.at].end))


def _enter(told: Told, m: EventMention) -> None:
    for part in parts_of(told, m):
        target = event_told(told, part)
        if target is not None:
            target.take(part)
        elif opens_event(part):
            event = Event(len(told.events))
            event.stub = part.line.headline and (part.plural or not part.people) and not part.proper
            event.take(part)
            told.events.append(event)
