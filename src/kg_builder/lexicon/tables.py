"""The lexicon as tables, read from its data files once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from kg_builder.lexicon.phrases import Phrases, plain, tokens
from kg_builder.lexicon.user import read_user_file

_DATA = files("kg_builder.lexicon") / "data"


@dataclass(frozen=True, slots=True)
class Country:
    """``adjective`` is true where the matched form was a demonym ("Turkish")."""

    name: str
    code: str
    adjective: bool = False
    noun: bool = True


@dataclass(frozen=True, slots=True)
class Organization:
    """An organisation known by name; ``country`` the code of the state it is part of, if any.

    ``outer`` is what a phrase says that it is part of ("Committee of the Ruritanian Front"): kind, name, tokens.
    """

    name: str
    kind: str
    country: str | None = None
    outer: tuple[str, str, int, int] | None = None


@dataclass(slots=True)
class Lexicon:
    """All tables. ``fingerprint`` changes with the data and with the user's own files."""

    countries: Phrases[Country] = field(default_factory=Phrases)
    country_names: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    cities: Phrases[str] = field(default_factory=Phrases)
    organisations: Phrases[Organization] = field(default_factory=Phrases)
    heads: Phrases[str] = field(default_factory=Phrases)
    plurals: Phrases[str] = field(default_factory=Phrases)
    honorifics: Phrases[str] = field(default_factory=Phrases)
    modifiers: frozenset[str] = frozenset()
    portfolios: frozenset[str] = frozenset()
    short_posts: dict[str, str] = field(default_factory=dict)
    former: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()
    designate: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    early_parts: dict[str, int] = field(default_factory=dict)
    last_parts: dict[str, int] = field(default_factory=dict)
    nicknames: dict[str, frozenset[str]] = field(default_factory=dict)
    extra: dict[str, list[Any]] = field(default_factory=dict)
    fingerprint: str = ""

    def words(self, name: str) -> dict[str, Any]:
        """The word lists of ``data/NAME.yml``."""
        return _yaml(f"{name}.yml")

    def origins(self, last: str) -> dict[str, int]:
        """By country code, how many office holders have ``last`` as the last part of their name."""
        return {code: int(n) for code, n in (pair.split(":") for pair in _origins().get(last, "").split(",") if pair)}

    def country_of(self, name: str) -> str | None:
        """The common English name of the country that ``name`` is a name or demonym of."""
        found = self.countries.get(name)
        return found.name if found else None


def _text(name: str) -> str:
    return (_DATA / name).read_text(encoding="utf-8")


