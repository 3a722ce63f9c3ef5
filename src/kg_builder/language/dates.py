"""Dates as bulletins write them, resolved against the bulletin's own date.

``find_dates`` reads "today (28)", "on August 27-28", "from 29 April to 2 May", "last Thursday", "the same
day" and their like. A date keeps the precision of the text: "in May" is a month, "last week" is a month at most.
What needs the bulletin's date is left unresolved without one; a 31 February is no date. Where the
year (or the week, for a weekday) is left out, the nearest day is taken, and ``DateMention.towards`` gives the
one that a past or a future tense asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kg_builder.language.date_patterns import CUE, MASTER, NOT_A_YEAR, PARTS
from kg_builder.model.text import Span
from kg_builder.model.time import PartialDate

Direction = Literal["past", "future"]

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_ABBREVIATED = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_MONTH_NUMBER = {name: number for number, name in enumerate(_MONTHS, 1)} | _ABBREVIATED
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_COUNT = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, or a span of days, that a text names.

    ``start`` is None where it could not be resolved; ``end`` is set for a span only. ``past`` and ``future`` are the
    other readings of a date whose year or week the text leaves out. ``relative`` says that it
    was reckoned from the bulletin's date or from the date before it.
    """

    span: Span
    form: str
    start: PartialDate | None
    end: PartialDate | None = None
    past: PartialDate | None = None
    future: PartialDate | None = None
    relative: bool = False

    def towards(self, direction: Direction | None) -> PartialDate | None:
        """The start, as a sentence about the past or the future means it."""
        return (self.past if direction == "past" else self.future if direction == "future" else None) or self.start

    @property
    def is_day(self) -> bool:
        return self.start is not None and len(self.start.value) == 10


