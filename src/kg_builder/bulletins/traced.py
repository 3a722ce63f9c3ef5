"""A text that remembers where its characters stood in the source.

A reader starts from the whole source and cuts, deletes and joins; the offsets follow.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg_builder.model.text import OffsetMap, Span

Piece = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Traced:
    """``text`` with its ``pieces`` (see OffsetMap). Characters outside pieces were put in by the reader."""

    text: str
    pieces: tuple[Piece, ...] = ()

    @classmethod
    def whole(cls, source: str, start: int = 0) -> Traced:
        """All of ``source``, whose first character stands at ``start``."""
        return cls(source, ((0, start, len(source)),) if source else ())

    @property
    def offsets(self) -> OffsetMap:
        return OffsetMap(self.pieces)

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def _within(self, start: int, end: int, at: int) -> Iterator[Piece]:
        """The pieces of ``text[start:end]``, as if it began at ``at``."""
        first = max(bisect_left(self.pieces, (start, 0, 0)) - 1, 0)
        for index in range(first, len(self.pieces)):
            text_start, source_start, length = self.pieces[index]
            if text_start >= end:
                break
            low, high = max(start, text_start), min(end, text_start + length)
            if low < high:
                yield (low - start + at, source_start + low - text_start, high - low)

    def cut(self, start: int, end: int) -> Traced:
        """The part ``start:end``."""
        return Traced(self.text[start:end], tuple(self._within(start, end, 0)))

    def strip(self) -> Traced:
        text = self.text.strip()
        if len(text) == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, start + len(text))

    def same_length(self, text: str) -> Traced:
        """This text with characters exchanged one for one."""
        if len(text) != len(self.text):
            raise ValueError(f"{len(text)} characters for {len(self.text)}")
        return Traced(text, self.pieces)

    def translate(self, table: dict[int, int]) -> Traced:
        return self.same_length(self.text.translate(table))

    def rewrite(self, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str] | str = "") -> Traced:
        """Each match of ``pattern`` replaced; what is put in stands where the whole match stood."""
        out = _Joiner()
        last = 0
        for match in pattern.finditer(self.text):
            out.add(self, last, match.start())
            new = replacement if isinstance(replacement, str) else replacement(match)
            if new:
                out.exchange(self, match.start(), match.end(), new)
            last = match.end()
        if last == 0:
            return self
        out.add(self, last, len(self.text))
        return out.result()

    def lines(self) -> list[Traced]:
        """The lines, without their line ends (``\\n`` alone ends a line)."""
        lines, start = [], 0
        for line in self.text.split("\n"):
            lines.append(self.cut(start, start + len(line)))
            start += len(line) + 1
        return lines

    @staticmethod
    def join(parts: Iterable[Traced | str]) -> Traced:
        """The parts in a row; plain strings stand nowhere in the source."""
        out = _Joiner()
        for part in parts:
            if isinstance(part, str):
                out.put(part)
            else:
                out.add(part, 0, len(part.text))
        return out.result()


class _Joiner:
    """Collects stretches of traced text."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def put(self, text: str) -> None:
        if text:
            self._texts.append(text)
            self._length += len(text)

    def add(self, part: Traced, start: int, end: int) -> None:
        if start >= end:
            return
        for piece in part._within(start, end, self._length):
            self._piece(piece)
        self.put(part.text[start:end])

    def exchange(self, part: Traced, start: int, end: int, new: str) -> None:
        """Put ``new`` where ``part`` has ``start:end``."""
        where = OffsetMap(part.pieces).to_source(Span(start, end))
        if where is not None:
            for at in range(self._length, self._length + len(new)):
                self._piece((at, where.start, 1))
                if where.end - where.start > 1:
                    self._piece((at, where.end - 1, 1))
        self.put(new)

    def _piece(self, piece: Piece) -> None:
        if self._pieces:
            before = self._pieces[-1]
            if before[0] + before[2] == piece[0] and before[1] + before[2] == piece[1]:
                self._pieces[-1] = (before[0], before[1], before[2] + piece[2])
                return
        self._pieces.append(piece)

    def result(self) -> Traced:
        return Traced("".join(self._texts), tuple(self._pieces))
