"""``kg-builder explain``: why something is in the graph."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg_builder.cli.options import json_option, lexicon_option, workspace_option
from kg_builder.errors import FilterError, SourceError, UsageError

if TYPE_CHECKING:
    from kg_builder.extract.explain import Fact, Reason
    from kg_builder.model.bulletin import Bulletin
    from kg_builder.model.record import Record


@click.group("explain")
def command() -> None:
    """Says why something was read or decided so.

    \b
    Example:
      kg-builder explain bulletin sco-cfm-2020-05-19 --fact "Sergey Lavrov"
    """


@command.command("bulletin")
@click.argument("bulletin", metavar="ID|FILE")
@click.option("--fact", "facts", multiple=True, help="Only facts with this text, property or id; repeatable.")
@lexicon_option
@workspace_option
@json_option
def explain_bulletin(
    bulletin: str, facts: tuple[str, ...], lexicons: tuple[Path, ...], workspace: Path, as_json: bool
) -> None:
    """Says for each value of a bulletin's record which sentence, rule and words it was read from.

    ID is a bulletin of the workspace; a FILE is read anew and needs no workspace.

    \b
    Example:
      kg-builder explain bulletin news/2024-06-10.txt --fact meeting.status
    """
    from kg_builder.extract.explain import Explainer
    from kg_builder.lexicon import load

    explainer = Explainer(load(lexicons))
    records = _of_file(Path(bulletin), lexicons) if Path(bulletin).is_file() else [_of_workspace(bulletin, workspace)]
    found = []
    for read, record in records:
        if record.skipped:
            raise SourceError(f"was not read: {record.skipped}", path=read.id)
        found += [fact for fact in explainer.explain(record, read) if not facts or any(fact.fits(f) for f in facts)]
    if not found and facts:
        raise FilterError(f"no fact of this bulletin fits {', '.join(repr(f) for f in facts)}", path=bulletin)
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(fact) for fact in found], ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(found)))


@command.command("entity")
@click.argument("name", metavar="NAME|IRI")
@click.option("--curation", type=click.Path(path_type=Path), help="File of decisions.")
@workspace_option
def explain_entity(name: str, curation: Path | None, workspace: Path) -> None:
    """Says why the mentions of a thing are one: names, the authority, decisions, and pair by pair the features.

    \b
    Example:
      kg-builder explain entity "Sergey Lavrov"
    """
    from kg_builder.workspace.identity import Identity

    with Identity.open(workspace, curation) as identity:
        found = identity.find(name)
        click.echo("\n\n".join("\n".join(identity.why_one(entity)) for entity in found[:5]))


@command.command("pair")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.option("--curation", type=click.Path(path_type=Path), help="File of decisions.")
@workspace_option
def explain_pair(left: str, right: str, curation: Path | None, workspace: Path) -> None:
    """Says why two things, each a name or an IRI, are apart.

    \b
    Example:
      kg-builder explain pair "Wang Yi" "Wang Yang"
    """
    from kg_builder.workspace.identity import Identity

    with Identity.open(workspace, curation) as identity:
        ones, others = identity.find(left), identity.find(right)
        one = ones[0]
        other = next((e for e in others if e.id != one.id and e.kind == one.kind), others[0])
        click.echo("\n".join(identity.why_two(one, other)))


def _of_file(path: Path, lexicons: tuple[Path, ...]) -> list[tuple[Bulletin, Record]]:
    from kg_builder.bulletins import read
    from kg_builder.workspace.making import grammar

    bulletins = []
    for outcome in read(path):
        if isinstance(outcome, SourceError):
            raise outcome
        bulletins.append(outcome)
    return list(zip(bulletins, grammar(lexicons).extract(bulletins), strict=True))


def _of_workspace(identifier: str, path: Path) -> tuple[Bulletin, Record]:
    from difflib import get_close_matches

    from kg_builder.workspace.workspace import Workspace

    with Workspace.open(path) as workspace:
        bulletin, record = workspace.bulletin(identifier), workspace.record(identifier)
        if bulletin is None or record is None:
            near = get_close_matches(identifier, [b.id for b in workspace.bulletins()], 3)
            hint = f"; near to it: {', '.join(near)}" if near else ""
            raise UsageError(f"neither a file nor a bulletin of the workspace {path}{hint}", path=identifier)
        return bulletin, record


def _lines(facts: Iterable[Fact]) -> Iterator[str]:
    thing = None
    for fact in facts:
        if fact.thing != thing:
            if thing is not None:
                yield ""
            thing = fact.thing
            yield f"{fact.thing}  {fact.label}"
        yield f"  {fact.property}: {fact.value}"
        for reason in fact.reasons:
            yield from _reason(reason)


def _reason(reason: Reason) -> Iterator[str]:
    start, end = reason.quote_in_sentence.start, reason.quote_in_sentence.end
    before, after = reason.sentence[:start], reason.sentence[end:]
    where = f", characters {reason.source.start}-{reason.source.end} of the source" if reason.source else ""
    yield "    " + " ".join(f"{before[-120:]}[{reason.quote}]{after[:120]}".split())
    yield f"    {reason.rule}, confidence {reason.confidence:g}{where}: {reason.meaning}"
    if reason.via:
        yield "    by way of " + " <- ".join(reason.via)
    if reason.words:
        yield "    words: " + "; ".join(f"{words} = {what}" for words, what in reason.words)
