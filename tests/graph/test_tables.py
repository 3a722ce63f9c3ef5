import csv
from pathlib import Path

import pytest
from pyoxigraph import Quad

from kg_builder.errors import OutputError
from kg_builder.graph.iris import entity_of
from kg_builder.graph.rules import shipped
from kg_builder.graph.tables import COLUMNS, write_tables
from support import sco
from support.graphs import IRIS, emit


def whole_graph() -> list[Quad]:
    quads = emit([(sco.record(), sco.PAGE.bulletin)])
    by_thing: dict[str, list[Quad]] = {}
    for quad in quads:
        id_ = IRIS.id_of(quad.subject.value)
        if id_ is not None:
            by_thing.setdefault(entity_of(id_), []).append(quad)
    derived = shipped().derive(by_thing, by_thing.__getitem__, IRIS)
    return quads + list({q for found in derived.values() for q in found})


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_tables(tmp_path: Path) -> None:
    page = sco.PAGE.bulletin
    counts = write_tables(whole_graph(), tmp_path, IRIS, lambda id_: page if id_ == page.id else None)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(f"{name}.csv" for name in COLUMNS)
    assert counts == {name: len(table(tmp_path, name)) for name in COLUMNS}
    lavrov = table(tmp_path, "officials")[0]
    assert (lavrov["name"], lavrov["other_names"], lavrov["represents"]) == ("Sergey Lavrov", "Lavrov", "Russia")
    assert lavrov["posts"] == "Foreign Minister"
    tenure = table(tmp_path, "tenures")[0]
    assert (tenure["official_name"], tenure["post_name"], tenure["of_name"]) == (
        "Sergey Lavrov",
        "Foreign Minister",
        "Russia",
    )
    talks = table(tmp_path, "meetings")[0]
    assert (talks["status"], talks["mode"], talks["start"], talks["convenor_name"]) == (
        "held",
        "video",
        "2020-05-13",
        "SCO",
    )
    roles = {row["agent_name"]: row["role"] for row in table(tmp_path, "participations") if row["took_part"] == "yes"}
    assert roles["Sergey Lavrov"] == "chair"
    adopted = table(tmp_path, "agreements")[0]
    assert (adopted["event"], adopted["date"], adopted["kind"]) == ("adopted", "2020-05-13", "statement")


def test_evidence_leads_back_into_the_source(tmp_path: Path) -> None:
    page = sco.PAGE.bulletin
    write_tables(whole_graph(), tmp_path, IRIS, lambda _: page)
    for row in table(tmp_path, "evidence"):
        assert page.text[int(row["start"]) : int(row["end"])] == row["quote"]
        assert row["quote"] in row["sentence"]
        assert (row["source"], row["source_start"]) == (page.source, row["start"])


def test_evidence_is_about_something_with_a_name(tmp_path: Path) -> None:
    write_tables(whole_graph(), tmp_path, IRIS)
    names = {row["about_name"] for row in table(tmp_path, "evidence")}
    assert "" not in names
    assert {
        "Sergey Lavrov as Foreign Minister",
        "Sergey Lavrov in conferred by video link",
        "adopted of joint statement on COVID-19",
    } <= names


def test_without_the_bulletins_the_position_is_empty(tmp_path: Path) -> None:
    write_tables(whole_graph(), tmp_path, IRIS)
    assert {(row["source"], row["source_start"]) for row in table(tmp_path, "evidence")} == {("sco-ministers.txt", "")}


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file"):
        write_tables([], tmp_path / "file" / "folder", IRIS)
