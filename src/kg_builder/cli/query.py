"""``kg-builder query``: questions to the graph."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg_builder.cli.options import workspace_option
from kg_builder.cli.remote import endpoint_option, opened_view, timeout_option, user_option
from kg_builder.errors import ParameterError, UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from kg_builder.query.catalogue import catalogue

    return [
        CompletionItem(name, help=query.summary)
        for name, query in sorted(catalogue().items())
        if name.startswith(incomplete)
    ]


def _list(as_json: bool) -> str:
    from kg_builder.query.catalogue import by_area

    if as_json:
        rows = [
            {
                "name": query.name,
                "area": area,
                "summary": query.summary,
                "parameters": [{"name": p.name, "kind": p.kind, "example": p.example} for p in query.parameters],
                "columns": dict(query.columns),
            }
            for area, queries in by_area()
            for query in queries
        ]
        return json.dumps(rows, ensure_ascii=False)
    lines = []
    for area, queries in by_area():
        lines.append(area)
        for query in queries:
            takes = f" [{', '.join(p.name for p in query.parameters)}]" if query.parameters else ""
            lines.append(f"  {query.name:<26}{query.summary}{takes}")
    return "\n".join(lines)


def _values(parameters: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for said in parameters:
        name, equals, value = said.partition("=")
        if not equals:
            raise ParameterError("a parameter is given as NAME=VALUE", path=said)
        values[name] = value
    return values


@click.command("query")
@click.argument("query", required=False, metavar="NAME|FILE|-", shell_complete=_complete)
@workspace_option
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter; repeatable.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json", "xml"]),
    default="table",
    show_default=True,
    help="Form of the result.",
)
@click.option("--list", "list_all", is_flag=True, help="Show the catalogue, one line a query.")
@endpoint_option
@user_option
@timeout_option
def command(
    query: str | None,
    workspace: Path,
    parameters: tuple[str, ...],
    form: str,
    list_all: bool,
    endpoint: str | None,
    user: str | None,
    timeout: int,
) -> None:
    """Asks the graph a query of the catalogue, of a file, or of standard input.

    A parameter takes a name as any bulletin writes it, or an IRI. A query of your own is plain
    SPARQL over the union of all graphs; SERVICE is refused.

    \b
    Example:
      kg-builder query --list
      kg-builder query who-met-whom --param official="Sergey Lavrov" -w kg
    """
    if list_all:
        click.echo(_list(form == "json"))
        return
    if query is None:
        raise UsageError("name a query, a file or - (kg-builder query --list shows the catalogue)")
    from kg_builder.query.ask import ask, read_question
    from kg_builder.query.results import write

    question, name = read_question(query, sys.stdin.read() if query == "-" else None)
    width = 0 if sys.stdout.isatty() else None
    with opened_view(workspace, endpoint, user, timeout) as (view, base):
        results = ask(question, _values(parameters), view, name=name)
        click.echo(write(results, form, base=base, width=width), nl=False)
