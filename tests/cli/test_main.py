import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg_builder import __version__, cli
from kg_builder.errors import KgBuilderError, ParameterError

HEAVY = ["spacy", "rdflib", "pyoxigraph", "networkx", "owlready2", "SPARQLWrapper", "trafilatura", "starlette", "rich"]


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "kg_builder", *arguments], capture_output=True, text=True, check=False)


def test_version() -> None:
    assert run("--version").stdout == f"kg-builder {__version__}\n"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from kg_builder.cli import main; "
        "print(CliRunner().invoke(main, ['--help']).exit_code, [m for m in sys.argv[1:] if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, *HEAVY], capture_output=True, text=True, check=True)
    assert done.stdout == "0 []\n"


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_every_command_has_help_with_an_example(name: str) -> None:
    result = CliRunner().invoke(cli.main, [name, "--help"])
    assert result.exit_code == 0
    assert f"kg-builder {name}" in result.output.split("Example", 1)[1]


def test_an_unknown_command_is_one_line() -> None:
    done = run("bild")
    assert done.returncode == 2
    assert done.stderr.startswith("kg-builder: No such command 'bild'")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (KgBuilderError("too\nlong", path=Path("a.txt")), 3, "kg-builder: a.txt: too long\n"),
        (ParameterError("fits nothing"), 2, "kg-builder: fits nothing\n"),
        (OSError(28, "No space left on device", "x"), 3, "kg-builder: x: No space left on device\n"),
    ],
)
def test_errors_are_one_line_and_an_exit_code(
    error: Exception, code: int, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    @click.command()
    def command() -> None:
        raise error

    monkeypatch.setattr(cli.Program, "get_command", lambda *_: command)
    result = CliRunner().invoke(cli.main, ["anything"])
    assert (result.exit_code, result.stderr, result.stdout) == (code, line, "")


def test_what_a_command_returns_is_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    def command() -> int:
        return 1

    monkeypatch.setattr(cli.Program, "get_command", lambda *_: command)
    assert CliRunner().invoke(cli.main, ["anything"]).exit_code == 1
