"""People with posts, organisations, bodies, places, and what else in the text means them."""

from __future__ import annotations

import dataclasses
import re
from typing import TypeVar

from kg_builder.extract.coreference import Person, cluster
from kg_builder.extract.country_ties import tie_countries
from kg_builder.extract.home import Sides
from kg_builder.extract.names import find_names
from kg_builder.extract.organisations import find_organisations_of
from kg_builder.extract.page import Page
from kg_builder.extract.people import Named, Sentence
from kg_builder.extract.phrases import find_organisations
from kg_builder.extract.post_phrases import find_posts
from kg_builder.extract.post_ties import tie_posts
from kg_builder.extract.posts import Owner, Post
from kg_builder.extract.reading import Reading
from kg_builder.extract.references import read_mentions
from kg_builder.extract.ties import Ties
from kg_builder.extract.units import classify, grammar_words, is_title_case
from kg_builder.language.tokens import tokenize
from kg_builder.lexicon import Lexicon, load
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import Official, Tenure
from kg_builder.model.text import Span

T = TypeVar("T")

_SAID_BY = re.compile(
    r"\b(?:Statement|Readout|Remarks?|Press Briefing|Press Release|Briefing|Comments?|Answers?|Interview|Message|Note|"
    r"Transcript|Speech|Address)"
    r"(?:\s+(?:by|from|with)|(?<!Readout)\s+of)\s+(?:(?:[A-Z][\w.’'&-]*|of|the|and|for|to)\s+){0,10}$"
)


def _read_sentences(page: Page) -> None:
    """Grammar over each sentence; headlines last, when the names of the body are known."""
    grammar = grammar_words()
    known: set[str] = set()
    read: dict[int, Sentence] = {}
    headlines = {i for i, s in enumerate(page.spans) if is_title_case(page.tokens, *page.tokens.within(s))}
    for index in sorted(range(len(page.spans)), key=lambda i: (i in headlines, i)):
        first, end = page.tokens.within(page.spans[index])
        headline = index in headlines
        units = classify(page.tokens, first, end, page.lexicon, known=frozenset(known) if headline else frozenset())
        units = find_names(find_posts(find_organisations(units, page.lexicon), page.lexicon), page.lexicon)
        ties = Ties(units, page.lexicon, index)
        tie_posts(ties)
        tie_countries(ties)
        named = ties.in_order()
        for item in named:
            if not item.weak:
                known.update(item.parts)
        takes_part = any(w in grammar.takes_part for w in page.tokens.folded[first:end])
        read[index] = Sentence(index, units, named, takes_part, headline)
    page.sentences = [read[i] for i in range(len(page.spans))]


def is_name_like(named: Named, lexicon: Lexicon) -> bool:
    """A name by its shape alone: two parts or more, known among the names of people."""
    parts = [p for p in named.parts if len(p.rstrip(".")) > 1]
    if not 2 <= len(parts) <= 6:
        return False
    early = sum(lexicon.early_parts.get(p, 0) > 0 for p in parts[:-1])
    last = lexicon.last_parts.get(parts[-1], 0) > 0 or lexicon.early_parts.get(parts[-1], 0) > 0
    odd = sum(p in lexicon.common for p in parts)
    return ((early > 0 or last) and odd == 0) or (early > 0 and last)


_LEADERS = frozenset(
    [
        "president",
        "prime minister",
        "premier",
        "chancellor",
        "king",
        "queen",
        "vice president",
        "foreign minister",
        "minister",
    ]
)


def _is_delegate(named: Named, lexicon: Lexicon) -> bool:
    """ "X of Ruritania": two words or more, none of them a common one."""
    from_country = named.owner is not None and named.owner.kind == "country"
    return from_country and len(named.parts) > 1 and not any(p in lexicon.common for p in named.parts)


def _is_speaker_only(page: Page, person: Person) -> bool:
    """One who merely gives out the bulletin: "Statement by Spokesperson X on ..." in the headline and nowhere else."""
    if any(post.head in _LEADERS for n in person.named for post, _ in n.posts):
        return False
    return all(
        page.tokens.starts[n.first] < max(page.subject_end, 1)
        and _SAID_BY.search(page.text[max(0, page.tokens.starts[n.start] - 120) : page.tokens.starts[n.start]])
        for n in person.named
    )


