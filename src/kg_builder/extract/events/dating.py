"""Which date and which venue of a sentence belong to which of its mentions."""

from __future__ import annotations

import re

from kg_builder.extract.events.mention import MARGINS, EventMention, Scope
from kg_builder.extract.events.places import place_at
from kg_builder.extract.scan import Line
from kg_builder.lexicon.cues import cues
from kg_builder.model.text import Span

_LINKS = cues("sentence-links")
_STAYING = cues("staying")
_BUILDING = re.compile(
    r"\b(?:Secretariat|Palace|House|Hotel|Office|Residence|Headquarters|Ministry|Hall|Embassy|Airport|Temple|Centre|Center|Building|Chancellery"
    r"|Castle|Villa|Mansion|Guesthouse|Complex|Auditorium|Resort|Base|University)\b"
)


def assign_dates(scope: Scope, line: Line, found: list[EventMention]) -> None:
    """A date that opens the sentence, or the only one that stands free in it, is that of its meetings."""
    if not found:
        return
    start = opening_of(line)
    opening = place_at(scope, line, start) if line.low(start) in ("in", "at") and len(line.tokens) > start + 2 else None
    if opening is not None and line.low(opening[0]) in (",", "("):
        dated = next((t.date for t in line.tokens[opening[0] : opening[0] + 2] if t.date is not None), None)
        for mention in found:
            if mention.asserted:
                mention.place = mention.place or (opening[1], opening[2])
                mention.date = mention.date or dated
    for mention in found:
        _take_setting(scope, line, mention)
        _take_stay(scope, line, mention)
    _take_venues(scope, line, found)
    for mention in found:
        _take_seat(scope, line, mention)
        _take_setting(scope, line, mention, relative=True)
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
    if line.headline and len(found) == 1 and found[0].date is None:
        dates = [t.date for t in line.tokens if t.date is not None and t.date.is_day]
        found[0].date = dates[0] if len(dates) == 1 else None
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


def opening_of(line: Line) -> int:
    """The index of the first word after what only ties a sentence to the one before, or dates it."""
    k = 1 if line.low(0) in _LINKS else 0
    if line.low(k) == "on" and k + 1 < len(line.tokens) and line.tokens[k + 1].date is not None:
        k += 1
    if k < len(line.tokens) and line.tokens[k].date is not None:
        k += 1
        if line.low(k) == ",":
            k += 1
    return k


def _take_setting(scope: Scope, line: Line, mention: EventMention, *, relative: bool = False) -> None:
    """Where and when, said between subject and verb: "the King on Monday at the Palace received X".

    What a relative clause says there ("A, who is in Rome on a visit, met B") counts only if ``relative``.
    """
    if not (mention.verb and mention.asserted and mention.subjects) or line.headline:
        return
    k = max(mention.subjects) + 1
    if not k < mention.at <= k + 30:
        return
    while k < mention.at:
        token = line.tokens[k]
        if token.low in ("who", "which", "whose", "where") and not relative:
            k = next((x for x in range(k + 1, mention.at) if line.low(x) == ","), mention.at)
        if token.date is not None and mention.date is None and token.date.form != "year":
            mention.date = token.date
        place = place_at(scope, line, k) if token.low in ("in", "at") and mention.place is None else None
        if place is not None and place[0] <= mention.at:
            mention.place = (place[1], place[2])
            k = place[0]
            continue
        k += 1


def _take_stay(scope: Scope, line: Line, mention: EventMention) -> None:
    """ "arrived in X to attend the summit": the summit is there."""
    if mention.place is not None or mention.verb:
        return
    attending = ("attend", "participate", "take", "join")
    reach = range(mention.at - 1, max(mention.at - 14, 1), -1)
    k = next((k for k in reach if line.low(k) == "to" and line.low(k + 1) in attending), 0)
    for at in range(k - 2, max(k - 6, 0), -1):
        if line.low(at) in ("in", "at", "to") and line.tokens[at - 1].low in _STAYING:
            place = place_at(scope, line, at)
            if place is not None and place[0] == k:
                mention.place = (place[1], place[2])
            return


def _take_seat(scope: Scope, line: Line, mention: EventMention) -> None:
    """A seat of office before the noun, or as the host: "the White House meeting", "the Kremlin hosted"."""
    if mention.place is not None or mention.verb:
        return
    for k in range(mention.at - 1, max(mention.at - 9, -1), -1):
        end = line.tokens[k].end
        seat = next((s for s in scope.words.seats if scope.text.startswith(s.name, end - len(s.name))), None)
        verb = scope.words.verbs.get(line.low(k + 1))
        if seat is None or line.tokens[k].agent is not None:
            continue
        start = end - len(seat.name)
        before = scope.text[line.tokens[0].start : start].split()[-1:]
        if k == mention.at - 1 or (
            verb is not None and verb.sort in ("host", "hold") and before in ([], ["The"], ["the"])
        ):
            mention.place = (seat.name, Span(start, end))
        return


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