def _partial(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """The date, or None for a day that no calendar has."""
    text = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
    try:
        return PartialDate(text)
    except ValueError:
        return None


def _of_day(value: date) -> PartialDate:
    return PartialDate(value.isoformat())


def _number(text: str) -> int:
    return int(re.match(r"\d+", text)[0])  # type: ignore[index]


def _month(text: str) -> int:
    return _MONTH_NUMBER[text.rstrip(".").lower()]


@dataclass(frozen=True, slots=True)
class _Readings:
    """One date with its year left out: the nearest, the last and the next of its kind."""

    nearest: PartialDate | None
    past: PartialDate | None = None
    future: PartialDate | None = None


def _away(value: date, base: date) -> float:
    days = (value - base).days
    return days * 1.5 if days > 0 else -days


def _yearless(base: date | None, month: int, day: int | None) -> _Readings:
    if base is None:
        return _Readings(None)
    years = [_partial(base.year + step, month, day) for step in (-1, 0, 1)]
    known = [y for y in years if y is not None]
    if not known:
        return _Readings(None)
    if day is None:
        here = (base.year, base.month)
        past = [y for y in known if (y.earliest.year, y.earliest.month) <= here]
        future = [y for y in known if (y.earliest.year, y.earliest.month) >= here]
        middle = date(base.year, base.month, 15)
        # A month with no year is more often behind than ahead.
        nearest = min(known, key=lambda y: _away(date(y.earliest.year, y.earliest.month, 15), middle))
    else:
        past = [y for y in known if y.earliest <= base]
        future = [y for y in known if y.earliest >= base]
        nearest = min(known, key=lambda y: abs((y.earliest - base).days))
    return _Readings(nearest, past[-1] if past else None, future[0] if future else None)


def _day_of_month(base: date, day: int, direction: int = 0) -> PartialDate | None:
    """The day numbered ``day`` nearest to ``base`` (before it for -1, after it for 1)."""
    best: PartialDate | None = None
    for step in (-1, 0, 1):
        month = base.month + step
        year = base.year + (month - 1) // 12
        candidate = _partial(year, (month - 1) % 12 + 1, day)
        if candidate is None or (candidate.earliest - base).days * direction < 0:
            continue
        if best is None or abs((candidate.earliest - base).days) < abs((best.earliest - base).days):
            best = candidate
    return best


class _Reader:
    """Turns matches of the master pattern into dates, one text at a time."""

    def __init__(self, text: str, published: PartialDate | None) -> None:
        self.text = text
        self.base = published.earliest if published is not None and len(published.value) == 10 else None
        self.month_base = published if published is not None and len(published.value) >= 7 else None
        self.last_day: date | None = None

    def mention(self, form: str, span: Span) -> DateMention | None:
        parts = PARTS[form].fullmatch(self.text, span.start, span.end)
        if parts is None:
            return None
        found = getattr(self, "_" + form)(span, parts)
        if found is None:
            return None
        mention: DateMention = found
        if mention.start is not None and len(mention.start.value) == 10:
            self.last_day = mention.start.earliest
        return mention

    def _span(
        self,
        span: Span,
        form: str,
        first: tuple[int | None, int, int],
        last: tuple[int | None, int, int],
    ) -> DateMention | None:
        (y1, m1, d1), (y2, m2, d2) = first, last
        if y1 is None and y2 is None:
            start, end = _yearless(self.base, m1, d1), _yearless(self.base, m2, d2)
            if self.base is None:
                valid = _partial(2000, m1, d1) and _partial(2000, m2, d2)
                return DateMention(span, form, None, relative=True) if valid else None
            if start.nearest is None:
                return None
            year = start.nearest.earliest.year + (1 if m2 < m1 else 0)
            del end
            return DateMention(
                span, form, start.nearest, _partial(year, m2, d2), start.past, start.future, relative=True
            )
        if y2 is None:
            y2 = (y1 or 0) + (1 if m2 < m1 else 0)
        if y1 is None:
            y1 = y2 - (1 if m2 < m1 else 0)
        one, two = _partial(y1, m1, d1), _partial(y2, m2, d2)
        if one is None or two is None:
            return None
        return DateMention(span, form, one, two if two.earliest > one.earliest else None)

    def _single(self, span: Span, form: str, year: int | None, month: int, day: int | None) -> DateMention | None:
        if year is not None:
            value = _partial(year, month, day)
            return None if value is None else DateMention(span, form, value)
        if _partial(2000, month, day) is None:
            return None
        readings = _yearless(self.base, month, day)
        return DateMention(span, form, readings.nearest, None, readings.past, readings.future, relative=True)

    def _iso(self, span: Span, m: re.Match[str]) -> DateMention | None:
        return self._single(span, "iso", int(m[1]), int(m[2]), int(m[3]))

    def _dotted(self, span: Span, m: re.Match[str]) -> DateMention | None:
        first, second, year = int(m[1]), int(m[3]), int(m[4])
        if m[2] == "/" and first <= 12 and first != second:
            return DateMention(span, "dotted", _partial(year))  # day and month cannot be told apart
        return self._single(span, "dotted", year, second, first)

    def _dm_dm(self, span: Span, m: re.Match[str]) -> DateMention | None:
        y1, y2 = (int(y) if y else None for y in (m[3], m[6]))
        return self._span(span, "dm_dm", (y1, _month(m[2]), _number(m[1])), (y2, _month(m[5]), _number(m[4])))

    def _d_dm(self, span: Span, m: re.Match[str]) -> DateMention | None:
        year, month = int(m[4]) if m[4] else None, _month(m[3])
        return self._span(span, "d_dm", (year, month, _number(m[1])), (year, month, _number(m[2])))

    def _dm(self, span: Span, m: re.Match[str]) -> DateMention | None:
        return self._single(span, "dm", int(m[3]) if m[3] else None, _month(m[2]), _number(m[1]))

    def _md_md(self, span: Span, m: re.Match[str]) -> DateMention | None:
        y1, y2 = (int(y) if y else None for y in (m[3], m[6]))
        return self._span(span, "md_md", (y1, _month(m[1]), _number(m[2])), (y2, _month(m[4]), _number(m[5])))

    def _md_d(self, span: Span, m: re.Match[str]) -> DateMention | None:
        year, month = int(m[4]) if m[4] else None, _month(m[1])
        return self._span(span, "md_d", (year, month, _number(m[2])), (year, month, _number(m[3])))

    def _md(self, span: Span, m: re.Match[str]) -> DateMention | None:
        return self._single(span, "md", int(m[3]) if m[3] else None, _month(m[1]), _number(m[2]))

    def _my(self, span: Span, m: re.Match[str]) -> DateMention | None:
        return self._single(span, "my", int(m[2]), _month(m[1]), None)

    def _today(self, span: Span, m: re.Match[str]) -> DateMention | None:
        if self.base is None:
            return DateMention(span, "today", None, relative=True)
        word = m[1].lower()
        shift = 0
        if "before yesterday" in word:
            shift = -2
        elif "after tomorrow" in word:
            shift = 2
        elif "yesterday" in word or word.startswith("last"):
            shift = -1
        elif "tomorrow" in word:
            shift = 1
        value: PartialDate | None = _of_day(self.base + timedelta(days=shift))
        if m[2] and (named := _day_of_month(self.base, int(m[2]))) and abs((named.earliest - self.base).days) <= 7:
            value = named
        return DateMention(span, "today", value, relative=True)

    def _month(self, span: Span, m: re.Match[str]) -> DateMention | None:
        word, name = m[1].lower().strip(), m[2]
        if name in ("May", "March", "Mar") and word in ("the", "by", "until", "their", "his", "her", "our", "its"):
            return None
        number = _month(name)
        readings = _yearless(self.base, number, None)
        choice = readings.nearest
        if self.base is not None and word == "last":
            choice = _partial(self.base.year - (0 if number < self.base.month else 1), number)
        elif self.base is not None and word in ("next", "coming", "this coming"):
            choice = readings.future
        elif self.base is not None and word == "this":
            choice = _partial(self.base.year, number)
        else:
            return DateMention(span, "month", choice, None, readings.past, readings.future, relative=True)
        return DateMention(span, "month", choice, relative=True)

    def _month_of(self, span: Span, m: re.Match[str]) -> DateMention | None:
        shift = {"last": -1, "next": 1}.get(m[2], 0)
        value = None if self.base is None else _partial(self.base.year + shift, _month(m[1]))
        return DateMention(span, "month_of", value, relative=True)

    def _day_month(self, span: Span, m: re.Match[str]) -> DateMention | None:
        if self.base is None or not 1 <= int(m[1]) <= 31:
            return DateMention(span, "day_month", None, relative=True) if 1 <= int(m[1]) <= 31 else None
        value = _day_of_month(self.base, int(m[1]), {"last": -1, "next": 1}.get(m[2] or "", 0))
        past, future = _day_of_month(self.base, int(m[1]), -1), _day_of_month(self.base, int(m[1]), 1)
        return DateMention(span, "day_month", value, None, past, future, relative=True) if value else None

    def _period(self, span: Span, m: re.Match[str]) -> DateMention | None:
        if self.base is None:
            return DateMention(span, "period", None, relative=True)
        word, unit = m[2].lower(), m[3]
        if word.endswith(("past", "same")):
            return None
        shift = -1 if word.endswith(("last", "previous")) else 1 if word.endswith(("next", "coming")) else 0
        value: PartialDate | None
        if unit == "year":
            value = _partial(self.base.year + shift)
        elif unit == "month":
            month = self.base.month + shift
            value = _partial(self.base.year + (month - 1) // 12, (month - 1) % 12 + 1)
        else:
            monday = self.base - timedelta(days=self.base.weekday()) + timedelta(weeks=shift)
            value = _common(monday, monday + timedelta(days=6))
        return DateMention(span, "period", value, relative=True)

    def _ago(self, span: Span, m: re.Match[str]) -> DateMention | None:
        if self.base is None:
            return DateMention(span, "ago", None, relative=True)
        count, unit = _COUNT.get(m[1].lower()) or int(m[1]), m[2]
        value: PartialDate | None
        if unit == "day":
            value = _of_day(self.base - timedelta(days=count))
        elif unit == "week":
            near = self.base - timedelta(weeks=count)
            value = _partial(near.year, near.month)
        elif unit == "month":
            month = self.base.year * 12 + self.base.month - 1 - count
            value = _partial(month // 12, month % 12 + 1)
        elif unit == "decade":
            return None
        else:
            value = _partial(self.base.year - count) if self.base.year > count else None
        return DateMention(span, "ago", value, relative=True)

    def _weekday(self, span: Span, m: re.Match[str]) -> DateMention | None:
        if self.base is None:
            return DateMention(span, "weekday", None, relative=True)
        word, number = (m[1] or "").lower(), _WEEKDAYS.index(m[2].lower())
        if m[3]:
            monday = self.base - timedelta(days=self.base.weekday())
            weeks = {"last": -1, "next": 1}.get(m[3], 0)
            return DateMention(span, "weekday", _of_day(monday + timedelta(days=number, weeks=weeks)), relative=True)
        back = (self.base.weekday() - number) % 7
        ahead = (number - self.base.weekday()) % 7
        past, future = _of_day(self.base - timedelta(days=back)), _of_day(self.base + timedelta(days=ahead))
        if "last" in word:
            last = _of_day(self.base - timedelta(days=back or 7))
            return DateMention(span, "weekday", last, relative=True)
        if "next" in word or "coming" in word:
            return DateMention(span, "weekday", _of_day(self.base + timedelta(days=ahead or 7)), relative=True)
        return DateMention(span, "weekday", past, None, past, future, relative=True)

    def _same(self, span: Span, m: re.Match[str]) -> DateMention | None:
        if self.last_day is None:
            return None
        word, unit = m[1].lower(), m[2]
        if unit in ("month", "year"):
            if "same" not in word and "that" not in word:
                return None
            month = self.last_day.month if unit == "month" else None
            return DateMention(span, "same", _partial(self.last_day.year, month), relative=True)
        shift = 1 if "following" in word or "next" in word else -1 if "previous" in word else 0
        return DateMention(span, "same", _of_day(self.last_day + timedelta(days=shift)), relative=True)

    def _year(self, span: Span, m: re.Match[str]) -> DateMention | None:
        if NOT_A_YEAR.search(self.text, max(span.start - 14, 0), span.start):
            return None
        return DateMention(span, "year", _partial(int(m[1])))


def _common(first: date, last: date) -> PartialDate | None:
    """The month that holds both days, if one does."""
    return _partial(first.year, first.month) if (first.year, first.month) == (last.year, last.month) else None


def find_dates(
    text: str, published: PartialDate | None, within: Iterable[Span] | None = None
) -> tuple[DateMention, ...]:
    """All dates of ``text`` (or of the spans ``within``), in order."""
    reader = _Reader(text, published)
    found: list[DateMention] = []
    for part in within if within is not None else (Span(0, len(text)),):
        if CUE.search(text, part.start, part.end) is None:
            continue
        for match in MASTER.finditer(text, part.start, part.end):
            mention = reader.mention(match.lastgroup or "", Span(*match.span()))
            if mention is not None:
                found.append(mention)
    return tuple(found)
