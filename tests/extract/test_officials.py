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
