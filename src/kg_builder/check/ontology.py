"""The ontology as rdflib graphs, its imports resolved among our own files only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat
from pyoxigraph import parse as oxigraph_parse
from rdflib import Graph
from rdflib import Literal as RdfLiteral
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from rdflib.term import BNode, Node, URIRef

from kg_builder.errors import OntologyError
from kg_builder.resources import resource

NAMESPACE = "https://w3id.org/kg-builder/ontology#"
_MODULES = "https://w3id.org/kg-builder/ontology/"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_TERM_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def parse(path: Path) -> Graph:
    """A Turtle file. Raises OntologyError with its line where it does not parse."""
    try:
        text = path.read_text(encoding="utf-8")
        for _ in oxigraph_parse(text, format=RdfFormat.TURTLE, base_iri=_MODULES):
            pass  # a strict parser that knows the line of a mistake
    except OSError as error:
        raise OntologyError(error.strerror or "cannot be read", path=path) from error
    except UnicodeDecodeError as error:
        raise OntologyError("not UTF-8", path=path) from error
    except SyntaxError as error:
        raise OntologyError(f"not Turtle: {error.msg}", path=path, line=error.lineno) from error
    return Graph(bind_namespaces="none").parse(data=text, format="turtle", publicID=_MODULES)


def module(name: str) -> Graph:
    """One module (``meetings``) with all that it imports and the code lists."""
    graph = code_lists()
    waiting, done = [name], set[str]()
    while waiting:
        name = waiting.pop()
        if name in done:
            continue
        done.add(name)
        found = parse(resource("ontology") / f"{name}.ttl")
        graph += found
        waiting += [str(iri).removeprefix(_MODULES) for iri in found.objects(None, OWL.imports)]
    return graph


def code_lists() -> Graph:
    graph = Graph(bind_namespaces="none")
    for path in sorted((resource("ontology") / "codes").glob("*.ttl")):
        graph += parse(path)
    return graph


def ontology() -> Graph:
    """All modules and code lists, a new graph at each call."""
    graph = Graph(bind_namespaces="none")
    graph += _ontology()
    return graph


@cache
def _ontology() -> Graph:
    return module("ontology")


@cache
def shapes() -> Graph:
    """The shapes for data, the same graph at each call."""
    graph = Graph(bind_namespaces="none")
    for path in sorted((resource("ontology") / "shapes").glob("*.ttl")):
        if path.stem != "style":
            graph += parse(path)
    return graph


def terms(graph: Graph) -> set[URIRef]:
    """The classes and properties of ours that ``graph`` declares."""
    return {
        t
        for kind in _TERM_KINDS
        for t in graph.subjects(RDF.type, kind)
        if isinstance(t, URIRef) and t.startswith(NAMESPACE)
    }


def extension(path: Path) -> Graph:
    """A user's own Turtle file that adds to the ontology.

    Raises OntologyError (file, line, clash) where it does not parse or says anything new of a term
    of ours; whether it is consistent with ours is for ``reason.check_reason``.
    """
    added, ours = parse(path), ontology()
    known = terms(ours) | set(ours.subjects(SKOS.inScheme))
    for subject, predicate, value in sorted(added):
        if subject in known and (subject, predicate, value) not in ours and predicate != RDFS.seeAlso:
            name = str(subject).rpartition("#")[2]
            raise OntologyError(
                f"redefines {name} ({_name(predicate)} {_name(value)}), which is ours; make your own term below it",
                path=path,
                line=line_of(path, name),
            )
    return added


def _name(term: Node) -> str:
    return str(term) if isinstance(term, RdfLiteral) else str(term).rpartition("#")[2] or str(term)


def line_of(path: Path, name: str) -> int | None:
    """The first line of a Turtle file that names a term."""
    pattern = re.compile(rf"[:#]{re.escape(name)}\b")
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if pattern.search(line.split("# ")[0])), None)


def to_rdflib(quads: Iterable[Quad]) -> Graph:
    """The triples of ``quads`` as one rdflib graph, terms taken over as they are written."""
    graph = Graph(bind_namespaces="none")
    iris: dict[str, URIRef] = {}
    for quad in quads:
        graph.add((_term(quad.subject, iris), _term(quad.predicate, iris), _term(quad.object, iris)))
    return graph


def _term(term: object, iris: dict[str, URIRef]) -> Node:
    if isinstance(term, NamedNode):
        value = term.value
        return iris.get(value) or iris.setdefault(value, URIRef(value))
    if isinstance(term, BlankNode):
        return BNode(term.value)
    assert isinstance(term, Literal)
    if term.language:
        return RdfLiteral(term.value, lang=term.language)
    datatype = term.datatype.value
    return RdfLiteral(term.value, datatype=None if datatype == _STRING else URIRef(datatype), normalize=False)
