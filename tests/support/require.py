"""Tests that need a program or data from elsewhere skip with the reason, or fail where all is promised to be there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


def program(name: str, package: str) -> str:
    """The path of a program; skips where it is missing, fails under KG_BUILDER_REQUIRE=all."""
    path = shutil.which(name)
    if path is not None:
        return path
    reason = f"{name} is not installed (Debian package {package})"
    if os.environ.get("KG_BUILDER_REQUIRE") == "all":
        pytest.fail(reason)
    pytest.skip(reason)


def shared(name: str) -> Path:
    """A file of ../shared; skips where this checkout stands alone."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs ../shared/{name}, which is not in the repository")
    return path
