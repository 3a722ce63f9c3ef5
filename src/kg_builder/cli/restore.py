"""``kg-builder restore``: a workspace from its backup."""

from __future__ import annotations

from pathlib import Path

import click

from kg_builder.cli.options import workspace_option


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@workspace_option
def command(file: Path, workspace: Path) -> None:
    """Makes a new workspace from the backup in FILE.

    \b
    Example:
      kg-builder restore kg-2026-11.tar.gz -w restored
    """
    from kg_builder.workspace.archive import restore

    restore(file, workspace)