def _named(page: Page) -> list[Named]:
    """The names of the bulletin without its labels ("Biden-Harris"), of which a half is a name by itself."""
    whole = {page.tokens.folded[t] for s in page.sentences for n in s.named for t in range(n.first, n.end)}
    parts = {word for word in whole if "-" not in word}
    kept = []
    for sentence in page.sentences:
        for n in sentence.named:
            halves = page.tokens.words[n.first].split("-")
            label = n.end - n.first == 1 and len(halves) == 2 and all(h[:1].isupper() for h in halves)
            if n.parts and not (label and any(half in parts for half in n.parts)):
                kept.append(n)
    return kept


_TO_A_PLACE = frozenset(["in", "to", "from", "at", "near", "via"])


def _is_city(page: Page, person: Person) -> bool:
    """A single word that a city bears, which somewhere stands as one: "will travel to Vienna, where the Minister"."""
    words, folded = page.tokens.words, page.tokens.folded
    if any(n.honorific for n in person.named):
        return False
    for n in person.named:
        found = page.lexicon.cities.match(words, folded, n.first)
        if found is None or found[0] != n.end:
            return False
    return any(n.first and folded[n.first - 1] in _TO_A_PLACE for n in person.named)


def _accepted(page: Page) -> list[Person]:
    """Those who hold a post, are addressed as such, or take part."""
    kept = []
    for person in page.people:
        if _is_city(page, person):
            continue
        if _is_speaker_only(page, person):
            page.muted.extend((n.start, n.end) for n in person.named)
            continue
        held = any(n.posts or n.is_counterpart for n in person.named)
        if not held and any(n.unlikely for n in person.named):
            continue
        fits = [
            n for n in person.named if n.honorific or is_name_like(n, page.lexicon) or _is_delegate(n, page.lexicon)
        ]
        if held or any(page.sentences[n.sentence].takes_part or n.owner for n in fits):
            kept.append(person)
    return kept


def _free_titles(page: Page) -> None:
    """The posts that stand without a name."""
    bound = {id(post) for s in page.sentences for n in s.named for post, _ in n.posts}
    page.titles = [
        (unit.value, unit.first)
        for sentence in page.sentences
        for unit in sentence.units
        if unit.kind == "post" and isinstance(unit.value, Post) and id(unit.value) not in bound
    ]


_LENT = frozenset(["president", "prime minister", "premier", "chancellor", "head of state"])


def _lend_of_pair(page: Page, person: Person) -> bool:
    """ "The two presidents" where the other one of the two is called president."""
    others = [p for p in page.people if p is not person and p.named[0].sentence <= 2]
    if len(others) != 1:
        return False
    post = next((post for n in others[0].named for post, _ in n.posts if post.standing == "current"), None)
    if post is None or post.head not in _LENT:
        return False
    plural = post.head + "s"
    for sentence in page.sentences:
        for index, unit in enumerate(sentence.units):
            phrase = " ".join(u.folded for u in sentence.units[max(0, index - plural.count(" ")) : index + 1])
            if unit.kind in ("low", "plural") and phrase == plural:
                before = sentence.units[index - 1 - plural.count(" ")] if index > plural.count(" ") else None
                if before is not None and before.folded in ("the", "two", "both"):
                    tokens = list(range(sentence.units[index - plural.count(" ")].first, unit.end))
                    lent = Post(tokens, post.family, post.head, tokens[0], unit.end, lower=True, plural=True)
                    person.named[0].posts.append((lent, "lent"))
                    return True
    return False


def _lend_title(page: Page) -> None:
    """ "The President of Russia" said of a person who is named without any post, where nobody else can be meant."""
    bare = [p for p in page.people if not any(n.posts or n.owner for n in p.named)]
    opening = [p for p in bare if p.named[0].sentence <= 2]
    if len(opening) != 1:
        return
    person = opening[0]
    if _lend_of_pair(page, person):
        return
    taken = {
        (post.head, post.owner.name if post.owner else None)
        for p in page.people
        for n in p.named
        for post, _ in n.posts
    }
    for post, token in page.titles:
        if post.head not in _LENT or post.standing != "current" or not (post.definite or post.owner is not None):
            continue
        country = post.owner.name if post.owner is not None else None
        if post.owner is not None and post.owner.kind != "country":
            continue
        if any(head == post.head and (country is None or of in (None, country)) for head, of in taken):
            continue
        if token < person.named[0].first and post.owner is None:
            continue
        person.named[0].posts.append((post, "lent"))
        return


