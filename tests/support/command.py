"""Runs the command: in this process, which is fast, or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from kg_builder.cli import main

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "data" / "bulletins"
COMMAND = [sys.executable, "-m", "kg_builder"]


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: object, stdin: str | None = None) -> Done:
    """``kg-builder`` with ``arguments``, in this process."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, prog_name="kg-builder")
    return Done(result.exit_code, result.stdout, result.stderr)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}


def run_process(*arguments: object, **more: Any) -> Done:
    """``kg-builder`` with ``arguments``, in a process of its own."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False, env=environment(), **more
    )
    return Done(done.returncode, done.stdout, done.stderr)


def said(done: Done) -> list[str]:
    """What stands on stderr, line by line."""
    return done.stderr.splitlines()
