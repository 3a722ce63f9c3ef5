"""The grammar of posts: modifiers, portfolio and head, in every order; the complement is read next door."""

from __future__ import annotations

from kg_builder.extract.phrases import Context, context, is_name_part
from kg_builder.extract.post_complements import owner_of, read_complements, read_organ
from kg_builder.extract.posts import Owner, Post
from kg_builder.extract.units import JOINERS, Unit
from kg_builder.lexicon import Lexicon

_BEFORE_HEADS = frozenset(["deputy", "chief", "assistant", "executive", "principal", "founder", "general", "managing"])
_SMALL_BEFORE = frozenset(["deputy", "foreign", "vice", "then"])


def _qualifies(c: Context, at: int, head: Unit) -> bool:
    """Whether the unit before a head or its modifiers belongs to the title."""
    unit, lexicon = c.units[at], c.lexicon
    if unit.kind == "head":
        return unit.folded in _BEFORE_HEADS and not unit.lower
    if unit.kind == "cap":
        return (
            unit.folded in lexicon.modifiers or unit.folded in lexicon.portfolios or unit.folded in c.words.area_nouns
        )
    if unit.kind == "low":
        small = unit.folded in lexicon.former or unit.folded in lexicon.acting or unit.folded in _SMALL_BEFORE
        return small or (head.lower and unit.folded in lexicon.portfolios)
    return False


def _left(c: Context, head: int, least: int) -> tuple[int, list[int], Owner | None]:
    """Start of what stands before the head, the unit indexes that belong to the title, and the owner there."""
    title: list[int] = []
    owner: Owner | None = None
    at = head
    while at - 1 >= least:
        unit = c.units[at - 1]
        leads = (
            bool(title) and title[0] == at and at - 2 >= least and c.is_portfolio(at - 2) and _joins(c, at - 2, least)
        )
        if _qualifies(c, at - 1, c.units[head]):
            title.insert(0, at - 1)
            at -= 1
        elif unit.kind in ("org", "country") and owner is None:
            owner = owner_of(unit)
            at -= 1
        elif unit.kind == "poss" and owner is None and at - 2 >= least and c.kind(at - 2) in ("org", "country"):
            owner = owner_of(c.units[at - 2])
            at -= 2
            break
        elif (
            unit.folded in JOINERS
            and title
            and c.units[title[0]].folded == "plenipotentiary"
            and c.units[at - 2].folded == "extraordinary"
        ) or (unit.folded in (*JOINERS, "-", "–", "/") and leads):
            title[:0] = [at - 2, at - 1]
            at -= 2
        elif unit.folded in ("-", "–") and at - 2 >= least and c.units[at - 2].folded == "ex":
            title.insert(0, at - 2)
            at -= 2
        elif unit.folded == "," and leads and at - 3 >= least and len(title) > 2:
            title[:0] = [at - 2, at - 1]
            at -= 2
        else:
            break
    return at, title, owner


def _joins(c: Context, at: int, least: int) -> bool:
    """Whether the portfolio at ``at`` before "and" is not the end of another post ("Minister of | Finance and")."""
    while at - 1 >= least and c.is_portfolio(at - 1):
        at -= 1
    before = c.at(at - 1) if at - 1 >= least else None
    return before is None or (before.folded not in ("of", "for", ",") and before.kind not in ("head", "and"))


