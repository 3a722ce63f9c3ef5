"""Whether the data and the ontology can be true together, and if not, why, in plain words.

The reasoner says only that something is wrong. What, is found by bisection: first the things, then
their triples, then the axioms that cannot do without each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Quad
from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from rdflib.term import BNode, Literal, Node, URIRef

from kg_builder.check.finding import Finding, Source, local_name, sources
from kg_builder.check.hermit import Triple, infer, is_consistent
from kg_builder.check.ontology import NAMESPACE, line_of, ontology, to_rdflib
from kg_builder.check.ontology import extension as extension_of
from kg_builder.errors import OntologyError, UsageError
from kg_builder.store.base import View
from kg_builder.vocab import KG

LIMIT = 20_000
"""Triples in one run: HermiT's time grows faster than the data."""

_T = TypeVar("_T")
_Test = Callable[[Sequence[_T]], bool]

# What stands in claims graphs says nothing that an axiom could contradict.
_REPORTS = {URIRef(t.value) for t in (KG.Evidence, KG.Sentence, KG.Span, KG.Claim)}


def check_reason(
    quads: Iterable[Quad],
    *,
    entity: str | None = None,
    view: View | None = None,
    extension: Graph | None = None,
    limit: int = LIMIT,
) -> list[Finding]:
    """Run HermiT over the ontology and the knowledge in ``quads``, or only what is near ``entity`` (an IRI).

    Findings: classes that can have no member, and, where all cannot be true together, the triples and
    axioms that clash. ``view`` is a store with the same data: with it the sentences behind each triple
    are given. Raises UsageError for more than ``limit`` triples, MissingDependencyError without Java.
    """
    data = _knowledge(to_rdflib(quads))
    if entity is not None:
        data = around(data, URIRef(entity))
        if not data:
            raise UsageError("is not in the graph", path=entity)
    if len(data) > limit:
        raise UsageError(f"{len(data):,} triples are too many for the reasoner (at most {limit:,}); name one thing")
    terms = ontology()
    if extension is not None:
        terms += extension
    whole = _together(terms, data)
    inference = infer(whole, relations=False)
    if not inference.consistent:
        return [explain(terms, data, view)]
    empty = "no thing can be a member of this class"
    return [Finding("unsatisfiable", "Violation", c, empty) for c in inference.unsatisfiable]


def check_extension(path: Path, *, reason: bool = True) -> Graph:
    """A user's own ontology file that goes with ours, for ``extension=`` of the checks.

    Raises OntologyError (file, line, the clash) where it does not parse, redefines a term of ours and, with
    ``reason``, where it contradicts ours or makes a class that can have no member.
    """
    added = extension_of(path)
    if not reason:
        return added
    terms = ontology() + added
    inference = infer(terms, relations=False)
    if not inference.consistent:
        axioms = _smallest_axioms(terms, Graph(bind_namespaces="none"))
        raise OntologyError(f"contradicts ours: {_clauses(axioms, terms)}", path=path, line=_line(path, axioms, added))
    for name in inference.unsatisfiable:
        member = _graph([(URIRef("urn:a-member"), RDF.type, URIRef(name))])
        axioms = _smallest_axioms(terms, member)
        clash = f"{local_name(name)} can have no member: {_clauses(axioms, terms)}"
        raise OntologyError(clash, path=path, line=_line(path, axioms, added))
    return added


def _clauses(axioms: Iterable[Triple], terms: Graph) -> str:
    return "; ".join(sorted(verbalise(axiom, terms) for axiom in axioms))


def _line(path: Path, axioms: Iterable[Triple], added: Graph) -> int | None:
    """The line of the first of the axioms that is the user's own."""
    names = (local_name(str(a[0])) for a in axioms if a in added and isinstance(a[0], URIRef))
    return next((line for name in names if (line := line_of(path, name)) is not None), None)


def around(data: Graph, node: Node, steps: int = 2) -> Graph:
    """The triples within ``steps`` of ``node``, in both directions."""
    found = Graph(bind_namespaces="none")
    edge: set[Node] = {node}
    seen: set[Node] = set()
    for _ in range(steps + 1):
        new = {t for n in edge for t in (*data.triples((n, None, None)), *data.triples((None, None, n)))}
        seen |= edge
        near: set[Node] = {n for s, p, o in new if p != RDF.type for n in (s, o) if isinstance(n, URIRef)}
        edge = near - seen
        for triple in new:
            found.add(triple)
    for individual in {*found.subjects(), *found.objects()}:
        for triple in data.triples((individual, RDF.type, None)):
            found.add(triple)
    return found


def explain(terms: Graph, data: Graph, view: View | None = None) -> Finding:
    """The finding for an inconsistent graph: triples and axioms of which none can be left out of the clash."""
    triples = _smallest_data(terms, data)
    small = _graph(triples)
    axioms = _smallest_axioms(terms, small)
    things = sorted({s for s, _, _ in triples}, key=str)
    about = max(things, key=lambda t: sum(t in triple for triple in triples)) if things else URIRef(NAMESPACE)
    named = terms + data
    said = [f"{_name(s, named)} {_words(p)} {_name(o, named)}" for s, p, o in sorted(triples)]
    message = f"cannot all be true: {'; '.join(said)}. For: {_clauses(axioms, terms)}."
    return Finding(
        check="inconsistent",
        severity="Violation",
        about=str(about),
        message=message,
        label=_name(about, named),
        sources=_sources(view, triples),
    )


