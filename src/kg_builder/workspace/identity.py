"""Who is who in a workspace: questions, answers, and why things are one or two."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from kg_builder.errors import FilterError
from kg_builder.graph.facts import read_claims
from kg_builder.model.entity import Entity, Member
from kg_builder.resolve.authority import Authority
from kg_builder.resolve.curation import Curation, Decision, Unfound
from kg_builder.resolve.features import PersonPair
from kg_builder.resolve.judgement import Verdict
from kg_builder.resolve.known_names import LexiconNames
from kg_builder.resolve.model import PERSONS
from kg_builder.resolve.questions import Question, answer, label, names, questions
from kg_builder.resolve.resolver import Resolver
from kg_builder.resolve.sound import fold
from kg_builder.workspace.confidence import above
from kg_builder.workspace.workspace import Workspace


class Identity:
    """The resolution of a workspace, made again from its records."""

    def __init__(self, workspace: Workspace, curation: Curation) -> None:
        self.workspace = workspace
        self.curation = curation

    @classmethod
    def open(cls, workspace: Path, curation: Path | None = None) -> Self:
        opened = Workspace.open(workspace)
        try:
            return cls(opened, Curation.load(curation or opened.curation))
        except Exception:
            opened.close()
            raise

    @property
    def path(self) -> Path:
        return self.curation.path or self.workspace.curation

    @cached_property
    def resolver(self) -> Resolver:
        known = LexiconNames()
        least = float(self.workspace.setting("min_confidence") or 0)
        claims = [self.curation.edit(read_claims(above(r, least), known)) for r in self.workspace.records()]
        own = [Path(p) for p in json.loads(self.workspace.setting("authority") or "[]")]
        made = Resolver(claims, known, self.curation, Authority.open(own))
        made.resolution()
        return made

    def questions(self) -> list[Question]:
        """What is unsure, most consequential first."""
        return questions(self.resolver)

    def unfound(self) -> list[Unfound]:
        """Decisions whose object is in no bulletin now."""
        return self.resolver.decided.found.unfound

    def answer(self, question: Question, kind: str, *, name: str = "", who: str = "", why: str = "") -> list[Decision]:
        """Writes the decisions that an answer stands for."""
        written = []
        today = date.today().isoformat()
        for decision in answer(self.resolver, question, kind, name=name, who=who, when=today, why=why):
            self.curation = self.curation.append(decision)
            written.append(decision)
        return written

    # --- looking at things

    def label(self, entity: Entity) -> str:
        return entity.label.value if entity.label else label(self.resolver, entity)

    def names(self, entity: Entity) -> list[str]:
        return names(self.resolver, entity)

    def iri(self, entity: Entity) -> str:
        return self.workspace.base + entity.id

    def sentence(self, member: Member) -> str:
        """The sentence of a claim's first evidence."""
        bulletin = self.workspace.bulletin(member[0])
        facts = self.resolver.said.claim(member).facts
        if bulletin is None or not facts:
            return ""
        span = facts[0].evidence[0].sentence
        return " ".join(bulletin.text[span.start : span.end].split())[:300]

    def find(self, text: str) -> list[Entity]:
        """The things that an IRI or a name means, most mentioned first; FilterError if there is none."""
        local = text.removeprefix(self.workspace.base)
        entities = self.resolver.entities
        if local in entities:
            return [entities[local]]
        redirected = [e for e in entities.values() if local in e.redirects]
        wanted = fold(text)
        named = [e for e in entities.values() if any(fold(n) == wanted for n in self.names(e))]
        found = redirected or sorted(named, key=lambda e: (-len(e.members), e.id))
        if not found:
            raise FilterError("nothing in this workspace has that name or IRI", path=text)
        return found

    def why_one(self, entity: Entity) -> Iterator[str]:
        """Why the mentions of a thing are one: forms, the authority record, decisions, and pair by pair."""
        r = self.resolver
        yield f"{self.label(entity)}  {self.iri(entity)}"
        yield f"  {entity.kind}, {len(entity.members)} mentions in {len({b for b, _ in entity.members})} bulletins"
        yield f"  names: {'; '.join(self.names(entity))}"
        yield from (f"  {v.property}: {v.value} ({v.source})" for v in entity.values)
        yield from (f"  decision: {kind}, {self.path}:{line}" for kind, line in r.decided.applied(entity.members))
        if entity.kind == "official":
            yield from self._people(entity)
        elif entity.kind in ("organisation", "meeting", "agreement"):
            comparing = r.comparing(entity.kind)
            units = [u for u in comparing.units.values() if r.denotes[u.members[0]] == entity.id]
            yield from self._units([(u.id, u.members) for u in units], lambda a, b: comparing.verdict(a, b))
        else:
            yield "  joined by equal keys"

    def _people(self, entity: Entity) -> Iterator[str]:
        people = [
            p for p in self.resolver.officials.people.values() if self.resolver.denotes[p.members[0]] == entity.id
        ]
        by_id = {p.id: p for p in people}
        for p in people:
            if p.link is not None:
                yield f"  authority: {p.unit.key.parts[0]} is {p.link.person.label} ({p.link.why})"
        officials = self.resolver.officials
        yield from self._units([(p.id, p.members) for p in people], lambda a, b: officials.verdict(by_id[a], by_id[b]))

    def _units(self, units: list[tuple[str, list[Member]]], judge: object) -> Iterator[str]:
        units.sort(key=lambda u: (-len(u[1]), u[0]))
        if len(units) < 2:
            yield "  all mentions have one key (equal names and sides)"
            return
        hub, members = units[0]
        for other, others in units[1:]:
            verdict: Verdict = judge(hub, other)  # type: ignore[operator]
            yield f"  {self._said(members[0])} = {self._said(others[0])}"
            yield from (f"    {line}" for line in verdict.explain().splitlines())

    def _said(self, member: Member) -> str:
        claim = self.resolver.said.claim(member)
        return f"{claim.value('label')} [{member[0]}]"

    def why_two(self, left: Entity, right: Entity) -> Iterator[str]:
        """Why two things are apart: their verdict, and the decisions on them."""
        r = self.resolver
        if left.kind != right.kind:
            yield f"{self.label(left)} is a {left.kind}, {self.label(right)} a {right.kind}"
            return
        if left.id == right.id:
            yield f"one thing: {self.iri(left)}"
            return
        yield f"{self.label(left)}  {self.iri(left)}"
        yield f"{self.label(right)}  {self.iri(right)}"
        for kind, line in r.decided.applied(left.members):
            if (kind, line) in r.decided.applied(right.members):
                yield f"  decision: {kind}, {self.path}:{line}"
        verdict = self.verdict(left, right)
        yield from (
            (f"  {line}" for line in verdict.explain().splitlines()) if verdict else iter(["  their keys differ"])
        )

    def verdict(self, left: Entity, right: Entity) -> Verdict | None:
        """How the model judges two things; None for kinds that are joined by keys alone."""
        r = self.resolver
        if left.kind == "official":
            one, other = (
                next(p for p in r.officials.people.values() if r.denotes[p.members[0]] == e.id) for e in (left, right)
            )
            pairs = [PERSONS.judge(PersonPair(a, b, r.holders)) for a in one.mentions for b in other.mentions]
            return max(pairs, key=lambda v: v.score)
        if left.kind not in ("organisation", "meeting", "agreement"):
            return None
        comparing = r.comparing(left.kind)
        a, b = (next(i for i, u in comparing.units.items() if r.denotes[u.members[0]] == e.id) for e in (left, right))
        return comparing.verdict(a, b)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.workspace.close()
