"""Titles of posts as codes, so that "External Affairs Minister" and "Minister of Foreign Affairs" are one post."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from kg_builder.resolve.bodies import country_code, country_words
from kg_builder.resolve.sound import fold

_SMALL = frozenset(["of", "the", "for", "and", "to", "in", "on", "at", "a", "an", "de", "la", "du", "des", "with"])
_FORMER = re.compile(r"^(?:then |the )?(?:former|ex|outgoing|late|past) ")
_AMBASSADOR = re.compile(
    r"^(?:ambassador|high commissioner|consul general|charge d ?affaires)(?: extraordinary and plenipotentiary)?"
    r"(?: to (?:the )?(.+))?$"
)


@cache
def _data() -> dict[str, Any]:
    text = (resources.files("kg_builder.lexicon") / "data" / "post_words.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


@cache
def _any(key: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    """A pattern for any of the phrases under ``key``, the longest first."""
    phrases = sorted(_data()[key], key=lambda p: (-len(p), p))
    return re.compile(before + "(?:" + "|".join(phrases) + ")" + after)


@cache
def title_spheres() -> tuple[dict[str, str], frozenset[str]]:
    """The word that tells a sphere outside public office, and the words of public office."""
    spheres = {word: sphere for sphere, words in _data()["spheres"].items() for word in words}
    return spheres, frozenset(_data()["public"])


@cache
def _table() -> tuple[
    list[tuple[str, str]], list[tuple[str, re.Pattern[str]]], dict[str, list[tuple[str, re.Pattern[str]]]]
]:
    data = _data()
    portfolios = sorted(
        ((phrase, code) for code, phrases in data["portfolios"].items() for phrase in phrases),
        key=lambda p: (-len(p[0]), p),
    )
    phrases = [(code, re.compile("|".join(f"(?:{p})" for p in patterns))) for code, patterns in data["phrases"].items()]
    national = {
        country: [
            (code, re.compile("|".join(f"(?:{p})" for p in patterns))) for code, patterns in codes.items() if patterns
        ]
        for country, codes in data["countries"].items()
    }
    return portfolios, phrases, national


def is_former(title: str | None) -> bool:
    """Whether a title says that the post is no longer held."""
    return bool(title) and bool(_FORMER.match(fold(title or "") + " "))


@lru_cache(maxsize=50_000)
def codes(title: str | None, of: str | None = None) -> frozenset[str]:
    """The posts that a title names, as codes: ``president``, ``minister:foreign``, ``ambassador:US``.

    Where no code fits a post, the words of its title stand for it.

    >>> sorted(codes("State Councilor and Foreign Minister", "China"))
    ['minister:foreign', 'words:councilor state']
    """
    if not title:
        return frozenset()
    country = country_code(of) if of else None
    found: set[str] = set()
    whole = _plain(title, country)
    for piece in _pieces(whole):
        found |= _one(piece, country)
    return frozenset(found)


def _plain(title: str, country: str | None) -> str:
    text = _FORMER.sub("", fold(re.sub(r"\([^)]*\)", " ", title).replace("&", " and ")))
    text = re.sub(r"\bun under\b", "under", text)
    if country:
        for phrase in country_words(country):
            text = re.sub(rf"\b(?:of (?:the )?|for (?:the )?)?{phrase}\b", " ", text)
    text = re.sub(r"\b(?:h e|he|mr|acting|interim|caretaker|designate)\b", " ", text)
    return re.sub(r"^the | of( the)?$", "", " ".join(text.split()))


def _pieces(text: str) -> list[str]:
    parts = _any("second", r" and (?=(?:\w+ )?", r"\b)").split(text)
    return [p for p in parts if p]


def _one(text: str, country: str | None) -> set[str]:
    special = _national(text, country) or _phrase(text)
    if special:
        lower = re.match(r"(?:deputy|vice|second|associate|principal deputy) ", text)
        return {c if not lower or c.startswith(("deputy", "vice")) else f"deputy:{c}" for c in special}
    ambassador = _AMBASSADOR.match(text)
    if ambassador:
        target = country_code(ambassador.group(1)) if ambassador.group(1) else None
        return {f"ambassador:{target or ambassador.group(1) or ''}"}
    if re.search(r"\bminister\b|\bsecretary (?:of state )?(?:for|of)\b", text):
        junior = "deputy" if _any("junior").search(text) else "minister"
        rest = " ".join(_any("noise").sub(" ", text).split())
        rest = re.sub(r"^(?:(?:of|for|the) )+", "", rest)
        found = set()
        for phrase, code in _table()[0]:
            if phrase in rest and re.search(rf"\b{phrase}\b", rest):
                found.add(f"{junior}:{code}")
                rest = re.sub(rf"\b{phrase}\b", " ", rest)
        if found:
            return found
    words = sorted(w for w in text.split() if w not in _SMALL)
    return {"words:" + " ".join(words)} if words else set()


def _phrase(text: str) -> set[str]:
    return next(({code} for code, pattern in _table()[1] if pattern.search(text)), set())


def _national(text: str, country: str | None) -> set[str]:
    if country is None:
        return set()
    return next(({code} for code, pattern in _table()[2].get(country, []) if pattern.search(text)), set())


def singular(code: str) -> bool:
    """Whether one person at a time holds a post of this code (for one country or organisation)."""
    return code in _data()["single"]
