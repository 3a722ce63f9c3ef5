"""The path of a user, with the real commands over the sample bulletins."""

import csv
import io
import json
import shutil
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat
from rdflib import Graph

from support.command import ROOT, SAMPLES, run, run_process

SCORE = ROOT.parent / "shared" / "eval" / "score.py"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of all sample bulletins, read only."""
    folder = tmp_path_factory.mktemp("samples")
    done = run_process("build", SAMPLES, "-w", folder / "kg", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["read"] >= 15
    assert min(report[name] for name in ("officials", "organisations", "meetings", "agreements", "triples")) > 10
    return folder / "kg"


def triples(data: str, form: RdfFormat) -> int:
    return len({str(quad.triple) for quad in pyoxigraph.parse(data, format=form)})


def test_building_again_reads_nothing(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "kg")
    done = run("build", "-w", tmp_path / "kg", "--json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["read"], report["generation"]) == (0, 0, 1)


def test_one_bulletin_forgotten_and_taken_up_again(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "kg")
    before = run("export", "--format", "nquads", "-w", tmp_path / "kg").stdout
    gone = run("forget", "sco-ministers-video-2020-05-13", "-w", tmp_path / "kg", "--json")
    assert json.loads(gone.stdout)["withdrawn"] == 1
    assert (
        "bulletin/sco-ministers-video-2020-05-13>"
        not in run("export", "--format", "nquads", "-w", tmp_path / "kg").stdout
    )
    back = run("build", "--include", "sco-ministers-video-2020-05-13", "-w", tmp_path / "kg", "--json")
    assert json.loads(back.stdout)["read"] == 1
    assert run("export", "--format", "nquads", "-w", tmp_path / "kg").stdout == before


def test_who_met_whom(made: Path) -> None:
    done = run("query", "who-met-whom", "--param", "official=shavkat mirziyoyev", "--format", "csv", "-w", made)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert rows
    assert {row["officialName"] for row in rows} == {"Shavkat Mirziyoyev"}
    assert any((row["otherName"], row["date"]) == ("Vladimir Putin", "2020-11-10") for row in rows)


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml"])
def test_forms_of_results(form: str, made: Path) -> None:
    done = run("query", "most-met", "--format", form, "-w", made)
    assert done.returncode == 0
    assert "Vladimir Norov" in done.stdout


def test_a_query_of_ones_own(made: Path, tmp_path: Path) -> None:
    sparql = "PREFIX kg: <https://w3id.org/kg-builder/ontology#> SELECT (COUNT(*) AS ?n) { ?x a kg:Official }"
    (tmp_path / "own.rq").write_text(sparql)
    answers = {
        run("query", tmp_path / "own.rq", "--format", "csv", "-w", made).stdout,
        run("query", "-", "--format", "csv", "-w", made, stdin=sparql).stdout,
        run("query", sparql, "--format", "csv", "-w", made).stdout,
    }
    assert len(answers) == 1
    assert int(answers.pop().split()[1]) > 10


def test_the_catalogue_is_listed() -> None:
    text = run("query", "--list").stdout
    listed = json.loads(run("query", "--list", "--format", "json").stdout)
    assert len(listed) >= 12
    assert all(row["name"] in text and row["summary"] in text for row in listed)


FORMATS = {
    "turtle": (RdfFormat.TURTLE, "turtle"),
    "trig": (RdfFormat.TRIG, None),
    "nquads": (RdfFormat.N_QUADS, None),
    "ntriples": (RdfFormat.N_TRIPLES, "nt"),
    "jsonld": (RdfFormat.JSON_LD, None),
    "rdfxml": (RdfFormat.RDF_XML, "xml"),
}


@pytest.fixture(scope="module")
def expected(made: Path) -> int:
    return triples(run("export", "--format", "nquads", "-w", made).stdout, RdfFormat.N_QUADS)


@pytest.mark.parametrize("form", FORMATS)
def test_every_export_holds_all_triples(form: str, made: Path, expected: int, tmp_path: Path) -> None:
    done = run("export", "--format", form, "-o", tmp_path / "graph", "-w", made)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    text = (tmp_path / "graph").read_text(encoding="utf-8")
    assert triples(text, FORMATS[form][0]) == expected
    if form == "turtle":
        graph = Graph()
        graph.parse(data=text, format="turtle")
        assert len(graph) == expected


@pytest.mark.parametrize("form", ["turtle", "trig"])
def test_exports_are_the_same_from_run_to_run(form: str, made: Path) -> None:
    command = ["export", "--format", form, "-w", made]
    assert run(*command).stdout == run_process(*command).stdout


def test_parts_of_the_graph(made: Path) -> None:
    def graphs(*options: str) -> set[str]:
        lines = run("export", "--format", "nquads", *options, "-w", made).stdout.splitlines()
        names = {line.rsplit(" ", 2)[1].strip("<>") for line in lines}
        return {name.removeprefix("https://w3id.org/kg-builder/id/graph/").split("/")[0] for name in names}

    assert not graphs("--knowledge") & {"claims", "links", "dataset"}
    assert graphs("--claims") == {"claims"}
    assert {"claims", "links", "official", "dataset"} <= graphs()
    assert "https:" in graphs("--with-ontology")


def test_tables(made: Path, tmp_path: Path) -> None:
    assert run("export", "--format", "csv", "-o", tmp_path / "tables", "-w", made).returncode == 0
    with (tmp_path / "tables" / "officials.csv").open(encoding="utf-8", newline="") as file:
        names = {row["name"] for row in csv.DictReader(file)}
    assert {"Sergey Lavrov", "Sergei Lavrov"} & names
    tables = {path.stem for path in (tmp_path / "tables").iterdir()}
    assert tables >= {"officials", "tenures", "organisations", "meetings", "participations", "agreements", "evidence"}


def test_extract_gives_records_that_can_be_scored(tmp_path: Path) -> None:
    done = run("extract", SAMPLES / "sco-ministers-video-2020-05-13.txt")
    assert done.returncode == 0
    (record,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert record["id"] == "sco-ministers-video-2020-05-13"
    assert {"Sergey Lavrov", "Vladimir Norov"} <= {official["name"] for official in record["officials"]}


def test_backup_and_restore(made: Path, tmp_path: Path) -> None:
    assert run("backup", tmp_path / "b.tar.gz", "-w", made).returncode == 0
    assert run("restore", tmp_path / "b.tar.gz", "-w", tmp_path / "again").returncode == 0
    same = ["export", "--format", "nquads", "-w"]
    assert run(*same, tmp_path / "again").stdout == run(*same, made).stdout
    assert json.loads(run("build", "-w", tmp_path / "again", "--json").stdout)["read"] == 0


def test_info(made: Path) -> None:
    info = json.loads(run("info", "-w", made, "--json").stdout)
    assert info["counts"]["bulletin"] >= 15
    assert f"bulletin    {info['counts']['bulletin']}" in run("info", "-w", made).stdout
