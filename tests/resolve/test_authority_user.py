from datetime import date
from pathlib import Path

import pytest

from kg_builder.errors import LexiconError
from kg_builder.resolve.authority import Authority
from support.identity import needs_lexicon

pytestmark = needs_lexicon


def test_own_office_holders_are_known(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("person,position,of,start,end\nAnna Berg,Minister of Fish,Sweden,2030-01-01,2031-01-01\n")
    authority = Authority.open([path])
    held = authority.on("SE", "words:fish minister", date(2030, 5, 1), date(2030, 5, 1))
    assert [authority.person(h.person).label for h in held] == ["Anna Berg"]


def test_yaml_too(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(
        "- person: Anna Berg\n  position: Prime Minister\n  of: Sweden\n  start: 2040-01\n  other_names: [A. Berg]\n"
    )
    assert Authority.open([path]).fingerprint


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("a.csv", "person,job\n", 1, "unknown column 'job'"),
        ("a.csv", "person,position,of\nA,,B\n", 2, "position is missing"),
        ("a.csv", "person,position,of,start\nA,P,B,2020-15\n", 2, "bad date"),
        ("a.csv", "person,position,of\nA,P,B\nA,P,B\n", 3, "line 2 again"),
        ("a.csv", "person,position,of,start,end\nA,P,B,2020,2019\n", 2, "before it starts"),
        ("a.yml", "- person: A\n  colour: red\n", 1, "unknown key 'colour'"),
        ("a.yml", "person: A\n", 1, "expected a list"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, name: str, text: str, line: int, said: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(LexiconError, match=said) as caught:
        Authority.open([path])
    assert caught.value.line == line
