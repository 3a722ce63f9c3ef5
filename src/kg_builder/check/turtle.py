"""The one form in which the Turtle files of ``ontology/`` are kept, so that a diff shows meaning only::

    python -m kg_builder.check.turtle            # rewrites the files that are not in it
    python -m kg_builder.check.turtle --check    # names them, exit 1

Prefixes sorted; the ontology first, then classes, properties, the rest, each sorted by name; the
properties of a term in a fixed order, several values one a line, the closing full stop on its own
line; blank nodes nested. Comments are not kept: what is worth saying is said in a property.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from rdflib.term import BNode, Literal, Node, URIRef

from kg_builder.errors import OntologyError
from kg_builder.resources import resource

_SECTIONS: tuple[URIRef, ...] = (
    OWL.Ontology,
    SKOS.ConceptScheme,
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
)
_ORDER: tuple[URIRef, ...] = (
    RDF.type,
    RDFS.label,
    SKOS.prefLabel,
    SKOS.notation,
    SKOS.definition,
    SKOS.scopeNote,
    SKOS.example,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.inverseOf,
    OWL.equivalentClass,
    OWL.propertyChainAxiom,
)
_RANK = {term: n for n, term in enumerate(_ORDER)}
_INDENT = "    "


class _Writer:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.prefixes = sorted(((str(ns), prefix) for prefix, ns in graph.namespaces()), key=lambda n: -len(n[0]))
        self.used: set[str] = set()

    def iri(self, iri: str) -> str:
        for namespace, prefix in self.prefixes:
            local = iri[len(namespace) :]
            if iri.startswith(namespace) and all(c.isalnum() or c in "-_" for c in local) and local[:1] not in "-":
                self.used.add(prefix)
                return f"{prefix}:{local}"
        return f"<{iri}>"

    def literal(self, value: Literal) -> str:
        text = value.n3()
        if value.datatype is None or not text.endswith(">"):
            return text
        return text[: text.rindex("^^")] + "^^" + self.iri(str(value.datatype))

    def term(self, node: Node, depth: int) -> str:
        if isinstance(node, URIRef):
            return self.iri(str(node))
        if isinstance(node, Literal):
            return self.literal(node)
        if (node, RDF.first, None) in self.graph:
            items = [self.term(item, depth) for item in Collection(self.graph, node)]
            return f"( {' '.join(items)} )"
        body = self.body(node, depth + 1)
        return "[]" if not body else "[\n" + body + _INDENT * depth + "]"

    def predicates(self, subject: Node) -> list[URIRef]:
        found = {p for p in self.graph.predicates(subject) if isinstance(p, URIRef)}
        return sorted(found, key=lambda p: (_RANK.get(p, len(_RANK)), self.iri(str(p))))

    def body(self, subject: Node, depth: int) -> str:
        lines = []
        for predicate in self.predicates(subject):
            name = "a" if predicate == RDF.type else self.iri(str(predicate))
            values = sorted({self.term(o, depth) for o in self.graph.objects(subject, predicate)})
            if len(values) == 1 or predicate == RDF.type:
                lines.append(f"{_INDENT * depth}{name} {', '.join(values)} ;\n")
            else:
                inner = f" ,\n{_INDENT * (depth + 1)}".join(
                    sorted({self.term(o, depth + 1) for o in self.graph.objects(subject, predicate)})
                )
                lines.append(f"{_INDENT * depth}{name}\n{_INDENT * (depth + 1)}{inner} ;\n")
        return "".join(lines)

    def subjects(self) -> list[Node]:
        nested = {o for o in self.graph.objects() if isinstance(o, BNode)}
        rank = {kind: n for n, kind in enumerate(_SECTIONS)}

        def order(subject: Node) -> tuple[int, str]:
            kinds = [rank[t] for t in self.graph.objects(subject, RDF.type) if isinstance(t, URIRef) and t in rank]
            text = self.body(subject, 1) if isinstance(subject, BNode) else self.iri(str(subject))
            return min(kinds, default=len(rank)), text

        return sorted({s for s in self.graph.subjects() if s not in nested}, key=order)

    def blocks(self) -> Iterator[str]:
        for subject in self.subjects():
            name = "[]" if isinstance(subject, BNode) else self.iri(str(subject))
            body = self.body(subject, 1)
            first, _, rest = body.partition("\n")
            yield f"{name} {first.strip()}\n{rest}{_INDENT}.\n"


def canonical(text: str, path: Path | None = None) -> str:
    """``text`` in the canonical form. Raises OntologyError where it is not Turtle."""
    graph = Graph(bind_namespaces="none")
    try:
        graph.parse(data=text, format="turtle")
    except Exception as error:
        raise OntologyError(f"not Turtle: {error}", path=path) from error
    writer = _Writer(graph)
    blocks = "\n".join(writer.blocks())
    namespaces = {prefix: str(ns) for prefix, ns in graph.namespaces()}
    head = "".join(f"@prefix {prefix}: <{namespaces[prefix]}> .\n" for prefix in sorted(writer.used))
    return f"{head}\n{blocks}"


def main(arguments: Sequence[str]) -> int:
    check = "--check" in arguments
    named = [Path(a) for a in arguments if not a.startswith("--")]
    wrong = 0
    for path in sorted(named or resource("ontology").rglob("*.ttl")):
        text = path.read_text(encoding="utf-8")
        form = canonical(text, path)
        if text != form:
            wrong += 1
            print(f"{path.name}: {'is not in the canonical form' if check else 'rewritten'}")
            if not check:
                path.write_text(form, encoding="utf-8")
    return 1 if check and wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
