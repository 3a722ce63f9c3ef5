import json

from kg_builder.graph.context import context
from kg_builder.graph.serialize import dumps
from kg_builder.vocab import KG
from support import sco
from support.graphs import IRIS, emit


def test_object_properties_take_iris() -> None:
    found = context()
    assert found["agent"] == {"@id": "kg:agent", "@type": "@id"}
    assert found["earliest"]["@type"] == "xsd:date"
    assert "name" not in found
    assert all(hasattr(KG, term) for term, entry in found.items() if isinstance(entry, dict) and "kg:" in entry["@id"])


def test_the_export_reads_like_plain_json() -> None:
    graph = json.loads(dumps(emit([(sco.record(), sco.PAGE.bulletin)]), "jsonld", base=IRIS.base))
    nodes = {node["@id"]: node for part in graph["@graph"] for node in part["@graph"]}
    lavrov = next(node for node in nodes.values() if node.get("label") == "Sergey Lavrov")
    assert lavrov["@type"] == "Official"
    assert lavrov["name"] == ["Lavrov", "Sergey Lavrov"]
    tenure = nodes[lavrov["hasTenure"]]
    assert nodes[tenure["post"]]["label"] == "Foreign Minister"
    assert tenure["standing"] == "code:standing-current"
