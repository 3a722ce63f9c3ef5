"""The verbs of the command line, for Python."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from kg_builder.workspace.making import default_stages
from kg_builder.workspace.report import Progress, Report
from kg_builder.workspace.run import Build, Changes, Stages
from kg_builder.workspace.workspace import Workspace

PathLike = str | os.PathLike[str]


def build(
    workspace: PathLike = "kg",
    sources: PathLike | Sequence[PathLike] = (),
    *,
    publisher: str | None = None,
    base: str | None = None,
    min_confidence: float | None = None,
    curation: PathLike | None = None,
    verify: bool = False,
    include: Sequence[str] = (),
    forget: Sequence[str] = (),
    processes: int | None = None,
    progress: Progress | None = None,
    stages: Stages | None = None,
) -> Report:
    """Builds the workspace, or brings it into step with its sources, and reports what came of it.

    Args:
        workspace: The folder of the workspace, made if it is not there.
        sources: Folders and files with bulletins; remembered. None named: all that it remembers.
        publisher: Who published the bulletins of ``sources``, where they do not say so.
        base: The IRI that things stand under; remembered.
        min_confidence: Facts whose reader was less sure are left out; remembered.
        curation: The file of the user's decisions; remembered. ``curation.jsonl`` beside the workspace otherwise.
        verify: Look into every file, also where size and time are as they were.
        include: What was forgotten and is to be taken up again: ids, sources.
        forget: What is to be withdrawn for good: ids, sources. No source is looked at then.
        processes: How many processes read bulletins; as many as there are processors if not given.
        progress: Is told how far the build has come.
        stages: Other readers, extractors or emitters than ours.

    Raises:
        KgBuilderError: If it cannot be done; the workspace is then as it was.
    """
    named = [sources] if isinstance(sources, str | os.PathLike) else sources
    changes = Changes(
        sources=[Path(source) for source in named],
        publisher=publisher,
        base=base,
        min_confidence=min_confidence,
        curation=None if curation is None else Path(curation),
        verify=verify,
        include=include,
        forget=forget,
    )
    return Build(Path(workspace), stages or default_stages(), processes=processes, progress=progress).run(changes)


def open(workspace: PathLike = "kg") -> Workspace:  # noqa: A001
    """The last complete state of the workspace in a folder; WorkspaceError if there is none."""
    return Workspace.open(Path(workspace))
