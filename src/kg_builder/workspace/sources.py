"""Source roots: what is in them now, what has changed since the last look, what was forgotten.

A root is a folder or a file that the user named. A file belongs to the longest root or excluded path
that it stands under, so that a folder within a folder can be forgotten or named with a publisher of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg_builder.errors import SourceError, WorkspaceError, raise_if_machine
from kg_builder.model import codec
from kg_builder.model.bulletin import Bulletin
from kg_builder.workspace.plan import Item
from kg_builder.workspace.records import Records, pack
from kg_builder.workspace.report import Failure, Progress

TICK_NS = 2_000_000_000
"""File times this close to the moment of reading may stand still over a change (FAT counts in two seconds)."""
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """How files become bulletins; ``fingerprint`` changes when the same file might be read otherwise."""

    read: Callable[[Path, str | None], Iterator[Bulletin | SourceError]]
    discover: Callable[[Path], Iterator[Path]]
    fingerprint: str


@dataclass(slots=True)
class Synced:
    """Files by what was found out about them."""

    unchanged: int = 0
    read: list[str] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)


def content_hash(bulletin: Bulletin) -> str:
    """Of all that is read but the id: two bulletins that share it are copies."""
    parts = [
        bulletin.text,
        bulletin.subject,
        bulletin.published.value if bulletin.published else None,
        bulletin.publisher,
        bulletin.web_address,
        bulletin.licence,
        list(bulletin.references),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 (no symbolic link is followed)


def _file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check(paths: Sequence[Path], reading: Reading) -> None:
    """SourceError for a path that is not there or a folder that holds no bulletins."""
    for path in paths:
        if not path.exists():
            raise SourceError("does not exist", path=path)
        if path.is_dir() and next(iter(reading.discover(path)), None) is None:
            raise SourceError("no bulletins in this folder", path=path)


class Sources:
    """The roots of a workspace and what was read from them."""

    def __init__(self, records: Records, reading: Reading) -> None:
        self._records = records
        self._reading = reading

    # --- roots

    def roots(self) -> list[Path]:
        return [Path(path) for (path,) in self._records.rows("SELECT path FROM roots WHERE NOT excluded ORDER BY path")]

    def _rules(self) -> dict[Path, tuple[bool, str | None]]:
        rows = self._records.rows("SELECT path, excluded, publisher FROM roots")
        return {Path(path): (bool(excluded), publisher) for path, excluded, publisher in rows}

    def name(self, paths: Sequence[Path], publisher: str | None, include: Iterable[str]) -> list[Path]:
        """Remembers ``paths`` as roots and gives the roots to sync; ``include`` lifts exclusions."""
        for lifted in include:
            self._include(lifted)
        rules = self._rules()
        named = [_absolute(path) for path in paths]
        for path in named:
            if rules.get(path, (False, None))[0]:
                raise WorkspaceError("was forgotten; build --include takes it up again", path=path)
        for path in named:
            old = rules.get(path, (False, None))[1]
            self._records.do("INSERT OR REPLACE INTO roots VALUES (?, 0, ?)", [str(path), publisher or old])
        return named or self.roots()

    def _include(self, lifted: str) -> None:
        if self._records.value("SELECT 1 FROM exclusions WHERE id = ?", [lifted]):
            self._records.do("DELETE FROM exclusions WHERE id = ?", [lifted])
            return
        path = str(_absolute(Path(lifted)))
        if not self._records.value("SELECT 1 FROM roots WHERE path = ? AND excluded", [path]):
            raise WorkspaceError("was not forgotten, so it cannot be included again", path=lifted)
        self._records.do("UPDATE roots SET excluded = 0 WHERE path = ?", [path])

    def forget(self, thing: str) -> None:
        """Excludes a root, a file or folder below one, or a bulletin's id."""
        known = self._records.value(
            "SELECT 1 FROM items WHERE id = ?1 UNION SELECT 1 FROM bulletins WHERE id = ?1", [thing]
        )
        path = _absolute(Path(thing))
        below = [file for file in self._known_files() if file == path or path in file.parents]
        if path in self._rules() or (below and not known):
            self._records.do("INSERT OR REPLACE INTO roots VALUES (?, 1, NULL)", [str(path)])
            self._drop([_key(file) for file in below if self._owner(file, self._rules()) in (path, None)])
        elif known:
            self._records.do("INSERT OR REPLACE INTO exclusions VALUES (?)", [thing])
        else:
            raise WorkspaceError("neither a source nor a bulletin of this workspace", path=thing)

    def _known_files(self) -> list[Path]:
        return [Path(path) for (path,) in self._records.rows("SELECT path FROM files")]

    @staticmethod
    def _owner(file: Path, rules: dict[Path, tuple[bool, str | None]]) -> Path | None:
        """The longest rule that ``file`` stands under."""
        return next((path for path in (file, *file.parents) if path in rules), None)

    # --- what is there

    def _found(self, root: Path, rules: dict[Path, tuple[bool, str | None]]) -> list[Path]:
        files = [root] if root.is_file() else sorted(self._reading.discover(root)) if root.is_dir() else []
        return [file for file in files if self._owner(_absolute(file), rules) == root]

    def _refuse_vanished(self, root: Path, found: list[Path], known: list[Path]) -> None:
        if not root.exists() or (known and not found):
            gone = "does not exist any more" if not root.exists() else "holds no bulletins any more"
            raise SourceError(f"{gone}; if that is meant: kg-builder forget {root}", path=root)

    # --- sync

    def sync(self, roots: Sequence[Path], progress: Progress, *, verify: bool = False) -> Synced:
        """Reads what is new or changed under ``roots`` and drops what has vanished."""
        rules = self._rules()
        known = self._known_files()
        work: list[tuple[Path, str | None]] = []
        synced = Synced()
        for root in roots:
            found = self._found(root, rules)
            before = [file for file in known if self._owner(file, rules) == root]
            self._refuse_vanished(root, found, before)
            work += [(_absolute(file), rules[root][1]) for file in found]
            here = {_key(_absolute(file)) for file in found}
            synced.vanished += [_key(file) for file in before if _key(file) not in here]
        progress.stage("looking at sources", len(work))
        with self._records.transaction():
            self._drop(synced.vanished)
        for start in range(0, len(work), _BATCH):
            with self._records.transaction():
                for file, publisher in work[start : start + _BATCH]:
                    if self._look(file, publisher, verify):
                        synced.read.append(_key(file))
                    else:
                        synced.unchanged += 1
                    progress.advance()
        return synced

    def _look(self, file: Path, publisher: str | None, verify: bool) -> bool:
        """Reads ``file`` if it may have changed; whether it was read."""
        reader = f"{codec.VERSION} {self._reading.fingerprint} {publisher or ''}"
        row = self._records.row(
            "SELECT size, mtime_ns, unsettled, sha256, reader FROM files WHERE path = ?", [_key(file)]
        )
        now = time.time_ns()
        try:
            stat = file.stat()
            same = row is not None and row[:2] == (stat.st_size, stat.st_mtime_ns) and row[4] == reader
            if row is not None and same and not row[2] and not verify:
                return False
            sha256 = _file_hash(file)
        except OSError as error:
            self._store(file, (0, 0, 1, "", reader), [], [Failure(_key(file), error.strerror or str(error))])
            return True
        unsettled = int(stat.st_mtime_ns > now - TICK_NS)
        state = (stat.st_size, stat.st_mtime_ns, unsettled, sha256, reader)
        if row is not None and row[3:] == (sha256, reader):
            self._records.do(
                "UPDATE files SET size = ?, mtime_ns = ?, unsettled = ? WHERE path = ?", [*state[:3], _key(file)]
            )
            return False
        bulletins, failures = self._read(file, publisher)
        self._store(file, state, bulletins, failures)
        return True

    def _read(self, file: Path, publisher: str | None) -> tuple[list[Bulletin], list[Failure]]:
        bulletins: list[Bulletin] = []
        failures: list[Failure] = []
        try:
            for outcome in self._reading.read(file, publisher):
                if isinstance(outcome, Bulletin):
                    bulletins.append(outcome)
                else:
                    failures.append(_failure(outcome, file))
        except SourceError as error:
            return [], [_failure(error, file)]
        except Exception as error:  # a fault of the reader stops this file only
            raise_if_machine(error)
            if isinstance(error, OSError):
                return [], [Failure(_key(file), error.strerror or str(error))]
            return [], [Failure(_key(file), f"could not be read: {type(error).__name__}: {error}")]
        return bulletins, failures

    def _store(
        self,
        file: Path,
        state: tuple[int, int, int, str, str],
        bulletins: Sequence[Bulletin],
        failures: Sequence[Failure],
    ) -> None:
        self._drop([_key(file)])
        told = json.dumps([[f.thing, f.reason] for f in failures])
        self._records.do("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", [_key(file), *state, told])
        for place, bulletin in enumerate(bulletins):
            text = codec.dump(bulletin)
            key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            self._records.do("INSERT OR IGNORE INTO texts VALUES (?, ?)", [key, pack(text)])
            self._records.do(
                "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?)",
                [_key(file), place, bulletin.id, bulletin.sha256, content_hash(bulletin), key, len(bulletin.text)],
            )

    def _drop(self, files: Iterable[str]) -> None:
        for file in files:
            self._records.do("DELETE FROM items WHERE path = ?", [file])
            self._records.do("DELETE FROM files WHERE path = ?", [file])

    # --- what was read

    def items(self) -> Iterator[Item]:
        for row in self._records.rows("SELECT id, sha256, content, text, path, characters FROM items"):
            yield Item(*row)

    def exclusions(self) -> set[str]:
        return {identifier for (identifier,) in self._records.rows("SELECT id FROM exclusions")}

    def failures(self) -> list[Failure]:
        told = self._records.rows("SELECT failures FROM files WHERE failures != '[]' ORDER BY path")
        return [Failure(thing, reason) for (line,) in told for thing, reason in json.loads(line)]


def _key(file: Path) -> str:
    """The path as text, also where the file's name is no UTF-8."""
    return str(file).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _failure(error: SourceError, file: Path) -> Failure:
    where = _key(Path(error.path)) if error.path else _key(file)
    return Failure(where if error.line is None else f"{where}:{error.line}", " ".join(error.reason.split()))
