"""Names of people, taken apart and compared: order, particles, initials, nicknames, fathers' names, regnal numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

import yaml

from kg_builder.resolve.bodies import country_code
from kg_builder.resolve.pinyin import pinyin_name
from kg_builder.resolve.sound import fold, likeness

Level = Literal["none", "conflict", "given", "surname", "initials", "full", "equal"]
ALIKE = 0.86
_ROMAN = re.compile(r"(?:i{1,3}|iv|v|vi{1,3}|ix|x|xi{1,3}|xiv|xv|xvi{1,3}|xix|xx|xxi{1,3})")


@dataclass(frozen=True, slots=True)
class WordLists:
    """``lexicon/data/name_words.yml``."""

    honorifics: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    patronymic: frozenset[str]
    suffixes: dict[str, str]
    given_first: frozenset[str]
    family_first: frozenset[str]


@cache
def words() -> WordLists:
    data = yaml.safe_load((resources.files("kg_builder.lexicon") / "data" / "name_words.yml").read_text("utf-8"))
    sets = {key: frozenset(fold(str(w)) for w in value) for key, value in data.items() if isinstance(value, list)}
    for key in ("given_first", "family_first"):
        sets[key] = frozenset(data[key])
    return WordLists(suffixes=data["suffixes"], **sets)


@cache
def _classes() -> dict[str, frozenset[int]]:
    """Folded given name to the numbers of the lines of ``given_names.tsv`` that it stands in."""
    found: dict[str, set[int]] = {}
    text = (resources.files("kg_builder.lexicon") / "data" / "given_names.tsv").read_text("utf-8")
    for number, line in enumerate(text.splitlines()):
        if line and not line.startswith("#"):
            for name in line.split("\t")[1].split(","):
                found.setdefault(name, set()).add(number)
    return {name: frozenset(lines) for name, lines in found.items()}


def same_given_name(left: str, right: str) -> bool:
    """Whether two folded given names stand for one another by the table (Tony and Antony, Petro and Pyotr)."""
    table = _classes()
    return bool(table.get(left, frozenset()) & table.get(right, frozenset()))


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as parts: folded, without honorifics, posts and particles.

    ``marked`` is the family name where capitals or a comma tell it; ``father`` the place of the
    first father's name in ``parts`` where the name says it; ``suffix`` jr, sr or iii; ``regnal`` a ruler's number.
    """

    parts: tuple[str, ...]
    surface: str = ""
    marked: str | None = None
    father: int | None = None
    suffix: str | None = None
    regnal: str | None = None
    royal: bool = False
    lord: bool = False

    @property
    def joined(self) -> str:
        return "".join(self.parts)


_ROYAL = frozenset(
    [
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "emperor",
        "empress",
        "sultan",
        "emir",
        "amir",
        "sheikh",
        "patriarch",
    ]
)
_SPLIT = re.compile(r"[\s,;·]+")


@lru_cache(maxsize=100_000)
def parse(name: str, *, drop: frozenset[str] = frozenset()) -> Name:
    """The parts of a name as written. ``drop`` are further folded words that are not part of it (the post, the
    country)."""
    lists = words()
    text = re.sub(r"\([^)]*\)|\bH\.(?:E|H|M|R\.H)\.", " ", name)
    realm = re.fullmatch(r"(.+?) of (?:the )?(.+)", text)
    if realm and country_code(realm[2]):
        return replace(parse(realm[1], drop=drop), surface=name, royal=True)
    text = re.sub(r"[\"“”«][^\"“”»]{1,20}[\"“”»]", " ", text)
    head, _, tail = text.partition(",")
    suffix: str | None = None
    tail_words = fold(tail).split()
    if tail_words and all(w in lists.suffixes or _ROMAN.fullmatch(w) for w in tail_words):
        suffix = lists.suffixes.get(tail_words[0], tail_words[0])
    elif (
        tail_words
        and not any(w in lists.honorifics or w in lists.titles or w in drop for w in tail_words)
        and len(head.split()) == 1
    ):
        family = fold(head)
        return replace(parse(f"{tail} {head}", drop=drop), marked=family, surface=name)
    parts, marked_parts, royal, father = _walk(head, drop)
    while len(parts) > 1 and parts[-1] in lists.suffixes:
        suffix = lists.suffixes[parts.pop()]
    regnal = None
    for at in range(1, len(parts)):
        if _ROMAN.fullmatch(parts[at]) and len(parts[at]) >= 1 and not (len(parts[at]) == 1 and at < len(parts) - 1):
            numeral = parts[at]
            if at == len(parts) - 1 and at >= 2 and not royal:
                suffix = numeral
            else:
                regnal = numeral
            del parts[at]
            break
    marked = marked_parts[0] if len(marked_parts) == 1 and len(parts) > 1 else None
    lord = bool(
        re.match(r"(?:the\s+)?(?:rt\.?\s+hon\.?\s+)?(?:lord|baron|baroness|viscount|earl|lady)\b", name.strip(), re.I)
    )
    return Name(tuple(parts), name, marked, father, suffix, regnal, royal, lord)


