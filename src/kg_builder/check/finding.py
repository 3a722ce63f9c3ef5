"""What a check found, in plain words, with the sentences behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pyoxigraph import BlankNode, NamedNode, QuerySolutions
from pyoxigraph import Literal as RdfLiteral

from kg_builder.store.base import View

Severity = Literal["Violation", "Warning", "Info"]
SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of a bulletin, or a row of the authority, that says what a finding is about."""

    bulletin: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.bulletin}: “{self.sentence}”" if self.bulletin else self.sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """``check`` is the name of the shape, query or axiom; ``about`` the IRI of the node it is about.

    ``message`` says what is wrong in words that need no knowledge of the check; ``property`` and
    ``value`` are the local name and the text of the value at fault, where there is one.
    """

    check: str
    severity: Severity
    about: str
    message: str
    label: str | None = None
    property: str | None = None
    value: str | None = None
    sources: tuple[Source, ...] = ()

    def __str__(self) -> str:
        name = f"{self.label} <{self.about}>" if self.label else f"<{self.about}>"
        at = "" if self.property is None else f" ({self.property}" + (f" = {self.value})" if self.value else ")")
        said = "".join(f"\n    {source}" for source in self.sources)
        return f"{self.severity}: {name}: {self.message}{at} [{self.check}]{said}"


def local_name(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Violations first, then by check and node."""
    return sorted(
        findings,
        key=lambda f: (SEVERITIES.index(f.severity), f.check, f.about, f.property or "", f.value or "", f.message),
    )


_SOURCES = """
PREFIX kg: <https://w3id.org/kg-builder/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?bulletin ?sentence WHERE {
  VALUES ?node { %s }
  { ?evidence kg:about ?node } UNION { ?claim kg:denotes ?node . ?evidence kg:about ?claim }
  %s
  OPTIONAL { ?evidence kg:sentence [ kg:text ?text ; kg:inBulletin ?bulletin ] }
  OPTIONAL { ?evidence kg:quote ?quote }
  BIND (COALESCE(?text, ?quote) AS ?sentence)
  FILTER (BOUND(?sentence))
} ORDER BY ?bulletin ?sentence LIMIT %d
"""


def sources(view: View, node: str, property_: str | None = None, *, limit: int = 3) -> tuple[Source, ...]:
    """The sentences behind what is known of ``node``, or behind its values of one property (an IRI)."""
    narrowed = "" if property_ is None else f"?evidence kg:property {NamedNode(property_)} ."
    found = view.query(_SOURCES % (NamedNode(node), narrowed, limit))
    assert isinstance(found, QuerySolutions)
    rows = tuple(Source(_text(row["bulletin"]), _text(row["sentence"])) for row in found)
    return rows if rows or property_ is None else sources(view, node, limit=limit)


def label(view: View, node: str) -> str | None:
    """The label of ``node``, or None."""
    rdfs_label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    found = view.query(f"SELECT ?l WHERE {{ {NamedNode(node)} {rdfs_label} ?l }} ORDER BY ?l LIMIT 1")
    assert isinstance(found, QuerySolutions)
    return next((_text(row["l"]) for row in found), None)


def _text(term: object) -> str:
    """A bulletin by its id, a literal by its text."""
    if isinstance(term, NamedNode):
        return local_name(term.value)
    return term.value if isinstance(term, RdfLiteral | BlankNode) else ""
