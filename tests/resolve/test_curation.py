import json
import time
from pathlib import Path

import pytest

from kg_builder.errors import LexiconError
from kg_builder.graph.facts import read_claims
from kg_builder.model.keys import NoNames
from kg_builder.resolve.authority import Authority
from kg_builder.resolve.curation import Curation, Decision, Reference
from kg_builder.resolve.resolver import Resolver
from support import sco
from support.identity import needs_lexicon

pytestmark = needs_lexicon

ANNA = {"kind": "official", "key": ["anna berg", "sweden"]}
ANNE = {"kind": "official", "key": ["anne berg", "sweden"]}
LENA = {"kind": "official", "key": ["lena holm", "sweden"]}


def lines(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "curation.jsonl"
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "line", "said"),
    [
        (["{"], 1, "not JSON"),
        ([{"decision": "perhaps"}], 1, "expected one of same"),
        ([{"decision": "same", "a": ANNA}], 1, "'b' is missing"),
        ([{"decision": "same", "a": ANNA, "b": ANNE, "colour": 1}], 1, "unknown key 'colour'"),
        ([{"decision": "same", "a": ANNA, "b": ANNE, "when": "2020-13"}], 1, "bad date"),
        ([{"decision": "same", "a": ANNA, "b": "http://example.org/anna"}], 1, "no reference"),
        ([{"decision": "same", "a": ANNA, "b": ANNA}], 1, "one thing"),
        ([{"decision": "same", "a": ANNA, "b": ANNE}, {"decision": "same", "a": ANNE, "b": ANNA}], 2, "line 1 again"),
        (
            [{"decision": "same", "a": ANNA, "b": ANNE}, {"decision": "different", "a": ANNE, "b": ANNA}],
            2,
            "contradicts same of line 1",
        ),
        (
            [
                {"decision": "same", "a": ANNA, "b": ANNE},
                {"decision": "same", "a": ANNE, "b": LENA},
                {"decision": "different", "a": ANNA, "b": LENA},
            ],
            3,
            "contradicts same of lines 1, 2",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, rows: list[object], line: int, said: str) -> None:
    with pytest.raises(LexiconError, match=said) as caught:
        Curation.load(lines(tmp_path, *rows))
    assert caught.value.line == line


def test_wrong_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "curation.jsonl"
    path.write_bytes(b'\n{"decision": "\xff"}\n')
    with pytest.raises(LexiconError, match="UTF-8") as caught:
        Curation.load(path)
    assert caught.value.line == 2


def test_a_decision_is_appended_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "curation.jsonl"
    first = Curation.load(path)
    made = first.append(
        Decision("rename", 0, Reference("official", ("anna berg", "sweden")), name="Anna Berg", who="me")
    )
    assert Curation.load(path).decisions == made.decisions


def test_many_decisions_are_read_in_seconds(tmp_path: Path) -> None:
    rows = [
        {
            "decision": "different",
            "a": {"kind": "official", "key": [f"a {n}", "x"]},
            "b": {"kind": "official", "key": [f"b {n}", "x"]},
        }
        for n in range(20_000)
    ]
    path = lines(tmp_path, *rows)
    start = time.perf_counter()
    assert len(Curation.load(path).decisions) == 20_000
    assert time.perf_counter() - start < 20


def resolver(curation: Curation, *records: object) -> Resolver:
    made = Resolver([curation.edit(read_claims(r)) for r in records], NoNames(), curation, Authority.open())  # type: ignore[arg-type]
    made.resolution()
    return made


def test_different_cuts_and_same_joins_and_rename_names(tmp_path: Path) -> None:
    from dataclasses import replace

    first, second = sco.record(), replace(sco.record(), bulletin="later")
    at = {"kind": "official", "bulletin": first.bulletin, "start": 131}
    other = {"kind": "official", "bulletin": "later", "start": 131}
    plain = resolver(Curation.none(), first, second)
    assert plain.denotes[first.bulletin, "official-131"] == plain.denotes["later", "official-131"]
    cut = resolver(Curation.load(lines(tmp_path, {"decision": "different", "a": at, "b": other})), first, second)
    assert cut.denotes[first.bulletin, "official-131"] != cut.denotes["later", "official-131"]
    named = resolver(Curation.load(lines(tmp_path, {"decision": "rename", "of": at, "name": "S. Lavrov"})), first)
    label = named.entities[named.denotes[first.bulletin, "official-131"]].label
    assert label is not None
    assert label.value == "S. Lavrov"


def test_a_rejected_fact_is_gone_and_one_without_object_is_told(tmp_path: Path) -> None:
    first = sco.record()
    gone = {"decision": "not-official", "of": {"kind": "official", "bulletin": first.bulletin, "start": 131}}
    lost = {"decision": "rename", "of": {"kind": "official", "key": ["nobody here", "x"]}, "name": "N"}
    made = resolver(Curation.load(lines(tmp_path, gone, lost)), first)
    assert (first.bulletin, "official-131") not in made.denotes
    assert [u.line for u in made.decided.found.unfound] == [2]
