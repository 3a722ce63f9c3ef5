"""A question by name or as SPARQL, to one state of a graph."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rapidfuzz import process

from kg_builder.errors import QueryError, UsageError
from kg_builder.query.catalogue import catalogue
from kg_builder.query.guard import check
from kg_builder.query.parameters import bind
from kg_builder.store.base import Results, View


def ask(question: str, values: Mapping[str, str], view: View, *, name: str = "query") -> Results:
    """Runs a query of the catalogue with its parameters, or SPARQL of the user's own, which is called ``name``.

    QueryError if SPARQL does not parse, would change something or asks another server.
    """
    shipped = catalogue().get(question)
    if shipped is not None:
        return view.query(bind(shipped, values, view))
    if not any(character in question for character in "{ \n"):
        close = process.extractOne(question, list(catalogue()), score_cutoff=60)
        raise UsageError("no query of this name" + (f"; nearest: {close[0]}" if close else ""), path=question)
    if values:
        raise UsageError("only queries of the catalogue take parameters", path=name)
    check(question, name)
    return view.query(question)


def read_question(text: str, stdin: str | None = None) -> tuple[str, str]:
    """What the command line calls a query, as ``ask`` takes it, and what to call it in messages."""
    if text == "-":
        return (stdin or "") + "\n", "standard input"
    if text in catalogue() or not (text.endswith((".rq", ".sparql")) or Path(text).is_file()):
        return text, text if len(text) < 40 else "query"
    try:
        return Path(text).read_text(encoding="utf-8") + "\n", text
    except OSError as error:
        raise QueryError(error.strerror or str(error), path=text) from error
    except UnicodeDecodeError as error:
        raise QueryError("not UTF-8 text", path=text) from error
