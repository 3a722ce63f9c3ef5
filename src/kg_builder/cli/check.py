"""``kg-builder check``: is the graph sound?"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg_builder.cli.options import json_option, workspace_option

if TYPE_CHECKING:
    from rdflib import Graph

    from kg_builder.check.finding import Finding
    from kg_builder.workspace import Workspace


@click.command("check")
@click.option("--reason", is_flag=True, help="Let a reasoner look for contradictions with the ontology, too (Java).")
@click.option("--entity", metavar="IRI", help="With --reason: only what is near this thing.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Your own Turtle file with terms below ours, to check and to check by.",
)
@click.option("--integrity", is_flag=True, help="Only compare each quote with its bulletin.")
@click.option("--most", type=click.IntRange(min=1), default=100, show_default=True, help="Findings to print.")
@workspace_option
@json_option
def command(
    reason: bool,
    entity: str | None,
    ontology: Path | None,
    integrity: bool,
    most: int,
    workspace: Path,
    as_json: bool,
) -> int:
    """Checks the graph: shapes, rules that no row may break, and that each quote stands in its bulletin.

    Each finding names the thing, says what is wrong, and gives the bulletin and the sentence that it
    comes from. Exit code 1 says that there are findings of severity Violation.

    \b
    Example:
      kg-builder check
      kg-builder check --reason --json
    """
    from kg_builder.workspace import Workspace

    extension = None
    if ontology is not None:
        from kg_builder.check.reason import check_extension

        extension = check_extension(ontology, reason=reason or entity is not None)
    with Workspace.open(workspace) as opened:
        findings = _findings(opened, reason, entity, integrity, extension)
    if as_json:
        click.echo(json.dumps([asdict(f) for f in findings], ensure_ascii=False))
    else:
        _print(findings, most)
    return 1 if any(f.severity == "Violation" for f in findings) else 0


def _findings(
    opened: Workspace, reason: bool, entity: str | None, integrity: bool, extension: Graph | None
) -> list[Finding]:
    from pyoxigraph import NamedNode

    from kg_builder.check.integrity import check_quotes
    from kg_builder.graph.iris import Iris

    iris = Iris(opened.base)
    texts = {iris.bulletin(b.id).value: b.text for b in opened.bulletins()}
    found = check_quotes(opened.store, texts.get)
    if integrity:
        return found
    from kg_builder.check.shapes import check_shapes
    from kg_builder.check.violations import check_violations

    data = [
        q for q in opened.store.quads() if isinstance(q.graph_name, NamedNode) and iris.graph_kind(q.graph_name.value)
    ]
    found += check_shapes(data, view=opened.store, extension=extension)
    found += check_violations(opened.store)
    if reason or entity:
        from kg_builder.check.reason import check_reason

        found += check_reason(data, entity=entity, view=opened.store, extension=extension)
    return found


def _print(findings: list[Finding], most: int) -> None:
    for finding in findings[:most]:
        click.echo(str(finding))
    if len(findings) > most:
        click.echo(f"... and {len(findings) - most} more (--most, --json)")
    count = {s: sum(f.severity == s for f in findings) for s in ("Violation", "Warning", "Info")}
    said = ", ".join(f"{n} {s.lower()}s" for s, n in count.items() if n) or "nothing found; the graph is sound"
    click.echo(said)
