"""Dates are read as precisely as they are written, and never guessed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg_builder.language.dates import find_dates
from kg_builder.model.time import PartialDate

TABLE = Path(__file__).parents[1] / "cases" / "dates.csv"
CASES = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_cases(case: dict[str, str]) -> None:
    published = PartialDate(case["published"]) if case["published"] else None
    found = find_dates(case["text"], published)
    if case["form"] == "none":
        assert [d for d in found if d.form != "year"] == []
        return
    first = found[0]
    assert first.form == case["form"]
    assert (first.start.value if first.start else "") == case["start"]
    assert (first.end.value if first.end else "") == case["end"]


def test_the_same_day_is_the_day_before_it() -> None:
    dates = find_dates("They met on 3 May 2022 and on the same day signed; the following day they left.", None)
    assert [d.start and d.start.value for d in dates] == ["2022-05-03", "2022-05-03", "2022-05-04"]


def test_tense_chooses_the_year() -> None:
    first = find_dates("on January 20", PartialDate("2024-06-01"))[0]
    assert first.towards("past") == PartialDate("2024-01-20")
    assert first.towards("future") == PartialDate("2025-01-20")


def test_time_is_linear() -> None:
    text = "On 3 May 2022 and from 29 April to 2 May they met last week 12 12 12. " * 2000
    assert len(find_dates(text, PartialDate("2022-06-01"))) >= 6000