def _sources(view: View | None, triples: Iterable[Triple]) -> tuple[Source, ...]:
    found: dict[Source, None] = {}
    if view is not None:
        for subject, predicate, _ in sorted(triples):
            property_ = None if predicate == RDF.type else str(predicate)
            found.update(dict.fromkeys(sources(view, str(subject), property_)))
    return tuple(found)


# The data


def _graph(triples: Iterable[Triple]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return graph


def _knowledge(data: Graph) -> Graph:
    kinds = set(ontology().subjects(RDFS.subClassOf, URIRef(KG.Claim.value))) | _REPORTS
    reports = {s for kind in kinds for s in data.subjects(RDF.type, kind)}
    ours = (NAMESPACE, str(RDF.type), str(RDFS.label), str(OWL))
    return _graph(t for t in data if t[0] not in reports and str(t[1]).startswith(ours))


def _together(terms: Graph, data: Graph) -> Graph:
    """Ontology and data in one, the values of a property that may have one only being different things."""
    whole = Graph(bind_namespaces="none")
    whole += terms
    whole += data
    for property_ in terms.subjects(RDF.type, OWL.FunctionalProperty):
        values: dict[Node, list[Node]] = {}
        for subject, value in data.subject_objects(property_):
            values.setdefault(subject, []).append(value)
        for several in values.values():
            nodes = sorted(n for n in several if isinstance(n, URIRef))
            if len(nodes) > 1:
                head, members = BNode(), BNode()
                whole.add((head, RDF.type, OWL.AllDifferent))
                whole.add((head, OWL.distinctMembers, members))
                Collection(whole, members, list(nodes))
    return whole


# Bisection


def _smallest_data(terms: Graph, data: Graph) -> list[Triple]:
    groups: dict[Node, list[Triple]] = {}
    for triple in sorted(data):
        if triple[1] != RDFS.label:
            groups.setdefault(triple[0], []).append(triple)

    def clash_of_things(chosen: Sequence[list[Triple]]) -> bool:
        return not is_consistent(_together(terms, _graph(t for group in chosen for t in group)))

    @_remembered
    def clash_of_triples(chosen: Sequence[Triple]) -> bool:
        return not is_consistent(_together(terms, _graph(chosen)))

    if clash_of_triples([]):
        return []
    things = smallest(list(groups.values()), clash_of_things)
    return smallest([t for group in things for t in group], clash_of_triples)


def _smallest_axioms(terms: Graph, data: Graph) -> list[Triple]:
    """The axioms, each by the triple that heads it, that contradict ``data``."""
    declared = _graph(t for t in terms if t[1] == RDF.type and t[2] in _DECLARATIONS and isinstance(t[0], URIRef))
    bodies = {triple: list(_body(terms, triple)) for triple in sorted(_heads(terms))}

    @_remembered
    def clash(chosen: Sequence[Triple]) -> bool:
        some = _graph(t for head in chosen for t in bodies[head])
        some += declared
        whole = _together(terms, data) - terms
        return not is_consistent(whole + some)

    near: set[Node] = {n for _, p, o in data for n in ((o,) if p == RDF.type else (p,))}
    for _ in range(3):  # most clashes lie in the axioms that speak of the very terms
        chosen = [head for head, body in bodies.items() if any(near & {*triple} for triple in body)]
        if clash(chosen):
            return smallest(chosen, clash)
        near |= {n for head in chosen for triple in bodies[head] for n in triple if str(n).startswith(NAMESPACE)}
    return smallest(list(bodies), clash)


def _remembered(test: _Test[Triple]) -> _Test[Triple]:
    """``test``, asked once for each set: a run of the reasoner takes about a second."""
    known: dict[frozenset[Triple], bool] = {}

    def ask(chosen: Sequence[Triple]) -> bool:
        key = frozenset(chosen)
        if key not in known:
            known[key] = test(chosen)
        return known[key]

    return ask


def smallest(items: Sequence[_T], clash: _Test[_T]) -> list[_T]:
    """A smallest part of ``items`` that still clashes, none of which can be left out (QuickXplain)."""
    if not clash(items):
        return list(items)

    def search(background: list[_T], changed: bool, rest: list[_T]) -> list[_T]:
        if changed and clash(background):
            return []
        if len(rest) == 1:
            return rest
        half = len(rest) // 2
        first, second = rest[:half], rest[half:]
        of_second = search(background + first, bool(first), second)
        of_first = search(background + of_second, bool(of_second), first)
        return of_first + of_second

    return search([], False, list(items))


_DECLARATIONS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual}
_HEADS = {
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.disjointWith,
    OWL.disjointUnionOf,
    OWL.equivalentClass,
    OWL.inverseOf,
    OWL.propertyChainAxiom,
    OWL.propertyDisjointWith,
    OWL.hasKey,
}
_WHOLE = {OWL.AllDisjointClasses, OWL.AllDifferent}


