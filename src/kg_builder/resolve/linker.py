"""Joins units into clusters: greedily, the surest pair first, never across a veto."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A pair judged the same. Sorts by score, then by content, never by the order of reading."""

    cost: float
    left: str
    right: str


def edge(score: float, left: str, right: str) -> Edge:
    return Edge(-round(score, 6), *sorted((left, right)))


def cluster(
    units: Iterable[str], edges: Iterable[Edge], may_join: Callable[[Sequence[str], Sequence[str]], bool]
) -> list[list[str]]:
    """The clusters of ``units``, each sorted; ``may_join`` vetoes the joining of two.

    >>> cluster("abc", [edge(3, "a", "b"), edge(2, "b", "c")], lambda x, y: "c" not in y and "c" not in x)
    [['a', 'b'], ['c']]
    """
    of: dict[str, list[str]] = {unit: [unit] for unit in units}
    for pair in sorted(set(edges)):
        left, right = of[pair.left], of[pair.right]
        if left is right:
            continue
        if len(left) < len(right):
            left, right = right, left
        if may_join(left, right):
            left.extend(right)
            for unit in right:
                of[unit] = left
    distinct = {id(members): members for members in of.values()}
    return sorted(sorted(members) for members in distinct.values())
