"""Posts of a news board: ``Board View``, ``SUBJECT``, ``DATE``, then caption, body, references and byline.

Any of them may be missing, and the last line may be cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.bulletins.clean import clean, compose
from kg_builder.bulletins.dates import parse_date
from kg_builder.bulletins.draft import Draft, Source
from kg_builder.bulletins.encoding import decode
from kg_builder.bulletins.header import is_board, read_header
from kg_builder.bulletins.normalise import normalise
from kg_builder.bulletins.traced import Traced

_ESCAPE = re.compile(r"\\u(?!d[89ab])([0-9a-f]{4})", re.IGNORECASE)


def read_board(source: Source) -> Iterator[Draft]:
    """Board text and plain text, which differ in the fields above the body."""
    text = decode(source.data)
    yield draft_of(Traced.whole(text), board=is_board(text))


def draft_of(whole: Traced, *, board: bool) -> Draft:
    fields, lines = read_header(normalise(whole).lines(), board=board)
    subject = fields.get("subject")
    if subject and "\\u" in subject.text:
        subject = normalise(subject.rewrite(_ESCAPE, lambda match: chr(int(match[1], 16))))
    cleaned = clean(lines, subject=subject, headline=True)
    named = {name: value.text or None for name, value in fields.items()}
    return Draft(
        body=compose(cleaned.lines),
        subject=cleaned.subject,
        id=named.get("id"),
        published=parse_date(named.get("date")) or cleaned.published,
        publisher=named.get("publisher") or cleaned.publisher,
        web_address=named.get("web_address"),
        licence=named.get("licence"),
        references=tuple(text for text in [named.get("source")] if text) + cleaned.references,
    )
