"""The place that a phrase after "in" or "at" names."""

from __future__ import annotations

import re

from kg_builder.extract.events.mention import Scope
from kg_builder.extract.scan import Line
from kg_builder.model.text import Span

_QUOTES = "“”\"‘’'"


def place_at(scope: Scope, line: Line, k: int) -> tuple[int, str, Span] | None:
    """The place after "in" or "at": index after it, its name, where it stands."""
    tokens = line.tokens
    start = k + 1
    if line.low(start) in ("the", "his", "her", "their"):
        start += 1
    while line.low(start) in (
        "city",
        "town",
        "village",
        "of",
        "historic",
        "capital",
        "same",
        "nearby",
        "iconic",
        "famous",
    ):
        start += 1
    if start >= len(tokens):
        return None
    j = start
    last = start - 1
    while j < len(tokens) and j - start < 9:
        token = tokens[j]
        if token.agent is not None and token.agent.form in ("name", "surname", "pronoun", "group"):
            break
        if token.date is not None:
            break
        if token.capital or token.place is not None:
            last = j
        elif (
            token.low in ("of", "the", "de", "la", "al", "and", "’s", "'s", "&", "-", "–", "for", "‘", "“", "’", "”")
            and last >= start
        ):
            if token.low in ("and", "for") and not (j + 1 < len(tokens) and tokens[j + 1].capital):
                break
        elif token.low in ("‘", "“", '"', "'"):
            pass
        elif (
            token.low in ("residence", "headquarters", "palace", "hotel", "airport", "embassy", "base")
            and last >= start
        ):
            last = j
        else:
            break
        if token.low in scope.words.nouns and not (j + 1 < len(tokens) and tokens[j + 1].capital):
            return None
        j += 1
    if last < start:
        return None
    chosen = [t for t in tokens[start : last + 1] if t.place is not None]
    name = scope.text[tokens[start].start : tokens[last].end].strip(_QUOTES)
    if any(
        t.low in scope.words.nouns
        for t in tokens[start : last + 1]
        if t.low not in ("assembly", "conference", "congress")
    ):
        return None
    if (
        line.low(k) == "in"
        and not chosen
        and not any(seat.name in name for seat in scope.words.seats)
        and (
            not re.search(r"(?:Hall|Palace|House|Room|Office|Hotel|Centre|Center|Residence|Kremlin)", name)
            and tokens[start].body is not None
        )
    ):
        return None
    if chosen and chosen[0] is tokens[start]:
        place = chosen[0].place
        assert place is not None
        covers = place.span.end >= tokens[last].end
        if (covers and place.kind != "venue") or place.kind == "country":
            after = last + 1
            if not covers:
                after = start
                while after < len(tokens) and tokens[after].start < place.span.end:
                    after += 1
            surface = scope.text[place.span.start : place.span.end]
            return _past_country(line, after), place.name if place.kind == "country" else surface, place.span
    span = Span(tokens[start].start, tokens[last].end)
    city = tokens[last + 2].place if line.low(last + 1) in (",", "in") and last + 2 < len(tokens) else None
    if city is not None and city.kind == "city":  # "at Hyderabad House, New Delhi"
        after = last + 2
        while after < len(tokens) and tokens[after].start < city.span.end:
            after += 1
        name = f"{name}, {scope.text[city.span.start : city.span.end]}"
        return _past_country(line, after), name, Span(span.start, city.span.end)
    return _past_country(line, last + 1), name, span


def _past_country(line: Line, k: int) -> int:
    """Past ", Thailand" after a city."""
    if line.low(k) == "," and k + 1 < len(line.tokens) and line.tokens[k + 1].place is not None:
        end = line.tokens[k + 1].place.span.end  # type: ignore[union-attr]
        k += 1
        while k < len(line.tokens) and line.tokens[k].start < end:
            k += 1
        if line.low(k) == "," and k + 1 < len(line.tokens) and line.tokens[k + 1].place is None:
            k += 0
    return k
