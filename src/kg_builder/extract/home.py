"""Which country an official is of whose country the bulletin does not say.

A press office leaves out its own country ("the Foreign Minister received the Ambassador of Norway"): the *home*
of the bulletin. What the bulletin says of its publisher decides; else the country that the text speaks of most, once
those are set back that somebody is expressly said to come from. Where home cannot be meant (it has no prime
minister, or its president is another), a country named in the text may be, if the name is at home there.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from kg_builder.extract.coreference import Person
from kg_builder.extract.page import Page
from kg_builder.extract.posts import Owner, Post
from kg_builder.lexicon import Lexicon, load

# Weights against one mention of a country.
NAME_WEIGHT = 5.0  # a name that only people of one country bear
TITLE_WEIGHT = 3.0  # "the President of Ruritania" said of somebody who is not named with that post
COUNT_WEIGHT = 1.5  # of the logarithm of how often a country is named
SAID = 2.0  # a person is expressly said to be of the country, who would not be at home
GUEST = (
    2.0  # somebody of another country goes there or is accredited there: it receives; one of its own would not go there
)
CONFLICT = 6.0  # somebody else is expressly said to hold the very post there
UNSAID = 2.6  # the least score of a home that the text does not name
PROBABLE = 1.5  # the least score of a country that is neither said nor home


_NEAR = 60  # tokens between an envoy and the staff of the mission


@dataclass(slots=True)
class Home:
    """The country, how sure that is, and the tokens that say it best (none where only the publisher does)."""

    name: str
    sure: float
    first: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the lexicon knows of seats of government and of who has which post."""

    seats: dict[str, str]
    domains: dict[str, str]
    single: frozenset[str]
    lacks: dict[str, frozenset[str]]
    chancellors: frozenset[str]
    only_in: dict[str, str]
    going: frozenset[str]


@cache
def _facts() -> _Facts:
    words = load().words("grammar")
    return _Facts(
        words["seats"],
        words["domains"],
        frozenset(words["single"]),
        {
            "prime minister": frozenset(words["no_prime_minister"]),
            "president": frozenset(words["no_president"]),
        },
        frozenset(words["chancellors"]),
        words["only_in"],
        frozenset(words["going"]),
    )


def is_single(head: str) -> bool:
    """Whether a country has one holder of the post at a time."""
    return head in _facts().single


@dataclass(slots=True)
class _Votes:
    counts: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    where: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, country: str | None, weight: float, first: int, end: int) -> None:
        if country:
            self.counts[country] += weight
            self.where.setdefault(country, (first, end))


def _published(page: Page) -> str | None:
    """The country that the bulletin's publisher or web address names."""
    publisher = page.bulletin.publisher or ""
    words = publisher.replace(",", " ").split()
    for size in (4, 3, 2, 1):
        for at in range(len(words) - size + 1):
            found = page.lexicon.country_of(" ".join(words[at : at + size]))
            if found is not None:
                return found
    for name, code in _facts().seats.items():
        if name in publisher.casefold():
            return page.lexicon.country_names[code]
    host = urlsplit(page.bulletin.web_address or "").hostname or ""
    last = host.rpartition(".")[2]
    return page.lexicon.country_names.get(_facts().domains.get(last, last.upper())) if last else None


def _count(page: Page, votes: _Votes) -> None:
    """Mentions of countries, of their organs, and of the seats of their governments."""
    folded = page.tokens.folded
    names = page.lexicon.country_names
    for sentence in page.sentences:
        for unit in sentence.units:
            if unit.country is not None:
                votes.add(unit.country.name, 1.0, unit.first, unit.end)
            elif unit.kind == "org" and unit.org is not None and unit.org.country is not None:
                votes.add(names.get(unit.org.country), 1.0, unit.first, unit.end)
            elif unit.kind in ("cap", "name", "low") and "-" in unit.word and unit.word[:1].isupper():
                for part in unit.word.split("-"):
                    votes.add(page.lexicon.country_of(part), 1.0, unit.first, unit.end)
    for name, count in votes.counts.items():
        votes.counts[name] = COUNT_WEIGHT * math.log2(1.0 + count)
    for at, word in enumerate(page.tokens.words):
        if word[0].isupper():
            for size in (1, 2):
                code = _facts().seats.get(" ".join(folded[at : at + size]))
                if code is not None:
                    votes.add(names[code], 2.0, at, at + size)
            for size in (1, 2):
                capital = " ".join(page.tokens.words[at : at + size])
                if capital in page.lexicon.capitals:
                    votes.add(page.lexicon.capitals[capital], 0.5, at, at + size)


_OFFICES = {
    "foreign": "foreign minister", "external": "foreign minister", "defence": "defence minister",
    "defense": "defence minister", "finance": "finance minister", "justice": "justice minister",
    "interior": "interior minister", "health": "health minister", "agriculture": "agriculture minister",
}  # fmt: skip
_SUBORDINATE = frozenset(
    ["deputy", "vice", "assistant", "first", "second", "former", "permanent", "state", "senior", "principal"]
)