def _fullest(page: Page, person: Person) -> Named:
    """The name with most parts; of equals the one in mixed case, then with diacritics, then the earliest."""

    def rank(n: Named) -> tuple[int, int, int, int, int]:
        text = page.phrase(n.first, n.end)
        solid = sum(len(p.rstrip(".")) > 1 for p in n.parts)
        return (len(n.parts), solid, 0 if text.isupper() else 1, 0 if text.isascii() else 1, -n.first)

    return max(person.named, key=rank)


def _same_post(one: str, other: str) -> bool:
    """Whether one title says all that the other does."""
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return a <= b or b <= a


_RULES = {
    "before": 0.95,
    "before-chain": 0.92,
    "before-comma": 0.92,
    "after": 0.85,
    "after-chain": 0.82,
    "plural": 0.85,
    "lent": 0.8,
}


_ADDRESS = frozenset(
    [
        "ambassador",
        "senator",
        "professor",
        "congressman",
        "congresswoman",
        "amb.",
        "sen.",
        "rep.",
        "judge",
        "minister",
        "secretary",
    ]
)


def _is_form_of_address(post: Post) -> bool:
    """A bare rank or title that says less than the person's post ("Ambassador Mauro Vieira")."""
    bare = post.owner is None and post.target is None and len(post.tokens) == len(post.head.split())
    return bare and (post.family == "rank" or post.head in _ADDRESS or post.head in ("prince", "princess"))


def _is_chamber(owner: Owner) -> bool:
    """A parliament of no country in particular, whose speaker is an official of the country."""
    return owner.name in ("Parliament", "National Assembly", "Assembly", "House of Representatives", "House of Commons")


_OF_BODIES = frozenset(
    [
        "high representative",
        "secretary-general",
        "secretary general",
        "under-secretary-general",
        "executive secretary",
        "assistant secretary-general",
        "commissioner",
        "chairperson",
        "chairperson-in-office",
        "rapporteur",
        "director-general",
        "director general",
        "executive vice president",
        "resident coordinator",
    ]
)


def _of_a_country(post: Post, title: str) -> bool:
    """Whether a post named without its owner is likely one of a state, not of a body or a company."""
    return (post.family in _STATE and post.head not in _OF_BODIES) or " to the " in f" {title} "


_STATE = frozenset(["state", "envoy", "crown", "rank", "house"])


def _tenures(page: Page, person: Person, start: int, sides: Sides) -> tuple[Tenure, ...]:
    """The posts of a person, each once in its fullest form, with their owners."""
    found: list[tuple[str, Post, str]] = []
    for n in person.named:
        for post, rule in n.posts:
            title = page.title(post)
            if not title:
                continue
            at = next((k for k, old in enumerate(found) if _same_post(old[0], title)), None)
            if at is None:
                found.append((title, post, rule))
            else:
                old_title, old, _ = found[at]
                owner = old.owner or post.owner
                if len(title) > len(old_title) or (
                    old.owner is None and post.owner is not None and len(title) == len(old_title)
                ):
                    found[at] = (title, post, rule)
                found[at][1].owner = found[at][1].owner or owner
    if len(found) > 1:
        found = [f for f in found if not _is_form_of_address(f[1])] or found
    found.sort(key=lambda f: (f[1].first, f[0]))
    explicit = next((n.owner for n in person.named if n.owner is not None), None)
    guess = sides.of(person)
    tenures = []
    for title, post, rule in found:
        owner, method, sure = post.owner, f"officials/{rule}", _RULES.get(rule, 0.85)
        if owner is None and post.shared is not None:
            owner, method, sure = post.shared, "officials/shared-country", 0.8
        elif owner is None and explicit is not None:
            owner, method, sure = explicit, "officials/name-of", 0.92
        elif owner is None and guess is not None and _of_a_country(post, title):
            owner, method, sure = guess
        if owner is not None and owner.kind == "org" and _is_chamber(owner):
            country = next((o for o in post.others if o.kind == "country"), None)
            if country is not None:
                owner, sure = country, 0.9
            elif guess is not None and post.head != "leader":
                owner, method, sure = guess
        first, end = min(post.tokens), max(post.tokens) + 1
        tenures.append(
            Tenure(
                f"tenure-{page.tokens.starts[first]}-{start}",
                page.value(title, first, end, f"officials/{rule}", _RULES.get(rule, 0.85)),
                page.value(owner.name, owner.first, owner.end, method, sure) if owner is not None else None,
                post.standing,
            )
        )
    return tuple(tenures)


