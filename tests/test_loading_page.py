"""Every command of docs/loading.md is run, against real servers where it talks to one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg_builder.workspace.making import Making
from support.building import build, put
from support.require import ROOT, program
from support.servers import oxigraph_server, virtuoso_server
from support.world import TEXTS

PAGE = (ROOT / "docs" / "loading.md").read_text(encoding="utf-8")
Run = Callable[..., None]


def blocks(section: str, language: str) -> list[str]:
    text = re.search(rf"^## {re.escape(section)}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert text is not None, section
    return re.findall(rf"^```{language}\n(.*?)^```$", text[1], re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workspace ``kg`` and the command ``kg-builder`` on the path."""
    made = tmp_path_factory.mktemp("reader")
    for name, text in TEXTS.items():
        put(made / "bulletins" / f"{name}.txt", text.replace("india", "china"))
    build(made / "kg", made / "bulletins", derivation=Making)
    command = made / "bin" / "kg-builder"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg_builder "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return made


@pytest.fixture
def run(folder: Path) -> Iterator[Run]:
    path = os.pathsep.join([str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src"), "PYTHONWARNINGS": "ignore"}

    def runner(text: str, *command: str, **addresses: str) -> None:
        for port, address in addresses.items():
            text = text.replace(f"http://localhost:{port.removeprefix('port')}", address)
        done = subprocess.run(
            [*command, text], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"

    return runner


def shell(run: Run, section: str, number: int, **addresses: str) -> None:
    run(blocks(section, "sh")[number], "bash", "-euc", **addresses)


def test_oxigraph_from_a_file(run: Run) -> None:
    shell(run, "Oxigraph", 0)


def test_oxigraph_server(run: Run, tmp_path: Path) -> None:
    with oxigraph_server(tmp_path) as address:
        shell(run, "Oxigraph", 1, port7878=address)


def test_any_other_server(run: Run, tmp_path: Path) -> None:
    with oxigraph_server(tmp_path, union=False) as address:
        shell(run, "Any other SPARQL 1.1 server", 0, port7878=address)


def test_virtuoso(run: Run, tmp_path: Path) -> None:
    program("virtuoso-t", "virtuoso-opensource-7-bin")
    with virtuoso_server(tmp_path / "virtuoso") as address:
        shell(run, "Virtuoso", 0, port8890=address)


def test_rdflib(run: Run) -> None:
    for text in blocks("rdflib", "python"):
        run(text, sys.executable, "-c")


@pytest.mark.parametrize("section", ["Gephi", "Neo4j", "A spreadsheet"])
def test_files(run: Run, section: str, folder: Path) -> None:
    shell(run, section, 0)


def test_neo4j_reads_columns_that_are_there(run: Run, folder: Path) -> None:
    shell(run, "Neo4j", 0)
    for statement in blocks("Neo4j", "cypher")[0].split("LOAD CSV")[1:]:
        table = re.search(r"tables/(\w+\.csv)", statement)
        assert table is not None
        head = (folder / "tables" / table[1]).read_text(encoding="utf-8").splitlines()[0].split(",")
        assert set(re.findall(r"row\.(\w+)", statement)) <= set(head)


def test_no_command_of_the_page_is_left_out() -> None:
    sections = ["Oxigraph", "Virtuoso", "Any other SPARQL 1.1 server", "Gephi", "Neo4j", "A spreadsheet"]
    assert [len(blocks(section, "sh")) for section in sections] == [2, 1, 1, 1, 1, 1]
    assert len(re.findall(r"^```sh$", PAGE, re.MULTILINE)) == 7
