import csv
import json
from pathlib import Path

import pytest
import spacy

from kg_builder.extract.agreements import read_agreements
from kg_builder.extract.reading import Reading
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.record import Agreement
from kg_builder.model.text import Span
from kg_builder.model.time import PartialDate

CASES = Path(__file__).parent.parent / "cases" / "agreements.csv"
DOC = spacy.blank("en")("")


def read_text(text: str, subject: str | None = None) -> tuple[Agreement, ...]:
    whole = f"{subject}\n\n{text}" if subject else text
    bulletin = Bulletin("b", "b.txt", whole, "0", subject=subject, published=PartialDate("2024-06-10"))
    sentences, start = [], 0
    ends = [i for i, c in enumerate(whole) if c == "\n" or (whole.startswith(". ", i) and whole[i - 1].isalpha())]
    for end in [*ends, len(whole)]:
        stop = end + 1 if whole[end : end + 1] == "." else end
        if whole[start:stop].strip():
            sentences.append(Span(start, stop))
        start = stop + 1
    return read_agreements(Reading(bulletin, DOC, tuple(sentences)), ())


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['category']}: {row['text'][:50]}")
def test_cases(row: dict[str, str]) -> None:
    found = {f"{a.kind.value}|{a.events[-1].kind.value}|{a.title.value}" for a in read_text(row["text"])}
    found = {f for f in found if not f.startswith("other|")}
    assert found == {e for e in row["expected"].split(";") if e}


def test_every_value_points_into_its_sentence() -> None:
    text = "The ministers signed a treaty on trade on 3 June 2024. It builds on the Paris Agreement."
    found = read_text(text)
    assert len(found) == 2
    for agreement in found:
        for value in (agreement.title, agreement.kind, agreement.events[0].kind):
            assert value.evidence
            for evidence in value.evidence:
                assert evidence.sentence.contains(evidence.quote)
                assert evidence.quote.of(text) in text


def test_the_date_of_the_event_is_read() -> None:
    (agreement,) = read_text("The ministers signed a treaty on trade on 3 June 2024.")
    date = agreement.events[0].date
    assert date is not None
    assert date.value == "2024-06-03"


def test_a_headline_that_is_the_title_of_a_statement() -> None:
    (statement,) = read_text("We met today to mark our friendship.", subject="Joint Statement on Clean Seas")
    assert statement.kind.value == "statement"
    assert statement.events[0].kind.value == "adopted"


def test_a_headline_and_the_body_name_one_document() -> None:
    (agreement,) = read_text(
        "Norland and Sudonia today signed an agreement on air services.", subject="Norland and Sudonia Sign Agreement"
    )
    assert agreement.title.value == "agreement on air services"


def test_a_year_in_the_title_is_not_the_day_of_the_event() -> None:
    (plan,) = read_text("The ministers adopted the Action Plan on Water for 2025-2030.")
    assert plan.events[0].date is None


def test_a_sentence_without_an_end_is_read() -> None:
    assert read_text("They signed a memorandum of understanding on trade, energy and " * 300)


def test_a_long_text_takes_linear_time() -> None:
    sentence = "The ministers signed a memorandum of understanding on trade, transport and energy. "
    assert len(read_text(sentence * 400)) == 1


@pytest.mark.skipif(not (Path(__file__).parents[3] / "shared" / "eval").is_dir(), reason="shared gold is not here")
def test_gold_statuses_are_codes_that_the_reader_gives() -> None:
    gold = Path(__file__).parents[3] / "shared" / "eval" / "gold-train.jsonl"
    lines = gold.read_text(encoding="utf-8").splitlines()
    statuses = {a["status"] for line in lines for a in json.loads(line)["agreements"]}
    assert statuses <= {"signed", "adopted", "agreed", "ratified", "in-force", "proposed", "planned", "terminated"}
