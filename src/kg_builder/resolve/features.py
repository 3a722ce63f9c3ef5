"""The features of a pair of mentions of officials, one documented function each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from kg_builder.resolve.authority import Authority
from kg_builder.resolve.names import NameMatch, compare
from kg_builder.resolve.persons import Link, PersonMention, links, name_fit
from kg_builder.resolve.posts import singular, title_spheres
from kg_builder.resolve.sound import fold

WHOLE = ("equal", "full", "initials")


@dataclass(frozen=True)
class PersonPair:
    """Two mentions with what is looked up for both once."""

    left: PersonMention
    right: PersonMention
    authority: Authority

    @cached_property
    def match(self) -> NameMatch:
        country = self.left.country or self.right.country
        return compare(
            self.left.parsed, self.right.parsed, country=country, rarity=lambda p: self.authority.rarity(p, country)
        )

    @cached_property
    def left_links(self) -> tuple[Link, ...]:
        return links(self.left, self.authority)

    @cached_property
    def right_links(self) -> tuple[Link, ...]:
        return links(self.right, self.authority)

    @cached_property
    def years(self) -> float | None:
        """Years between the two bulletins."""
        if self.left.days is None or self.right.days is None:
            return None
        (a, b), (c, d) = self.left.days, self.right.days
        return max(0, (c - b).days, (a - d).days) / 365.25

    @cached_property
    def one_body(self) -> bool:
        return self.left.body is not None and self.left.body == self.right.body

    @cached_property
    def common_posts(self) -> frozenset[str]:
        return self.left.codes & self.right.codes if self.one_body else frozenset()

    @cached_property
    def link(self) -> tuple[int, int, Link | None]:
        return _joint(self.left_links, self.right_links)


def _top(found: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple(link for link in found if (link.strength, link.fit) == (found[0].strength, found[0].fit))


def _joint(left: tuple[Link, ...], right: tuple[Link, ...]) -> tuple[int, int, Link | None]:
    """The strengths of the two sides' links to the person both are best linked to; the link is None where there is
    none."""
    if not left or not right:
        return 0, 0, None
    top_left, top_right = _top(left), _top(right)
    if len(top_left) > 1 or len(top_right) > 1:
        shared = [(a, b) for a in top_left for b in top_right if a.person.id == b.person.id]
        if len(shared) != 1 or min(len(top_left), len(top_right)) > 1:
            return 0, 0, None
        return shared[0][0].strength, shared[0][1].strength, shared[0][0]
    if top_left[0].person.id == top_right[0].person.id:
        return top_left[0].strength, top_right[0].strength, top_left[0]
    return 0, 0, None


def name_conflict(pair: PersonPair) -> tuple[float, str]:
    """1 where the names cannot be one person's: other given names, other numbers, other suffixes."""
    if pair.match.level == "conflict" and pair.link[2] is not None and min(pair.link[:2]) >= 2:
        return 0.0, ""  # two names of one person, as the authority knows
    return float(pair.match.level == "conflict"), str(pair.match)


def name_whole(pair: PersonPair) -> tuple[float, str]:
    """Information shared by two whole names, in tens of nats among the office holders of the country."""
    match = pair.match
    return (match.rarity / 10, str(match)) if match.level in WHOLE else (0.0, "")


def name_part(pair: PersonPair) -> tuple[float, str]:
    """Information shared where one side gives only a family name (or a ruler's given name), in tens of nats."""
    match = pair.match
    royal = match.level == "given" and (pair.left.parsed.royal or pair.right.parsed.royal or bool(pair.common_posts))
    return (match.rarity / 10, str(match)) if match.level == "surname" or royal else (0.0, "")


def name_given_only(pair: PersonPair) -> tuple[float, str]:
    """1 where a lone word fits only a given name and no ruler is meant."""
    return float(pair.match.level == "given" and name_part(pair)[0] == 0.0), str(pair.match)


def suffix_missing(pair: PersonPair) -> tuple[float, str]:
    """1 where one name has Jr, Sr or III, the other has not, and no common post says that it was left out."""
    alone = pair.match.suffix_missing and not pair.common_posts and pair.link[2] is None
    return float(alone and pair.match.level in WHOLE), f"{pair.left.name} / {pair.right.name}"


def same_body(pair: PersonPair) -> tuple[float, str]:
    """1 where both stand for the same country or organisation."""
    return float(pair.one_body), pair.left.body or ""


def other_country(pair: PersonPair) -> tuple[float, str]:
    """1 where they stand for two different countries."""
    differ = (
        pair.left.country is not None and pair.right.country is not None and pair.left.country != pair.right.country
    )
    return float(differ), f"{pair.left.of} / {pair.right.of}"


def same_post(pair: PersonPair) -> tuple[float, str]:
    """1 for one post on one day, falling with the years between: 0.5 after two."""
    if not pair.common_posts or pair.years is None:
        return 0.0, ""
    return math.exp(-pair.years / 2.9), f"{', '.join(sorted(pair.common_posts))}, {pair.years:.1f} years apart"


def post_long_ago(pair: PersonPair) -> tuple[float, str]:
    """Rises from 0 at 12 to 1 at 20 years between, for a post that one person at a time holds, where the authority
    does not know the holder: rather a father and a son than one who came back."""
    if pair.years is None or pair.link[2] is not None or not any(singular(c) for c in pair.common_posts):
        return 0.0, ""
    return max(0.0, min(1.0, (pair.years - 12) / 8)), f"{pair.years:.0f} years"


_HEIRS = frozenset({"crown-prince", "prince", "deputy-crown-prince"})


