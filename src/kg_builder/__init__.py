"""Diplomatic bulletins as a knowledge graph in which every fact points to its sentence.

>>> import kg_builder
>>> report = kg_builder.build("kg", ["bulletins/"])  # doctest: +SKIP
>>> with kg_builder.open("kg") as workspace:  # doctest: +SKIP
...     for row in workspace.query("who-met-whom", official="Sergey Lavrov"):
...         print(row["otherName"], row["date"])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from kg_builder.api import build, open  # noqa: A004
    from kg_builder.errors import KgBuilderError
    from kg_builder.model.bulletin import Bulletin
    from kg_builder.model.record import Record
    from kg_builder.workspace.report import Report
    from kg_builder.workspace.workspace import Workspace

__all__ = ["Bulletin", "KgBuilderError", "Record", "Report", "Workspace", "__version__", "build", "open"]

_MODULES = {
    "Bulletin": "kg_builder.model.bulletin",
    "KgBuilderError": "kg_builder.errors",
    "Record": "kg_builder.model.record",
    "Report": "kg_builder.workspace.report",
    "Workspace": "kg_builder.workspace.workspace",
    "build": "kg_builder.api",
    "open": "kg_builder.api",
}


def __getattr__(name: str) -> Any:
    """Imports a public name when it is first used, so that ``kg-builder --help`` stays instant."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_MODULES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
