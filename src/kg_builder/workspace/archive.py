"""A workspace as one file, and back."""

from __future__ import annotations

import shutil
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from kg_builder.errors import OutputError, SourceError, WorkspaceError
from kg_builder.store.embedded import EmbeddedStore
from kg_builder.workspace.generations import Generations
from kg_builder.workspace.records import NAME, VERSION, Records


def backup(workspace: Path, target: Path) -> None:
    """Writes the last complete state of ``workspace`` into the file ``target``; a build may run meanwhile."""
    if not (workspace / NAME).is_file():
        raise WorkspaceError("no workspace here", path=workspace)
    draft = target.with_name(f".{target.name}.new")
    try:
        with tempfile.TemporaryDirectory(dir=workspace) as folder:
            state = Path(folder) / "state"
            state.mkdir()
            _freeze(workspace, state)
            with tarfile.open(draft, "w:gz") as archive:
                archive.add(state, arcname="kg")
        draft.replace(target)
    except OSError as error:
        raise OutputError(error.strerror or str(error), path=target) from error
    finally:
        draft.unlink(missing_ok=True)


def _freeze(workspace: Path, state: Path) -> None:
    with closing(sqlite3.connect(workspace / NAME)) as source, closing(sqlite3.connect(state / NAME)) as copy:
        source.backup(copy)
    records = Records(state / NAME)
    try:
        generation = int(records.get("generation", "0"))
    finally:
        records.close()
    if generation:
        EmbeddedStore.copy(
            Generations(workspace / "store").path(generation), Generations(state / "store").prepare(generation)
        )
    if (workspace / "report.json").exists():
        shutil.copy(workspace / "report.json", state)


def restore(source: Path, workspace: Path) -> None:
    """Makes the new folder ``workspace`` from the file that ``backup`` wrote."""
    if workspace.exists() and (not workspace.is_dir() or any(workspace.iterdir())):
        raise WorkspaceError("already there; a backup is restored into a new folder", path=workspace)
    try:
        workspace.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=workspace.parent) as folder:
            with tarfile.open(source, "r:gz") as archive:
                archive.extractall(folder, filter="data")
            state = Path(folder) / "kg"
            if not (state / NAME).is_file():
                raise SourceError("not a backup of a workspace", path=source)
            _check(state)
            if workspace.exists():
                workspace.rmdir()
            state.rename(workspace)
    except (tarfile.TarError, EOFError) as error:
        raise SourceError(f"not a backup of a workspace: {error}", path=source) from error
    except OSError as error:
        reason = "not a backup of a workspace" if "gzip" in str(error) else error.strerror or str(error)
        raise SourceError(reason, path=source) from error


def _check(state: Path) -> None:
    records = Records(state / NAME, read_only=True)
    try:
        if records.version > VERSION:
            raise WorkspaceError(f"made by a newer version of kg-builder (form {records.version})", path=state)
    finally:
        records.close()
