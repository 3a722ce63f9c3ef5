"""Named fields of a bulletin as containers hold them (JSON Lines, front matter, CSV), and their many names.

================  =======================================================================
field             also found as
================  =======================================================================
``id``            ``identifier``, ``guid``, ``uid``
``text``          ``body``, ``content``, ``article``, ``full_text``, ``body_text``
``subject``       ``title``, ``headline``, ``heading``
``published``     ``date``, ``published_at``, ``publication_date``, ``pubdate``, ``datetime``
``publisher``     ``ministry``, ``issuer``, ``outlet``, ``site_name``
``web_address``   ``url``, ``link``, ``web address``, ``address``, ``permalink``
``licence``       ``license``, ``rights``
``references``    a list of texts
================  =======================================================================

Upper and lower case, ``-``, ``_`` and spaces are alike. ``source`` is the publisher, or the web
address if it looks like one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_ALSO = {
    "id": "id identifier guid uid",
    "text": "text body content article fulltext bodytext",
    "subject": "subject title headline heading",
    "published": "published date publishedat publicationdate pubdate datetime datepublished",
    "publisher": "publisher ministry issuer outlet sitename",
    "web_address": "webaddress url link address permalink",
    "licence": "licence license rights",
    "references": "references sources",
    "source": "source",
}
_FIELD = {name: field for field, names in _ALSO.items() for name in names.split()}


def field_of(key: str) -> str | None:
    """The field that a key means, None for a key that is not read."""
    return _FIELD.get("".join(c for c in key.casefold() if c.isalnum()))


@dataclass(frozen=True, slots=True)
class Fields:
    """What a container says of one bulletin beside its text."""

    id: str | None = None
    subject: str | None = None
    published: str | None = None
    publisher: str | None = None
    web_address: str | None = None
    licence: str | None = None
    references: tuple[str, ...] = ()

    @classmethod
    def of(cls, plain: Mapping[object, object]) -> Fields:
        """From a mapping with any keys and values; of two keys for one field the first wins."""
        found: dict[str, str] = {}
        references: tuple[str, ...] = ()
        for key, value in plain.items():
            field = field_of(key) if isinstance(key, str) else None
            if field == "references":
                items = value if isinstance(value, list) else [value]
                references = tuple(" ".join(str(item).split()) for item in items if item)
            elif field and field != "text" and isinstance(value, str | int | float) and str(value).strip():
                found.setdefault(field, " ".join(str(value).split()))
        source = found.pop("source", None)
        if source:
            found.setdefault("web_address" if source.startswith(("http://", "https://")) else "publisher", source)
        return cls(references=references, **found)
