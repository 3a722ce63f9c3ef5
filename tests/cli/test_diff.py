import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg_builder.cli import main
from kg_builder.errors import SourceError
from kg_builder.graph.serialize import FORMATS, write
from support import sco
from support.graphs import IRIS, emit


def export(path: Path, form: str, *, fewer: bool = False) -> str:
    record = sco.record()
    if fewer:
        record = replace(record, agreements=())
    with path.open("wb") as file:
        write(emit([(record, sco.PAGE.bulletin)]), file, form, base=IRIS.base)
    return str(path)


@pytest.mark.parametrize("form", FORMATS)
def test_two_exports(tmp_path: Path, form: str) -> None:
    end = FORMATS[form].extension
    old = export(tmp_path / f"old.{end}", form, fewer=True)
    new = export(tmp_path / f"new.{end}", form)
    done = CliRunner().invoke(main, ["diff", old, new], standalone_mode=False, catch_exceptions=False)
    assert "joint statement on COVID-19 · a · Agreement" in done.output
    same = CliRunner().invoke(main, ["diff", new, new], standalone_mode=False, catch_exceptions=False)
    assert same.output.endswith("no difference\n")


def test_json(tmp_path: Path) -> None:
    old, new = export(tmp_path / "old.nq", "nquads", fewer=True), export(tmp_path / "new.nq", "nquads")
    done = CliRunner().invoke(main, ["diff", old, new, "--json"], standalone_mode=False, catch_exceptions=False)
    found = json.loads(done.output)
    assert found["lost"] == []
    assert any(f.get("quote") == "joint statement on COVID-19" for f in found["won"])


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    path = tmp_path / "graph.docx"
    path.write_text("")
    with pytest.raises(SourceError, match=r"graph\.docx: neither a workspace nor an export"):
        CliRunner().invoke(main, ["diff", str(path), str(path)], standalone_mode=False, catch_exceptions=False)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_text("<a b")
    with pytest.raises(SourceError, match=r"graph\.nq: cannot be parsed"):
        CliRunner().invoke(main, ["diff", str(path), str(path)], standalone_mode=False, catch_exceptions=False)
