"""``records.sqlite``: what is known about sources, bulletins, records, entities and causes.

Two kinds of tables. *What was read* (roots, files, items, texts, records) grows batch by batch and
is a cache: a build that is killed leaves it further on, never wrong. *What is loaded* (bulletins,
graphs, entities, causes, the generation of the store) changes in one transaction at the end of a
build, together with the pointer to the store's new generation, so that readers see one state.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from kg_builder.errors import WorkspaceError

VERSION = 3
NAME = "records.sqlite"

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE roots (path TEXT PRIMARY KEY, excluded INTEGER NOT NULL, publisher TEXT) WITHOUT ROWID;
CREATE TABLE exclusions (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE files (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, unsettled INTEGER NOT NULL,
  sha256 TEXT NOT NULL, reader TEXT NOT NULL, failures TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE items (
  path TEXT NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, sha256 TEXT NOT NULL, content TEXT NOT NULL,
  text TEXT NOT NULL, characters INTEGER NOT NULL, PRIMARY KEY (path, place)) WITHOUT ROWID;
CREATE INDEX items_by_text ON items (text);
CREATE TABLE texts (key TEXT PRIMARY KEY, bulletin BLOB NOT NULL);
CREATE TABLE records (
  sha256 TEXT NOT NULL, fingerprint TEXT NOT NULL, record BLOB NOT NULL, PRIMARY KEY (sha256, fingerprint));
CREATE TABLE bulletins (
  id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, text TEXT NOT NULL, fingerprint TEXT NOT NULL,
  claims TEXT NOT NULL, links TEXT NOT NULL);
CREATE TABLE slim (id TEXT PRIMARY KEY, claims BLOB NOT NULL);
CREATE TABLE graphs (iri TEXT PRIMARY KEY, digest TEXT NOT NULL, triples INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE entities (id TEXT PRIMARY KEY, kind TEXT NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE mentions (thing TEXT NOT NULL, mentioned TEXT NOT NULL, PRIMARY KEY (thing, mentioned)) WITHOUT ROWID;
CREATE INDEX mentions_by_mentioned ON mentions (mentioned);
CREATE TABLE causes (
  cause TEXT NOT NULL, quad TEXT NOT NULL, graph TEXT NOT NULL, PRIMARY KEY (cause, quad)) WITHOUT ROWID;
CREATE INDEX causes_by_quad ON causes (quad);
CREATE INDEX causes_by_graph ON causes (graph);
"""


def pack(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 3)


def unpack(data: bytes) -> str:
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


class Records:
    """An open ``records.sqlite``. Errors of the database are WorkspaceErrors that name the file."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        with self._named():
            if read_only:
                self._db = self._open_to_read()
            else:
                self._db = sqlite3.connect(path, isolation_level=None, timeout=30.0)
                self._db.execute("PRAGMA journal_mode=WAL")
                self._db.execute("PRAGMA synchronous=NORMAL")
                if not self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
                    self._create()

    def _open_to_read(self) -> sqlite3.Connection:
        uri = self.path.resolve().as_uri()
        db = sqlite3.connect(f"{uri}?mode=ro", uri=True, isolation_level=None, timeout=30.0)
        try:
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            db.close()  # a write-ahead log needs a folder that can be written; without one nobody else writes, too
            db = sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True, isolation_level=None)
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
        return db

    def _create(self) -> None:
        self._db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version={VERSION}; COMMIT;")

    def recreate(self) -> None:
        """Drops all tables and starts anew, in one transaction."""
        names = [row[0] for row in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        drops = "".join(f'DROP TABLE "{name}"; ' for name in names)
        with self._named():
            self._db.executescript(f"BEGIN IMMEDIATE; {drops} {_SCHEMA} PRAGMA user_version={VERSION}; COMMIT;")

    def unload(self) -> None:
        """Forgets what is loaded: the next generation begins empty."""
        for table in ("bulletins", "slim", "graphs", "entities", "mentions", "causes"):
            self.do(f"DELETE FROM {table}")

    @property
    def version(self) -> int:
        return int(self.value("PRAGMA user_version"))

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            self._fail(error)

    def _fail(self, error: sqlite3.Error) -> NoReturn:
        reason = str(error)
        if isinstance(error, sqlite3.DatabaseError) and "not a database" in reason:
            reason = "the workspace is damaged: not a database"
        elif "readonly" in reason or "unable to open" in reason:
            reason = f"the workspace cannot be opened or written: {reason}"
        raise WorkspaceError(reason, path=self.path) from error

    def rows(self, sql: str, parameters: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
        with self._named():
            yield from self._db.execute(sql, tuple(parameters))

    def row(self, sql: str, parameters: Iterable[Any] = ()) -> tuple[Any, ...] | None:
        return next(self.rows(sql, parameters), None)

    def value(self, sql: str, parameters: Iterable[Any] = ()) -> Any:
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def do(self, sql: str, parameters: Iterable[Any] = ()) -> None:
        with self._named():
            self._db.execute(sql, tuple(parameters))

    def do_many(self, sql: str, parameters: Iterable[Iterable[Any]]) -> None:
        with self._named():
            self._db.executemany(sql, (tuple(row) for row in parameters))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self.do("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with self._named():
                self._db.rollback()
            raise
        self.do("COMMIT")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """One state for all that is read inside."""
        self.do("BEGIN")
        try:
            yield
        finally:
            self.do("COMMIT")

    def get(self, key: str, default: str = "") -> str:
        found = self.value("SELECT value FROM meta WHERE key = ?", [key])
        return default if found is None else str(found)

    def put(self, key: str, value: str) -> None:
        self.do("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])

    def close(self) -> None:
        with self._named():
            self._db.close()
