"""Who is party to a document, who signed it, and the meeting it came out of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from kg_builder.extract.agreement_said import OUTCOMES, Document, Said
from kg_builder.extract.agreement_status import is_old
from kg_builder.extract.reading import Mention, Place, Reading
from kg_builder.language.dates import DateMention
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import Meeting, Participation
from kg_builder.model.text import Span
from kg_builder.model.time import PartialDate

T = TypeVar("T", Mention, Place, DateMention)
_NEAR = 1500
METHOD = "agreements/rule"


def inside(items: Sequence[T], span: Span) -> Iterator[T]:
    """The mentions or places inside ``span``, of a list sorted by where they stand."""
    for i in range(bisect_left(items, span.start, key=lambda item: item.span.start), len(items)):
        if items[i].span.start >= span.end:
            return
        if items[i].span.end <= span.end:
            yield items[i]


def around(span: Span, sentence: Span) -> Span:
    """The part of the sentence near ``span``: all of it, but for sentences without an end."""
    return Span(max(sentence.start, span.start - _NEAR), min(sentence.end, span.end + _NEAR))


def meeting_of(reading: Reading, meetings: Sequence[Meeting], said: Said) -> Meeting | None:
    """The meeting that the document came out of."""
    published = reading.bulletin.published
    if said.status not in OUTCOMES | {"planned"} or not meetings:
        near = [m for m in meetings for e in m.name.evidence if said.sentence.contains(e.quote)]
        reached = said.event is not None and said.event.participle and said.event.event == "agreed"
        return near[0] if reached and near and len(near) == 1 else None
    event = said.event
    governed = event is not None and event.near and not event.participle and event.event != "welcomed"
    if said.status == "agreed" and not governed:
        return None  # "the agreement reached in Brussels": of another meeting
    wanted = "planned" if said.status == "planned" else "held"
    fitting = [m for m in meetings if m.status.value == wanted]
    day = said.date.start if said.date else None
    if day is not None and len(day.value) == 10:
        fitting = [m for m in fitting if m.start is not None and _within(m, day.value)]
    elif is_old(said.date, published):
        return None
    fitting = [m for m in fitting if not _long_ago(m, published)]
    same = [m for m in fitting for e in m.name.evidence if said.sentence.contains(e.quote)]
    if same:
        return same[0]
    before = [m for m in fitting if m.name.evidence[0].quote.start < said.quote.start or said.subject]
    peopled = [m for m in before if m.participations]
    return next(iter(peopled or before), None)


def _long_ago(meeting: Meeting, published: PartialDate | None) -> bool:
    if meeting.start is None or published is None:
        return False
    return abs((published.earliest - PartialDate(meeting.start.value).latest).days) > 45


def _within(meeting: Meeting, day: str) -> bool:
    assert meeting.start is not None
    start = meeting.start.value
    if meeting.end is not None:
        return start <= day <= meeting.end.value
    return day.startswith(start) or start.startswith(day)


def date_of(reading: Reading, meetings: Sequence[Meeting], said: Said, meeting: Meeting | None) -> Value | None:
    if said.date is not None and said.date.start is not None:
        direction = "future" if said.status == "planned" else "past"
        start = said.date.towards(direction)  # type: ignore[arg-type]
        if start is not None:
            quote = said.date.span
            return Value(start.value, quote.of(reading.bulletin.text), (Evidence(quote, said.sentence, METHOD, 0.8),))
    if meeting is not None and meeting.start is not None and meeting.end is None and said.status in OUTCOMES:
        return meeting.start
    return None


def parties_of(reading: Reading, document: Document) -> tuple[Value, ...]:
    """Countries and organisations in the title, else the countries whose side acts in the sentence."""
    text = reading.bulletin.text
    organisations = {o.id: o.name.value for o in reading.organisations}
    best = document.best
    found: dict[str, Value] = {}

    def add(name: str, span: Span, sentence: Span, sure: float) -> None:
        if name not in found:
            found[name] = Value(name, span.of(text), (Evidence(span, sentence, METHOD, sure),))

    for said in (best, *document.said):
        if said.mention.about is None and not said.mention.named:
            continue
        for mention in inside(reading.mentions, said.mention.span):
            if mention.form == "country" and mention.country:
                add(mention.country, mention.span, said.sentence, 0.8)
            elif mention.form == "organisation" and mention.agents and "between" in said.title:
                add(organisations.get(mention.agents[0], ""), mention.span, said.sentence, 0.7)
        for place in inside(reading.places, said.mention.span):
            if place.kind == "country":
                add(place.name, place.span, said.sentence, 0.8)
        if found:
            break
    if len(found) < 2 and best.event is not None and best.event.event in ("signed", "agreed", "initialled"):
        for place in inside(reading.places, around(best.quote, best.sentence)):
            if place.kind == "country":
                add(place.name, place.span, best.sentence, 0.6)
    return tuple(v for k, v in found.items() if k)


def signatories_of(reading: Reading, document: Document, offset: int) -> tuple[Participation, ...]:
    """Named officials who signed: "A and B signed ...", "... signed by A and B"."""
    found: dict[str, Participation] = {}
    text = reading.bulletin.text
    names = {o.id for o in reading.officials}
    for said in document.said:
        cue = said.event
        if cue is None or cue.event not in ("signed", "initialled") or cue.tense != "done" or said.cue is None:
            continue
        tokens = said.tokens
        after = said.cue.start > said.quote.start
        by = next((t for t in tokens[cue.last : cue.last + 12] if t.low == "by"), None)
        nominal = tokens[cue.first].low in ("signing", "signature", "exchange")
        for mention in inside(reading.mentions, around(said.cue, said.sentence)):
            if len(mention.agents) != 1 or mention.agents[0] not in names:
                continue
            gap_start, gap_end = (by.end, mention.span.start) if by is not None else (mention.span.end, said.cue.start)
            partner = not after and text[said.quote.end : mention.span.start].strip() in ("with", "with the")
            if not after and said.cue.end <= mention.span.start and mention.span.end <= said.quote.start:
                # "signed with the Ambassador of A, B, a memorandum"
                partner = text.startswith(" with ", said.cue.end)
            if partner:
                gap_start = gap_end = said.quote.end
            if by is not None and not partner:
                right = mention.span.start >= by.end
            else:
                right = partner or (not after and not nominal and mention.span.end <= said.cue.start)
            if not right or mention.agents[0] in found:
                continue
            between = reading.bulletin.text[gap_start : max(gap_start, gap_end)].lower()
            if re.search(
                r"presence|witness|attended|\b(?:said|which|that|while|after|following|met|meeting)\b", between
            ):
                continue
            agent = mention.agents[0]
            found[agent] = Participation(
                f"participation-{agent.rpartition('-')[2]}-{offset}",
                agent,
                "signatory",
                (Evidence(mention.span, said.sentence, METHOD, 0.75, mention.via),),
            )
    return tuple(found.values())
