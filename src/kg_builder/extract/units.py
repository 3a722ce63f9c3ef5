"""The tokens of a sentence put into lexical classes: countries, organisations, heads of posts, honorifics, capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg_builder.language.tokens import Tokens
from kg_builder.lexicon import Country, Lexicon, Organization
from kg_builder.lexicon.phrases import plain

_CAPITAL = re.compile(r"[^\W\d_]")
JOINERS = frozenset({"and", "&"})


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens ``first:end`` of one class.

    ``kind`` is country, org, head, plural, hon, cap, init, low, num, poss or punct; ``value`` what the
    lexicon says of it (a Country, an Organization, the family of a head).
    """

    kind: str
    first: int
    end: int
    word: str
    folded: str
    value: object = None
    lower: bool = False

    @property
    def country(self) -> Country | None:
        return self.value if isinstance(self.value, Country) else None

    @property
    def org(self) -> Organization | None:
        return self.value if isinstance(self.value, Organization) else None


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of ``grammar.yml`` as sets."""

    organ_nouns: frozenset[str]
    opening_nouns: frozenset[str]
    area_nouns: frozenset[str]
    venue_nouns: frozenset[str]
    other_nouns: frozenset[str]
    body_heads: tuple[tuple[str, ...], ...]
    person_nouns: frozenset[str]
    takes_part: frozenset[str]
    leaders: frozenset[str]
    weak_nouns: frozenset[str]
    generic: frozenset[str]
    document_nouns: frozenset[str]


@cache
def _words() -> Words:
    from kg_builder.lexicon import load

    lists = load().words("grammar")

    def folded(name: str) -> frozenset[str]:
        return frozenset(plain(w) for w in lists[name])

    bodies = sorted((tuple(b.split()) for b in lists["body_heads"]), key=len, reverse=True)
    return Words(
        folded("organ_nouns"),
        folded("opening_nouns"),
        folded("area_nouns"),
        folded("venue_nouns"),
        folded("other_nouns"),
        tuple(bodies),
        folded("person_nouns"),
        folded("takes_part"),
        folded("leaders"),
        folded("weak_nouns"),
        folded("generic"),
        folded("document_nouns"),
    )


def grammar_words() -> Words:
    return _words()


def is_title_case(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the sentence is set as a headline: nearly all longer words have a capital."""
    if end - first > 60 or tokens.words[end - 1] in (".", ";"):
        return False
    if first == 0 and end - first < 14:
        long = [w for w in tokens.words[first:end] if len(w) > 2 and w.isalpha()]
        return len(long) >= 3 and sum(not w[0].islower() for w in long) >= 0.75 * len(long)
    long = [tokens.words[i] for i in range(first, end) if len(tokens.words[i]) > 3 and tokens.words[i].isalpha()]
    return len(long) >= 4 and sum(not w[0].islower() for w in long) >= 0.75 * len(long)


def _lower_head(tokens: Tokens, at: int, lexicon: Lexicon) -> Unit | None:
    """A post written small: "foreign minister", "the president"."""
    for size in (3, 2, 1):
        words = tokens.words[at : at + size]
        if len(words) < size or not all(w[0].islower() for w in words):
            continue
        family = lexicon.heads.get(" ".join(words))
        if family in ("state", "envoy", "house", "crown") and " ".join(words) not in (
            "head",
            "member",
            "chief",
            "chair",
            "whip",
        ):
            return Unit("head", at, at + size, " ".join(words), " ".join(words), family, True)
        if family == "firm" and words[-1] in ("director", "rector", "executive", "ceo"):
            return Unit("head", at, at + size, " ".join(words), " ".join(words), family, True)
    return None


