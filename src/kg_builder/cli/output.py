"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from kg_builder.errors import OutputError


def write_output(path: Path, content: str | bytes) -> None:
    """Writes ``content`` to ``path``; ``-`` is standard output. OutputError names the file and the reason."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if str(path) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    draft = None
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(draft).chmod(0o666 & ~_umask())
        Path(draft).replace(path)
    except OSError as error:
        if draft is not None:
            with suppress(OSError):
                Path(draft).unlink()
        raise OutputError(f"cannot be written: {error.strerror or error}", path=path) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
