"""Runs the real command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "data" / "bulletins"
COMMAND = [sys.executable, "-m", "kg_builder"]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}


def run(*arguments: object, **more: Any) -> subprocess.CompletedProcess[str]:
    """``kg-builder`` with ``arguments``, in a process of its own."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False, env=environment(), **more
    )


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What stands on stderr, line by line."""
    return done.stderr.splitlines()