def _capital(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> Unit | None:
    """The longest phrase of the lexicon that begins at a capital."""
    words, folded = tokens.words, tokens.folded
    best: Unit | None = None
    for kind, table in (
        ("country", lexicon.countries),
        ("org", lexicon.organisations),
        ("head", lexicon.heads),
        ("plural", lexicon.plurals),
        ("hon", lexicon.honorifics),
    ):
        found = table.match(words, folded, at)
        if found is not None and found[0] <= end and (best is None or found[0] > best.end):
            stop, value = found
            best = Unit(kind, at, stop, " ".join(words[at:stop]), " ".join(folded[at:stop]), value)
    return best


def classify(
    tokens: Tokens, first: int, end: int, lexicon: Lexicon, *, known: frozenset[str] = frozenset()
) -> list[Unit]:
    """The units of tokens ``first:end``, one sentence.

    A capital that the place alone explains (first word, headline) makes no name of a common word,
    unless the word is among the ``known`` parts of names.
    """
    units: list[Unit] = []
    headline = is_title_case(tokens, first, end)
    grammar = _words()
    at = first
    while at < end:
        word, folded = tokens.words[at], tokens.folded[at]
        unit: Unit | None = None
        if word in ("'s", "’s"):
            unit = Unit("poss", at, at + 1, word, "'s")
        elif word[0].isdigit():
            unit = Unit("num", at, at + 1, word, folded)
        elif not _CAPITAL.match(word):
            unit = Unit("punct", at, at + 1, word, folded)
        elif word[0].islower() and not folded.startswith(("d'", "al-")):
            unit = _lower_head(tokens, at, lexicon) if folded in _lower_starts(lexicon) else None
            unit = unit or Unit("low", at, at + 1, word, folded)
        else:
            unit = _capital(tokens, at, end, lexicon) or _compound_head(tokens, at, lexicon)
            if unit is not None and unit.kind == "head" and unit.end < end and _names_an_organ(unit, tokens, grammar):
                unit = Unit("cap", at, at + 1, word, folded)
            if (
                unit is not None
                and unit.kind == "hon"
                and unit.end - unit.first == 1
                and _name_like(unit, tokens, at, end, lexicon)
            ):
                unit = None
            if unit is None:
                unit = _plain_capital(tokens, at, first, lexicon, grammar, headline, known)
        units.append(unit)
        at = unit.end
    return units


def _compound_head(tokens: Tokens, at: int, lexicon: Lexicon) -> Unit | None:
    """ "President-elect", "Minister-designate", "ex-President" as one token."""
    word, folded = tokens.words[at], tokens.folded[at]
    for ending in ("-elect", "-designate"):
        if folded.endswith(ending) and (family := lexicon.heads.get(folded.removesuffix(ending))) is not None:
            return Unit("head", at, at + 1, word, folded, family)
    return None


def _names_an_organ(unit: Unit, tokens: Tokens, grammar: Words) -> bool:
    """Whether the head only begins the name of an organ ("Executive Office", "General Assembly")."""
    following = tokens.folded[unit.end]
    return (
        tokens.words[unit.end][0].isupper()
        and (following in grammar.organ_nouns or following in ("guest", "staff", "general", "court", "doctor"))
        and unit.end - unit.first == 1
    )


_SOFT_HONORIFICS = frozenset(
    ["u", "sri", "most", "chief", "don", "count", "nana", "adv", "begum", "me", "eng", "arch", "he", "lady", "saint"]
)


def _name_like(unit: Unit, tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> bool:
    """An honorific that is as often a word or a part of a name stands for itself unless a name follows."""
    if unit.folded == "tun" and "tun" in (tokens.folded[at - 1], tokens.folded[min(at + 1, end - 1)]):
        return True  # Burmese names double it; elsewhere it is a Malay honorific
    if unit.folded.rstrip(".") not in _SOFT_HONORIFICS:
        return False
    if unit.folded == "he" and tokens.words[at] != "HE" and tokens.words[at] != "He.":
        return True
    return at + 1 >= end or tokens.words[at + 1][0].islower() or not tokens.words[at + 1][0].isalpha()


@cache
def _lower_start_set(fingerprint: str) -> frozenset[str]:
    from kg_builder.lexicon import load

    return frozenset(phrase[0] for phrase, _ in load().heads)


def _lower_starts(lexicon: Lexicon) -> frozenset[str]:
    return _lower_start_set(lexicon.fingerprint)


def _plain_capital(
    tokens: Tokens, at: int, first: int, lexicon: Lexicon, grammar: Words, headline: bool, known: frozenset[str]
) -> Unit:
    word, folded = tokens.words[at], tokens.folded[at]
    if len(word) == 1 or (len(word) == 2 and word[1] == "."):
        kind = "init" if word.isupper() and word not in ("A", "I") else "low"
        if word == "A" and at > first and tokens.words[at - 1][0].isupper():
            kind = "init"
        return Unit(kind, at, at + 1, word, folded)
    if "." in word[:-1] and word.replace(".", "").isalpha() and word.replace(".", "").isupper():
        return Unit("init", at, at + 1, word, folded)
    begins = at == first or tokens.words[at - 1] in ("“", '"', "‘", ":", "•", "–", "—", "(")
    if (begins or headline) and folded in lexicon.common and folded not in known:
        if at > first and not begins and tokens.folded[at - 1] in lexicon.early_parts and folded in lexicon.last_parts:
            return Unit("cap", at, at + 1, word, folded)
        nounish = folded in grammar.organ_nouns or folded in grammar.other_nouns or folded in lexicon.portfolios
        if not nounish and not (folded in lexicon.modifiers and not begins):
            if begins and folded in lexicon.modifiers:
                return Unit("cap", at, at + 1, word, folded)
            return Unit("low", at, at + 1, word, folded)
    return Unit("cap", at, at + 1, word, folded)
