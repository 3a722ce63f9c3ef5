"""Names in lists: letters behind a name, one plural post for many countries, surnames in capitals after Mr."""

import pytest

from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.time import PartialDate

EXTRACTOR = GrammarExtractor()


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "The Hon. Anthony Albanese, MP, Prime Minister of Australia, Mr. Narendra Modi, Prime Minister of India,"
            " and the Honorable Joseph Biden, President of the United States, met in Tokyo.",
            {
                ("Anthony Albanese", "Prime Minister", "Australia"),
                ("Narendra Modi", "Prime Minister", "India"),
                ("Joseph Biden", "President", "United States"),
            },
        ),
        (
            "Attending the summit were Presidents Alberto Fernández of Argentina, Luis Arce of Bolivia, Gabriel Boric"
            " of Chile and Gustavo Petro of Colombia.",
            {
                ("Alberto Fernández", "President", "Argentina"),
                ("Luis Arce", "President", "Bolivia"),
                ("Gabriel Boric", "President", "Chile"),
                ("Gustavo Petro", "President", "Colombia"),
            },
        ),
        (
            "The Ministers paid a courtesy call on Mr. SUGA Yoshihide, Prime Minister of Japan.",
            {("SUGA Yoshihide", "Prime Minister", "Japan")},
        ),
    ],
)
def test_lists_of_names(sentence, found):
    bulletin = Bulletin(
        "a", "a.txt", f"Talks\n\n{sentence}", "0" * 64, published=PartialDate("2021-06-04"), language="en"
    )
    officials = EXTRACTOR.read(bulletin).officials
    said = {(o.name.value, t.post.value, t.of.value if t.of else None) for o in officials for t in o.tenures}
    assert said == found
