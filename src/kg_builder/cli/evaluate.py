"""``kg-builder evaluate``: what the extractor reads against what careful readers found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg_builder.cli.options import json_option, workspace_option

if TYPE_CHECKING:
    from kg_builder.check.evaluation import Comparison, Evaluation, Row
    from kg_builder.check.score import Fault, Item
    from kg_builder.model.bulletin import Bulletin

_PUBLISHER_COLUMNS = ("met, mean", "participants", "officials", "meetings", "agreements")


def _read(sources: tuple[Path, ...], wanted: set[str]) -> tuple[dict[str, Item], dict[str, str]]:
    """The records of the bulletins of ``sources`` that the gold is about, and their texts."""
    from kg_builder.bulletins import discover, read
    from kg_builder.errors import SourceError
    from kg_builder.extract.grammar import GrammarExtractor
    from kg_builder.model.exchange import to_exchange

    bulletins: list[Bulletin] = []
    for source in sources:
        for path in discover(source):
            try:
                for item in read(path):
                    if isinstance(item, SourceError):
                        click.echo(f"kg-builder: {item}", err=True)
                    elif item.id in wanted:
                        bulletins.append(item)
            except SourceError as error:
                click.echo(f"kg-builder: {error}", err=True)
    records = GrammarExtractor().extract(bulletins)
    found = {b.id: to_exchange(record, b) for b, record in zip(bulletins, records, strict=True)}
    return found, {b.id: b.text for b in bulletins}


def _from_workspace(workspace: Path) -> tuple[dict[str, Item], dict[str, str]]:
    from kg_builder.model.exchange import to_exchange
    from kg_builder.workspace.workspace import Workspace

    with Workspace.open(workspace) as opened:
        texts = {bulletin.id: bulletin for bulletin in opened.bulletins()}
        records = {record.bulletin: to_exchange(record, texts.get(record.bulletin)) for record in opened.records()}
    return records, {key: bulletin.text for key, bulletin in texts.items()}


def _table(table: dict[str, Row]) -> Iterator[str]:
    yield f"{'measure':<18}{'correct':>8}{'found':>7}{'gold':>7}{'P':>7}{'R':>7}{'F1':>7}   {'95 % of F1':<12}"
    for measure, row in table.items():
        yield (
            f"{measure:<18}{row.correct:>8}{row.predicted:>7}{row.gold:>7}{row.precision:>7.3f}{row.recall:>7.3f}"
            f"{row.f1:>7.3f}   {row.low:.3f}-{row.high:.3f}"
        )


def _publishers(evaluation: Evaluation) -> Iterator[str]:
    names = evaluation.publisher_names()
    width = max(len(name) for name in names)
    yield f"{'F1 by publisher':<{width}}{'bulletins':>11}" + "".join(f"{c:>14}" for c in _PUBLISHER_COLUMNS)
    for name in names:
        table = evaluation.table(name)
        cells = "".join(f"{table[c].f1:>14.3f}" if c in table else f"{'-':>14}" for c in _PUBLISHER_COLUMNS)
        count = sum(publisher == name for publisher in evaluation.publishers.values())
        yield f"{name:<{width}}{count:>11}{cells}"


def _reliability(evaluation: Evaluation) -> Iterator[str]:
    rows = evaluation.reliability()
    if rows:
        yield "confidence      found   right"
        for row in rows:
            yield f"{row.low:.1f} to {row.high:.1f}{row.found:>11}{row.right / row.found:>8.3f}"


def _faults(faults: list[Fault], texts: dict[str, str], limit: int) -> Iterator[str]:
    from kg_builder.check.evaluation import by_kind, sentence_of

    for (kind, side), group in by_kind(faults).items():
        yield ""
        yield f"{side} {kind}: {len(group)}"
        for fault in group[:limit]:
            yield f"  {fault.bulletin}: {fault}"
            sentence = sentence_of(fault, texts.get(fault.bulletin, ""))
            if sentence:
                yield f"    {sentence[:300]}"
        if len(group) > limit:
            yield f"  ... and {len(group) - limit} more (--limit 0 for all)"


def _changes(comparison: Comparison, evaluation: Evaluation, texts: dict[str, str], limit: int) -> Iterator[str]:
    yield "changed F1"
    for measure, row in evaluation.table().items():
        before = comparison.before.get(measure)
        if before is not None and abs(before.f1 - row.f1) >= 0.0005:
            yield f"{measure:<18}{before.f1:>7.3f} -> {row.f1:.3f}"
    for title, faults in (("won", comparison.won), ("lost", comparison.lost)):
        yield ""
        yield f"{title}: {len(faults)}"
        yield from _faults(list(faults), texts, limit)


def _freeze(path: Path, fingerprint: str, evaluation: Evaluation) -> None:
    from kg_builder.check.evaluation import plain_table
    from kg_builder.errors import OutputError

    plain = {"fingerprint": fingerprint, "measures": plain_table(evaluation.table())}
    try:
        path.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(error.strerror or str(error), path=path) from None


def _identity(paths: tuple[Path, ...], as_json: bool) -> None:
    from kg_builder.check import identity

    table = identity.evaluate(*paths)
    click.echo(json.dumps(table.plain(), ensure_ascii=False) if as_json else "\n".join(table.lines()))


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path), required=False)
@click.argument("bulletins", nargs=-1, type=click.Path(path_type=Path))
@click.option("--records", type=click.Path(path_type=Path), help="Score these records (as extract prints them).")
@click.option("--compare", "old", type=click.Path(path_type=Path), help="Earlier records: what was won and lost.")
@click.option(
    "--freeze", type=click.Path(path_type=Path), help="Write the scores and the data's fingerprint to a file."
)
@click.option("--kind", multiple=True, help="Show only faults of this kind (met, participant, ...); repeatable.")
@click.option("--limit", type=click.IntRange(min=0), default=10, show_default=True, help="Faults shown of each kind.")
@click.option(
    "--identity",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Judge the pairs of a table of identity cases (CSV or JSON Lines) instead; repeatable.",
)
@click.option("--table", "only_table", is_flag=True, help="Only the tables, no faults.")
@workspace_option
@json_option
def command(
    gold: Path | None,
    bulletins: tuple[Path, ...],
    records: Path | None,
    old: Path | None,
    freeze: Path | None,
    kind: tuple[str, ...],
    limit: int,
    identity: tuple[Path, ...],
    only_table: bool,
    workspace: Path,
    as_json: bool,
) -> None:
    """Scores records against GOLD, a file of JSON Lines in the exchange form.

    The records are read anew from the files and folders BULLETINS; or taken from --records; or, with
    neither, from the workspace. Prints a table overall and by publisher with bootstrap intervals, and
    what was missed, spurious or wrong with its sentence.

    \b
    Example:
      kg-builder evaluate tests/data/gold.jsonl tests/data/bulletins
      kg-builder evaluate --identity cases.csv --json
    """
    from kg_builder.check.evaluation import compare, data_fingerprint, evaluate, load_records

    if identity:
        _identity(identity, as_json)
        return
    if gold is None:
        raise click.UsageError("GOLD or --identity is needed")
    wanted = load_records(gold)
    if bulletins:
        found, texts = _read(bulletins, set(wanted))
        found = load_records(records) if records else found
    else:
        found, texts = (load_records(records), {}) if records else _from_workspace(workspace)
    evaluation = evaluate(wanted, found)
    if freeze:
        _freeze(freeze, data_fingerprint(wanted, texts), evaluation)
    comparison = compare(evaluate(wanted, load_records(old)), evaluation) if old else None
    if as_json:
        plain: dict[str, Any] = {"fingerprint": data_fingerprint(wanted, texts)} | evaluation.plain()
        if comparison:
            plain |= {"won": [str(f) for f in comparison.won], "lost": [str(f) for f in comparison.lost]}
        click.echo(json.dumps(plain, ensure_ascii=False))
        return
    lines = [f"{len(wanted)} bulletins in the gold, {len(wanted) - len(evaluation.unread)} with a record", ""]
    lines += _table(evaluation.table())
    lines += ["", *_publishers(evaluation), "", *_reliability(evaluation)]
    shown = [fault for fault in evaluation.faults() if not kind or fault.kind in kind]
    limit = limit or len(shown)
    if comparison:
        lines += ["", *_changes(comparison, evaluation, texts, limit)]
    elif not only_table:
        lines += _faults(shown, texts, limit)
    click.echo("\n".join(lines))
