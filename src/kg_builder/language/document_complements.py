"""What a document is about or between: "on cooperation in A, B and C between X and Y", "No. 5", a title in quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg_builder.language.document_tokens import (
    ABOUT,
    CLOSE,
    DETERMINERS,
    MODIFIER_ED,
    MONTHS,
    NO_MODIFIER,
    NUMBERS,
    OPEN,
    QUANTIFIERS,
    SOFT_PREPOSITIONS,
    STOP_RIGHT,
    Heads,
    Token,
    is_titled,
)
from kg_builder.lexicon.documents import DocumentWords
from kg_builder.lexicon.phrases import word_set

_LONGEST = 100  # words of a title
_SEASONS = word_set("spring summer autumn winter early late mid")
_OCCASIONS = word_set(
    "presence margins sidelines side-lines occasion course framework summit meeting talks talk visit end conclusion "
    "highest basis context eve near coming"
)
_COUNTED = word_set("years months days countries states")
_FIELDS = word_set(
    "field fields area areas sphere spheres domain domains sector sectors areas realm amount provision use "
    "prevention development fight"
)


class Complements:
    """Reads from behind the noun to the end of the phrase."""

    def __init__(self, words: DocumentWords, heads: Heads) -> None:
        self.words = words
        self.heads = heads

    def read(self, tokens: Sequence[Token], end: int, capital: bool, numbered: bool) -> tuple[int, int | None, bool]:
        """Past the end of what the document is about; where that begins; whether a number or title follows."""
        i, named = end, False
        while i + 2 < len(tokens) and tokens[i].text == "(":  # "(MoU)", "(UNCLOS)"
            close = next((k for k in range(i + 1, min(i + 9, len(tokens))) if tokens[k].text == ")"), None)
            if close is None:
                break
            i = close + 1
        if i < len(tokens) and re.fullmatch(r"(?:No|Nos|№)", tokens[i].text, re.IGNORECASE):
            j = i + 2 if i + 1 < len(tokens) and tokens[i + 1].text == "." else i + 1
            if j < len(tokens) and tokens[j].text[0].isdigit():
                i, named = j + 1, True
        elif (
            i < len(tokens)
            and (capital or numbered)
            and re.fullmatch(r"\d{2,5}(?:[/-]\d+)?", tokens[i].text)
            and not (i + 1 < len(tokens) and tokens[i + 1].low in _COUNTED)
        ):
            i, named = i + 1, True
        if i < len(tokens) and tokens[i].low in ("titled", "entitled", "called", "named"):
            if i + 1 < len(tokens) and tokens[i + 1].text in OPEN:
                i += 1
        elif (
            i + 2 < len(tokens)
            and tokens[i].text == ","
            and tokens[i + 1].low in ("titled", "entitled")
            and tokens[i + 2].text in OPEN
        ):
            i += 2
        if i < len(tokens) and tokens[i].text in OPEN and i > end - 1:
            close = next((k for k in range(i + 1, min(i + 40, len(tokens))) if tokens[k].text in CLOSE), None)
            if close is not None and close > i + 1 and tokens[i + 1].capital:
                return close + 1, i, True
        if i >= len(tokens) or tokens[i].low not in ABOUT or self._stops(tokens, i, False):
            return i, None, named
        stop = self._complement(tokens, i, capital)
        return (stop, i, named) if stop > i + 1 else (i, None, named)

    def _complement(self, tokens: Sequence[Token], start: int, capital: bool) -> int:
        """Past the end of "on cooperation in A, B and C between X and Y", read from its first preposition."""
        title = capital and start + 1 < len(tokens) and is_titled(tokens, start)
        i, in_list = start, False
        while i < min(len(tokens), start + _LONGEST):
            token = tokens[i]
            if token.text in ".;:!?…—" or token.text in CLOSE + OPEN:
                break
            if token.text == "(":
                close = next((k for k in range(i + 1, min(i + 12, len(tokens))) if tokens[k].text == ")"), None)
                if close is None:
                    break
                i = close + 1
                continue
            if token.text == ")" or token.text in "–-":
                break
            if token.text == ",":
                if self._year_follows(tokens, i):
                    i += 2
                    continue
                if self._hyphened(tokens, i):
                    i += 1
                    continue
                if not self._list_goes_on(tokens, i, start, in_list):
                    break
                in_list = True
                i += 1
                continue
            if i > start and self._stops(tokens, i, title):
                break
            i += 1
        while (
            i > start
            and (not tokens[i - 1].word or tokens[i - 1].low in SOFT_PREPOSITIONS)
            and tokens[i - 1].text != ")"
        ):
            i -= 1
        return i

    def _stops(self, tokens: Sequence[Token], i: int, title: bool) -> bool:
        token, low = tokens[i], tokens[i].low
        if low in ("until", "till") and i + 1 < len(tokens) and re.fullmatch(r"\d{4}", tokens[i + 1].text):
            return False
        if low == "as" and title and any(t.capital for t in tokens[i + 1 : i + 3]):
            return False
        if low in STOP_RIGHT:
            return True
        if (
            low == "for"
            and i + 2 < len(tokens)
            and tokens[i + 1].low == "the"
            and tokens[i + 2].low in ("past", "last", "next", "first")
        ):
            return True
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if low in ("and", "or"):
            if following is None:
                return True
            if self._starts_phrase(tokens, i + 1) or following.low in STOP_RIGHT:
                return True
            if (
                (following.low,) in self.words.verbs
                and not following.capital
                and following.low not in ("exchange", "plan", "draft")
            ):
                return not following.low.endswith("ing")
            return following.low.endswith("ed") and not following.capital and following.low not in MODIFIER_ED
        if title and not token.capital and low.endswith("ed"):
            return True
        verbs = self.words.verbs.get((low,))
        if verbs and not token.capital and any(v.form == "past" for v in verbs) and low not in MODIFIER_ED:
            return True
        if low == "in" and following is not None and following.low == "the" and not title:
            return i + 2 >= len(tokens) or not (tokens[i + 2].low in _FIELDS or tokens[i + 2].capital)
        if low in ("at", "by", "in", "on", "from") and following is not None:
            if (
                following.low in MONTHS
                or following.low in _SEASONS
                or following.low in ("presence", "order", "accordance", "line", "addition")
            ):
                return True
            if low in ("on", "in", "from") and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?|\d{4}", following.text):
                return low != "from"
            if following.low == "the" and i + 2 < len(tokens) and tokens[i + 2].low in _OCCASIONS:
                return True
            if low == "at":
                return True
            if low == "by" and not (following.low.endswith("ing") or title):
                return True
            if low == "in" and following.capital and not title:
                return True
        return False

    def _starts_phrase(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether another document's phrase begins at ``i``: "an MoU", "a protocol", "the joint declaration"."""
        if tokens[i].low not in DETERMINERS and tokens[i].low not in NUMBERS and tokens[i].low not in QUANTIFIERS:
            return self.heads.match(tokens, i) is not None
        for k in range(i + 1, min(i + 7, len(tokens))):
            if self.heads.match(tokens, k) is not None:
                return True
            if not tokens[k].word or tokens[k].low in NO_MODIFIER:
                return False
        return False

    @staticmethod
    def _year_follows(tokens: Sequence[Token], comma: int) -> bool:
        """Whether the comma stands inside a date: "July 20, 2015"."""
        return (
            comma + 1 < len(tokens)
            and re.fullmatch(r"\d{4}", tokens[comma + 1].text) is not None
            and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", tokens[comma - 1].text) is not None
        )

    @staticmethod
    def _hyphened(tokens: Sequence[Token], comma: int) -> bool:
        """Whether the comma stands between two adjectives: "High-Standard, Market-Oriented Trade"."""
        return comma + 1 < len(tokens) and "-" in tokens[comma - 1].text[1:] and "-" in tokens[comma + 1].text[1:]

    def _list_goes_on(self, tokens: Sequence[Token], comma: int, start: int, in_list: bool) -> bool:
        """Whether the comma stands inside a list that ends with "and": "on trade, transport, and energy"."""
        if comma + 1 >= len(tokens) or self._starts_phrase(tokens, comma + 1):
            return False
        object_, next_ = tokens[start + 1], tokens[comma + 1]
        if next_.low in ("to", "in", "as", "on", "at", "with") and next_.low != tokens[start].low:
            return False
        gerund = next_.low.endswith("ing") and not next_.capital and next_.low not in MODIFIER_ED
        if gerund and not object_.low.endswith("ing"):
            return False
        if next_.low in DETERMINERS and object_.low not in DETERMINERS:
            return False
        width = 0
        for i in range(comma + 1, min(comma + 40, len(tokens))):
            token = tokens[i]
            if token.word and self.heads.match(tokens, i) is not None and not token.capital:
                return False
            if token.text == ",":
                if width == 0 or width > 9:
                    return False
                if i + 1 < len(tokens) and tokens[i + 1].low in ("and", "or"):
                    return self._is_item(tokens, i + 2)
                width = 0
                continue
            if token.low in ("and", "or") and width:
                return self._is_item(tokens, i + 1)
            if token.low == "as" and width and i + 2 < len(tokens) and tokens[i + 1].low == "well":
                return True
            if token.low in ("and", "or"):
                return in_list and self._is_item(tokens, i + 1)
            if not token.word and token.text not in "’'&/-–":
                return False
            if token.low in STOP_RIGHT or self._past(token):
                return False
            width += 1
            if width > 9:
                return False
        return False

    def _is_item(self, tokens: Sequence[Token], i: int) -> bool:
        if i >= len(tokens):
            return False
        token = tokens[i]
        return token.low not in STOP_RIGHT and not self._past(token) and not self._starts_phrase(tokens, i)

    def _past(self, token: Token) -> bool:
        if token.capital or token.low in MODIFIER_ED:
            return False
        return token.low.endswith("ed") or any(v.form == "past" for v in self.words.verbs.get((token.low,), ()))


def clause_end(tokens: Sequence[Token], start: int) -> int:
    """Past the end of "at the highest level at the Geneva summit", from its first word."""
    i = start
    while i < min(len(tokens), start + 16):
        token = tokens[i]
        if not token.word and token.text not in "'’":
            break
        if token.low in STOP_RIGHT - {"during", "following", "after"}:
            break
        if token.low == "and" and i + 1 < len(tokens) and not tokens[i + 1].capital:
            break
        i += 1
    return i
