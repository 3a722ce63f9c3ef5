import json

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg_builder.query.results import write
from kg_builder.store.memory import MemoryStore

BASE = "https://example.org/id/"
STORE = MemoryStore(
    [
        Quad(
            NamedNode(f"{BASE}official/ann"),
            NamedNode("https://w3id.org/kg-builder/ontology#name"),
            Literal("Ann\nLee, Dr " + "x" * 80),
            NamedNode(f"{BASE}g"),
        )
    ]
)
SELECT = "SELECT ?who ?p ?name ?none { ?who ?p ?name } ORDER BY ?who"


def written(form: str, sparql: str = SELECT, **more: object) -> str:
    return write(STORE.query(sparql), form, base=BASE, **more)  # type: ignore[arg-type]


def test_a_table_is_short_and_on_one_line_a_row() -> None:
    lines = written("table", width=80).splitlines()
    assert lines[0].split() == ["who", "p", "name", "none"]
    assert lines[2].startswith("official/ann  kg:name  Ann Lee, Dr xxx")
    assert lines[2].endswith("…")
    assert lines[3] == "1 row"


def test_a_table_for_a_pipe_is_not_cut() -> None:
    assert "x" * 80 in written("table")


@pytest.mark.parametrize(("form", "start"), [("csv", "who,p,name,none"), ("tsv", "?who\t?p\t?name\t?none")])
def test_lines(form: str, start: str) -> None:
    assert written(form).splitlines()[0] == start


def test_json() -> None:
    assert json.loads(written("json"))["head"]["vars"] == ["who", "p", "name", "none"]


def test_xml() -> None:
    assert written("xml").startswith("<?xml")


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml"])
def test_ask_and_construct_can_be_written_in_each_form(form: str) -> None:
    assert "true" in written(form, "ASK { ?s ?p ?o }")
    assert "Ann" in written(form, "CONSTRUCT WHERE { ?s ?p ?o }")


def test_no_rows() -> None:
    assert written("table", "SELECT ?x { ?x <urn:none> ?y }") == "0 rows\n"


def test_a_table_names_things_and_leaves_out_their_iris() -> None:
    sparql = 'SELECT ?official ?officialName { VALUES (?official ?officialName) { (<urn:x> "Ann Lee") } }'
    assert written("table", sparql).splitlines()[0] == "officialName"
    assert written("csv", sparql).splitlines()[0] == "official,officialName"
