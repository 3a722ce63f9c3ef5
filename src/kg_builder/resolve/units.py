"""What is joined: all claims of one kind that share a key, as one unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg_builder.model.claim import Claim, Claims
from kg_builder.model.entity import Member
from kg_builder.model.keys import Key, Names
from kg_builder.resolve.keying import claim_keys


@dataclass(slots=True)
class Unit:
    """Claims that are one thing by their key. ``id`` comes from the key, so it is the same in every build."""

    id: str
    key: Key
    members: list[Member] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Said:
    """All claims of all bulletins, in the order of their dates, with the key of each thing."""

    bulletins: Mapping[str, Claims]
    order: Mapping[str, int]
    keys: Mapping[Member, Key]

    def claim(self, member: Member) -> Claim:
        return self.bulletins[member[0]].by_id[member[1]]

    def owned(self, member: Member) -> list[Claim]:
        return self.bulletins[member[0]].owned.get(member[1], [])

    def day(self, member: Member) -> str | None:
        return self.bulletins[member[0]].published

    def place(self, member: Member) -> tuple[int, int, str]:
        """Sorts members by bulletin date (undated last), bulletin id and offset."""
        return (self.order[member[0]], self.claim(member).offset, member[1])


def read_said(bulletins: Iterable[Claims], names: Names) -> Said:
    ordered = sorted(bulletins, key=lambda c: c.when)
    keys = {(c.bulletin, local): key for c in ordered for local, key in claim_keys(c, names).items()}
    return Said({c.bulletin: c for c in ordered}, {c.bulletin: n for n, c in enumerate(ordered)}, keys)


def units_of(said: Said, kind: str) -> dict[str, Unit]:
    """The units of a kind by id; members in order."""
    found: dict[str, Unit] = {}
    for member, key in said.keys.items():
        if key.kind == kind:
            found.setdefault(key.id, Unit(key.id, key)).members.append(member)
    for unit in found.values():
        unit.members.sort(key=said.place)
    return found