def _office(page: Page, post: Post) -> str | None:
    """Which post it is of those that a country has but one of: "Minister of Foreign Affairs", the foreign minister."""
    words = {page.tokens.folded[t] for t in post.tokens}
    if post.standing == "former" or (words & _SUBORDINATE and not words <= {"vice", "president"}):
        return None
    if post.head in ("minister", "secretary", "cabinet secretary"):
        return next((office for word, office in _OFFICES.items() if word in words), None)
    return post.head if is_single(post.head) and (post.plural or len(words) <= len(post.head.split()) + 1) else None


def _explicit(page: Page, person: Person) -> list[tuple[str | None, str]]:
    """The offices and countries that the text expressly gives the person."""
    pairs: list[tuple[str | None, str]] = []
    for named in person.named:
        for post, _ in named.posts:
            owner = post.owner or post.shared or named.owner
            if post.standing != "former" and owner is not None and owner.kind == "country":
                pairs.append((_office(page, post), owner.name))
        if named.owner is not None and not named.posts and named.owner.kind == "country":
            pairs.append((None, named.owner.name))
    return pairs


def _offices(page: Page, person: Person) -> set[str]:
    """The posts of a person that a country has but one of: "Prime Minister", not "First Deputy Prime Minister"."""
    found = {_office(page, post) for named in person.named for post, _ in named.posts}
    return {office for office in found if office is not None}


def _origins(lexicon: Lexicon, person: Person) -> dict[str, float]:
    """By country, the share of people there among those who bear the last part of the name."""
    best: dict[str, float] = {}
    for part, weight in {person.parts[0]: 0.7, person.parts[-1]: 1.0}.items():
        shares = lexicon.origins(part)
        total = sum(shares.values()) + 1
        for code, n in shares.items():
            name = lexicon.country_names.get(code)
            if name is not None:
                best[name] = max(best.get(name, 0.0), weight * n / total)
    return best


