"""Whom the named people stand for: "X of Ruritania", "his Ruritanian counterpart X", "Ruritania: Mr X"."""

from __future__ import annotations

from kg_builder.extract.people import Named
from kg_builder.extract.posts import Owner, Post
from kg_builder.extract.ties import DASHES, Ties, singular
from kg_builder.extract.units import JOINERS


def tie_countries(ties: Ties) -> None:
    """Gives each name its country or organisation where the words beside it say so."""
    _behind(ties)
    _countries(ties)
    _listed(ties)
    _shared_country(ties)


def _behind(ties: Ties) -> None:
    """ "Liz Truss of the United Kingdom", "X (Ruritania)", "X as Prime Minister" """
    for index, named in ties.names.items():
        at = index + 1
        if ties.word(at) == "of" and not any(p.owner and p.owner.kind == "country" for p, _ in named.posts):
            step = at + 2 if ties.word(at + 1) == "the" else at + 1
            ties.own(named, step, nouns=True)
        elif ties.word(at) == "(" and ties.word(at + 2) == ")":
            if ties.free(at + 1):
                ties.bind(index, at + 1, "after")
            else:
                ties.own(named, at + 1, nouns=True)
        elif ties.word(at) == "," and ties.c.kind(at + 1) == "org" and not named.posts and named.honorific:
            ties.own(named, at + 1, nouns=True)
        elif ties.word(at) in ("as", "is", "was", "becomes", "became") and not named.posts:
            step = at + 2 if ties.word(at + 1) in ("the", "a") else at + 1
            if ties.free(step) and ties.c.kind(step + 1) not in ("name", "hon"):
                ties.bind(index, step, "after")


def _countries(ties: Ties) -> None:
    """ "his Japanese counterpart X", "Turkish leader X", "Russia's X" """
    for index, named in ties.names.items():
        left = ties.left_of(index)
        if ties.word(left) in (",", *DASHES):
            left -= 1
        word = ties.word(left)
        if word == "(" and ties.c.kind(left - 1) == "country" and not named.posts:
            ties.own(named, left - 1, nouns=True)
            plural = next((k for k in range(left - 2, -1, -1) if ties.c.kind(k) == "plural"), None)
            if plural is not None:
                _share_plural(ties, named, plural)
        elif word in ("counterparts", "colleagues"):
            _counterparts(ties, index, left)
        elif word in ("counterpart", "colleague", "homologue"):
            named.is_counterpart, named.weak = True, False
            before = left - 1 if ties.c.kind(left - 1) != "poss" else left - 2
            ties.own(named, before)
            _own_after(ties, named, left)
            named.start = ties.units[max(before, 0)].first
        elif word in ties.c.words.person_nouns:
            named.unlikely = True
        elif (word in ("leader", "politician", "diplomat", "official") and ties.c.at(left - 1) is not None) or (
            ties.c.kind(left) == "poss" and ties.c.kind(left - 1) == "country" and not named.posts
        ):
            ties.own(named, left - 1)
        if ties.word(index + 1) == ",":
            step = index + 2
            while ties.word(step) in ("his", "her", "the", "their"):
                step += 1
            if ties.c.kind(step) == "country" and ties.word(step + 1) == "counterpart":
                named.is_counterpart, named.weak = True, False
                ties.own(named, step)


def _listed(ties: Ties) -> None:
    """ "Ruritania: Mr X, Minister of Trade"; "from Ruritania, Minister X": the country before the person."""
    first = 0
    while ties.c.kind(first) == "punct":
        first += 1
    opens = ties.c.kind(first) == "country" and ties.word(first + 1) in (":", *DASHES)
    for index in sorted(ties.names):
        named = ties.names[index]
        if named.owner is not None or any(p.owner is not None for p, _ in named.posts):
            continue
        if opens:
            ties.own(named, first, nouns=True)
            continue
        at = ties.left_of(index)
        while ties.c.kind(at) in ("post", "hon") or ties.word(at) == "the":
            at -= 1
        if (
            ties.word(at) == ","
            and ties.c.kind(at - 1) == "country"
            and (ties.word(at - 2) == "from" or (ties.word(at - 2) == "the" and ties.word(at - 3) == "from"))
        ):
            ties.own(named, at - 1, nouns=True)


def _share_plural(ties: Ties, named: Named, plural: int) -> None:
    """ "Foreign Ministers of Ruritania (X) and Sylvania (Y)" """
    start = plural
    while start > 0 and ties.c.is_portfolio(start - 1):
        start -= 1
    tokens = list(range(ties.units[start].first, ties.units[plural].end))
    head = singular(" ".join(u.folded for u in ties.units[start : plural + 1]))
    named.posts.append((Post(tokens, "state", head, tokens[0], tokens[-1] + 1, plural=True), "plural"))
    named.weak = False


def _counterparts(ties: Ties, index: int, noun: int) -> None:
    """ "his French and German counterparts, X and Y": as many countries as names, in their order."""
    countries: list[int] = []
    at = noun - 1
    while at >= 0 and (ties.c.kind(at) == "country" or ties.word(at) in (*JOINERS, ",")):
        if ties.c.kind(at) == "country":
            countries.insert(0, at)
        at -= 1
    names: list[int] = []
    at = index
    while at in ties.names or ties.word(at) in (*JOINERS, ",") or ties.c.kind(at) == "hon":
        if at in ties.names:
            names.append(at)
        at += 1
    if countries and len(countries) == len(names):
        for name_at, country_at in zip(names, countries, strict=True):
            named = ties.names[name_at]
            named.is_counterpart, named.weak = True, False
            ties.own(named, country_at)


def _own_after(ties: Ties, named: Named, left: int) -> None:
    """ "his counterpart from Ruritania, X" """
    if ties.word(left + 1) in ("from", "of"):
        ties.own(named, left + 2)


def _shared_country(ties: Ties) -> None:
    """ "Indian Vice President A, Foreign Minister B and Health Minister C": the first one's country for all."""
    last: tuple[int, Owner] | None = None
    for index in sorted(ties.names):
        named = ties.names[index]
        before = next((p for p, rule in named.posts if rule in ("before", "before-chain")), None)
        if before is None:
            last = None
            continue
        owner = before.owner
        if owner is not None and owner.kind == "country" and owner.first <= before.tokens[0]:
            last = (index, owner)
            continue
        gap = [
            ties.word(k)
            for k in range((last[0] if last else index) + 1, index)
            if ties.c.kind(k) not in ("post", "hon")
        ]
        if (
            last is None
            or owner is not None
            or named.owner is not None
            or not gap
            or not set(gap) <= {",", "and", "&", ";"}
            or ("," not in gap and len(gap) > 1)
        ):
            last = None
            continue
        before.shared = last[1]
        last = (index, last[1])
