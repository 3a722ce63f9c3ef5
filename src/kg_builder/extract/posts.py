"""What a post is when it has been read: the words of its title, and whose post it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg_builder.model.record import Standing


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom a post belongs to; ``first:end`` are the tokens that say so."""

    name: str
    kind: Literal["country", "org", "place"]
    first: int
    end: int


@dataclass(slots=True)
class Post:
    """One post as a phrase: ``tokens`` are those of its title, in order; ``target`` where an envoy is sent."""

    tokens: list[int]
    family: str
    head: str
    first: int
    end: int
    owner: Owner | None = None
    standing: Standing = "current"
    target: str | None = None
    lower: bool = False
    definite: bool = False
    plural: bool = False
    shared: Owner | None = None
    inner: tuple[int, int, int] | None = None
    others: list[Owner] = field(default_factory=list)
