"""Whatever is wrong: one clear line on stderr, a non-zero exit, the workspace as it was, the other bulletins built."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg_builder.workspace.lock import lock
from kg_builder.workspace.records import Records
from kg_builder.workspace.workspace import Workspace
from support.command import Done, run, run_process, said

GOOD = """SUBJECT: Ministers confer
DATE: 14 May 2020

On 13 May 2020 Russian Foreign Minister Sergey Lavrov met Chinese Foreign Minister Wang Yi in Moscow.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one bulletin; tests copy it."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "in").mkdir()
    (folder / "in" / "good.txt").write_text(GOOD)
    done = run("build", folder / "in", "-w", folder / "kg")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made / "in", tmp_path / "in")
    return tmp_path


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made / "kg", tmp_path / "kg")
    return tmp_path / "kg"


def state(workspace: Path) -> tuple[int, list[str]]:
    with Workspace.open(workspace) as opened:
        return opened.generation, sorted(str(quad) for quad in opened.store.quads())


def assert_refused(done: Done, *parts: str, code: int = 3) -> None:
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    (line,) = said(done)
    assert line.startswith("kg-builder: ")
    for part in parts:
        assert part in line


# --- sources


def test_a_missing_path(workspace: Path, tmp_path: Path) -> None:
    before = state(workspace)
    assert_refused(run("build", tmp_path / "none", "-w", workspace), "none: does not exist")
    assert state(workspace) == before


def test_a_missing_path_makes_no_workspace(tmp_path: Path) -> None:
    assert_refused(run("build", tmp_path / "none", "-w", tmp_path / "kg"), "none: does not exist")
    assert not (tmp_path / "kg").exists()


def test_a_folder_without_bulletins(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    before = state(workspace)
    assert_refused(run("build", tmp_path / "empty", "-w", workspace), "empty: no bulletins in this folder")
    assert state(workspace) == before


def _lines(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(200):
            file.write(b"word " * 209_715)


def _almost(path: Path) -> None:
    path.write_bytes(b"a" * 3_000_000)


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("empty.txt", lambda path: path.write_bytes(b""), "is empty"),
        ("blank.txt", lambda path: path.write_bytes(b" \n\n "), "is empty"),
        ("binary.txt", lambda path: path.write_bytes(bytes(range(256)) * 50), ""),
        ("long.txt", _lines, "at most 64 MB"),
        ("wide.txt", _almost, "at most 1,000,000"),
        ("broken.jsonl", lambda path: path.write_text('{"id": "x", \n'), ""),
        ("packed.txt.gz", lambda path: path.write_bytes(b"\x1f\x8bnot gzip"), "gzip"),
    ],
)
def test_a_file_that_cannot_be_read(name: str, make, reason: str, here: Path) -> None:
    make(here / "in" / name)
    (here / "in" / "second.txt").write_text(GOOD.replace("Moscow", "Beijing"))
    done = run("build", here / "in", "-w", here / "kg")
    assert done.returncode == 1
    (line,) = said(done)
    assert f"{name}" in line
    assert reason in line
    assert re.search(r"^failed +1$", done.stdout, re.MULTILINE)
    with Workspace.open(here / "kg") as opened:
        assert [bulletin.id for bulletin in opened.bulletins()] == ["good", "second"]


