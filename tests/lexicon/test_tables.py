"""The lexicon's tables and the user's own file."""

import pytest

from kg_builder.errors import LexiconError
from kg_builder.lexicon import load
from kg_builder.lexicon.phrases import tokens


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Turkish", "Turkey"),
        ("Republic of Türkiye", "Turkey"),
        ("Burma", "Myanmar"),
        ("Soviet", "Soviet Union"),
        ("Lao PDR", "Laos"),
        ("U.S.", "United States"),
        ("Republic of Korea", "South Korea"),
        ("Côte d’Ivoire", "Ivory Coast"),
    ],
)
def test_country_of(form, name):
    assert load().country_of(form) == name


def test_capitals_and_cities():
    assert load().capitals["Astana"] == "Kazakhstan"
    assert load().cities.get("Saint Petersburg") == "Russia"


def test_organisation_by_acronym():
    found = load().organisations.get("SCO")
    assert found is not None
    assert found.name == "Shanghai Cooperation Organisation"


def test_tokens_keep_abbreviations_and_hyphens():
    assert tokens("H.E. Mr. O’Brien’s U.S.-ASEAN Secretary-General") == [
        "H.E.", "Mr.", "O’Brien", "’s", "U.S.", "-", "ASEAN", "Secretary-General",
    ]  # fmt: skip


def test_user_file_adds_words(tmp_path):
    path = tmp_path / "my.yml"
    path.write_text(
        "titles:\n  - title: Grand Vizier\n    family: state\n"
        "organisations:\n  - name: Ruritanian Trade League\n    aliases: [RTL]\n"
        "countries:\n  - name: Ruritania\n    demonyms: [Ruritanian]\n",
        encoding="utf-8",
    )
    lexicon = load([path])
    assert lexicon.heads.get("Grand Vizier") == "state"
    assert lexicon.country_of("Ruritanian") == "Ruritania"
    assert lexicon.organisations.get("RTL") is not None
    assert lexicon.fingerprint != load().fingerprint


@pytest.mark.parametrize(
    ("content", "line", "word"),
    [
        ("titels:\n  - x\n", 1, "titels"),
        ("titles:\n  - title: Vizier\n    famly: state\n", 3, "famly"),
        ("titles:\n  - title: Vizier\n    family: royal\n", 3, "royal"),
        ("meetings:\n  - noun: powwow\n    kind: chat\n", 3, "chat"),
        ("documents:\n  - noun: entente\n    kind: paper\n", 3, "paper"),
        ("documents:\n  - kind: treaty\n", 2, "noun"),
        ("organisations:\n  - aliases: [A]\n", 2, "name"),
        ("titles: [unclosed\n", 2, "YAML"),
    ],
)
def test_a_mistake_names_file_and_line(tmp_path, content, line, word):
    path = tmp_path / "my.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=word) as caught:
        load([path])
    assert caught.value.line == line
    assert str(path) in str(caught.value)
