"""The command ``evaluate`` on the samples."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg_builder.cli import main

DATA = Path(__file__).parent.parent / "data"


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["evaluate", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture(scope="module")
def report() -> dict[str, object]:
    return json.loads(run(DATA / "gold.jsonl", DATA / "bulletins", "--json"))


def test_table_and_faults():
    output = run(DATA / "gold.jsonl", DATA / "bulletins", "--limit", "1")
    assert "27 bulletins in the gold, 27 with a record" in output
    assert "95 % of F1" in output
    assert "Tokyo style" in output


def test_json(report):
    assert report["bulletins"] == 27
    assert set(report["measures"]["met"]) == {
        "correct", "predicted", "gold", "precision", "recall", "f1", "low", "high",
    }  # fmt: skip
    assert report["unread"] == []


def test_records_compared(tmp_path):
    old = tmp_path / "old.jsonl"
    old.write_text('{"id": "camp-david-2023-08-18"}\n')
    output = run(DATA / "gold.jsonl", "--records", DATA / "gold.jsonl", "--compare", old, "--limit", "1")
    assert "changed F1" in output
    assert "lost: 0" in output


def test_bad_input(tmp_path):
    assert "No such file" in run(tmp_path / "none.jsonl", code=3)
    assert "no workspace" in run(DATA / "gold.jsonl", "-w", tmp_path / "none", code=3).lower()