def test_a_file_that_cannot_be_read_alone(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    before = state(workspace)
    done = run("build", tmp_path / "empty.txt", "-w", workspace)
    assert done.returncode == 1
    assert said(done) == [f"kg-builder: {tmp_path}/empty.txt: is empty"]
    assert state(workspace) == before


def test_a_bulletin_without_a_date_is_built(here: Path) -> None:
    (here / "in" / "undated.txt").write_text(
        "SUBJECT: Talks\n\nForeign Minister Wang Yi met Sergey Lavrov yesterday.\n"
    )
    os.utime(here / "in" / "undated.txt", (86400, 86400))
    assert run("build", here / "in", "-w", here / "kg").returncode == 0
    with Workspace.open(here / "kg") as opened:
        record = opened.record("undated")
    assert record is not None
    assert record.published is None
    assert all(meeting.start is None for meeting in record.meetings)


# --- queries


@pytest.mark.parametrize(
    ("arguments", "code", "parts"),
    [
        (["SELECT ?x { ?x"], 2, ["query", "does not parse"]),
        (["SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"], 2, ["SERVICE is refused"]),
        (["DROP ALL "], 2, ["does not parse"]),
        (["who-met-who"], 2, ["who-met-who: no query of this name; nearest: who-met-whom"]),
        (["none.rq"], 2, ["none.rq: No such file"]),
        (
            ["who-met-whom", "--param", "official=Nobody Known"],
            2,
            ['official: the graph has no official "Nobody Known"'],
        ),
        (["who-met-whom", "--param", "official=https://example.org/x"], 2, ["not in the graph: https://example.org/x"]),
        (["who-met-whom", "--param", "colour=red"], 2, ["colour: who-met-whom has no such parameter"]),
        (["who-met-whom", "--param", "Lavrov"], 2, ["Lavrov: a parameter is given as NAME=VALUE"]),
        (["who-met-whom", "--format", "odt"], 2, ["odt"]),
        ([], 2, ["name a query"]),
    ],
)
def test_a_question_that_makes_no_sense(made: Path, arguments: list[str], code: int, parts: list[str]) -> None:
    assert_refused(run("query", *arguments, "-w", made / "kg"), *parts, code=code)


def test_a_malformed_query_in_a_file(made: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.rq").write_text("SELECT ?x\nWHERE { ?x ?p }")
    assert_refused(run("query", tmp_path / "bad.rq", "-w", made / "kg"), "bad.rq:2: the query does not parse", code=2)


# --- workspaces


@pytest.mark.parametrize("command", [["query", "who-met-whom"], ["info"], ["export"], ["build"], ["forget", "x"]])
def test_no_workspace(command: list[str], tmp_path: Path) -> None:
    done = run(*command, "-w", tmp_path / "kg")
    assert_refused(done, "kg: no workspace here", code=done.returncode)
    assert done.returncode in (2, 3)
    assert not (tmp_path / "kg").exists()


@pytest.mark.parametrize("command", [["build"], ["query", "who-met-whom"], ["info"], ["export"], ["forget", "good"]])
def test_a_workspace_of_a_newer_version(command: list[str], workspace: Path) -> None:
    records = Records(workspace / "records.sqlite")
    records.do("PRAGMA user_version = 99")
    records.close()
    before = (workspace / "records.sqlite").read_bytes()
    assert_refused(run(*command, "-w", workspace), "kg: made by a newer version of kg-builder (form 99")
    assert (workspace / "records.sqlite").read_bytes() == before


def test_a_second_build_while_one_runs(workspace: Path) -> None:
    before = state(workspace)
    with lock(workspace / "lock", "build"):
        assert_refused(run("build", "-w", workspace), f"kg: in use by process {os.getpid()} on ", "(build)")
        assert run("query", "most-met", "-w", workspace).returncode == 0
    assert state(workspace) == before


def test_a_folder_that_is_no_workspace(here: Path) -> None:
    assert_refused(run("build", here / "in", "-w", here / "in"), "in: neither a workspace nor an empty folder")


def test_a_damaged_workspace(workspace: Path) -> None:
    (workspace / "records.sqlite").write_bytes(b"rubbish" * 100)
    assert_refused(run("build", "-w", workspace), "records.sqlite: the workspace is damaged")
    assert_refused(run("info", "-w", workspace), "records.sqlite: the workspace is damaged")


def _limited(size: int):
    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize("size", [0, 20_000, 200_000])
def test_a_full_disk(size: int, workspace: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands for a disk that is full: writing fails half-way."""
    (tmp_path / "more").mkdir()
    for n in range(40):
        (tmp_path / "more" / f"m{n}.txt").write_text(GOOD.replace("13 May", f"{n % 28 + 1} May") * 5)
    before = state(workspace)
    done = run_process("build", tmp_path / "more", "-w", workspace, preexec_fn=_limited(size))
    assert_refused(done, "/")
    assert state(workspace) == before
    assert run("build", tmp_path / "more", "-w", workspace).returncode == 0


def test_an_output_that_is_full(made: Path) -> None:
    done = run("export", "-o", "/dev/full", "-w", made / "kg")
    assert_refused(done, "/dev/full: No space left on device")


def test_an_output_that_cannot_be_made(made: Path, tmp_path: Path) -> None:
    done = run("export", "-o", tmp_path / "none" / "x.trig", "-w", made / "kg")
    assert_refused(done, "x.trig: No such file or directory")


@pytest.fixture
def read_only(made: Path) -> Iterator[Path]:
    """A workspace that a user without rights may read, not write."""
    if os.name != "posix":
        pytest.skip("rights of POSIX")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        shutil.copytree(made / "kg", Path(folder) / "kg")
        shutil.copytree(made / "in", Path(folder) / "in")
        subprocess.run(["chmod", "-R", "a+rX,a-w", folder], check=True)
        yield Path(folder)
        subprocess.run(["chmod", "-R", "u+w", folder], check=True)


def _without_rights() -> None:
    """As root: gives up the right to write what is not to be written."""
    import ctypes

    drop, override, search = 24, 1, 2
    for capability in (override, search):
        if ctypes.CDLL(None).prctl(drop, capability, 0, 0, 0):
            os._exit(99)


def restricted(*arguments: object) -> Done:
    done = run_process(*arguments, preexec_fn=_without_rights if os.geteuid() == 0 else None)
    if done.returncode == 99:
        pytest.skip("the rights of root cannot be given up here")
    return done


def test_a_read_only_workspace_can_be_asked(read_only: Path) -> None:
    done = restricted("query", "most-met", "-w", read_only / "kg", "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert "Sergey Lavrov" in done.stdout


def test_a_read_only_workspace_cannot_be_built(read_only: Path) -> None:
    assert_refused(
        restricted("build", "-w", read_only / "kg"), "kg: the workspace cannot be written: Permission denied"
    )


def test_a_workspace_where_none_can_be_made(read_only: Path) -> None:
    done = restricted("build", read_only / "in", "-w", read_only / "new")
    assert_refused(done, "new: the workspace cannot be made: Permission denied")


# --- the rest


@pytest.mark.parametrize("arguments", [["forget", "nobody"], ["build", "--include", "nobody"]])
def test_forgetting_what_is_not_there(arguments: list[str], workspace: Path) -> None:
    before = state(workspace)
    assert_refused(run(*arguments, "-w", workspace), "nobody: ")
    assert state(workspace) == before


def test_a_base_that_is_none(here: Path) -> None:
    assert_refused(run("build", here / "in", "--base", "not an iri/", "-w", here / "kg"), "not an iri/", code=2)
    assert not (here / "kg").exists()


def test_extract_names_what_it_cannot_read(here: Path) -> None:
    (here / "in" / "empty.txt").write_text("")
    done = run("extract", here / "in", here / "none")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert [line.rsplit("/", 1)[1] for line in said(done)] == ["empty.txt: is empty", "none: there is no such file"]


def test_a_restore_over_something(workspace: Path, tmp_path: Path) -> None:
    assert run("backup", tmp_path / "b.tar.gz", "-w", workspace).returncode == 0
    assert_refused(run("restore", tmp_path / "b.tar.gz", "-w", workspace), "kg: already there")
    (tmp_path / "text").write_text("no archive")
    assert_refused(run("restore", tmp_path / "text", "-w", tmp_path / "new"), "text: not a backup of a workspace")
    assert not (tmp_path / "new").exists()
