"""A workspace as its readers see it: the last complete state."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg_builder.errors import StoreError, WorkspaceError
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.record import Record
from kg_builder.query.ask import ask
from kg_builder.store.base import Results
from kg_builder.store.memory import MemoryStore
from kg_builder.store.oxigraph import OxigraphStore
from kg_builder.workspace.derive import counts, load_bulletin, load_record
from kg_builder.workspace.generations import Generations
from kg_builder.workspace.records import NAME, VERSION, Records
from kg_builder.workspace.run import DEFAULT_BASE, curation_file, newer

if TYPE_CHECKING:
    from rdflib import Dataset


class Workspace:
    """An existing workspace, to read. A build that runs meanwhile is not seen before ``refresh``."""

    def __init__(self, path: Path, records: Records) -> None:
        self.path = path
        self._records = records
        self._generations = Generations(path / "store")
        self._store: OxigraphStore | None = None

    @classmethod
    def open(cls, path: Path | str = "kg") -> Workspace:
        """The workspace in the folder ``path``; WorkspaceError if there is none that this version can read."""
        path = Path(path)
        if not (path / NAME).is_file():
            raise WorkspaceError("no workspace here; kg-builder build makes one", path=path)
        records = Records(path / NAME, read_only=True)
        if records.version > VERSION:
            raise newer(records, path)
        if records.version < VERSION:
            raise WorkspaceError("a workspace of an older form; kg-builder build renews it", path=path)
        return cls(path, records)

    @property
    def base(self) -> str:
        """The IRI under which the things of this workspace stand."""
        return self._records.get("base", DEFAULT_BASE)

    @property
    def curation(self) -> Path:
        """The file of the user's decisions, which need not be there."""
        return curation_file(self.path, self._records)

    def setting(self, key: str) -> str | None:
        """Something that the workspace remembers from build to build."""
        return self._records.get(key) or None

    @property
    def generation(self) -> int:
        """Counts the complete states that there were; 0 before the first."""
        return int(self._records.get("generation", "0"))

    @property
    def store(self) -> OxigraphStore:
        """The quads, frozen."""
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def _open_store(self) -> OxigraphStore:
        for _ in range(3):  # a build may end, and drop the generation, between the two looks
            number = self.generation
            if not number:
                return MemoryStore()
            with suppress(StoreError):
                return self._generations.read(number)
        return self._generations.read(self.generation)

    def refresh(self) -> None:
        """Goes on to the state that the last build made."""
        self._store = None

    def query(self, question: str, **parameters: str) -> Results:
        """Asks a query of the catalogue with its parameters, or SPARQL over the union of all graphs.

        ``query("who-met-whom", official="Sergey Lavrov")``; see ``kg-builder query --list``.
        """
        return ask(question, parameters, self.store)

    def graph(self) -> Dataset:
        """The store as an rdflib Dataset to read; its default graph is the union of all graphs."""
        from kg_builder.store.rdflib_view import as_dataset

        return as_dataset(self.store)

    def records(self) -> Iterator[Record]:
        """What each bulletin says, in the order of their ids."""
        for identifier, sha256, fingerprint in self._rows("id, sha256, fingerprint"):
            yield load_record(self._records, identifier, sha256, fingerprint)

    def bulletins(self) -> Iterator[Bulletin]:
        """The bulletins, in the order of their ids."""
        for identifier, text in self._rows("id, text"):
            yield load_bulletin(self._records, identifier, text)

    def bulletin(self, identifier: str) -> Bulletin | None:
        text = self._records.value("SELECT text FROM bulletins WHERE id = ?", [identifier])
        return None if text is None else load_bulletin(self._records, identifier, text)

    def record(self, identifier: str) -> Record | None:
        row = self._records.row("SELECT sha256, fingerprint FROM bulletins WHERE id = ?", [identifier])
        return None if row is None else load_record(self._records, identifier, *row)

    def _rows(self, columns: str) -> list[tuple[Any, ...]]:
        return list(self._records.rows(f"SELECT {columns} FROM bulletins ORDER BY id"))

    def info(self) -> dict[str, Any]:
        """What it is, where it comes from, what it holds."""
        roots = self._records.rows("SELECT path, publisher FROM roots WHERE NOT excluded ORDER BY path")
        forgotten = self._records.rows(
            "SELECT path FROM roots WHERE excluded UNION SELECT id FROM exclusions ORDER BY 1"
        )
        return {
            "workspace": str(self.path),
            "form": self._records.version,
            "generation": self.generation,
            "base": self.base,
            "curation": str(self.curation),
            "min_confidence": float(self._records.get("min_confidence", "0")),
            "sources": [{"path": path, "publisher": publisher} for path, publisher in roots],
            "forgotten": [thing for (thing,) in forgotten],
            "counts": counts(self._records),
        }

    def report(self) -> dict[str, Any] | None:
        """What the last build said; None if there is no report."""
        try:
            found: dict[str, Any] = json.loads((self.path / "report.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found

    def close(self) -> None:
        self._store = None
        self._records.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
