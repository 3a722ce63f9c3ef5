"""What the data set holds and what it was made from and by: VoID, DCAT and PROV, from counts.

No paths, no times: the description is a function of the sources and the program, as all else is.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg_builder.graph.iris import Iris
from kg_builder.graph.terms import CLASSES, integer_literal, text_literal
from kg_builder.vocab import DCAT, DCTERMS, KG, OWL, PROV, RDF, RDFS, VOID

_VOCABULARY = NamedNode(KG.Claim.value.rpartition("#")[0] + "#")
_TITLE = "Knowledge graph of diplomatic bulletins"
_DESCRIPTION = (
    "Officials, organisations, meetings and agreements, as told in bulletins; each fact with the sentence that says it."
)


def emit_dataset(
    counts: Mapping[str, int],
    iris: Iris,
    *,
    version: str = "",
    inputs: Mapping[str, str] | None = None,
) -> list[Quad]:
    """The graph that describes the data set.

    ``counts`` are by name: ``bulletin``, ``triple`` (without this description), and each kind of thing.
    ``version`` is the program's. ``inputs`` are what else the graph is a function of (extractor, authority), each
    with its version or fingerprint.
    """
    describer = _Describer(iris)
    describer.data(counts)
    describer.partitions(counts)
    describer.making(version, inputs or {})
    return describer.quads


class _Describer:
    def __init__(self, iris: Iris) -> None:
        self.iris = iris
        self.node = iris.dataset
        self.quads: list[Quad] = []

    def _add(self, subject: NamedNode, property_: NamedNode, value: NamedNode | Literal) -> None:
        self.quads.append(Quad(subject, property_, value, self.iris.dataset_graph))

    def _part(self, name: str) -> NamedNode:
        return NamedNode(f"{self.node.value}#{name}")

    def data(self, counts: Mapping[str, int]) -> None:
        for kind in (VOID.Dataset, DCAT.Dataset, PROV.Entity):
            self._add(self.node, RDF.type, kind)
        self._add(self.node, RDFS.label, text_literal(_TITLE))
        self._add(self.node, DCTERMS.title, text_literal(_TITLE))
        self._add(self.node, DCTERMS.description, text_literal(_DESCRIPTION))
        self._add(self.node, VOID.uriSpace, Literal(self.iris.base))
        self._add(self.node, VOID.vocabulary, _VOCABULARY)
        for term, name in ((VOID.triples, "triple"), (VOID.documents, "bulletin")):
            if name in counts:
                self._add(self.node, term, integer_literal(counts[name]))

    def partitions(self, counts: Mapping[str, int]) -> None:
        """How many things there are of each class."""
        things = 0
        for kind, class_ in CLASSES.items():
            count = counts.get(kind, 0)
            if not count:
                continue
            things += count
            part = self._part(f"class-{class_.value.rpartition('#')[2]}")
            self._add(self.node, VOID.classPartition, part)
            self._add(part, RDF.type, VOID.Dataset)
            self._add(part, VOID.class_, class_)
            self._add(part, VOID.entities, integer_literal(count))
        self._add(self.node, VOID.entities, integer_literal(things))

    def making(self, version: str, inputs: Mapping[str, str]) -> None:
        """The program and what it read with, as provenance."""
        activity, program = self._part("build"), self._part("kg-builder")
        self._add(self.node, PROV.wasGeneratedBy, activity)
        self._add(activity, RDF.type, PROV.Activity)
        self._add(activity, RDFS.label, text_literal("build"))
        self._add(activity, PROV.wasAssociatedWith, program)
        self._add(program, RDF.type, PROV.SoftwareAgent)
        self._add(program, RDFS.label, text_literal("kg-builder"))
        if version:
            self._add(program, OWL.versionInfo, text_literal(version))
        for name, fingerprint in sorted(inputs.items()):
            used = self._part(f"input-{name}")
            self._add(activity, PROV.used, used)
            self._add(used, RDF.type, PROV.Entity)
            self._add(used, RDFS.label, text_literal(name))
            self._add(used, OWL.versionInfo, text_literal(fingerprint))
