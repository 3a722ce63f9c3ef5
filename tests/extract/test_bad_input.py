"""Whatever the text: a record, its spans inside the text, in time that grows with its length."""

import time

import pytest

from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.record import Record
from kg_builder.model.time import PartialDate

EXTRACTOR = GrammarExtractor()
_SYLLABLES = ["ban", "dor", "kel", "lim", "mos", "nur", "pav", "rit"]
NAMES = [f"{a}{b} {c}{a}{b}".title() for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES]


def read(text: str, language: str | None = "en") -> Record:
    bulletin = Bulletin("a", "a.txt", text, "0" * 64, published=PartialDate("2021-06-04"), language=language)
    (record,) = EXTRACTOR.extract([bulletin])
    for official in record.officials:
        for evidence in official.name.evidence:
            assert 0 <= evidence.quote.start < evidence.quote.end <= len(text)
            assert evidence.sentence.contains(evidence.quote)
    return record


def test_another_language_is_skipped_and_named():
    text = "Le ministre des affaires étrangères Jean Dupré a reçu hier son homologue allemand pour parler de la paix."
    for language in ("fr", None):
        record = read(text, language)
        assert record.skipped == "is in French; only English is read"
        assert record.officials == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "Talks", "???", "“(«[", "\u200f\u202e", "\ufffd" * 50])
def test_almost_nothing(text):
    record = read(text)
    assert record.officials == record.meetings == record.agreements == ()


@pytest.mark.parametrize("mark", ["\x00", "\x07", "\u200f", "\u202e", "\ufffd", "\U0001f600", "\u0301", "\x85"])
def test_marks_between_words(mark):
    sentence = "President Vladimir Putin met Prime Minister Narendra Modi of India in Moscow on 3 June 2021."
    words = sentence.split(" ")
    read(f" {mark}".join(words))
    read(mark.join(words))


def test_dates_that_do_not_exist_are_no_dates():
    record = read("Talks\n\nMinister of Trade Anna Berg met Minister of Trade Luis Mar in Rome on 31 February 2021.")
    assert all(m.start is None or m.start.value != "2021-02-31" for m in record.meetings)


def test_a_list_of_500_officials():
    people = [f"Minister of Trade {name}" for name in NAMES[:500]]
    record = read(f"Talks\n\nThe meeting in Rome on 3 June 2021 was attended by {', '.join(people)} and Wang Yi.")
    assert len(record.officials) > 200  # some of the made-up names look like spellings of one another
    assert [len(meeting.participations) for meeting in record.meetings] == [len(record.officials)]


@pytest.mark.parametrize(
    "piece",
    [
        "Minister of Trade Anna Berg met the Ambassador of Japan in Rome on 3 June. ",
        "the president met the minister and the ambassador who said that they would meet again and ",
        "the Council of the Ministry of the ",
        "Foreign Minister Ministry of The President ",
        "signed a memorandum of understanding on trade, energy and ",
        "31 February 2020 and 13 May 2020 met ",
        "“(",
        "a",
        "Anna Berg, ",
        "\n- Minister Anna Berg",
    ],
)
def test_time_is_linear(piece):
    def seconds(size: int) -> float:
        start = time.process_time()
        read("Talks\n\n" + piece * (size // len(piece)))
        return time.process_time() - start

    seconds(500)
    assert seconds(40_000) < 35 * max(seconds(4_000), 0.02)
