"""``kg-builder forget``: withdraws sources or bulletins for good."""

from __future__ import annotations

from pathlib import Path

import click

from kg_builder.cli.build import run_build
from kg_builder.cli.options import json_option, workspace_option


@click.command("forget")
@click.argument("things", nargs=-1, required=True, metavar="ROOT|ID...")
@workspace_option
@json_option
def command(things: tuple[str, ...], workspace: Path, as_json: bool) -> int:
    """Withdraws a source, a file or folder within one, or a bulletin by its id.

    All that only it said leaves the graph. The workspace remembers it, so that the next build does
    not bring it back; build --include does.

    \b
    Example:
      kg-builder forget sco-cfm-2020-05-13 -w kg
    """
    from kg_builder.workspace.run import Changes

    return run_build(workspace, Changes(forget=things), None, as_json)