def _read_post(c: Context, head: int, least: int) -> tuple[int, int, Post]:
    """The post phrase around the head unit at ``head``, not reaching before unit ``least``."""
    unit = c.units[head]
    start, title, owner = _left(c, head, least)
    head_word = c.lexicon.short_posts.get(unit.word, unit.folded).casefold()
    post = Post([], str(unit.value), head_word, 0, 0, owner, lower=unit.lower)
    taken: list[int] = []
    at = head + 1
    trailing = c.at(at)
    if (
        trailing is not None
        and trailing.folded in ("-",)
        and (second := c.at(at + 1)) is not None
        and second.folded in c.lexicon.designate
    ):
        taken.extend((at, at + 1))
        at += 2
    elif trailing is not None and (
        trailing.folded in c.lexicon.designate
        or trailing.folded in ("emeritus", "a.i.", "ad-interim")
        or (trailing.folded == "ad" and c.at(at + 1) is not None and c.units[at + 1].folded == "interim")
    ):
        size = 2 if trailing.folded == "ad" else 1
        taken.extend(range(at, at + size) if trailing.folded != "a.i." else ())
        at += size
    elif (
        trailing is not None
        and trailing.kind == "cap"
        and trailing.folded in ("general", "extraordinary", "plenipotentiary", "in-office", "designate", "elect")
    ):
        taken.append(at)
        at += 1
    if (
        (ext := c.at(at)) is not None
        and ext.folded in JOINERS
        and (nxt := c.at(at + 1)) is not None
        and nxt.folded == "plenipotentiary"
    ):
        taken.extend((at, at + 1))
        at += 2
    end = read_organ(c, read_complements(c, unit, at, post, taken), post)
    units = [*title, head, *taken]
    post.tokens = [t for u in units for t in range(c.units[u].first, c.units[u].end)]
    words = {c.units[u].folded for u in (*title, *taken)}
    if words & c.lexicon.former or any(c.units[u].folded.startswith("ex-") for u in (*title, head)):
        post.standing = "former"
    elif words & c.lexicon.acting:
        post.standing = "acting"
    elif words & c.lexicon.designate or any(w.endswith(("-designate", "-elect")) for w in (*words, unit.folded)):
        post.standing = "designate"
    post.tokens = [
        t
        for u in units
        if c.units[u].folded not in c.lexicon.former or c.units[u].folded in ("past",)
        for t in range(c.units[u].first, c.units[u].end)
    ]
    before = c.at(start - 1)
    post.definite = before is not None and before.folded == "the"
    if post.inner is not None:
        prep, inner_first, inner_end = post.inner
        post.tokens += [prep, *range(inner_first, inner_end)]
    post.first, post.end = c.units[start].first, c.units[end - 1].end
    return start, end, post


def _leads_to_head(c: Context, index: int) -> bool:
    """Whether the head only qualifies the one behind it: "Assistant Foreign Minister", "Deputy Prime Minister"."""
    if c.units[index].folded not in _BEFORE_HEADS or c.units[index].lower:
        return False
    at = index + 1
    while c.kind(at) == "cap" and (c.units[at].folded in c.lexicon.modifiers or c.is_portfolio(at)) and at < index + 4:
        at += 1
    return c.kind(at) == "head" and not c.units[at].lower


def find_posts(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with each post phrase joined into one unit of kind ``post``."""
    c = context(units, lexicon)
    result: list[Unit] = []
    index = done = 0
    while index < len(units):
        unit = units[index]
        if (
            unit.kind == "head"
            and unit.value == "crown"
            and index
            and c.kind(index - 1) == "head"
            and c.kind(index + 1) == "cap"
        ):
            unit = units[index] = Unit("cap", unit.first, unit.end, unit.word, unit.folded)
        if unit.kind != "head" or not _is_post(c, index) or _leads_to_head(c, index):
            index += 1
            continue
        start, end, post = _read_post(c, index, done)
        result.extend(units[done:start])
        result.append(Unit("post", units[start].first, units[end - 1].end, unit.word, unit.folded, post, unit.lower))
        index = done = end
    result.extend(units[done:])
    return result


def _is_post(c: Context, index: int) -> bool:
    """Not a head that is part of another phrase ("Head to", "General Assembly", "State of")."""
    unit = c.units[index]
    after = c.at(index + 1)
    if unit.word in c.lexicon.short_posts and c.kind(index + 1) not in ("cap", "init", "hon"):
        return False
    if (
        unit.value == "crown"
        and unit.end - unit.first == 1
        and is_name_part(c, index - 1)
        and c.kind(index + 1) == "cap"
    ):
        return False  # "Hossein Amir Abdollahian"
    if unit.value == "rank":
        return c.kind(index + 1) in ("cap", "init", "hon")
    if unit.folded in (
        "general",
        "major",
        "captain",
        "principal",
        "chief",
        "deputy",
        "executive",
        "member",
        "partner",
        "fellow",
        "justice",
        "chair",
        "head",
        "leader",
        "commander",
    ):
        before = c.at(index - 1)
        if (
            unit.folded in ("justice", "general", "chief", "deputy", "executive")
            and after is not None
            and after.kind not in ("cap", "init", "hon")
            and after.folded not in ("of", "to", "for", ",")
        ):
            return False
        if unit.folded == "justice" and (
            (before is not None and before.folded in ("of", "for", "and", "the", ","))
            or after is None
            or after.kind not in ("cap", "init")
        ):
            return False
        if unit.folded in ("deputy",) and c.kind(index + 1) == "cap" and c.is_portfolio(index + 1):
            return False
    return not (unit.folded in ("head", "chair") and after is not None and after.folded == "to")
