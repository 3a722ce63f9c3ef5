"""The small world of ``tests/data/worked.yml`` as records, and the whole graph of it.

Each field becomes part of a sentence of its own bulletin, so every fact has a true quote. Things
are one if their names are (posts: with their owners): resolution is not what is tested with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pyoxigraph import Quad

from kg_builder.graph.emit import Read, emit_all
from kg_builder.graph.facts import read_claims
from kg_builder.graph.iris import Iris, entity_of
from kg_builder.graph.rules import shipped
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.claim import Claim, Claims
from kg_builder.model.entity import Entity, OutsideFact, Resolution
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.keys import Key, NoNames, fold
from kg_builder.model.record import (
    Agreement,
    AgreementEvent,
    Body,
    Meeting,
    Official,
    Organisation,
    Participation,
    Record,
    Remark,
    Tenure,
    Visit,
)
from kg_builder.model.text import OffsetMap, Span
from kg_builder.model.time import PartialDate

IRIS = Iris("https://example.org/worked/")
DATA = Path(__file__).parents[1] / "data" / "worked.yml"
PLACES = {"tokyo": "japan", "yokohama": "japan", "tashkent": "uzbekistan"}
COUNTRIES = ("austria", "india", "japan", "russia", "uzbekistan")


class WorkedNames(NoNames):
    def country(self, name: str) -> str | None:
        return fold(name) if fold(name) in COUNTRIES else None


class _Page:
    """The text of one bulletin, growing sentence by sentence."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row
        self.text = f"Bulletin {row['id']}\n\n"
        self.sentences: list[Span] = []
        self.sentence = Span(0, 0)
        self.ids: dict[str, str] = {}
        self.sure = 0.9

    def say(self, *parts: str) -> None:
        words = ", ".join(p for p in parts if p)
        self.sentence = Span(len(self.text), len(self.text) + len(words) + 1)
        self.text += f"{words}.\n"
        self.sentences.append(self.sentence)

    def evidence(self, quote: str) -> Evidence:
        start = self.text.index(quote, self.sentence.start, self.sentence.end)
        return Evidence(Span(start, start + len(quote)), self.sentence, "test/worked", self.sure)

    def value(self, value: str) -> Value:
        return Value(value, value, (self.evidence(value),))

    def maybe(self, value: str | None) -> Value | None:
        return self.value(value) if value else None

    def id(self, kind: str, name: str = "") -> str:
        id_ = f"{kind}-{self.sentence.start}"
        if name:
            self.ids[name] = id_
        return id_

    def said(self, key: str) -> Any:
        return self.row.get(key) or ()


def _fields(line: str, count: int) -> list[str]:
    fields = [f.strip() for f in line.split("|")]
    return fields + [""] * (count - len(fields))


def _officials(page: _Page) -> Iterator[Official]:
    for line in page.said("officials"):
        name, post, of, standing, start, end = _fields(line, 6)
        page.say(name, post, of, start, end)
        tenures = ()
        if post:
            tenure = Tenure(
                page.id("tenure"),
                page.value(post),
                page.maybe(of),
                standing or "current",  # type: ignore[arg-type]
                page.maybe(start),
                page.maybe(end),
            )
            tenures = (tenure,)
        yield Official(page.id("official", name), page.value(name), tenures=tenures)


def _participation(page: _Page, line: str, event: str, number: int) -> Participation:
    name, role, post, side = _fields(line, 4)
    page.say(name, role, post, side)
    return Participation(
        f"participation-{page.sentence.start}-{number}",
        page.ids[name],
        role,  # type: ignore[arg-type]
        (page.evidence(name),),
        page.maybe(post),
        page.maybe(side),
    )


def _event(page: _Page, name: str, about: dict[str, Any]) -> dict[str, Any]:
    places = [about.get(k, "") for k in ("status", "kind", "mode", "start", "end", "place")]
    page.say(name, *places, *about.get("topics", ()))
    fields: dict[str, Any] = {"id": page.id("event", name), "name": page.value(name)}
    for key in ("status", "start", "end", "place"):
        fields[key] = page.maybe(about.get(key))
    return fields


def _meetings(page: _Page) -> Iterator[Meeting]:
    for name, about in dict(page.said("meetings")).items():
        fields = _event(page, name, about)
        fields |= {key: page.maybe(about.get(key)) for key in ("kind", "mode")}
        topics = tuple(page.value(t) for t in about.get("topics", ()))
        parts = tuple(_participation(page, line, name, n) for n, line in enumerate(about.get("by", ())))
        convenor, part_of = page.ids.get(about.get("convenor")), page.ids.get(about.get("part_of"))
        yield Meeting(**fields, topics=topics, participations=parts, convenor=convenor, part_of=part_of)


def _visits(page: _Page) -> Iterator[Visit]:
    for name, about in dict(page.said("visits")).items():
        fields = _event(page, name, about)
        visitors = tuple(_participation(page, line, name, n) for n, line in enumerate(about.get("by", ())))
        yield Visit(**fields, visitors=visitors, meetings=tuple(page.ids[m] for m in about.get("meetings", ())))


