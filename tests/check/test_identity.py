import json
from pathlib import Path

import pytest

from kg_builder.check.identity import evaluate, read_cases
from kg_builder.errors import SourceError
from support.identity import needs_lexicon

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "eval"
CASES = [SHARED / "identity-cases.csv", SHARED / "event-cases.jsonl"]
GOALS = {"person": (0.98, 0.92), "organisation": (0.97, 0.92), "meeting": (0.97, 0.85), "agreement": (0.97, 0.85)}

pytestmark = needs_lexicon


@pytest.mark.skipif(not CASES[0].is_file(), reason="the identity cases are beside the repository, not in it")
def test_the_goals_and_the_frozen_result() -> None:
    table = evaluate(*CASES).plain()
    for kind, (precision, recall) in GOALS.items():
        assert table[kind]["precision"] >= precision
        assert table[kind]["recall"] >= recall
    frozen = json.loads((ROOT / "tests" / "cases" / "identity-frozen.json").read_text("utf-8"))
    kept = ("precision", "recall", "pairs", "same", "naive_precision", "naive_recall")
    assert {kind: {k: row[k] for k in kept} for kind, row in table.items()} == frozen


def test_own_cases_in_both_forms(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        "id,kind,category,left_name,left_post,left_of,left_date,right_name,right_post,right_of,right_date,truth,note\n"
        "a,person,spelling,Michelle Bachelet,President,Chile,2015-01-01,Bachelet,President,Chile,2014-12-01,same,\n"
        "b,organisation,acronym,IOM,,,,International Organization for Migration,,,,same,\n"
        "c,person,other,Clark,Premier,New Zealand,2004-01-01,John Key,Premier,New Zealand,2010-01-01,different,\n",
        encoding="utf-8",
    )
    events = tmp_path / "events.jsonl"
    side = {"name": "talks", "status": "held", "start": "2010-03-04", "place": "Lima", "participants": []}
    events.write_text(
        json.dumps({"kind": "meeting", "truth": "different", "left": side, "right": side | {"start": "2011-03-04"}})
    )
    table = evaluate(people, events).plain()
    assert table["person"]["recall"] == table["organisation"]["recall"] == 1.0
    assert table["meeting"]["pairs"] == 1
    assert "naive_recall" in table["person"]


@pytest.mark.parametrize(
    ("line", "said"),
    [("{", "not JSON"), ('{"kind": "dog"}', "kind is 'dog'"), ('{"kind": "meeting", "truth": "maybe"}', "truth")],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text("\n" + line, encoding="utf-8")
    with pytest.raises(SourceError, match=said) as caught:
        list(read_cases(path))
    assert caught.value.line == 2
