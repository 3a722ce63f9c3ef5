"""Whatever the text, the officials stage ends, and each value stands where its evidence says."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.model.bulletin import Bulletin

PHRASES = (
    "the of and to in , . ; : ( ) “ ” ’s – - & met said his her counterpart counterparts visited from as former acting",
    "President Minister Ministers Deputy Foreign Affairs Secretary-General of Norway Japanese Türkiye U.S. Ma. KC",
    "Wang Yi José María de la Cruz Jr. II H.E. Mr. Dr. bin al-Sisi ASEAN UN Ministry Council Bank 31 February 2020",
)
WORDS = st.sampled_from([w for phrase in PHRASES for w in phrase.split()] + ["\n", "\n\n", "\u200f", "\x00"])
EXTRACTOR = GrammarExtractor()


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=50))
def test_evidence_stands_in_its_sentence(words):
    text = " ".join(words)
    bulletin = Bulletin("any", "any.txt", text, hashlib.sha256(text.encode()).hexdigest())
    reading = EXTRACTOR.reading(bulletin)
    ids = [item.id for item in (*reading.officials, *reading.organisations, *reading.bodies)]
    assert len(ids) == len(set(ids))
    for official in reading.officials:
        tenured = [v for t in official.tenures for v in (t.post, t.of) if v is not None]
        for value in (official.name, *official.aliases, *tenured, *([official.of] if official.of else [])):
            for evidence in value.evidence:
                assert evidence.sentence in reading.sentences
                assert evidence.sentence.contains(evidence.quote)
                assert value.surface == evidence.quote.of(text)
    for mention in reading.mentions:
        assert mention.span.contains(mention.head)
        assert set(mention.agents) <= set(ids)
