"""Whether a bulletin is in another language than the one that is read."""

from __future__ import annotations

from kg_builder.bulletins.language import NAMES, identify
from kg_builder.model.bulletin import Bulletin


def other_language(bulletin: Bulletin) -> str | None:
    """The English name of the bulletin's language if it is not English, else None.

    Readers have found the language already; a bulletin made by hand may be without.
    """
    code = bulletin.language or identify(bulletin.text)
    return None if code == "en" else NAMES.get(code, f"the language {code}")
