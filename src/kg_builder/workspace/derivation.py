"""From records to quads: what the workspace asks of emitters, resolution and rules.

The workspace knows when something has to be made again and writes the difference; what is made is
decided behind this interface.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Protocol

from pyoxigraph import NamedNode, Quad

from kg_builder.model.bulletin import Bulletin
from kg_builder.model.claim import Claims
from kg_builder.model.entity import Entity, Member, Resolution
from kg_builder.model.record import Record


class Derivation(Protocol):
    """Makes quads.

    ``fingerprint`` changes whenever the same records might give other quads: with the code, the rules, the
    authority. ``decisions`` changes with what the user decided on who is who, ``edits`` with what the
    user decided on one bulletin's claims.
    ``denotes`` tells the thing, or dependent of a thing, that each claim of the bulletins at hand denotes.
    """

    @property
    def fingerprint(self) -> str: ...

    @property
    def decisions(self) -> str: ...

    def edits(self, bulletin: str) -> str: ...

    def take_apart(self, record: Record) -> Claims:
        """The claims of a record."""
        ...

    def claims(self, claims: Claims, bulletin: Bulletin, sources: Sequence[str]) -> Iterable[Quad]:
        """The claims graph of one bulletin; ``sources`` are the names of the files that hold it."""
        ...

    def claims_graph(self, bulletin: str) -> NamedNode: ...

    def resolve(self, claims: Collection[Claims]) -> Resolution:
        """Who is who, over all bulletins. From here on claims come without evidence."""
        ...

    def dependents(
        self, entity: Entity, claims: Mapping[str, Claims], denotes: Mapping[Member, str]
    ) -> Mapping[Member, str]:
        """What the claims denote that belong to a thing's members and are no things of their own."""
        ...

    def links(self, claims: Claims, denotes: Mapping[Member, str]) -> Iterable[Quad]:
        """The links graph of one bulletin."""
        ...

    def links_graph(self, bulletin: str) -> NamedNode: ...

    def knowledge(self, entity: Entity, claims: Mapping[str, Claims], denotes: Mapping[Member, str]) -> Iterable[Quad]:
        """The graph of one thing, without what is derived by rule."""
        ...

    def thing_graph(self, thing: str) -> NamedNode: ...

    def mentioned(self, quads: Iterable[Quad]) -> set[str]:
        """The things that the objects of ``quads`` are or belong to."""
        ...

    def derived(self, things: Collection[str], read: Callable[[str], Iterable[Quad]]) -> Iterable[tuple[str, Quad]]:
        """What the rules say with each of ``things`` as its cause; ``read`` gives the graph of a thing."""
        ...

    def whole(self, counts: Mapping[str, int], inputs: Mapping[str, str]) -> Mapping[NamedNode, Iterable[Quad]]:
        """Graphs that there are one of: the description of the dataset, the vocabulary.

        ``inputs`` are what else the graph is a function of, with its fingerprint.
        """
        ...
