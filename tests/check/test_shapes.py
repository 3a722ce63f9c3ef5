"""The shapes over the worked examples and over the ontology itself."""

import pytest
from pyoxigraph import RdfFormat, Store

from kg_builder.check.shapes import check_shapes, check_style
from kg_builder.resources import resource

EXAMPLES = sorted((resource("ontology") / "examples").glob("*.ttl"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_worked_examples_are_valid(path):
    store = Store()
    store.load(path=path, format=RdfFormat.TURTLE)
    assert check_shapes(store) == []


def test_the_ontology_keeps_its_own_style():
    assert check_style() == []
