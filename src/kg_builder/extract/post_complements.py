"""What stands behind the head of a post: whose post it is, of what, where, and to whom one is sent."""

from __future__ import annotations

from typing import Literal

from kg_builder.extract.phrases import Context, noun_end, organ_end
from kg_builder.extract.posts import Owner, Post
from kg_builder.extract.units import JOINERS, Unit

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


def owner_of(unit: Unit) -> Owner | None:
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


def read_complements(c: Context, head: Unit, at: int, post: Post, taken: list[int]) -> int:
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
        sovereign = _sovereign_end(c, at)
        if sovereign > at:
            taken.extend(range(at, sovereign))
            at = sovereign
            continue
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
                post.owner = post.owner or owner_of(c.units[at + 1])
                at += 2
            continue
        if prep.folded in ("in", "at", "with", "from") and not _placed(c, post, prep.folded, start):
            break
        end = noun_end(c, start)
        if end == start:
            break
        owner = owner_of(unit) if end == start + 1 else None
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


def _sovereign_end(c: Context, at: int) -> int:
    """Past "to His Majesty", "of the Office of His Highness" from its preposition on, else ``at``."""
    step = at + 1
    if c.kind(step) == "low" and c.units[step].folded == "the":
        step += 1
    if c.is_organ(step) and (of := c.at(step + 1)) is not None and of.folded == "of":
        step += 2
    unit = c.at(step)
    named = unit is not None and unit.kind == "hon" and unit.folded.endswith((" majesty", " highness", " excellency"))
    return step + 1 if named and c.kind(step + 1) != "head" else at


def _attached(c: Context, at: int, post: Post) -> int:
    """ "Country Director ADB", "Director General Finance Ministry": an organisation right behind the head."""
    unit = c.at(at)
    if (
        unit is not None
        and unit.kind == "org"
        and post.owner is None
        and c.kind(at + 1) not in ("head", "org", "poss", "cap", "init")
    ):
        post.owner = owner_of(unit)
        return _bracket(c, at + 1)
    return at


def read_organ(c: Context, at: int, post: Post) -> int:
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
    post.owner = owner_of(unit)
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
