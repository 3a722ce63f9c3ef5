"""Where a meeting took place and by which means."""

from __future__ import annotations

import re

from kg_builder.extract.dateline import city_told
from kg_builder.extract.meetings.draft import Draft
from kg_builder.extract.meetings.event import Event
from kg_builder.extract.meetings.journeys import frame_of
from kg_builder.model.evidence import Evidence, Value

_SAME_DAY = re.compile(
    r"\W*(?:(?:Earlier|Later)(?: in the day| the same day| that day| today)?|(?:On )?the same day|Afterwards"
    r"|That (?:evening|afternoon))\b",
    re.I,
)


def place_of(draft: Draft, event: Event) -> Value | None:
    if event.mode is not None and event.mode[0] == "phone":
        return None
    if event.place is not None:
        name, span, line = event.place
        return draft.value(name, span, line, "place", 0.9)
    if event.mode is not None and event.mode[0] in ("phone", "video"):
        return None
    frame = frame_of(draft.told, event)
    staged = next((draft.told.staged[id(m)] for m in event.mentions if id(m) in draft.told.staged), None)
    if staged is not None and len(draft.told.cities) > 1 and event.asserted and frame is not None:
        return draft.value(*staged, "place of the telling", 0.75)
    around = _conference_around(draft, event)
    if around is not None and around.place is not None and (frame is None or event.asserted):
        return draft.value(*around.place, "place of the conference", 0.75)
    if frame is not None and event.asserted:
        return draft.value(frame.place[0], frame.place[1], frame.place[2], "visit place", 0.75)
    scene = _same_scene(draft, event)
    if scene is not None and scene.place is not None:
        return draft.value(*scene.place, "place of the telling", 0.7)
    city = city_told(draft.reading.bulletin, draft.reading.places)
    if city is not None and event.asserted and event.status == "held" and not event.recalled:
        name = city.span.of(draft.text)
        name = name.title() if name.isupper() else name
        sentence = next((x for x in draft.reading.sentences if x.contains(city.span)), city.span)
        return Value(name, city.span.of(draft.text), (Evidence(city.span, sentence, "meetings/dateline", 0.7),))
    return None


def _same_scene(draft: Draft, event: Event) -> Event | None:
    """The event told of before, where this one goes on from it: "Earlier in the day, ..."."""
    opening = draft.text[event.first.line.span.start : event.first.line.span.start + 40]
    if event.status != "held" or not event.asserted or not _SAME_DAY.match(opening):
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
