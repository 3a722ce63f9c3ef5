"""``kg-builder extract``: what bulletins say, as JSON Lines."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg_builder.cli.build import say
from kg_builder.cli.options import lexicon_option
from kg_builder.errors import SourceError

if TYPE_CHECKING:
    from kg_builder.model.bulletin import Bulletin


class _Reader:
    """Bulletins of files, with what went wrong said as it happens."""

    def __init__(self, publisher: str | None) -> None:
        self.publisher = publisher
        self.failed = False

    def fail(self, error: SourceError) -> None:
        say(str(error))
        self.failed = True

    def bulletins(self, files: tuple[Path, ...]) -> Iterator[Bulletin]:
        from kg_builder.bulletins import discover

        for path in files:
            try:
                if str(path) == "-":
                    yield from self._standard_input()
                elif path.is_dir():
                    found = list(discover(path))
                    if not found:
                        raise SourceError("no bulletins in this folder", path=path)
                    for file in found:
                        yield from self._file(file)
                else:
                    yield from self._file(path)
            except SourceError as error:
                self.fail(error)

    def _standard_input(self) -> Iterator[Bulletin]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "stdin.txt"
            path.write_bytes(sys.stdin.buffer.read())
            yield from self._file(path)

    def _file(self, path: Path) -> Iterator[Bulletin]:
        from kg_builder.bulletins import read

        try:
            for outcome in read(path, publisher=self.publisher):
                if isinstance(outcome, SourceError):
                    self.fail(outcome)
                else:
                    yield outcome
        except SourceError as error:
            self.fail(error)


@click.command("extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--publisher", help="Who published the bulletins, where they do not say so themselves.")
@lexicon_option
@click.option("--processes", type=click.IntRange(min=1), help="Processes that read bulletins [default: one a core].")
def command(files: tuple[Path, ...], publisher: str | None, lexicons: tuple[Path, ...], processes: int | None) -> int:
    """Prints what bulletins say as JSON Lines, one record a bulletin.

    FILES are files and folders with bulletins, or - for the text of one on standard input. The
    form of a record is described in docs/record-format.md. No workspace is needed.

    \b
    Example:
      kg-builder extract bulletins/*.txt > records.jsonl
    """
    from kg_builder.model.exchange import to_exchange
    from kg_builder.workspace import engine
    from kg_builder.workspace.making import grammar_with

    reader = _Reader(publisher)
    sizes = sum(path.stat().st_size if path.is_file() else 1 << 20 for path in files if path.exists())
    outcomes = engine.read(
        reader.bulletins(files),
        grammar_with(lexicons),
        processes=processes or engine.default_processes(),
        characters=sizes,
    )
    for bulletin, outcome in outcomes:
        if isinstance(outcome, SourceError):
            reader.fail(outcome)
        else:
            click.echo(json.dumps(to_exchange(outcome, bulletin), ensure_ascii=False))
    return 1 if reader.failed else 0
