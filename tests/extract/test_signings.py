import pytest

from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.record import Record
from kg_builder.model.time import PartialDate


@pytest.fixture(scope="module")
def extractor() -> GrammarExtractor:
    return GrammarExtractor()


def read(extractor: GrammarExtractor, text: str) -> Record:
    bulletin = Bulletin("b", "b.txt", text, "0", published=PartialDate("2024-06-10"))
    return next(iter(extractor.extract([bulletin])))


def test_two_signatories_met(extractor: GrammarExtractor) -> None:
    record = read(
        extractor,
        "Minister of Justice of Norway Emilie Enger Mehl and Minister of Justice of Estonia Madis Timpson today signed "
        "a treaty on legal assistance.",
    )
    (agreement,) = record.agreements
    (meeting,) = record.meetings
    names = {o.id: o.name.value for o in record.officials}
    assert {names[p.agent] for p in meeting.participations} == {"Emilie Enger Mehl", "Madis Timpson"}
    assert {names[p.agent] for p in agreement.signatories} == {"Emilie Enger Mehl", "Madis Timpson"}
    assert agreement.events[-1].meeting == meeting.id
    assert meeting.start is not None
    assert meeting.start.value == "2024-06-10"


def test_the_one_it_was_signed_with_is_no_part_of_the_title(extractor: GrammarExtractor) -> None:
    record = read(
        extractor,
        "Minister for Trade Grace Fu today signed a memorandum of understanding on carbon credits with "
        "Chile's Minister of Environment Maisa Rojas.",
    )
    (agreement,) = record.agreements
    assert agreement.title.value == "memorandum of understanding on carbon credits"
    assert len(agreement.signatories) == 2


def test_a_signing_inside_a_meeting_is_no_meeting_of_its_own(extractor: GrammarExtractor) -> None:
    record = read(
        extractor,
        "President of Finland Alexander Stubb met with President of Latvia Edgars Rinkēvičs in Riga on 10 June 2024. "
        "President Stubb and President Rinkēvičs signed a joint declaration on defence.",
    )
    assert len(record.meetings) == 1
    assert record.agreements[0].events[-1].meeting == record.meetings[0].id


def test_ids_are_unique(extractor: GrammarExtractor) -> None:
    record = read(
        extractor,
        "Minister of Justice of Norway Emilie Enger Mehl and Minister of Justice of Estonia Madis Timpson signed two "
        "protocols on extradition and legal aid in the presence of Ambassador Lauri Bambus.",
    )
    ids = [m.id for m in record.meetings] + [a.id for a in record.agreements]
    ids += [p.id for m in record.meetings for p in m.participations]
    ids += [p.id for a in record.agreements for p in a.signatories] + [
        e.id for a in record.agreements for e in a.events
    ]
    assert len(ids) == len(set(ids))
