"""Which format a file is in: by what its content begins with, then by its name."""

from __future__ import annotations

from pathlib import PurePath

# file endings that are looked for under a folder, and the format that each stands for
ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonlines",
    ".ndjson": "jsonlines",
    ".json": "json",
}


def ending(name: str) -> str:
    """The file ending that tells the format; that under ``.gz`` for a compressed file."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def detect(name: str, data: bytes) -> str:
    """The format of a file, a key of the reader's table."""
    if ending(name) in ENDINGS:
        return ENDINGS[ending(name)]
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return "jsonlines" if b"\n{" in data.strip() else "json"
    return "text"
