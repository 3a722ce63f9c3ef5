import json
from pathlib import Path

from click.testing import CliRunner

from kg_builder.cli import main

TEXT = "Foreign Minister of Estonia Margus Tsahkna signed an entente on ferries on 3 June 2024.\n"


def bulletin(folder: Path) -> str:
    path = folder / "b.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_a_file_is_explained_without_a_workspace(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["explain", "bulletin", bulletin(tmp_path), "--fact", "Tsahkna"])
    assert result.exit_code == 0
    assert "officials/name" in result.output
    assert "[Margus Tsahkna]" in result.output


def test_own_words_are_used(tmp_path: Path) -> None:
    own = tmp_path / "my.yml"
    own.write_text("documents:\n  - noun: entente\n    kind: treaty\n", encoding="utf-8")
    arguments = ["explain", "bulletin", bulletin(tmp_path), "--lexicon", str(own), "--fact", "agreement.kind", "--json"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    (fact,) = json.loads(result.output)
    assert fact["value"] == "treaty"
    assert ["entente", "document noun (treaty)"] in fact["reasons"][0]["words"]


def test_a_fact_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["explain", "bulletin", bulletin(tmp_path), "--fact", "Bratislava"])
    assert result.exit_code == 2


def test_neither_file_nor_workspace(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["explain", "bulletin", "nothing", "-w", str(tmp_path / "kg")])
    assert result.exit_code == 3
