"""Positions in a text: spans, and the map from cleaned text back to its source."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``start:end`` of Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each piece of a cleaned text stood in its source.

    ``pieces`` are ``(text_start, source_start, length)``, sorted by
    ``text_start``; inside a piece the two run in step. Characters of the text
    between pieces were put in by the reader and stand nowhere in the source.
    A character that the source writes with several (an entity, an escape) has
    two pieces, for the first and the last of them.
    """

    pieces: tuple[tuple[int, int, int], ...] = ()

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        return cls(((0, 0, length),))

    def to_source(self, span: Span) -> Span | None:
        """The source range that covers ``span``, or None if nothing of it stands in the source."""
        first = max(bisect_left(self.pieces, (span.start, 0, 0)) - 1, 0)
        start: int | None = None
        end = 0
        for text_start, source_start, length in self.pieces[first:]:
            if text_start >= span.end:
                break
            low, high = max(span.start, text_start), min(span.end, text_start + length)
            if low >= high:
                continue
            if start is None:
                start = source_start + low - text_start
            end = source_start + high - text_start
        return None if start is None else Span(start, end)
