"""What is unsure, as few questions as possible: the one on which most facts hang comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kg_builder.model.entity import Entity, Member
from kg_builder.resolve.curation import Decision, Reference
from kg_builder.resolve.judgement import Verdict
from kg_builder.resolve.keying import name_of
from kg_builder.resolve.resolver import Resolver
from kg_builder.resolve.sound import fold


@dataclass(slots=True)
class Question:
    """Whether one thing is another, or several others of one name: ``facts`` hang on the answer."""

    kind: str
    left: Entity
    rights: list[Entity]
    score: float
    reasons: str
    facts: int = 0
    places: list[tuple[Member, Member]] = field(default_factory=list)

    @property
    def things(self) -> list[Entity]:
        return [self.left, *self.rights]


def questions(resolver: Resolver) -> list[Question]:
    """Pairs that stayed apart because they were unsure; alike ones are one question; decided ones are not asked."""
    resolver.resolution()
    grouped: dict[tuple[str, str, str], Question] = {}
    for kind, left, right, verdict in _doubts(resolver):
        one, other = _entity(resolver, left), _entity(resolver, right)
        if one.id == other.id or resolver.decided.settled(one.members, other.members):
            continue
        if (len(other.members), other.id) > (len(one.members), one.id):
            one, other = other, one
        key = (kind, one.id, fold(label(resolver, other)))
        question = grouped.get(key)
        if question is None:
            question = grouped[key] = Question(kind, one, [], verdict.score, verdict.explain())
        if other not in question.rights:
            question.rights.append(other)
            question.facts += _facts(resolver, other)
            question.places.append((one.members[0], other.members[0]))
        question.score = max(question.score, verdict.score)
    return sorted(grouped.values(), key=lambda q: (-q.facts, -q.score, q.left.id, [r.id for r in q.rights]))


def _doubts(resolver: Resolver) -> Iterator[tuple[str, Member, Member, Verdict]]:
    for left, right, verdict in resolver.officials.doubts():
        yield "official", left.members[0], right.members[0], verdict
    for kind in ("organisation", "meeting", "agreement"):
        comparing = resolver.comparing(kind)
        for a, b, verdict in comparing.doubts():
            yield kind, comparing.units[a].members[0], comparing.units[b].members[0], verdict


def _entity(resolver: Resolver, member: Member) -> Entity:
    return resolver.entities[resolver.denotes[member]]


def _facts(resolver: Resolver, entity: Entity) -> int:
    """How many facts bulletins state of a thing and its dependents."""
    said = resolver.said
    return sum(len(said.claim(m).facts) + sum(len(c.facts) for c in said.owned(m)) for m in entity.members)


def label(resolver: Resolver, entity: Entity) -> str:
    """The longest name that its claims give."""
    return max((name_of(resolver.said.claim(m)) for m in entity.members), key=lambda n: (len(n), n))


def names(resolver: Resolver, entity: Entity) -> list[str]:
    """All surface forms, sorted."""
    return sorted({v for m in entity.members for p in ("label", "name") for v in resolver.said.claim(m).values(p)})


def reference(resolver: Resolver, entity: Entity) -> Reference:
    """How a decision names a thing: its key, or where its first mention stands if the key is no other's alone."""
    key, first = entity.key, entity.members[0]
    if key.weak is None:
        return Reference(entity.kind, key.parts)
    return Reference(entity.kind, (), first[0], resolver.said.claim(first).offset)


def answer(
    resolver: Resolver, question: Question, kind: str, *, name: str = "", who: str = "", when: str = "", why: str = ""
) -> Iterable[Decision]:
    """The decisions that an answer stands for: ``same``, ``different``, ``rename`` or ``not-official``."""
    left = reference(resolver, question.left)
    told: dict[str, Any] = {"who": who, "when": when, "why": why}
    if kind == "rename":
        yield Decision("rename", 0, left, name=name, **told)
        return
    for other in question.rights:
        if kind == "not-official":
            for member in other.members:
                at = Reference(other.kind, (), member[0], resolver.said.claim(member).offset)
                yield Decision("not-official", 0, at, **told)
        else:
            yield Decision(kind, 0, left, reference(resolver, other), **told)
