"""What the user says for a parameter, as the term that the query is bound to.

Names are looked up in the graph, folded, so that "lavrov" finds Sergey Lavrov where a bulletin calls him that.
The user's text never gets into the query: a term does, serialised.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode, QuerySolutions
from rapidfuzz import fuzz, process

from kg_builder.errors import ParameterError, QueryError
from kg_builder.model.keys import fold
from kg_builder.model.time import PartialDate
from kg_builder.query.catalogue import CatalogueQuery, Parameter, line_of
from kg_builder.store.base import View
from kg_builder.vocab import DCTERMS, KG, PREFIXES, RDFS, XSD

_CLASSES: Mapping[str, tuple[NamedNode, ...]] = {
    "official": (KG.Official,),
    "organisation": (KG.Organisation,),
    "country": (KG.Country,),
    "side": (KG.Country, KG.Organisation),
    "post": (KG.Post,),
    "meeting": (KG.Meeting,),
    "agreement": (KG.Agreement,),
    "thing": (
        KG.Official, KG.Organisation, KG.Country, KG.Place, KG.Post, KG.CollectiveParticipant,
        KG.Meeting, KG.Visit, KG.Agreement, KG.Topic,
    ),
}  # fmt: skip
_IRI = re.compile(r"<?([A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+)>?")
_SEVERAL = 5


def bind(query: CatalogueQuery, values: Mapping[str, str], view: View) -> str:
    """The query's text with its parameters bound to ``values``; ParameterError names what does not fit."""
    text = query.text
    for name, said in values.items():
        parameter = query.parameter(name)
        if parameter is None:
            known = ", ".join(p.name for p in query.parameters) or "none"
            raise ParameterError(f"{query.name} has no such parameter; it takes: {known}", path=name)
        term = str(resolve(parameter, said, view))
        text = line_of(name).sub(lambda match, term=term: f"{match[1]}{term}{match[2]}", text)  # type: ignore[misc]
    return text


def resolve(parameter: Parameter, said: str, view: View) -> NamedNode | Literal:
    """The term that ``said`` means for ``parameter``."""
    said = said.strip()
    if not said:
        raise ParameterError("is empty", path=parameter.name)
    if parameter.kind == "text":
        return Literal(said)
    if parameter.kind == "date":
        return _date(parameter, said)
    if parameter.kind == "property":
        return _property(parameter, said)
    if parameter.kind == "publisher":
        return _publisher(parameter, said, view)
    iri = _IRI.fullmatch(said)
    if iri is not None and "://" in iri[1]:
        return _thing(parameter, iri[1], view)
    return _named(parameter, said, view)


def _date(parameter: Parameter, said: str) -> Literal:
    try:
        day = PartialDate(said)
    except ValueError as error:
        raise ParameterError(f"not a date like 2020-05-13, 2020-05 or 2020: {said}", path=parameter.name) from error
    last = parameter.name in ("to", "until")
    return Literal((day.latest if last else day.earliest).isoformat(), datatype=XSD.date)


def _property(parameter: Parameter, said: str) -> NamedNode:
    iri = _IRI.fullmatch(said)
    if iri is not None and "://" in iri[1]:
        return NamedNode(iri[1])
    prefix, colon, name = said.rpartition(":")
    if not colon:
        prefix = "kg"
    if prefix not in PREFIXES or not re.fullmatch(r"[\w-]+", name):
        raise ParameterError(f"not a property: {said}", path=parameter.name)
    return NamedNode(PREFIXES[prefix] + name)


def _rows(view: View, sparql: str) -> QuerySolutions:
    rows = view.query(sparql)
    if not isinstance(rows, QuerySolutions):
        raise QueryError("not a SELECT query")
    return rows


