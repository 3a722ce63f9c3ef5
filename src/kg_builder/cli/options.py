"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import click

F = TypeVar("F")
DEFAULT_WORKSPACE = Path("kg")


workspace_option = click.option(
    "-w",
    "--workspace",
    type=click.Path(path_type=Path),
    default=DEFAULT_WORKSPACE,
    envvar="KG_BUILDER_WORKSPACE",
    show_default=True,
    help="Folder of the workspace.",
)
lexicon_option = click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own titles, organisations, meeting and document words (YAML); repeatable.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default=Path("-"),
    help="File to write to; - or nothing is standard output.",
)
