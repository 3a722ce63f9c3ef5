"""Sentences that say who else was there: lists of those present, speakers, companions, patrons."""

from __future__ import annotations

import re

from kg_builder.extract.events.mention import EventMention
from kg_builder.extract.meetings.told import Told, near
from kg_builder.extract.participation import everyone, read_list, subject
from kg_builder.extract.scan import Line

ATTENDANCE = re.compile(
    r"^(?:\W*(?:also|those|others|among those|among the participants)\s)?"
    r"\W*(?:taking part|attending|present|participating|in attendance|joining)\b.{0,60}?"
    r"\b(?:was|were|are|is|will be|included?)\b"
    r"|\b(?:was|were|is|are|will be) (?:also )?(?:attended|joined) by\b|\bin (?:the )?presence of\b"
    r"|\bdelegations? (?:\w+ ){0,3}?(?:included|comprised|comprises|consisted of|includes|comprising|was composed of)\b"
    r"|\b(?:attendees|participants) (?:also )?(?:included|were|include)\b"
    r"|\b(?:delegations?|sides?) (?:was|were|is|are) (?:\w+ )?(?:led|headed|represented|chaired) by\b"
    r"|^\W*It (?:was|is|will be) (?:also |jointly )?(?:co-chaired|chaired|hosted|attended|opened|led|presided over)"
    r" by\b"
    r"|^\W*(?:also )?representing\b.{0,60}?\b(?:was|were|are|is)\b|\b(?:was|were) represented by\b",
    re.I,
)
_CHAIRED_BY = re.compile(r",\s+(?:which was )?(?:co-chaired|chaired|presided over|hosted)(?: jointly)? by\b", re.I)
WERE_THERE = re.compile(
    r"\b(?:(?:was|were|are|is) (?:also )?(?:present|in attendance|among those present|among the attendees"
    r"|invited to (?:attend|take part))"
    r"|(?:also )?(?:attended|participated|joined|took part)\b)",
    re.I,
)
_COMPANIONS = re.compile(
    r"\bjoined (?:in|at|for|during) (?:his|her|their|the|these|those|both|all) (?:\w+ )?"
    r"(?:meetings|talks|discussions|engagements|calls) by\b"
    r"|\b(?:officials|delegation|ministers|members|those) accompanying"
    r" (?:the |President |Prime Minister |Minister )*[\w .]{0,40}?\b(?:included?|were|was|are|is|comprised)\b",
)
_PATRONAGE = re.compile(
    r"\b(?:under the (?:patronage|chairmanship|auspices|leadership)|in the presence|with the participation) of\b", re.I
)
_SAID = frozenset(
    [
        "said",
        "stated",
        "told",
        "noted",
        "emphasized",
        "emphasised",
        "stressed",
        "underlined",
        "underscored",
        "highlighted",
        "explained",
        "suggested",
        "proposed",
        "added",
        "reiterated",
        "reaffirmed",
        "affirmed",
        "expressed",
        "thanked",
        "briefed",
        "called",
        "pointed",
        "urged",
        "outlined",
        "presented",
        "reported",
        "remarked",
        "welcomed",
        "commended",
        "praised",
    ]
)
ACCOMPANY = re.compile(r"\baccompan(?:ied|ying|ies)\b", re.I)


