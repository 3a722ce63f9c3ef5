"""The meetings of a bulletin: mentions gathered into events, events given status, time, place, mode, people."""

from __future__ import annotations

from kg_builder.extract.events.mention import EventMention
from kg_builder.extract.meetings.attendance import join_companions
from kg_builder.extract.meetings.draft import Draft
from kg_builder.extract.meetings.event import Event
from kg_builder.extract.meetings.gathering import gather
from kg_builder.extract.meetings.naming import convenor_of, name_of
from kg_builder.extract.meetings.participations import participations_of
from kg_builder.extract.meetings.placing import mode_of, place_of
from kg_builder.extract.meetings.settling import settle
from kg_builder.extract.meetings.timing import dates_of
from kg_builder.extract.meetings.told import Told
from kg_builder.extract.meetings.visits import visits_of
from kg_builder.extract.reading import Reading
from kg_builder.lexicon.meetings import MeetingWords, meeting_words
from kg_builder.model.record import Meeting, Visit


def read_meetings(reading: Reading, words: MeetingWords | None = None) -> tuple[tuple[Meeting, ...], tuple[Visit, ...]]:
    """The meetings and visits of a bulletin whose officials have been read."""
    told = Told(reading, words or meeting_words())
    gather(told)
    join_companions(told)
    draft = Draft(told)
    meetings = tuple(meeting_of(draft, event) for event in settle(told.events))
    return meetings, visits_of(draft)


def meeting_of(draft: Draft, event: Event) -> Meeting:
    m = event.first
    status = event.status
    place = place_of(draft, event)
    start, end = dates_of(draft, event, status)
    mode = mode_of(draft, event, place)
    identity = _identity(draft, m)
    phrase = next((x for x in event.mentions if x.proper and not x.line.headline), None) or next(
        (x for x in event.mentions if x.proper), None
    )
    best = phrase or next((x for x in event.mentions if not x.verb and not x.bare and x.name), m)
    return Meeting(
        id=identity,
        name=name_of(draft, event, best),
        status=draft.value(status, m.span(), m.line, "status", 0.95 if event.asserted else 0.75),
        kind=draft.value(best.kind, m.span(), m.line, "kind", 0.9),
        mode=mode,
        start=start,
        end=end,
        place=place,
        participations=participations_of(draft, event, identity, place),
        convenor=convenor_of(draft, best),
    )


def _identity(draft: Draft, m: EventMention) -> str:
    offset = m.line.tokens[m.at].start if not m.each else m.line.tokens[m.objects[0]].start
    identity = f"meeting-{offset}"
    while identity in draft.used:
        offset += 1
        identity = f"meeting-{offset}"
    draft.used.add(identity)
    return identity
