"""Names of organisations in the form they are compared in, and the table of those that are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import Any

import yaml

from kg_builder.resolve.bodies import country_code, country_words
from kg_builder.resolve.sound import fold

_SMALL = frozenset(
    [
        "the",
        "of",
        "for",
        "on",
        "and",
        "in",
        "to",
        "at",
        "a",
        "an",
        "de",
        "du",
        "des",
        "la",
        "le",
        "del",
        "der",
        "die",
        "das",
        "do",
        "da",
        "e",
        "i",
        "y",
        "et",
    ]
)


@cache
def _lists() -> dict[str, Any]:
    text = (resources.files("kg_builder.lexicon") / "data" / "organisation_words.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


@dataclass(frozen=True, slots=True)
class Known:
    """A row of ``organisations.tsv``: ``country`` is the code of the state whose own it is."""

    name: str
    kind: str
    country: str | None


@cache
def table() -> dict[str, tuple[Known, ...]]:
    """Compared form of each name, acronym and other name to the organisations that bear it."""
    found: dict[str, list[Known]] = {}
    text = (resources.files("kg_builder.lexicon") / "data" / "organisations.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, others, kind, country = [*line.split("\t"), "", "", ""][:4]
            known = Known(name, kind, country or None)
            if kind == "chamber" and not country and not others:
                continue  # "Senate": a word for many, for reading only
            for form in (name, *others.split("|")):
                bearers = found.setdefault(plain(form), [])
                if form and known not in bearers:
                    bearers.append(known)
    return {form: tuple(bearers) for form, bearers in found.items()}


@lru_cache(maxsize=50_000)
def plain(name: str) -> str:
    """Folded, in one spelling and in English, without articles, dots and brackets."""
    lists = _lists()
    text = re.sub(r"\bU\.?N\b\.?", "United Nations", re.sub(r"\([^)]*\)", " ", name))
    text = fold(text.replace("&", " and ").replace(".", ""))
    words = [lists["translation"].get(w, w) for w in text.split()]
    text = " ".join(lists["spelling"].get(w, w) for w in " ".join(words).split())
    text = re.sub(r"^the ", "", text)
    return _phrases().sub(lambda m: lists["phrases"][m[0]], text)


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(_lists()["phrases"], key=lambda p: (-len(p), p))) + r")\b")


def organisation_key(name: str) -> str:
    """The key of an organisation in the authority."""
    form = plain(name)
    known = table().get(form, ())
    bearers = {k.name for k in known if not k.country} or {k.name for k in known}
    return f"org:{plain(bearers.pop()) if len(bearers) == 1 else form}"


@dataclass(frozen=True)
class OrganisationMention:
    """An organisation as one bulletin names it; ``of`` is its country, its parent, or where it sits."""

    name: str
    of: str | None = None
    day: str | None = None

    @cached_property
    def plain(self) -> str:
        return plain(self.name)

    @cached_property
    def country(self) -> str | None:
        """The country it belongs to: stated, or said in the name."""
        return country_code(self.of) or (None if self.of else self.said_country)

    @cached_property
    def said_country(self) -> str | None:
        words = self.plain.split()
        for size in (4, 3, 2, 1):
            if len(words) > size:
                for at in (0, len(words) - size):
                    code = country_code(" ".join(words[at : at + size]))
                    if code:
                        return code
        return None

    @cached_property
    def parent(self) -> str | None:
        """The key of the organisation it is an organ of."""
        if self.of and country_code(self.of) is None:
            return organisation_key(self.of)
        return None

    @cached_property
    def bracket(self) -> str | None:
        match = re.search(r"\(([^)]{2,60})\)", self.name)
        return match[1] if match else None

    @cached_property
    def legal(self) -> bool:
        """Whether a legal form shows that it is a company."""
        return any(w in _lists()["legal"] for w in fold(self.name).split()[1:]) or bool(
            {"oao", "pao", "pjsc", "pt", "ooo"} & set(fold(self.name).split()[:1])
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that tell it apart: without its country, its parent, legal forms and small words."""
        return _telling(self.plain, self.country, self.of)

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """The organisations of the table that it may be, by name and country."""
        bearers: list[Known] = []
        for form in self._forms():
            bearers += [k for k in table().get(form, ()) if k not in bearers]
        code = self.country
        own = [k for k in bearers if k.country and code and k.country == code]
        if own:
            return tuple(own)
        if self.legal and not any(k.kind in ("firm", "bank") for k in bearers):
            return ()
        of_states = [k for k in bearers if not k.country]
        return tuple(of_states if code or of_states else bearers)

    def _forms(self) -> list[str]:
        forms = [self.plain]
        if self.bracket:
            forms.append(plain(self.bracket))
        for phrase in country_words(self.country) if self.country else ():
            bare = re.sub(rf"\b(?:of (?:the )?)?{re.escape(phrase)}\b", " ", self.plain)
            forms.append(re.sub(r"^the | of$", "", " ".join(bare.split())))
        if self.parent:
            forms += [f"{self.parent.removeprefix('org:')} {self.plain}"]
        return [f for f in dict.fromkeys(forms) if f]


@lru_cache(maxsize=50_000)
def _telling(text: str, country: str | None, of: str | None) -> frozenset[str]:
    lists = _lists()
    if of:
        for form in {plain(of), *(plain(n) for n in _names_of(of))}:
            text = re.sub(rf"\b{re.escape(form)}\b", " ", text)
    for phrase in country_words(country) if country else ():
        text = re.sub(rf"\b{re.escape(phrase)}\b", " ", text)
    words = [w for w in text.split() if w not in lists["drop"]]
    kept = [w for w in words if w not in lists["legal"] and w not in lists["generic"]]
    return frozenset(kept or words or text.split())


@cache
def _names_of(of: str) -> tuple[str, ...]:
    """All names in the table of the organisation that ``of`` names."""
    bearers = set(table().get(plain(of), ()))
    return tuple(sorted(form for form, known in table().items() if bearers & set(known)))


def is_acronym(short: str, name: str) -> bool:
    """Whether ``short`` is made of the beginnings of the words of ``name`` in order, small words left out or not.

    >>> is_acronym("MinLaw", "Ministry of Law"), is_acronym("SIMC", "Singapore International Arbitration Centre")
    (True, False)
    """
    letters = fold(short).replace(" ", "")
    if len(letters) < 2 or len(letters) > 10 or " " in short.strip():
        return False
    words = fold(re.sub(r"\([^)]*\)", " ", name)).split()
    while len(words) > 2 and words[-1] in ("ltd", "limited", "inc", "plc", "ag", "sa", "llc", "gmbh"):
        words = words[:-1]
    forms = [words, [w for w in words if w not in _SMALL]]
    realm = re.fullmatch(r"(.+?) of (?:the )?(.+)", " ".join(words))
    if realm and country_code(realm[2]):
        forms += [realm[1].split(), [w for w in realm[1].split() if w not in _SMALL]]
    return any(_spells(letters, kept) for kept in forms if len(kept) > 1)


def _spells(letters: str, words: list[str]) -> bool:
    if not words:
        return not letters
    for size in (1, 2, 3):
        if len(letters) >= size and words[0][:size] == letters[:size] and _spells(letters[size:], words[1:]):
            return True
    return False


def generic_name(mention: OrganisationMention) -> bool:
    """Whether many countries have a body of this name (a ministry, a parliament, a party): the country has to tell."""
    return mention.words <= _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(w for text in _lists()["common"] for w in text.split())
