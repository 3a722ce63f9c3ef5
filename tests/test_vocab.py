"""The generated terms and codes."""

from typing import get_args

import pytest
from pyoxigraph import NamedNode

from kg_builder.model.record import Role, Standing
from kg_builder.resources import resource
from kg_builder.vocab import CODES, KG, PREFIXES, RDFS
from kg_builder.vocab_generator import TARGET, generate


def test_vocab_is_what_the_ontology_gives():
    assert TARGET.read_text(encoding="utf-8") == generate(resource("ontology"))


def test_terms_are_nodes():
    assert NamedNode("https://w3id.org/kg-builder/ontology#Meeting") == KG.Meeting
    assert NamedNode("http://www.w3.org/2000/01/rdf-schema#label") == RDFS.label
    assert PREFIXES["kg"] + "met" == KG.met.value


def test_an_undeclared_term_is_an_error():
    with pytest.raises(AttributeError):
        _ = KG.Meting  # type: ignore[attr-defined]


def test_codes_lead_to_concepts_and_back():
    held = CODES.status("held")
    assert held.value == "https://w3id.org/kg-builder/codes#status-held"
    assert CODES.status.notation(held) == "held"
    assert CODES.event.label("in-force") == "In force"
    with pytest.raises(ValueError, match="no code of event-statuses: 'hold'"):
        CODES.status("hold")
    with pytest.raises(ValueError, match="no concept of meeting-modes"):
        CODES.mode.notation(held)


def test_every_code_of_the_record_form_is_in_its_list():
    assert set(CODES.role) == set(get_args(Role))
    assert set(CODES.standing) == set(get_args(Standing))
    assert set(CODES.status) == {"held", "planned", "cancelled", "postponed"}
    assert set(CODES.mode) == {"in-person", "video", "phone", "hybrid"}
    assert set(CODES.event) == {
        "proposed",
        "planned",
        "agreed",
        "initialled",
        "adopted",
        "signed",
        "ratified",
        "in-force",
        "terminated",
    }
    assert set(CODES.agreement) == {
        "treaty",
        "agreement",
        "memorandum",
        "protocol",
        "convention",
        "charter",
        "declaration",
        "statement",
        "communique",
        "resolution",
        "decision",
        "plan",
        "programme",
        "roadmap",
        "contract",
        "letter",
        "other",
    }