def read_attendance(told: Told, line: Line, found: list[EventMention]) -> None:
    if line.headline:
        return
    sentence = line.said(told.text)
    match = _COMPANIONS.search(sentence)
    if match is not None:
        at = line.tokens[0].start + match.end()
        first = next((k for k, t in enumerate(line.tokens) if t.start >= at or t.end > at), len(line.tokens))
        told.companions += [(line, k) for k in everyone(line, first, len(line.tokens))]
        return
    match = ATTENDANCE.search(sentence)
    if match is not None:
        at = line.tokens[0].start + match.end()
        first = next((k for k, t in enumerate(line.tokens) if t.start >= at or t.end > at), len(line.tokens))
        role = (
            "chair"
            if "chaired" in match[0] or "presided" in match[0]
            else "host"
            if "hosted" in match[0]
            else "participant"
        )
        _attend(told, line, everyone(line, first, len(line.tokens)), found, role)
        chaired = _CHAIRED_BY.search(sentence, 0, match.start() + 1)
        if chaired is not None:  # "The event, chaired by A, was attended by B"
            start = line.span.start + chaired.end()
            chair = next(
                (k for k, t in enumerate(line.tokens[:first]) if t.agent is not None and t.start >= start), None
            )
            if chair is not None:
                _attend(told, line, [chair], found, "chair")
        return
    match = WERE_THERE.search(sentence)
    if match is not None:
        at = line.tokens[0].start + match.start()
        last = next((k for k, t in enumerate(line.tokens) if t.start >= at), len(line.tokens))
        people = everyone(line, 0, last)
        opening = next((k for k in range(last) if line.tokens[k].agent is not None), last)
        if people and not any(
            t.low in told.words.verbs or t.low in ("said", "that", "is", "was", "were", "will")
            for t in line.tokens[opening:last]
            if t.agent is None
        ):
            bare = [m for m in found if m.bare] or not found
            if bare:
                _attend(told, line, people, found)
        return
    match = ACCOMPANY.search(sentence)
    if match is not None and not re.search(r"\b(?:visit|trip|tour|travel)", sentence):
        at = line.tokens[0].start + match.end()
        first = next((k for k, t in enumerate(line.tokens) if t.start >= at), len(line.tokens))
        people = (
            everyone(line, first, len(line.tokens)) if first and line.low(first) == "by" else subject(line, first - 1)
        )
        asserted = [m for m in found if m.asserted]
        if people and line.low(first) == "by":
            listed, _ = read_list(line, first + 1)
            _attend(told, line, listed, asserted or found)


def read_speakers(told: Told, line: Line, found: list[EventMention]) -> None:
    """Who speaks "during the meeting" was there; of a meeting of a body, whoever is told to have spoken."""
    if line.headline or not told.events or any(m.asserted for m in found):
        return
    here = next((m for m in found if m.bare and m.first <= 3), None)
    event = next((e for e in reversed(near(told)) if here is not None and here in e.mentions), None)
    if event is None:
        present = [e for e in near(told) if not e.recalled]
        event = present[-1] if len(present) == 1 and present[0].gathering else None
    elif line.low(0) not in ("during", "at", "in", "addressing", "speaking"):
        return
    if event is None or event.status != "held" or (event.mode is not None and event.mode[0] == "phone"):
        return
    for k, token in enumerate(line.tokens):
        after = line.tokens[k + 1] if k + 1 < len(line.tokens) else None
        if (
            token.form not in ("name", "surname")
            or after is None
            or not (after.low in _SAID or (after.low in ("also", "then", "further") and line.low(k + 2) in _SAID))
        ):
            continue
        if line.low(k - 1) in ("of", "by", "with", "to", "from", "that", "and") or token.agent is None:
            break
        for agent in token.agent.agents:
            event.join(agent, "participant", token, line, "speaker")
        break


def join_companions(told: Told) -> None:
    """Those who joined an official "in his meetings" were in each that is told of."""
    for line, index in told.companions:
        token = line.tokens[index]
        for event in told.events:
            if (
                event.asserted
                and event.people
                and event.status == "held"
                and (event.mode is None or event.mode[0] == "in-person")
            ):
                for agent in token.agent.agents if token.agent else ():
                    event.join(agent, "participant", token, line, "companion")


def _attend(told: Told, line: Line, people: list[int], found: list[EventMention], role: str = "participant") -> None:
    present = [e for e in near(told) if not e.recalled]
    target = next((e for e in reversed(near(told)) if any(m in e.mentions for m in found)), None)
    if target is None and not present:
        told.companions += [(line, k) for k in people]
        return
    target = target or present[-1]
    planned = target.status == "planned"
    for index in people:
        token = line.tokens[index]
        assert token.agent is not None
        for agent in token.agent.agents:
            target.join(agent, role, token, line, "planned list" if planned else "list")


def _patronage(told: Told, line: Line, found: list[EventMention]) -> None:
    """ "… under the patronage of X", "… in the presence of X": X was there."""
    if not found:
        return
    for match in _PATRONAGE.finditer(told.text, line.tokens[0].start, line.tokens[-1].end):
        first = next((k for k, t in enumerate(line.tokens) if t.end > match.end()), len(line.tokens))
        listed, _ = read_list(line, first)
        before = [m for m in found if line.tokens[m.at].start < match.start()]
        for index in listed if before else ():
            before[-1].add(index)
            before[-1].asserted = before[-1].asserted or before[-1].status in ("held", "planned")
            before[-1].recalled = False
