"""People, posts and countries, from sentences of our own."""

import hashlib

from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.model.bulletin import Bulletin


def read(body, subject=None):
    text = f"{subject}\n\n{body}" if subject else body
    bulletin = Bulletin("b", "b.txt", text, hashlib.sha256(text.encode()).hexdigest(), subject=subject)
    return GrammarExtractor().read(bulletin)


def test_every_value_is_where_its_evidence_says():
    body = "Foreign Minister of Armenia, H.E. Mr. Ararat Mirzoyan, met Wang Yi, Minister of Foreign Affairs."
    record = read(body, "Meeting of ministers")
    for official in record.officials:
        for value in (official.name, *official.aliases, *(t.post for t in official.tenures)):
            for evidence in value.evidence:
                assert evidence.sentence.contains(evidence.quote)
    assert [o.name.value for o in record.officials] == ["Ararat Mirzoyan", "Wang Yi"]


def test_empty_body_and_odd_characters():
    assert read("").officials == ()
    assert read("\u200f\x00 “ ” ‘‘ 31 February ,,, ((").officials == ()


def test_a_list_of_five_hundred_people():
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"Bar{letters[n % 26]}{letters[n // 26]}o Kov{letters[n // 26]}{letters[n % 26]}sky" for n in range(500)]
    body = "Present were " + ", ".join(f"Minister of Trade {name}" for name in names) + "."
    record = read(body)
    assert [o.name.value for o in record.officials] == names
    assert {t.post.value for o in record.officials for t in o.tenures} == {"Minister of Trade"}


def test_one_endless_sentence_and_one_endless_word():
    body = "Foreign Minister Wang Yi met President Sadyr Japarov and " * 600
    assert {o.name.value for o in read(body).officials} == {"Wang Yi", "Sadyr Japarov"}
    assert read("x" * 100_000).officials == ()


def test_a_text_in_another_language_is_skipped():
    body = "Le ministre des Affaires étrangères a reçu son homologue à Paris pour parler de la coopération bilatérale."
    record = read(body)
    assert record.skipped is not None
    assert "French" in record.skipped
    assert record.officials == ()
