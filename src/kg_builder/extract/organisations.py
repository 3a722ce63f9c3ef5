"""The organisations that a bulletin names, each once, under the fullest form that it uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg_builder.extract.page import Page
from kg_builder.extract.posts import Owner, Post
from kg_builder.extract.units import Unit, grammar_words
from kg_builder.lexicon import Organization
from kg_builder.lexicon.phrases import plain
from kg_builder.model.record import Organisation

_SMALL = frozenset(["of", "the", "and", "for", "on", "in", "to", "at", "&", "'s", "s"])


@dataclass(slots=True)
class _Found:
    """One organisation: its places in the text and, if the lexicon knows it, its name there."""

    places: list[tuple[int, int]] = field(default_factory=list)
    canonical: str | None = None
    country: str | None = None
    located: int = 0
    sent: bool = False
    inside: int = 0
    acronym: tuple[int, int] | None = None


def _mentions(page: Page) -> Iterator[tuple[Organization, int, int, str]]:
    """Each organisation where it stands, with the folded word before it ("" inside a post)."""
    for sentence in page.sentences:
        for index, unit in enumerate(sentence.units):
            if unit.kind == "org" and unit.org is not None:
                after = sentence.units[index + 1] if index + 1 < len(sentence.units) else None
                if (
                    unit.org.kind == "body"
                    and after is not None
                    and after.kind == "cap"
                    and after.folded in grammar_words().document_nouns
                ):
                    continue
                yield unit.org, unit.first, unit.end, _before(sentence.units, index)
            elif unit.kind == "post" and isinstance(unit.value, Post):
                for owner in (unit.value.owner, *unit.value.others):
                    if owner is not None and owner.kind == "org":
                        yield _organisation(page, owner), owner.first, owner.end, ""
            elif unit.kind == "name":
                continue


def _organisation(page: Page, owner: Owner) -> Organization:
    known = page.lexicon.organisations.get(owner.name)
    return known if known is not None and known.name == owner.name else Organization(owner.name, "named")


def _before(units: list[Unit], index: int) -> str:
    at = index - 1
    while at >= 0 and units[at].folded in ("the", "its", "their", "his", "her"):
        at -= 1
    return units[at].folded if at >= 0 else ""


def _key(name: str) -> tuple[str, ...]:
    return tuple(w for w in plain(name).replace("'s", " ").replace(",", " ").split() if w not in _SMALL)


def _is_venue(page: Page, end: int) -> bool:
    return page.tokens.folded[end - 1] in grammar_words().venue_nouns


def _acronym(page: Page, end: int) -> tuple[int, int] | None:
    words = page.tokens.words
    if (
        end + 2 < len(words)
        and words[end] == "("
        and words[end + 2] == ")"
        and words[end + 1].isupper()
        and 2 <= len(words[end + 1]) <= 10
    ):
        return end + 1, end + 2
    return None


def _collect(page: Page) -> dict[tuple[str, ...], _Found]:
    found: dict[tuple[str, ...], _Found] = {}
    acronyms: dict[str, tuple[str, ...]] = {}
    for org, first, end, before in _mentions(page):
        if org.kind == "place" or any(low <= first < high for low, high in page.muted):
            continue
        surface = page.phrase(first, end)
        key = _key(org.name)
        key = acronyms.get(surface, key)
        row = found.setdefault(key, _Found())
        row.places.append((first, end))
        row.sent = row.sent or org.kind == "sent"
        row.country = row.country or (org.country if org.kind != "sent" else None)
        if org.kind not in ("named", "sent"):
            row.canonical = org.name
        if before in ("at", "in", "inside", "outside", "near") and _is_venue(page, end):
            row.located += 1
        short = _acronym(page, end)
        if short is not None:
            row.acronym = row.acronym or short
            acronyms[page.tokens.words[short[0]]] = key
    return found


def _merged(found: dict[tuple[str, ...], _Found]) -> list[_Found]:
    """Shorter forms put to the longer name that holds all their words and ends alike ("the Council")."""
    result: list[_Found] = []
    taken: set[tuple[str, ...]] = set()
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for key in sorted(found, key=len, reverse=True):
        if key:
            for word in set(key):
                by_word.setdefault(word, []).append(key)
    for key, row in found.items():
        if not key or row.canonical is not None:
            continue
        words = set(key)
        rarest = min((by_word[w] for w in words), key=len)
        for other in rarest[:50]:
            if (
                other != key
                and words < set(other)
                and other not in taken
                and found[other].canonical is None
                and (key[-1] == other[-1] or key[0] == other[0])
            ):
                found[other].places.extend(row.places)
                found[other].located += row.located
                found[other].country = found[other].country or row.country
                taken.add(key)
                break
    for key, row in found.items():
        if key not in taken:
            row.places.sort()
            result.append(row)
    return result


def find_organisations_of(page: Page) -> list[Organisation]:
    """All organisations in the order of their first mention; one that only says where something was is a place."""
    result = []
    for row in sorted(_merged(_collect(page)), key=lambda r: r.places[0]):
        if row.located == len(row.places):
            continue
        surfaces: dict[str, tuple[int, int]] = {}
        for first, end in row.places:
            surfaces.setdefault(page.phrase(first, end), (first, end))
        name = max(surfaces, key=lambda s: (-len(s) if row.sent else len(s), -surfaces[s][0]))
        start = page.tokens.starts[row.places[0][0]]
        method, sure = ("organisations/lexicon", 0.93) if row.canonical else ("organisations/noun", 0.8)
        aliases = [page.value(s, *at, method, sure) for s, at in surfaces.items() if s != name]
        if row.acronym is not None:
            short = page.phrase(*row.acronym)
            if short not in surfaces:
                aliases.append(page.value(short, *row.acronym, "organisations/acronym", 0.95))
        if row.canonical is not None and row.canonical not in surfaces:
            aliases.append(page.value(row.canonical, *surfaces[name], "organisations/lexicon", 0.95))
        country = page.lexicon.country_names.get(row.country or "")
        result.append(
            Organisation(
                f"organisation-{start}",
                page.value(name, *surfaces[name], method, sure),
                tuple(aliases),
                page.value(country, *surfaces[name], "organisations/country", 0.85) if country else None,
            )
        )
    return result
