"""A record taken apart: claims, and the facts that each of them states.

This is the one form that the claims graph prints, that resolution joins and that knowledge
sums up, so the three cannot say different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg_builder.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Fact:
    """That a claim has ``value`` for ``property`` (the local name of a term).

    ``value`` is text, an ISO date, a code, or the id of another claim of the same bulletin; which,
    follows from the property. The property ``label`` means the main name or title.
    """

    property: str
    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that one bulletin tells of: ``official-130``, ``participation-130-412``.

    ``offset`` is where it is first mentioned. ``owner`` is the claim whose thing it belongs to: a
    tenure's official, a participation's meeting or visit, an agreement event's agreement.
    """

    id: str
    kind: str
    offset: int
    facts: tuple[Fact, ...]
    owner: str | None = None

    def value(self, property_: str) -> str | None:
        """The first value of a property."""
        return next((f.value for f in self.facts if f.property == property_), None)

    def values(self, property_: str) -> list[str]:
        return [f.value for f in self.facts if f.property == property_]


@dataclass(frozen=True)
class Claims:
    """All claims of one bulletin. Those that are no thing of their own have an ``owner``."""

    bulletin: str
    published: str | None
    claims: tuple[Claim, ...]

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def owned(self) -> dict[str, list[Claim]]:
        """The dependents of each claim that has any."""
        owned: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if claim.owner is not None:
                owned.setdefault(claim.owner, []).append(claim)
        return owned

    @property
    def when(self) -> tuple[bool, str, str]:
        """Sorts bulletins by date, undated last, then by id."""
        return (self.published is None, self.published or "", self.bulletin)
