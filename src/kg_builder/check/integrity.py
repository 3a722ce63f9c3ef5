"""Whether each quote and sentence in the graph is to the letter what its bulletin says at its offsets."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg_builder.check.finding import Finding, in_order
from kg_builder.graph.terms import clean
from kg_builder.store.base import View
from kg_builder.vocab import KG

_SPANS = f"""
SELECT ?node ?said ?start ?end ?property WHERE {{
  ?node {KG.startOffset} ?start ; {KG.endOffset} ?end .
  {{ ?node {KG.quote} ?said . BIND("quote" AS ?property) }}
  UNION
  {{ ?node {KG.text} ?said . BIND("text" AS ?property) }}
}}
"""


def check_quotes(view: View, text_of: Callable[[str], str | None]) -> list[Finding]:
    """Findings for every quote or sentence that is not its bulletin's text from start to end.

    ``text_of`` gives the text for a bulletin's IRI, None for one that it does not know.
    """
    rows = view.query(_SPANS)
    assert isinstance(rows, QuerySolutions)
    findings = []
    for row in rows:
        node, said = row["node"], row["said"]
        start, end = row["start"], row["end"]
        if not (isinstance(node, NamedNode) and isinstance(said, Literal)):
            continue
        if not (isinstance(start, Literal) and isinstance(end, Literal)):
            continue
        text = text_of(node.value.partition("#")[0])  # spans stand below their bulletin
        if text is None:
            message = "its bulletin is not in the workspace"
        elif clean(text[int(start.value) : int(end.value)]) == said.value:
            continue
        else:
            found = text[int(start.value) : int(end.value)]
            message = f"the bulletin says “{clean(found)}” at {start.value}-{end.value}"
        property_ = row["property"]
        name = property_.value if isinstance(property_, Literal) else None
        findings.append(Finding("quotes", "Violation", node.value, message, property=name, value=said.value))
    return in_order(findings)
