"""``kg-builder info``: what a workspace is and holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from kg_builder.cli.options import json_option, workspace_option


def _lines(info: dict[str, Any]) -> list[str]:
    lines = [f"workspace   {info['workspace']} (form {info['form']}, generation {info['generation']})"]
    lines.append(f"base        {info['base']}")
    if info["min_confidence"]:
        lines.append(f"confidence  at least {info['min_confidence']}")
    lines.append(f"curation    {info['curation']}")
    for source in info["sources"]:
        by = f" (published by {source['publisher']})" if source["publisher"] else ""
        lines.append(f"source      {source['path']}{by}")
    lines += [f"forgotten   {thing}" for thing in info["forgotten"]]
    lines += [f"{kind:<12}{count:,}" for kind, count in info["counts"].items()]
    return lines


@click.command("info")
@workspace_option
@json_option
def command(workspace: Path, as_json: bool) -> None:
    """Says where a workspace comes from and what it holds.

    \b
    Example:
      kg-builder info -w kg
    """
    from kg_builder.workspace.workspace import Workspace

    with Workspace.open(workspace) as opened:
        info = opened.info()
    click.echo(json.dumps(info, ensure_ascii=False) if as_json else "\n".join(_lines(info)))
