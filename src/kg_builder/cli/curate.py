"""``kg-builder curate``: the few questions on which most facts hang, and their answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg_builder.cli.options import json_option, workspace_option

if TYPE_CHECKING:
    from kg_builder.resolve.questions import Question
    from kg_builder.workspace.identity import Identity

_ANSWERS = {"s": "same", "d": "different", "r": "rename", "n": "not-official", "k": "skip", "q": "quit"}


@click.command("curate")
@workspace_option
@click.option(
    "--curation",
    type=click.Path(path_type=Path),
    help="File of decisions [default: the one that the workspace remembers, else curation.jsonl].",
)
@click.option(
    "--kind", type=click.Choice(["official", "organisation", "meeting", "agreement"]), help="Ask only of these."
)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Questions at most.")
@click.option("--list", "only_list", is_flag=True, help="Print the questions and ask nothing.")
@click.option("--who", default="", help="Who decides; stands in each decision.")
@click.option("--why", default="", help="Why; stands in each decision.")
@json_option
def command(
    workspace: Path,
    curation: Path | None,
    kind: str | None,
    limit: int,
    only_list: bool,
    who: str,
    why: str,
    as_json: bool,
) -> None:
    """Asks what is unsure, most consequential first, and writes the answers to curation.jsonl.

    Each question shows both sides with a sentence and how many facts the answer settles; alike cases
    are one question. The next build obeys the answers, and nothing answered is asked again.

    \b
    Example:
      kg-builder curate -w kg --list
    """
    from kg_builder.workspace.identity import Identity

    with Identity.open(workspace, curation) as identity:
        asked = [q for q in identity.questions() if kind is None or q.kind == kind]
        for unfound in identity.unfound():
            click.echo(f"kg-builder: {identity.path}:{unfound.line}: {unfound.reason}", err=True)
        if as_json:
            click.echo(json.dumps([_plain(identity, q) for q in asked[:limit]], ensure_ascii=False))
            return
        click.echo(f"{len(asked)} questions, {sum(q.facts for q in asked)} facts hang on them")
        for number, question in enumerate(asked[:limit], 1):
            click.echo(
                "\n".join(["", f"{number}. {question.facts} facts, {question.kind}", *_lines(identity, question)])
            )
            if not only_list and not _ask(identity, question, who, why):
                break


def _ask(identity: Identity, question: Question, who: str, why: str) -> bool:
    """Asks and writes; False to stop."""
    choice = click.prompt(
        "[s]ame [d]ifferent [r]ename [n]ot an official s[k]ip [q]uit",
        type=click.Choice(list(_ANSWERS)),
        show_choices=False,
    )
    if choice == "q":
        return False
    if choice != "k":
        name = click.prompt("name") if choice == "r" else ""
        for decision in identity.answer(question, _ANSWERS[choice], name=name, who=who, why=why):
            click.echo(f"written: {json.dumps(decision.plain(), ensure_ascii=False)}")
    return True


def _lines(identity: Identity, question: Question) -> Iterator[str]:
    for thing in question.things[:6]:
        yield f"   {identity.label(thing)}  ({len(thing.members)} mentions: {', '.join(identity.names(thing)[:5])})"
        quote = identity.sentence(thing.members[0])
        if quote:
            yield f"      {thing.members[0][0]}: {quote}"
    if len(question.things) > 6:
        yield f"   and {len(question.things) - 6} more of that name"
    yield from (f"      {line}" for line in question.reasons.splitlines()[:5])


def _plain(identity: Identity, question: Question) -> dict[str, Any]:
    return {
        "kind": question.kind,
        "facts": question.facts,
        "score": round(question.score, 2),
        "things": [
            {"iri": identity.iri(t), "names": identity.names(t), "mentions": len(t.members)} for t in question.things
        ],
        "reasons": question.reasons.splitlines(),
    }
