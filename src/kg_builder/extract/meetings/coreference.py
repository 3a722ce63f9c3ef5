"""Which event a mention tells of: the same name, the same people, or "the meeting" for the one last told of."""

from __future__ import annotations

from kg_builder.extract.events.mention import EventMention
from kg_builder.extract.meetings.event import FAMILY, Event, dates_conflict, is_within, name_key, same_name
from kg_builder.extract.meetings.told import Told, near
from kg_builder.lexicon.cues import cues

_GENERIC = cues("generic")
_BARE_HEADS = cues("bare-heads")
_MEALS = cues("meals")


def event_told(told: Told, m: EventMention) -> Event | None:
    again = m.definite and m.asserted and m.head in _GENERIC and not (m.people or m.partner or m.proper or m.described)
    if again and m.place is None and not m.line.headline and m.status == "held":
        event = _antecedent(told, m)
        if event is not None and not dates_conflict(event.date, m.date):
            return event
        if (event := next((e for e in near(told) if not e.recalled and is_within(m.date, e.date)), None)) is not None:
            return event
    if m.bare and not m.line.headline:
        return _antecedent(told, m)
    for event in reversed(near(told)):
        if _matches(event, m):
            return event
    return None


def _unlikeness(event: Event, m: EventMention) -> int:
    """0 for an event that the general word of a mention fits well, 1 for a banquet or ceremony."""
    if "ceremony" in event.family or any(x.head in _MEALS for x in event.mentions):
        return 1
    return 0


def _antecedent(told: Told, m: EventMention) -> Event | None:
    if m.plural and m.head not in ("discussions", "talks", "ceremonies", "celebrations"):
        return None
    phrase = {t.low for t in m.line.tokens[m.first : m.at]}
    if m.modality.status == "planned" and (
        not m.definite or phrase & {"next", "upcoming", "forthcoming", "future", "planned"}
    ):
        return None
    if phrase & {"previous", "last", "earlier", "separate", "another", "recent"}:
        return None
    family = FAMILY.get(m.kind, m.kind)
    candidates = [e for e in reversed(near(told)) if not e.stub or len(told.events) == 1]
    if m.modality.status == "planned" and m.asserted and m.modality.certain:
        candidates = [e for e in candidates if e.status == "planned"]
    if m.head in _GENERIC:
        ordered = [e for e in candidates if not e.recalled] or candidates
        ordered.sort(key=lambda e: _unlikeness(e, m))
        if m.head not in _BARE_HEADS:  # "took part in the consultation": the one that was called so
            ordered.sort(key=lambda e: all(x.head != m.head for x in e.mentions))
        for event in ordered:
            if family == "call" and "call" not in event.family and not event.mentions[0].verb:
                continue
            if m.people and m.asserted and not m.definite and not set(m.people) & set(event.people):
                continue
            return event
        return None
    for event in candidates:
        received = m.head == "reception" and any(x.kind == "audience" and x.verb for x in event.mentions)
        if (
            received
            or any(x.head == m.head for x in event.mentions)
            or (family in event.family and family not in ("meeting",))
        ):
            return event
    return None


def _matches(event: Event, m: EventMention) -> bool:
    if (
        event.status != m.status
        and not (m.line.number <= 2 and event.headline and (not m.modality.certain or not event.first.modality.certain))
        and {event.status, m.status} == {"held", "planned"}
    ):
        return False
    if dates_conflict(event.date, m.date):
        return False
    key = name_key(m.name) if m.proper else frozenset()
    if m.proper and event.keys:
        return any(same_name(key, k) for k in event.keys)
    if m.proper and not m.people:
        return False
    families = event.family
    mine = FAMILY.get(m.kind, m.kind)
    loose = {"call", "meeting"}
    if m.head == "welcome" and "ceremony" in families and set(m.people) <= set(event.people):
        return True
    if (
        mine not in families
        and not ({mine} | families <= loose and (m.verb or event.first.verb))
        and not (
            mine == "meeting"
            and families & {"summit", "session"}
            and m.people
            and set(m.people) <= set(event.people)
            and len(m.people) > 1
        )
    ):
        return False
    if mine == "meeting" and (m.head in _MEALS) != any(x.head in _MEALS for x in event.mentions) and (m.head in _MEALS):
        return False
    if {mine} | families == loose and event.mode and m.mode and event.mode[0] != m.mode[0]:
        return False
    ours, theirs = set(m.people), set(event.people)
    if (
        ours
        and theirs
        and "ceremony" in families
        and m.kind == "ceremony"
        and m.definite
        and not m.proper
        and ours <= theirs
    ):
        return m.status == event.status
    if ours and theirs:
        if (
            ours <= theirs
            and m.definite
            and m.head in _GENERIC
            and not m.proper
            and m.recalled
            and m.kind != "call"
            and event.headline
            and not _is_earlier(m)
        ):
            return not event.recalled
        if m.proper != bool(event.keys) and not (ours <= theirs and len(ours) > 1):
            return False
        if ours <= theirs or theirs <= ours:
            smaller = min(len(ours), len(theirs))
            if (
                ours <= theirs
                and not m.objects
                and not m.partner
                and not m.recalled
                and m.head in _GENERIC
                and m.kind != "call"
            ):
                return not event.recalled
            if smaller >= 2:
                return not (m.recalled and not event.recalled and _is_earlier(m))
            if (
                ours <= theirs
                and m.definite
                and m.head in _GENERIC
                and not m.proper
                and not _is_earlier(m)
                and m.kind != "call"
            ):
                return not event.recalled
            if m.recalled and not m.line.headline:
                return (
                    m.definite
                    and not _is_earlier(m)
                    and len(ours) >= 1
                    and m.partner == any(x.partner for x in event.mentions)
                    and m.head == event.first.head
                )
            if len(ours) == 1 and len(theirs) == 1:
                return event.headline or _same_partner(event, m)
            return (event.headline and not event.first.plural) or (event.headline and len(theirs) <= 1)
        return len(ours & theirs) >= 2 and not m.recalled
    if not ours and not theirs:
        return m.head == event.first.head and same_name(name_key(m.name), name_key(event.first.name))
    if event.headline and not event.stub and m.line.number <= 3 and not m.recalled and not m.proper:
        return event.status == m.status and not (event.mode and m.mode and event.mode[0] != m.mode[0])
    return event.stub and not event.first.plural and m.line.number <= 3 and not m.recalled and not m.proper


def _same_partner(event: Event, m: EventMention) -> bool:
    a, b = name_key(m.name), name_key(event.first.name)
    return m.partner and len(a & b) >= 3 and m.head == event.first.head


def _is_earlier(m: EventMention) -> bool:
    phrase = {t.low for t in m.line.tokens[max(m.first - 2, 0) : m.at]}
    return bool(phrase & {"previous", "last", "earlier", "recent", "past", "latest", "first"}) or m.date is not None
