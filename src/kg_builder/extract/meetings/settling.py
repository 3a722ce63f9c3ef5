"""Events that others tell better are left out."""

from __future__ import annotations

from kg_builder.extract.meetings.event import REACH, Event


def _summary(event: Event) -> bool:
    """ "The President met officials of X today", before each of the meetings is told of."""
    first = event.first
    return (
        first.partner and first.verb and len(event.mentions) == 1 and len(event.people) == 1 and first.line.number <= 2
    )


def _told_better(event: Event, events: list[Event]) -> bool:
    """Whether other events tell what this one only hints at."""
    near = events if len(events) <= 2 * REACH else events[max(event.order - REACH, 0) : event.order + REACH]
    others = [e for e in near if e is not event]
    people = set(event.people)
    if event.stub and (event.first.plural or not people) and any(not e.recalled for e in others):
        return True
    if event.first.discuss and len(event.mentions) == 1:
        return any(people & set(e.people) for e in others if e.status == "held")
    if _summary(event):
        specific = [e for e in others if e.asserted and len(e.people) >= 2 and people <= set(e.people)]
        if len(specific) >= 2:
            for one in specific:
                one.date, one.place = one.date or event.date, one.place or event.place
            return True
    return False


def settle(events: list[Event]) -> list[Event]:
    """Events without those that another one tells better."""
    return [event for event in events if not _told_better(event, events)]