def _publisher(parameter: Parameter, said: str, view: View) -> Literal:
    rows = _rows(view, f"SELECT DISTINCT ?name {{ ?bulletin {KG.publisher} ?name }}")
    names = sorted({row["name"].value for row in rows})
    fitting = [name for name in names if fold(name) == fold(said)]
    if not fitting:
        raise _unknown(parameter, said, {name: [name] for name in names})
    return Literal(fitting[0])


def _thing(parameter: Parameter, iri: str, view: View) -> NamedNode:
    """The thing that ``iri`` is now, after redirects."""
    try:
        node = NamedNode(iri)
    except ValueError as error:
        raise ParameterError(f"not an IRI: {iri}", path=parameter.name) from error
    seen = set()
    while node not in seen:
        seen.add(node)
        following = next(_rows(view, f"SELECT ?to {{ {node} {DCTERMS.isReplacedBy} ?to }} ORDER BY ?to"), None)
        if following is None:
            break
        node = following["to"]
    if next(_rows(view, f"SELECT ?p {{ {node} ?p ?o }} LIMIT 1"), None) is None:
        raise ParameterError(f"not in the graph: {iri}", path=parameter.name)
    return node


def names_of(kind: str, view: View) -> dict[str, list[str]]:
    """For each IRI of things of ``kind`` its names in the graph, the main one first."""
    classes = " ".join(str(node) for node in _CLASSES[kind])
    found: dict[str, list[str]] = defaultdict(list)
    for property_ in (RDFS.label, KG.name, KG.title):
        sparql = f"SELECT ?thing ?name {{ VALUES ?class {{ {classes} }} ?thing a ?class . ?thing {property_} ?name }}"
        for row in _rows(view, sparql):
            names = found[row["thing"].value]
            if row["name"].value not in names:
                names.append(row["name"].value)
    if kind in ("post", "thing"):
        _add_sides(found, view)
    return found


def _add_sides(found: dict[str, list[str]], view: View) -> None:
    """A post can also be called with its side: "Foreign Minister, Russia"."""
    rows = _rows(view, f"SELECT ?post ?side {{ ?post {KG.postOf} ?of . ?of {RDFS.label}|{KG.name} ?side }}")
    for post, side in sorted({(row["post"].value, row["side"].value) for row in rows}):
        names = found.get(post, [])
        plain = [name for name in names if ", " not in name]
        names += [f"{name}, {side}" for name in plain]


def _words(name: str) -> str:
    """A name folded, without "of" and "the", so that "the Foreign Minister of Russia" is "Foreign Minister, Russia"."""
    return " ".join(word for word in fold(name).split() if word not in ("of", "the")) or fold(name)


def _named(parameter: Parameter, said: str, view: View) -> NamedNode:
    found = names_of(parameter.kind, view)
    wanted = _words(said)
    fitting = sorted(iri for iri, names in found.items() if any(_words(name) == wanted for name in names))
    main = [iri for iri in fitting if _words(found[iri][0]) == wanted]
    if len(fitting) > 1 and len(main) == 1:
        fitting = main
    if len(fitting) == 1:
        return NamedNode(fitting[0])
    if not fitting:
        raise _unknown(parameter, said, found)
    listed = ", ".join(f"{found[iri][0]} <{iri}>" for iri in fitting[:_SEVERAL])
    more = f" and {len(fitting) - _SEVERAL} more" if len(fitting) > _SEVERAL else ""
    raise ParameterError(f'"{said}" fits {len(fitting)}: {listed}{more}', path=parameter.name)


def _unknown(parameter: Parameter, said: str, found: Mapping[str, list[str]]) -> ParameterError:
    names = {name: fold(name) for names in found.values() for name in names}
    close = process.extract(fold(said), names, scorer=fuzz.WRatio, limit=3, score_cutoff=60)
    nearest = f"; nearest: {', '.join(name for _, _, name in close)}" if close else ""
    what = "name" if parameter.kind == "thing" else parameter.kind
    return ParameterError(f'the graph has no {what} "{said}"{nearest}', path=parameter.name)
