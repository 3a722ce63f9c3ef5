"""The README is true: its commands run, its answer is the answer, its Turtle is in the graph."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from support.command import SAMPLES, run_process
from support.require import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reader")
    done = run_process("build", SAMPLES, cwd=made)
    assert done.returncode == 0, done.stderr
    return made


def test_the_first_block_is_two_commands_that_set_up_all_they_need() -> None:
    lines = blocks("sh")[0].splitlines()
    assert len(lines) == 2
    assert lines[0].endswith("kg-builder build tests/data/bulletins")
    assert "pytest" in lines[1]
    assert all("--require-hashes -r requirements" in line for line in lines)


@pytest.mark.parametrize("block", blocks("console"), ids=lambda block: block.splitlines()[0])
def test_what_a_console_shows_is_what_comes(folder: Path, block: str) -> None:
    command, *shown = block.splitlines()
    words = shlex.split(command.removeprefix("$ "))
    assert words[0] == "kg-builder"
    done = run_process(*words[1:], cwd=folder)
    assert done.returncode == 0, done.stderr
    if shown:
        assert [line.rstrip() for line in done.stdout.splitlines()] == shown


def test_the_turtle_is_in_the_graph(folder: Path) -> None:
    done = run_process("export", "--format", "turtle", "-o", "graph.ttl", cwd=folder)
    assert done.returncode == 0, done.stderr
    whole = (folder / "graph.ttl").read_text(encoding="utf-8")
    head = "\n".join(line for line in whole.splitlines() if line.startswith("@"))
    graph = {quad.triple for quad in parse(whole, RdfFormat.TURTLE)}
    for block in blocks("turtle"):
        shown = {quad.triple for quad in parse(f"{head}\n{block}", RdfFormat.TURTLE)}
        assert len(shown) >= 10
        assert shown <= graph


def test_the_python_runs(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    (folder / "tests" / "data").mkdir(parents=True)
    (folder / "tests" / "data" / "bulletins").symlink_to(SAMPLES)
    for block in blocks("python"):
        script = folder / "readme_example.py"
        script.write_text(block, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, script], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "Vladimir Putin" in done.stdout


def test_files_that_it_names_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
