"""A name where it stands in a sentence, and the sentence after the grammar."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg_builder.extract.posts import Owner, Post
from kg_builder.extract.units import Unit


@dataclass(slots=True)
class Named:
    """A name where it stands: ``first:end`` are its tokens alone, ``start`` the first of post or honorific."""

    first: int
    end: int
    parts: tuple[str, ...]
    sentence: int
    start: int = 0
    stop: int = 0
    posts: list[tuple[Post, str]] = field(default_factory=list)
    owner: Owner | None = None
    honorific: bool = False
    is_counterpart: bool = False
    weak: bool = True
    unlikely: bool = False


@dataclass(slots=True)
class Sentence:
    """A sentence after the grammar: its units with posts and names joined, and the names in it."""

    index: int
    units: list[Unit]
    named: list[Named]
    takes_part: bool = False
    headline: bool = False
