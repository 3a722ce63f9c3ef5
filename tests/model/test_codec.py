import pytest

from kg_builder.model.codec import dump, load
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import Meeting, Official, Participation, Record
from kg_builder.model.text import Span
from kg_builder.model.time import PartialDate


def value(text: str, start: int = 0) -> Value:
    return Value(text, text, (Evidence(Span(start, start + len(text)), Span(0, 99), "test/rule", 0.9),))


def test_a_record_survives_the_round_trip():
    record = Record(
        bulletin="b1",
        sha256="00",
        fingerprint="f",
        published=PartialDate("2020-05"),
        sentences=(Span(0, 99),),
        officials=(Official("official-3", value("Ann Lee", 3)),),
        meetings=(
            Meeting(
                "meeting-9",
                value("talks", 9),
                value("held", 9),
                participations=(
                    Participation(
                        "participation-9-3", "official-3", "chair", (Evidence(Span(3, 10), Span(0, 99), "test"),)
                    ),
                ),
            ),
        ),
    )
    assert load(Record, dump(record)) == record
    assert dump(load(Record, dump(record))) == dump(record)


def test_another_version_is_refused():
    with pytest.raises(ValueError, match="form 99"):
        load(Record, '{"bulletin":"b","v":99}')
