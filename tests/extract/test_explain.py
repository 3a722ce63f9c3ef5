from pathlib import Path

import pytest

from kg_builder.bulletins import discover, read
from kg_builder.errors import SourceError
from kg_builder.extract.explain import Explainer, Fact, meaning_of, methods
from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.time import PartialDate

SAMPLES = Path(__file__).parent.parent / "data" / "bulletins"
TEXT = "Foreign Minister of Estonia Margus Tsahkna met President of Latvia Edgars Rinkēvičs in Riga on 3 June 2024."


@pytest.fixture(scope="module")
def extractor() -> GrammarExtractor:
    return GrammarExtractor()


@pytest.fixture(scope="module")
def facts(extractor: GrammarExtractor) -> list[Fact]:
    bulletin = Bulletin("b", "b.txt", TEXT, "0", published=PartialDate("2024-06-10"))
    return list(Explainer().explain(next(iter(extractor.extract([bulletin]))), bulletin))


def test_a_post_is_explained_by_sentence_rule_and_words(facts: list[Fact]) -> None:
    fact = next(f for f in facts if f.property == "tenure.post" and f.label == "Margus Tsahkna")
    (reason,) = fact.reasons
    assert fact.value == "Foreign Minister"
    assert reason.sentence == TEXT
    assert reason.quote_in_sentence.of(reason.sentence) == reason.quote == "Foreign Minister"
    assert reason.rule == "officials/before"
    assert reason.meaning == "The post stands right before the name."
    assert ("Minister", "title") in reason.words or ("Foreign Minister", "title") in reason.words


def test_participants_are_facts_of_the_meeting(facts: list[Fact]) -> None:
    there = {f.value for f in facts if f.thing.startswith("meeting-") and f.property == "participant"}
    assert there == {"Margus Tsahkna (participant)", "Edgars Rinkēvičs (participant)"}


@pytest.mark.parametrize("wanted", ["Tsahkna", "meeting.start", "tenure.post", "riga"])
def test_facts_are_found_by_text_and_property(facts: list[Fact], wanted: str) -> None:
    assert any(fact.fits(wanted) for fact in facts)


def test_every_rule_that_reads_our_samples_is_described(extractor: GrammarExtractor) -> None:
    used = set()
    for path in discover(SAMPLES):
        for bulletin in read(path):
            assert not isinstance(bulletin, SourceError)
            record = next(iter(extractor.extract([bulletin])))
            used |= {r.rule for fact in Explainer().explain(record, bulletin) for r in fact.reasons}
    assert used
    assert all(meaning_of(rule) for rule in used)


def test_a_rule_without_a_line_is_described_by_its_component() -> None:
    assert meaning_of("officials/some-new-rule") == methods()["officials/"]
