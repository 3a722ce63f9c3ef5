"""Results of queries, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
)

from kg_builder.store.base import Results
from kg_builder.vocab import PREFIXES

FORMATS = ("table", "csv", "tsv", "json", "xml")
_FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
_TRIPLES = {
    "table": RdfFormat.TURTLE,
    "json": RdfFormat.JSON_LD,
    "xml": RdfFormat.RDF_XML,
    "csv": RdfFormat.N_TRIPLES,
    "tsv": RdfFormat.N_TRIPLES,
}
_WIDEST = 60


def write(results: Results, form: str, *, base: str = "", width: int | None = None) -> str:
    """``results`` in one of ``FORMATS``. A CONSTRUCT is written in the RDF form that is nearest.

    In a table IRIs below ``base`` and those of known prefixes are short, a column that has its ``...Name``
    beside it is left out, and cells are cut where a ``width`` is given.
    """
    if isinstance(results, QueryTriples):
        return _text(results.serialize(format=_TRIPLES[form]))
    if isinstance(results, QueryBoolean):
        if form in ("json", "xml"):
            return _text(results.serialize(format=_FORMATS[form])) + "\n"
        return "true\n" if results else "false\n"
    if form == "table":
        return _table(results, base, width)
    written = _text(results.serialize(format=_FORMATS[form]))
    return written if written.endswith("\n") else written + "\n"


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8")


def short(term: NamedNode | BlankNode | Literal | None, base: str = "") -> str:
    """A term as people like to read it."""
    if term is None:
        return ""
    if not isinstance(term, NamedNode):
        return " ".join(term.value.split()) if isinstance(term, Literal) else f"_:{term.value}"
    if base and term.value.startswith(base):
        return term.value.removeprefix(base)
    for prefix, namespace in PREFIXES.items():
        if term.value.startswith(namespace) and "/" not in term.value[len(namespace) :]:
            return f"{prefix}:{term.value.removeprefix(namespace)}"
    return term.value


def _table(results: QuerySolutions, base: str, width: int | None) -> str:
    asked = [variable.value for variable in results.variables]
    # people read the name; whoever needs the IRI beside it takes one of the other forms
    head = [name for name in asked if f"{name}Name" not in asked]
    rows = [[short(row[name], base) for name in head] for row in results]
    counted = f"{len(rows):,} row{'' if len(rows) == 1 else 's'}\n"
    if not rows:
        return counted
    if width is not None:
        rows = [[_cut(cell, _WIDEST) for cell in row] for row in rows]
    widths = [max(len(row[n]) for row in [head, *rows]) for n in range(len(head))]
    lines = [_line(row, widths) for row in [head, ["-" * w for w in widths], *rows]]
    return "\n".join(lines) + "\n" + counted


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def rows(results: QuerySolutions) -> Iterator[dict[str, str | None]]:
    """Each solution as plain text by column."""
    names = [variable.value for variable in results.variables]
    for row in results:
        yield {name: None if row[name] is None else row[name].value for name in names}
