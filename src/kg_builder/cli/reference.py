"""Writes ``docs/commands.md`` from the help of the commands: ``python -m kg_builder.cli.reference``."""

from __future__ import annotations

from pathlib import Path

import click

from kg_builder.cli import COMMANDS, main

TARGET = Path(__file__).resolve().parents[3] / "docs" / "commands.md"
_HEAD = """# Commands

Written by `python -m kg_builder.cli.reference` from the help of the commands; a test compares.

All commands take `-w` for the workspace (default `kg`) where they need one. Exit codes: 0 done; 1 done, but some
bulletins failed or something was found that must not be; 2 what was asked makes no sense; 3 it could not be done.
Errors are one line on standard error.
"""


def reference() -> str:
    """The page."""
    parts = [_HEAD]
    with click.Context(main, info_name="kg-builder", **main.context_settings) as parent:
        for name in sorted(COMMANDS):
            command = main.get_command(parent, name)
            assert command is not None
            context = click.Context(command, info_name=name, parent=parent, terminal_width=100, max_content_width=100)
            parts.append(f"\n## {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "".join(parts)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
