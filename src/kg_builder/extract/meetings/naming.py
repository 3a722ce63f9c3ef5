"""The name of a meeting, and the organisation whose event it is."""

from __future__ import annotations

import re

from kg_builder.extract.events.mention import EventMention
from kg_builder.extract.meetings.draft import Draft
from kg_builder.extract.meetings.event import Event
from kg_builder.extract.scan import Token
from kg_builder.model.evidence import Value


def convenor_of(draft: Draft, phrase: EventMention) -> str | None:
    """The organisation whose event it is by its name: "the SCO summit", "a session of the Council of Ministers".

    One that an event is *with* or *between* is a side of it.
    """
    if phrase.verb:
        return None
    span = phrase.span()
    for mention in draft.reading.mentions:
        if mention.form != "organisation" or not span.contains(mention.span) or not mention.agents:
            continue
        before = draft.text[span.start : mention.span.start].lower().split()
        if set(before) & {"with", "between", "and", "for", "on", "to"}:
            return None
        if mention.agents[0] in draft.organisations and not draft.text[mention.span.end : span.end].startswith(
            ("-", "–")
        ):
            return mention.agents[0]
    return None


def name_of(draft: Draft, event: Event, best: EventMention) -> Value:
    name = best.name
    if not name or best.verb:
        label = {"call": "call", "call-on": "call", "speak": "conversation", "discuss": "talks"}.get(
            best.head, "meeting"
        )
        if best.kind == "call":
            label = "call"
        people = [_person_title(draft, t) for _, t, _, _ in event.people.values()]
        if best.name:
            label = best.name.removeprefix("a ").removeprefix("an ")
        if len(people) >= 2:
            name = (
                f"{label} of {people[0]} with {', '.join(people[1:])}"
                if label == "meeting"
                else f"{label} between {people[0]} and {', '.join(people[1:])}"
            )
        elif best.verb:
            name = f"{label}: {best.span().of(draft.text)}"
        else:
            name = best.span().of(draft.text)
    name = re.sub(r"\s+", " ", name)
    rule = "verb" if best.verb else "noun"
    return draft.value(name[:300], best.span(), best.line, rule, 0.9)


def _person_title(draft: Draft, token: Token) -> str:
    assert token.agent is not None
    official = draft.told.officials.get(token.agent.agents[0]) if token.agent.agents else None
    if official is not None and token.agent.form not in ("name", "surname"):
        return official.name.value
    return token.text
