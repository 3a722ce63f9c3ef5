"""The competency questions: each answered over the worked data set, alike by three engines."""

import re
from pathlib import Path

import pytest
import yaml
from pyoxigraph import QuerySolutions, RdfFormat, Store, serialize
from rdflib import Graph

from kg_builder.check.reason import check_reason
from kg_builder.check.shapes import check_shapes
from kg_builder.check.violations import check_violations
from kg_builder.query.catalogue import catalogue
from kg_builder.query.parameters import bind
from kg_builder.store.memory import MemoryStore
from kg_builder.store.remote import RemoteStore
from support.servers import oxigraph_server
from support.worked import quads

QUESTIONS = yaml.safe_load((Path(__file__).parents[1] / "data" / "competency.yml").read_text(encoding="utf-8"))
IDS = [q["query"] + "-" + str(n) for n, q in enumerate(QUESTIONS)]


@pytest.fixture(scope="module")
def memory():
    return MemoryStore(quads())


@pytest.fixture(scope="module")
def rdflib_graph():
    text = serialize((quad.triple for quad in quads()), format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=text, format="nt")


@pytest.fixture(scope="module")
def remote(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    store = Store(str(folder))
    store.extend(quads())
    store.flush()
    del store
    with oxigraph_server(folder) as address:
        yield RemoteStore(f"{address}/query")


def rows(results):
    assert isinstance(results, QuerySolutions)
    names = [variable.value for variable in results.variables]
    return [{n: None if row[n] is None else row[n].value for n in names} for row in results]


def rdflib_rows(graph, sparql):
    results = graph.query(sparql)
    names = [str(v) for v in results.vars]
    return [{n: None if row[n] is None else text(row[n]) for n in names} for row in results]


def text(cell):
    return str(cell).lower() if str(cell) in ("True", "False") else str(cell)


def shown(value):
    """A node as the last part of its IRI, without the hash."""
    if value is None or not value.startswith("http"):
        return value
    return re.split("[#]", value)[-1] if "#" in value else value.rsplit("/", 1)[-1].rsplit("-", 1)[0]


def answer(found, columns):
    distinct = []
    for row in found:
        cells = [shown(row[column]) for column in columns]
        if cells not in distinct:
            distinct.append(cells)
    return distinct


def test_there_are_enough_questions():
    assert len({q["ask"] for q in QUESTIONS}) >= 40


def test_every_question_of_a_query_is_answered_here():
    """A question in a head that is not here must be about the small world of the catalogue's own tests."""
    asked = {(q["query"], q["ask"]) for q in QUESTIONS}
    assert {(name, ask) for name, ask in asked if ask not in catalogue()[name].competency} == set()
    unanswered = {name for name, query in catalogue().items() if query.competency} - {name for name, _ in asked}
    assert unanswered == set()


def test_some_questions_need_what_is_derived(memory):
    """Without the derived triples their answers are empty."""
    derived = re.compile(r"kg:(Summit|BilateralMeeting|MultilateralMeeting|HostCountry|MinisterialMeeting|Signatory)\b")
    needing = {q["query"] for q in QUESTIONS if derived.search(catalogue()[q["query"]].text)}
    assert len(needing) >= 6


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_three_engines_give_the_expected_answer(question, memory, rdflib_graph, remote):
    sparql = bind(catalogue()[question["query"]], question.get("with", {}), memory)
    found = rows(memory.query(sparql))
    assert answer(found, question["columns"]) == question["rows"]
    assert rdflib_rows(rdflib_graph, sparql) == found
    assert rows(remote.query(sparql)) == found


def test_the_worked_data_are_valid_and_consistent(memory):
    assert check_shapes(memory.quads()) == []
    assert check_violations(memory) == []
    assert check_reason(memory.quads()) == []
