"""One title for several people: "Presidents X and Y", "the Foreign Ministers of Ruritania, X, and of Sylvania, Y"."""

from __future__ import annotations

from kg_builder.extract.people import Named
from kg_builder.extract.phrases import portfolio_run
from kg_builder.extract.posts import Owner, Post
from kg_builder.extract.ties import DASHES, Ties, singular
from kg_builder.extract.units import JOINERS

_LOWER = frozenset(["ministers", "presidents", "ambassadors", "secretaries"])
_MODIFIERS = frozenset(["deputy", "prime", "foreign", "vice", "first"])
_BEHIND = frozenset(["extraordinary", "plenipotentiary", "general", "counsellors"])
_FAR = 14  # units between the title and the first country of a list


def tie_plurals(ties: Ties) -> None:
    """Gives every plural title of the sentence to those who are named with it."""
    for index, unit in enumerate(ties.units):
        if unit.kind != "plural" and not (unit.kind == "low" and unit.folded in _LOWER):
            continue
        start = _start(ties, index)
        end = _title_end(ties, index)
        if not (_by_country(ties, start, index, end) or _countries_first(ties, start, index, end)):
            _names_behind(ties, start, index)


def _start(ties: Ties, index: int) -> int:
    """The first unit of the title that ends in the plural at ``index``."""
    start = index
    while start > 0 and (
        ties.c.is_portfolio(start - 1)
        or (
            (ties.word(start - 1) in _MODIFIERS or ties.word(start - 1) in ties.lexicon.portfolios)
            and ties.c.kind(start - 1) in ("low", "cap", "head")
        )
    ):
        start -= 1
    return start


def _title_end(ties: Ties, index: int) -> int:
    """Past what belongs to the title behind the plural: "of Foreign Affairs", "Extraordinary and Plenipotentiary"."""
    end = index + 1
    while ties.word(end) in _BEHIND or (ties.word(end) in JOINERS and ties.word(end + 1) in _BEHIND):
        end += 1
    if ties.word(end) in ("of", "for"):
        run = portfolio_run(ties.c, end + 2 if ties.word(end + 1) == "the" else end + 1)
        if run > end + 1 and ties.c.kind(run - 1) != "low":
            return run
    return end


def _post(ties: Ties, start: int, index: int, end: int, country_at: int | None) -> Post:
    """The title of one of them, with the country there."""
    units = ties.units
    tokens = list(range(units[start].first, units[end - 1].end))
    head = singular(" ".join(u.folded for u in units[start : index + 1]))
    family = "envoy" if head.endswith(("ambassador", "commissioner")) else "state"
    post = Post(tokens, family, head, tokens[0], tokens[-1] + 1, lower=units[index].kind == "low", plural=True)
    country = ties.c.at(country_at) if country_at is not None else None
    if country is not None and country.country is not None:
        post.owner = Owner(country.country.name, "country", country.first, country.end)
    return post


def _free_name(ties: Ties, at: int) -> Named | None:
    """The name there if it has no post yet."""
    named = ties.names.get(at)
    return named if named is not None and not named.posts else None


def _past(ties: Ties, at: int, words: frozenset[str] | tuple[str, ...]) -> int:
    """Past such words and forms of address."""
    while ties.word(at) in words or ties.c.kind(at) == "hon":
        at += 1
    return at


def _list_start(ties: Ties, end: int) -> int:
    """Where the countries behind the title begin: behind "of the", or behind "of a number of states -"; -1 if none."""
    if ties.word(end) in ("of", "from"):
        at = end + 2 if ties.word(end + 1) == "the" else end + 1
        if ties.c.kind(at) == "country":
            return at
    for at in range(end, min(end + _FAR, len(ties.units))):
        if ties.word(at) in (*DASHES, ":"):
            at = _past(ties, at + 1, ("of", "the"))
            return at if ties.c.kind(at) == "country" else -1
        if ties.c.kind(at) not in ("low", "num"):
            return -1
    return -1


def _by_country(ties: Ties, start: int, index: int, end: int) -> bool:
    """ "Foreign Ministers of the Republic of Ruritania - X, the Kingdom of Sylvania Y and Borduria, Mr Z" """
    at = _list_start(ties, end)
    found: list[tuple[Named, int]] = []
    while at >= 0 and ties.c.kind(at) == "country":
        name_at = _past(ties, at + 1, (*DASHES, ":", ","))
        named = _free_name(ties, name_at)
        if named is None:
            break
        found.append((named, at))
        at = name_at + 1
        if ties.word(at) not in (",", ";", *JOINERS):
            break
        at = _past(ties, at, (",", ";", *JOINERS, "of", "the", "as", "well"))
    if len(found) < 2:
        return False
    for named, country_at in found:
        _give(named, _post(ties, start, index, end, country_at))
    return True


def _countries_first(ties: Ties, start: int, index: int, end: int) -> bool:
    """ "the Presidents of Ruritania and Sylvania, X and Y": as many names as countries, in their order."""
    at = _list_start(ties, end)
    countries: list[int] = []
    while at >= 0 and ties.c.kind(at) == "country":
        countries.append(at)
        step = at + 1
        if ties.word(step) not in (",", *JOINERS):
            at = step
            break
        following = _past(ties, step, (",", *JOINERS, "of", "the"))
        if ties.c.kind(following) != "country":
            at = step
            break
        at = following
    if len(countries) < 2:
        return False
    at = _past(ties, at, (",", ":", "(", *DASHES))
    names: list[Named] = []
    while (named := _free_name(ties, at)) is not None:
        names.append(named)
        if ties.word(at + 1) not in (",", *JOINERS):
            break
        at = _past(ties, at + 1, (",", *JOINERS))
    if len(names) != len(countries):
        return False
    for named, country_at in zip(names, countries, strict=True):
        _give(named, _post(ties, start, index, end, country_at))
    return True


def _give(named: Named, post: Post) -> None:
    named.posts.append((post, "plural"))
    named.weak = False
    named.unlikely = False


def _names_behind(ties: Ties, start: int, index: int) -> None:
    """ "Presidents Xi Jinping and Vladimir Putin", "deputy prime ministers A, B and C" """
    at = index + 1
    if at not in ties.names and ties.c.kind(at) != "hon":
        return
    before = start - 1 if ties.c.at(start - 1) is not None else None
    while at in ties.names or ties.word(at) in (*JOINERS, ",") or ties.c.kind(at) == "hon":
        if at in ties.names:
            if ties.names[at].posts or all(p in ties.lexicon.common for p in ties.names[at].parts):
                break
            _give(ties.names[at], _post(ties, start, index, index + 1, before))
            at = _past_country(ties, at)
        at += 1


def _past_country(ties: Ties, at: int) -> int:
    """The last unit of "of Ruritania" behind a name, else the name."""
    if ties.word(at + 1) != "of":
        return at
    step = at + 3 if ties.word(at + 2) == "the" else at + 2
    return step if ties.c.kind(step) == "country" else at
