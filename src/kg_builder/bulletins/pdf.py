"""PDF with a text layer (the extra ``pdf``).

Offsets count code points of the extracted text, its pages joined by line ends.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator

from kg_builder.bulletins.clean import clean, compose
from kg_builder.bulletins.draft import Draft, Source
from kg_builder.bulletins.normalise import normalise
from kg_builder.bulletins.traced import Traced
from kg_builder.errors import MissingDependencyError, SourceError

PAGE_CAP = 500
_PAGE_NUMBER = re.compile(r"(?:page )?[-–— ]*\d{1,4}[-–— ]*(?:(?:of|/) ?\d{1,4})?", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


def read_pdf(source: Source) -> Iterator[Draft]:
    whole = normalise(Traced.whole("\n".join(_pages(source))))
    whole = whole.rewrite(_HYPHEN)
    lines = [line.strip() for line in whole.lines()]
    often = Counter(line.text for line in lines if line)
    repeated = {text for text, count in often.items() if count >= 3 and len(text) < 120}
    lines = [line for line in lines if line.text not in repeated and not _PAGE_NUMBER.fullmatch(line.text)]
    cleaned = clean(lines, headline=True)
    yield Draft(
        body=compose(cleaned.lines),
        subject=cleaned.subject,
        published=cleaned.published,
        publisher=cleaned.publisher,
        references=cleaned.references,
    )


def _pages(source: Source) -> list[str]:
    try:
        import pypdf
    except ImportError:
        raise MissingDependencyError(
            "is a PDF; to read it install the extra: pip install 'kg-builder[pdf]'", path=source.name
        ) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(source.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError("is an encrypted PDF", path=source.name)
        if len(reader.pages) > PAGE_CAP:
            raise SourceError(f"has {len(reader.pages)} pages; at most {PAGE_CAP} are read", path=source.name)
        pages = [page.extract_text() for page in reader.pages]
    except SourceError:
        raise
    except Exception as error:  # a damaged file may raise anything
        raise SourceError(f"is a damaged PDF: {error}", path=source.name) from None
    if not any(page.strip() for page in pages):
        raise SourceError("is a PDF without a text layer (scanned pages?)", path=source.name)
    return pages
