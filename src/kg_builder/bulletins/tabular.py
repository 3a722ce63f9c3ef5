"""CSV and TSV: a header with the names of ``fields``, one bulletin a row.

Offsets count code points of the file; ``part`` is the row's number, the header's being 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.bulletins.clean import clean, compose
from kg_builder.bulletins.dates import parse_date
from kg_builder.bulletins.draft import Draft, Source
from kg_builder.bulletins.encoding import decode
from kg_builder.bulletins.fields import Fields, field_of
from kg_builder.bulletins.normalise import normalise
from kg_builder.bulletins.traced import Traced
from kg_builder.errors import SourceError

_DOUBLED = re.compile('"(?=")')


def read_tabular(source: Source) -> Iterator[Draft | SourceError]:
    text = decode(source.data)
    rows = _rows(text, _delimiter(text))
    header = [field_of(cell.text) for cell in next(rows, [])]
    if "text" not in header:
        raise SourceError("has no column named text, body or content in its first line", path=source.name)
    for number, row in enumerate(rows, 2):
        if not any(cell.text.strip() for cell in row):
            continue
        cells: dict[str, Traced] = {}
        for name, cell in zip(header, row, strict=False):
            if name and cell.text.strip():
                cells.setdefault(name, cell)
        if "text" not in cells:
            yield SourceError("has no text", path=source.name, line=number)
        else:
            yield _draft(cells, number)


def _draft(cells: dict[str, Traced], number: int) -> Draft:
    fields = Fields.of({name: cell.text for name, cell in cells.items()})
    subject = normalise(cells["subject"]) if "subject" in cells else None
    if subject:
        subject = subject.same_length(subject.text.replace("\n", " "))
    cleaned = clean(normalise(cells["text"]).lines(), subject=subject)
    return Draft(
        body=compose(cleaned.lines),
        subject=cleaned.subject,
        id=fields.id,
        published=parse_date(fields.published) or cleaned.published,
        publisher=fields.publisher,
        web_address=fields.web_address,
        licence=fields.licence,
        references=fields.references + cleaned.references,
        part=str(number),
    )


def _delimiter(text: str) -> str:
    """The separator of the header line: the one of ``, ; tab |`` that stands in it most."""
    header = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    return max(",;\t|", key=header.count)


def _rows(text: str, delimiter: str) -> Iterator[list[Traced]]:
    """The cells of each row; a quoted cell may hold line ends and doubled quotes."""
    mark = re.escape(delimiter)
    cell = re.compile(rf'[ \t]*"((?:[^"]+|"")*+)"?[^{mark}\r\n]*|([^{mark}\r\n]*)' if delimiter != "\t" else
                      rf'"((?:[^"]+|"")*+)"?[^{mark}\r\n]*|([^{mark}\r\n]*)')  # fmt: skip
    row: list[Traced] = []
    at = 0
    while at < len(text):
        match = cell.match(text, at)
        if match is None:
            break
        group = 1 if match[1] is not None else 2
        value = Traced.whole(match[group], match.start(group))
        row.append(value.rewrite(_DOUBLED) if group == 1 and '""' in value.text else value)
        at = match.end()
        if text[at : at + 1] == delimiter:
            at += 1
            if at == len(text):
                row.append(Traced(""))
            continue
        at += 2 if text.startswith("\r\n", at) else 1
        yield row
        row = []
    if row:
        yield row
