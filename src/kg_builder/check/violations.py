"""What SHACL Core cannot say: the queries of ``ontology/checks/``. Every row of one is a fault.

A query selects ``?about`` (the node at fault) and may select ``?property`` and ``?value``; its head
gives the rule (``summary``), what a row means (``message``) and how grave it is (``severity``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions

from kg_builder.check.finding import SEVERITIES, Finding, Severity, in_order, label, local_name, sources
from kg_builder.errors import OntologyError
from kg_builder.resources import resource
from kg_builder.store.base import View

_SUFFIX = "-violation.rq"


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    summary: str
    message: str
    severity: Severity
    query: str


def read_check(path: Path) -> Check:
    """One query with its head. Raises OntologyError where the head is not complete."""
    text = path.read_text(encoding="utf-8")
    try:
        head = yaml.safe_load("\n".join(line[2:] for line in text.splitlines() if line.startswith("#+")))
        check = Check(path.name.removesuffix(_SUFFIX), head["summary"], head["message"], head["severity"], text)
    except (yaml.YAMLError, TypeError, KeyError) as error:
        raise OntologyError(f"its head is not complete: {error}", path=path) from error
    if check.severity not in SEVERITIES:
        raise OntologyError(f"no severity: {check.severity}", path=path)
    return check


def shipped() -> list[Check]:
    return [read_check(path) for path in sorted((resource("ontology") / "checks").glob(f"*{_SUFFIX}"))]


def check_violations(view: View, checks: Iterable[Check] | None = None, *, limit: int = 1000) -> list[Finding]:
    """The faults that the queries find in a store, at most ``limit`` for each, worst first."""
    found: list[Finding] = []
    for check in shipped() if checks is None else checks:
        rows = view.query(f"{check.query}\nLIMIT {limit}")
        assert isinstance(rows, QuerySolutions)
        names = [variable.value for variable in rows.variables]
        for row in list(rows):
            values = {name: row[name] for name in names}
            found.append(_finding(check, values, view))
    return in_order(found)


def _finding(check: Check, row: dict[str, object], view: View) -> Finding:
    about = _text(row["about"]) or ""
    property_ = row.get("property")
    iri = property_.value if isinstance(property_, NamedNode) else None
    name = local_name(iri) if iri else _text(property_)
    return Finding(
        check=check.name,
        severity=check.severity,
        about=about,
        message=check.message,
        label=label(view, about),
        property=name,
        value=_text(row.get("value")),
        sources=sources(view, about, iri),
    )


def _text(term: object) -> str | None:
    return term.value if isinstance(term, NamedNode | Literal | BlankNode) else None
