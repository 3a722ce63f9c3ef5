"""Tables of phrases that are looked up token by token."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_ABBREVIATED = (
    "Mr|Mrs|Ms|Mme|Dr|Prof|Hon|Ven|Rev|Fr|Gen|Lt|Col|Maj|Capt|Adm|Brig|Sgt|Sen|Rep|Gov|Amb|Jr|Sr|St|Rt|Messrs|Mssrs|"
    "Md|Mohd|Muhd|Smt|Eng|Engr|Ing|Lic|Arq|Adv|Atty|Inc|Ltd|Co|Corp|Dept|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|"
    "Sept|Oct|Nov|Dec|Me|Ph\\.D"
)
# A word keeps its inner hyphens and apostrophes ("Secretary-General", "O'Brien", "d'Ivoire"), its dots where it is an
# abbreviation ("U.S.", "H.E.", "Mr.", "J."), and loses the possessive ('s), which is a token of its own.
TOKEN = re.compile(
    rf"(?:[^\W\d_]\.(?!\.)){{2,}}|(?:{_ABBREVIATED})\.(?!\.)|Ma\.(?=\s[A-Z])|[A-Z]\.(?=[\s-]*[A-Z])|['’]s\b"
    r"|[^\W\d_]+(?:[-‐‑](?=[^\W\d_])[^\W_]+|['’ʻʼ`](?!s\b)[^\W\d_]+|[\u0300-\u036f·]+[^\W\d_]*)*|\d+(?:[.,:]\d+)*\w*|[^\w\s]|_"
)


def tokens(text: str) -> list[str]:
    """The tokens of ``text`` as phrases are compared by."""
    return TOKEN.findall(text)


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """Case-folded, without diacritics, with one kind of apostrophe and hyphen."""
    if word.isascii():
        return word.casefold()
    folded = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).casefold()
    for odd, even in (
        ("’", "'"),
        ("ʻ", "'"),
        ("ʼ", "'"),
        ("‐", "-"),
        ("‑", "-"),
        ("ı", "i"),
        ("ø", "o"),
        ("ł", "l"),
        ("đ", "d"),
        ("ə", "a"),
    ):
        folded = folded.replace(odd, even)
    return folded


def word_set(words: str) -> frozenset[str]:
    """The words of a string, as a closed class to look in."""
    return frozenset(words.split())


class Phrases(Generic[T]):
    """Phrases and what they mean; the longest match at a token wins.

    A phrase of capitals alone (an acronym) or with ``exact`` matches its own case only, another
    one in any case that begins with a capital.
    """

    def __init__(self) -> None:
        self._table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...] | None, T, bool]]] = {}
        self.size = 0

    def add(self, phrase: str, value: T, *, exact: bool = False, first: bool = False) -> None:
        words = tuple(tokens(phrase))
        if not words:
            raise ValueError(f"no words in {phrase!r}")
        folded = tuple(plain(w) for w in words)
        exact = exact or (len(words) == 1 and len(phrase) <= 6 and any(c.isupper() for c in phrase[1:]))
        row = (folded, words if exact else None, value, words[0].isascii())
        rows = self._table.setdefault(folded[0], [])
        if any(old[0] == folded and old[1] == row[1] for old in rows):
            if not first:
                return
            rows[:] = [old for old in rows if not (old[0] == folded and old[1] == row[1])]
        rows.append(row)
        rows.sort(key=lambda r: -len(r[0]))
        self.size += 1

    def match(self, words: Sequence[str], folded: Sequence[str], at: int) -> tuple[int, T] | None:
        """The end and value of the longest phrase that begins at token ``at``."""
        rows = self._table.get(folded[at])
        if rows is None:
            return None
        for phrase, exact, value, plain_first in rows:
            end = at + len(phrase)
            if len(phrase) == 1 or tuple(folded[at:end]) == phrase:
                if plain_first and not words[at].isascii() and len(phrase) == 1:
                    continue  # "Germán" is no "German"
                if exact is None:
                    if words[at][0].islower() and not words[at].startswith(("d'", "al-")):
                        continue
                elif tuple(words[at:end]) != exact:
                    continue
                return end, value
        return None

    def get(self, phrase: str) -> T | None:
        """The value of the whole of ``phrase``, whatever its case."""
        folded = tuple(plain(w) for w in tokens(phrase))
        for row, _, value, _ in self._table.get(folded[0], ()) if folded else ():
            if row == folded:
                return value
        return None

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], T]]:
        for rows in self._table.values():
            for folded, _, value, _ in rows:
                yield folded, value
