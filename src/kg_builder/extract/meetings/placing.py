"""Where a meeting took place and by which means."""

from __future__ import annotations

import re

from kg_builder.extract.dateline import city_told
from kg_builder.extract.meetings.draft import Draft
from kg_builder.extract.meetings.event import Event, dates_conflict
from kg_builder.extract.meetings.journeys import frame_of
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.text import Span

_SAME_DAY = re.compile(
    r"\W*(?:(?:Earlier|Later)(?: in the day| the same day| that day| today)?|(?:On )?the same day|Afterwards"
    r"|That (?:evening|afternoon))\b",
    re.I,
)

_BESIDE = re.compile(
    r"\b(?:ahead of|prior to|before|after|following|in parallel with|at the end of|on the (?:margins|side-?lines) of)"
    r" (?:the|this|these) (?:\w+ )?(?:meeting|talks|session|summit|ceremony|forum|conference|event|consultations)\b"
    r"(?! in | of )",
    re.I,
)


def place_of(draft: Draft, event: Event) -> Value | None:
    if event.mode is not None and event.mode[0] == "phone":
        return None
    if event.place is not None:
        return _with_city(draft, event, draft.value(*event.place, "place", 0.9))
    if event.mode is not None and event.mode[0] in ("phone", "video"):
        return None
    frame = frame_of(draft.told, event)
    staged = next((draft.told.staged[id(m)] for m in event.mentions if id(m) in draft.told.staged), None)
    moved = len(draft.told.cities) > 1 or (frame is not None and not frame.city)
    if staged is not None and event.asserted and frame is not None and moved and not _another_day(draft, event):
        return draft.value(*staged, "place of the telling", 0.75)
    around = _conference_around(draft, event)
    if around is not None and around.place is not None and (frame is None or event.asserted):
        return draft.value(*around.place, "place of the conference", 0.75)
    if frame is not None and event.asserted:
        return draft.value(frame.place[0], frame.place[1], frame.place[2], "visit place", 0.75)
    scene = _same_scene(draft, event)
    if scene is not None and scene.place is not None:
        return draft.value(*scene.place, "place of the telling", 0.7)
    if event.asserted and event.status == "held" and not event.recalled:
        return _dateline(draft)
    return None


def _another_day(draft: Draft, event: Event) -> bool:
    """Whether the event has a day of its own that is not the day that the telling has come to."""
    staged = next((draft.told.staged_days[id(m)] for m in event.mentions if id(m) in draft.told.staged_days), None)
    return staged is not None and event.date is not None and dates_conflict(event.date, staged[0])


def _with_city(draft: Draft, event: Event, place: Value) -> Value:
    """A building with the city that the visit or the dateline says it is in: "Chatham House, London"."""
    span = place.evidence[0].quote
    if "," in place.value or event.recalled or any(_overlap(p.span, span) for p in draft.reading.places):
        return place
    frame = frame_of(draft.told, event)
    if frame is not None:
        city = draft.value(*frame.place, "visit place", 0.75) if frame.city else None
    else:
        city = _dateline(draft) if event.status == "held" else None
    if city is None:
        return place
    return Value(f"{place.value}, {city.value}", place.surface, (*place.evidence, *city.evidence))


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _dateline(draft: Draft) -> Value | None:
    city = city_told(draft.reading.bulletin, draft.reading.places)
    if city is None:
        return None
    name = city.span.of(draft.text)
    name = name.title() if name.isupper() else name
    sentence = next((x for x in draft.reading.sentences if x.contains(city.span)), city.span)
    return Value(name, city.span.of(draft.text), (Evidence(city.span, sentence, "meetings/dateline", 0.7),))


def _same_scene(draft: Draft, event: Event) -> Event | None:
    """The event told of before, where this one goes on from it: "Earlier in the day, ...", "Ahead of the meeting"."""
    if event.status != "held" or not event.asserted or event.first.line.headline:
        return None
    sentence = event.first.line.said(draft.text)
    if not _SAME_DAY.match(sentence[:40]) and not _BESIDE.search(sentence):
        return None
    earlier = [e for e in draft.told.events if e.order < event.order and e.place is not None and e.asserted]
    return earlier[-1] if earlier and earlier[-1].status == "held" else None


def _conference_around(draft: Draft, event: Event) -> Event | None:
    """The conference on whose margins an event took place."""
    if event.status != "held" or not event.asserted or (event.first.line.headline and len(event.mentions) == 1):
        return None
    for other in draft.conferences:
        if other is event or other.place is None or not other.keys or other.status != "held":
            continue
        if set(other.people) & set(event.people) and other.asserted and not other.mentions[-1].line.headline:
            return other
    return None


def mode_of(draft: Draft, event: Event, place: Value | None) -> Value | None:
    if event.mode is not None:
        mode, span, line = event.mode
        return draft.value(mode, span, line, "mode", 0.95)
    if place is not None:
        evidence = place.evidence[0]
        return Value(
            "in-person",
            place.surface,
            (Evidence(evidence.quote, evidence.sentence, "meetings/mode of place", 0.85),),
        )
    if any(m.margins for m in event.mentions) or (
        event.asserted and event.status == "held" and _is_on_sidelines(draft)
    ):
        m = event.first
        return draft.value("in-person", m.span(), m.line, "mode", 0.8)
    return None


def _is_on_sidelines(draft: Draft) -> bool:
    """Whether the headline says that all this was on the margins of something."""
    bulletin = draft.reading.bulletin
    return re.search(r"\b(?:side-?lines?|margins|on the side) of\b", bulletin.subject or "", re.I) is not None
