"""``kg-builder network``: who met whom, as a picture, a file for other programs, a table, a chain."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg_builder.cli.options import json_option, workspace_option
from kg_builder.cli.remote import endpoint_option, opened_view, timeout_option, user_option

if TYPE_CHECKING:
    import networkx as nx

    from kg_builder.store.base import View

FORMATS = ("html", "svg", "png", "gexf", "graphml", "json", "csv")


@click.command("network")
@click.option("--format", "form", type=click.Choice(FORMATS), help="[default: by the name of the file, else html]")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="File to write; - is standard output.  [default: network.html, network.svg ...]",
)
@click.option("--official", multiple=True, metavar="NAME|IRI", help="Only meetings that this person took part in.")
@click.option("--organisation", multiple=True, metavar="NAME|IRI", help="Only meetings with people of this body.")
@click.option("--country", multiple=True, metavar="NAME|IRI", help="Only meetings with people of this country.")
@click.option("--since", metavar="DATE", help="Only meetings on this day or later (2020-05-13, 2020-05, 2020).")
@click.option("--until", metavar="DATE", help="Only meetings on this day or earlier.")
@click.option("--min-meetings", type=click.IntRange(min=1), default=1, help="Only ties of so many meetings.")
@click.option("--max-participants", type=click.IntRange(min=2), help="Leave out meetings of more people than this.")
@click.option("--bilateral", is_flag=True, help="Only meetings of exactly two sides.")
@click.option("--across-sides", is_flag=True, help="Only ties between counterparts, not between colleagues.")
@click.option("--measures", is_flag=True, help="Print a table of measures instead: degree, betweenness, PageRank ...")
@click.option("--path", nargs=2, metavar="A B", help="Print the shortest chains of encounters from A to B instead.")
@click.option("--title", default="Who met whom", show_default=True, help="Heading of the page or picture.")
@endpoint_option
@user_option
@timeout_option
@workspace_option
@json_option
def command(
    form: str | None,
    output: Path | None,
    official: tuple[str, ...],
    organisation: tuple[str, ...],
    country: tuple[str, ...],
    since: str | None,
    until: str | None,
    min_meetings: int,
    max_participants: int | None,
    bilateral: bool,
    across_sides: bool,
    measures: bool,
    path: tuple[str, str] | None,
    title: str,
    endpoint: str | None,
    user: str | None,
    timeout: int,
    workspace: Path,
    as_json: bool,
) -> int:
    """Draws who met whom in held meetings.

    The page (html) opens without a network connection: search, time range, sides, and the sentence
    behind each meeting. Ties weigh by Newman's rule, so that forty guests of one summit are not
    forty friends. svg and png need the extra "pictures".

    \b
    Example:
      kg-builder network -o who-met-whom.html
      kg-builder network --country Japan --since 2021 --max-participants 10 -o japan.svg
      kg-builder network --path "Sergey Lavrov" "Joko Widodo"
    """
    from kg_builder.network.encounters import read_encounters
    from kg_builder.network.selection import Selection
    from kg_builder.network.ties import build_network

    with opened_view(workspace, endpoint, user, timeout) as (view, _):
        selection = Selection(
            officials=_iris("official", official, view),
            organisations=_iris("organisation", organisation, view),
            countries=_iris("country", country, view),
            since=_day("since", since),
            until=_day("until", until),
            min_meetings=min_meetings,
            max_participants=max_participants,
            bilateral=bilateral,
            across_sides=across_sides,
        )
        ends = [_iri("official", name, view) for name in path] if path else []
        encounters = read_encounters(view)
    if path:
        network = build_network(encounters, selection.without_people())
        return _print_paths(network, ends[0], ends[1], path, as_json)
    network = build_network(encounters, selection)
    if measures:
        _print_measures(network, as_json)
        return 0
    _draw(network, form, output, title)
    return 0


def _draw(network: nx.Graph[str], form: str | None, output: Path | None, title: str) -> None:
    from kg_builder.cli.output import write_output
    from kg_builder.errors import UsageError

    if form is None:
        suffix = output.suffix.lstrip(".").lower() if output else ""
        if suffix and suffix not in FORMATS:
            raise UsageError(f"no form of a network ends so; take {', '.join(FORMATS)}", path=output)
        form = suffix or "html"
    output = output or Path(f"network.{form}")
    write_output(output, _written(network, form, title))
    if str(output) != "-":
        click.echo(f"{len(network)} people, {network.number_of_edges()} ties: {output}")


def _written(network: nx.Graph[str], form: str, title: str) -> str | bytes:
    if form == "html":
        from kg_builder.network.html import to_html

        return to_html(network, title)
    if form in ("svg", "png"):
        from kg_builder.network.picture import to_picture

        return to_picture(network, "svg" if form == "svg" else "png", title)
    from kg_builder.network import export

    return {"gexf": export.to_gexf, "graphml": export.to_graphml, "json": export.to_json, "csv": export.to_csv}[form](
        network
    )


def _iri(kind: str, said: str, view: View) -> str:
    from kg_builder.query.catalogue import Parameter
    from kg_builder.query.parameters import resolve

    return resolve(Parameter(kind, kind, ""), said, view).value


def _iris(kind: str, said: Iterable[str], view: View) -> frozenset[str]:
    return frozenset(_iri(kind, name, view) for name in said)


def _day(name: str, said: str | None) -> str | None:
    from kg_builder.errors import ParameterError
    from kg_builder.model.time import PartialDate

    if said is None:
        return None
    try:
        day = PartialDate(said)
    except ValueError as error:
        raise ParameterError(f"not a date like 2020-05-13, 2020-05 or 2020: {said}", path=f"--{name}") from error
    return (day.latest if name == "until" else day.earliest).isoformat()


def _print_measures(network: nx.Graph[str], as_json: bool) -> None:
    from kg_builder.network.measures import measure

    rows = measure(network)
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False))
        return
    head = f"{'official':<32}{'side':<22}{'met':>5}{'strength':>10}{'betweenness':>13}{'pagerank':>10}{'community':>11}"
    click.echo(head + f"{'brokered':>10}")
    for row in rows:
        click.echo(
            f"{row.label[:31]:<32}{(row.country or '')[:21]:<22}{row.degree:>5}{row.strength:>10.2f}"
            f"{row.betweenness:>13.4f}{row.pagerank:>10.4f}{row.community:>11}{row.brokered:>10}"
        )


def _print_paths(network: nx.Graph[str], start: str, end: str, names: tuple[str, str], as_json: bool) -> int:
    from itertools import pairwise

    from kg_builder.errors import FilterError
    from kg_builder.network.ties import paths

    found = paths(network, start, end)
    if not found:
        raise FilterError(f"no chain of encounters leads from {names[0]} to {names[1]}")
    if as_json:
        plain = [
            {
                "officials": [{"official": iri, "name": network.nodes[iri]["label"]} for iri in path],
                "meetings": [
                    [
                        {"meeting": e.meeting, "name": e.name, "start": e.start}
                        for e in network.edges[step]["encounters"]
                    ]
                    for step in pairwise(path)
                ],
            }
            for path in found
        ]
        click.echo(json.dumps(plain, ensure_ascii=False))
        return 0
    for path in found:
        click.echo(" – ".join(network.nodes[iri]["label"] for iri in path))
        for a, b in pairwise(path):
            met = network.edges[a, b]["encounters"]
            shown = met[0]
            more = f" (and {len(met) - 1} more)" if len(met) > 1 else ""
            labels = f"{network.nodes[a]['label']} and {network.nodes[b]['label']}"
            click.echo(f"  {labels}: {shown.name}, {shown.start or 'date unknown'}{more}")
            said = {p.sentence: p for person in (a, b) for p in shown.attendance(person).proofs[:1]}
            for proof in said.values():
                click.echo(f"    “{' '.join(proof.sentence.split())}” {proof.bulletin}")
    return 0
