"""Inconsistent data: found, cut down, and said in plain words."""

import pytest
from pyoxigraph import Store

from kg_builder.check.ontology import extension, to_rdflib
from kg_builder.check.reason import around, check_extension, check_reason, smallest
from kg_builder.errors import MissingDependencyError, OntologyError, UsageError

PREFIXES = """
PREFIX kg: <https://w3id.org/kg-builder/ontology#>
PREFIX ex: <https://w3id.org/kg-builder/example/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
LAVROV = "https://w3id.org/kg-builder/example/lavrov"


@pytest.fixture(scope="module")
def needs_java():
    from kg_builder.check.hermit import java

    try:
        java()
    except MissingDependencyError as error:
        pytest.skip(str(error))


def store(text):
    store = Store()
    store.update(f"{PREFIXES} INSERT DATA {{ {text} }}")
    return store


def test_smallest_leaves_out_what_does_not_clash():
    tried = []

    def clash(items):
        tried.append(items)
        return {3, 17} <= set(items)

    assert sorted(smallest(range(40), clash)) == [3, 17]
    assert len(tried) < 40
    assert smallest([1, 2], lambda items: False) == [1, 2]


def test_a_clash_is_cut_down_and_its_sentences_are_given(needs_java):
    data = store(
        f"""
        <{LAVROV}> a kg:Official ; rdfs:label "Sergey Lavrov" ; kg:met <{LAVROV}> .
        ex:russia a kg:Country ; rdfs:label "Russia" .
        ex:claim a kg:MeetingClaim ; kg:denotes <{LAVROV}> ; kg:inBulletin ex:b1 .
        ex:evidence a kg:Evidence ; kg:about ex:claim ; kg:property kg:met ; kg:sentence ex:sentence .
        ex:sentence a kg:Sentence ; kg:text "Mr Lavrov met himself." ; kg:inBulletin ex:b1 .
        """
    )
    (finding,) = check_reason(data, view=data, entity=LAVROV)
    assert finding.about == LAVROV
    assert finding.label == "Sergey Lavrov"
    assert finding.message == (
        "cannot all be true: Sergey Lavrov “met” Sergey Lavrov. For: nothing stands in “met” to itself."
    )
    assert [str(s) for s in finding.sources] == ["b1: “Mr Lavrov met himself.”"]


def test_too_much_data_is_refused_with_the_remedy():
    data = store("ex:a kg:met ex:b . ex:b kg:met ex:a")
    with pytest.raises(UsageError, match=r"2 triples are too many for the reasoner \(at most 1\)"):
        check_reason(data, limit=1)
    with pytest.raises(UsageError, match="ex:c: is not in the graph"):
        check_reason(data, entity="ex:c")


def test_around_reaches_neighbours_and_their_classes():
    data = to_rdflib(store("ex:a kg:met ex:b . ex:b a kg:Official . ex:x kg:met ex:y"))
    found = around(data, next(data.subjects()), steps=2)
    assert 1 <= len(found) <= 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("kg:Meeting kg:x", "mine.ttl"),
        ("kg:Meeting rdfs:subClassOf kg:Place .", "redefines Meeting (subClassOf Place), which is ours"),
    ],
)
def test_an_extension_that_breaks_or_redefines_is_refused(tmp_path, text, says):
    path = tmp_path / "mine.ttl"
    path.write_text(
        "@prefix kg: <https://w3id.org/kg-builder/ontology#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n" + text,
        encoding="utf-8",
    )
    with pytest.raises(OntologyError) as caught:
        extension(path)
    assert says in str(caught.value)
    assert str(caught.value).startswith(f"{path}:3: ")


def test_an_extension_may_add_terms_below_ours(tmp_path):
    path = tmp_path / "mine.ttl"
    path.write_text(
        "@prefix kg: <https://w3id.org/kg-builder/ontology#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "<http://example.org/Retreat> rdfs:subClassOf kg:Meeting .",
        encoding="utf-8",
    )
    assert len(extension(path)) == 1


def test_an_extension_that_contradicts_ours_is_refused(tmp_path, needs_java):
    path = tmp_path / "mine.ttl"
    path.write_text(
        "@prefix kg: <https://w3id.org/kg-builder/ontology#> .\n"
        "@prefix my: <http://example.org/> .\n"
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "my:Retreat a owl:Class ; rdfs:subClassOf kg:Meeting .\n"
        "my:Oddity a owl:Class ; rdfs:subClassOf kg:Meeting, kg:Visit .\n",
        encoding="utf-8",
    )
    with pytest.raises(OntologyError) as caught:
        check_extension(path)
    assert str(caught.value).startswith(f"{path}:6: Oddity can have no member: ")
    assert "whatever is “Oddity” is “Visit”" in str(caught.value)
