"""What a record names only inside its values: countries, places, posts, topics, sides.

Each becomes a claim of its own, so that a value can denote a thing. Its id is its kind and the
offset of its first mention; where two of a kind begin at one offset ("Russia and China" as one
quote), the later ones by name also bear their name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from kg_builder.model.claim import Claim, Fact
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.keys import Key, Names, fold
from kg_builder.model.record import Record


def spoken(text: str) -> str:
    """A name as it is spoken: NFC, with one space wherever the text has spaces or breaks a line."""
    return " ".join(unicodedata.normalize("NFC", text).split())


class Mention:
    """A thing named in values, with the texts that name it."""

    __slots__ = ("id", "kind", "name", "of", "texts")

    def __init__(self, kind: str, name: str) -> None:
        self.id = ""
        self.kind = kind
        self.name = name
        self.texts: dict[str, dict[Evidence, None]] = {}
        self.of: tuple[Reference, dict[Evidence, None]] | None = None

    def add(self, text: str, evidence: Iterable[Evidence]) -> None:
        self.texts.setdefault(spoken(text), {}).update(dict.fromkeys(evidence))

    @property
    def offset(self) -> int:
        return min((e.quote.start for found in self.texts.values() for e in found), default=0)

    def claim(self) -> Claim:
        facts = [Fact("label", text, tuple(found)) for text, found in sorted(self.texts.items())]
        if self.of is not None:
            facts.append(Fact("postOf", local_id(self.of[0]), tuple(self.of[1])))
        return Claim(self.id, self.kind, self.offset, tuple(facts))


Reference = Mention | str
"""A mention, or the id of something that the record lists."""


def local_id(reference: Reference) -> str:
    return reference if isinstance(reference, str) else reference.id


class Mentions:
    """Collects the mentions of one record."""

    def __init__(self, record: Record, names: Names) -> None:
        self._names = names
        self._found: dict[tuple[str, ...], Mention] = {}
        self._organisations: dict[str, str] = {}
        for organisation in record.organisations:
            for name in (organisation.name, *organisation.aliases):
                self._organisations.setdefault(self._organisation(name.value), organisation.id)

    def _organisation(self, name: str) -> str:
        return self._names.organisation(name) or fold(name)

    def _mention(self, kind: str, name: str, value: Value, *more: str) -> Mention:
        mention = self._found.setdefault((kind, name, *more), Mention(kind, name))
        mention.add(value.value, value.evidence)
        return mention

    def side(self, value: Value) -> Reference:
        """The country or organisation that a value names."""
        country = self._names.country(value.value)
        if country is not None:
            return self._mention("country", country, value)
        name = self._organisation(value.value)
        return self._organisations.get(name) or self._mention("organisation", name, value)

    def place(self, value: Value) -> Reference:
        """A place; a country that is named as one is the country itself."""
        country = self._names.country(value.value)
        if country is not None:
            return self._mention("country", country, value)
        return self._mention("place", self._names.place(value.value) or fold(value.value), value)

    def topic(self, value: Value) -> Reference:
        return self._mention("topic", fold(value.value), value)

    def post(self, value: Value, of: Value | None, holder: str) -> Reference:
        """A post; one that belongs to nobody known is that of its holder alone: two "Prime Ministers" are two posts."""
        side = None if of is None else self.side(of)
        name = holder if side is None else side if isinstance(side, str) else f"{side.kind} {side.name}"
        post = self._mention("post", self._names.post(value.value) or fold(value.value), value, name)
        if side is not None and of is not None:
            post.of = post.of or (side, {})
            post.of[1].update(dict.fromkeys(of.evidence))
        return post

    def settle(self) -> None:
        """Give every mention its id."""
        taken: set[str] = set()
        for _, mention in sorted(self._found.items()):
            mention.id = f"{mention.kind}-{mention.offset}"
            if mention.id in taken:
                mention.id += f"-{Key(mention.kind, (mention.name,)).slug}"
            while mention.id in taken:
                mention.id += "-"
            taken.add(mention.id)

    def claims(self) -> list[Claim]:
        return [mention.claim() for mention in self._found.values()]
