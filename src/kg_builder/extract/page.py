"""One bulletin under the officials stage: its text, tokens, and what the grammar has read of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from kg_builder.extract.coreference import Person
from kg_builder.extract.people import Sentence
from kg_builder.extract.posts import Post
from kg_builder.language.tokens import Tokens
from kg_builder.lexicon import Lexicon
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.text import Span

_SMALL = frozenset(["of", "and", "for", "the", "to", "in", "on", "at", "with", "&"])


def _singular(word: str) -> str:
    """The word of a title for one of several: "Ministers", "Secretaries", "Chairmen", "Consuls-General"."""
    word, dash, rest = word.partition("-")
    for ending, single in (("ies", "y"), ("men", "man"), ("s", "")):
        if word.endswith(ending):
            word = word.removesuffix(ending) + single
            break
    return word + dash + rest


@dataclass(slots=True)
class Page:
    """What the parts of the officials stage share."""

    bulletin: Bulletin
    tokens: Tokens
    spans: tuple[Span, ...]
    lexicon: Lexicon
    sentences: list[Sentence] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    titles: list[tuple[Post, int]] = field(default_factory=list)
    muted: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.bulletin.text

    @property
    def subject_end(self) -> int:
        return self.bulletin.subject_span.end

    def sentence_at(self, token: int) -> int:
        """The index of the sentence that ``token`` stands in."""
        return max(0, bisect_right(self.spans, Span(self.tokens.starts[token], 1 << 40)) - 1)

    def phrase(self, first: int, end: int) -> str:
        """The text of tokens ``first:end`` on one line."""
        return " ".join(self.tokens.span(first, end).of(self.text).split())

    def value(
        self, value: str, first: int, end: int, method: str, confidence: float, via: tuple[Span, ...] = ()
    ) -> Value:
        """A value with the tokens that say it as its evidence."""
        span = self.tokens.span(first, end)
        sentence = self.spans[self.sentence_at(first)]
        return Value(value, span.of(self.text), (Evidence(span, sentence, method, confidence, via),))

    def title(self, post: Post) -> str:
        """The post's title as written, without its country; with capitals where it was written small."""
        words: list[str] = []
        for index, token in enumerate(post.tokens):
            word = self.tokens.words[token]
            before = post.tokens[index - 1] if index else -1
            word = self.lexicon.short_posts.get(word, word)
            if index and before + 1 == token and self.tokens.starts[token] == self.tokens.ends[before]:
                words[-1] += word
            else:
                words.append(word)
        last = len(post.head.split()) - 1
        if post.plural and last < len(words):
            words[last] = _singular(words[last])
        while words and words[-1].casefold() in ("of", "the", "at", "in", "for", "and"):
            words.pop()
        text = " ".join(words)
        if text.isupper() and len(text) > 4:
            text = text.title()
        if post.lower:
            text = " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in text.split())
        return text.strip(" ,-–&")
