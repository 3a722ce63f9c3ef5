"""network, push and check over a small workspace."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg_builder.cli import main
from kg_builder.workspace.making import Making
from support.building import build, put
from support.servers import free_port, oxigraph_server
from support.world import TEXTS

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("world")
    for name, text in TEXTS.items():
        put(folder / "bulletins" / f"{name}.txt", text)
    build(folder / "kg", folder / "bulletins", derivation=Making)
    return folder / "kg"


@pytest.fixture
def run(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, [*map(str, arguments), "-w", str(workspace)])


@pytest.mark.parametrize("form", ["html", "svg", "png", "gexf", "graphml", "json", "csv"])
def test_every_form_is_written_by_the_name_of_the_file(run: Run, form: str) -> None:
    done = run("network", "-o", f"met.{form}")
    assert (done.exit_code, done.output) == (0, f"4 people, 4 ties: met.{form}\n"), done.output
    assert Path(f"met.{form}").stat().st_size > 300
    assert [p.name for p in Path().iterdir()] == [f"met.{form}"]


def test_to_standard_output(run: Run) -> None:
    assert len(json.loads(run("network", "--format", "json", "-o", "-").output)["people"]) == 4


def test_filters(run: Run) -> None:
    assert "2 people, 1 ties" in run("network", "--since", "2021", "-o", "a.csv").output
    assert "3 people, 2 ties" in run("network", "--min-meetings", "2", "-o", "a.csv").output
    assert "3 people, 3 ties" in run("network", "--country", "Japan", "-o", "a.csv").output


def test_measures(run: Run) -> None:
    rows = json.loads(run("network", "--measures", "--json").output)
    assert {row["label"]: row["degree"] for row in rows}["Ann Lee"] == 3
    assert "pagerank" in run("network", "--measures").output


def test_path(run: Run) -> None:
    done = run("network", "--path", "dora", "bob ray")
    assert done.output.splitlines()[0] == "Dora – Ann Lee – Bob Ray"
    assert "/bulletin/four" in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--official", "anne lee"], 'the graph has no official "anne lee"; nearest: Ann Lee'),
        (["--since", "last year"], "not a date"),
        (["--since", "2030"], "no tie between two officials is left"),
        (["-o", "met.bmp"], "no form of a network ends so"),
        (["-o", "missing/met.html"], "cannot be written"),
        (["--endpoint", f"http://127.0.0.1:{free_port()}/"], "cannot be reached"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    run: Run, arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg_builder.store.remote.PAUSES", ())
    done = run("network", *arguments)
    assert done.exit_code in (2, 3)
    assert said in done.output
    assert len(done.output.splitlines()) == 1
    assert not list(Path().iterdir())


def test_push_then_read_from_the_server(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    with oxigraph_server(tmp_path_factory.mktemp("server")) as address:
        where = ["--endpoint", f"{address}/query"]
        first = json.loads(run("push", *where, "--update-url", f"{address}/update", "--json").output)
        assert first["added"] > 100
        again = run("push", *where, "--update-url", f"{address}/update")
        assert again.output.startswith("0 triples added, 0 removed; 0 graphs sent, 0 withdrawn")
        assert run("network", *where, "-o", "met.json").output == "4 people, 4 ties: met.json\n"
        local = run("network", "-o", "-", "--format", "json").output
        assert Path("met.json").read_text(encoding="utf-8") == local


def test_push_says_that_named_graphs_are_not_searched(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    with oxigraph_server(tmp_path_factory.mktemp("server"), union=False) as address:
        where = ["--endpoint", f"{address}/query", "--update-url", f"{address}/update"]
        assert "push with --graph" in run("push", *where).output
        one = run("push", *where, "--graph", "http://example.org/all")
        assert (one.exit_code, "push with --graph" in one.output) == (0, False)


def test_push_to_what_is_no_graph_name(run: Run) -> None:
    done = run("push", "--endpoint", "http://127.0.0.1:1/", "--graph", "not an iri")
    assert (done.exit_code, "not an IRI" in done.output) == (2, True)


def test_check_of_a_sound_graph(run: Run) -> None:
    done = run("check", "--integrity")
    assert (done.exit_code, done.output) == (0, "nothing found; the graph is sound\n")
    assert run("check", "--json").exit_code == 0


def test_every_tie_of_the_network_is_a_row_of_who_met_whom(run: Run) -> None:
    rows = run("query", "who-met-whom", "--format", "csv").output.splitlines()
    ties = json.loads(run("network", "--format", "json", "-o", "-").output)["ties"]
    assert len(rows) - 1 == sum(tie["meetings"] for tie in ties)