def _heads(terms: Graph) -> Iterable[Triple]:
    for triple in terms:
        subject, predicate, value = triple
        if isinstance(subject, URIRef):
            if predicate in _HEADS or (predicate == RDF.type and value not in _DECLARATIONS and str(value) in _TRAITS):
                yield triple
        elif predicate == RDF.type and value in _WHOLE:
            yield triple


def _body(terms: Graph, head: Triple) -> Iterable[Triple]:
    """``head`` and the blank nodes it rests on."""
    yield head
    waiting = [head[0] if isinstance(head[0], BNode) else head[2]]
    while waiting:
        node = waiting.pop()
        if isinstance(node, BNode):
            for triple in terms.triples((node, None, None)):
                yield triple
                waiting.append(triple[2])


# In words

_TRAITS = {
    str(OWL.FunctionalProperty): "“{0}” has one value at most",
    str(OWL.InverseFunctionalProperty): "“{0}” leads to a thing from one other only",
    str(OWL.IrreflexiveProperty): "nothing stands in “{0}” to itself",
    str(OWL.AsymmetricProperty): "“{0}” does not hold both ways",
    str(OWL.SymmetricProperty): "“{0}” holds both ways",
    str(OWL.TransitiveProperty): "“{0}” carries over",
}
_SENTENCES: dict[Node, str] = {
    RDFS.subClassOf: "whatever is “{0}” is “{1}”",
    RDFS.subPropertyOf: "“{0}” implies “{1}”",
    RDFS.domain: "only “{1}” has the property “{0}”",
    RDFS.range: "only “{1}” is a value of “{0}”",
    OWL.disjointWith: "nothing is both “{0}” and “{1}”",
    OWL.disjointUnionOf: "“{0}” is just one of {1}",
    OWL.equivalentClass: "“{0}” is the same as “{1}”",
    OWL.inverseOf: "“{0}” is “{1}” read backwards",
    OWL.propertyChainAxiom: "{1} in a row imply “{0}”",
    OWL.propertyDisjointWith: "“{0}” and “{1}” exclude each other",
    OWL.hasKey: "“{0}” is known by {1}",
}


def verbalise(axiom: Triple, terms: Graph) -> str:
    """An axiom, named by its head, as a clause of plain English."""
    subject, predicate, value = axiom
    if value in _WHOLE:
        members = terms.value(subject, OWL.members) or terms.value(subject, OWL.distinctMembers)
        named = _listed(members, terms)
        return f"nothing is two of {named}" if value == OWL.AllDisjointClasses else f"{named} are different"
    if predicate == RDF.type:
        return _TRAITS[str(value)].format(_name(subject, terms))
    return _SENTENCES[predicate].format(_name(subject, terms), _expression(value, terms))


def _listed(node: Node | None, terms: Graph) -> str:
    return "" if node is None else ", ".join(_expression(n, terms) for n in Collection(terms, node))


def _expression(node: Node, terms: Graph) -> str:
    """A class or property expression in words."""
    if not isinstance(node, BNode):
        return _name(node, terms)
    if (node, RDF.first, None) in terms:
        return _listed(node, terms)
    for predicate, words in ((OWL.intersectionOf, " that "), (OWL.unionOf, " or ")):
        members = terms.value(node, predicate)
        if members is not None:
            return words.join(_expression(n, terms) for n in Collection(terms, members))
    inverse = terms.value(node, OWL.inverseOf)
    if inverse is not None:
        return f"{_name(inverse, terms)} (backwards)"
    on = terms.value(node, OWL.onProperty)
    if on is None:
        return "something"
    for predicate, words in ((OWL.someValuesFrom, "some"), (OWL.allValuesFrom, "only"), (OWL.hasValue, "the value")):
        value = terms.value(node, predicate)
        if value is not None:
            return f"has “{_expression(on, terms)}” with {words} {_expression(value, terms)}"
    return f"has “{_expression(on, terms)}”"


def _words(predicate: Node) -> str:
    return "is of the class" if predicate == RDF.type else f"“{local_name(str(predicate))}”"


def _name(node: Node, graph: Graph) -> str:
    if isinstance(node, Literal):
        return str(node)
    for property_ in (RDFS.label, SKOS.prefLabel):
        found = graph.value(node, property_, any=True)
        if found is not None:
            return str(found)
    for owner, thing, form in _DEPENDENTS:
        one, other = graph.value(node, owner, any=True), graph.value(node, thing, any=True)
        if one is not None and other is not None:
            return form.format(_name(one, graph), _name(other, graph))
    return local_name(str(node))


_DEPENDENTS = (
    (URIRef(KG.agent.value), URIRef(KG.participationIn.value), "the part of {} in “{}”"),
    (URIRef(KG.tenureOf.value), URIRef(KG.post.value), "the tenure of {} as {}"),
    (URIRef(KG.agreementEventOf.value), URIRef(KG.eventKind.value), "the event of “{}” ({})"),
)
