"""Whether a bulletin is in English: small English words first, a language identifier only where they are few."""

from __future__ import annotations

import re

from kg_builder.model.bulletin import Bulletin

_SMALL = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "for",
        "with",
        "on",
        "by",
        "at",
        "from",
        "as",
        "that",
        "is",
        "was",
        "were",
        "will",
        "has",
        "have",
        "his",
        "her",
        "their",
        "an",
        "be",
        "which",
        "this",
        "it",
        "its",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_HEAD = 6000
_LEAST_WORDS = 12
_LEAST_SHARE = 0.12


def other_language(bulletin: Bulletin) -> str | None:
    """The ISO 639-1 code of the bulletin's language if it is not English, else None."""
    words = _WORD.findall(bulletin.text[:_HEAD])
    if len(words) < _LEAST_WORDS:
        return None
    small = sum(w.lower() in _SMALL for w in words)
    if small >= _LEAST_SHARE * len(words):
        return None
    import py3langid

    code: str = py3langid.classify(bulletin.text[:_HEAD])[0]
    if code == "en" or (small >= 0.05 * len(words) and code in ("la", "mt", "cy", "vo")):
        return None
    return code
