"""The day that a text was written on, where its first line says so: "JAKARTA, 5 September 2023 – ...".

A page is often dated a day or more after the text on it. "Today" is the day of the dateline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg_builder.extract.reading import Place
from kg_builder.language.dates import DateMention, find_dates
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.text import Span
from kg_builder.model.time import PartialDate

_HEAD = re.compile(r"\s*(?P<head>[^\W\d_][^\n.;!?]{3,80}?)\s*(?:\)\s*)?(?:[–—]|-{1,2}\s|\s-|:\s)")
_FOOT = re.compile(
    r"\n\s*(?P<place>[^\W\d_][^\n\d,;.!?]{2,30}?)(?:,\s*|\s*\n\s*)(?P<day>[^\n]{0,14}\b\d{1,2}\b[^\n]{0,18}\b(?:19|20)\d\d)\.?\s*$"
)
_LEAD = re.compile(r"(?:On|At|In|From|The|During|After|Following|Between|President|Minister|Prime)\b")
_WRITTEN = re.compile(r"[^\W\d_]{3}.*\d|\d.*[^\W\d_]{3}|\d{2}")
_FURTHEST = 10


def _head(bulletin: Bulletin) -> tuple[Span, DateMention] | None:
    """The dateline of a text and the day in it."""
    head = _HEAD.match(bulletin.text, bulletin.body_start)
    if head is None or _LEAD.match(head["head"]):
        return None
    span = Span(*head.span("head"))
    days = [d for d in find_dates(bulletin.text, bulletin.published, [span]) if d.is_day and d.end is None]
    if len(days) != 1 or days[0].start is None or not _WRITTEN.search(days[0].span.of(bulletin.text)):
        return None
    rest = bulletin.text[span.start : days[0].span.start] + bulletin.text[days[0].span.end : span.end]
    if len(re.findall(r"\w+", rest)) > 6 or not re.search(r"[^\W\d_]{3}", rest[: days[0].span.start - span.start]):
        return None
    return span, days[0]


def day_told(bulletin: Bulletin) -> PartialDate | None:
    """The day of the dateline if there is one near the bulletin's own date, else the bulletin's own date."""
    head = _head(bulletin)
    day = head[1].start if head is not None else None
    if day is None:
        return bulletin.published
    if bulletin.published is not None and abs((bulletin.published.earliest - day.earliest).days) > _FURTHEST:
        return bulletin.published
    return day


def city_told(bulletin: Bulletin, places: Sequence[Place]) -> Place | None:
    """The city of the dateline: before the text with or without a day, or on the last lines with one."""
    head = _head(bulletin)
    span = head[0] if head is not None else _bare_head(bulletin, places) or _foot(bulletin)
    if span is None:
        return None
    return next((p for p in places if p.kind == "city" and span.contains(p.span)), None)


def _bare_head(bulletin: Bulletin, places: Sequence[Place]) -> Span | None:
    """A dateline that is a place alone: "AMMAN — The King …"."""
    head = _HEAD.match(bulletin.text, bulletin.body_start)
    if head is None:
        return None
    span = Span(*head.span("head"))
    inside = [p for p in places if span.contains(p.span)]
    rest = bulletin.text[span.start : span.end]
    for place in reversed(inside):
        rest = rest[: place.span.start - span.start] + rest[place.span.end - span.start :]
    agency = re.sub(r"\([^()]{1,30}\)?|\b[A-Z]{2,8}\b|[\s,.]", "", rest)
    return span if inside and not agency else None


def _foot(bulletin: Bulletin) -> Span | None:
    """A place and a day that close the text: "New Delhi / 7 July 2020"."""
    foot = _FOOT.search(bulletin.text, max(bulletin.body_start, len(bulletin.text) - 120))
    if foot is None or not find_dates(foot["day"], bulletin.published):
        return None
    return Span(*foot.span("place"))
