"""What docs/graph.md says is so."""

import re
from pathlib import Path

from pyoxigraph import QuerySolutions, RdfFormat, Store, parse

from kg_builder.graph.tables import COLUMNS
from kg_builder.vocab import PREFIXES
from support import sco
from support.graphs import IRIS, emit

PAGE = (Path(__file__).parents[2] / "docs" / "graph.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    match = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert match is not None
    return match[1]


def test_the_turtle_is_what_is_emitted() -> None:
    head = f"@base <{IRIS.base}> . " + " ".join(f"@prefix {p}: <{ns}> ." for p, ns in PREFIXES.items())
    told = {quad.triple for quad in parse((head + block("turtle")).encode(), format=RdfFormat.TURTLE)}
    assert told <= {quad.triple for quad in emit([(sco.record(), sco.PAGE.bulletin)])}


def test_the_query_gives_sentences() -> None:
    store = Store()
    store.extend(emit([(sco.record(), sco.PAGE.bulletin)]))
    found = store.query(block("sparql"), use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    rows = {(row["name"].value, row["sentence"].value) for row in found}
    assert ("Sergey Lavrov", "Russian Foreign Minister Sergey Lavrov chaired the talks.") in rows


def test_the_tables_are_those_that_are_written() -> None:
    rows = re.findall(r"^\| `(\w+)\.csv` \| (.*) \|$", PAGE, re.MULTILINE)
    assert {name: tuple(re.findall(r"`(\w+)`", columns)) for name, columns in rows} == dict(COLUMNS)
