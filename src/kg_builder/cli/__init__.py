"""The command line: one module a command, one table of them.

A command parses its arguments, opens what they name and calls one function. It imports heavy
things inside its function, so that ``--help`` is instant. It raises ``KgBuilderError``, which
``main`` turns into one line on stderr and the exit code; an ``int`` that it returns is the exit code.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from kg_builder import __version__
from kg_builder.errors import KgBuilderError, OutputError

COMMANDS: dict[str, str] = {
    "backup": "kg_builder.cli.backup",
    "build": "kg_builder.cli.build",
    "check": "kg_builder.cli.check",
    "curate": "kg_builder.cli.curate",
    "diff": "kg_builder.cli.diff",
    "evaluate": "kg_builder.cli.evaluate",
    "explain": "kg_builder.cli.explain",
    "export": "kg_builder.cli.export",
    "extract": "kg_builder.cli.extract",
    "forget": "kg_builder.cli.forget",
    "info": "kg_builder.cli.info",
    "network": "kg_builder.cli.network",
    "push": "kg_builder.cli.push",
    "query": "kg_builder.cli.query",
    "restore": "kg_builder.cli.restore",
}
"""Command name to the module that holds it as ``command``."""


def _message(error: BaseException) -> tuple[str, int] | None:
    """The line and the exit code for ``error``; None if it is a fault of the program."""
    if isinstance(error, KgBuilderError):
        return str(error), error.exit_code
    if isinstance(error, click.ClickException):
        hint = ""
        if isinstance(error, click.UsageError) and error.ctx is not None:
            hint = f" (see {error.ctx.command_path} --help)"
        return " ".join(error.format_message().split()) + hint, error.exit_code
    if isinstance(error, OSError) and error.strerror:
        return str(OutputError(error.strerror, path=error.filename)), KgBuilderError.exit_code
    return None


class Program(click.Group):
    """A group that imports a command when it is named, and says errors in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        try:
            code = super().main(args, prog_name, complete_var, False, **extra)
        except (click.Abort, KeyboardInterrupt):
            if not standalone_mode:
                raise
            click.echo("kg-builder: interrupted", err=True)
            sys.exit(130)
        except Exception as error:
            if not standalone_mode:
                raise
            said = _message(error)
            if said is None:
                sys.excepthook(*sys.exc_info())  # a fault of ours: the whole trace helps
                said = (f"fault of the program: {type(error).__name__}", KgBuilderError.exit_code)
            click.echo(f"kg-builder: {said[0]}", err=True)
            sys.exit(said[1])
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg-builder", message="%(prog)s %(version)s")
def main() -> None:
    """Diplomatic bulletins as a knowledge graph in which every fact points to its sentence.

    \b
    Example:
      kg-builder build bulletins/ -w kg
      kg-builder query who-met-whom -w kg
    """
