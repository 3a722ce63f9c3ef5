"""RSS and Atom files: one bulletin an entry.

Offsets count code points of the entry's content; ``part`` is the entry's number.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from kg_builder.bulletins.clean import clean, compose
from kg_builder.bulletins.dates import parse_date
from kg_builder.bulletins.draft import Draft, Source
from kg_builder.bulletins.normalise import normalise
from kg_builder.bulletins.page import fragment_lines
from kg_builder.bulletins.traced import Traced
from kg_builder.errors import SourceError

_ROOT = re.compile(rb"<(?:\w+:)?(rss|feed|RDF)\b")


def is_feed(data: bytes) -> bool:
    return bool(_ROOT.search(data[:4096]))


def read_feed(source: Source) -> Iterator[Draft | SourceError]:
    import feedparser

    if not is_feed(source.data):
        raise SourceError("is XML, but neither RSS nor Atom", path=source.name)
    feed = feedparser.parse(io.BytesIO(source.data), resolve_relative_uris=False)
    if not feed.entries:
        broken = feed.get("bozo_exception")
        raise SourceError(f"is a feed without entries{f': {broken}' if broken else ''}", path=source.name)
    for number, entry in enumerate(feed.entries, 1):
        yield _draft(feed.feed, entry, number)


def _draft(feed: Any, entry: Any, number: int) -> Draft | SourceError:
    content = _content(entry)
    title = _plain(entry.get("title"))
    if not content and not title:
        return SourceError(f"entry {number} has no text")
    cleaned = clean(fragment_lines(content), subject=normalise(Traced(title)) if title else None)
    publisher = entry.get("source", {}).get("title") or feed.get("publisher") or feed.get("title")
    return Draft(
        body=compose(cleaned.lines),
        subject=cleaned.subject,
        id=entry.get("id") or entry.get("link"),
        published=parse_date(entry.get("published")) or parse_date(dict.get(entry, "updated")) or cleaned.published,
        publisher=_plain(publisher) or None,
        web_address=entry.get("link"),
        licence=entry.get("license") or _plain(entry.get("rights") or feed.get("rights")) or None,
        references=cleaned.references,
        part=str(number),
    )


def _content(entry: Any) -> str:
    """The longest of the entry's contents, else its summary."""
    values = [item.get("value") or "" for item in entry.get("content", [])]
    return max([*values, entry.get("summary") or ""], key=len)


def _plain(text: str | None) -> str:
    return " ".join(line.text for line in fragment_lines(text or "") if line)
