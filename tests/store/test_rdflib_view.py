import pytest
from pyoxigraph import NamedNode
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, RDFS, XSD

from kg_builder.errors import StoreError
from kg_builder.store.memory import MemoryStore
from kg_builder.store.rdflib_view import as_dataset, from_ox, to_ox
from support.graphs import IRIS
from support.world import quads

# rdflib warns about its own use of what it has deprecated
pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")


KG = "https://w3id.org/kg-builder/ontology#"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return as_dataset(MemoryStore(quads()))


@pytest.mark.parametrize(
    "term",
    [
        URIRef("https://example.org/x"),
        BNode("b1"),
        Literal("plain"),
        Literal("mot", lang="fr"),
        Literal("2020-05", datatype=XSD.gYearMonth),
        Literal("1", datatype=XSD.integer),
    ],
)
def test_terms_there_and_back(term: object) -> None:
    assert from_ox(to_ox(term)) == term


def test_the_default_graph_is_the_union(dataset: Dataset) -> None:
    assert len(dataset) == len(quads())
    assert set(dataset.subjects(RDF.type, URIRef(f"{KG}Official")))
    assert (None, RDFS.label, Literal("Sergey Lavrov")) in dataset


def test_one_graph_is_that_graph(dataset: Dataset) -> None:
    name = IRIS.claims_graph("one")
    graph = dataset.graph(URIRef(name.value))
    assert len(graph) == sum(quad.graph_name == name for quad in quads())
    assert (URIRef(IRIS.bulletin("one").value), RDF.type, URIRef(f"{KG}Bulletin")) in graph


def test_all_graphs_are_there(dataset: Dataset) -> None:
    names = {quad.graph_name.value for quad in quads() if isinstance(quad.graph_name, NamedNode)}
    assert names <= {str(graph.identifier) for graph in dataset.graphs()}


def test_all_quads_are_there(dataset: Dataset) -> None:
    assert len(set(dataset.quads())) == len(quads())


def test_sparql(dataset: Dataset) -> None:
    rows = dataset.query("SELECT ?n { ?o a kg:Official ; rdfs:label ?n } ORDER BY ?n", initNs={"kg": KG, "rdfs": RDFS})
    assert [str(row.n) for row in rows][-1] == "Vladimir Norov"
    assert dataset.query(f"ASK {{ ?o a <{KG}Official> }}").askAnswer
    made = dataset.query(f"CONSTRUCT {{ ?o a <{KG}Agent> }} WHERE {{ ?o a <{KG}Official> }}").graph
    assert made is not None
    assert len(made) == len(set(dataset.subjects(RDF.type, URIRef(f"{KG}Official"))))


def test_sparql_with_bindings_of_rdflib(dataset: Dataset) -> None:
    rows = dataset.query("SELECT ?o { ?o ?p ?n }", initBindings={"n": Literal("Sergey Lavrov"), "p": RDFS.label})
    assert len(list(rows)) == 1


def test_serialising(dataset: Dataset) -> None:
    graph = Graph()
    graph.parse(data=dataset.graph(URIRef(IRIS.claims_graph("one").value)).serialize(format="nt"), format="nt")
    expected = Graph()
    for quad in quads():
        if quad.graph_name == IRIS.claims_graph("one"):
            expected.add((from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object)))
    assert isomorphic(graph, expected)


def test_nothing_can_be_written(dataset: Dataset) -> None:
    with pytest.raises(StoreError, match="not through rdflib"):
        dataset.add((RDF.type, RDF.type, RDF.type))
    with pytest.raises(StoreError):
        dataset.remove((None, None, None))
    with pytest.raises(StoreError):
        dataset.update("DROP ALL")
