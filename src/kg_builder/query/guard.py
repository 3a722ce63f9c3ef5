"""Which queries of a user may run: those that parse, read only, and ask no other server."""

from __future__ import annotations

from typing import Any

from kg_builder.errors import QueryError


def _contains_service(node: Any) -> bool:
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(node, CompValue):
        return node.name == "ServiceGraphPattern" or any(_contains_service(value) for value in node.values())
    if isinstance(node, ParseResults | list | tuple):
        return any(_contains_service(item) for item in node)
    return False


def check(sparql: str, name: str) -> None:
    """QueryError if ``sparql``, which is called ``name``, may not run."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(sparql)
    except ParseException as error:
        raise QueryError(f"the query does not parse: {error.msg} (column {error.column})",
                         path=name, line=error.lineno) from error  # fmt: skip
    except RecursionError as error:
        raise QueryError("the query is nested too deeply", path=name) from error
    except Exception as error:
        raise QueryError(f"the query does not parse: {error}", path=name) from error
    if _contains_service(parsed):
        raise QueryError("SERVICE is refused: a query asks this graph only", path=name)
