"""Which encounters and ties a network is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg_builder.network.encounters import Encounter


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep. Officials, countries and organisations are IRIs; days are ISO 8601 dates.

    ``since`` and ``until`` keep a meeting that may have taken place in that time; one without a date is
    left out as soon as either is given. ``bilateral`` keeps meetings of exactly two sides.
    ``across_sides`` keeps ties between counterparts and drops those between colleagues.
    """

    officials: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    min_meetings: int = 1
    max_participants: int | None = None
    bilateral: bool = False
    across_sides: bool = False

    def encounters(self, encounters: Iterable[Encounter]) -> list[Encounter]:
        """Those of ``encounters`` that this selection keeps; the rest of it speaks of ties."""
        return [e for e in encounters if self._keeps(e)]

    def _keeps(self, encounter: Encounter) -> bool:
        people = encounter.attendances
        if len(people) < 2:
            return False
        if self.max_participants is not None and len(people) > self.max_participants:
            return False
        if self.since and not (encounter.latest and encounter.latest >= self.since):
            return False
        if self.until and not (encounter.earliest and encounter.earliest <= self.until):
            return False
        if self.officials and not any(a.official in self.officials for a in people):
            return False
        sides = {iri for a in people for iri, _ in a.sides}
        bodies = sides | encounter.convenors | {body for a in people for body in a.bodies}
        if self.organisations and not self.organisations & bodies:
            return False
        if self.countries and not self.countries & bodies:
            return False
        return not self.bilateral or len({a.side for a in people}) == 2

    def without_people(self) -> Selection:
        """The same without its officials, for paths that may lead over anybody."""
        return replace(self, officials=frozenset())
