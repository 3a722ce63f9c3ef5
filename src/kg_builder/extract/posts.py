"""The grammar of posts: modifiers, portfolio, head, complement, and whose post it is, in every order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg_builder.extract.phrases import Context, context, noun_end, organ_end
from kg_builder.extract.units import JOINERS, Unit
from kg_builder.lexicon import Lexicon
from kg_builder.model.record import Standing


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom a post belongs to; ``first:end`` are the tokens that say so."""

    name: str
    kind: Literal["country", "org", "place"]
    first: int
    end: int


@dataclass(slots=True)
class Post:
    """One post as a phrase: ``tokens`` are those of its title, in order; ``target`` where an envoy is sent."""

    tokens: list[int]
    family: str
    head: str
    first: int
    end: int
    owner: Owner | None = None
    standing: Standing = "current"
    target: str | None = None
    lower: bool = False
    definite: bool = False
    plural: bool = False
    shared: Owner | None = None
    inner: tuple[int, int, int] | None = None
    others: list[Owner] = field(default_factory=list)


_PLACED = frozenset(
    {
        "ambassador",
        "consul general",
        "consul-general",
        "high commissioner",
        "minister",
        "director",
        "representative",
        "charge d'affaires",
        "permanent representative",
        "resident representative",
        "country director",
        "attache",
        "first secretary",
        "second secretary",
        "senior director",
        "counsellor",
    }
)
_BRACKETED = frozenset(["secretary", "minister", "director", "director general"])
_OF_HEADS = frozenset(
    [
        "representative",
        "special representative",
        "envoy",
        "special envoy",
        "adviser",
        "advisor",
        "assistant",
        "special assistant",
        "aide",
        "spokesperson",
        "spokesman",
        "chief of staff",
        "deputy",
        "press secretary",
        "personal envoy",
        "secretary",
    ]
)
_TO = frozenset(
    {
        "ambassador",
        "high commissioner",
        "representative",
        "permanent representative",
        "envoy",
        "special envoy",
        "delegate",
        "permanent observer",
        "charge d'affaires",
        "special representative",
        "nuncio",
        "apostolic nuncio",
        "consul general",
    }
)


def _owner(unit: Unit) -> Owner | None:
    if unit.country is not None:
        return Owner(unit.country.name, "country", unit.first, unit.end)
    if unit.org is not None:
        if unit.org.kind == "sent" and unit.org.country is not None:
            return Owner(unit.org.country, "country", unit.first, unit.end)
        return Owner(unit.org.name, "org", unit.first, unit.end)
    return None


def _unknown(c: Context, post: Post, start: int, end: int) -> Owner | None:
    """A company, institute or town that only its capitals show: "Chairman of Vingroup", "Mayor of Shanghai"."""
    units = c.units[start:end]
    if (
        not units
        or post.owner is not None
        or any(u.kind not in ("cap", "init", "num", "low", "org", "country") for u in units)
    ):
        return None
    if all(c.is_topic(k) or c.units[k].kind == "low" for k in range(start, end)):
        return None
    kind: Literal["org", "place"]
    if post.head in ("mayor", "lord mayor", "governor", "lieutenant governor"):
        kind = "place"
    elif post.family in ("firm", "house") and post.head not in ("member", "judge", "deputy"):
        kind = "org"
    else:
        return None
    return Owner(" ".join(u.word for u in units), kind, units[0].first, units[-1].end)


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
            owner = _owner(unit)
            at -= 1
        elif unit.kind == "poss" and owner is None and at - 2 >= least and c.kind(at - 2) in ("org", "country"):
            owner = _owner(c.units[at - 2])
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


def _bracket(c: Context, at: int) -> int:
    """Past an acronym in brackets."""
    if (
        c.kind(at) == "punct"
        and c.units[at].folded == "("
        and c.kind(at + 1) in ("cap", "org", "country")
        and (close := c.at(at + 2)) is not None
        and close.folded == ")"
    ):
        return at + 3
    return at


