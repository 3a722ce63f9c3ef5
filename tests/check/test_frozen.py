"""The samples score no worse than the frozen result, and the frozen result is of these samples.

After a change for the better: kg-builder evaluate tests/data/gold.jsonl tests/data/bulletins --table
--freeze tests/data/frozen-score.json
"""

import json
from pathlib import Path

import pytest

from kg_builder.bulletins import discover, read
from kg_builder.check.evaluation import Evaluation, data_fingerprint, evaluate, load_records
from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.exchange import to_exchange

DATA = Path(__file__).parent.parent / "data"
FROZEN = json.loads((DATA / "frozen-score.json").read_text(encoding="utf-8"))
TOLERANCE = 0.05
GOLD = load_records(DATA / "gold.jsonl")


@pytest.fixture(scope="module")
def bulletins() -> list[Bulletin]:
    found = [item for path in discover(DATA / "bulletins") for item in read(path)]
    return [item for item in found if isinstance(item, Bulletin)]


@pytest.fixture(scope="module")
def evaluation(bulletins: list[Bulletin]) -> Evaluation:
    records = GrammarExtractor().extract(bulletins)
    return evaluate(GOLD, {b.id: to_exchange(r, b) for b, r in zip(bulletins, records, strict=True)})


def test_the_frozen_result_is_of_these_samples(bulletins):
    assert FROZEN["fingerprint"] == data_fingerprint(GOLD, {b.id: b.text for b in bulletins})


@pytest.mark.parametrize("measure", ["met, mean", "participants", "officials", "meetings", "agreements"])
def test_no_worse_than_the_frozen_result(evaluation, measure):
    assert evaluation.table()[measure].f1 >= FROZEN["measures"][measure]["f1"] - TOLERANCE
