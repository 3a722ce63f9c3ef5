"""From the claims of all bulletins to things: the simplest rule, equal strong keys are one thing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg_builder.graph.facts import read_claims
from kg_builder.model.claim import Claims
from kg_builder.model.entity import Entity, Member, Resolution
from kg_builder.model.keys import Key, Names, NoNames
from kg_builder.model.record import Record
from kg_builder.resolve.keying import claim_keys


def resolve(records: Iterable[Record], *, authority: Names | None = None, curation: Any = None) -> Resolution:
    """Who is who in ``records``; the order in which they come does not matter."""
    names = authority or NoNames()
    return resolve_claims([read_claims(record, names) for record in records], authority=names, curation=curation)


def resolve_claims(bulletins: Iterable[Claims], *, authority: Names | None = None, curation: Any = None) -> Resolution:
    """The same, for records already taken apart by ``read_claims`` with the same authority."""
    names = authority or NoNames()
    clusters: dict[Key, list[Member]] = {}
    for claims in sorted(bulletins, key=lambda c: c.when):
        for local, key in claim_keys(claims, names).items():
            clusters.setdefault(key, []).append((claims.bulletin, local))
    entities = {key.id: Entity(key.id, key.kind, key, tuple(members)) for key, members in clusters.items()}
    denotes = {member: entity.id for entity in entities.values() for member in entity.members}
    return Resolution(entities, denotes)
