"""Meetings are read from sentences whose officials are known: who took part, when, where, how, and whether at all."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg_builder.extract.meetings import read_meetings
from kg_builder.extract.reading import Reading
from support.gold_reading import DATA, bulletin, read_gold

TABLE = Path(__file__).parents[1] / "cases" / "meetings.csv"
CASES = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
needs_places = pytest.mark.skipif(not (DATA / "cities.tsv").exists(), reason="the lexicon of places is not there yet")


def reading(case: dict[str, str]) -> Reading:
    officials = []
    for row in case["officials"].split(";"):
        name, post, of = (part.strip() for part in row.split("|"))
        officials.append({"name": name, "post": post or None, "of": of or None})
    source = bulletin("case", case["subject"], case["published"] or None, case["text"])
    organisations = [o for o in case["organisations"].split(";") if o]
    return read_gold(source, {"officials": officials, "organisations": organisations})


@needs_places
@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{c['category']}" for n, c in enumerate(CASES, 1)])
def test_cases(case: dict[str, str]) -> None:
    read = reading(case)
    meetings, _ = read_meetings(read)
    names = {o.id: o.name.value for o in read.officials}
    found = []
    for m in meetings:
        who = "+".join(
            sorted(names[p.agent] + {"host": " (host)", "chair": " (chair)"}.get(p.role, "") for p in m.participations)
        )
        slots = (m.status, m.mode, m.start, m.end, m.place)
        found.append(" ".join([*(v.value if v else "-" for v in slots), who or "nobody"]))
    wanted = [part.strip() for part in case["meetings"].split("/") if part.strip()]
    assert sorted(found) == sorted(wanted)


@needs_places
def test_each_value_has_its_characters() -> None:
    for case in CASES:
        read = reading(case)
        text = read.bulletin.text
        for m in read_meetings(read)[0]:
            for value in (m.name, m.status, m.kind, m.mode, m.start, m.end, m.place):
                if value is not None:
                    for e in value.evidence:
                        assert e.sentence.contains(e.quote)
                        assert e.quote.of(text).strip()
            for p in m.participations:
                assert p.evidence[0].quote.of(text)
