"""Whether a bulletin is in another language than the one that is read."""

from __future__ import annotations

from kg_builder.bulletins.language import identify
from kg_builder.model.bulletin import Bulletin


def other_language(bulletin: Bulletin) -> str | None:
    """The ISO 639-1 code of the bulletin's language if it is not English, else None.

    Readers have found the language already; a bulletin made by hand may be without.
    """
    code = bulletin.language or identify(bulletin.text)
    return None if code == "en" else code
