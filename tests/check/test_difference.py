from dataclasses import replace

from pyoxigraph import Quad

from kg_builder.check.difference import Side, compare
from kg_builder.model.record import Record
from kg_builder.model.time import PartialDate
from support import sco
from support.graphs import emit

PAGE = sco.PAGE.bulletin


def graph(*records: Record) -> list[Quad]:
    return emit([(r, replace(PAGE, id=r.bulletin, published=r.published)) for r in records])


def test_the_same_graph_has_no_difference() -> None:
    found = compare(Side(graph(sco.record())), Side(graph(sco.record())[::-1]))
    assert not found
    assert found.by_property() == {}
    assert found.counts["bulletins"] == (1, 1)


def test_another_value_is_altered_not_lost_and_won() -> None:
    record = sco.record()
    talks, summit = record.meetings
    moved = replace(record, meetings=(talks, replace(summit, status=replace(summit.status, value="cancelled"))))
    found = compare(Side(graph(record)), Side(graph(moved)))
    assert [(a.old.value_name, a.new.value_name) for a in found.altered] == [("planned", "cancelled")]
    assert found.altered[0].new.quote == "hope to see"
    assert not found.won
    assert not found.lost
    assert "heads of state meet in Saint Petersburg · status · planned → cancelled" in str(found.altered[0])


def test_a_thing_with_a_new_iri_is_renamed_and_keeps_its_facts() -> None:
    record = sco.record()
    talks, summit = record.meetings
    other_day = replace(talks, start=replace(talks.start, value="2020-05-14"))  # type: ignore[arg-type,type-var]
    found = compare(Side(graph(record)), Side(graph(replace(record, meetings=(other_day, summit)))))
    assert any("/meeting/" in old and "2020-05-13" in old for old, _ in found.renamed)
    changed = {a.new.property.rpartition("#")[2] for a in found.altered}
    assert changed == {"start", "earliest", "latest"}
    assert not found.won
    assert not found.lost


def test_a_bulletin_more() -> None:
    record = sco.record()
    later = replace(record, bulletin="later", published=PartialDate("2020-05-20"), meetings=(), agreements=())
    found = compare(Side(graph(record)), Side(graph(record, replace(later, remarks=()))))
    assert len(found.bulletins_won) == 1
    assert not found.lost
    back = compare(Side(graph(record, replace(later, remarks=()))), Side(graph(record)))
    assert [f.subject for f in back.lost] == [f.subject for f in found.won]
    assert back.bulletins_lost == found.bulletins_won


def test_facts_are_told_by_names() -> None:
    record = sco.record()
    fewer = replace(record, meetings=(replace(record.meetings[0], participations=()), record.meetings[1]))
    found = compare(Side(graph(fewer)), Side(graph(record)))
    told = [str(f) for f in found.won]
    assert any(
        text.startswith("Sergey Lavrov in conferred by video link · role · chair   “Sergey Lavrov chaired")
        for text in told
    )
