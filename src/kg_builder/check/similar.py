"""When two names, phrases or places count as the same for a score.

These rules are part of the exchange form: they are loose on purpose, alike for gold and prediction, and
no part of how the graph decides who is who.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_HONORIFICS = {
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "he", "h.e", "hon", "rt",
    "excellency", "his", "her", "general", "gen", "lt", "col", "admiral", "shaikh", "sheikh", "sheikha", "hrh", "hm",
    "king", "queen", "prince", "princess", "amir", "emir", "sultan", "pope", "senator", "the",
}  # fmt: skip
_STOP = frozenset(
    ["the", "a", "an", "of", "on", "in", "and", "for", "to", "between", "with", "its", "their", "at", "by", "from"]
)
_ACRONYM_STOP = frozenset(["the", "of", "and", "for", "on", "in", "to"])
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ə": "a"})
_APOSTROPHES = re.compile(r"['’`ʻʼ]")
_NO_WORD = re.compile(r"[^\w]+")
_WORD = re.compile(r"[A-Za-z][\w'’]*")


@lru_cache(maxsize=1 << 14)
def fold(text: str | None) -> str:
    """Lower case without diacritics and punctuation, single spaces."""
    text = unicodedata.normalize("NFKD", text or "")
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold().translate(_LETTERS)
    return _NO_WORD.sub(" ", _APOSTROPHES.sub("", text)).strip()


def words(text: str | None) -> set[str]:
    return {word for word in fold(text).split() if word not in _STOP}


def jaccard(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def overlap(a: set[str], b: set[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _edits(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (left != right))
    return row[-1]


def near(a: str, b: str) -> bool:
    """Two name parts that are one in two spellings (Sergey, Sergei), or a name and its initial."""
    if a == b:
        return True
    short, long = sorted((len(a), len(b)))
    if short == 1:
        return a[0] == b[0]
    return short >= 4 and _edits(a, b) <= (1 if long < 8 else 2)


def _name_parts(name: str) -> list[str]:
    parts = fold(name).split()
    return [part for part in parts if part not in _HONORIFICS] or parts


@lru_cache(maxsize=1 << 15)
def same_person(a: str, b: str) -> bool:
    """The parts of the shorter name all stand in the longer; a bare surname is no full name."""
    short, long = sorted((_name_parts(a), _name_parts(b)), key=len)
    if not short or (len(short) == 1 and len(long) > 1):
        return False
    left = list(long)
    for part in short:
        hit = next((other for other in left if near(part, other)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def _acronym(text: str) -> str:
    return "".join(word[0] for word in _WORD.findall(text) if word.casefold() not in _ACRONYM_STOP).casefold()


@lru_cache(maxsize=1 << 15)
def same_organisation(a: str, b: str) -> bool:
    """By name, by acronym, or by most of the words."""
    left, right = fold(a), fold(b)
    if left == right or left.replace(" ", "") == _acronym(b) or right.replace(" ", "") == _acronym(a):
        return True
    return jaccard(words(a), words(b)) >= 0.6


def same_place(a: str | None, b: str | None) -> bool:
    left, right = words(a), words(b)
    return bool(left and right) and (left <= right or right <= left)


def best_pairs(
    gold: Sequence[T], predicted: Sequence[T], score: Callable[[T, T], float], least: float
) -> list[tuple[int, int]]:
    """Greedy one-to-one pairing by index, the most alike first."""
    ranked = sorted(((score(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)), reverse=True)
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for value, i, j in ranked:
        if value < least:
            break
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs
