"""Which date and which venue of a sentence belong to which of its mentions."""

from __future__ import annotations

import re

from kg_builder.extract.events.mention import MARGINS, EventMention, Scope
from kg_builder.extract.events.places import place_at
from kg_builder.extract.scan import Line

_BUILDING = re.compile(
    r"\b(?:Secretariat|Palace|House|Hotel|Office|Residence|Headquarters|Ministry|Hall|Embassy|Airport|Temple|Centre|Center|Building|Chancellery"
    r"|Castle|Villa|Mansion|Guesthouse|Complex|Auditorium|Resort|Base|University)\b"
)


def assign_dates(scope: Scope, line: Line, found: list[EventMention]) -> None:
    """A date that opens the sentence, or the only one that stands free in it, is that of its meetings."""
    if not found:
        return
    start = 1 if line.low(0) in ("earlier", "later", "then", "meanwhile", "also", "while", "separately") else 0
    opening = place_at(scope, line, start) if line.low(start) in ("in", "at") and len(line.tokens) > start + 2 else None
    if opening is not None and line.low(opening[0]) in (",", "("):
        dated = next((t.date for t in line.tokens[opening[0] : opening[0] + 2] if t.date is not None), None)
        for mention in found:
            if mention.asserted:
                mention.place = mention.place or (opening[1], opening[2])
                mention.date = mention.date or dated
    _take_venues(scope, line, found)
    for n, mention in enumerate(found):
        if mention.margins and n + 1 < len(found) and not found[n + 1].verb and found[n + 1].at <= mention.last + 14:
            mention.date, mention.place = mention.date or found[n + 1].date, mention.place or found[n + 1].place
    margin = next((k for k in range(min(10, len(line.tokens))) if line.low(k) in MARGINS), None)
    fronted = margin is not None and not found[0].verb and margin < found[0].at < margin + 14
    if margin is not None and not fronted:
        for mention in found:
            mention.margins = mention.margins or (mention.asserted and mention.at > margin)
    for mention in found[1:] if fronted else ():
        if mention.asserted:
            mention.margins = True
            mention.date, mention.place = mention.date or found[0].date, mention.place or found[0].place
    leading = next((t.date for t in line.tokens[:4] if t.date is not None), None)
    if leading is not None and (
        line.tokens[0].date is not None
        or line.tokens[0].low in ("on", "in", "from", "earlier", "late", "early", "by", "[", "this", "since")
    ):
        for mention in found:
            if mention.date is None and (mention.asserted or mention.line.headline):
                mention.date = leading
        return
    asserted = [m for m in found if m.asserted]
    used = {id(m.date) for m in found if m.date is not None}
    for mention in asserted:
        if mention.date is not None:
            continue
        for k, token in enumerate(line.tokens):
            if token.date is None or id(token.date) in used:
                continue
            if token.date.form in ("today", "same") or (
                line.low(k - 1) == "on"
                and len(asserted) == 1
                and token.date.form in ("dm", "md", "dm_dm", "md_d", "d_dm", "weekday")
            ):
                if any(m.at > mention.at and m.at < k for m in asserted):
                    continue
                if k > mention.at and any(
                    line.low(x) in ("and", ",") and line.low(x + 1).endswith("ed") for x in range(mention.last + 1, k)
                ):
                    continue
                if (
                    token.date.form == "today"
                    and k > mention.at
                    and not line.headline
                    and line.low(k - 1) in ("of", "by", "from")
                ):
                    continue
                mention.date = token.date
                break


def _take_venues(scope: Scope, line: Line, found: list[EventMention]) -> None:
    """A seat of office or a building after "at", further on in the sentence of a meeting."""
    asserted = [m for m in found if m.asserted and m.place is None]
    for mention in asserted[-1:]:
        for k in range(mention.at + 1, len(line.tokens) - 1):
            place = place_at(scope, line, k) if line.low(k) == "at" else None
            if place is not None and (
                _BUILDING.search(place[1]) or any(seat.name in place[1] for seat in scope.words.seats)
            ):
                mention.place = (place[1], place[2])
                break
