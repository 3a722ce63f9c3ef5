"""The user's decisions brought to the claims at hand: what must be joined, cut, named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg_builder.model.entity import Member, OutsideFact
from kg_builder.resolve.curation import Curation, Decision, Found, Reference, Unfound
from kg_builder.resolve.linker import Edge, edge
from kg_builder.resolve.units import Said, Unit

FORCED = 1000.0
Join = Callable[[Sequence[str], Sequence[str]], bool]


class Decided:
    """Decisions on things, by the claims that they mean."""

    def __init__(self, curation: Curation, said: Said) -> None:
        self.found = Found()
        self._said = said
        self._keys: dict[tuple[str, tuple[str, ...]], list[Member]] | None = None
        for d in curation.decisions:
            if d.kind in ("same", "different", "rename"):
                self._take(d)

    def _take(self, d: Decision) -> None:
        sides = [self._members(r) for r in (d.a, d.b) if r is not None]
        if not all(sides):
            gone = d.a if not sides[0] else d.b
            self.found.unfound.append(Unfound(d.line, f"{d.kind}: {gone.plain() if gone else ''} is in no bulletin"))
        elif d.kind == "rename":
            self.found.names.update((member, d) for member in sides[0])
        else:
            target = self.found.same if d.kind == "same" else self.found.different
            target.append((sides[0], sides[1], d.line))

    def _members(self, reference: Reference) -> list[Member]:
        if reference.key:
            if self._keys is None:
                self._keys = {}
                for member, key in self._said.keys.items():
                    self._keys.setdefault((key.kind, key.parts), []).append(member)
            return self._keys.get((reference.kind, reference.key), [])
        claims = self._said.bulletins.get(reference.bulletin)
        if claims is None:
            return []
        at = [c for c in claims.claims if c.kind == reference.kind and c.offset == reference.start]
        return [(reference.bulletin, c.id) for c in at[:1]]

    def cut(self, units: dict[str, Unit]) -> dict[str, Unit]:
        """Units, those split in which a *different* stands between two claims of one key."""
        of = {member: unit.id for unit in units.values() for member in unit.members}
        out: set[Member] = set()
        for left, right, _ in self.found.different:
            if of.get(left[0]) is not None and of.get(left[0]) == of.get(right[0]):
                out |= set(right if len(right) <= len(left) else left)
        if not out:
            return units
        result: dict[str, Unit] = {}
        for unit in units.values():
            kept = [m for m in unit.members if m not in out]
            for members in ([kept] if kept else []) + [[m] for m in unit.members if m in out]:
                name = unit.id if members is kept else f"{unit.id}#{members[0][0]}#{members[0][1]}"
                result[name] = Unit(name, unit.key, members)
        return result

    def edges(self, parts: Mapping[str, Sequence[Member]], judged: Iterable[Edge]) -> Iterator[Edge]:
        """The pairs that the models join, and before them those that the user joins."""
        of = {member: part for part, members in parts.items() for member in members}
        for left, right, _ in self.found.same:
            ids = sorted({of[m] for m in (*left, *right) if m in of})
            yield from (edge(FORCED, ids[0], other) for other in ids[1:])
        yield from judged

    def veto(self, parts: Mapping[str, Sequence[Member]], may_join: Join) -> Join:
        """``may_join``, overruled by the user both ways."""
        of = {member: part for part, members in parts.items() for member in members}
        apart: dict[str, set[str]] = {}
        for left, right, _ in self.found.different:
            for a in {of[m] for m in left if m in of}:
                for b in {of[m] for m in right if m in of} - {a}:
                    apart.setdefault(a, set()).add(b)
                    apart.setdefault(b, set()).add(a)
        joined: dict[str, set[str]] = {}
        for left, right, _ in self.found.same:
            ids = {of[m] for m in (*left, *right) if m in of}
            for one in ids:
                joined.setdefault(one, set()).update(ids)

        def join(left: Sequence[str], right: Sequence[str]) -> bool:
            others = set(right)
            if any(apart.get(one, set()) & others for one in left):
                return False
            if any(joined.get(one, set()) & others for one in left):
                return True
            return may_join(left, right)

        return join

    def label(self, members: Sequence[Member]) -> OutsideFact | None:
        """The name that the user gave to the thing of these claims; the last decision wins."""
        found = {d.line: d for m in members if (d := self.found.names.get(m)) is not None}
        if not found:
            return None
        last = found[max(found)]
        source = f"curation line {last.line}: rename" + (f" ({last.why})" if last.why else "")
        return OutsideFact("label", last.name, source, "curation/rename")

    def settled(self, left: Sequence[Member], right: Sequence[Member]) -> bool:
        """Whether the user has decided between two things, either way."""
        a, b = set(left), set(right)
        return any(
            (a & set(x) and b & set(y)) or (b & set(x) and a & set(y))
            for x, y, _ in (*self.found.different, *self.found.same)
        )

    def applied(self, members: Sequence[Member]) -> list[tuple[str, int]]:
        """Which decisions bear on a thing: their kind and line."""
        own = set(members)
        rows = [("same", *row) for row in self.found.same] + [("different", *row) for row in self.found.different]
        found = [(kind, line) for kind, left, right, line in rows if own & set(left) or own & set(right)]
        return sorted(found + [("rename", d.line) for m, d in self.found.names.items() if m in own], key=lambda x: x[1])
