"""How a name part sounds, so that romanisations of one name compare as near (Sergey, Sergei, Serguei)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_WORD_END = [
    (re.compile(p), r) for p, r in [(r"(?:ii|iy|yi|yy|ij|yj|ey|ei|ej|ay|ai|ie|y|j)$", "i"), (r"(?<=[aeiou])h$", "")]
]
_RULES = [
    (re.compile(p), r)
    for p, r in [
        (r"shch|schtsch|szcz|stsch", "S"),
        (r"dzh|dsch|dj|zh", "J"),
        (r"tsch|tch|cz|tsh", "C"),
        (r"sch|sh", "S"),
        (r"ch", "C"),
        (r"kh", "H"),
        (r"gh", "g"),
        (r"gu(?=[ei])", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"bh", "b"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"w", "v"),
        (r"^j(?=[aeiou])", "J"),
        (r"(?<=[aeiou])j(?=[aeiou])", "J"),
        (r"j(?=[aeiou])", "y"),
        (r"(?<=[aeiou])ye", "e"),
        (r"^ye|^je", "e"),
        (r"(?<=[^aeiou])[yi](?=[aeou])", "y"),
        (r"ou|oo|ue|uu", "u"),
        (r"ee|ii", "i"),
        (r"oe", "o"),
        (r"aa|ae", "a"),
        (r"ei|ey|ai|ay", "E"),
        (r"y(?=[^aeiou]|$)", "i"),
        (r"j", "i"),
        (r"h(?=[^aeiouyE]|$)", ""),
        (r"e$", ""),
        (r"(.)\1+", r"\1"),
    ]
]
_VOWELS = frozenset("aeiouE")
_NEAR = {
    frozenset(pair): cost
    for pair, cost in {
        "ou": 0.3,
        "ae": 0.3,
        "ie": 0.3,
        "Ee": 0.25,
        "Ei": 0.25,
        "Ea": 0.3,
        "yi": 0.2,
        "yJ": 0.4,
        "iJ": 0.5,
        "ao": 0.4,
        "CS": 0.35,
        "CJ": 0.5,
        "JS": 0.5,
        "sz": 0.4,
        "sS": 0.5,
        "zJ": 0.5,
        "kg": 0.4,
        "Hh": 0.2,
        "kH": 0.4,
        "gh": 0.4,
        "gH": 0.5,
        "td": 0.5,
        "pb": 0.5,
        "vf": 0.4,
        "vb": 0.6,
        "Ck": 0.6,
        "sk": 0.7,
        "iy": 0.2,
        "Cs": 0.6,
        "ui": 0.6,
        "vu": 0.5,
        "pf": 0.6,
        "dz": 0.6,
    }.items()
}


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower-case ASCII letters of a text in any script; apostrophes vanish, other marks become spaces."""
    plain = text
    if not text.isascii():
        plain = anyascii(unicodedata.normalize("NFKC", text).replace("đ", "d"))
    plain = re.sub(r"['’‘`ʻʼ\"]", "", plain.lower())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


@lru_cache(maxsize=200_000)
def sound(part: str) -> str:
    """The sound classes of a folded name part; equal for most spellings of one name."""
    result = part
    for pattern, by in _WORD_END:
        result = pattern.sub(by, result)
    for pattern, by in _RULES:
        result = pattern.sub(by, result)
    return result or part


_COARSE = str.maketrans(
    {
        "C": "S",
        "J": "S",
        "z": "s",
        "S": "s",
        "g": "k",
        "H": "k",
        "x": "k",
        "f": "v",
        "w": "v",
        "d": "t",
        "b": "p",
        "a": "",
        "e": "",
        "i": "",
        "o": "",
        "u": "",
        "E": "",
        "y": "",
        "h": "",
    }
)


@lru_cache(maxsize=200_000)
def skeleton(part: str) -> str:
    """The consonants of a name part in coarse classes: a blocking key that kindred spellings share."""
    full = sound(part)
    bare = full.translate(_COARSE)
    return re.sub(r"(.)\1+", r"\1", bare) if len(bare) > 1 else (bare + full)


def _gap(sign: str) -> float:
    return 0.5 if sign in _VOWELS or sign in "hyH" else 1.0


@lru_cache(maxsize=400_000)
def distance(left: str, right: str) -> float:
    """Edit distance between two sound strings, where kindred sounds cost less."""
    if left == right:
        return 0.0
    row = [0.0]
    for sign in right:
        row.append(row[-1] + _gap(sign))
    for a in left:
        new = [row[0] + _gap(a)]
        for j, b in enumerate(right):
            swap = 0.0 if a == b else _swap(a, b)
            new.append(min(row[j] + swap, row[j + 1] + _gap(a), new[j] + _gap(b)))
        row = new
    return row[-1]


def _swap(a: str, b: str) -> float:
    near = _NEAR.get(frozenset((a, b)))
    if near is not None:
        return near
    return 0.6 if a in _VOWELS and b in _VOWELS else 1.0


@lru_cache(maxsize=400_000)
def likeness(left: str, right: str) -> float:
    """0..1: how alike two folded name parts sound. Short parts must be nearer than long ones to count."""
    if left == right:
        return 1.0
    a, b = sound(left), sound(right)
    if a == b:
        return 0.97
    if abs(len(a) - len(b)) > 3:
        return 0.0
    cost = distance(a, b)
    longest = max(len(a), len(b))
    if a[0] != b[0] and _swap(a[0], b[0]) >= 0.6 and not (a[0] in "hyeE" or b[0] in "hyeE"):
        cost += 0.5
    if min(len(a), len(b)) <= 3 and cost > 0.3:
        return 0.0
    return max(0.0, 0.97 - cost / longest)
