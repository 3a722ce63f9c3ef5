"""A sentence as a row of tokens in which officials, dates and places are single tokens.

The grammar of meetings walks along these rows. A token for an official covers the whole phrase
with post and honorifics, so that "the Minister of Trade and Industry of X, A B" is one step.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg_builder.extract.reading import Mention, Place, Reading
from kg_builder.language.dates import DateMention, find_dates
from kg_builder.model.text import Span

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[-–][^\W_]+(?:[-–][^\W_]+)*)?|(?:St|Mt|Ft)\.(?= )|[^\W_]+(?:[-–’'.&+/](?!s\b)[^\W_]+)*"
    r"|[’']s\b|\S"
)
PEOPLE = frozenset(("name", "surname", "title", "pronoun", "group"))


@dataclass(slots=True, eq=False)
class Token:
    """One step along a sentence. ``agent`` is set for officials, ``body`` for organisations, bodies and countries."""

    start: int
    end: int
    text: str
    low: str
    agent: Mention | None = None
    body: Mention | None = None
    date: DateMention | None = None
    place: Place | None = None

    @property
    def form(self) -> str:
        """How it means an official: name, title, pronoun …; empty for any other token."""
        return self.agent.form if self.agent is not None else ""

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() or self.text[:1].isdigit()


@dataclass(slots=True, eq=False)
class Line:
    """A sentence; ``number`` counts from the headline, which is 0 where there is one."""

    span: Span
    tokens: list[Token]
    number: int
    headline: bool

    def low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def said(self, source: str) -> str:
        """Its own characters (those of its piece, where a boundless sentence is read in pieces)."""
        return source[self.tokens[0].start : self.tokens[-1].end] if self.tokens else self.span.of(source)

    def text(self, first: int, last: int, source: str) -> str:
        """The characters from token ``first`` to token ``last``, both included."""
        return source[self.tokens[first].start : self.tokens[last].end]


def scan(reading: Reading, wanted: frozenset[int] | None = None) -> list[Line]:
    """The sentences of ``reading`` as lines; sentences not ``wanted`` (by number) come without tokens."""
    text = reading.bulletin.text
    dates = find_dates(text, reading.bulletin.published, reading.sentences)
    people = _outermost([m for m in reading.mentions if m.form in PEOPLE])
    bodies = _outermost([m for m in reading.mentions if m.form not in PEOPLE])
    speaker = _speaker(reading)
    lines = []
    subject_end = reading.bulletin.subject_span.end
    at_people, at_dates, at_bodies, at_places = 0, 0, 0, 0
    date_list = list(dates)
    places = sorted(reading.places, key=lambda p: (p.span.start, -p.span.end))
    for number, span in enumerate(reading.sentences):
        at_people = _advance(people, at_people, span.start)
        at_dates = _advance(date_list, at_dates, span.start)
        at_bodies = _advance(bodies, at_bodies, span.start)
        at_places = _advance(places, at_places, span.start)
        tokens: list[Token] = []
        if wanted is None or number in wanted:
            tokens = _tokens(text, span, people[at_people:], date_list[at_dates:])
            _annotate(tokens, bodies, at_bodies, span.end)
            _annotate_places(tokens, places, at_places, span.end)
            if speaker is not None:
                _first_person(tokens, speaker)
        lines.append(Line(span, tokens, number, bool(subject_end) and span.start < subject_end))
    return lines


_STATEMENT = re.compile(
    r"\b(?:[Ss]tatement|[Rr]emarks|[Mm]essage|[Aa]ddress|[Ss]peech|[Ll]etter|[Oo]p-ed)s? (?:from|by|of)\b"
)


def _speaker(reading: Reading) -> Mention | None:
    """Who "I" is in a statement: the official that the headline gives as its author."""
    end = reading.bulletin.subject_span.end
    match = _STATEMENT.search(reading.bulletin.text, 0, end)
    if match is None:
        return None
    for mention in reading.mentions:
        if mention.span.start >= end or mention.form not in ("name", "surname"):
            continue
        if match.end() <= mention.span.start <= match.end() + 60:
            return mention
    return None


def _first_person(tokens: list[Token], speaker: Mention) -> None:
    for token in tokens:
        if token.text == "I" and token.agent is None:
            span = Span(token.start, token.end)
            token.agent = Mention(span, span, "pronoun", speaker.agents, None, (speaker.head,))


def _outermost(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _advance(items: list, at: int, start: int) -> int:  # type: ignore[type-arg]
    while at < len(items) and items[at].span.end <= start:
        at += 1
    return at


def _tokens(text: str, span: Span, people: list[Mention], dates: list[DateMention]) -> list[Token]:
    tokens: list[Token] = []
    at = span.start
    d = 0
    blocks: list[tuple[int, int, Mention | None, DateMention | None]] = []
    for mention in people:
        if mention.span.start >= span.end:
            break
        blocks.append((mention.span.start, mention.span.end, mention, None))
    while d < len(dates) and dates[d].span.start < span.end:
        blocks.append((dates[d].span.start, dates[d].span.end, None, dates[d]))
        d += 1
    blocks.sort(key=lambda b: (b[0], b[2] is None))
    for start, end, person, day in blocks:
        if start < at:
            continue
        _plain(text, at, start, tokens)
        surface = text[start:end]
        tokens.append(Token(start, end, surface, surface.lower(), person, None, day))
        at = end
    _plain(text, at, span.end, tokens)
    return tokens


def _plain(text: str, start: int, end: int, tokens: list[Token]) -> None:
    for match in _TOKEN.finditer(text, start, end):
        tokens.append(Token(match.start(), match.end(), match[0], match[0].lower()))


def _annotate(tokens: list[Token], bodies: list[Mention], at: int, end: int) -> None:
    starts = [t.start for t in tokens]
    while at < len(bodies) and bodies[at].span.start < end:
        body = bodies[at]
        for k in range(bisect_left(starts, body.span.start), len(tokens)):
            token = tokens[k]
            if token.start >= body.span.end:
                break
            if token.agent is None:
                token.body = body
        at += 1


def _annotate_places(tokens: list[Token], places: list[Place], at: int, end: int) -> None:
    starts = [t.start for t in tokens]
    while at < len(places) and places[at].span.start < end:
        place = places[at]
        for k in range(bisect_left(starts, place.span.start), len(tokens)):
            token = tokens[k]
            if token.start >= place.span.end:
                break
            if token.agent is None and token.place is None:
                token.place = place
        at += 1
