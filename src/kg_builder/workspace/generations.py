"""The store in generations: a build fills a copy, and readers stay on the last complete one.

The pointer to the current generation is a row of ``records.sqlite``, so that it changes in one
transaction with all that is said about what is in the store.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from kg_builder.store.embedded import EmbeddedStore


def _number(path: Path) -> int:
    return int(path.name[1:]) if path.name[:1] == "g" and path.name[1:].isdigit() else 0


class Generations:
    """The folders ``g000001``, ``g000002`` … under ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, number: int) -> Path:
        return self.folder / f"g{number:06d}"

    def prepare(self, number: int) -> Path:
        """The path of a generation that is about to be made."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.path(number)

    def present(self) -> list[int]:
        if not self.folder.is_dir():
            return []
        return sorted(number for path in self.folder.iterdir() if (number := _number(path)))

    def read(self, number: int) -> EmbeddedStore:
        return EmbeddedStore(self.path(number), read_only=True)

    def begin(self, current: int, *, empty: bool = False) -> tuple[int, EmbeddedStore]:
        """A generation to write, with the content of ``current`` unless it is to be empty; 0 is empty."""
        self.keep(current, current)
        number = current + 1
        path = self.prepare(number)
        if current and not empty:
            EmbeddedStore.copy(self.path(current), path)
        return number, EmbeddedStore(path)

    def keep(self, current: int, *more: int) -> None:
        """Removes all generations but these and the one before ``current``."""
        for number in self.present():
            if number not in (current - 1, current, *more):
                shutil.rmtree(self.path(number), ignore_errors=True)
