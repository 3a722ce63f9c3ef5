"""A plain query in ORG, schema.org or PROV-O works over our data when the alignment is loaded."""

import owlrl
import pytest
from pyoxigraph import Store
from rdflib import Graph
from rdflib.namespace import RDFS
from rdflib.term import URIRef

from kg_builder.check.ontology import ontology, parse, terms, to_rdflib
from kg_builder.resources import resource

ROOT = resource("ontology")
QUERIES = {
    "org": """
        PREFIX org: <http://www.w3.org/ns/org#> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?person ?post WHERE {
          ?p a foaf:Person ; foaf:name ?person ; org:holds ?x . ?x a org:Post ; rdfs:label ?post ; org:postIn ?o .
          ?o a org:Organization } ORDER BY ?person""",
    "schema": """
        PREFIX schema: <https://schema.org/>
        SELECT ?event ?person WHERE {
          ?e a schema:Event ; schema:name ?event ; schema:attendee ?p ; schema:location ?place .
          ?p a schema:Person ; schema:name ?person } ORDER BY ?event ?person""",
    "prov": """
        PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?person ?bulletin WHERE {
          ?c prov:specializationOf ?p ; prov:wasDerivedFrom ?b . ?p a prov:Person ; rdfs:label ?person .
          ?b a prov:Entity ; rdfs:label ?bulletin } ORDER BY ?person""",
}
ANSWERS = {
    "org": [("Vladimir Norov", "Secretary-General")],
    "schema": [
        ("talks between Shavkat Mirziyoyev and Sergey Lavrov", "Lavrov"),
        ("talks between Shavkat Mirziyoyev and Sergey Lavrov", "Sergey Lavrov"),
        ("talks between Shavkat Mirziyoyev and Sergey Lavrov", "Shavkat Mirziyoyev"),
        ("visit of Sergey Lavrov to Uzbekistan", "Lavrov"),
        ("visit of Sergey Lavrov to Uzbekistan", "Sergey Lavrov"),
    ],
    "prov": [("Sergey Lavrov", "Ministers confer on the pandemic")],
}
EXAMPLES = {"org": "posts", "schema": "meetings", "prov": "core"}


def data(name):
    """An example, what the rules derive from it, and the named part of the class tree."""
    store = Store()
    for triple in parse(ROOT / "examples" / f"{name}.ttl"):
        store.update(f"INSERT DATA {{ {' '.join(t.n3() for t in triple)} }}")
    graph = to_rdflib(store)
    for rule in ("held-post", "attended"):
        for triple in store.query((ROOT / "rules" / f"{rule}.rq").read_text(encoding="utf-8")):
            graph.parse(data=f"{triple} .", format="nt")
    for triple in ontology().triples((None, RDFS.subClassOf, None)):
        if isinstance(triple[2], URIRef):
            graph.add(triple)
    return graph


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_a_query_in_their_words_works_over_our_data(name):
    graph = data(EXAMPLES[name])
    assert list(graph.query(QUERIES[name])) == []
    graph += parse(ROOT / "alignments" / f"{name}.ttl")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert [tuple(str(cell) for cell in row) for row in graph.query(QUERIES[name])] == ANSWERS[name]


@pytest.mark.parametrize("path", sorted((ROOT / "alignments").glob("*.ttl")), ids=lambda p: p.stem)
def test_an_alignment_speaks_of_declared_terms_only(path):
    ours = terms(ontology())
    graph: Graph = parse(path)
    named = {t for triple in graph for t in triple if str(t).startswith("https://w3id.org/kg-builder/ontology#")}
    assert named <= ours
