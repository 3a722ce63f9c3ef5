"""What the authority adds to things that bulletins mention: identifiers, each with the row that says so."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder.model.entity import OutsideFact
from kg_builder.resolve.authority import Known
from kg_builder.resolve.bodies import country_code, country_item, country_name

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
