"""Dates as precise as a text gives them, and intervals of them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """An ISO 8601 day, month or year (``2020-05-13``, ``2020-05``, ``2020``), never padded.

    Raises ValueError for anything else, a 31 February included.
    """

    value: str

    def __post_init__(self) -> None:
        match = _FORM.fullmatch(self.value)
        if match is None:
            raise ValueError(f"not a day, month or year: {self.value!r}")
        year, month, day = (int(part) if part else 1 for part in match.groups())
        date(year, month, day)

    @property
    def earliest(self) -> date:
        """The first day that it may mean."""
        year, month, day = (int(p) for p in (self.value + "-01-01")[:10].split("-"))
        return date(year, month, day)

    @property
    def latest(self) -> date:
        """The last day that it may mean."""
        first = self.earliest
        if len(self.value) == 4:
            return date(first.year, 12, 31)
        if len(self.value) == 7:
            return date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
        return first

    @property
    def datatype(self) -> str:
        """Local name of its XML Schema datatype: ``date``, ``gYearMonth`` or ``gYear``."""
        return {10: "date", 7: "gYearMonth", 4: "gYear"}[len(self.value)]


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``start`` to ``end``, both included; None is unknown, which is neither "always" nor "now"."""

    start: PartialDate | None = None
    end: PartialDate | None = None
