"""Claims with the main evidence of each only, as one line: what resolution and knowledge are made from, read fast."""

from __future__ import annotations

import json
from typing import Any

from kg_builder.graph.gather import main_evidence
from kg_builder.model.claim import Claim, Claims, Fact
from kg_builder.model.evidence import Evidence
from kg_builder.model.text import Span


def dump(claims: Claims) -> str:
    rows = [
        [c.id, c.kind, c.offset, c.owner, list(dict.fromkeys((f.property, f.value) for f in c.facts)), _main(c)]
        for c in claims.claims
    ]
    return json.dumps([claims.published, rows], ensure_ascii=False, separators=(",", ":"))


def _main(claim: Claim) -> list[Any] | None:
    main = main_evidence(claim)
    if main is None:
        return None
    fact, e = main
    spans = [number for span in (e.quote, e.sentence, *e.via) for number in (span.start, span.end)]
    return [fact.property, fact.value, e.method, e.confidence, spans]


def _facts(facts: list[list[str]], main: list[Any] | None) -> tuple[Fact, ...]:
    if main is None:
        return tuple([Fact(property_, value, ()) for property_, value in facts])
    name, said, method, confidence, ends = main
    quote, sentence, *via = [Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=True)]
    evidence = (Evidence(quote, sentence, method, confidence, tuple(via)),)
    return tuple([Fact(p, v, evidence if (p, v) == (name, said) else ()) for p, v in facts])


def load(bulletin: str, line: str) -> Claims:
    """The claims of ``bulletin``; each fact once, without evidence but for what first tells of the thing."""
    published, rows = json.loads(line)
    return Claims(
        bulletin,
        published,
        tuple([Claim(id_, kind, offset, _facts(facts, main), owner) for id_, kind, offset, owner, facts, main in rows]),
    )


def slim(claims: Claims) -> Claims:
    """The same without the line between."""
    return load(claims.bulletin, dump(claims))
