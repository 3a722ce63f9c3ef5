"""What a reader of bulletins has to offer, whoever it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from kg_builder.model.bulletin import Bulletin
from kg_builder.model.record import Record


class Extractor(Protocol):
    """Reads bulletins into records.

    ``fingerprint`` changes whenever the same bulletin might be read otherwise (code, lexicons,
    model). ``extract`` gives one record a bulletin, in the same order, whatever the batching; it
    never raises for what a text says, but gives a record with ``skipped``.
    """

    @property
    def fingerprint(self) -> str: ...

    def extract(self, bulletins: Iterable[Bulletin]) -> Iterator[Record]: ...
