"""The table of cases in ``tests/cases/officials.csv``: names, posts and countries in every order."""

import csv
import hashlib
from pathlib import Path

import pytest

from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.exchange import to_exchange

CASES = Path(__file__).parents[1] / "cases" / "officials.csv"
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()))


def _words(text):
    return {w for w in (text or "").casefold().replace(",", " ").split() if w not in {"of", "the", "and", "for"}}


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['category']}-{n}" for n, r in enumerate(ROWS)])
def test_case(row):
    text = row["text"]
    bulletin = Bulletin("case", "case.txt", text, hashlib.sha256(text.encode()).hexdigest())
    found = {o["name"]: o for o in to_exchange(GrammarExtractor().read(bulletin), bulletin)["officials"]}
    expected = [[part.strip() for part in item.split("|")] for item in row["expected"].split(";") if item.strip()]
    assert sorted(found) == sorted(name for name, _, _ in expected), row["note"]
    for name, post, of in expected:
        assert _words(found[name]["post"]) == _words(post), row["note"]
        if of:
            assert found[name]["of"] == of, row["note"]
