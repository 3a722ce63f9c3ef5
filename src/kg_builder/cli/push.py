"""``kg-builder push``: the graph, or what changed of it, to a SPARQL server."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from kg_builder.cli.options import json_option, workspace_option
from kg_builder.cli.remote import remote_store, timeout_option, user_option


@click.command("push")
@click.option("--endpoint", required=True, metavar="URL", help="Where the server answers queries.")
@click.option("--update-url", metavar="URL", help="Where it takes updates, if that is elsewhere.")
@click.option("--graph", metavar="IRI", help="Send everything as this one graph, for servers without a union graph.")
@user_option
@timeout_option
@workspace_option
@json_option
def command(
    endpoint: str,
    update_url: str | None,
    graph: str | None,
    user: str | None,
    timeout: int,
    workspace: Path,
    as_json: bool,
) -> int:
    """Brings a SPARQL 1.1 server into step with the workspace.

    Only differences travel: what was added or changed since the last push to that server, and what
    was withdrawn is removed there. Graphs of others on the server are left alone. A push that
    broke off is completed by the next one. In the end the server's counts are compared with ours.

    \b
    Example:
      kg-builder push --endpoint http://localhost:7878/query --update-url http://localhost:7878/update
      KG_BUILDER_PASSWORD=... kg-builder push --endpoint http://localhost:8890/sparql-auth --user dba
    """
    from pyoxigraph import NamedNode

    from kg_builder.cli.progress import progress_bar
    from kg_builder.errors import UsageError
    from kg_builder.store.push import Ledger, ledger_path, push
    from kg_builder.workspace import Workspace

    try:
        into = NamedNode(graph) if graph else None
    except ValueError as error:
        raise UsageError(f"not an IRI: {graph}", path="--graph") from error
    with Workspace.open(workspace) as opened, remote_store(endpoint, update_url, user, timeout) as remote:
        ledger = Ledger(ledger_path(workspace / "push", remote, into))
        try:
            with progress_bar() as progress:
                done = push(
                    opened.store,
                    remote,
                    ledger,
                    into=into,
                    begin=lambda graphs: progress.stage("sending", graphs),
                    advance=progress.advance,
                )
        finally:
            ledger.close()
    if as_json:
        click.echo(json.dumps(asdict(done)))
        return 0
    click.echo(
        f"{done.added:,} triples added, {done.removed:,} removed; {done.sent:,} graphs sent, "
        f"{done.withdrawn:,} withdrawn, {done.unchanged:,} were as wanted; counts agree"
    )
    if into is None and not done.union:
        click.echo(
            "kg-builder: this server does not search named graphs unless a query names them; "
            "switch its default graph to the union (oxigraph: --union-default-graph), or push with --graph IRI",
            err=True,
        )
    return 0