def _agreements(page: _Page) -> Iterator[Agreement]:
    for title, about in dict(page.said("agreements")).items():
        page.say(title, about["kind"], *about["parties"], *about.get("topics", ()))
        fields = {
            "id": page.id("agreement"),
            "title": page.value(title),
            "kind": page.value(about["kind"]),
            "parties": tuple(page.value(p) for p in about["parties"]),
            "topics": tuple(page.value(t) for t in about.get("topics", ())),
        }
        signatories = []
        for number, line in enumerate(about.get("signed_by", ())):
            name, post, side = _fields(line, 3)
            signatories.append(_participation(page, f"{name} | signatory | {post} | {side}", title, number))
        yield Agreement(**fields, signatories=tuple(signatories), events=tuple(_life(page, about.get("life", ()))))


def _life(page: _Page, lines: list[str]) -> Iterator[AgreementEvent]:
    for line in lines:
        step, date, meeting = _fields(line, 3)
        page.say(step, date)
        yield AgreementEvent(page.id("agreement-event"), page.value(step), page.maybe(date), page.ids.get(meeting))


def _remarks(page: _Page) -> Iterator[Remark]:
    page.sure = 0.6
    for line in page.said("remarks"):
        speaker, words, meeting, topic = _fields(line, 4)
        page.say(words, topic)
        yield Remark(page.id("remark"), page.ids[speaker], page.value(words), page.ids.get(meeting), page.maybe(topic))


def _bulletin(row: dict[str, Any]) -> tuple[Record, Bulletin]:
    page = _Page(row)
    officials = tuple(_officials(page))
    organisations, bodies = [], []
    for name in page.said("organisations"):
        page.say(name)
        organisations.append(Organisation(page.id("organisation", name), page.value(name)))
    for line in page.said("bodies"):
        phrase, of = _fields(line, 2)
        page.say(phrase, of)
        bodies.append(Body(page.id("body", phrase), page.value(phrase), page.maybe(of)))
    meetings, visits = tuple(_meetings(page)), tuple(_visits(page))
    agreements, remarks = tuple(_agreements(page)), tuple(_remarks(page))
    sha256 = hashlib.sha256(page.text.encode()).hexdigest()
    published = PartialDate(row["published"])
    record = Record(
        bulletin=row["id"],
        sha256=sha256,
        fingerprint="worked",
        published=published,
        publisher=row["publisher"],
        sentences=tuple(page.sentences),
        officials=officials,
        organisations=tuple(organisations),
        bodies=tuple(bodies),
        meetings=meetings,
        visits=visits,
        agreements=agreements,
        remarks=remarks,
    )
    bulletin = Bulletin(
        id=row["id"],
        source=f"{row['id']}.txt",
        text=page.text,
        sha256=sha256,
        subject=f"Bulletin {row['id']}",
        published=published,
        publisher=row["publisher"],
        offsets=OffsetMap.identity(len(page.text)),
    )
    return record, bulletin


def _name(claim: Claim, claims: Claims) -> str:
    owner = claim.value("postOf")
    name = claim.value("label") or claim.value("text") or claim.id
    return f"{name} {_name(claims.by_id[owner], claims)}" if owner else name


def _known(key: Key) -> tuple[OutsideFact, ...]:
    country = PLACES.get(key.parts[0]) if key.kind == "place" else None
    return (OutsideFact("country", Key("country", (country,), None).id, f"places: {key.parts[0]}"),) if country else ()


def _resolve(all_claims: list[Claims]) -> Resolution:
    members: dict[Key, list[tuple[str, str]]] = {}
    for claims in all_claims:
        for claim in claims.claims:
            if claim.owner is None:
                key = Key(claim.kind, (fold(_name(claim, claims)),), None)
                members.setdefault(key, []).append((claims.bulletin, claim.id))
    entities = {
        key.id: Entity(key.id, key.kind, key, tuple(found), values=_known(key)) for key, found in members.items()
    }
    denotes = {member: entity.id for entity in entities.values() for member in entity.members}
    return Resolution(entities, denotes)


@cache
def quads() -> tuple[Quad, ...]:
    """All graphs, what rules derive included."""
    rows = yaml.load(DATA.read_text(encoding="utf-8"), yaml.BaseLoader)
    read = [Read(bulletin, read_claims(record, WorkedNames())) for record, bulletin in map(_bulletin, rows)]
    found = list(emit_all(read, _resolve([r.claims for r in read]), IRIS))
    graphs: dict[str, list[Quad]] = {}
    for quad in found:
        graphs.setdefault(quad.graph_name.value, []).append(quad)  # type: ignore[union-attr]
    ids = {IRIS.id_of(quad.subject.value) for quad in found}  # type: ignore[union-attr]
    things = {entity_of(id_) for id_ in ids if id_}
    derived = shipped().derive(things, lambda id_: graphs.get(IRIS.thing_graph(id_).value, []), IRIS)
    return (*found, *sorted({q for said in derived.values() for q in said}, key=str))
