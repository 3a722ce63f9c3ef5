"""The canonical form of Turtle files."""

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from kg_builder.check.turtle import canonical, main
from kg_builder.errors import OntologyError
from kg_builder.resources import resource

FILES = sorted(resource("ontology").rglob("*.ttl"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(resource("ontology")).as_posix())
def test_every_file_is_in_the_canonical_form(path):
    assert canonical(path.read_text(encoding="utf-8")) == path.read_text(encoding="utf-8"), (
        "run: python -m kg_builder.check.turtle"
    )


def test_the_form_keeps_the_triples():
    text = resource("ontology").joinpath("meetings.ttl").read_text(encoding="utf-8")
    assert isomorphic(Graph().parse(data=text, format="turtle"), Graph().parse(data=canonical(text), format="turtle"))


def test_the_form_does_not_depend_on_the_order_of_statements():
    one = '@prefix a: <http://a/> . a:x a:p "1", a:y ; a:q [ a:r ( a:x "2"@en ) ] . a:b a a:C .'
    two = (
        '@prefix z: <http://a/> .\n@prefix a: <http://a/> . a:b a a:C . a:x a:q [ a:r ( a:x "2"@en ) ] ; a:p a:y, "1" .'
    )
    assert canonical(two) == canonical(one)


def test_what_is_not_turtle_is_an_error():
    with pytest.raises(OntologyError, match="not Turtle"):
        canonical("a b c")


def test_check_names_the_files(tmp_path, capsys):
    path = tmp_path / "x.ttl"
    path.write_text("<http://a/x>   <http://a/p> 1 .", encoding="utf-8")
    assert main(["--check", str(path)]) == 1
    assert "x.ttl: is not in the canonical form" in capsys.readouterr().out
    assert main([str(path)]) == 0
    assert main(["--check", str(path)]) == 0
