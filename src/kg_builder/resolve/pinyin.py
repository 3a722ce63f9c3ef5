"""Wade-Giles spellings of Chinese names in pinyin (Chou En-lai, Zhou Enlai)."""

from __future__ import annotations

import re

_INITIALS = [
    ("ch'", "ch"),
    ("ts'", "c"),
    ("tz'", "c"),
    ("k'", "k"),
    ("p'", "p"),
    ("t'", "t"),
    ("hs", "x"),
    ("ch", "zh"),
    ("ts", "z"),
    ("tz", "z"),
    ("k", "g"),
    ("p", "b"),
    ("t", "d"),
    ("j", "r"),
    ("sz", "s"),
    ("ss", "s"),
]
_FINALS = [
    ("ieh", "ie"),
    ("ien", "ian"),
    ("ih", "i"),
    ("ung", "ong"),
    ("eh", "e"),
    ("erh", "er"),
    ("ueh", "ue"),
    ("uei", "ui"),
]
_PALATAL = re.compile(r"^(zh|ch)(?=i(?!h)|u(?:eh|an$|n$)|ü)")


def from_wade_giles(part: str) -> str:
    """The pinyin of one Wade-Giles syllable in lower case, or the syllable itself."""
    rest, start = part, ""
    for old, new in _INITIALS:
        if part.startswith(old):
            start, rest = new, part[len(old) :]
            break
    if start in ("zh", "ch") and rest.startswith("i") and not rest.startswith("ih"):
        start = "j" if start == "zh" else "q"
    for old, new in _FINALS:
        if rest.endswith(old):
            rest = rest[: -len(old)] + new
            break
    return start + rest


def pinyin_name(name: str) -> str:
    """A whole name read as Wade-Giles: given-name syllables are joined by hyphens there, one word in pinyin."""
    return " ".join(
        "".join(from_wade_giles(s) for s in re.split(r"-", word)) for word in name.lower().replace("’", "'").split()
    )
