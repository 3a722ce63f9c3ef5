"""What a build did: for the table at its end, for ``report.json``, for programs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that was not built, and why."""

    thing: str
    reason: str

    def __str__(self) -> str:
        return f"{self.thing}: {self.reason}"


@dataclass(slots=True)
class Report:
    """Bulletins are counted by what this build did with them, all else by what the graph now holds."""

    read: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    failed: list[Failure] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    bulletins: int = 0
    officials: int = 0
    organisations: int = 0
    meetings: int = 0
    agreements: int = 0
    triples: int = 0
    seconds: float = 0.0
    generation: int = 0

    def plain(self) -> dict[str, Any]:
        return asdict(self)

    def write(self, path: Path) -> None:
        """Writes it as JSON, whole or not at all."""
        draft = path.with_suffix(".json.new")
        draft.write_text(json.dumps(self.plain(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        os.replace(draft, path)  # noqa: PTH105


class Progress(Protocol):
    """Is told how far a build has come."""

    def stage(self, name: str, total: int | None = None) -> None: ...

    def advance(self, steps: int = 1) -> None: ...


class Quiet:
    """Progress that nobody looks at."""

    def stage(self, name: str, total: int | None = None) -> None:
        pass

    def advance(self, steps: int = 1) -> None:
        pass


Note = Callable[[str], None]
