import pytest

from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.extract.remarks import read_remarks
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.time import PartialDate


@pytest.fixture(scope="module")
def extractor() -> GrammarExtractor:
    return GrammarExtractor()


def remarks(extractor: GrammarExtractor, text: str) -> set[tuple[str, str]]:
    bulletin = Bulletin("b", "b.txt", text, "0", published=PartialDate("2024-06-10"))
    reading = extractor.reading(bulletin)
    names = {o.id: o.name.value for o in reading.officials}
    found = read_remarks(reading)
    for remark in found:
        for evidence in remark.text.evidence:
            assert evidence.sentence.contains(evidence.quote)
            assert remark.text.surface in evidence.quote.of(text)
    return {(names[r.speaker], r.text.value) for r in found}


MINISTER = "Foreign Minister of Norway Espen Barth Eide"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MINISTER} stressed that talks must go on.", "talks must go on"),
        (f"{MINISTER} also urged an early end of the blockade.", "an early end of the blockade"),
        (f"{MINISTER} called for a ceasefire in the north.", "a ceasefire in the north"),
        (f"“The door stays open for dialogue,” said {MINISTER}.", "The door stays open for dialogue,"),
    ],
)
def test_what_was_said(extractor: GrammarExtractor, text: str, expected: str) -> None:
    assert remarks(extractor, text) == {("Espen Barth Eide", expected)}


@pytest.mark.parametrize(
    "text",
    [
        f"{MINISTER} arrived in Geneva in the morning.",
        f"A close friend of {MINISTER} said that talks must go on.",
        f"{MINISTER} called on President Stubb in the evening.",
        "The ministers stressed that talks must go on.",
    ],
)
def test_no_remark_of_a_person(extractor: GrammarExtractor, text: str) -> None:
    assert remarks(extractor, text) == set()