def _side(page: Page, person: Person, tenures: tuple[Tenure, ...], sides: Sides) -> Value | None:
    """Whom the person stands for: a country before an organisation, what is said before what is taken for granted."""
    countries = set(page.lexicon.country_names.values())
    held = [t for t in tenures if t.standing != "former"] or list(tenures)
    said = [t.of for t in held if t.of is not None]
    for of in said:
        if of.value in countries:
            return of
    owner = next((n.owner for n in person.named if n.owner is not None), None)
    if owner is not None:
        return page.value(owner.name, owner.first, owner.end, "officials/name-of", 0.92)
    if said:
        return said[0]
    guess = sides.of(person)
    if guess is not None and not any(n.posts for n in person.named):
        where, method, sure = guess
        return page.value(where.name, where.first, where.end, method, round(sure - 0.1, 2))
    return None


def _official(page: Page, person: Person, sides: Sides) -> Official:
    best = _fullest(page, person)
    name = page.phrase(best.first, best.end)
    start = page.tokens.starts[min(n.first for n in person.named)]
    aliases: dict[str, Named] = {}
    for n in person.named:
        text = page.phrase(n.first, n.end)
        if text != name:
            aliases.setdefault(text, n)
    tenures = _tenures(page, person, start, sides)
    sure = 0.95 if tenures else 0.8
    return Official(
        f"official-{start}",
        page.value(name, best.first, best.end, "officials/name", sure),
        tuple(page.value(text, n.first, n.end, "officials/alias", 0.9) for text, n in aliases.items()),
        tenures,
        _side(page, person, tenures, sides),
    )


def _give_counterparts_posts(page: Page) -> None:
    """ "his Uzbek counterpart X": the post of whoever the sentence or the one before names first."""
    before: Post | None = None
    for sentence in page.sentences:
        first: Post | None = None
        for n in sentence.named:
            if n.is_counterpart and not n.posts and (post := first or before) is not None:
                same = Post(post.tokens, post.family, post.head, post.first, post.end, n.owner, post.standing)
                same.lower, same.plural = post.lower, post.plural
                n.posts.append((same, "counterpart"))
            elif n.posts and not n.is_counterpart:
                first = first or n.posts[0][0]
        before = first or before


# Countries that go by two names in English: the text's own is kept.
_VARIANTS = {
    "Turkey": "Türkiye",
    "Czech Republic": "Czechia",
    "Cape Verde": "Cabo Verde",
    "Ivory Coast": "Côte d’Ivoire",
}


def _renamed(item: T, names: dict[str, str]) -> T:
    """``item`` with the names of countries in it replaced, wherever they stand as a value."""
    if isinstance(item, str):
        return names.get(item, item)  # type: ignore[return-value]
    if isinstance(item, tuple):
        return tuple(_renamed(part, names) for part in item)  # type: ignore[return-value]
    if isinstance(item, Span | Evidence) or not dataclasses.is_dataclass(item):
        return item
    fields = {f.name: _renamed(getattr(item, f.name), names) for f in dataclasses.fields(item) if f.name != "surface"}
    return dataclasses.replace(item, **fields)  # type: ignore[type-var]


def read_officials(reading: Reading, lexicon: Lexicon | None = None) -> None:
    """Fills officials, organisations, bodies, mentions and places of ``reading``."""
    page = Page(reading.bulletin, tokenize(reading.bulletin.text), reading.sentences, lexicon or load())
    _read_sentences(page)
    _give_counterparts_posts(page)
    page.people = cluster(_named(page), page.lexicon)
    page.people = _accepted(page)
    _free_titles(page)
    _lend_title(page)
    sides = Sides(page)
    officials = [_official(page, person, sides) for person in page.people]
    organisations = find_organisations_of(page)
    mentions, bodies, places = read_mentions(page, officials, organisations)
    variants = {common: form for common, form in _VARIANTS.items() if form in page.text}
    if variants:
        officials = [_renamed(item, variants) for item in officials]
        organisations = [_renamed(item, variants) for item in organisations]
        mentions = [_renamed(item, variants) for item in mentions]
        bodies = [_renamed(item, variants) for item in bodies]
        places = [_renamed(item, variants) for item in places]
    reading.officials = tuple(officials)
    reading.organisations = tuple(organisations)
    reading.bodies = tuple(bodies)
    reading.mentions = tuple(mentions)
    reading.places = tuple(places)
