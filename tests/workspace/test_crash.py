"""A build may be killed at any instant: the state before it stays readable, and running again finishes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.building import build, dump, put
from support.command import ROOT, environment

SCRIPT = ROOT / "tests" / "support" / "killed.py"


def attempt(step: int, workspace: Path, sources: Path) -> "subprocess.CompletedProcess[str]":
    env = environment()
    env["PYTHONPATH"] += f":{ROOT / 'tests'}"
    return subprocess.run(
        [sys.executable, SCRIPT, str(step), workspace, sources], capture_output=True, text=True, env=env, check=False
    )


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str, int]:
    """A workspace and changed sources, the graphs before and after, and how many steps lie between."""
    here = tmp_path_factory.mktemp("crash")
    put(here / "in" / "a.txt", "ann+bob")
    put(here / "in" / "b.txt", "bob+carl")
    build(here / "kg", here / "in")
    before = dump(here / "kg")
    put(here / "in" / "b.txt", "dora+carl")
    put(here / "in" / "c.txt", "ann+eve")
    (here / "in" / "a.txt").unlink()
    build(here / "clean", here / "in")
    shutil.copytree(here / "kg", here / "counted")
    done = attempt(0, here / "counted", here / "in")
    assert done.returncode == 0, done.stderr
    return here, before, dump(here / "clean"), int(done.stdout)


@pytest.mark.parametrize("part", [n / 8 for n in range(9)])
def test_killed_on_the_way(part: float, story: tuple[Path, str, str, int], tmp_path: Path) -> None:
    here, before, after, steps = story
    shutil.copytree(here / "kg", tmp_path / "kg")
    done = attempt(max(1, round(part * steps)), tmp_path / "kg", here / "in")
    assert done.returncode == -9, done.stderr
    assert dump(tmp_path / "kg") in (before, after)
    build(tmp_path / "kg", here / "in")
    assert dump(tmp_path / "kg") == after
    assert len(list((tmp_path / "kg" / "store").iterdir())) <= 2


@pytest.mark.parametrize("part", [0.2, 0.5, 0.7])
def test_a_first_build_killed_on_the_way(part: float, story: tuple[Path, str, str, int], tmp_path: Path) -> None:
    here, _, after, steps = story
    done = attempt(round(part * steps), tmp_path / "kg", here / "in")
    assert done.returncode == -9, done.stderr
    build(tmp_path / "kg", here / "in")
    assert dump(tmp_path / "kg") == after
