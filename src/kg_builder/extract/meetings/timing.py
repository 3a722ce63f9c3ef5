"""When a meeting took place: its own date, the visit's, the day told of, the bulletin's."""

from __future__ import annotations

from kg_builder.extract.meetings.draft import Draft
from kg_builder.extract.meetings.event import Event
from kg_builder.extract.meetings.journeys import frame_of
from kg_builder.extract.meetings.placing import _conference_around
from kg_builder.model.evidence import Value


def dates_of(draft: Draft, event: Event, status: str) -> tuple[Value | None, Value | None]:
    dated = next((m for m in event.mentions if m.date is event.date), event.first)
    direction = {"planned": "future", "held": "past"}.get(status)
    if event.date is not None:
        start = event.date.towards(direction)  # type: ignore[arg-type]
        if start is not None:
            value = draft.value(start.value, event.date.span, dated.line, "date", 0.9)
            end = None
            if event.date.end is not None:
                end = draft.value(event.date.end.value, event.date.span, dated.line, "date", 0.9)
            if status == "held" and event.asserted and end is None and len(start.value) == 10:
                draft.day = (start.value, event.date.span, dated.line)
            return value, end
    return _reckoned(draft, event, status), None


def _reckoned(draft: Draft, event: Event, status: str) -> Value | None:
    """The day of an event that names none: the visit's, the day told of, the bulletin's."""
    published = draft.reading.bulletin.published
    frame = frame_of(draft.told, event)
    around = _conference_around(draft, event) if event.date is None else None
    if (
        around is not None
        and around.date is not None
        and around.date.start is not None
        and any(m.margins for m in event.mentions)
    ):
        start, last = around.date.start.value, around.date.end
        shared = start if last is None else start[:7] if start[:7] == last.value[:7] else None
        if shared is not None:
            line = around.first.line
            return draft.value(shared, around.date.span, line, "date of the conference", 0.7)
    staged = next((draft.told.staged_days[id(m)] for m in event.mentions if id(m) in draft.told.staged_days), None)
    if staged is not None and staged[0].form != "today" and status == "planned" and event.asserted:
        when = staged[0].towards("future")
        if when is not None:
            return draft.value(when.value, staged[0].span, staged[1], "day of the telling", 0.75)
    if frame is not None and event.asserted:
        if frame.day is not None and (status == "planned" or draft.day is None):
            return draft.value(frame.day[0], frame.day[1], frame.day[2], "visit date", 0.75)
        ranged = frame.month is not None and frame.month[1] != frame.journey.span
        if frame.month is not None and (ranged or draft.day is None or frame.journey.leaving == "end"):
            return draft.value(frame.month[0], frame.month[1], frame.month[2], "visit date", 0.75)
    if status != "held" or published is None:
        return None
    if event.recalled and not event.headline:
        return None
    if draft.day is not None and not event.headline:
        return Value(
            draft.day[0], draft.day[1].of(draft.text), (draft.evidence(draft.day[1], draft.day[2], "day told of", 0.8),)
        )
    if event is draft.main or event.asserted or event.headline:
        return draft.value(published.value, event.first.span(), event.first.line, "bulletin date", 0.8)
    return None
