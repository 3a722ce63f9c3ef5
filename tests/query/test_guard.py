import pytest

from kg_builder.errors import QueryError
from kg_builder.query.guard import check


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { { OPTIONAL { service silent ?x { ?s ?p ?o } } } }",
        "ASK { FILTER EXISTS { SERVICE <http://example.org/> { ?s ?p ?o } } }",
        "CONSTRUCT WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } } } }",
        "SELECT * { BIND (EXISTS { SERVICE <http://example.org/> { ?s ?p ?o } } AS ?x) }",
        "SELECT * { MINUS { SERVICE <http://example.org/> { ?s ?p ?o } } }",
        "SELECT * { { } UNION { GRAPH ?g { SERVICE <http://example.org/> { ?s ?p ?o } } } }",
        "SELECT * { ?s ?p ?o } HAVING (EXISTS { SERVICE <http://example.org/> { ?s ?p ?o } })",
    ],
)
def test_service_is_refused_wherever_it_stands(sparql: str) -> None:
    with pytest.raises(QueryError):
        check(sparql, "q")


@pytest.mark.parametrize("sparql", ["SELECT", "", "DROP ALL", "INSERT DATA { <a:b> <a:b> <a:b> }", "SELECT ?x { ?x"])
def test_what_is_no_query_is_refused_in_one_line(sparql: str) -> None:
    with pytest.raises(QueryError, match="does not parse") as caught:
        check(sparql, "q")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "sparql",
    ["SELECT * { ?service ?p 'SERVICE <x> {}' }", "# SERVICE <x>\nASK { <urn:SERVICE> ?p ?o }", "DESCRIBE <urn:x>"],
)
def test_the_word_alone_is_harmless(sparql: str) -> None:
    check(sparql, "q")
