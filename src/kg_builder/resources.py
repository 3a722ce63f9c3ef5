"""Where the files that come with the program are: in a checkout, or in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from kg_builder.errors import KgBuilderError

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The folder ``name`` (``ontology``, ``queries``): beside the package in a wheel, at the top of a checkout."""
    for root in (_PACKAGE / "_resources", _PACKAGE.parent.parent):
        if (root / name).is_dir():
            return root / name
    raise KgBuilderError("not found beside the program; the installation is damaged", path=name)
