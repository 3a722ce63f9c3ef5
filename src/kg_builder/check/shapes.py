"""Validation of data, and of the ontology's own style, by the SHACL shapes of ``ontology/shapes/``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pyoxigraph import Quad
from rdflib import Graph
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import BNode, Node, URIRef

from kg_builder.check.finding import Finding, Severity, Source, in_order, label, local_name, sources
from kg_builder.check.ontology import NAMESPACE, ontology, parse, shapes, to_rdflib
from kg_builder.resources import resource
from kg_builder.store.base import View

Explain = Callable[[str, str | None], tuple[str | None, tuple[Source, ...]]]


def check_shapes(quads: Iterable[Quad], *, view: View | None = None, extension: Graph | None = None) -> list[Finding]:
    """What the shapes find in the data, worst first; an empty list is a valid graph.

    ``view`` is a store with the same data: with it each finding names the thing and the sentences
    behind it. ``extension`` is a user's addition to the ontology.
    """
    data = to_rdflib(quads)
    data += ontology()
    if extension is not None:
        data += extension
    return _validate(data, shapes(), explain=_explainer(view))


def check_style(graph: Graph | None = None) -> list[Finding]:
    """What the shapes for the ontology itself find in it (or in ``graph``)."""
    terms = Graph(bind_namespaces="none")
    for subject, predicate, value in ontology() if graph is None else graph:
        if isinstance(subject, URIRef) and (subject.startswith(NAMESPACE.rstrip("#")) or "codes#" in subject):
            terms.add((subject, predicate, value))
    return _validate(terms, parse(resource("ontology") / "shapes" / "style.ttl"))


def _explainer(view: View | None) -> Explain | None:
    if view is None:
        return None
    return lambda node, property_: (label(view, node), sources(view, node, property_))


def _validate(data: Graph, shape_graph: Graph, explain: Explain | None = None) -> list[Finding]:
    from pyshacl import validate  # heavy, and needed here only

    _, report, _ = validate(data, shacl_graph=shape_graph, inplace=True, advanced=False, meta_shacl=False)
    results = report.subjects(RDF.type, SH.ValidationResult)
    return in_order(_finding(report, result, data, explain) for result in results)


def _finding(report: Any, result: Node, data: Graph, explain: Explain | None) -> Finding:
    about = report.value(result, SH.focusNode)
    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    severity: Severity = local_name(str(report.value(result, SH.resultSeverity)))  # type: ignore[assignment]
    property_ = str(path) if isinstance(path, URIRef) else None
    name, said = None, ()
    if explain is not None and isinstance(about, URIRef):
        name, said = explain(str(about), property_)  # type: ignore[assignment]
    return Finding(
        check=local_name(str(report.value(result, SH.sourceShape))),
        severity=severity,
        about=str(about),
        message=str(report.value(result, SH.resultMessage)),
        label=name or _label(data, about),
        property=None if property_ is None else local_name(property_),
        value=None if value is None or isinstance(value, BNode) else str(value),
        sources=said,
    )


def _label(data: Graph, node: Node) -> str | None:
    found = data.value(node, RDFS.label, any=True)
    return None if found is None else str(found)