def acceded(pair: PersonPair) -> tuple[float, str]:
    """1 where an heir of a country and its later ruler have one given name: who was crown prince became king."""
    early, late = (
        (pair.left, pair.right) if (pair.left.day or "") <= (pair.right.day or "") else (pair.right, pair.left)
    )
    fits = pair.one_body and bool(early.codes & _HEIRS) and "monarch" in late.codes and not early.codes & late.codes
    named = pair.match.level in ("given", "surname", *WHOLE) and pair.years is not None and pair.years < 40
    return float(fits and named and not authority_differ(pair)[0]), f"{early.name} / {late.name}"


def other_post_then(pair: PersonPair) -> tuple[float, str]:
    """1 where they hold different posts of one country at about the same time; less where a whole name is shared."""
    if (
        not pair.one_body
        or not pair.left.codes
        or not pair.right.codes
        or pair.common_posts
        or pair.years is None
        or pair.years > 0.25
    ):
        return 0.0, ""
    if pair.left.former or pair.right.former:
        return 0.0, ""
    return (0.4 if pair.match.level in WHOLE else 1.0), f"{pair.left.post} / {pair.right.post}"


def other_sphere(pair: PersonPair) -> tuple[float, str]:
    """1 where one is in public office and the other in a church, a company, a university or the arts."""
    a, b = _sphere(pair.left.post), _sphere(pair.right.post)
    return float(a is not None and b is not None and a != b), f"{a} / {b}"


def _sphere(post: str | None) -> str | None:
    if not post:
        return None
    spheres, public = title_spheres()
    parts = fold(post).split()
    found = [spheres[w] for w in parts if w in spheres]
    return found[0] if found and not public & set(parts) else "public"


def far_in_time(pair: PersonPair) -> tuple[float, str]:
    """Rises from 0 at 25 years between the bulletins to 1 at 50: a career is not longer."""
    years = pair.years or 0.0
    return max(0.0, min(1.0, (years - 25) / 25)), f"{years:.0f} years"


def years_of_surname(pair: PersonPair) -> tuple[float, str]:
    """Rises from 0 at 2 to 1 at 8 years between, where only a family name is shared and no whole name tells."""
    if pair.match.level not in ("surname", "given") or pair.years is None or acceded(pair)[0]:
        return 0.0, ""
    return max(0.0, min(1.0, (pair.years - 2) / 6)), f"{pair.years:.1f} years"


_TOGETHER = {(3, 3): 1.0, (2, 3): 0.8, (2, 2): 0.6, (1, 3): 0.18, (1, 2): 0.15, (1, 1): 0.0}


def authority_same(pair: PersonPair) -> tuple[float, str]:
    """How surely both are the same person of the authority: 1 where both held the named posts on the days."""
    a, b, link = pair.link
    if link is None:
        return 0.0, ""
    value = _TOGETHER[(min(a, b), max(a, b))]
    if any(n == 1 and _partly(m, link) for n, m in ((a, pair.left), (b, pair.right))):
        value *= 0.3
    return value, f"{link.person.label} ({link.person.qid or 'own table'}); {link.why}"


def _partly(mention: PersonMention, link: Link) -> bool:
    fit = name_fit(mention, link.person)
    return fit is not None and fit.level not in WHOLE


def authority_differ(pair: PersonPair) -> tuple[float, str]:
    """1 where the authority knows the two as two people: each held the named post on the day, or one did and is not
    the other by name."""
    left, right = pair.left_links, pair.right_links
    if not left and not right:
        return 0.0, ""
    best_left = {x.person.id for x in left if x.strength == 3}
    best_right = {x.person.id for x in right if x.strength == 3}
    if best_left and best_right:
        if not best_left & best_right:
            if (
                not pair.one_body
                and pair.match.level in WHOLE
                and len(best_left) == len(best_right) == 1
                and "org:" in f"{pair.left.body}{pair.right.body}"
            ):
                return 0.0, ""  # the authority may have one person twice, under a country and a body
            return 1.0, f"{left[0].person.label} / {right[0].person.label}"
        return 0.0, ""
    for sure, other, mention in ((left, right, pair.right), (right, left, pair.left)):
        if len({x.person.id for x in sure if x.strength == 3}) != 1:
            continue
        known = sure[0].person
        if mention.parsed.parts and name_fit(mention, known) is None:
            return 0.9, f"{known.label} is not {mention.name}"
        alone = other and len({x.person.id for x in other if x.strength == other[0].strength}) == 1
        if alone and other[0].strength == 2 and other[0].person.id != known.id:
            return 0.6, f"{known.label} / {other[0].person.label}"
    return 0.0, ""


def namesakes(pair: PersonPair) -> tuple[float, str]:
    """1 where the authority knows several people of the country by that whole name and the posts do not tell which."""
    if pair.match.level not in WHOLE or pair.link[2] is not None or authority_differ(pair)[0]:
        return 0.0, ""
    people = {x.person.id: x.person.label for x in (*pair.left_links, *pair.right_links)}
    return float(len(people) > 1), ", ".join(sorted(set(people.values())))


def one_post_for_one(pair: PersonPair) -> tuple[float, str]:
    """1 where both hold, within a year, a post that one person at a time holds."""
    if pair.years is None or pair.years > 1:
        return 0.0, ""
    single = sorted(c for c in pair.common_posts if singular(c))
    named = bool(pair.left.parsed.parts) and bool(pair.right.parsed.parts)
    return float(bool(single) and named and pair.match.level != "conflict"), ", ".join(single)
