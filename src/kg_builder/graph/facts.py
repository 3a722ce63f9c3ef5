"""Takes a record apart into claims and facts, the one form that all later steps read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, count

from kg_builder.graph.mentions import Mention, Mentions, Reference, local_id, spoken
from kg_builder.graph.terms import TEXT
from kg_builder.model.claim import Claim, Claims, Fact
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.keys import Names, NoNames
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

_OFFSET = re.compile(r"-(\d+)")
# Without this fact a dependent has no node to denote.
_NEEDED = {"participation": "agent", "tenure": "post", "agreement-event": "eventKind"}
_Draft = tuple[str, Reference, tuple[Evidence, ...]]
_Rows = Iterator[tuple[str, str, list[_Draft], str | None]]


def read_claims(record: Record, names: Names | None = None) -> Claims:
    """All that ``record`` says, as claims in the order of the text."""
    reader = _Reader(record, names or NoNames())
    drafts = list(reader.rows())
    reader.mentions.settle()
    claims = reader.mentions.claims()
    taken = {claim.id for claim in claims}
    for local, kind, draft, owner in drafts:
        facts = tuple(_facts(draft))
        needed = _NEEDED.get(kind)
        if needed is not None and all(fact.property != needed for fact in facts):
            continue
        id_ = _free(local, taken)
        taken.add(id_)
        claims.append(Claim(id_, kind, _offset(local, facts), facts, owner))
    claims.sort(key=lambda c: (c.offset, c.id))
    published = record.published.value if record.published else None
    return Claims(record.bulletin, published, tuple(claims))


def _facts(draft: Iterable[_Draft]) -> Iterator[Fact]:
    for name, value, evidence in draft:
        text = spoken(value) if isinstance(value, str) and name in TEXT else local_id(value)
        if evidence and text:
            yield Fact(name, text, evidence)


def _free(local: str, taken: set[str]) -> str:
    """The id itself, or for a second claim of that id one with a number."""
    ids = chain([local], (f"{local}-{n}" for n in count(2)))
    return next(id_ for id_ in ids if id_ not in taken)


def _offset(local: str, facts: tuple[Fact, ...]) -> int:
    match = _OFFSET.search(local)
    if match:
        return int(match[1])
    return min((e.quote.start for f in facts for e in f.evidence), default=0)


def _plain(property_: str, value: Value | None) -> list[_Draft]:
    return [] if value is None else [(property_, value.value, value.evidence)]


def _part(event: Meeting | Visit) -> str:
    """How participations are tied to an event: a report that it was held says that they took part."""
    return "tookPart" if event.status.value == "held" else "expected"


class _Reader:
    def __init__(self, record: Record, names: Names) -> None:
        self.record = record
        self.mentions = Mentions(record, names)
        self._officials = {o.id: o for o in record.officials}
        self._agents = {
            *(o.id for o in record.officials),
            *(o.id for o in record.organisations),
            *(b.id for b in record.bodies),
        }
        self._events = {*(m.id for m in record.meetings), *(v.id for v in record.visits)}
        self._visit_of = {m: v for v in record.visits for m in v.meetings}

    def rows(self) -> _Rows:
        """Id, kind, facts and owner of everything that the record lists."""
        for official in self.record.officials:
            yield official.id, "official", self._official(official), None
            for tenure in official.tenures:
                yield tenure.id, "tenure", self._tenure(tenure, official), official.id
        for organisation in self.record.organisations:
            yield organisation.id, "organisation", self._organisation(organisation), None
        for body in self.record.bodies:
            yield body.id, "body", self._body(body), None
        for meeting in self.record.meetings:
            yield meeting.id, "meeting", self._meeting(meeting), None
            yield from self._participations(meeting.id, _part(meeting), meeting.participations)
        for visit in self.record.visits:
            yield visit.id, "visit", self._visit(visit), None
            yield from self._participations(visit.id, _part(visit), visit.visitors)
        for agreement in self.record.agreements:
            yield agreement.id, "agreement", self._agreement(agreement), None
            yield from self._participations(agreement.id, "participationIn", agreement.signatories)
            for event in agreement.events:
                yield event.id, "agreement-event", self._agreement_event(event, agreement), agreement.id
        for remark in self.record.remarks:
            yield remark.id, "remark", self._remark(remark), None

    def _names(self, main: Value, others: Iterable[Value]) -> list[_Draft]:
        return [*_plain("label", main), *(("name", v.value, v.evidence) for v in others)]

    def _side(self, property_: str, value: Value | None) -> list[_Draft]:
        return [] if value is None else [(property_, self.mentions.side(value), value.evidence)]

    def _topics(self, topics: Iterable[Value]) -> list[_Draft]:
        return [("topic", self.mentions.topic(t), t.evidence) for t in topics]

    def _place(self, value: Value | None) -> list[_Draft]:
        return [] if value is None else [("place", self.mentions.place(value), value.evidence)]

    def _official(self, official: Official) -> list[_Draft]:
        return self._names(official.name, official.aliases) + self._side("standsFor", official.of)

    def _tenure(self, tenure: Tenure, official: Official) -> list[_Draft]:
        said = tenure.post.evidence
        post = self.mentions.post(tenure.post, tenure.of, official.id)
        return [
            ("tenureOf", official.id, said),
            ("post", post, said),
            ("standing", tenure.standing, said),
            *_plain("start", tenure.start),
            *_plain("end", tenure.end),
        ]

    def _organisation(self, organisation: Organisation) -> list[_Draft]:
        drafts = self._names(organisation.name, organisation.aliases)
        if organisation.country is not None:
            country = self.mentions.side(organisation.country)
            if isinstance(country, Mention) and country.kind == "country":
                drafts.append(("country", country, organisation.country.evidence))
        return drafts

    def _body(self, body: Body) -> list[_Draft]:
        return self._names(body.phrase, ()) + self._side("standsFor", body.of)

    def _meeting(self, meeting: Meeting) -> list[_Draft]:
        said = meeting.name.evidence
        drafts = [
            *self._names(meeting.name, ()),
            *_plain("status", meeting.status),
            *_plain("kind", meeting.kind),
            *_plain("mode", meeting.mode),
            *_plain("start", meeting.start),
            *_plain("end", meeting.end),
            *self._place(meeting.place),
            *self._topics(meeting.topics),
        ]
        if meeting.convenor in self._agents:
            drafts.append(("convenor", str(meeting.convenor), self._convening(meeting) or said))
        if meeting.part_of in self._events and meeting.part_of != meeting.id:
            drafts.append(("partOf", str(meeting.part_of), said))
        visit = self._visit_of.get(meeting.id)
        if visit is not None and visit.id != meeting.part_of:
            drafts.append(("partOf", visit.id, said))
        return drafts

    @staticmethod
    def _convening(meeting: Meeting) -> tuple[Evidence, ...]:
        return next((p.evidence for p in meeting.participations if p.agent == meeting.convenor), ())

    def _visit(self, visit: Visit) -> list[_Draft]:
        return [
            *self._names(visit.name, ()),
            *_plain("status", visit.status),
            *_plain("start", visit.start),
            *_plain("end", visit.end),
            *self._place(visit.place),
        ]

    def _participations(self, owner: str, tie: str, parts: Iterable[Participation]) -> _Rows:
        for p in parts:
            if p.agent not in self._agents:
                continue
            drafts: list[_Draft] = [
                ("agent", p.agent, p.evidence),
                ("role", p.role, p.evidence),
                (tie, owner, p.evidence),
                *self._post_held(p),
                *self._side("onBehalfOf", p.on_behalf_of),
            ]
            yield p.id, "participation", drafts, owner

    def _post_held(self, p: Participation) -> list[_Draft]:
        if p.post is None:
            return []
        tenures = self._officials[p.agent].tenures if p.agent in self._officials else ()
        of = next((t.of for t in tenures if t.post.value == p.post.value), p.on_behalf_of)
        return [("postHeld", self.mentions.post(p.post, of, p.agent), p.post.evidence)]

    def _agreement(self, agreement: Agreement) -> list[_Draft]:
        drafts = [*_plain("label", agreement.title), *_plain("agreementKind", agreement.kind)]
        for party in agreement.parties:
            drafts += self._side("party", party)
        for signatory in agreement.signatories:
            if signatory.agent in self._agents:
                drafts.append(("hasSignatory", signatory.agent, signatory.evidence))
            drafts += self._side("party", signatory.on_behalf_of)
        return drafts + self._topics(agreement.topics)

    def _agreement_event(self, event: AgreementEvent, agreement: Agreement) -> list[_Draft]:
        said = event.kind.evidence
        drafts = [
            ("agreementEventOf", agreement.id, said),
            *_plain("eventKind", event.kind),
            *_plain("date", event.date),
        ]
        if event.meeting in self._events:
            drafts.append(("meeting", str(event.meeting), said))
        return drafts

    def _remark(self, remark: Remark) -> list[_Draft]:
        said = remark.text.evidence
        drafts: list[_Draft] = [("text", remark.text.value, said)]
        if remark.speaker in self._agents:
            drafts.append(("speaker", remark.speaker, said))
        if remark.meeting in self._events:
            drafts.append(("meeting", str(remark.meeting), said))
        if remark.topic is not None:
            drafts.append(("topic", self.mentions.topic(remark.topic), remark.topic.evidence))
        return drafts
