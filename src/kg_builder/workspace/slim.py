"""Claims without their evidence, as one line: what resolution and knowledge are made from, read ten times as fast."""

from __future__ import annotations

import json

from kg_builder.model.claim import Claim, Claims, Fact


def dump(claims: Claims) -> str:
    rows = [
        [c.id, c.kind, c.offset, c.owner, list(dict.fromkeys((f.property, f.value) for f in c.facts))]
        for c in claims.claims
    ]
    return json.dumps([claims.published, rows], ensure_ascii=False, separators=(",", ":"))


def load(bulletin: str, line: str) -> Claims:
    """The claims of ``bulletin``; each fact once, without evidence."""
    published, rows = json.loads(line)
    return Claims(
        bulletin,
        published,
        tuple(
            [
                Claim(id_, kind, offset, tuple([Fact(property_, value, ()) for property_, value in facts]), owner)
                for id_, kind, offset, owner, facts in rows
            ]
        ),
    )


def slim(claims: Claims) -> Claims:
    """The same without the line between."""
    return load(claims.bulletin, dump(claims))
