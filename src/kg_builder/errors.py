"""What can go wrong, as a tree::

    KgBuilderError                 could not be done (exit 3)
    ├── UsageError                 what was asked makes no sense (exit 2)
    │   ├── ParameterError         a query parameter that fits nothing or several things
    │   └── FilterError            a filter that leaves nothing
    ├── SourceError                a source cannot be read
    ├── LexiconError               a lexicon, authority or curation file has a mistake
    ├── OntologyError              an ontology file has a mistake
    ├── QueryError                 a query does not parse or may not run
    ├── WorkspaceError             a workspace is locked, newer than us, damaged
    ├── StoreError                 a store cannot be opened, read or written
    │   └── EndpointError          a remote store is down, refuses, or answers nonsense
    ├── OutputError                a result cannot be written
    └── MissingDependencyError     an extra or a program is not installed

Each exception carries the thing it is about (``path``: a file, an address, a name) and the
reason; ``str()`` is the one line that the command line prints.
"""

from __future__ import annotations

import errno
import tempfile
from typing import ClassVar


class KgBuilderError(Exception):
    """The root. ``path`` names the thing, ``reason`` says what is wrong with it."""

    exit_code: ClassVar[int] = 3

    def __init__(self, reason: str, *, path: object | None = None, line: int | None = None) -> None:
        self.reason = reason
        self.path = None if path is None else str(path)
        self.line = line
        super().__init__(str(self))

    def __str__(self) -> str:
        where = self.path or ""
        if where and self.line is not None:
            where += f":{self.line}"
        text = f"{where}: {self.reason}" if where else self.reason
        return " ".join(text.split())


class UsageError(KgBuilderError):
    exit_code = 2


class ParameterError(UsageError):
    """A query parameter that fits nothing, or several things."""


class FilterError(UsageError):
    """A filter that leaves nothing."""


class SourceError(KgBuilderError):
    """A source cannot be read."""


class LexiconError(KgBuilderError):
    """A lexicon, authority or curation file has a mistake."""

    exit_code = 2


class OntologyError(KgBuilderError):
    """An ontology file has a mistake."""

    exit_code = 2


class QueryError(KgBuilderError):
    """A query does not parse, or may not run."""

    exit_code = 2


class WorkspaceError(KgBuilderError):
    """A workspace is locked, newer than this program, or damaged."""


class StoreError(KgBuilderError):
    """A store cannot be opened, read or written."""


class EndpointError(StoreError):
    """A remote store is down, refuses, or answers nonsense. ``code`` is the status it gave, if it gave one."""

    code: int | None = None


class OutputError(KgBuilderError):
    """A result cannot be written."""


_MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO}


def raise_if_machine(error: BaseException) -> None:
    """Raises OutputError if ``error`` is of the machine (a full disk), not of the thing at hand."""
    if isinstance(error, OSError) and error.errno in _MACHINE:
        where = error.filename or f"{tempfile.gettempdir()} (temporary files)"
        raise OutputError(error.strerror or str(error), path=where) from error


class MissingDependencyError(KgBuilderError):
    """An extra or a program is not installed."""
