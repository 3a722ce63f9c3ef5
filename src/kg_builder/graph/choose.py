"""One value where one is wanted: the most precise, then that of most claims, then the earliest bulletin's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kg_builder.graph.gather import Support, Values
from kg_builder.model.time import PartialDate

ONE_VALUE = frozenset(
    {"label", "kind", "mode", "status", "place", "start", "end", "date", "agreementKind", "role", "postOf"}
)
_ROLES = {"chair": 3, "host": 2, "signatory": 1, "participant": 0}


def _precision(kind: str, property_: str, value: str) -> int:
    if property_ in ("start", "end", "date"):
        return len(value)
    if property_ == "role":
        return _ROLES.get(value, 0)
    if property_ == "label" and kind == "official":
        return min(len(value.split()), 2)
    return 0


def choose(kind: str, property_: str, values: Values) -> str:
    """The value of a one-value property of a thing of ``kind``; ``values`` is not empty."""
    if property_ == "status":
        return _status(values)

    def rank(item: tuple[str, Support]) -> tuple[int, int, tuple[bool, str, str], str]:
        value, support = item
        return (-_precision(kind, property_, value), -support.claims, support.first, value)

    return min(values.items(), key=rank)[0]


def _status(values: Values) -> str:
    """*held* if any claim says so, else that of the latest bulletin (one without a date is never the latest)."""
    if "held" in values:
        return "held"

    def latest(item: tuple[str, Support]) -> tuple[bool, tuple[bool, str, str], int, str]:
        value, support = item
        return (not support.last[0], support.last, support.claims, value)

    return max(values.items(), key=latest)[0]


def choose_span(kind: str, values: Mapping[str, Values]) -> tuple[str | None, str | None]:
    """Start and end, such that the end is not before the start: an end that would be is left in the claims."""
    start = choose(kind, "start", values["start"]) if "start" in values else None
    ends = values.get("end", {})
    if start is not None:
        first = PartialDate(start).earliest
        ends = {end: support for end, support in ends.items() if PartialDate(end).latest >= first}
    return start, choose(kind, "end", ends) if ends else None


def bounds(kind: str, start: str | None, end: str | None) -> tuple[date | None, date | None]:
    """The first and last day that a node can reach to: an event without an end is over when it began,
    a tenure without one is open."""
    first, last = start, end
    if kind != "tenure":
        first, last = start or end, end or start
    return (
        PartialDate(first).earliest if first else None,
        PartialDate(last).latest if last else None,
    )
