# ruff: noqa: N803, N815 (names of rdflib's interface)
"""A store as rdflib sees it: a Dataset to read, without a copy.

Patterns go straight to the store, and so do SPARQL queries without bindings of rdflib's own.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Dataset, Graph, Literal, URIRef, Variable
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result
from rdflib.store import Store
from rdflib.term import Identifier, Node

from kg_builder.errors import StoreError
from kg_builder.store.oxigraph import OxigraphStore
from kg_builder.vocab import PREFIXES


def from_ox(term: Any) -> Identifier:
    """A term of pyoxigraph as rdflib's."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language is not None:
        return Literal(term.value, lang=term.language)
    if term.datatype.value == "http://www.w3.org/2001/XMLSchema#string":
        return Literal(term.value)
    return Literal(term.value, datatype=URIRef(term.datatype.value))


def to_ox(term: Node) -> Any:
    """A term of rdflib as pyoxigraph's."""
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, BNode):
        return ox.BlankNode(str(term))
    if not isinstance(term, Literal):
        raise StoreError(f"not a term of a graph: {term!r}")
    if term.language is not None:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=None if term.datatype is None else ox.NamedNode(str(term.datatype)))


class ReadOnlyStore(Store):
    """An rdflib store that nothing can be added to."""

    context_aware = True
    graph_aware = True

    def __init__(self, inner: OxigraphStore) -> None:
        super().__init__()
        self._view = inner

    def _graph(self, context: Any) -> ox.NamedNode | None:
        if context is None:
            return None
        name = context.identifier if isinstance(context, Graph) else context
        return None if name == DATASET_DEFAULT_GRAPH_ID else to_ox(name)

    def _match(self, pattern: Any, context: Any) -> Iterator[ox.Quad]:
        if any(isinstance(term, Literal) for term in pattern[:2] if term is not None):
            return iter(())
        subject, predicate, value = (None if term is None else to_ox(term) for term in pattern)
        return self._view.match(subject, predicate, value, self._graph(context))

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:
        for quad in self._match(triple_pattern, context):
            triple = (from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object))
            yield triple, iter((self._named(quad.graph_name),))

    def _named(self, name: Any) -> Graph:
        return Graph(store=self, identifier=from_ox(name))

    def __len__(self, context: Any = None) -> int:
        graph = self._graph(context)
        return len(self._view) if graph is None else sum(1 for _ in self._view.quads(graph))

    def contexts(self, triple: Any = None) -> Generator[Any, None, None]:
        if triple is None:
            for name in self._view.graphs():
                yield self._named(name)
            return
        for graph in {quad.graph_name for quad in self._match(triple, None)}:
            yield self._named(graph)

    def query(
        self,
        query: Any,
        initNs: Any,
        initBindings: Any,
        queryGraph: str,
        **kwargs: Any,
    ) -> Result:
        if not isinstance(query, str) or initBindings or queryGraph not in ("__UNION__", str(DATASET_DEFAULT_GRAPH_ID)):
            raise NotImplementedError
        prologue = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in dict(initNs or {}).items())
        return _result(self._view.query(prologue + query))

    # prefixes

    def namespaces(self) -> Iterator[tuple[str, URIRef]]:
        return ((prefix, URIRef(namespace)) for prefix, namespace in PREFIXES.items())

    def namespace(self, prefix: str) -> URIRef | None:
        return URIRef(PREFIXES[prefix]) if prefix in PREFIXES else None

    def prefix(self, namespace: URIRef) -> str | None:
        return next((prefix for prefix, iri in PREFIXES.items() if iri == str(namespace)), None)

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:
        pass

    # nothing is written

    def _refuse(self, *args: Any, **kwargs: Any) -> Any:
        raise StoreError("the graph of a workspace is changed by building it, not through rdflib")

    add = addN = remove = update = remove_graph = _refuse

    def add_graph(self, graph: Graph) -> None:
        """Called when a graph is only looked at."""


def _result(answer: Any) -> Result:
    if isinstance(answer, ox.QueryBoolean):
        result = Result("ASK")
        result.askAnswer = bool(answer)
        return result
    if isinstance(answer, ox.QuerySolutions):
        result = Result("SELECT")
        result.vars = [Variable(variable.value) for variable in answer.variables]
        names = [variable.value for variable in answer.variables]
        result.bindings = [
            {Variable(name): from_ox(row[name]) for name in names if row[name] is not None} for row in answer
        ]
        return result
    result = Result("CONSTRUCT")
    graph = Graph()
    for triple in answer:
        graph.add((from_ox(triple.subject), from_ox(triple.predicate), from_ox(triple.object)))
    result.graph = graph
    return result


def as_dataset(inner: OxigraphStore) -> Dataset:
    """``inner`` as a Dataset whose default graph is the union of all graphs."""
    return Dataset(store=ReadOnlyStore(inner), default_union=True)
