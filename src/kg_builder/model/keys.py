"""What makes two mentions the same thing by equality: keys, their hashes and slugs.

A key is made from one bulletin's record only (and the authority), never from a resolved IRI.
A *weak* key says too little to join anything: it also holds the bulletin and the offset of
the first mention. The recipe is part of every IRI and is pinned by a golden test.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

SLUG_LENGTH = 48
HASH_LENGTH = 10

# Latin letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "ħ": "h", "ŋ": "n"}
)
_NOT_WORD = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:the|an?) ")
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
# Words of organs that every state has: alone they name none.
_GENERIC_ORGAN = frozenset(
    """
    a administration affairs agency and assembly authority board bureau cabinet chamber commission committee council
    court defence defense delegation department economic economy education embassy executive federal finance for
    foreign general government house interior international joint justice legislature minister ministers ministry
    national of office parliament people presidency president prime royal s secretariat security senate service
    state supreme the trade
    """.split()  # noqa: SIM905
)
# Words that any document may have in its title.
_GENERIC_TITLE = frozenset(
    """
    a action agreement an and bilateral charter communique contract convention cooperation declaration draft final
    for framework free in initiative intent joint letter memorandum mou new of on paper plan press program programme
    protocol resolution roadmap statement strategic the to trade treaty understanding with
    """.split()  # noqa: SIM905
)


class Names(Protocol):
    """What an authority knows of names. Each method gives an id that is the same for all names of
    one thing, or None for a name that it does not know."""

    def country(self, name: str) -> str | None: ...

    def place(self, name: str) -> str | None: ...

    def organisation(self, name: str) -> str | None: ...

    def post(self, title: str) -> str | None: ...


class NoNames:
    """An authority that knows nothing."""

    def country(self, name: str) -> str | None:
        return None

    def place(self, name: str) -> str | None:
        return None

    def organisation(self, name: str) -> str | None:
        return None

    def post(self, title: str) -> str | None:
        return None


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """``text`` without case, accents and punctuation: words with one space between them."""
    if text.isascii():
        return _NOT_WORD.sub(" ", text.lower()).strip()
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFC", bare)).strip()


def _all(parts: tuple[str, ...]) -> Iterable[str]:
    return parts


# The parts of a key that its slug speaks, where that is not all of them.
_SPOKEN: Mapping[str, Callable[[tuple[str, ...]], Iterable[str]]] = {
    "official": lambda parts: parts[:1],
    "organisation": lambda parts: parts[:1],
    "body": lambda parts: parts[:1],
    "agreement": lambda parts: parts[1:2],
    "meeting": lambda parts: (part.partition("|")[0] for part in parts),
    "visit": lambda parts: ("visit", *(part.partition("|")[0] for part in parts)),
}


@dataclass(frozen=True, slots=True)
class Key:
    """``parts`` say what it is; ``weak`` is the bulletin and first offset that keep it apart, or None."""

    kind: str
    parts: tuple[str, ...]
    weak: tuple[str, int] | None = None

    @property
    def hash(self) -> str:
        """Ten base32 characters of the SHA-256 of the key's canonical JSON."""
        plain = [self.kind, list(self.parts), None if self.weak is None else list(self.weak)]
        line = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.sha256(line.encode("utf-8", "surrogatepass")).digest()
        return base64.b32encode(digest).decode("ascii")[:HASH_LENGTH].lower()

    @property
    def slug(self) -> str:
        """ASCII words that tell people what it is, at most 48 characters; the kind's name where there are none."""
        words = _NOT_ASCII_WORD.sub("-", fold(" ".join(_SPOKEN.get(self.kind, _all)(self.parts)))).strip("-")
        if len(words) > SLUG_LENGTH:
            words = words[: SLUG_LENGTH + 1].rpartition("-")[0] or words[:SLUG_LENGTH]
        return words or self.kind

    @property
    def id(self) -> str:
        """``kind/slug-hash``: the thing's IRI below the base."""
        return f"{self.kind}/{self.slug}-{self.hash}"

    def weakened(self, bulletin: str, offset: int) -> Key:
        """This key, joined to nothing."""
        return Key(self.kind, self.parts, (bulletin, offset))


def _key(kind: str, parts: Iterable[str], strong: bool, at: tuple[str, int]) -> Key:
    return Key(kind, tuple(parts), None if strong else at)


def side(of: str | None, names: Names) -> str:
    """The country or organisation ``of`` as a part of another key: its authority id, else its folded name."""
    if not of:
        return ""
    return names.country(of) or names.organisation(of) or fold(of)


def official_key(name: str, of: str | None, names: Names, at: tuple[str, int]) -> Key:
    folded = fold(name)
    return _key("official", (folded, side(of, names)), " " in folded and bool(of), at)


def organisation_key(name: str, country: str | None, names: Names, at: tuple[str, int]) -> Key:
    known = names.organisation(name)
    folded = known or fold(name)
    strong = bool(known or country) or not _GENERIC_ORGAN.issuperset(folded.split())
    return _key("organisation", (folded, side(country, names)), strong and bool(folded), at)


def country_key(name: str, names: Names, at: tuple[str, int]) -> Key:
    part = names.country(name) or fold(name)
    return _key("country", (part,), bool(part), at)


def place_key(name: str, names: Names, at: tuple[str, int]) -> Key:
    part = names.place(name) or fold(name)
    return _key("place", (part,), bool(part), at)


def post_key(title: str, of: str | None, names: Names, at: tuple[str, int]) -> Key:
    return _key("post", (names.post(title) or fold(title), side(of, names)), bool(of), at)


def body_key(phrase: str, of: str | None, names: Names, at: tuple[str, int]) -> Key:
    bare = _ARTICLE.sub("", fold(phrase))
    return _key("body", (bare, side(of, names)), bool(of and bare), at)


def topic_key(text: str, at: tuple[str, int]) -> Key:
    part = fold(text)
    return _key("topic", (part,), bool(part), at)


def _event_key(
    kind: str, code: str | None, start: str | None, agents: Iterable[str], least: int, at: tuple[str, int]
) -> Key:
    present = sorted(set(agents))
    day = start if start and len(start) == 10 else ""
    return _key(kind, (code or "", start or "", *present), bool(day) and len(present) >= least, at)


def meeting_key(code: str | None, start: str | None, agents: Iterable[str], at: tuple[str, int]) -> Key:
    """``agents``: the folded names, each with its side, of the officials and bodies that take part."""
    return _event_key("meeting", code, start, agents, 2, at)


def visit_key(start: str | None, visitors: Iterable[str], at: tuple[str, int]) -> Key:
    return _event_key("visit", None, start, visitors, 1, at)


def agreement_key(code: str, title: str, parties: Iterable[str], date: str | None, at: tuple[str, int]) -> Key:
    return _key("agreement", (code, fold(title), *sorted(set(parties)), date or ""), _tells(title), at)


def remark_key(text: str, at: tuple[str, int]) -> Key:
    return _key("remark", (fold(text)[:SLUG_LENGTH],), False, at)


def _tells(title: str) -> bool:
    """Whether a title has a number or a proper noun, so that it may name one document only."""
    words = re.findall(r"\w+", title)
    return any(c.isdigit() for c in title) or any(
        w[0].isupper() and fold(w) not in _GENERIC_TITLE for w in words[1:] or words
    )
