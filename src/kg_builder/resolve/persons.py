"""Two mentions of officials, compared: what each says, and whom the authority knows it to be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import cast

from kg_builder.model.time import PartialDate
from kg_builder.resolve.authority import Authority, Known, body_of
from kg_builder.resolve.bodies import all_country_words, country_code, country_words
from kg_builder.resolve.names import Name, NameMatch, compare, parse, words
from kg_builder.resolve.posts import codes, is_former, singular
from kg_builder.resolve.sound import fold

_FITS = ("equal", "full", "initials", "surname", "given")
_POST_NOISE = frozenset(
    [
        "the",
        "of",
        "republic",
        "kingdom",
        "federal",
        "state",
        "states",
        "his",
        "her",
        "majesty",
        "highness",
        "excellency",
        "commission",
        "council",
        "union",
        "member",
        "people",
        "peoples",
    ]
)


@dataclass(frozen=True)
class PersonMention:
    """An official as one bulletin names him: ``day`` is the bulletin's date (ISO 8601,
    as precise as known), ``entity`` the official it has been resolved to, where that is known."""

    name: str
    post: str | None = None
    of: str | None = None
    day: str | None = None
    entity: str | None = None

    @cached_property
    def parsed(self) -> Name:
        return _parse(self.name, self.post or "", self.of or "")

    @cached_property
    def country(self) -> str | None:
        return country_code(self.of)

    @cached_property
    def body(self) -> str | None:
        return body_of(self.of)

    @cached_property
    def codes(self) -> frozenset[str]:
        found = codes(self.post, self.of)
        return found or (codes(self.name, self.of) if not self.parsed.parts else frozenset())

    @cached_property
    def former(self) -> bool:
        return is_former(self.post)

    @cached_property
    def days(self) -> tuple[date, date] | None:
        try:
            when = PartialDate(self.day or "")
        except ValueError:
            return None
        return when.earliest, when.latest


@lru_cache(maxsize=100_000)
def _parse(name: str, post: str, of: str) -> Name:
    """The name, or no parts where the phrase only says the post ("the Prime Minister of Sweden")."""
    lists = words()
    own = set(fold(post).split()) | set(fold(of).split()) | set("".join(w[0] for w in fold(of).split()).split())
    code = country_code(of)
    own |= {w for phrase in (country_words(code) if code else ()) for w in phrase.split()}
    rest = [
        w
        for w in fold(name).split()
        if w not in own and w not in lists.titles and w not in lists.honorifics and w not in _POST_NOISE
    ]
    rest = [w for w in rest if not (" of " in f" {name} " and w in all_country_words())]
    if not rest or (
        not any(w[0].isupper() for w in name.split() if fold(w) in rest) and name.lower().startswith("the ")
    ):
        return Name((), name)
    drop = frozenset(w for w in fold(post).split() if w in lists.titles or w in ("foreign", "defense")) | frozenset(
        phrase for phrase in (country_words(code) if code else ()) if " " not in phrase and phrase != "jordan"
    )
    return parse(name, drop=drop)


@dataclass(frozen=True, slots=True)
class Link:
    """How well a mention fits a person of the authority: 3 held the post that day, 2 held it at another time,
    1 is an official of the same country or body by the whole name; ``why`` says so. ``fit`` is 0 where
    the name is the same to the letter, and rises as it says less."""

    person: Known
    strength: int
    why: str
    fit: int = 0


def links(mention: PersonMention, authority: Authority) -> tuple[Link, ...]:
    """The people of the authority that a mention may be, best first."""
    key = (mention.name, mention.post, mention.of, mention.day)
    known = authority.links.get(key)
    if known is None:
        known = authority.links[key] = _links(mention, authority)
    return cast(tuple[Link, ...], known)


def _links(mention: PersonMention, authority: Authority) -> tuple[Link, ...]:
    found: dict[int, Link] = {}
    for number in _candidates(mention, authority):
        link = _link(mention, authority.person(number), authority)
        if link:
            found[number] = link
    ordered = sorted(found.values(), key=lambda link: (-link.strength, link.fit, link.person.qid, link.person.id))
    if len(ordered) == 1 and not mention.codes and ordered[0].strength == 1 and _leads(mention, ordered[0].person):
        return (replace(ordered[0], strength=2),)  # the only one of that name, and in a leading post that day
    return tuple(ordered)


def _leads(mention: PersonMention, known: Known) -> bool:
    """Whether the known person held a post that day that one person at a time holds."""
    days = mention.days
    return days is not None and any(
        held.body == mention.body
        and any(singular(c) for c in held.codes)
        and _within(held.first, held.last, held.as_of, days)
        for held in known.holdings
    )


def _candidates(mention: PersonMention, authority: Authority) -> tuple[int, ...]:
    if mention.parsed.parts:
        return authority.named(mention.parsed, mention.country)
    if mention.days is None or mention.body is None:
        return ()
    return tuple(
        sorted({h.person for code in sorted(mention.codes) for h in authority.on(mention.body, code, *mention.days)})
    )


def _link(mention: PersonMention, known: Known, authority: Authority) -> Link | None:
    if not mention.parsed.parts:
        return Link(known, 3, f"{known.label} held the post then")
    best = name_fit(mention, known)
    if best is None:
        return None
    whole = best.level in ("equal", "full", "initials")
    fit = 0 if best.exact else _FITS.index(best.level) + 1
    strength, why = 0, ""
    absent = _was_not(mention, known)
    if absent and not whole:
        return None
    for held in known.holdings:
        near = held.body == mention.body or (mention.country is None and whole)
        if not near:
            continue
        if held.codes & mention.codes:
            if not mention.former and mention.days and _within(held.first, held.last, held.as_of, mention.days):
                return Link(known, 3, f"{known.label}, {held.title} {held.start}..{held.end}", fit)
            if mention.former and mention.days and held.last and held.last <= mention.days[1]:
                return Link(known, 3, f"{known.label}, {held.title} {held.start}..{held.end}, former", fit)
            strength, why = (1 if absent else 2), f"{known.label}, {held.title} {held.start}..{held.end}, other time"
        elif strength < 2 and whole and best.level != "initials":
            strength, why = 1, f"{known.label}, {held.title}"
        elif (
            strength < 1
            and best.level in ("surname", "given", "initials")
            and mention.days
            and _within(held.first, held.last, held.as_of, mention.days)
        ):
            strength, why = 1, f"{known.label}, {held.title} then"
    if best.suffix_missing and mention.parsed.suffix and strength < 2:
        return None
    return Link(known, strength, why, fit) if strength else None


def _was_not(mention: PersonMention, known: Known) -> bool:
    """Whether the mention's day lies outside all tenures of its post that the authority has of this person, and inside
    what it covers."""
    if mention.days is None or mention.former:
        return False
    held = [h for h in known.holdings if h.body == mention.body and any(singular(c) for c in h.codes & mention.codes)]
    if not held:
        return False
    covered = max(PartialDate(h.as_of).latest for h in held)
    return mention.days[0] <= covered and not any(_within(h.first, h.last, h.as_of, mention.days) for h in held)


def _within(first: date | None, last: date | None, as_of: str, days: tuple[date, date]) -> bool:
    if last is None:
        last = PartialDate(as_of).latest
    slack = timedelta(days=20)
    return (first is None or first - slack <= days[1]) and days[0] <= last + slack


def name_fit(mention: PersonMention, known: Known) -> NameMatch | None:
    """The best fit of the mention's name with a form of the known person's; None if all forms conflict."""
    return _fit(mention.parsed, known.names, mention.country)


@lru_cache(maxsize=200_000)
def _fit(name: Name, names: tuple[str, ...], country: str | None) -> NameMatch | None:
    order = _FITS
    fits = [compare(name, parse(form), country=country) for form in names]
    fits = [f for f in fits if f.level in order and not (f.suffix_missing and name.suffix)] or [
        f for f in fits if f.level in order and f.suffix_missing and len(name.parts) > 1
    ]
    return min(fits, key=lambda f: order.index(f.level)) if fits else None
