"""Whether a mention that tells of no event so far opens a new one, and how many."""

from __future__ import annotations

import re
from dataclasses import replace

from kg_builder.extract.events.mention import EventMention
from kg_builder.extract.meetings.told import Told
from kg_builder.extract.scan import Token
from kg_builder.lexicon.cues import cues
from kg_builder.lexicon.ordinals import ORDINALS

_ONE_OF = cues("one-of")
_SEPARATELY = re.compile(
    r"\W{0,4}(?:During|In|At|Throughout) (?:the|these|both|his|her|all|their|each of the)(?: \w+)?"
    r" (?:meetings|calls|engagements)\b"
)


def opens_event(m: EventMention) -> bool:
    """Whether a mention that belongs to no event so far is one of its own."""
    if m.status not in ("held", "planned", "cancelled", "postponed"):
        return False
    if m.bare and not m.line.headline:
        return (
            m.asserted
            and bool(m.people)
            and not m.plural
            and not m.weak
            and m.kind in ("ceremony", "conference", "summit", "reception", "session")
        )
    if m.line.headline:
        return bool(m.people) or m.proper or m.partner or m.asserted
    if m.verb and m.recalled and not m.people:
        return False
    if m.verb:
        return (
            m.modality.certain or bool(m.date) or m.status == "held" or bool(m.place) or m.margins or m.line.number <= 2
        )
    if m.proper:
        return _is_particular(m)
    if m.weak and not m.asserted and len(m.people) < 2:
        return False
    if m.plural and not (m.people and (m.partner or m.objects)):
        return False
    if m.asserted:
        return bool(m.people) or m.partner or m.place is not None or m.date is not None
    if len(m.people) >= 2:
        return True
    if not m.people and m.date is None and m.place is None and not _is_counted(m):
        return False
    return (m.partner or bool(m.people)) and (m.date is not None or m.place is not None or m.possessed or m.definite)


def _is_counted(m: EventMention) -> bool:
    """Whether words before it tell one of a row ("the third round of talks", "the upcoming meeting")."""
    phrase = {t.low for t in m.line.tokens[max(m.first - 1, 0) : m.at]}
    return bool(phrase & _ONE_OF) or any(re.fullmatch(r"\d+(?:st|nd|rd|th)", w) or w in ORDINALS for w in phrase)


def _is_particular(m: EventMention) -> bool:
    """Whether a proper name stands for one meeting, not for a series or an institution."""
    if m.asserted or m.people or m.date is not None or m.place is not None or m.line.headline:
        return True
    if m.plural:
        return False
    return m.kind not in ("dialogue", "forum", "conference", "seminar") or _is_counted(m) or m.status == "planned"


def parts_of(told: Told, m: EventMention) -> list[EventMention]:
    """One mention a meeting: "bilateral meetings with A, B and C" are three."""
    objects = [o for o in m.objects if m.line.tokens[o].form not in ("", "group")]
    if len(objects) < 2:
        return [m]
    apart = m.each or (m.plural and not m.proper)
    if m.verb and m.head == "meet" and _SEPARATELY.match(told.text, m.line.span.end):
        apart = True
    if m.verb and m.head == "meet" and not apart:
        own = [_post_of(told, m.line.tokens[o]) for o in objects]
        states = {of for of, _ in own if of}
        titled = 3 * sum(_is_titled(m.line.tokens[o]) for o in objects) >= 2 * len(objects)
        together = re.search(r"\b(?:trilateral|quadrilateral|jointly|together|joint)\b", m.line.said(told.text))
        if titled and not together:
            side = re.search(
                r"\b(?:margins|side-?lines|separate|separately|bilateral|series)\b", m.line.said(told.text)
            )
            several = len(objects) >= 3 and (len(states) <= 1 or side is not None or m.status == "planned")
            apart = several or (m.status == "planned" and len(states) <= 1)
    if not apart:
        return [m]
    parts = []
    for number, index in enumerate(objects):
        part = replace(m, plural=False, name="", objects=[index], people={})
        part.each = True
        mine = set(m.line.tokens[index].agent.agents)  # type: ignore[union-attr]
        others = {a for o in objects if o != index for a in m.line.tokens[o].agent.agents}  # type: ignore[union-attr]
        part.people = {a: v for a, v in m.people.items() if a in mine or a not in others}
        if number:
            part.first = index
        parts.append(part)
    return parts


def _is_titled(token: Token) -> bool:
    return token.agent is not None and len(token.agent.span) > len(token.agent.head)


def _post_of(told: Told, token: Token) -> tuple[str | None, str | None]:
    official = told.officials.get(token.agent.agents[0]) if token.agent and token.agent.agents else None
    if official is None:
        return None, None
    of = official.of.value if official.of else None
    return of, official.tenures[0].post.value if official.tenures else None
