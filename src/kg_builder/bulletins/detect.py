"""Which format a file is in: by what its content begins with, then by its name."""

from __future__ import annotations

import re
from pathlib import PurePath

from kg_builder.bulletins.feed import is_feed

# file endings that are looked for under a folder, and the format that each stands for
ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonlines",
    ".ndjson": "jsonlines",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "mail",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".csv": "tabular",
    ".tsv": "tabular",
    ".pdf": "pdf",
}
_MAIL = re.compile(
    rb"(?:(?:from|to|subject|date|message-id|mime-version|received|return-path|delivered-to|content-type|x-[\w-]+)"
    rb":[ \t].*\r?\n(?:[ \t].*\r?\n)*){4}",
    re.IGNORECASE,
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def ending(name: str) -> str:
    """The file ending that tells the format; that under ``.gz`` for a compressed file."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def detect(name: str, data: bytes) -> str:
    """The format of a file, a key of the reader's table."""
    head = data[:4000].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"%PDF-"):
        return "pdf"
    known = ENDINGS.get(ending(name))
    if known == "feed" and _HTML.match(head) and not is_feed(data):
        return "html"
    if known and known != "text":
        return known
    if _HTML.match(head):
        return "html"
    if known is None or head.startswith(b"Return-Path:"):
        return _unnamed(head.lstrip(), data)
    return known


def _unnamed(head: bytes, data: bytes) -> str:
    if head.startswith(b"{"):
        return "jsonlines" if b"\n{" in data.strip() else "json"
    if head.startswith(b"<") and is_feed(data):
        return "feed"
    if _MAIL.match(head):
        return "mail"
    return "text"
