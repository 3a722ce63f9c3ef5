"""What the shipped tables know of the names of countries, cities and organisations."""

from __future__ import annotations

from kg_builder.resolve.bodies import cities, country_code, country_name
from kg_builder.resolve.organisations import OrganisationMention, generic_name, plain, table
from kg_builder.resolve.sound import fold


class LexiconNames:
    """Gives each country, city and listed organisation one name, whatever a bulletin calls it."""

    def country(self, name: str) -> str | None:
        code = country_code(name)
        return None if code is None else fold(country_name(code))

    def place(self, name: str) -> str | None:
        plain_name = fold(name)
        return plain_name if plain_name in cities() else None

    def organisation(self, name: str) -> str | None:
        bearers = {known.name for known in table().get(plain(name), ())}
        if len(bearers) != 1 or generic_name(OrganisationMention(name)):
            return None
        return plain(bearers.pop())

    def post(self, title: str) -> str | None:
        return None  # a title says too little without its country; the resolver joins posts
