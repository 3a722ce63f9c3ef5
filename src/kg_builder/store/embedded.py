"""A store on disk (Oxigraph), in one folder.

A folder has one writer at a time; whoever opens it ``read_only`` sees the state of that moment.
``copy`` makes a second folder of hard links in milliseconds.
"""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Store as Oxigraph

from kg_builder.errors import StoreError
from kg_builder.store.oxigraph import OxigraphStore


class EmbeddedStore(OxigraphStore):
    """The store in the folder ``path``, made if it is not there and may be written."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path: Path = path
        self.read_only = read_only
        try:
            inner = Oxigraph.read_only(str(path)) if read_only else Oxigraph(str(path))
        except OSError as error:
            reason = "not a store" if isinstance(error, FileNotFoundError) else str(error).removeprefix("IO error: ")
            raise StoreError(f"the store cannot be opened: {reason}", path=path) from error
        super().__init__(inner)

    def close(self) -> None:
        """Writes everything down and lets the folder go."""
        try:
            if not self.read_only:
                self._inner.flush()
        except OSError as error:
            raise StoreError(f"the store cannot be written: {error}", path=self.path) from error
        finally:
            super().close()

    @staticmethod
    def copy(source: Path, target: Path) -> None:
        """Makes ``target`` a store of its own with the content of ``source``, which must have been closed."""
        try:
            Oxigraph.read_only(str(source)).backup(str(target))
        except OSError as error:
            raise StoreError(f"the store cannot be copied: {error}", path=source) from error
