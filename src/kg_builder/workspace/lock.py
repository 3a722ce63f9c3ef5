"""One build at a time: a lock file that names who holds it and goes with its holder, however that ends."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg_builder.errors import WorkspaceError

try:
    import fcntl

    def _try_lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

except ImportError:  # pragma: no cover (Windows)
    import msvcrt

    def _try_lock(file: IO[str]) -> bool:
        file.seek(1 << 30)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True


def _holder(file: IO[str]) -> str:
    try:
        file.seek(0)
        said = json.loads(file.read())
        return f"process {said['pid']} on {said['host']} ({said['what']})"
    except (ValueError, KeyError, TypeError):
        return "another process"


@contextmanager
def lock(path: Path, what: str) -> Iterator[None]:
    """Holds the lock file ``path`` for ``what``; WorkspaceError names the holder if somebody else does."""
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise WorkspaceError(f"the workspace cannot be written: {error.strerror}", path=path.parent) from error
    with file:
        if not _try_lock(file):
            raise WorkspaceError(f"in use by {_holder(file)}; try again when it is done", path=path.parent)
        try:
            file.truncate(0)
            holder = {"pid": os.getpid(), "host": socket.gethostname(), "what": what}
            os.write(file.fileno(), json.dumps(holder).encode())
        except OSError as error:
            raise WorkspaceError(f"the workspace cannot be written: {error.strerror}", path=path.parent) from error
        yield