class Sides:
    """The countries of one bulletin's officials."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.votes = _Votes()
        self.codes = {name: code for code, name in page.lexicon.country_names.items()}
        self.holders: dict[tuple[str, str], int] = {}
        self.bare: list[Person] = []
        for person in page.people:
            pairs = _explicit(page, person)
            for office, country in pairs:
                if office is not None:
                    self.holders.setdefault((office, country), id(person))
            if not pairs:
                self.bare.append(person)
        self.envoys = sorted(
            (
                (post.first, post.owner)
                for person in page.people
                for n in person.named
                for post, _ in n.posts
                if post.family == "envoy" and post.owner is not None and post.owner.kind == "country"
            ),
            key=lambda e: e[0],
        )
        self.visited = self._visits()
        self.home = self._find_home()
        self.given: dict[int, tuple[Owner, str, float]] = {}
        self._settle()

    def _find_home(self) -> Home | None:
        _count(self.page, self.votes)
        counts, where = self.votes.counts, self.votes.where
        published = _published(self.page)
        if published is not None:
            return Home(published, 0.95, *where.get(published, (None, None)))
        scores = defaultdict(float, counts)
        for person in self.page.people:
            for country in {c for _, c in _explicit(self.page, person)}:
                scores[country] -= SAID
        for person in self.page.people:
            said = {c for _, c in _explicit(self.page, person)}
            for country in self.visited[id(person)]:
                if not said:
                    scores[country] -= GUEST
                elif country not in said:
                    scores[country] += GUEST
            for target in {
                post.target for n in person.named for post, _ in n.posts if post.family == "envoy" and post.owner
            }:
                if target is not None:
                    scores[target] += GUEST / 2
        offices = {office for p in self.bare for office in _offices(self.page, p)}
        for office, country in self.holders:
            if office in offices:
                scores[country] -= CONFLICT
        for post, _ in self.page.titles:
            owner = post.owner
            if (
                owner is not None
                and owner.kind == "country"
                and (_office(self.page, post), owner.name) not in self.holders
            ):
                scores[owner.name] += TITLE_WEIGHT if is_single(post.head) else TITLE_WEIGHT / 2
        support: dict[str, int] = defaultdict(int)
        for person in self.bare:
            if any(n.posts for n in person.named) or person.named[0].sentence <= 1:
                for country, share in _origins(self.page.lexicon, person).items():
                    scores[country] += NAME_WEIGHT * share
                    leads = bool(_offices(self.page, person) & {"president", "prime minister", "vice president"})
                    support[country] += (2 if leads else 1) if share >= 0.3 else 0
        ranked = sorted(((s, -where.get(c, (1 << 40, 0))[0], c) for c, s in scores.items()), reverse=True)
        if not ranked or ranked[0][0] <= 0:
            return None
        best, _, name = ranked[0]
        if name not in where and (best < UNSAID or support[name] < 2):
            return None
        second = max(ranked[1][0], 0.0) if len(ranked) > 1 else 0.0
        return Home(name, round(0.55 + 0.35 * (best - second) / (best + 1), 2), *where.get(name, (None, None)))

    def _lacks(self, heads: set[str], country: str) -> bool:
        """Whether the country has no such post at all."""
        code = self.codes.get(country, "")
        if heads & {"chancellor", "federal chancellor"} and code not in _facts().chancellors:
            return code != "GB"
        return any(code in _facts().lacks.get(head, ()) for head in heads)

    def _owner(self, country: str, post: Post | None, person: Person) -> Owner:
        where = self.votes.where.get(country)
        if where is None:
            named = person.named[0]
            where = (post.first, post.end) if post is not None else (named.first, named.end)
        return Owner(country, "country", *where)

    def _visits(self) -> dict[int, set[str]]:
        """The countries that each person is said to go to, by the person's id."""
        person_of = {id(n): person for person in self.page.people for n in person.named}
        visited: dict[int, set[str]] = defaultdict(set)
        for sentence in self.page.sentences:
            at_name = {n.first: n for n in sentence.named}
            for index, unit in enumerate(sentence.units):
                named = at_name.get(unit.first) if unit.kind == "name" else None
                if named is None or id(named) not in person_of:
                    continue
                going = False
                for later in sentence.units[index + 1 : index + 20]:
                    if later.kind == "post" or (later.kind == "name" and not going) or later.folded in (".", ";"):
                        break
                    going = going or later.folded in _facts().going
                    if going and later.country is not None:
                        visited[id(person_of[id(named)])].add(later.country.name)
                        break
        return visited

    def _only_in(self, person: Person) -> str | None:
        """The country of a post that no other country has, by its whole title."""
        for named in person.named:
            for post, _ in named.posts:
                title = " ".join(self.page.tokens.folded[t] for t in post.tokens)
                code = _facts().only_in.get(title)
                if code == "US" and any(p.family == "crown" for n in person.named for p, _ in n.posts):
                    code = "VA"
                if code is not None and post.owner is None:
                    return self.page.lexicon.country_names[code]
        return None

    def _mission(self, person: Person) -> Owner | None:
        """The country of the mission that a member of its staff belongs to: that of the envoy named before."""
        if not any(post.family == "envoy" for n in person.named for post, _ in n.posts):
            return None
        start = person.named[0].first
        at = bisect_left(self.envoys, start, key=lambda e: e[0]) - 1
        return self.envoys[at][1] if at >= 0 and self.envoys[at][0] > start - _NEAR else None

    def _other_side(self, barred: set[str]) -> tuple[float, str] | None:
        """The country, not home, that the text speaks of most, if it stands out."""
        ranked = sorted(((self.votes.counts[c], c) for c in self.votes.where if c not in barred), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] < 1.3 * ranked[1][0]):
            return None
        return PROBABLE, ranked[0][1]

    def _settle(self) -> None:
        """Gives each person without a country the likeliest one, those first whose names are at home at home."""
        home = self.home
        fit = {id(p): _origins(self.page.lexicon, p) for p in self.bare}
        order = sorted(self.bare, key=lambda p: (-fit[id(p)].get(home.name, 0.0) if home else 0.0, p.named[0].first))
        for person in order:
            offices = _offices(self.page, person)
            post = next((post for n in person.named for post, _ in n.posts), None)
            every = {post.head for n in person.named for post, _ in n.posts}
            mission = self._mission(person)
            if mission is not None:
                self.given[id(person)] = (mission, "officials/mission", 0.75)
                continue
            best: tuple[float, str] | None = None
            barred = set(self.visited[id(person)])
            own = self._only_in(person)
            if own is not None:
                self.given[id(person)] = (self._owner(own, post, person), "officials/only-in", 0.8)
                continue
            for country in {*self.votes.where, *([home.name] if home else [])} - barred:
                held = any(self.holders.get((office, country), id(person)) != id(person) for office in offices)
                if held or self._lacks(every, country):
                    barred.add(country)
                    continue
                if not every and len(self.bare) > 1 and not fit[id(person)].get(country):
                    continue
                score = 4.0 * fit[id(person)].get(country, 0.0)
                if home is not None and country == home.name:
                    foreign = score == 0 and max(fit[id(person)].values(), default=0.0) >= 0.4
                    score += 1.2 if foreign else 2.5
                if best is None or (score, country) > best:
                    best = (score, country)
            if (best is None or best[0] < PROBABLE) and home is not None and home.name in barred:
                best = self._other_side(barred)
            if best is None or best[0] < PROBABLE:
                continue
            score, country = best
            for office in offices:
                self.holders.setdefault((office, country), id(person))
            at_home = home is not None and country == home.name
            sure = home.sure if home is not None and at_home else 0.6
            method = "officials/home" if at_home else "officials/name-origin"
            self.given[id(person)] = (self._owner(country, post, person), method, sure)

    def of(self, person: Person) -> tuple[Owner, str, float] | None:
        """The country that the bulletin does not say of ``person``, how it was found, and how sure that is."""
        return self.given.get(id(person))
