"""What a format gives of one bulletin, before it is checked, hashed and named."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.bulletins.traced import Traced
from kg_builder.model.time import PartialDate


@dataclass(slots=True)
class Draft:
    """One bulletin as its format tells it; ``id`` is None where the format has none."""

    body: Traced
    subject: Traced | None = None
    id: str | None = None
    published: PartialDate | None = None
    publisher: str | None = None
    web_address: str | None = None
    licence: str | None = None
    references: tuple[str, ...] = ()
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file at hand: its name, its stem (the id of a bulletin that names none) and its bytes."""

    name: str
    stem: str
    data: bytes
