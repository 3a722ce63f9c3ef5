"""``kg-builder build``: sources in, graph out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg_builder.cli.options import json_option, lexicon_option, workspace_option

if TYPE_CHECKING:
    from kg_builder.workspace.report import Report
    from kg_builder.workspace.run import Changes

_ROWS = (
    ("bulletins read", "read"),
    ("unchanged", "unchanged"),
    ("withdrawn", "withdrawn"),
    ("officials", "officials"),
    ("organisations", "organisations"),
    ("meetings", "meetings"),
    ("agreements", "agreements"),
    ("triples", "triples"),
    ("seconds", "seconds"),
)


def run_build(workspace: Path, changes: Changes, processes: int | None, as_json: bool) -> int:
    """Builds, says what came of it, and gives the exit code."""
    from kg_builder.cli.progress import progress_bar
    from kg_builder.workspace.making import default_stages
    from kg_builder.workspace.run import Build

    with progress_bar() as progress:
        build = Build(workspace, default_stages(), processes=processes, progress=progress, note=lambda line: say(line))
        report = build.run(changes)
    for failure in report.failed:
        say(str(failure))
    for warning in report.warnings:
        say(warning)
    click.echo(json.dumps(report.plain(), ensure_ascii=False) if as_json else _table(report, workspace))
    return 1 if report.failed else 0


def say(line: str) -> None:
    click.echo(f"kg-builder: {line}", err=True)


def _table(report: Report, workspace: Path) -> str:
    rows = [(label, getattr(report, name)) for label, name in _ROWS]
    rows.insert(3, ("failed", len(report.failed)))
    cells = [(label, f"{value:,}") for label, value in rows]
    width = max(len(value) for _, value in cells)
    lines = [f"{label:<16}{value:>{width}}" for label, value in cells]
    return "\n".join([*lines, f"graph in {workspace}"])


@click.command("build")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@workspace_option
@click.option("--publisher", help="Who published the bulletins of SOURCES, where they do not say so themselves.")
@click.option("--base", help="IRI that the things stand under; remembered.")
@click.option("--verify", is_flag=True, help="Look into every file, also where size and time are as they were.")
@click.option("--include", multiple=True, metavar="ID|ROOT", help="Take up again what was forgotten; repeatable.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    help="Leave out facts whose reader was less sure than this; remembered.",
)
@lexicon_option
@click.option("--no-lexicon", is_flag=True, help="Forget the lexicons that were named before.")
@click.option(
    "--curation",
    type=click.Path(path_type=Path),
    help="File of your decisions; remembered [default: curation.jsonl beside the workspace].",
)
@click.option(
    "--authority",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own office holders (YAML or CSV); repeatable, remembered.",
)
@click.option("--processes", type=click.IntRange(min=1), help="Processes that read bulletins [default: one a core].")
@json_option
def command(
    sources: tuple[Path, ...],
    workspace: Path,
    publisher: str | None,
    base: str | None,
    verify: bool,
    include: tuple[str, ...],
    min_confidence: float | None,
    lexicons: tuple[Path, ...],
    no_lexicon: bool,
    curation: Path | None,
    authority: tuple[Path, ...],
    processes: int | None,
    as_json: bool,
) -> int:
    """Builds the graph, or brings it into step with its sources.

    SOURCES are folders and files with bulletins. The workspace remembers them: without SOURCES all
    that it knows are looked at for new, changed and vanished bulletins. What is unchanged is not
    read again. Exit code 1 says that some bulletins failed; each is named with its reason.

    \b
    Example:
      kg-builder build bulletins/ --publisher "Ministry of Foreign Affairs" -w kg
    """
    from kg_builder.workspace.run import Changes

    if lexicons:  # a mistake in one is told before the workspace remembers it
        from kg_builder.lexicon import load

        load(lexicons)
    changes = Changes(
        sources=sources,
        publisher=publisher,
        base=base,
        min_confidence=min_confidence,
        curation=curation,
        authority=authority or None,
        lexicons=lexicons if lexicons or no_lexicon else None,
        verify=verify,
        include=include,
    )
    return run_build(workspace, changes, processes, as_json)
