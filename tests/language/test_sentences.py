"""Where sentences end."""

import pytest

from kg_builder.language.sentences import split_sentences


def split(text, subject_end=0):
    return [s.of(text) for s in split_sentences(text, subject_end)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. K. Shanmugam met Dr. Ma. Theresa Lazaro at 5 p.m. on Monday.",
        "President Joseph R. Biden, Jr. spoke with H.E. Mr. Ararat Mirzoyan.",
        "The U.S. President met the E.U. High Representative.",
    ],
)
def test_abbreviations_end_no_sentence(text):
    assert split(text) == [text]


def test_sentences_and_subject():
    text = "Talks in Astana\n\nThey met in the U.S. The talks went on. “Good.” He left."
    assert split(text, 15) == ["Talks in Astana", "They met in the U.S.", "The talks went on.", "“Good.”", "He left."]


def test_wrapped_lines_are_one_sentence_and_list_lines_are_not():
    wrapped = (
        "The two ministers discussed the state of relations and agreed to\n"
        "Continue the exchange on trade, transport and the environment in\n"
        "The coming months, when the next session of the commission meets\n"
        "In Dushanbe."
    )
    assert len(split(wrapped)) == 1
    assert (
        len(split("Participants\nRuritania: Mr A, Minister of Trade\nSylvania: Ms B, Minister of Foreign Affairs")) == 3
    )