def _walk(head: str, drop: frozenset[str]) -> tuple[list[str], list[str], bool, int | None]:
    lists = words()
    parts: list[str] = []
    marked: list[str] = []
    royal, father = False, None
    raw = [w for w in _SPLIT.split(re.sub(r"(?<=[A-Za-z])\.(?=[A-Z])", ". ", head)) if w]
    shouting = sum(1 for w in raw if len(w) > 1 and w.isupper()) == len([w for w in raw if len(w) > 1])
    for at, word in enumerate(raw):
        pieces = fold(word.replace("-", " ")).split()
        for piece in pieces:
            if at == len(raw) - 1 and parts and len(piece) > 1 and piece == pieces[-1]:
                parts.append(piece)
                if word.isupper() and not shouting and len(pieces) == 1:
                    marked.append(piece)
                continue
            dotted = len(piece) == 1
            if not parts and not dotted and (piece in lists.honorifics or piece in lists.titles or piece in drop):
                royal = royal or piece in _ROYAL
                continue
            if not dotted and piece in lists.patronymic and parts:
                father = len(parts)
                continue
            if piece in lists.particles and not dotted and len(raw) > 1:
                continue
            if piece in lists.honorifics and len(piece) > 2 and parts and not dotted:
                continue
            parts.append(piece)
            if word.isupper() and len(word) > 1 and not shouting and not dotted and len(pieces) == 1:
                marked.append(piece)
    if not parts and raw:
        last = fold(raw[-1])
        if (
            last
            and last not in lists.honorifics
            and last not in lists.titles
            and last not in drop
            and last not in lists.particles
        ):
            parts = [last]
    return parts, marked, royal, father


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How two names fit: ``level``, the pairs of parts matched, what is left over on each side, and ``rarity``,
    the information in nats of the parts they share."""

    level: Level
    pairs: tuple[tuple[str, str, str], ...] = ()
    left_over: tuple[str, ...] = ()
    right_over: tuple[str, ...] = ()
    rarity: float = 0.0
    suffix_missing: bool = False
    exact: bool = False

    def __str__(self) -> str:
        shown = ", ".join(a if a == b else f"{a}~{b} ({how})" for a, b, how in self.pairs)
        return f"{self.level}: {shown}" if shown else self.level


Rarity = Callable[[str], float]


def _even(_part: str) -> float:
    return 7.0


def compare(left: Name, right: Name, *, country: str | None = None, rarity: Rarity = _even) -> NameMatch:
    """Compare two parsed names of people of ``country`` (ISO code, where known)."""
    if not left.parts or not right.parts:
        return NameMatch("none")
    best = _compare(left, right, country, rarity)
    if (
        country in ("CN", "TW", None)
        and best.level == "conflict"
        and ("'" in left.surface + right.surface or "-" in left.surface + right.surface)
    ):
        for a, b in ((parse(pinyin_name(left.surface)), right), (left, parse(pinyin_name(right.surface)))):
            again = _compare(a, b, country, rarity)
            if again.level in ("equal", "full"):
                return again
    return best


def _compare(left: Name, right: Name, country: str | None, rarity: Rarity) -> NameMatch:
    if left.regnal and right.regnal and left.regnal != right.regnal:
        return NameMatch("conflict", left_over=(left.regnal,), right_over=(right.regnal,))
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return NameMatch("conflict", left_over=(left.suffix,), right_over=(right.suffix,))
    a, b = _joined(list(left.parts), list(right.parts))
    pairs, over_a, over_b = _align(a, b, strict=country in ("CN", "TW"))
    shared = [(x, y, how) for x, y, how in pairs if how != "initial"]
    weight = sum(_information(x, y, how, rarity) for x, y, how in pairs)
    exact = all(x == y for x, y, _ in pairs) and not over_a and not over_b
    result = NameMatch(
        "conflict", tuple(pairs), tuple(over_a), tuple(over_b), weight, bool(left.suffix) != bool(right.suffix), exact
    )
    if not shared or _clash(left, right, a, b, pairs, over_a, over_b, country):
        return result
    return replace(result, level=_level(left, right, a, b, pairs, shared, over_a, over_b, country))


def _joined(a: list[str], b: list[str]) -> tuple[list[str], list[str]]:
    """Join neighbouring parts where the other side writes them as one ("Jae in", "Jaein"; "En lai", "Enlai")."""
    if len(a) == len(b):
        return a, b
    for one, other in ((a, b), (b, a)):
        for size in (3, 2):
            for at in range(len(one) - size + 1):
                whole = "".join(one[at : at + size])
                if (
                    len(whole) > 3
                    and min(len(p) for p in one[at : at + size]) > 1
                    and whole not in one
                    and any(whole == o or likeness(whole, o) >= 0.94 for o in other)
                ):
                    one[at : at + size] = [whole]
                    break
    return a, b


def _align(a: list[str], b: list[str], *, strict: bool) -> tuple[list[tuple[str, str, str]], list[str], list[str]]:
    scored = []
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            how, value = _part(x, y, strict=strict)
            if how:
                scored.append((-value, abs(i - j), i, j, how))
    used_a: dict[int, tuple[int, str]] = {}
    used_b: set[int] = set()
    for _, _, i, j, how in sorted(scored):
        if i not in used_a and j not in used_b:
            used_a[i] = (j, how)
            used_b.add(j)
    pairs = [(a[i], b[j], how) for i, (j, how) in sorted(used_a.items())]
    return pairs, [x for i, x in enumerate(a) if i not in used_a], [y for j, y in enumerate(b) if j not in used_b]


def _part(x: str, y: str, *, strict: bool) -> tuple[str, float]:
    if x == y:
        return ("initial", 0.55) if len(x) == 1 else ("same", 1.0)
    if len(x) == 1 or len(y) == 1:
        return ("initial", 0.5) if x[0] == y[0] else ("", 0.0)
    if strict:
        return "", 0.0
    alike = likeness(x, y)
    if alike >= ALIKE:
        return "alike", alike
    if same_given_name(x, y):
        return "nickname", 0.8
    if (
        min(len(x), len(y)) >= 3
        and (x.startswith(y) or y.startswith(x))
        and max(len(x), len(y)) - min(len(x), len(y)) >= 2
    ):
        return "short", 0.6
    return "", 0.0


def _information(x: str, y: str, how: str, rarity: Rarity) -> float:
    if how == "initial":
        return 2.0
    value = min(rarity(x), rarity(y)) if how in ("same", "alike", "nickname") else 3.0
    return value * {"same": 1.0, "alike": 0.85, "nickname": 0.7, "short": 0.8}[how]


def _clash(
    left: Name,
    right: Name,
    a: list[str],
    b: list[str],
    pairs: list[tuple[str, str, str]],
    over_a: list[str],
    over_b: list[str],
    country: str | None,
) -> bool:
    """Whether what is left over, or where the matched parts stand, forbids that the names mean one person."""
    if over_a and over_b:
        return True
    if (
        (left.father is not None or right.father is not None)
        and len(a) > 1
        and len(b) > 1
        and _part(a[0], b[0], strict=False)[0] == ""
    ):
        return True
    if country == "MM" and (over_a or over_b) and len(a) > 1 and len(b) > 1:
        return True
    middle_a, middle_b = a[1:-1], b[1:-1]
    if (
        (
            middle_a
            and middle_b
            and (any(len(m) == 1 for m in middle_a) or any(len(m) == 1 for m in middle_b))
            and len(middle_a) != len(middle_b)
        )
        and middle_a[0][0] != middle_b[0][0]
        and _part(a[-1], b[-1], strict=False)[0]
    ):
        return True
    if any(how == "short" for _, _, how in pairs):
        others = [how for _, _, how in pairs if how in ("same", "alike")]
        first = next((x, y) for x, y, how in pairs if how == "short")
        return not others or first != (a[0], b[0])
    return False


def _level(
    left: Name,
    right: Name,
    a: list[str],
    b: list[str],
    pairs: list[tuple[str, str, str]],
    shared: list[tuple[str, str, str]],
    over_a: list[str],
    over_b: list[str],
    country: str | None,
) -> Level:
    if len(a) == 1 or len(b) == 1:
        if len(a) == 1 and len(b) == 1:
            return "given" if left.royal and right.royal else "surname"
        long, short = (a, b[0]) if len(b) == 1 else (b, a[0])
        whole = left if len(b) == 1 else right
        if whole.marked:
            return "surname" if _part(short, whole.marked, strict=False)[0] else "given"
        at = next(i for i, p in enumerate(long) if _part(p, short, strict=False)[0])
        if at == whole.father:
            return "conflict"  # the father's name alone is not his
        if at == 0 and country not in words().family_first:
            return "given"
        if at > 0 and country in words().family_first and at < len(long) - 1:
            return "given"
        return "surname"
    if len(shared) == 1:
        return "initials" if len(pairs) > 1 else "given"
    return "equal" if not over_a and not over_b and len(shared) == len(pairs) else "full"