def _right(c: Context, head: Unit, at: int, post: Post, taken: list[int]) -> int:
    """Reads complements from ``at`` on; fills owner and target, appends title units; gives the end."""
    inside = [u.folded for u in c.units[at : at + 3]]
    if (
        len(inside) == 3
        and inside[0] == "("
        and inside[2] == ")"
        and c.kind(at + 1) == "cap"
        and head.folded in _BRACKETED
    ):
        taken.extend((at, at + 1, at + 2))
        at += 3
    at = _attached(c, at, post)
    while (
        (prep := c.at(at)) is not None
        and prep.kind == "low"
        and prep.folded in ("of", "for", "to", "on", "in", "at", "with", "from")
    ):
        start = at + 1
        the = c.at(start)
        if the is not None and the.folded in ("the", "all", "its", "his", "her", "our"):
            start += 1
        unit = c.at(start)
        if unit is None:
            break
        if (
            (prep.folded == "to" or (prep.folded == "of" and start == at + 2 and post.head in _OF_HEADS))
            and unit.kind == "head"
            and not unit.lower
            and post.family in ("state", "house", "firm", "envoy")
        ):
            # "Secretary to the President", "Deputy Adviser to the Vice President"
            taken.extend(range(at, start + 1))
            at = start + 1
            if (after := c.at(at)) is not None and after.folded == "of" and c.kind(at + 1) in ("country",):
                post.owner = post.owner or _owner(c.units[at + 1])
                at += 2
            continue
        if prep.folded in ("in", "at", "with", "from") and not _placed(c, post, prep.folded, start):
            break
        end = noun_end(c, start)
        if end == start:
            break
        owner = _owner(unit) if end == start + 1 else None
        if (
            owner is not None
            and prep.folded == "of"
            and c.kind(end) == "poss"
            and c.kind(end + 1) == "org"
            and post.owner is None
        ):
            # "Director of the IMF's Asia and Pacific Department"
            post.owner = owner
            taken.extend((at, end + 1))
            at = end + 2
            continue
        if c.opens(end - 1) and unit.kind == "cap":
            end = max(end, organ_end(c, end))
        if (
            owner is not None
            and prep.folded == "to"
            and owner.kind == "org"
            and post.owner is None
            and post.head not in _TO
        ):
            post.owner = owner
            at = _bracket(c, end)
            continue
        if owner is not None and prep.folded == "to":
            if owner.kind == "country" or post.head in _TO:
                post.target = post.target or owner.name
            taken.extend(range(at, end))
            at = _more_targets(c, end, taken) if owner.kind == "country" else end
            at = _bracket(c, at)
            continue
        if (
            owner is not None
            and owner.kind == "org"
            and prep.folded == "of"
            and unit.org is not None
            and unit.org.outer is not None
        ):
            kind, name, first, last = unit.org.outer
            if post.owner is None or post.owner.kind == "country":
                post.others.append(owner)
                post.owner = Owner(name, "country" if kind == "country" else "org", first, last)
                post.inner = (c.units[at].first, unit.first, first)
                at = _bracket(c, end)
                continue
        if owner is not None and owner.kind == "country" and prep.folded == "for":
            post.target = post.target or owner.name
            taken.extend(range(at, end))
            at = _more_targets(c, end, taken)
            continue
        if owner is not None and prep.folded in ("of", "for", "from", "at", "in"):
            if prep.folded == "in":
                post.target = owner.name
                taken.extend(range(at, end))
            elif post.owner is None or (post.owner.kind == "country" and owner.kind == "org"):
                if post.owner is not None:
                    post.others.append(post.owner)
                post.owner = owner
            else:
                post.others.append(owner)
            at = _bracket(c, end)
            continue
        unknown = _unknown(c, post, start, end) if prep.folded in ("of", "at") else None
        if unknown is not None:
            post.owner = unknown
        else:
            taken.extend(range(at, end))
        at = _bracket(c, end)
    return at


def _attached(c: Context, at: int, post: Post) -> int:
    """ "Country Director ADB", "Director General Finance Ministry": an organisation right behind the head."""
    unit = c.at(at)
    if (
        unit is not None
        and unit.kind == "org"
        and post.owner is None
        and c.kind(at + 1) not in ("head", "org", "poss", "cap", "init")
    ):
        post.owner = _owner(unit)
        return _bracket(c, at + 1)
    return at


def _ministry(c: Context, at: int, post: Post) -> int:
    """ "Permanent Secretary, Ministry of Law": the organ behind a comma."""
    comma, unit = c.at(at), c.at(at + 1)
    if comma is None or comma.folded != "," or unit is None or unit.kind != "org" or unit.value is None:
        return at
    first = unit.folded.split()[0]
    if first not in c.words.opening_nouns or (post.owner is not None and post.owner.kind == "org"):
        return at
    if c.kind(at + 2) in ("low", "poss", "head") and c.units[at + 2].folded not in (*JOINERS, "of"):
        return at
    if post.owner is not None:
        post.others.append(post.owner)
    post.owner = _owner(unit)
    end = _bracket(c, at + 2)
    if (
        (of := c.at(end)) is not None
        and of.folded in ("of", ",")
        and c.kind(end + 1) == "country"
        and c.kind(end + 2) not in ("head", "cap")
    ):
        end += 2
    return end


def _more_targets(c: Context, at: int, taken: list[int]) -> int:
    """ "to Sri Lanka and Maldives" """
    while (joiner := c.at(at)) is not None and (joiner.folded in JOINERS or joiner.folded == ","):
        step = at + 1
        if (second := c.at(step)) is not None and second.folded in (*JOINERS, "the"):
            step += 1
        unit = c.at(step)
        if unit is None or unit.country is None or not unit.country.noun or c.kind(step + 1) in ("head", "cap"):
            break
        taken.extend(range(at, step + 1))
        at = step + 1
    return at


def _placed(c: Context, post: Post, prep: str, start: int) -> bool:
    unit = c.units[start]
    if prep == "at":
        return unit.kind == "org" or (unit.kind == "cap" and c.is_organ(noun_end(c, start) - 1))
    if prep == "from":
        return unit.kind in ("org",)
    if prep == "with":
        return False
    return (
        post.head in _PLACED
        and (unit.kind in ("org", "country"))
        and c.kind(start + 1) not in ("num",)
        and (unit.kind == "org" or post.family == "envoy" or post.head == "country director")
    )


def read_post(c: Context, head: int, least: int) -> tuple[int, int, Post]:
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
    end = _ministry(c, _right(c, unit, at, post, taken), post)
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
        start, end, post = read_post(c, index, done)
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
