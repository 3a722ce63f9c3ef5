"""A record without what its reader was not sure enough of."""

from __future__ import annotations

import dataclasses
from typing import Any

from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import AgreementEvent, Participation, Record

_REFERENCES = ("agent", "speaker")


def _prune(value: Any, least: float) -> Any:
    """``value`` with all below ``least`` taken out; None if nothing is left to stand on."""
    if isinstance(value, tuple):
        return tuple(kept for item in value if (kept := _prune(item, least)) is not None)
    if isinstance(value, Value | Participation):
        evidence = tuple(e for e in value.evidence if e.confidence >= least)
        if not evidence:
            return None
        value = dataclasses.replace(value, evidence=evidence)
        if isinstance(value, Value):
            return value
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changes = {}
    for field in dataclasses.fields(value):
        old = getattr(value, field.name)
        if isinstance(old, Evidence) or (isinstance(old, tuple) and old and isinstance(old[0], Evidence)):
            continue
        new = _prune(old, least)
        if new is None and old is not None and field.default is dataclasses.MISSING:
            return None
        if new is not old:
            changes[field.name] = new
    return dataclasses.replace(value, **changes)


def _detach(value: Any, known: set[str]) -> Any:
    """``value`` without references to ids that are not in ``known``."""
    if isinstance(value, tuple):
        return tuple(kept for item in value if (kept := _detach(item, known)) is not None)
    if not dataclasses.is_dataclass(value) or isinstance(value, type | Value):
        return value
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        old = getattr(value, field.name)
        if field.name in _REFERENCES and old not in known:
            return None
        if field.name in ("meeting", "convenor", "part_of") and old is not None and old not in known:
            changes[field.name] = None
        elif field.name == "meetings" and old and isinstance(old[0], str):
            changes[field.name] = tuple(item for item in old if item in known)
        elif isinstance(old, tuple) and old and not isinstance(old[0], Value | Evidence | str):
            changes[field.name] = _detach(old, known)
    return dataclasses.replace(value, **changes) if changes else value


def above(record: Record, least: float) -> Record:
    """``record`` with only that for which confidence is at least ``least``, and what depends on it."""
    if least <= 0:
        return record
    kept: Record = _prune(record, least)
    kept = dataclasses.replace(
        kept,
        agreements=tuple(
            dataclasses.replace(a, events=tuple(e for e in a.events if isinstance(e, AgreementEvent)))
            for a in kept.agreements
        ),
    )
    known = {
        item.id
        for items in (kept.officials, kept.organisations, kept.bodies, kept.meetings, kept.visits)
        for item in items
    }
    detached: Record = _detach(kept, known)
    return detached
