"""Whether a verb says that a meeting was held, is planned, or neither."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg_builder.extract.modality import read_noun, read_verb
from kg_builder.lexicon.meetings import meeting_words

TABLE = Path(__file__).parents[1] / "cases" / "modality.csv"
CASES = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", CASES, ids=[c["note"] for c in CASES])
def test_verbs(case: dict[str, str]) -> None:
    words = case["words"].split()
    found = read_verb(words, words.index(case["verb"]), meeting_words().verbs[case["verb"]])
    assert (found.status if found else "") == case["status"]


def test_headlines_tell_in_the_present() -> None:
    words = ["minister", "meets", "envoy"]
    found = read_verb(words, 1, meeting_words().verbs["meets"], headline=True)
    assert found is not None
    assert found.status == "held"


@pytest.mark.parametrize(
    ("before", "phrase", "after", "status"),
    [
        ("They spoke ahead of the ", "summit", " in Rome.", "planned"),
        ("They recalled the outcomes of the ", "summit", " in Rome.", "held"),
        ("They discussed the ", "upcoming summit", ".", "planned"),
        ("The ", "summit", " was postponed.", "postponed"),
        ("They regretted that the ", "summit", " was called off.", "cancelled"),
    ],
)
def test_nouns(before: str, phrase: str, after: str, status: str) -> None:
    assert read_noun(before, phrase.split(), after).status == status