@cache
def _yaml(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(_text(name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def _rows(name: str, width: int) -> list[list[str]]:
    rows = []
    for line in _text(name).splitlines():
        if line and not line.startswith("#"):
            rows.append(([*line.split("\t"), *[""] * width])[:width])
    return rows


def _load_countries(lexicon: Lexicon) -> None:
    # Names go before demonyms, present countries before those of the past: the first one keeps a shared form.
    rows = sorted(_rows("countries.tsv", 7), key=lambda r: r[6])
    for code, name, demonyms, further, capital, _, _ in rows:
        both = set(demonyms.split("|"))
        for form in (name, *filter(None, further.split("|"))):
            lexicon.countries.add(form, Country(name, code, form in both, True))
        lexicon.country_names[code] = name
        if capital:
            lexicon.capitals[capital] = name
            lexicon.cities.add(capital, name)
    for code, name, demonyms, *_ in rows:
        for form in filter(None, demonyms.split("|")):
            lexicon.countries.add(form, Country(name, code, True, False))
    for name, code in _rows("cities.tsv", 2):
        if code in lexicon.country_names:
            lexicon.cities.add(name, lexicon.country_names[code])


@cache
def _origins() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("name_origins.tsv", 2)}


def _load_names(lexicon: Lexicon) -> None:
    for part, early, last in _rows("name_parts.tsv", 3):
        if int(early):
            lexicon.early_parts[part] = int(early)
        if int(last):
            lexicon.last_parts[part] = int(last)
    lexicon.common = frozenset(line for line in _text("common_words.txt").splitlines() if not line.startswith("#"))
    lexicon.nicknames = {
        plain(short): frozenset(plain(w) for w in long) for short, long in _yaml("names.yml")["nicknames"].items()
    }


def _load_posts(lexicon: Lexicon) -> None:
    posts = _yaml("posts.yml")
    for family, heads in posts["heads"].items():
        for head in heads:
            lexicon.heads.add(head, family)
            if head.endswith(" General"):
                lexicon.heads.add(head.removesuffix(" General") + "-General", family)
    for head in posts["plurals"]:
        lexicon.plurals.add(head, head)
    for form in posts["honorifics"]:
        lexicon.honorifics.add(form, form)
    lexicon.modifiers = frozenset(plain(w) for w in posts["modifiers"])
    lexicon.portfolios = frozenset(plain(w) for w in posts["portfolios"])
    lexicon.short_posts = dict(posts["short"])
    lexicon.former = frozenset(posts["former"])
    lexicon.acting = frozenset(posts["acting"])
    lexicon.designate = frozenset(posts["designate"])
    lexicon.suffixes = frozenset(plain(w) for w in posts["suffixes"])
    lexicon.particles = frozenset(plain(w) for w in posts["particles"])


def _tells(lexicon: Lexicon, form: str, country: str, nouns: frozenset[str]) -> bool:
    """Whether a form alone means the organisation in any text: "Gazprom", not "Ministry of Commerce" or "AL"."""
    words = [plain(w) for w in tokens(form) if w[0].isalpha()]
    if len(words) == 1:
        short = form.isupper() and len(form) <= 3
        known = words[0] in lexicon.common or words[0] in lexicon.early_parts or words[0] in lexicon.last_parts
        return not (country and short) and not (known and not form.isupper())
    return any(w not in nouns and w not in lexicon.portfolios and w not in lexicon.common for w in words)


def _load_organisations(lexicon: Lexicon) -> None:
    grammar = _yaml("grammar.yml")
    nouns = frozenset(plain(w) for w in (*grammar["organ_nouns"], *grammar["area_nouns"], "s", "'s"))
    for name, others, kind, country in _rows("organisations.tsv", 4):
        for form in (name, *filter(None, others.split("|"))):
            common = form.istitle() and plain(form) in lexicon.common and form not in ("Quad", "Commonwealth")
            if (not country and not common) or kind == "place" or _tells(lexicon, form, country, nouns):
                lexicon.organisations.add(form, Organization(name, kind, country or None))
            elif form == name and kind == "chamber":
                lexicon.organisations.add(form, Organization(name, kind))


def _add_user(lexicon: Lexicon, path: Path) -> None:
    for kind, entries in read_user_file(path).items():
        if kind == "titles":
            for entry in entries:
                lexicon.heads.add(entry["title"], entry.get("family", "state"), first=True)
        elif kind == "organisations":
            for entry in entries:
                value = Organization(entry["name"], entry.get("kind", "body"), entry.get("country"))
                for form in (entry["name"], *entry.get("aliases", ())):
                    lexicon.organisations.add(form, value, first=True)
        elif kind == "countries":
            for entry in entries:
                known = lexicon.countries.get(entry["name"])
                code = known.code if known else "X-" + "-".join(tokens(entry["name"]))
                lexicon.country_names.setdefault(code, entry["name"])
                for form in (entry["name"], *entry.get("aliases", ())):
                    lexicon.countries.add(form, Country(lexicon.country_names[code], code), first=True)
                for form in entry.get("demonyms", ()):
                    lexicon.countries.add(form, Country(lexicon.country_names[code], code, True, False), first=True)
        elif kind == "honorifics":
            for form in entries:
                lexicon.honorifics.add(form, form)
        else:
            lexicon.extra.setdefault(kind, []).extend(entries)


def _fingerprint(extra: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for item in sorted(_DATA.iterdir(), key=lambda i: i.name):
        if item.name.endswith((".yml", ".tsv", ".txt", ".csv")):
            digest.update(item.name.encode() + b"\0" + item.read_bytes() + b"\0")
    for path in extra:
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


@cache
def _load(extra: tuple[Path, ...]) -> Lexicon:
    lexicon = Lexicon()
    _load_countries(lexicon)
    _load_names(lexicon)
    _load_posts(lexicon)
    _load_organisations(lexicon)
    for path in extra:
        _add_user(lexicon, path)
    lexicon.fingerprint = _fingerprint(extra)
    return lexicon


def load(extra: Sequence[Path] = ()) -> Lexicon:
    """The lexicon with the user's own files on top; read once for each list of files.

    Raises LexiconError for a file that is not as it should be, with its line.
    """
    return _load(tuple(Path(p) for p in extra))
