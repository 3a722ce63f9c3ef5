from dataclasses import replace
from pathlib import Path

from kg_builder.graph.facts import read_claims
from kg_builder.model.keys import NoNames
from kg_builder.model.record import Record
from kg_builder.model.time import PartialDate
from kg_builder.resolve.authority import Authority
from kg_builder.resolve.curation import Curation
from kg_builder.resolve.questions import answer, questions
from kg_builder.resolve.resolver import Resolver
from support import sco
from support.identity import needs_lexicon

pytestmark = needs_lexicon


def _record(bulletin: str, name: str, day: str) -> Record:
    first = sco.record()
    lavrov = first.officials[0]
    named = replace(lavrov, name=replace(lavrov.name, value=name), aliases=(), tenures=())
    return replace(first, bulletin=bulletin, published=PartialDate(day), officials=(named, *first.officials[1:]))


def _resolver(curation: Curation) -> Resolver:
    records = [_record("a", "Zhang Wei", "2010-01-05"), _record("b", "Zhang Wei Jr.", "2010-02-05")]
    return Resolver([read_claims(r) for r in records], NoNames(), curation, Authority.open())


def test_an_answer_settles_a_question_for_good(tmp_path: Path) -> None:
    curation = Curation.load(tmp_path / "curation.jsonl")
    asked = [q for q in questions(_resolver(curation)) if q.kind == "official"]
    for question in asked:
        assert question.facts > 0
        for decision in answer(_resolver(curation), question, "different", who="me", when="2026-01-01"):
            curation = curation.append(decision)
    again = Curation.load(tmp_path / "curation.jsonl")
    assert [q for q in questions(_resolver(again)) if q.kind == "official"] == []
    assert len(again.decisions) == len(curation.decisions)
