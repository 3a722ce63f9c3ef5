"""The words of a sentence as phrases for documents are read by, and the small words that end such a phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.lexicon.documents import DocumentNoun, DocumentWords, fold
from kg_builder.lexicon.phrases import word_set
from kg_builder.model.text import Span

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}(?:[-–/]\w+)*|\w+(?:[’'.&/‑–-]\w+)*[’']?|[^\w\s]")
OPEN, CLOSE = '"“«‘”', '"”»’“'
DETERMINERS = word_set("the a an this that these those its their our his her both any all each every such some no")
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(re.split(" ", _NUMBER_WORDS), 1)}
QUANTIFIERS = word_set("several various numerous many multiple few")
MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sept sep oct nov dec"
)
NO_MODIFIER = word_set(
    "of to in on at by for with from as into over under about after before between among through during within "
    "upon and or but nor so yet than then that which who whom whose where when while if because although since "
    "until is are was were be been being am has have had do does did will would shall should can could may "
    "might must not it they we he she you i there here also already recently today yesterday tomorrow now just "
    "very more most per via against amid despite following including regarding concerning pursuant toward "
    "towards what how why whether them him us me well further moreover however therefore thus once again still "
    "only even made make makes held took gave saw met said came went put set got led left won paid sent brought "
    "told became countries sides parties leaders ministers presidents governments participants delegations next "
    "own"
)
MODIFIER_ED = word_set(
    "proposed detailed enhanced expanded integrated updated amended revised united limited associated combined "
    "advanced binding legally-binding ongoing existing long-standing standing landmark working implementing "
    "framing negotiated revised reinforced shared planned accompanying forthcoming upcoming wide-ranging "
    "far-reaching overarching recognised operating founding financing funding understanding lending trading "
    "shipping fishing engineering mining banking twinning farming training building planning housing "
    "manufacturing counter-terrorism processed so-called"
)
ABOUT = word_set(
    "on of for between with concerning regarding about to in against among amongst within relating related from "
    "covering aimed designed governing towards toward enshrining outlining setting establishing extending"
)
STOP_RIGHT = word_set(
    "is are was were be been being has have had will would shall should can could may might must do does did "
    "which that who whom whose where when while after before during following as since because although if "
    "until unless today yesterday tomorrow also earlier later here upon amid despite whereby thereby so but "
    "however then once they he she it we said says noted stressed welcomed expressed discussed took take takes "
    "came come comes provides provide provided aims aim aimed seeks marks mark reflects includes include covers "
    "cover sets set last this these those held hosted"
)
SOFT_PREPOSITIONS = word_set("of on in for to and with between by from against at the a an &")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a sentence; ``low`` is its folded form, the span is in the bulletin's text."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        return self.text[0].isalnum()


def tokens_of(text: str, span: Span) -> list[Token]:
    """The words and marks of ``span``."""
    return [Token(m.group(), fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text, span.start, span.end)]


class Heads:
    """The nouns that head phrases for documents, looked up by their first word."""

    def __init__(self, words: DocumentWords) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], DocumentNoun]]] = {}
        for key, noun in words.nouns.items():
            self._rows.setdefault(key[0], []).append((key, noun))
        for rows in self._rows.values():
            rows.sort(key=lambda row: -len(row[0]))

    @property
    def first_words(self) -> frozenset[str]:
        return frozenset(self._rows)

    def match(self, tokens: Sequence[Token], i: int) -> tuple[tuple[str, ...], DocumentNoun] | None:
        """The longest noun that begins at token ``i``."""
        for key, noun in self._rows.get(tokens[i].low, ()):
            if tuple(t.low for t in tokens[i : i + len(key)]) == key:
                return key, noun
        return None


def is_titled(tokens: Sequence[Token], start: int) -> bool:
    """Whether what follows token ``start`` is written with capitals, as a title is."""
    content = next((t for t in tokens[start + 1 : start + 4] if t.low not in SOFT_PREPOSITIONS), None)
    return content is not None and content.capital
