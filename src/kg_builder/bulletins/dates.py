"""The date that a bulletin bears: a field or a line of its own, in the forms that press offices use."""

from __future__ import annotations

import re

from kg_builder.model.time import PartialDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_REST = r"(?:[T ,]+(?:at\s+)?\d{1,2}[:.]\d{2}.{0,40})?\.?"
_FORMS = [
    re.compile(form + _REST, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
        r"(?P<year>\d{4})-(?P<month>\d{2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})",
        r"(?P<year>\d{4})年\s*(?P<month>\d{1,2})月\s*(?P<day>\d{1,2})日",
        rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]+{_MONTH}[,\s-]+{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_YEAR}",
        rf"{_YEAR}[\s-]+{_MONTH}[\s-]+{_DAY}",
        _YEAR,
    )
]
# what lies outside is a slip, and days before or after it could not be counted
_FIRST_YEAR, _LAST_YEAR = 1500, 2500
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})" + _REST)


def parse_date(text: str | None) -> PartialDate | None:
    """The date that ``text`` is, at its precision; None for anything else.

    ``3/4/2020`` may be March or April and is None; ``13.05.2020`` is a day.
    """
    text = " ".join((text or "").split())
    if not text or len(text) > 80:
        return None
    numeric = _NUMERIC.fullmatch(text)
    if numeric:
        return _numeric(*(int(part) for part in numeric.groups()))
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            parts = match.groupdict()
            month = parts.get("month")
            number = None if month is None else int(month) if month.isdigit() else _MONTHS[month.lower()]
            day = parts.get("day")
            return _partial(int(parts["year"]), number, int(day) if day else None)
    return None


def _numeric(first: int, second: int, year: int) -> PartialDate | None:
    if first == second or second > 12 >= first:
        return _partial(year, first, second)
    if first > 12 >= second:
        return _partial(year, second, first)
    return None


def _partial(year: int, month: int | None, day: int | None) -> PartialDate | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    parts = [f"{year:04d}"] + [f"{part:02d}" for part in (month, day) if part is not None]
    try:
        return PartialDate("-".join(parts))
    except ValueError:
        return None
