"""One resolved thing, and what a whole resolution says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg_builder.model.keys import Key

Member = tuple[str, str]
"""A bulletin's id and the id of a claim in it."""


@dataclass(frozen=True, slots=True)
class OutsideFact:
    """A fact that no bulletin says: from a row of the authority or a decision of the user.

    ``property`` is a local name of ours (``name``, ``label``, ``start``, ``post``) or ``sameAs``; ``value`` is text, a
    date, a code, the id of an entity (``post/…``), or an IRI for ``sameAs``. ``source`` is the row or decision, in
    words, and stands as the quote of its Evidence; ``method`` begins with ``authority`` or ``curation``. ``node`` is
    empty for the entity itself, else the dependent that it is about (``tenure/foreign-minister-japan-x4…``), which
    needs its ``tenureOf`` and ``post`` told, too, if no bulletin tells of it.
    """

    property: str
    value: str
    source: str
    method: str = "authority"
    node: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing across all bulletins.

    ``id`` is ``kind/slug-hash`` of its first key: its IRI below the base. ``members`` are sorted by
    bulletin date (undated last), bulletin id and offset. ``redirects`` are the ids of its further
    keys. ``values`` are facts from outside the bulletins; ``label`` the name that the user gave it, which wins.
    """

    id: str
    kind: str
    key: Key
    members: tuple[Member, ...]
    redirects: tuple[str, ...] = ()
    values: tuple[OutsideFact, ...] = ()
    label: OutsideFact | None = None

    @property
    def outside(self) -> tuple[OutsideFact, ...]:
        """All that is said of it outside the bulletins."""
        return self.values if self.label is None else (*self.values, self.label)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who: the things, and which of them each claim denotes (dependents are left to the graph)."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    denotes: Mapping[Member, str] = field(default_factory=dict)
