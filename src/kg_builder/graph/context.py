"""The JSON-LD context of our vocabulary: terms by their short names, with what their values are.

Made from the ontology's files, so it never lags behind them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, parse

from kg_builder.resources import resource
from kg_builder.vocab import OWL, PREFIXES, RDF

_NAMESPACE = PREFIXES["kg"]
# Properties whose values have one datatype other than a string. A partial date is a date, a month or a year, and
# says itself which.
_TYPED = {
    "confidence": "xsd:decimal",
    "earliest": "xsd:date",
    "latest": "xsd:date",
    "webAddress": "xsd:anyURI",
}
# The terms of other vocabularies that our things have, by a short name of their own.
_BORROWED = {
    "label": {"@id": "rdfs:label"},
    "sameAs": {"@id": "owl:sameAs", "@type": "@id"},
    "isReplacedBy": {"@id": "dcterms:isReplacedBy", "@type": "@id"},
}


@cache
def context() -> dict[str, Any]:
    """Prefixes, then one entry a property whose values are IRIs or have a datatype."""
    objects = {
        quad.subject.value
        for path in sorted(resource("ontology").glob("*.ttl"))
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if quad.predicate == RDF.type and quad.object == OWL.ObjectProperty and isinstance(quad.subject, NamedNode)
    }
    names = {iri[len(_NAMESPACE) :] for iri in objects if iri.startswith(_NAMESPACE)}
    own = {name: {"@id": f"kg:{name}", "@type": "@id"} for name in names}
    typed = {name: {"@id": f"kg:{name}", "@type": datatype} for name, datatype in _TYPED.items()}
    terms = sorted({**own, **typed, **_BORROWED}.items())
    return {**dict(sorted(PREFIXES.items())), "@vocab": _NAMESPACE, **dict(terms)}
