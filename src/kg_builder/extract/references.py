"""Every phrase that means somebody: names, bare posts, pronouns, groups, bodies; and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from kg_builder.extract.posts import Post
from kg_builder.extract.reading import Mention, Place
from kg_builder.extract.units import Unit, grammar_words
from kg_builder.model.record import Body, Official, Organisation
from kg_builder.model.text import Span

if TYPE_CHECKING:
    from kg_builder.extract.page import Page

_LONGEST = 10  # tokens of a venue's name
_REMEMBERED = 40  # people that a bare post may mean, the latest first
_PRONOUNS = frozenset({"he", "she"})
_PAIR = frozenset(
    [
        "leaders",
        "ministers",
        "presidents",
        "sides",
        "counterparts",
        "officials",
        "principals",
        "secretaries",
        "ambassadors",
        "chiefs",
        "advisers",
        "advisors",
        "heads",
    ]
)


def read_mentions(
    page: Page, officials: Sequence[Official], organisations: Sequence[Organisation]
) -> tuple[list[Mention], list[Body], list[Place]]:
    """All mentions sorted by place, the bodies among them, and the place names."""
    ids = {id(n): o.id for person, o in zip(page.people, officials, strict=True) for n in person.named}
    names = {o.id: o for o in officials}
    anchors = {o.id: o.name.evidence[0].quote for o in officials}
    known_orgs = {o.name.value.casefold(): o.id for o in organisations}
    mentions: list[Mention] = []
    bodies: list[Body] = []
    recent: dict[str, None] = {}
    subject: str | None = None
    opening = _opening(page, ids)
    for sentence in page.sentences:
        next_subject: str | None = None
        named_by_first = {n.first: n for n in sentence.named}
        bound = {id(p) for n in sentence.named for p, _ in n.posts}
        for position, unit in enumerate(sentence.units):
            found: Mention | None = None
            if unit.kind == "name" and (n := named_by_first.get(unit.first)) is not None and id(n) in ids:
                agent = ids[id(n)]
                span = page.tokens.span(n.first, n.end)
                form = "name" if len(n.parts) > 1 else "surname"
                whole = Span(
                    min(page.tokens.starts[n.start], span.start),
                    max(span.end, page.tokens.ends[max(n.stop, n.end) - 1]),
                )
                found = Mention(whole, span, form, (agent,), via=() if span == anchors[agent] else (anchors[agent],))  # type: ignore[arg-type]
            elif unit.kind == "post" and isinstance(unit.value, Post) and id(unit.value) not in bound:
                holder = _holder(page, unit.value, names, recent)
                if holder is not None:
                    span = page.tokens.span(unit.first, unit.end)
                    found = Mention(span, span, "title", (holder,), via=(anchors[holder],))
            elif unit.kind == "low" and unit.folded in _PRONOUNS and (meant := next_subject or subject) is not None:
                # the subject of this sentence, else that of the sentence before
                span = page.tokens.span(unit.first, unit.end)
                found = Mention(span, span, "pronoun", (meant,), via=(anchors[meant],))
            elif (
                unit.kind == "low"
                and unit.folded == "leader"
                and position
                and sentence.units[position - 1].country is not None
            ):
                holder = _leader(sentence.units[position - 1].country.name, names)  # type: ignore[union-attr]
                if holder is not None:
                    span = page.tokens.span(sentence.units[position - 1].first, unit.end)
                    found = Mention(span, span, "title", (holder,), via=(anchors[holder],))
            elif unit.kind == "low" and unit.folded in _PAIR:
                found = _group(page, sentence.units, position, opening, anchors)
            elif unit.kind == "org" and unit.org is not None:
                span = page.tokens.span(unit.first, unit.end)
                agent = known_orgs.get(unit.org.name.casefold(), "")
                found = Mention(span, span, "organisation", (agent,) if agent else ())
            elif unit.country is not None:
                span = page.tokens.span(unit.first, unit.end)
                found = Mention(span, span, "country", (), unit.country.name)
            if found is None:
                continue
            mentions.append(found)
            if found.form in ("name", "surname", "title") and len(found.agents) == 1:
                agent = found.agents[0]
                recent.pop(agent, None)
                recent[agent] = None
                if next_subject is None and position <= 6:
                    next_subject = agent
        subject = next_subject or subject
        for body, mention in _bodies(page, sentence.units, sentence.index):
            bodies.append(body)
            mentions.append(mention)
    covered = {m.head.start for m in mentions if m.form == "body"}
    mentions = [m for m in mentions if m.form != "group" or m.head.start not in covered]
    mentions.sort(key=lambda m: (m.span.start, m.span.end))
    return mentions, bodies, list(_places(page))


def _opening(page: Page, ids: dict[int, str]) -> tuple[str, ...]:
    """The people of the subject and the first sentence that names any."""
    people: dict[str, None] = {}
    for sentence in page.sentences:
        for n in sentence.named:
            if id(n) in ids:
                people[ids[id(n)]] = None
        if people and page.spans[sentence.index].start > page.subject_end:
            break
    return tuple(people)


def _words(page: Page, post: Post) -> set[str]:
    return {page.tokens.folded[t] for t in post.tokens} - {"of", "the", "and", "for"}


def _of(official: Official) -> set[str]:
    values = {t.of.value for t in official.tenures if t.of is not None}
    if official.of is not None:
        values.add(official.of.value)
    return values


def _holder(page: Page, post: Post, names: dict[str, Official], recent: dict[str, None]) -> str | None:
    """The official that a bare post ("the Minister", "the Russian President") means, if one alone fits."""
    wanted = _words(page, post)
    for agent in islice(reversed(recent), _REMEMBERED):
        official = names[agent]
        for tenure in official.tenures:
            held = set(tenure.post.value.casefold().replace(",", " ").split())
            if not wanted <= held:
                continue
            if post.owner is not None and post.owner.name not in _of(official):
                continue
            if post.head not in tenure.post.value.casefold():
                continue
            return agent
    return None


def _leader(country: str, names: dict[str, Official]) -> str | None:
    found = [
        o.id
        for o in names.values()
        if country in _of(o)
        and (
            not o.tenures
            or any(
                w in t.post.value.casefold()
                for t in o.tenures
                for w in (
                    "president",
                    "prime minister",
                    "premier",
                    "chancellor",
                    "king",
                    "emir",
                    "amir",
                    "sultan",
                    "general secretary",
                )
            )
        )
    ]
    return found[0] if len(found) == 1 else None


def _group(
    page: Page, units: list[Unit], position: int, opening: tuple[str, ...], anchors: dict[str, Span]
) -> Mention | None:
    before = units[position - 1] if position else None
    if before is None or before.folded not in ("two", "both", "the"):
        return None
    start = position - 1
    if before.folded == "two" and position > 1 and units[position - 2].folded in ("the", "these"):
        start -= 1
    span = page.tokens.span(units[start].first, units[position].end)
    head = page.tokens.span(units[position].first, units[position].end)
    agents = opening if len(opening) == 2 else ()
    if not agents and before.folded == "the":
        return None
    return Mention(span, head, "group", agents, via=tuple(anchors[a] for a in agents))


def _bodies(page: Page, units: list[Unit], sentence: int) -> Iterator[tuple[Body, Mention]]:
    """ "the SCO foreign ministers", "heads of state of the CSTO", "ASEAN leaders" """
    heads = grammar_words().body_heads
    position = 0
    while position < len(units):
        unit = units[position]
        size = 0
        if unit.kind in ("low", "plural"):
            for words in heads:
                if tuple(u.folded for u in units[position : position + len(words)]) == words or (
                    unit.kind == "plural" and unit.folded == " ".join(words)
                ):
                    size = len(words) if unit.kind == "low" else 1
                    break
        if not size:
            position += 1
            continue
        start, end = position, position + size
        while start and (
            units[start - 1].folded
            in (
                "foreign",
                "prime",
                "defence",
                "defense",
                "trade",
                "finance",
                "economic",
                "energy",
                "security",
                "national",
            )
            or (page.lexicon.portfolios and units[start - 1].folded in page.lexicon.portfolios)
        ):
            start -= 1
        owner: Unit | None = None
        if start and units[start - 1].kind in ("org", "country"):
            owner = units[start - 1]
            start -= 1
        elif start > 1 and units[start - 1].kind == "poss" and units[start - 2].kind in ("org", "country"):
            owner = units[start - 2]
            start -= 2
        at = end
        if at < len(units) and units[at].folded in ("of", "from"):
            step = at + 1
            while step < len(units) and units[step].folded in ("the", "all"):
                step += 1
            if step < len(units) and units[step].kind in ("org", "country"):
                owner = owner or units[step]
                end = step + 1
        if start and units[start - 1].folded in ("the", "all"):
            start -= 1
        if owner is None or (owner.country is not None and units[end - 1] is owner and end - start <= size + 1):
            position += size
            continue
        span = page.tokens.span(units[start].first, units[end - 1].end)
        first, last = units[start].first, units[end - 1].end
        name = owner.country.name if owner.country else owner.org.name if owner.org else owner.word
        local = f"body-{span.start}"
        body = Body(
            local,
            page.value(page.phrase(first, last), first, last, "officials/body", 0.85),
            page.value(name, owner.first, owner.end, "officials/body", 0.85),
        )
        yield body, Mention(span, page.tokens.span(unit.first, unit.end), "body", (local,))
        position = end


def _places(page: Page) -> Iterator[Place]:
    """Countries, cities of the lexicon, and buildings by their noun."""
    words, folded = page.tokens.words, page.tokens.folded
    venues = grammar_words().venue_nouns
    for sentence in page.sentences:
        taken: set[int] = set()
        for unit in sentence.units:
            if unit.country is not None:
                yield Place(page.tokens.span(unit.first, unit.end), unit.country.name, "country", unit.country.name)
            if unit.kind in ("country", "post"):
                taken.update(range(unit.first, unit.end))
        first, end = page.tokens.within(page.spans[sentence.index])
        at = first
        while at < end:
            if at in taken or not words[at][0].isupper():
                at += 1
                continue
            stop = at + 1
            while stop < min(end, at + _LONGEST) and stop not in taken and words[stop][0].isupper():
                stop += 1
            noun = next((k for k in range(stop - 1, at, -1) if folded[k] in venues), None)
            if noun is not None and noun > at:
                yield Place(page.tokens.span(at, noun + 1), page.phrase(at, noun + 1), "venue")
                at = noun + 1
                continue
            found = page.lexicon.cities.match(words, folded, at)
            if found is not None and found[0] <= end:
                city_end, country = found
                person = (
                    city_end < stop and folded[city_end] in page.lexicon.last_parts and words[at - 1][0].isupper()
                    if at
                    else False
                )
                if not person:
                    yield Place(page.tokens.span(at, city_end), page.phrase(at, city_end), "city", country)
                at = city_end
                continue
            at += 1
