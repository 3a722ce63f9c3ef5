import pytest

from kg_builder.errors import UsageError
from kg_builder.graph.iris import (
    Iris,
    agreement_event_id,
    encode,
    entity_of,
    participation_id,
    tenure_id,
)

IRIS = Iris()
BASE = "https://w3id.org/kg-builder/id/"


def test_recipe_is_pinned() -> None:
    assert IRIS.bulletin("sco 1").value == BASE + "bulletin/sco%201"
    assert IRIS.claim("b", "participation-130-412").value == BASE + "bulletin/b#participation-130-412"
    assert IRIS.claims_graph("b").value == BASE + "graph/claims/b"
    assert IRIS.links_graph("b").value == BASE + "graph/links/b"
    assert IRIS.dataset_graph.value == BASE + "graph/dataset"
    assert IRIS.thing("official/x-1").value == BASE + "official/x-1"
    assert IRIS.thing_graph("official/x-1/tenure/y-2").value == BASE + "graph/official/x-1"
    assert participation_id("meeting/m-1", "official/x-1") == "meeting/m-1/participation/x-1"
    assert tenure_id("official/x-1", "post/y-2", "2012-01") == "official/x-1/tenure/y-2-2012-01"
    assert agreement_event_id("agreement/a-1", "signed", "2020-05-13") == "agreement/a-1/event/signed-2020-05-13"
    assert agreement_event_id("agreement/a-1", "signed", None) == "agreement/a-1/event/signed"


@pytest.mark.parametrize(
    ("bulletin", "encoded"),
    [
        ("a/b", "a%2Fb"),
        ("a#b?c", "a%23b%3Fc"),
        ('<a> "b"', "%3Ca%3E%20%22b%22"),
        ("50%", "50%25"),
        ("Zürich", "Z%C3%BCrich"),
        ("Zu\u0308rich", "Z%C3%BCrich"),
        ("..", "%2E%2E"),
        (".", "%2E"),
        ("v1.2", "v1.2"),
        ("a~b-c_d", "a~b-c_d"),
        ("<20250101.1@mail.example>", "%3C20250101.1%40mail.example%3E"),
    ],
)
def test_odd_ids_are_encoded(bulletin: str, encoded: str) -> None:
    assert encode(bulletin) == encoded
    assert IRIS.graph_bulletin(IRIS.claims_graph(bulletin).value) is not None


def test_ids_come_back() -> None:
    assert IRIS.id_of(BASE + "meeting/m-1/participation/x") == "meeting/m-1/participation/x"
    assert IRIS.id_of(BASE + "bulletin/b") is None
    assert IRIS.id_of(BASE + "graph/official/x") is None
    assert IRIS.id_of("https://elsewhere.example/x") is None
    assert entity_of("meeting/m-1/participation/x") == "meeting/m-1"
    assert IRIS.graph_kind(BASE + "graph/official/x") == "official"
    assert IRIS.graph_kind("https://elsewhere.example/x") == ""
    assert IRIS.graph_bulletin(BASE + "graph/claims/a%2Fb") == "a/b"
    assert IRIS.graph_bulletin(BASE + "graph/official/x") is None


@pytest.mark.parametrize("base", ["https://example.org/id", "no iri/", "/relative/"])
def test_a_base_is_an_absolute_iri_with_an_end(base: str) -> None:
    with pytest.raises(UsageError):
        Iris(base)
