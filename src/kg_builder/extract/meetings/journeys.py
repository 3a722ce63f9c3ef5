"""Visits as frames: where a visit led, when, and what it lends to the meetings told of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg_builder.extract.meetings.event import Event, is_within
from kg_builder.extract.meetings.told import Journey, Told
from kg_builder.extract.participation import subject
from kg_builder.extract.scan import Line
from kg_builder.language.dates import DateMention
from kg_builder.lexicon.cues import cues
from kg_builder.model.text import Span

_ENDED = re.compile(r"\b(?:returned|returns|return|concluded|concludes|concluding|wrapped up|ended)\b", re.I)
_VISIT_WORDS = cues("visit-words")
_LEADING_TO = frozenset(("to", "in", "for", "of", "at"))


@dataclass(frozen=True, slots=True)
class Frame:
    """What a visit lends to the meetings told of it: where, and when."""

    journey: Journey
    place: tuple[str, Span, Line]
    day: tuple[str, Span, Line] | None
    month: tuple[str, Span, Line] | None
    city: bool = False


def read_journey(told: Told, line: Line) -> None:
    for k, token in enumerate(line.tokens):
        if token.low not in _VISIT_WORDS or token.agent is not None:
            continue
        if token.low == "left" and line.low(k + 1) not in ("the", "for", "colombo", "today", "this"):
            continue
        place: tuple[str, Span] | None = None
        city = within = False
        day: DateMention | None = None
        j = k + 1
        while j < min(k + 26, len(line.tokens)):
            t = line.tokens[j]
            if t.low == "," and place is None and line.low(k - 1) in ("the", "this", "that", "his", "her", "their"):
                within = True  # "During the visit, …": what follows is told of it
            led = line.low(j - 1) if line.low(j - 1) != "the" else line.low(j - 2)
            if within and (led not in ("in", "to") or (t.place and t.place.kind != "city") or _cities(line) != 1):
                led = ""
            if led.startswith(("depart", "left", "leave")):
                led = ""  # "departed Norway on a visit to Senegal"
            if t.place is not None and place is None and (led in _LEADING_TO or led in _VISIT_WORDS):
                place = (
                    t.place.name if t.place.kind == "country" else told.text[t.place.span.start : t.place.span.end],
                    t.place.span,
                )
                city = t.place.kind == "city"
                while j + 1 < len(line.tokens) and line.tokens[j + 1].place is t.place:
                    j += 1
            elif t.date is not None and day is None and t.date.form != "year":
                day = t.date
            elif t.low in (";", "that", "which"):
                break
            j += 1
        if day is None:
            day = next((t.date for t in line.tokens[:k] if t.date is not None and t.date.form != "year"), None)
        if place is None:
            continue
        inviting = [x for x in range(k) if line.low(x - 1) == "of" and line.low(x - 2) == "invitation"]
        who = [line.tokens[i] for i in subject(line, k) if i not in inviting]
        if not who:
            others = [line.tokens[x] for x in range(k) if x not in inviting]
            who = [t for t in others if t.agent is not None and t.agent.agents][:1]
        if not who:
            who = [t for t in line.tokens[k:] if t.agent is not None and line.low(k + 1) == "by"][:1]
        before = [t.low for t in line.tokens[max(k - 5, 0) : k] if t.agent is None]
        ahead = before[-1:] == ["to"] or {"will", "upcoming", "forthcoming", "scheduled"} & set(before)
        status = "planned" if ahead and "during" not in before else "held"
        span = Span(token.start, place[1].end if place[1].end > token.start else token.end)
        leaving = "end" if _ENDED.search(told.text, line.span.start, token.end) else ""
        leaving = leaving or ("start" if token.low.startswith(("depart", "left", "leave")) else "")
        wish = {"invited", "invite", "invitation", "invites", "would", "could", "if", "hope", "hopes"} & set(before)
        if inviting:  # "at the invitation of A, B went to C"
            wish -= {"invitation"}
        past = bool(
            {"recent", "last", "previous", "earlier", "following", "after", "since", "next", "upcoming"} & set(before)
        ) or bool(wish)
        told.journeys.append(Journey(line, k, place, who, day, status, span, city, leaving, past and not line.headline))
        if leaving == "start" or not city:
            continue
        return


def _cities(line: Line) -> int:
    """How many cities a sentence names."""
    return len({t.place.name for t in line.tokens if t.place is not None and t.place.kind == "city"})


def frame_of(told: Told, event: Event) -> Frame | None:
    """What the visit that an event was part of says of place and time, if one is told of before it."""
    if event.recalled and not event.asserted:
        return None
    people = set(event.people)
    fitting = []
    for journey in told.journeys:
        if journey.line.number > max(event.first.line.number + 1, 2) or journey.line.number > 4 or journey.past:
            continue
        if journey.status == "planned" and event.status == "held":
            continue
        visitors = {a for t in journey.visitors if t.agent for a in t.agent.agents}
        if visitors and people and not visitors & people:
            continue
        fitting.append(journey)
    if not fitting:
        return None
    return _frame(told, event, fitting)


def _frame(told: Told, event: Event, journeys: list[Journey]) -> Frame:
    first = journeys[0]
    cities = {j.place[0] for j in journeys if j.city}
    chosen = next((j for j in journeys if j.city), first) if len(cities) == 1 else first
    if event.date is not None and event.date.start is not None:
        chosen = next((j for j in journeys if j.city and is_within(event.date, j.date)), chosen)
    dated = next(
        (j for j in journeys if j.date is not None and j.date.start is not None and j.date.form != "today"), None
    )
    day = month = None
    published = told.reading.bulletin.published
    planned = event.status == "planned"
    if dated is not None and dated.date is not None:
        start = dated.date.towards("future" if dated.status == "planned" else "past")
        where = (dated.date.span, dated.line)
        if start is not None and dated.date.end is not None:
            if start.value[:7] == dated.date.end.value[:7]:
                month = (start.value[:7], *where)
        elif start is not None and len(start.value) == 10 and not dated.leaving:
            day = (start.value, *where)
        elif start is not None:
            month = (start.value[:7], *where)
    if month is None and day is None and published is not None and len(published.value) == 10:
        ended = any(j.leaving == "end" for j in journeys)
        if ended or planned or (first.line.headline and not first.date):
            month = (published.value[:7], first.span, first.line)
    assert chosen.place is not None
    return Frame(first, (*chosen.place, chosen.line), day, month, chosen.city)
