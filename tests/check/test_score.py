"""The scorer: its rules, and the same figures as the reference scorer where that is at hand."""

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from kg_builder.check.evaluation import (
    by_kind,
    compare,
    data_fingerprint,
    evaluate,
    load_records,
    sentence_of,
)
from kg_builder.check.score import MEAN, figures, score_bulletin, totals
from kg_builder.check.similar import near, same_organisation, same_person, same_place
from kg_builder.errors import SourceError

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared" / "eval"
GOLD = ROOT / "tests" / "data" / "gold.jsonl"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Sergey Lavrov", "Sergei Lavrov", True),
        ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu", True),
        ("MOTEGI Toshimitsu", "Toshimitsu Motegi", True),
        ("H.E. Mr. Wang Yi", "Wang Yi", True),
        ("Michael R. Pompeo", "Michael Pompeo", True),
        ("Lavrov", "Sergey Lavrov", False),
        ("Wang Yi", "Wang Wenbin", False),
        ("", "Wang Yi", False),
    ],
)
def test_same_person(a, b, same):
    assert same_person(a, b) is same_person(b, a) is same


def test_other_likenesses():
    assert near("norov", "norow")
    assert not near("li", "lu")
    assert same_organisation("SCO", "Shanghai Cooperation Organisation")
    assert same_organisation("Ministry of Law", "The Ministry of Law")
    assert not same_organisation("Ministry of Law", "Ministry of Home Affairs")
    assert same_place("Nusa Dua, Bali", "Bali")
    assert not same_place(None, "Bali")


def meeting(*people: str, status: str = "held", **more: Any) -> dict[str, Any]:
    return {"id": "m1", "name": "talks", "status": status, "participants": [{"name": name} for name in people], **more}


def test_faults_are_named():
    gold = {
        "id": "a",
        "officials": [{"name": "Anna Berg", "post": "Minister", "of": "Norland"}],
        "meetings": [meeting("Anna Berg", "Luis Mar", start="2021-06-03", mode="video")],
        "agreements": [{"title": "memorandum on ferries", "kind": "memorandum", "status": "signed", "meeting": "m1"}],
    }
    found = {
        "id": "a",
        "officials": [
            {"name": "Anna Berg", "post": "Governor", "of": "Norland"},
            {"name": "Port Azure", "evidence": [{"start": 3, "end": 9, "confidence": 0.4}]},
        ],
        "meetings": [meeting("Anna Berg", "Eva Stone", start="2021-06-04", mode="video")],
        "agreements": [],
    }
    said = {str(fault) for fault in score_bulletin(gold, found).faults}
    assert said == {
        "wrong official.post: Anna Berg: gold 'Minister', found 'Governor'",
        "spurious official: Port Azure",
        "wrong meeting.start: talks: gold '2021-06-03', found '2021-06-04'",
        "missed participant: Luis Mar (talks)",
        "spurious participant: Eva Stone (talks)",
        "missed agreement: memorandum: memorandum on ferries",
        "missed met: Anna Berg and Luis Mar",
        "spurious met: Anna Berg and Eva Stone",
    }


def test_optional_items_cost_nothing():
    gold = {
        "id": "a",
        "meetings": [meeting("Anna Berg", "Luis Mar", optional=True)],
        "agreements": [{"title": "a new fund", "kind": "other", "status": "planned"}],
    }
    for found in ({"id": "a"}, {"id": "a", "meetings": [meeting("Anna Berg", "Luis Mar")], "agreements": []}):
        score = score_bulletin(gold, found)
        assert all(counts == (0, 0, 0) for counts in score.counts.values())
        assert score.faults == []


def test_gold_against_itself_is_perfect():
    gold = load_records(GOLD)
    evaluation = evaluate(gold, gold)
    assert all(row.f1 == 1.0 and row.low == row.high == 1.0 for row in evaluation.table().values())
    assert evaluation.faults() == []
    assert len(evaluation.publisher_names()) > 5


def test_intervals_are_the_same_every_time_and_hold_the_figure():
    gold = load_records(GOLD)
    found = disturbed(gold, seed=1)
    first, second = (evaluate(gold, found).table() for _ in range(2))
    assert first == second
    assert all(row.low <= row.f1 <= row.high for row in first.values())
    assert first["met"].low < first["met"].high


def test_compare_tells_what_was_won_and_lost():
    gold = load_records(GOLD)
    old, new = disturbed(gold, seed=1), disturbed(gold, seed=2)
    comparison = compare(evaluate(gold, old), evaluate(gold, new))
    assert comparison.won
    assert comparison.lost
    assert not set(comparison.won) & set(comparison.lost)
    assert compare(evaluate(gold, old), evaluate(gold, gold)).lost == ()
    groups = by_kind(comparison.won)
    assert sum(map(len, groups.values())) == len(comparison.won)


