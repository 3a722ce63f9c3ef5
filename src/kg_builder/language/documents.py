"""Phrases that name documents and commitments: "a memorandum of understanding on trade", "the Minsk agreements".

A phrase grows from its head noun (``lexicon/data/documents.yml``): to the left over the modifiers of the noun,
to the right over what the document is about and whom it is between. The whole works on the words of one sentence
and looks at nothing else; sentences without a head noun cost one search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg_builder.language.document_complements import Complements
from kg_builder.language.document_tokens import (
    ABOUT,
    DETERMINERS,
    MODIFIER_ED,
    MONTHS,
    NO_MODIFIER,
    NUMBERS,
    QUANTIFIERS,
    SOFT_PREPOSITIONS,
    STOP_RIGHT,
    Heads,
    Token,
    is_titled,
)
from kg_builder.lexicon.documents import DocumentName, DocumentNoun, DocumentWords
from kg_builder.lexicon.phrases import word_set
from kg_builder.model.text import Span

_COLLECTIVES = word_set("series number package set host range raft batch bundle slew round couple dozen total")
_VERBISH = re.compile(r"\w{3,}(?:ed|ing)$")
_SKIP_FIRST = DETERMINERS | word_set("and or of as well")
_DOUBLE_MODIFIERS = word_set("ceasefire cease-fire trade peace friendship security economic legal")
_HEADLINE_BASE = word_set("sign conclude adopt ratify initial ink endorse reach seal strike finalise finalize")
_MEETINGS = word_set("summit ministerial forum conference meeting ceremony dialogue talks session")
_LINKS = word_set("of and the on for & de la del in to against")


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """A phrase for one document or several.

    ``first`` and ``last`` are token positions of the whole phrase (``last`` past its end), ``head`` of the noun.
    ``named``: the noun stands in a capitalised name, a quoted title or bears a number. ``about``: where what the
    document is about or between begins, if it says so. ``canonical``: the common name of a document known by
    an acronym. ``quoted``: the phrase is or holds a title in quotes.
    """

    span: Span
    noun: DocumentNoun
    first: int
    head: int
    last: int
    determiner: str | None = None
    count: int | None = None
    named: bool = False
    modified: bool = False
    about: int | None = None
    canonical: str | None = None
    quoted: bool = False


class DocumentFinder:
    """Finds the phrases for documents in a sentence, with the words of ``words``."""

    def __init__(self, words: DocumentWords) -> None:
        self.words = words
        self._heads = Heads(words)
        self._complements = Complements(words, self._heads)
        self._names: dict[str, list[tuple[tuple[str, ...], DocumentName]]] = {}
        for written, name in words.names.items():
            self._names.setdefault(written[0], []).append((written, name))
        firsts = sorted((re.escape(k) for k in self._heads.first_words | self._names.keys()), key=len, reverse=True)
        self._gate = re.compile(r"(?<!\w)(?:" + "|".join(firsts).replace("'", "['’]") + r")(?!\w)", re.IGNORECASE)

    def mentions(self, text: str, span: Span) -> bool:
        """Whether the sentence can hold a phrase for a document: one search, no more."""
        return self._gate.search(text, span.start, span.end) is not None

    def find(self, tokens: Sequence[Token]) -> list[DocumentMention]:
        """The phrases in order; a noun inside a title is part of that title, but for the name of another document."""
        found: list[DocumentMention] = []
        for mention in self._grown(tokens):
            if found and mention.head < found[-1].last:
                if mention.named and mention.determiner == "the" and mention.first > found[-1].head:
                    found.append(mention)  # "an understanding with the EU on the Northern Ireland Protocol"
                continue
            if found and mention.first <= found[-1].first:
                found.pop()
            if found and mention.first < found[-1].last:
                first = found[-1].last
                while first < mention.head and (not tokens[first].word or tokens[first].low in _SKIP_FIRST):
                    first += 1
                mention = replace(mention, first=first, span=Span(tokens[first].start, mention.span.end))
            found.append(mention)
        return found

    def _grown(self, tokens: Sequence[Token]) -> Iterator[DocumentMention]:
        i = floor = 0
        while i < len(tokens):
            hit = self._heads.match(tokens, i)
            if hit is None:
                named = self._named(tokens, i)
                if named is not None:
                    key, name = named
                    yield DocumentMention(
                        Span(tokens[i].start, tokens[i + len(key) - 1].end),
                        DocumentNoun(name.kind, "strong", False),
                        i,
                        i,
                        i + len(key),
                        determiner=tokens[i - 1].low if i and tokens[i - 1].low in DETERMINERS else None,
                        named=True,
                        canonical=name.name,
                    )
                    i += len(key)
                    continue
                i += 1
                continue
            key, noun = hit
            if (noun.use != "named" or tokens[i].capital) and self._is_document(tokens, i, i + len(key)):
                mention = self._grow(tokens, i, i + len(key), noun, floor)
                if mention is not None:
                    yield mention
                    floor = mention.last
                inside = mention is None or not tokens[i].capital
                i = i + len(key) if inside else max(i + len(key), mention.last)  # type: ignore[union-attr]
            else:
                i += len(key)

    def _named(self, tokens: Sequence[Token], i: int) -> tuple[tuple[str, ...], DocumentName] | None:
        for key, name in self._names.get(tokens[i].text, ()):
            if tuple(t.text for t in tokens[i : i + len(key)]) == key:
                return key, name
        return None

    def _is_document(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Whether the noun heads its phrase: not "Treaty Organisation", "dispute resolution", "plans to visit"."""
        before = tokens[first - 1].low if first else ""
        after = tokens[last] if last < len(tokens) else None
        capital = tokens[first].capital
        if after is not None and after.low in self.words.not_before:
            return False
        if after is not None and after.word and after.capital and after.low not in SOFT_PREPOSITIONS and capital:
            # "the Trade Agreement Signing Ceremony", "Treaty Alliance": the noun modifies what follows
            verb = any(v.form == "past" for v in self.words.verbs.get((after.low,), ()))
            return verb or after.low in ABOUT or after.low in ("no", "nos") or after.low in STOP_RIGHT
        if before in self.words.not_after and (not capital or tokens[first].low in ("resolution", "protocol")):
            return False
        alone = before != "joint" and not (before == "the" and capital)
        if tokens[first].low == "statement" and after is not None and after.low in ("by", "from") and alone:
            return False  # what one official says
        if (
            not capital
            and tokens[first].low in ("deal", "plan", "plans", "contract", "contracts", "pact")
            and after is not None
        ):
            # "to deal with", "plans to visit", "contracts with us": verbs, or no document
            verb = before == "to" or (first > 0 and tokens[first - 1].low in NO_MODIFIER) or first == 0
            return not (verb or (after.low == "to" and tokens[first].low != "deal"))
        return True

    def _grow(
        self, tokens: Sequence[Token], head: int, end: int, noun: DocumentNoun, floor: int
    ) -> DocumentMention | None:
        """The phrase around the noun; None for an event named after a document ("the Riga Declaration Summit")."""
        first, named, modified = self._left(tokens, head, floor)
        determiner, count = self._quantity(tokens, first)
        while first < head and (tokens[first].low in QUANTIFIERS or tokens[first].low in NUMBERS):
            first += 1
        last, about, right_named = self._complements.read(tokens, end, tokens[head].capital, noun.kind == "resolution")
        if (
            last - 1 > end
            and tokens[last - 1].low in _MEETINGS
            and tokens[last - 1].capital
            and tokens[last - 2].capital
        ):
            return None
        quoted = self._quoted(tokens, first, last)
        if quoted is not None:
            first, last = quoted
            named = True
        titled = about is not None and (head > 0 or is_titled(tokens, about))
        named = named or right_named or (tokens[head].capital and titled)
        return DocumentMention(
            Span(tokens[first].start, tokens[last - 1].end),
            noun,
            first,
            head,
            last,
            determiner=determiner,
            count=count,
            named=named,
            modified=modified or named,
            about=about,
            quoted=quoted is not None,
        )

    def _left(self, tokens: Sequence[Token], head: int, floor: int) -> tuple[int, bool, bool]:
        """Where the phrase begins, and whether its modifiers make it a name or a described thing."""
        i, named, lower = head, False, 0
        while i > 0:
            token = tokens[i - 1]
            low = token.low
            if not token.word:
                if token.text == "," and i > 1 and re.fullmatch(r"\d{1,2}|\d{4}", tokens[i - 2].text):
                    i -= 1  # "November 9, 2020, trilateral agreement"
                    continue
                break
            if low in _LINKS and named and i - 1 > floor and self._name_part(tokens, i - 2) and tokens[i].capital:
                i -= 1
                continue
            month = token.capital and low in MONTHS
            if low == "and" and i > 1 and tokens[i - 2].low in _DOUBLE_MODIFIERS and i < head:
                i -= 2
                continue
            if not month and (low in DETERMINERS or low in NO_MODIFIER or low in QUANTIFIERS or low in _COLLECTIVES):
                break
            if token.capital and low not in NUMBERS:
                if (i == 1 and not self._name_part(tokens, 0)) or self._headline_verb(low):
                    break
                named = named or tokens[head].capital or low not in MONTHS
                i -= 1
                continue
            if token.text.isdigit() or low in NUMBERS:
                i -= 1
                if len(token.text) == 4 and token.text.isdigit():
                    named = named or i + 1 < head
                    continue
                if i > 0 and tokens[i - 1].low in MONTHS:
                    continue
                break
            if (low,) in self.words.verbs and low not in MODIFIER_ED:
                break
            if _VERBISH.fullmatch(low) and low not in MODIFIER_ED:
                break
            if lower >= 5:
                break
            lower += 1
            i -= 1
        return i, named, i < head

    def _headline_verb(self, low: str) -> bool:
        """Whether a capitalised word is the verb of a headline: "Sign", "Secures", "Welcoming"."""
        verbs = self.words.verbs.get((low,), ())
        return low not in MODIFIER_ED and any(
            v.form in ("past", "ing") or (v.form == "base" and (low.endswith("s") or low in _HEADLINE_BASE))
            for v in verbs
        )

    @staticmethod
    def _name_part(tokens: Sequence[Token], i: int) -> bool:
        token = tokens[i]
        if not token.word or not token.capital:
            return False
        return token.low not in DETERMINERS and token.low not in NO_MODIFIER

    @staticmethod
    def _quantity(tokens: Sequence[Token], first: int) -> tuple[str | None, int | None]:
        """The determiner or quantifier before the phrase (or first in it) and the number it says."""
        for i in (first, first - 1, first - 2):
            if not 0 <= i < len(tokens) or (i < first and tokens[i].low in ("draft", "proposed")):
                continue
            low = tokens[i].low
            if low in NUMBERS:
                return low, NUMBERS[low]
            if low.isdigit() and len(low) <= 3 and i <= first:
                dated = (i > 0 and tokens[i - 1].low in MONTHS) or tokens[i + 1].low in MONTHS or not tokens[i + 1].word
                return (None, None) if dated else (low, int(low))
            if low in QUANTIFIERS:
                return low, None
            if low == "of" and i > 0 and tokens[i - 1].low in _COLLECTIVES:
                return tokens[i - 1].low, None
            if low in DETERMINERS:
                return low, None
            if i < first:
                break
        return None, None

    @staticmethod
    def _quoted(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
        """The whole title if the phrase begins inside quotes: “Treaty on the …”."""
        if first == 0 or tokens[first - 1].text not in '"“«':
            return None
        close = next((k for k in range(first, min(first + 60, len(tokens))) if tokens[k].text in '"”»'), None)
        return None if close is None or close < last - 1 else (first, close)
