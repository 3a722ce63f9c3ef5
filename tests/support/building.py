"""Builds and looks at workspaces in tests."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

from kg_builder.workspace.report import Report
from kg_builder.workspace.run import Build, Changes, Maker
from kg_builder.workspace.workspace import Workspace
from support.scripted import ScriptedExtractor, TinyDerivation, stages

LONG_AGO = 1_500_000_000


_ticks = count(LONG_AGO)


def put(path: Path, text: str, *, when: int | None = None) -> Path:
    """A file that was written long ago, so that its time is settled; each call has its own second."""
    when = next(_ticks) if when is None else when
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (when, when))
    return path


def build(
    workspace: Path,
    *sources: Path,
    extractor: ScriptedExtractor | None = None,
    derivation: Maker = TinyDerivation,
    processes: int = 1,
    **changes: Any,
) -> Report:
    """Builds with the scripted stages."""
    made = Build(workspace, stages(extractor, derivation), processes=processes)
    return made.run(Changes(sources=sources, **changes))


def dump(workspace: Path) -> str:
    """The whole graph as sorted N-Quads."""
    with Workspace.open(workspace) as opened:
        return "".join(sorted(f"{quad} .\n" for quad in opened.store.quads()))


def ids(workspace: Path) -> list[str]:
    with Workspace.open(workspace) as opened:
        return [bulletin.id for bulletin in opened.bulletins()]


def names(report: Report) -> Sequence[str]:
    return [failure.thing.rsplit("/", 1)[-1] for failure in report.failed]
