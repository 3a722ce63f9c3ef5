"""The names of one sentence and what is tied to each: posts, whom they stand for, how sure the name is."""

from __future__ import annotations

from kg_builder.extract.names import name_parts
from kg_builder.extract.people import Named
from kg_builder.extract.phrases import context
from kg_builder.extract.posts import Owner, Post
from kg_builder.extract.units import Unit
from kg_builder.lexicon import Lexicon

DASHES = frozenset(["–", "—", "-"])


class Ties:
    """The units of a sentence, its ``names`` by unit, and the units of those posts that have a holder (``taken``)."""

    def __init__(self, units: list[Unit], lexicon: Lexicon, sentence: int) -> None:
        self.c = context(units, lexicon)
        self.units = units
        self.lexicon = lexicon
        self.names: dict[int, Named] = {}
        self.taken: set[int] = set()
        for index, unit in enumerate(units):
            if unit.kind == "name":
                parts = name_parts(unit, lexicon)
                self.names[index] = Named(unit.first, unit.end, parts, sentence, unit.first, unit.end)

    def in_order(self) -> list[Named]:
        """The names of the sentence as they stand."""
        return [self.names[i] for i in sorted(self.names)]

    def word(self, index: int) -> str:
        """The folded word there, empty outside the sentence."""
        unit = self.c.at(index)
        return unit.folded if unit is not None else ""

    def bind(self, index: int, post_at: int, rule: str) -> None:
        """Gives the post to the name; ``rule`` says which order of words spoke."""
        post = self.units[post_at].value
        assert isinstance(post, Post)
        named = self.names[index]
        named.posts.append((post, rule))
        named.start = min(named.start, post.first)
        named.stop = max(named.stop, post.end)
        named.weak = False
        self.taken.add(post_at)

    def free(self, index: int) -> bool:
        """Whether a post without a holder stands there."""
        return self.c.kind(index) == "post" and index not in self.taken

    def post(self, index: int) -> Post:
        """The post that stands there."""
        post = self.units[index].value
        assert isinstance(post, Post)
        return post

    def left_of(self, index: int) -> int:
        """The unit before a name and its honorifics."""
        index -= 1
        while self.c.kind(index) == "hon" or (
            self.word(index) in ("the", "“", ".") and self.c.kind(index + 1) == "hon"
        ):
            index -= 1
        return index

    def own(self, named: Named, at: int, *, nouns: bool = False) -> None:
        """Takes the country (with ``nouns`` no adjective) or organisation there for whom the person stands."""
        unit = self.c.at(at)
        if unit is None or named.owner is not None:
            return
        if unit.country is not None and (unit.country.noun or not nouns):
            named.owner = Owner(unit.country.name, "country", unit.first, unit.end)
        elif unit.org is not None:
            named.owner = Owner(unit.org.name, "org", unit.first, unit.end)
        if named.owner is not None:
            named.stop = max(named.stop, unit.end) if unit.first >= named.end else named.stop
            named.weak = False


def singular(plural: str) -> str:
    """The title of one where the text has several: "foreign ministers", "chairmen"."""
    for ending, single in (("secretaries", "secretary"), ("chairmen", "chairman"), ("deputies", "deputy")):
        if plural.endswith(ending):
            return plural.replace(ending, single)
    return plural.removesuffix("s")
