"""``kg-builder backup``: a workspace as one file."""

from __future__ import annotations

from pathlib import Path

import click

from kg_builder.cli.options import workspace_option


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@workspace_option
def command(file: Path, workspace: Path) -> None:
    """Writes a workspace into FILE, as the last complete build left it.

    A build may run meanwhile. The sources themselves are not in the backup; what was read from
    them is.

    \b
    Example:
      kg-builder backup kg-2026-11.tar.gz -w kg
    """
    from kg_builder.workspace.archive import backup

    backup(workspace, file)