def test_sentence_of_a_fault():
    gold = {"id": "a", "officials": [{"name": "Anna Berg"}, {"name": "Luis Mar"}]}
    text = 'Talks\n\nMs Olsen spoke. "We met," said Anna Berg. Then Luis Mar left.'
    faults = {fault.what: sentence_of(fault, text) for fault in score_bulletin(gold, {"id": "a"}).faults}
    assert faults == {"Anna Berg": '"We met," said Anna Berg.', "Luis Mar": "Then Luis Mar left."}


def test_reliability():
    gold = {"id": "a", "officials": [{"name": "Anna Berg"}]}
    found = {
        "id": "a",
        "officials": [
            {"name": "Anna Berg", "evidence": [{"confidence": 0.95}]},
            {"name": "Port Azure", "evidence": [{"confidence": 0.55}]},
        ],
    }
    rows = evaluate({"a": gold}, {"a": found}).reliability()
    assert [(row.low, row.found, row.right) for row in rows] == [(0.5, 1, 0), (0.9, 1, 1)]


@pytest.mark.parametrize(
    ("content", "reason"), [("", "no records"), ("{", "no JSON"), ("[]", "no record"), ('{"id": 3}', "no record")]
)
def test_gold_with_a_mistake(tmp_path, content, reason):
    path = tmp_path / "gold.jsonl"
    path.write_text(content)
    with pytest.raises(SourceError, match=reason):
        load_records(path)
    with pytest.raises(SourceError, match="No such file"):
        load_records(tmp_path / "none")


def test_data_fingerprint():
    gold = {"a": {"id": "a"}}
    assert data_fingerprint(gold, {"a": "x"}) == data_fingerprint(gold, {"a": "x", "b": "y"})
    assert data_fingerprint(gold, {"a": "x"}) != data_fingerprint(gold, {"a": "z"})


def disturbed(gold: dict[str, Any], seed: int) -> dict[str, Any]:
    """The gold with things left out, put in, and changed at random."""
    rng = random.Random(seed)
    found = json.loads(json.dumps(gold))
    for key in list(found):
        record = found[key]
        if rng.random() < 0.05:
            del found[key]
            continue
        for part in ("officials", "organisations", "meetings", "agreements"):
            items = [item for item in record[part] if rng.random() < 0.85]
            items += [json.loads(json.dumps(item)) for item in items if rng.random() < 0.1]
            rng.shuffle(items)
            record[part] = items
        for official in record["officials"]:
            if rng.random() < 0.2:
                official["post"] = rng.choice([None, "Minister", "President of the Council"])
            if rng.random() < 0.2:
                official["name"] = official["name"].replace("e", "a", 1)
            if rng.random() < 0.2:
                official["of"] = rng.choice([None, "Norland", "UN"])
        for item in record["meetings"]:
            for slot, values in (("start", [None, "2020-01-01"]), ("place", [None, "Rome"]), ("mode", ["phone"])):
                if rng.random() < 0.15:
                    item[slot] = rng.choice(values)
            if rng.random() < 0.1:
                item["status"] = "planned"
            item["participants"] = [p for p in item["participants"] if rng.random() < 0.85]
            if rng.random() < 0.2:
                item["participants"].append({"name": "Eva Stone", "role": "host"})
        for item in record["agreements"]:
            if rng.random() < 0.3:
                item[rng.choice(["kind", "status", "meeting"])] = rng.choice(["plan", "signed", "m1", None])
    return found


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the reference scorer is not in this clone")
@pytest.mark.parametrize("name", ["gold-dev.jsonl", "own"])
@pytest.mark.parametrize("seed", range(3))
def test_figures_of_the_reference_scorer(name, seed):
    spec = importlib.util.spec_from_file_location("reference_score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    gold = load_records(GOLD if name == "own" else SHARED / name)
    found = disturbed(gold, seed)
    tally = reference.Tally()
    for key, record in json.loads(json.dumps(gold)).items():
        reference.score_bulletin(record, json.loads(json.dumps(found)).get(key, {"id": key}), tally, lambda line: None)
    scores = [score_bulletin(record, found.get(key, {"id": key})) for key, record in gold.items()]
    ours, counts = figures(scores), totals(scores)
    assert set(tally.gold | tally.pred) <= set(ours)
    for measure, values in ours.items():
        assert counts[measure] == (tally.hit[measure], tally.pred[measure], tally.gold[measure])
        assert values == pytest.approx(tally.f1(measure))
    assert MEAN in ours
