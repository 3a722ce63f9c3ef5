from collections import Counter
from dataclasses import replace

import pytest
from pyoxigraph import Literal, Quad

from kg_builder.errors import OntologyError
from kg_builder.graph.iris import entity_of
from kg_builder.model.record import Participation
from kg_builder.model.time import PartialDate
from kg_builder.vocab import CODES, KG, RDF, RDFS
from support import proof, sco
from support.graphs import IRIS, emit


def two_reports() -> list[Quad]:
    first, page = sco.record(), sco.PAGE.bulletin
    later = replace(first, bulletin="later", published=PartialDate("2020-05-20"))
    return emit([(first, page), (later, replace(page, id="later", published=later.published))])


def test_promises_hold() -> None:
    quads = two_reports()
    assert not proof.repeated(quads)
    assert not proof.blank(quads)
    assert not proof.unproved(quads)
    assert not proof.dangling(quads)
    assert not proof.telling_claims(quads)


def test_every_claim_denotes_one_thing() -> None:
    quads = two_reports()
    kinds = {q.subject: q.object.value for q in quads if q.predicate == RDF.type}
    claims = {s for s, kind in kinds.items() if kind.endswith("Claim")}
    linked = [q.subject for q in quads if q.predicate == KG.denotes]
    assert len(linked) == len(set(linked)) == len(claims)
    assert set(linked) == claims


def test_two_reports_of_a_meeting_are_one_with_each_participant_once() -> None:
    quads = two_reports()
    held = [q for q in quads if q.predicate == KG.status and q.object == CODES.status("held")]
    assert len(held) == 1
    assert sum(q.subject == held[0].subject and q.predicate == KG.hasParticipation for q in quads) == 3


def test_no_one_took_part_in_a_planned_meeting() -> None:
    record = sco.record()
    talks, summit = record.meetings
    invited = Participation("participation-131-300", "official-131", "participant", talks.participations[0].evidence)
    record = replace(record, meetings=(talks, replace(summit, participations=(invited,))))
    quads = emit([(record, sco.PAGE.bulletin)])
    parts = {q.subject for q in quads if q.predicate == KG.expected}
    assert len(parts) == 1
    assert not [q for q in quads if q.predicate == KG.tookPart and q.subject in parts]


def test_planned_then_held_is_held_and_expected_becomes_took_part() -> None:
    record = sco.record()
    talks = record.meetings[0]
    planned = replace(talks, status=replace(talks.status, value="planned"))
    before = replace(record, bulletin="before", published=PartialDate("2020-05-10"), meetings=(planned,))
    quads = emit([(record, sco.PAGE.bulletin), (before, replace(sco.PAGE.bulletin, id="before"))])
    meeting = next(q.object for q in quads if q.predicate == KG.denotes and q.subject == IRIS.claim("before", talks.id))
    assert [q.object for q in quads if q.subject == meeting and q.predicate == KG.status] == [CODES.status("held")]
    assert not [q for q in quads if q.predicate == KG.expected and q.object == meeting]


def test_dates_keep_their_precision_and_bear_their_bounds() -> None:
    quads = emit([(sco.record(), sco.PAGE.bulletin)])
    summit = next(q.subject for q in quads if q.predicate == RDFS.label and q.object.value.startswith("heads of state"))
    told = {q.predicate.value.rpartition("#")[2]: q.object for q in quads if q.subject == summit}
    assert told["start"].datatype.value.endswith("gYear")
    assert told["earliest"].value == "2020-01-01"
    assert told["latest"].value == "2020-12-31"


def test_control_characters_become_replacement_characters() -> None:
    record = sco.record()
    odd = replace(record.organisations[0], name=replace(record.organisations[0].name, value="S\x00C\x9fO\ud800\x07"))
    quads = emit([(replace(record, organisations=(odd,)), sco.PAGE.bulletin)])
    assert any(q.object == Literal("S\ufffdC\ufffdO\ufffd\ufffd") for q in quads)


def test_order_of_records_does_not_matter() -> None:
    page = sco.PAGE.bulletin
    pairs = [(replace(sco.record(), bulletin=f"copy-{n}"), replace(page, id=f"copy-{n}")) for n in range(4)]
    assert sorted(map(str, emit(pairs))) == sorted(map(str, emit(pairs[::-1])))


def test_everything_but_dependents_has_one_label() -> None:
    quads = two_reports()
    things = {IRIS.id_of(q.subject.value) for q in quads if q.predicate == RDF.type} - {None}
    labels = Counter(IRIS.id_of(q.subject.value) for q in quads if q.predicate == RDFS.label)
    assert {id_ for id_ in things if id_ == entity_of(id_)} == {id_ for id_ in labels if id_}
    assert all(count == 1 for id_, count in labels.items() if id_)


@pytest.mark.parametrize(("property_", "value"), [("start", "13 May"), ("mode", "telegraph")])
def test_what_the_vocabulary_cannot_say_is_an_error(property_: str, value: str) -> None:
    record = sco.record()
    talks = record.meetings[0]
    odd = replace(talks, **{property_: replace(talks.mode, value=value)})
    with pytest.raises(OntologyError, match=value):
        emit([(replace(record, meetings=(odd,)), sco.PAGE.bulletin)])
