"""The queries under ``queries/``: one a file, each headed by what it asks and what it takes.

A head is YAML in lines that begin with ``#+``, so that each file is plain SPARQL which runs anywhere.
A head that cannot be understood is an error, never a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg_builder.errors import QueryError
from kg_builder.resources import resource

KINDS = (
    "official organisation country side post meeting agreement thing property publisher date text".split()  # noqa: SIM905
)
_HEAD = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
_KEYS = {"summary", "parameters", "columns", "competency"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that a query may be told; all are optional."""

    name: str
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class CatalogueQuery:
    """A query with its head."""

    name: str
    area: str
    summary: str
    text: str
    path: Path
    parameters: tuple[Parameter, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    competency: tuple[str, ...] = ()

    def parameter(self, name: str) -> Parameter | None:
        return next((parameter for parameter in self.parameters if parameter.name == name), None)


def line_of(name: str) -> re.Pattern[str]:
    """Matches the lines that the parameter ``name`` is bound in."""
    return re.compile(rf"^(\s*VALUES\s+\?{re.escape(name)}\s*\{{\s*)UNDEF(\s*\}}\s*)$", re.MULTILINE)


def read_query(path: Path) -> CatalogueQuery:
    """Reads one file; QueryError if its head is not as it should be."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot be read: {error}", path=path) from error
    lines = _HEAD.findall(text)
    try:
        head = yaml.safe_load("\n".join(lines)) or {}
    except yaml.YAMLError as error:
        raise QueryError(f"the head is not YAML: {error}", path=path) from error
    if not isinstance(head, dict) or not isinstance(head.get("summary"), str):
        raise QueryError("the head has no summary", path=path)
    if unknown := head.keys() - _KEYS:
        raise QueryError(f"the head has unknown keys: {', '.join(sorted(unknown))}", path=path)
    parameters = tuple(_parameter(row, text, path) for row in head.get("parameters") or ())
    return CatalogueQuery(
        name=path.stem,
        area=path.parent.name,
        summary=head["summary"],
        text=text,
        path=path,
        parameters=parameters,
        columns=_columns(head.get("columns") or {}, path),
        competency=tuple(str(question) for question in head.get("competency") or ()),
    )


def _parameter(row: Any, text: str, path: Path) -> Parameter:
    if not isinstance(row, dict) or not {"name", "kind", "example"} == row.keys():
        raise QueryError("a parameter has a name, a kind and an example", path=path)
    name, kind = str(row["name"]), str(row["kind"])
    if kind not in KINDS:
        raise QueryError(f"parameter {name} is of unknown kind {kind}", path=path)
    if not line_of(name).search(text):
        raise QueryError(f"parameter {name} has no line VALUES ?{name} {{ UNDEF }}", path=path)
    return Parameter(name, kind, str(row["example"]))


def _columns(rows: Any, path: Path) -> dict[str, str]:
    if not isinstance(rows, dict):
        raise QueryError("columns are names with what they mean", path=path)
    return {str(name): str(meaning) for name, meaning in rows.items()}


def read_folder(folder: Path) -> dict[str, CatalogueQuery]:
    """All queries below ``folder`` by name; a name that occurs twice is an error."""
    found: dict[str, CatalogueQuery] = {}
    for path in sorted(folder.rglob("*.rq")):
        query = read_query(path)
        if query.name in found:
            raise QueryError(f"a query of this name is already at {found[query.name].path}", path=path)
        found[query.name] = query
    return found


@cache
def catalogue() -> Mapping[str, CatalogueQuery]:
    """The queries that come with the program."""
    return read_folder(resource("queries"))


def by_area() -> Iterator[tuple[str, list[CatalogueQuery]]]:
    """The shipped queries, grouped."""
    queries = catalogue().values()
    for area in sorted({query.area for query in queries}):
        yield area, sorted((query for query in queries if query.area == area), key=lambda query: query.name)
