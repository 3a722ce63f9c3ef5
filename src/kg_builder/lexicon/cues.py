"""Small closed lists of words that the grammar looks for, from ``data/cues.yml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data" / "cues.yml"


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists: dict[str, str] = yaml.load(
        DATA.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return {name: frozenset(words.split()) for name, words in lists.items()}


def cues(name: str) -> frozenset[str]:
    """The words of one list, in lower case. KeyError for a list that the file does not have."""
    return _lists()[name]
