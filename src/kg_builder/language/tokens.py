"""Tokens for the grammar: words with their folded form and place."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from kg_builder.lexicon.phrases import TOKEN, plain
from kg_builder.model.text import Span


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over a text: the word, its folded form, where it starts and ends."""

    words: list[str]
    folded: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, end: int) -> Span:
        """The characters from token ``first`` up to before token ``end``."""
        return Span(self.starts[first], self.ends[end - 1])

    def within(self, span: Span) -> tuple[int, int]:
        """The token range that begins inside ``span``."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)


def tokenize(text: str) -> Tokens:
    """The tokens of ``text``; linear in its length."""
    words, folded, starts, ends = [], [], [], []
    for match in TOKEN.finditer(text):
        word = match.group()
        words.append(word)
        folded.append(plain(word))
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(words, folded, starts, ends)
