from kg_builder.graph.dataset import emit_dataset
from kg_builder.graph.serialize import dumps
from support import proof
from support.graphs import IRIS

COUNTS = {"bulletin": 2, "triple": 900, "official": 3, "meeting": 1, "participation": 0}


def test_description() -> None:
    quads = emit_dataset(COUNTS, IRIS, version="0.1.0", inputs={"extractor": "grammar-1"})
    assert not proof.repeated(quads)
    assert not proof.blank(quads)
    assert {q.graph_name for q in quads} == {IRIS.dataset_graph}
    text = dumps(quads, "turtle", base=IRIS.base)
    assert "void:triples 900" in text
    assert "void:documents 2" in text
    assert "<dataset#class-Official> a void:Dataset ;\n    void:class kg:Official ;\n    void:entities 3 ." in text
    assert "class-Participation" not in text
    assert 'owl:versionInfo "grammar-1"' in text
    assert 'owl:versionInfo "0.1.0"' in text


def test_it_depends_on_nothing_else() -> None:
    assert emit_dataset(COUNTS, IRIS) == emit_dataset(dict(reversed(COUNTS.items())), IRIS)
