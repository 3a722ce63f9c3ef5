"""What the authority adds to things that bulletins mention: identifiers, each with the row that says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg_builder.model.entity import OutsideFact
from kg_builder.resolve.authority import Known
from kg_builder.resolve.bodies import capitals, country_code, country_item, country_name
from kg_builder.resolve.sound import fold

_WIKIDATA = "http://www.wikidata.org/entity/"


def official_facts(entity: str, known: Known) -> Iterator[OutsideFact]:
    """The Wikidata item of an official whom the authority knows."""
    if known.qid:
        held = known.holdings[0]
        row = f"office holders: {known.label} ({known.qid}), {held.title} {held.start or '?'}..{held.end or '?'}"
        yield OutsideFact("sameAs", _WIKIDATA + known.qid, row, "authority/office-holders")


def country_facts(name: str) -> Iterator[OutsideFact]:
    """The Wikidata item of a country."""
    code = country_code(name)
    item = country_item(code) if code else None
    if code and item:
        row = f"countries: {country_name(code)} ({code}, {item})"
        yield OutsideFact("sameAs", _WIKIDATA + item, row, "authority/countries")


def place_facts(name: str, countries: Mapping[str, str]) -> Iterator[OutsideFact]:
    """The country of a capital, if it is among ``countries``, which gives the entity of each code.

    Other cities share their names too often ("Bali" is a town in India, too) to be sure without the text.
    """
    code = capitals().get(fold(name))
    if code is not None and code in countries:
        yield OutsideFact("country", countries[code], f"capitals: {name} ({country_name(code)})", "authority/countries")
