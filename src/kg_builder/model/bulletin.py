"""A bulletin as read from its source."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg_builder.model.text import OffsetMap, Span
from kg_builder.model.time import PartialDate


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One news-board post or press release.

    ``text`` is the subject, a blank line and the body; all spans of a record are
    code points of it. ``offsets`` lead from ``text`` into the source: code
    points of a file, or of the part ``part`` (a JSON Lines line number, a CSV row,
    a PDF page) of a container. ``references`` are cited sources that stood below the
    body; they are no part of ``text``. ``published`` is the bulletin's own date,
    which is not the date of what it tells.
    """

    id: str
    source: str
    text: str
    sha256: str
    subject: str | None = None
    published: PartialDate | None = None
    publisher: str | None = None
    web_address: str | None = None
    licence: str | None = None
    language: str | None = None
    offsets: OffsetMap = field(default_factory=OffsetMap)
    part: str | None = None
    references: tuple[str, ...] = ()

    @property
    def subject_span(self) -> Span:
        """Where the subject stands in ``text``: empty if there is none."""
        return Span(0, len(self.subject or ""))

    @property
    def body_start(self) -> int:
        return len(self.subject) + 2 if self.subject else 0
