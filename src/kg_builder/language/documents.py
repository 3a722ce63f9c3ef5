"""Phrases that name documents and commitments: "a memorandum of understanding on trade", "the Minsk agreements".

A phrase grows from its head noun (``lexicon/data/documents.yml``): to the left over the modifiers of the noun,
to the right over what the document is about and whom it is between. The whole works on the words of one sentence
and looks at nothing else; sentences without a head noun cost one search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg_builder.lexicon.documents import DocumentName, DocumentNoun, DocumentWords, fold, word_set
from kg_builder.model.text import Span

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}(?:[-–/]\w+)*|\w+(?:[’'.&/‑–-]\w+)*[’']?|[^\w\s]")
_LONGEST = 100  # words of a title
_OPEN, _CLOSE = '"“«‘”', '"”»’“'
_DETERMINERS = word_set("the a an this that these those its their our his her both any all each every such some no")
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_NUMBERS = {word: number for number, word in enumerate(re.split(" ", _NUMBER_WORDS), 1)}
_QUANTIFIERS = word_set("several various numerous many multiple few")
_COLLECTIVES = word_set("series number package set host range raft batch bundle slew round couple dozen total")
_MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sept sep oct nov dec"
)
_NO_MODIFIER = word_set(
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
_VERBISH = re.compile(r"\w{3,}(?:ed|ing)$")
_MODIFIER_ED = word_set(
    "proposed detailed enhanced expanded integrated updated amended revised united limited associated combined "
    "advanced binding legally-binding ongoing existing long-standing standing landmark working implementing "
    "framing negotiated revised reinforced shared planned accompanying forthcoming upcoming wide-ranging "
    "far-reaching overarching recognised operating founding financing funding understanding lending trading "
    "shipping fishing engineering mining banking twinning farming training building planning housing "
    "manufacturing counter-terrorism processed so-called"
)
_ABOUT = word_set(
    "on of for between with concerning regarding about to in against among amongst within relating related from "
    "covering aimed designed governing towards toward enshrining outlining setting establishing extending"
)
_STOP_RIGHT = word_set(
    "is are was were be been being has have had will would shall should can could may might must do does did "
    "which that who whom whose where when while after before during following as since because although if "
    "until unless today yesterday tomorrow also earlier later here upon amid despite whereby thereby so but "
    "however then once they he she it we said says noted stressed welcomed expressed discussed took take takes "
    "came come comes provides provide provided aims aim aimed seeks marks mark reflects includes include covers "
    "cover sets set last this these those held hosted"
)
_SOFT_PREPOSITIONS = word_set("of on in for to and with between by from against at the a an &")
_SKIP_FIRST = _DETERMINERS | word_set("and or of as well")
_DOUBLE_MODIFIERS = word_set("ceasefire cease-fire trade peace friendship security economic legal")
_HEADLINE_BASE = word_set("sign conclude adopt ratify initial ink endorse reach seal strike finalise finalize")
_MEETINGS = word_set("summit ministerial forum conference meeting ceremony dialogue talks session")
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
_LINKS = word_set("of and the on for & de la del in to against")


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


def tokens_of(text: str, span: Span) -> list[Token]:
    """The words and marks of ``span``."""
    return [Token(m.group(), fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text, span.start, span.end)]


class DocumentFinder:
    """Finds the phrases for documents in a sentence, with the words of ``words``."""

    def __init__(self, words: DocumentWords) -> None:
        self.words = words
        self._heads: dict[str, list[tuple[tuple[str, ...], DocumentNoun]]] = {}
        for key, noun in words.nouns.items():
            self._heads.setdefault(key[0], []).append((key, noun))
        for rows in self._heads.values():
            rows.sort(key=lambda row: -len(row[0]))
        self._names: dict[str, list[tuple[tuple[str, ...], DocumentName]]] = {}
        for written, name in words.names.items():
            self._names.setdefault(written[0], []).append((written, name))
        firsts = sorted(
            {re.escape(k) for k in self._heads} | {re.escape(k) for k in self._names}, key=len, reverse=True
        )
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
            hit = self._match(tokens, i)
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
                        determiner=tokens[i - 1].low if i and tokens[i - 1].low in _DETERMINERS else None,
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

    def _match(self, tokens: Sequence[Token], i: int) -> tuple[tuple[str, ...], DocumentNoun] | None:
        for key, noun in self._heads.get(tokens[i].low, ()):
            if tuple(t.low for t in tokens[i : i + len(key)]) == key:
                return key, noun
        return None

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
        if after is not None and after.word and after.capital and after.low not in _SOFT_PREPOSITIONS and capital:
            # "the Trade Agreement Signing Ceremony", "Treaty Alliance": the noun modifies what follows
            verb = any(v.form == "past" for v in self.words.verbs.get((after.low,), ()))
            return verb or after.low in _ABOUT or after.low in ("no", "nos") or after.low in _STOP_RIGHT
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
            verb = before == "to" or (first > 0 and tokens[first - 1].low in _NO_MODIFIER) or first == 0
            return not (verb or (after.low == "to" and tokens[first].low != "deal"))
        return True

    def _grow(
        self, tokens: Sequence[Token], head: int, end: int, noun: DocumentNoun, floor: int
    ) -> DocumentMention | None:
        """The phrase around the noun; None for an event named after a document ("the Riga Declaration Summit")."""
        first, named, modified = self._left(tokens, head, floor)
        determiner, count = self._quantity(tokens, first)
        while first < head and (tokens[first].low in _QUANTIFIERS or tokens[first].low in _NUMBERS):
            first += 1
        last, about, right_named = self._right(tokens, end, tokens[head].capital, noun.kind == "resolution")
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
        titled = about is not None and (head > 0 or self._title_case(tokens, about))
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
            month = token.capital and low in _MONTHS
            if low == "and" and i > 1 and tokens[i - 2].low in _DOUBLE_MODIFIERS and i < head:
                i -= 2
                continue
            if not month and (low in _DETERMINERS or low in _NO_MODIFIER or low in _QUANTIFIERS or low in _COLLECTIVES):
                break
            if token.capital and low not in _NUMBERS:
                if (i == 1 and not self._name_part(tokens, 0)) or self._headline_verb(low):
                    break
                named = named or tokens[head].capital or low not in _MONTHS
                i -= 1
                continue
            if token.text.isdigit() or low in _NUMBERS:
                i -= 1
                if len(token.text) == 4 and token.text.isdigit():
                    named = named or i + 1 < head
                    continue
                if i > 0 and tokens[i - 1].low in _MONTHS:
                    continue
                break
            if (low,) in self.words.verbs and low not in _MODIFIER_ED:
                break
            if _VERBISH.fullmatch(low) and low not in _MODIFIER_ED:
                break
            if lower >= 5:
                break
            lower += 1
            i -= 1
        return i, named, i < head

    def _headline_verb(self, low: str) -> bool:
        """Whether a capitalised word is the verb of a headline: "Sign", "Secures", "Welcoming"."""
        verbs = self.words.verbs.get((low,), ())
        return low not in _MODIFIER_ED and any(
            v.form in ("past", "ing") or (v.form == "base" and (low.endswith("s") or low in _HEADLINE_BASE))
            for v in verbs
        )

    @staticmethod
    def _name_part(tokens: Sequence[Token], i: int) -> bool:
        token = tokens[i]
        if not token.word or not token.capital:
            return False
        return token.low not in _DETERMINERS and token.low not in _NO_MODIFIER

    @staticmethod
    def _quantity(tokens: Sequence[Token], first: int) -> tuple[str | None, int | None]:
        """The determiner or quantifier before the phrase (or first in it) and the number it says."""
        for i in (first, first - 1, first - 2):
            if not 0 <= i < len(tokens) or (i < first and tokens[i].low in ("draft", "proposed")):
                continue
            low = tokens[i].low
            if low in _NUMBERS:
                return low, _NUMBERS[low]
            if low.isdigit() and len(low) <= 3 and i <= first:
                dated = (
                    (i > 0 and tokens[i - 1].low in _MONTHS) or tokens[i + 1].low in _MONTHS or not tokens[i + 1].word
                )
                return (None, None) if dated else (low, int(low))
            if low in _QUANTIFIERS:
                return low, None
            if low == "of" and i > 0 and tokens[i - 1].low in _COLLECTIVES:
                return tokens[i - 1].low, None
            if low in _DETERMINERS:
                return low, None
            if i < first:
                break
        return None, None

    def _right(self, tokens: Sequence[Token], end: int, capital: bool, numbered: bool) -> tuple[int, int | None, bool]:
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
            if i + 1 < len(tokens) and tokens[i + 1].text in _OPEN:
                i += 1
        elif (
            i + 2 < len(tokens)
            and tokens[i].text == ","
            and tokens[i + 1].low in ("titled", "entitled")
            and tokens[i + 2].text in _OPEN
        ):
            i += 2
        if i < len(tokens) and tokens[i].text in _OPEN and i > end - 1:
            close = next((k for k in range(i + 1, min(i + 40, len(tokens))) if tokens[k].text in _CLOSE), None)
            if close is not None and close > i + 1 and tokens[i + 1].capital:
                return close + 1, i, True
        if i >= len(tokens) or tokens[i].low not in _ABOUT or self._stops(tokens, i, False):
            return i, None, named
        stop = self._complement(tokens, i, capital)
        return (stop, i, named) if stop > i + 1 else (i, None, named)

    def _complement(self, tokens: Sequence[Token], start: int, capital: bool) -> int:
        """Past the end of "on cooperation in A, B and C between X and Y", read from its first preposition."""
        title = capital and start + 1 < len(tokens) and self._title_case(tokens, start)
        i, in_list = start, False
        while i < min(len(tokens), start + _LONGEST):
            token = tokens[i]
            if token.text in ".;:!?…—" or token.text in _CLOSE + _OPEN:
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
            and (not tokens[i - 1].word or tokens[i - 1].low in _SOFT_PREPOSITIONS)
            and tokens[i - 1].text != ")"
        ):
            i -= 1
        return i

    def clause(self, tokens: Sequence[Token], start: int) -> int:
        """Past the end of "at the highest level at the Geneva summit", from its first word."""
        i = start
        while i < min(len(tokens), start + 16):
            token = tokens[i]
            if not token.word and token.text not in "'’":
                break
            if token.low in _STOP_RIGHT - {"during", "following", "after"}:
                break
            if token.low == "and" and i + 1 < len(tokens) and not tokens[i + 1].capital:
                break
            i += 1
        return i

    def _stops(self, tokens: Sequence[Token], i: int, title: bool) -> bool:
        token, low = tokens[i], tokens[i].low
        if low in ("until", "till") and i + 1 < len(tokens) and re.fullmatch(r"\d{4}", tokens[i + 1].text):
            return False
        if low == "as" and title and any(t.capital for t in tokens[i + 1 : i + 3]):
            return False
        if low in _STOP_RIGHT:
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
            if self._starts_phrase(tokens, i + 1) or following.low in _STOP_RIGHT:
                return True
            if (
                (following.low,) in self.words.verbs
                and not following.capital
                and following.low not in ("exchange", "plan", "draft")
            ):
                return not following.low.endswith("ing")
            return following.low.endswith("ed") and not following.capital and following.low not in _MODIFIER_ED
        if title and not token.capital and low.endswith("ed"):
            return True
        verbs = self.words.verbs.get((low,))
        if verbs and not token.capital and any(v.form == "past" for v in verbs) and low not in _MODIFIER_ED:
            return True
        if low == "in" and following is not None and following.low == "the" and not title:
            return i + 2 >= len(tokens) or not (tokens[i + 2].low in _FIELDS or tokens[i + 2].capital)
        if low in ("at", "by", "in", "on", "from") and following is not None:
            if (
                following.low in _MONTHS
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
        if tokens[i].low not in _DETERMINERS and tokens[i].low not in _NUMBERS and tokens[i].low not in _QUANTIFIERS:
            return self._match(tokens, i) is not None
        for k in range(i + 1, min(i + 7, len(tokens))):
            if self._match(tokens, k) is not None:
                return True
            if not tokens[k].word or tokens[k].low in _NO_MODIFIER:
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
        gerund = next_.low.endswith("ing") and not next_.capital and next_.low not in _MODIFIER_ED
        if gerund and not object_.low.endswith("ing"):
            return False
        if next_.low in _DETERMINERS and object_.low not in _DETERMINERS:
            return False
        width = 0
        for i in range(comma + 1, min(comma + 40, len(tokens))):
            token = tokens[i]
            if token.word and self._match(tokens, i) is not None and not token.capital:
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
            if token.low in _STOP_RIGHT or self._past(token):
                return False
            width += 1
            if width > 9:
                return False
        return False

    def _is_item(self, tokens: Sequence[Token], i: int) -> bool:
        if i >= len(tokens):
            return False
        token = tokens[i]
        return token.low not in _STOP_RIGHT and not self._past(token) and not self._starts_phrase(tokens, i)

    def _past(self, token: Token) -> bool:
        if token.capital or token.low in _MODIFIER_ED:
            return False
        return token.low.endswith("ed") or any(v.form == "past" for v in self.words.verbs.get((token.low,), ()))

    @staticmethod
    def _title_case(tokens: Sequence[Token], start: int) -> bool:
        content = next((t for t in tokens[start + 1 : start + 4] if t.low not in _SOFT_PREPOSITIONS), None)
        return content is not None and content.capital

    @staticmethod
    def _quoted(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
        """The whole title if the phrase begins inside quotes: “Treaty on the …”."""
        if first == 0 or tokens[first - 1].text not in '"“«':
            return None
        close = next((k for k in range(first, min(first + 60, len(tokens))) if tokens[k].text in '"”»'), None)
        return None if close is None or close < last - 1 else (first, close)
