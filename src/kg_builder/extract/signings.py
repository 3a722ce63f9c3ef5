"""Signings as meetings: officials who signed a document together, or stood by, were in one place.

Only where the bulletin tells of no meeting that holds them; else the signing is part of that meeting.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from kg_builder.extract.agreement_context import around, inside
from kg_builder.extract.reading import Mention, Reading
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import Agreement, Meeting, Participation
from kg_builder.model.text import Span

METHOD = "agreements/signing"
_PRESENCE = re.compile(r"\b(?:in the presence of|witnessed by|attended by)\b", re.IGNORECASE)
_WITNESSED = re.compile(
    r"\b(?:witness(?:ed)?|attended|presided over)\s+(?:the\s+)?(?:exchange|sign\w+|ceremony)", re.IGNORECASE
)
_SIGNED_IN_PRESENCE = re.compile(
    r"\b(?:were|was)\s+(?:also\s+)?(?:signed|exchanged)\b.{0,200}?\bin the presence of\b", re.DOTALL | re.IGNORECASE
)
_VIDEO = re.compile(r"\b(?:virtual(?:ly)?|video ?-?conference|online|by video|via zoom)\b", re.IGNORECASE)


def with_signings(
    reading: Reading, meetings: tuple[Meeting, ...], agreements: tuple[Agreement, ...]
) -> tuple[tuple[Meeting, ...], tuple[Agreement, ...]]:
    """The meetings with the signings that are meetings of their own, and the agreements tied to them."""
    known = {meeting.id: meeting for meeting in meetings}
    present = _present(reading)
    tied: list[Agreement] = []
    for agreement in agreements:
        last = agreement.events[-1]
        people = (_people(reading, agreement) or present) if last.kind.value == "signed" else {}
        if len(people) > 1:
            home = next((m for m in known.values() if _holds(m, set(people), m.id == last.meeting)), None)
            if home is None:
                signing = _signing(reading, agreement, people)
                home = next((m for m in known.values() if _same_ceremony(m, signing)), None)
                home = signing if home is None else _together(home, signing)
                known[home.id] = home
                last = replace(last, meeting=home.id)
            last = replace(last, meeting=last.meeting or home.id, date=last.date or home.start)
            agreement = replace(agreement, events=(*agreement.events[:-1], last))
        tied.append(agreement)
    return tuple(sorted(known.values(), key=lambda m: m.name.evidence[0].quote)), tuple(tied)


def _holds(meeting: Meeting, people: set[str], named: bool) -> bool:
    """Whether a held meeting has these people in it: two of them, one where the document came out of it."""
    if meeting.status.value != "held":
        return False
    there = {p.agent for p in meeting.participations}
    return len(people & there) > 1 or (named and len(there) > 1 and (bool(people & there) or len(there) > 2))


def _same_ceremony(meeting: Meeting, signing: Meeting) -> bool:
    """Whether a held meeting of the bulletin is itself a signing on that day."""
    if meeting.status.value != "held" or "sign" not in meeting.name.value.casefold():
        return False
    return meeting.start is None or signing.start is None or meeting.start.value == signing.start.value


def _together(one: Meeting, other: Meeting) -> Meeting:
    """One ceremony of two signings on a day."""
    agents = {p.agent for p in one.participations}
    more = tuple(
        replace(p, id=f"{p.id.rpartition('-')[0]}-{one.id.rpartition('-')[2]}")
        for p in other.participations
        if p.agent not in agents
    )
    return replace(one, participations=(*one.participations, *more))


def _present(reading: Reading) -> dict[str, Mention]:
    """Who stood by where documents were signed: "Four memoranda were signed in the presence of A and B"."""
    text = reading.bulletin.text
    for sentence in reading.sentences:
        found = _SIGNED_IN_PRESENCE.search(text, sentence.start, sentence.end)
        if found is not None:
            after = Span(found.end(), max(found.end(), sentence.end))
            named = [m for m in inside(reading.mentions, after) if m.form in ("name", "surname") and len(m.agents) == 1]
            return {m.agents[0]: m for m in reversed(named)}
    return {}


def _people(reading: Reading, agreement: Agreement) -> dict[str, Mention]:
    """The officials who signed or are said to have been there, with the phrase for each."""
    text = reading.bulletin.text
    evidence = agreement.events[-1].kind.evidence[0]
    near = around(evidence.quote, evidence.sentence)
    officials = {o.id for o in reading.officials}
    named = [m for m in inside(reading.mentions, near) if len(m.agents) == 1 and m.agents[0] in officials]
    people: dict[str, Mention] = {}
    for signatory in agreement.signatories:
        quote = signatory.evidence[0].quote
        mention = next(
            (m for m in inside(reading.mentions, quote) if m.span == quote and signatory.agent in m.agents), None
        )
        if mention is not None:
            people[signatory.agent] = mention
    present = _PRESENCE.search(text, near.start, near.end)
    witnessed = _WITNESSED.search(text, near.start, near.end)
    for mention in named:
        there = (present is not None and mention.span.start >= present.end()) or (
            witnessed is not None and mention.span.end <= witnessed.start()
        )
        if there:
            people.setdefault(mention.agents[0], mention)
    return people


def _sentence(reading: Reading, span: Span) -> Span:
    """The sentence that ``span`` stands in."""
    place = bisect_right(reading.sentences, span.start, key=lambda sentence: sentence.start) - 1
    found = reading.sentences[place] if place >= 0 else span
    return found if found.contains(span) else span


def _in_name(reading: Reading, span: Span) -> bool:
    place = Span(max(0, span.start - 120), span.end + 120)
    return any(m.form in ("name", "surname") and m.span.contains(span) for m in inside(reading.mentions, place))


def _signing(reading: Reading, agreement: Agreement, people: dict[str, Mention]) -> Meeting:
    """The signing as a meeting of its own."""
    text = reading.bulletin.text
    last = agreement.events[-1]
    evidence = last.kind.evidence[0]
    sentence, quote = evidence.sentence, evidence.quote
    video = _VIDEO.search(text, sentence.start, sentence.end)

    def value(form: str, span: Span, sure: float) -> Value:
        return Value(form, " ".join(span.of(text).split()), (Evidence(span, sentence, METHOD, sure),))

    mode = value("video", Span(*video.span()), 0.7) if video else value("in-person", quote, 0.6)
    place = next(
        (p for p in inside(reading.places, sentence) if p.kind == "city" and not _in_name(reading, p.span)),
        None,
    )
    ids = quote.start
    return Meeting(
        f"meeting-{ids}",
        value(f"signing of {agreement.title.value}", quote, 0.7),
        value("held", quote, 0.75),
        kind=value("ceremony", quote, 0.6),
        mode=mode,
        start=last.date,
        place=value(place.name, place.span, 0.6) if place and not video else None,
        participations=tuple(
            Participation(
                f"participation-{agent.rpartition('-')[2]}-{ids}",
                agent,
                "signatory" if any(s.agent == agent for s in agreement.signatories) else "participant",
                (
                    Evidence(
                        mention.span,
                        _sentence(reading, mention.span),
                        METHOD,
                        0.7,
                        mention.via,
                    ),
                ),
            )
            for agent, mention in people.items()
        ),
    )
