"""Every shipped query: its head, its order, and the same rows from two engines."""

from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions
from rdflib import Graph
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

from kg_builder.errors import QueryError
from kg_builder.query.catalogue import catalogue, read_folder, read_query
from kg_builder.query.guard import check
from kg_builder.query.parameters import bind
from kg_builder.store.memory import MemoryStore
from support.graphs import IRIS
from support.world import quads

NAMES = sorted(catalogue())
# What the small world has nothing of; test_competency.py answers these over a larger one.
EMPTY_HERE = {
    "agreements-of-country",
    "announced-only",
    "bilateral",
    "corroborated",
    "delegations",
    "former-holders",
    "host-countries",
    "in-force",
    "moved",
    "multilateral",
    "parts",
    "shared-countries",
    "signatories",
    "signed-not-ratified",
    "stand-ins",
    "successions",
    "summits",
    "visits",
}
VALUES = {
    "who-met-whom": [{"official": "Ann Lee"}, {"from": "2019-03", "to": "2019"}],
    "posts-over-time": [{"official": "ann lee"}],
    "post-holders": [{"post": "Secretary General of the SCO", "day": "2020-05-13"}],
    "officials-of-country": [{"side": "SCO"}],
    "meetings-of-organisation": [{"organisation": "sco"}],
    "attendance": [{"meeting": "conferred by video link"}],
    "evidence-of": [{"subject": "Sergey Lavrov", "property": "standsFor"}, {"subject": "SCO", "property": "name"}],
    "bulletins": [{"publisher": "scripted board", "from": "2019-03-05"}],
}


@pytest.fixture(scope="module")
def oxigraph() -> MemoryStore:
    return MemoryStore(quads())


@pytest.fixture(scope="module")
def rdflib_graph(oxigraph: MemoryStore) -> Graph:
    graph = Graph()
    graph.parse(data="".join(f"{quad.triple} .\n" for quad in quads()), format="ntriples")
    return graph


def oxigraph_rows(store: MemoryStore, sparql: str) -> list[tuple[str | None, ...]]:
    results = store.query(sparql)
    assert isinstance(results, QuerySolutions)
    names = [variable.value for variable in results.variables]
    return [tuple(None if row[name] is None else row[name].value for name in names) for row in results]


def rdflib_rows(graph: Graph, sparql: str) -> list[tuple[str | None, ...]]:
    return [tuple(None if cell is None else _text(cell) for cell in row) for row in graph.query(sparql)]


def _text(cell: object) -> str:
    return str(cell).lower() if str(cell) in ("True", "False") else str(cell)


@pytest.mark.parametrize("name", NAMES)
def test_the_head_tells_the_columns(name: str) -> None:
    query = catalogue()[name]
    columns = [str(variable) for variable in translateQuery(parseQuery(query.text)).algebra.PV]
    assert list(query.columns) == columns
    assert query.summary.endswith("?")


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_ordered(name: str) -> None:
    assert "ORDER BY" in catalogue()[name].text


@pytest.mark.parametrize("name", NAMES)
def test_two_engines_agree(name: str, oxigraph: MemoryStore, rdflib_graph: Graph) -> None:
    text = catalogue()[name].text
    rows = oxigraph_rows(oxigraph, text)
    assert rows == rdflib_rows(rdflib_graph, text)
    assert bool(rows) == (name not in EMPTY_HERE)


@pytest.mark.parametrize(
    ("name", "values"),
    [(name, values) for name, all_ in VALUES.items() for values in all_ if "nobody" not in str(values)],
)
def test_two_engines_agree_with_parameters(
    name: str, values: dict[str, str], oxigraph: MemoryStore, rdflib_graph: Graph
) -> None:
    query = catalogue()[name]
    text = bind(query, values, oxigraph)
    rows = oxigraph_rows(oxigraph, text)
    assert rows
    assert rows == rdflib_rows(rdflib_graph, text)
    assert name == "meetings-of-organisation" or len(rows) < len(oxigraph_rows(oxigraph, query.text))


@pytest.mark.parametrize("name", NAMES)
def test_a_user_could_have_written_it(name: str) -> None:
    check(catalogue()[name].text, name)


def test_the_official_asked_for_comes_first(oxigraph: MemoryStore) -> None:
    query = catalogue()["who-met-whom"]
    for one in ("Ann Lee", "Bob Ray", "Carl Po"):
        rows = oxigraph_rows(oxigraph, bind(query, {"official": one}, oxigraph))
        assert {row[1] for row in rows} == {one}
    assert len(oxigraph_rows(oxigraph, query.text)) == 7


def test_who_met_whom_quotes_the_earliest_bulletin(oxigraph: MemoryStore) -> None:
    rows = oxigraph_rows(oxigraph, bind(catalogue()["who-met-whom"], {"official": "Ann Lee"}, oxigraph))
    assert all((row[7] or "").startswith(f"{IRIS.base}bulletin/") for row in rows)
    assert ("2019-03-04", "bob ray=minister/japan") in {(row[6], row[8]) for row in rows}


# --- heads that are wrong


def write(folder: Path, text: str, name: str = "x") -> Path:
    path = folder / f"{name}.rq"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("", "no summary"),
        ("#+ summary: [", "not YAML"),
        ("#+ summary: s\n#+ colour: red", "unknown keys: colour"),
        ("#+ summary: s\n#+ parameters:\n#+   - {name: a, kind: official}", "a name, a kind and an example"),
        ("#+ summary: s\n#+ parameters:\n#+   - {name: a, kind: cat, example: b}", "unknown kind cat"),
        ("#+ summary: s\n#+ parameters:\n#+   - {name: a, kind: official, example: b}", r"no line VALUES \?a"),
        ("#+ summary: s\n#+ columns: [a]", "columns are names"),
    ],
)
def test_a_wrong_head_is_an_error(head: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=reason):
        read_query(write(tmp_path, f"{head}\nSELECT * {{ ?s ?p ?o }}"))


def test_names_are_unique_over_the_areas(tmp_path: Path) -> None:
    for area in ("a", "b"):
        write(tmp_path / area, "#+ summary: s?\nASK {}")
    with pytest.raises(QueryError, match="already at"):
        read_folder(tmp_path)
