"""Where an event was: cities and venues, and whether two names of a place can be one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from kg_builder.resolve.bodies import cities, country_code
from kg_builder.resolve.sound import fold


class Spot(NamedTuple):
    """The folded city, where known, and the code of the country."""

    city: str | None
    country: str | None


@cache
def _venues() -> dict[str, Spot]:
    found = {}
    text = (resources.files("kg_builder.lexicon") / "data" / "venues.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, city, country = line.split("\t")
            found[name] = Spot(city or None, country)
    return found


@lru_cache(maxsize=20_000)
def spot(place: str | None) -> Spot | None:
    """What a place name tells: a city and its country, only the country, or None.

    >>> spot("US Mission in Geneva"), spot("Hall of Unknown Things")
    (Spot(city='geneva', country='CH'), None)
    """
    if not place:
        return None
    whole = country_code(place)
    if whole:
        return Spot(None, whole)
    parts = [fold(p) for p in re.split(r",| in | at |\(|\)", place)]
    for text in [fold(place), *reversed(parts), *parts]:
        if text in _venues():
            return _venues()[text]
        if text in cities():
            return Spot(text, cities()[text])
    for text in parts:
        if country_code(text):
            return Spot(None, country_code(text))
    return None


def relation(left: str | None, right: str | None) -> str:
    """``same`` place, ``within`` (one holds the other), ``apart``, or ``unknown``."""
    if not left or not right:
        return "unknown"
    if fold(left) == fold(right):
        return "same"
    a, b = spot(left), spot(right)
    if a is None or b is None:
        return "unknown"
    if a.country != b.country:
        return "apart"
    if a.city and b.city:
        return "same" if a.city == b.city else "apart"
    if country_code(left) or country_code(right):
        return "within"
    return "unknown"


@cache
def zones() -> dict[str, float]:
    """Hours from UTC by country code."""
    found = {}
    for line in (resources.files("kg_builder.lexicon") / "data" / "zones.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, hours = line.split("\t")
            found[code] = float(hours)
    return found


def far_apart(countries: frozenset[str]) -> bool:
    """Whether two of the countries are five hours or more apart, so that an event there may bear two dates."""
    hours = [zones()[c] for c in countries if c in zones()]
    return bool(hours) and max(hours) - min(hours) >= 5
