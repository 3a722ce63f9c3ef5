"""An extractor, a reader and emitters of a few lines each, to test the workspace by itself.

A scripted bulletin is a file whose lines are ``ann`` (an official), ``ann=minister/russia`` (with a
post), ``ann+bob`` (officials who met), ``?ann+bob`` (who will meet), ``!die`` (the reading process
dies) or ``!fail`` (the reader raises). A first line ``@2020-05-13`` dates it and its meetings.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg_builder.errors import SourceError
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.claim import Claim, Claims, Fact
from kg_builder.model.entity import Entity, Member, Resolution
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.keys import Key
from kg_builder.model.record import Meeting, Official, Participation, Record, Tenure
from kg_builder.model.text import OffsetMap, Span
from kg_builder.model.time import PartialDate
from kg_builder.workspace.run import Maker, Stages
from kg_builder.workspace.sources import Reading

BASE = "https://example.org/id/"
KG = "https://w3id.org/kg-builder/ontology#"


def make_bulletin(identifier: str, text: str, publisher: str | None = None, source: str = "") -> Bulletin:
    sha = hashlib.sha256(f"{identifier}\0{publisher}\0{text}".encode()).hexdigest()
    first = text.split("\n")[0]
    published = PartialDate(first[1:]) if first.startswith("@") else None
    offsets = OffsetMap.identity(len(text))
    return Bulletin(identifier, source, text, sha, published=published, publisher=publisher, offsets=offsets)


def read_file(path: Path, publisher: str | None = None) -> Iterator[Bulletin | SourceError]:
    """``.txt`` is one bulletin, ``.many`` one a line as ``id: text`` (``|`` breaks lines)."""
    data = path.read_bytes()
    if not data:
        raise SourceError("the file is empty", path=path)
    text = data.decode()
    if path.suffix != ".many":
        yield make_bulletin(path.stem, text, publisher, path.name)
        return
    for number, line in enumerate(text.splitlines(), 1):
        identifier, colon, said = line.partition(": ")
        if colon:
            yield make_bulletin(identifier, said.replace("|", "\n"), publisher, path.name)
        else:
            yield SourceError("no id", path=path, line=number)


def discover(root: Path) -> Iterator[Path]:
    yield from sorted(path for path in root.rglob("*") if path.suffix in (".txt", ".many") and path.is_file())


class ScriptedExtractor:
    """Reads scripted bulletins; ``calls`` counts what it read in this process."""

    def __init__(self, fingerprint: str = "scripted 1") -> None:
        self.fingerprint = fingerprint
        self.calls: list[str] = []

    def __call__(self) -> ScriptedExtractor:
        return self

    def extract(self, bulletins: Iterable[Bulletin]) -> Iterator[Record]:
        for bulletin in bulletins:
            self.calls.append(bulletin.id)
            yield self._record(bulletin)

    def _record(self, bulletin: Bulletin) -> Record:
        if "!die" in bulletin.text:
            os._exit(9)
        if "!fail" in bulletin.text:
            raise ValueError("as told")
        officials: dict[str, Official] = {}
        meetings = []
        sentences = []
        start = None
        offset = 0
        for line in bulletin.text.split("\n"):
            sentence = Span(offset, offset + len(line))
            sentences.append(sentence)
            at = (Evidence(sentence, sentence, "scripted"),)
            if line.startswith("@"):
                start = Value(line[1:], line, at)
                offset += len(line) + 1
                continue
            parts = []
            for told in line.split("+"):
                if told.strip("? "):
                    where = Evidence(Span(offset, offset + len(told)), sentence, "scripted")
                    one = _official(told.strip("? "), offset, where)
                    one = officials.setdefault(one.name.value, one)
                    parts.append(Participation(f"participation-{offset}", one.id, "participant", (where,)))
                offset += len(told) + 1
            if len(parts) > 1:
                meetings.append(
                    Meeting(
                        f"meeting-{sentence.start}",
                        Value(f"Meeting of {line}", line, at),
                        Value("planned" if line.startswith("?") else "held", line, at),
                        start=start,
                        participations=tuple(parts),
                    )
                )
        return Record(
            bulletin.id,
            bulletin.sha256,
            self.fingerprint,
            published=bulletin.published,
            publisher=bulletin.publisher,
            sentences=tuple(sentences),
            officials=tuple(officials.values()),
            meetings=tuple(meetings),
        )


def _official(told: str, offset: int, where: Evidence) -> Official:
    name, _, held = told.partition("=")
    tenures: tuple[Tenure, ...] = ()
    if held:
        post, _, of = held.partition("/")
        tenures = (
            Tenure(f"tenure-{offset}", Value(post, post, (where,)), Value(of.title(), of, (where,)) if of else None),
        )
    return Official(f"official-{offset}", Value(name.title(), name, (where,)), tenures=tenures)


def _quad(subject: str, property_: str, value: str, graph: str) -> Quad:
    term = NamedNode(value) if value.startswith("https://") else Literal(value)
    return Quad(NamedNode(subject), NamedNode(KG + property_), term, NamedNode(graph))


@dataclass(frozen=True)
class TinyDerivation:
    """Officials by name, meetings by participants, ``met`` by rule."""

    base: str
    curation: Path | None = None
    fingerprint: str = "tiny 1"

    @property
    def decisions(self) -> str:
        """Each line of the curation file joins two names."""
        return self.curation.read_text() if self.curation and self.curation.exists() else ""

    def edits(self, bulletin: str) -> str:
        """A line ``ID: NAME`` takes a person out of a bulletin."""
        return ",".join(line for line in self.decisions.splitlines() if line.startswith(f"{bulletin}: "))

    def take_apart(self, record: Record) -> Claims:
        gone = {line.partition(": ")[2] for line in self.edits(record.bulletin).split(",")}
        claims = [
            Claim(o.id, "official", int(o.id.split("-")[1]), (Fact("label", o.name.value, o.name.evidence),))
            for o in record.officials
            if o.name.value not in gone
        ]
        known = {claim.id for claim in claims}
        for m in record.meetings:
            facts = [Fact("agent", p.agent, p.evidence) for p in m.participations if p.agent in known]
            claims.append(Claim(m.id, "meeting", int(m.id.split("-")[1]), tuple(facts)))
        return Claims(record.bulletin, None, tuple(claims))

    def claims(self, claims: Claims, bulletin: Bulletin, sources: Sequence[str]) -> Iterable[Quad]:
        graph = self.claims_graph(bulletin.id).value
        node = f"{self.base}bulletin/{bulletin.id}"
        yield _quad(node, "sha256", bulletin.sha256, graph)
        if bulletin.publisher:
            yield _quad(node, "publisher", bulletin.publisher, graph)
        for source in sources:
            yield _quad(node, "source", source, graph)
        for claim in claims.claims:
            for name in claim.values("label"):
                yield _quad(f"{node}#{claim.id}", "name", name, graph)

    def claims_graph(self, bulletin: str) -> NamedNode:
        return NamedNode(f"{self.base}graph/claims/{bulletin}")

    def resolve(self, claims: Iterable[Claims]) -> Resolution:
        members: dict[Key, list[tuple[str, str]]] = {}
        for said in sorted(claims, key=lambda c: c.bulletin):
            names = {c.id: c.value("label") or "" for c in said.claims if c.kind == "official"}
            for claim in said.claims:
                parts = [names[claim.id]] if claim.id in names else sorted(names[a] for a in claim.values("agent"))
                members.setdefault(Key(claim.kind, tuple(parts)), []).append((said.bulletin, claim.id))
        entities = {key.id: Entity(key.id, key.kind, key, tuple(where)) for key, where in members.items()}
        return Resolution(entities, {m: e.id for e in entities.values() for m in e.members})

    def dependents(
        self, entity: Entity, claims: Mapping[str, Claims], denotes: Mapping[Member, str]
    ) -> Mapping[Member, str]:
        return {}

    def links(self, claims: Claims, denotes: Mapping[Member, str]) -> Iterable[Quad]:
        graph = self.links_graph(claims.bulletin).value
        for claim in claims.claims:
            thing = denotes[claims.bulletin, claim.id]
            yield _quad(f"{self.base}bulletin/{claims.bulletin}#{claim.id}", "denotes", self.base + thing, graph)

    def links_graph(self, bulletin: str) -> NamedNode:
        return NamedNode(f"{self.base}graph/links/{bulletin}")

    def knowledge(self, entity: Entity, claims: Mapping[str, Claims], denotes: Mapping[Member, str]) -> Iterable[Quad]:
        graph = self.thing_graph(entity.id).value
        yield _quad(self.base + entity.id, "name", " + ".join(entity.key.parts), graph)
        for bulletin, local in entity.members:
            for agent in claims[bulletin].by_id[local].values("agent"):
                yield _quad(self.base + entity.id, "agent", self.base + denotes[bulletin, agent], graph)

    def thing_graph(self, thing: str) -> NamedNode:
        return NamedNode(f"{self.base}graph/{thing}")

    def mentioned(self, quads: Iterable[Quad]) -> set[str]:
        objects = (quad.object.value for quad in quads if isinstance(quad.object, NamedNode))
        return {value.removeprefix(self.base) for value in objects if value.startswith(self.base)}

    def derived(self, things: Collection[str], read: Callable[[str], Iterable[Quad]]) -> Iterable[tuple[str, Quad]]:
        for thing in things:
            agents = sorted(q.object.value for q in read(thing) if q.predicate.value == f"{KG}agent")
            for one in agents:
                for other in agents:
                    if one != other:
                        graph = self.thing_graph(one.removeprefix(self.base)).value
                        yield thing, _quad(one, "met", other, graph)

    def whole(self, counts: Mapping[str, int], inputs: Mapping[str, str]) -> Mapping[NamedNode, Iterable[Quad]]:
        graph = f"{self.base}graph/dataset"
        return {NamedNode(graph): [_quad(graph, f"count-{k}", str(n), graph) for k, n in counts.items()
                                   if k != "triple"]}  # fmt: skip


def stages(extractor: ScriptedExtractor | None = None, derivation: Maker = TinyDerivation) -> Stages:
    return Stages(Reading(read_file, discover, "scripted reader 1"), extractor or ScriptedExtractor(), derivation)
