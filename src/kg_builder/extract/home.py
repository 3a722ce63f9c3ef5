"""The country whose officials a bulletin names without their country.

A press office leaves out its own country ("the Foreign Minister received the Ambassador of Norway"). What the bulletin
says of its publisher decides; else the country that the text speaks of most wins, once those are set back
that somebody is expressly said to come from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kg_builder.extract.coreference import Person
from kg_builder.extract.page import Page
from kg_builder.extract.posts import Owner, Post

# Posts of which a country has one holder at a time.
SINGLE = frozenset(
    [
        "president",
        "prime minister",
        "premier",
        "chancellor",
        "king",
        "queen",
        "emperor",
        "emir",
        "amir",
        "sultan",
        "pope",
        "vice president",
        "national security advisor",
        "national security adviser",
        "taoiseach",
        "head of state",
        "crown prince",
        "foreign secretary",
        "secretary of state",
        "minister",
        "head of government",
        "supreme leader",
    ]
)
_SEATS = {
    "white house": "US",
    "kremlin": "RU",
    "downing street": "GB",
    "elysee": "FR",
    "blue house": "KR",
    "camp david": "US",
    "state department": "US",
    "pentagon": "US",
    "oval office": "US",
    "malacanang": "PH",
    "temple trees": "LK",
    "rashtrapati bhavan": "IN",
    "akorda": "KZ",
    "planalto": "BR",
    "itamaraty": "BR",
    "zhongnanhai": "CN",
    "diaoyutai": "CN",
    "great hall of the people": "CN",
    "istana": "SG",
    "quai d'orsay": "FR",
}
# How much one name that only people of one country bear weighs against one mention of a country.
NAME_WEIGHT = 5.0
_DOMAINS = {"gov": "US", "mil": "US", "uk": "GB", "su": "RU", "edu": "US"}


@dataclass(slots=True)
class Home:
    """The country, how sure that is, and the tokens that say it best (none where only the publisher does)."""

    name: str
    sure: float
    first: int | None = None
    end: int | None = None


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
    for size in (4, 3, 2, 1):
        words = publisher.replace(",", " ").split()
        for at in range(len(words) - size + 1):
            found = page.lexicon.country_of(" ".join(words[at : at + size]))
            if found is not None:
                return found
    for name, code in _SEATS.items():
        if name in publisher.casefold():
            return page.lexicon.country_names[code]
    host = urlsplit(page.bulletin.web_address or "").hostname or ""
    last = host.rpartition(".")[2]
    if last:
        return page.lexicon.country_names.get(_DOMAINS.get(last, last.upper()))
    return None


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
            elif unit.kind == "low" and "-" in unit.word and unit.word[0].isupper():
                continue
        for unit in sentence.units:
            if unit.kind in ("cap", "name", "low") and "-" in unit.word and unit.word[:1].isupper():
                for part in unit.word.split("-"):
                    votes.add(page.lexicon.country_of(part), 1.0, unit.first, unit.end)
    for at, word in enumerate(page.tokens.words):
        if not word[0].isupper():
            continue
        for size in (1, 2):
            code = _SEATS.get(" ".join(folded[at : at + size]))
            if code is not None:
                votes.add(names[code], 2.0, at, at + size)
        if word in page.lexicon.capitals:
            votes.add(page.lexicon.capitals[word], 0.5, at, at + 1)


def _explicit(person: Person) -> list[tuple[str, str]]:
    """The heads and countries that the text expressly gives the person."""
    pairs = []
    for named in person.named:
        for post, _ in named.posts:
            if post.owner is not None and post.owner.kind == "country":
                pairs.append((post.head, post.owner.name))
            elif named.owner is not None and named.owner.kind == "country":
                pairs.append((post.head, named.owner.name))
        if named.owner is not None and not named.posts and named.owner.kind == "country":
            pairs.append(("", named.owner.name))
    return pairs


def _ask_names(page: Page, votes: _Votes) -> None:
    """Where people of the names that stand without a country mostly come from: a weak hint."""
    for person in page.people:
        if _explicit(person) or (not any(n.posts for n in person.named) and person.named[0].sentence > 1):
            continue
        shares = page.lexicon.origins(person.parts[-1])
        total = sum(shares.values())
        for code, count in shares.items():
            name = page.lexicon.country_names.get(code)
            if name:
                votes.counts[name] += NAME_WEIGHT * count / (total + 1)


def find_home(page: Page) -> Home | None:
    """The home country, or None where nothing speaks for one."""
    votes = _Votes()
    _count(page, votes)
    published = _published(page)
    if published is not None:
        return Home(published, 0.95, *votes.where.get(published, (None, None)))
    bare: Counter[str] = Counter()
    owned: dict[str, set[str]] = defaultdict(set)
    for person in page.people:
        pairs = _explicit(person)
        if pairs:
            for head, country in pairs:
                owned[country].add(head)
                votes.counts[country] -= 1
            for country in {c for _, c in pairs}:
                votes.counts[country] -= 1
        for named in person.named:
            if not pairs:
                bare.update({post.head for post, _ in named.posts if post.owner is None and post.head in SINGLE})
    for country, heads in owned.items():
        if any(head in heads for head in bare):
            votes.counts[country] -= 8
    for post, token in page.titles:
        if post.owner is not None and post.owner.kind == "country" and post.head not in owned[post.owner.name]:
            votes.add(post.owner.name, 3.0 if post.head in SINGLE else 1.0, post.owner.first, post.owner.end)
        del token
    _ask_names(page, votes)
    ranked = sorted(
        ((count, -votes.where.get(name, (1 << 40, 0))[0], name) for name, count in votes.counts.items()),
        reverse=True,
    )
    if not ranked or ranked[0][0] <= 0:
        return None
    best, _, name = ranked[0]
    second = max(ranked[1][0], 0) if len(ranked) > 1 else 0
    sure = 0.55 + 0.35 * (best - second) / (best + 1)
    return Home(name, round(sure, 2), *votes.where.get(name, (None, None)))


def owner_of(home: Home, post: Post) -> Owner:
    """The home country as the owner of ``post``, with the post itself as what says so where nothing else does."""
    if home.first is None or home.end is None:
        return Owner(home.name, "country", post.first, post.end)
    return Owner(home.name, "country", home.first, home.end)
