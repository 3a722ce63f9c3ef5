"""Records in the exchange form: one JSON object a bulletin, as ``extract`` prints and gold is kept.

The form is that of ``docs/record-format.md``. What it lacks folds: *initialled* becomes
*agreed*, a signatory in a meeting a participant, an agreement's status is its latest event.
Bodies stand under ``bodies``, visits under ``visits``; evidence stands beside each item.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg_builder.model.bulletin import Bulletin
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import Agreement, Meeting, Official, Participation, Record, Visit

_STATUS = {"initialled": "agreed"}


def _text(value: Value | None) -> str | None:
    return None if value is None else value.value


def _evidence(items: Iterable[Evidence], text: str | None) -> list[dict[str, Any]]:
    rows = []
    for e in items:
        row: dict[str, Any] = {
            "start": e.quote.start,
            "end": e.quote.end,
            "method": e.method,
            "confidence": e.confidence,
        }
        if text is not None:
            row["quote"] = e.quote.of(text)
        if e.via:
            row["via"] = [[s.start, s.end] for s in e.via]
        rows.append(row)
    return rows


def _official(official: Official, text: str | None) -> dict[str, Any]:
    held = [t for t in official.tenures if t.standing != "former"] or list(official.tenures)
    of = official.of or next((t.of for t in held if t.of), None)
    row: dict[str, Any] = {
        "key": official.id,
        "name": official.name.value,
        "post": " and ".join(t.post.value for t in held) or None,
        "of": _text(of),
        "evidence": _evidence(official.name.evidence, text),
    }
    if official.aliases:
        row["aliases"] = [a.value for a in official.aliases]
    if official.tenures:
        row["tenures"] = [
            {
                "post": t.post.value,
                "of": _text(t.of),
                "standing": t.standing,
                "start": _text(t.start),
                "end": _text(t.end),
                "evidence": _evidence(t.post.evidence, text),
            }
            for t in official.tenures
        ]
    return row


def _people(parts: Iterable[Participation], names: dict[str, str], text: str | None) -> list[dict[str, Any]]:
    return [
        {
            "name": names[p.agent],
            "role": p.role if p.role in ("chair", "host") else "participant",
            "evidence": _evidence(p.evidence, text),
        }
        for p in parts
        if p.agent in names
    ]


def _meeting(m: Meeting, local: str, names: dict[str, str], bodies: dict[str, str], text: str | None) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": local,
        "key": m.id,
        "name": m.name.value,
        "status": m.status.value,
        "mode": _text(m.mode),
        "start": _text(m.start),
        "end": _text(m.end),
        "place": _text(m.place),
        "participants": _people(m.participations, names, text),
        "evidence": _evidence(m.name.evidence, text),
    }
    attending = [{"name": bodies[p.agent], "role": p.role} for p in m.participations if p.agent in bodies]
    if attending:
        row["bodies"] = attending
    return row


def _agreement(a: Agreement, local: dict[str, str], names: dict[str, str], text: str | None) -> dict[str, Any]:
    last = a.events[-1] if a.events else None
    status = None if last is None else _STATUS.get(last.kind.value, last.kind.value)
    return {
        "key": a.id,
        "title": a.title.value,
        "kind": a.kind.value,
        "status": status,
        "meeting": next((local[e.meeting] for e in reversed(a.events) if e.meeting in local), None),
        "date": next((e.date.value for e in reversed(a.events) if e.date), None),
        "parties": [p.value for p in a.parties],
        "signatories": [names[s.agent] for s in a.signatories if s.agent in names],
        "evidence": _evidence(a.title.evidence, text),
    }


def _visit(v: Visit, names: dict[str, str], text: str | None) -> dict[str, Any]:
    return {
        "key": v.id,
        "name": v.name.value,
        "status": v.status.value,
        "start": _text(v.start),
        "end": _text(v.end),
        "place": _text(v.place),
        "visitors": _people(v.visitors, names, text),
    }


def to_exchange(record: Record, bulletin: Bulletin | None = None) -> dict[str, Any]:
    """``record`` in the exchange form; with the bulletin at hand each evidence has its quote."""
    text = None if bulletin is None else bulletin.text
    names = {o.id: o.name.value for o in record.officials}
    bodies = {b.id: b.phrase.value for b in record.bodies} | {o.id: o.name.value for o in record.organisations}
    local = {m.id: f"m{n}" for n, m in enumerate(record.meetings, 1)}
    row: dict[str, Any] = {
        "id": record.bulletin,
        "date": record.published.value if record.published else None,
        "publisher": record.publisher,
        "officials": [_official(o, text) for o in record.officials],
        "organisations": [o.name.value for o in record.organisations],
        "meetings": [_meeting(m, local[m.id], names, bodies, text) for m in record.meetings],
        "agreements": [_agreement(a, local, names, text) for a in record.agreements],
    }
    if record.visits:
        row["visits"] = [_visit(v, names, text) for v in record.visits]
    if record.skipped:
        row["skipped"] = record.skipped
    return row
