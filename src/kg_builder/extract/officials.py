"""People with posts, organisations, bodies, places, and what else in the text means them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg_builder.extract.coreference import Person, cluster
from kg_builder.extract.people import Binder, Named, Sentence, find_names
from kg_builder.extract.phrases import find_organisations
from kg_builder.extract.posts import Owner, Post, find_posts
from kg_builder.extract.reading import Mention, Place, Reading
from kg_builder.extract.references import read_mentions
from kg_builder.extract.units import classify, grammar_words, is_title_case
from kg_builder.language.tokens import Tokens, tokenize
from kg_builder.lexicon import Lexicon, load
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import Body, Official, Organisation, Tenure
from kg_builder.model.text import Span


@dataclass(slots=True)
class Page:
    """One bulletin under the officials stage."""

    text: str
    tokens: Tokens
    spans: tuple[Span, ...]
    lexicon: Lexicon
    publisher: str | None = None
    subject_end: int = 0
    sentences: list[Sentence] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    home: str | None = None

    def value(
        self, value: str, span: Span, sentence: int, method: str, confidence: float, via: tuple[Span, ...] = ()
    ) -> Value:
        return Value(value, span.of(self.text), (Evidence(span, self.spans[sentence], method, confidence, via),))

    def phrase(self, first: int, end: int) -> str:
        """The text of tokens ``first:end`` on one line."""
        return " ".join(self.tokens.span(first, end).of(self.text).split())


def _read_sentences(page: Page) -> None:
    grammar = grammar_words()
    order = list(range(len(page.spans)))
    known: set[str] = set()
    late = [i for i in order if page.spans[i].end <= page.subject_end]
    read: dict[int, Sentence] = {}
    for index in [i for i in order if i not in late] + late:
        first, end = page.tokens.within(page.spans[index])
        headline = is_title_case(page.tokens, first, end)
        units = classify(page.tokens, first, end, page.lexicon, known=frozenset(known) if headline else frozenset())
        units = find_names(find_posts(find_organisations(units, page.lexicon), page.lexicon), page.lexicon)
        named = Binder(units, page.lexicon, index).run()
        for item in named:
            if not item.weak:
                known.update(item.parts)
        takes_part = any(w in grammar.takes_part for w in page.tokens.folded[first:end])
        read[index] = Sentence(index, units, named, takes_part, headline)
    page.sentences = [read[i] for i in order]


def _is_name_like(named: Named, lexicon: Lexicon) -> bool:
    """A name by its shape alone: two parts or more, known among the names of people."""
    parts = [p for p in named.parts if len(p.rstrip(".")) > 1]
    if len(parts) < 2 or len(parts) > 6:
        return False
    early = sum(lexicon.early_parts.get(p, 0) > 0 for p in parts[:-1])
    last = lexicon.last_parts.get(parts[-1], 0) > 0 or lexicon.early_parts.get(parts[-1], 0) > 0
    odd = sum(p in lexicon.common for p in parts)
    return ((early > 0 or last) and odd == 0) or (early > 0 and last)


def _accepted(page: Page) -> list[Person]:
    """Those who hold a post, are addressed as such, or take part."""
    kept = []
    for person in page.people:
        if all(n.unlikely for n in person.named if not n.posts) and not any(n.posts for n in person.named):
            continue
        if any(n.posts or n.owner or n.is_counterpart for n in person.named) or any(
            (n.honorific or _is_name_like(n, page.lexicon)) and page.sentences[n.sentence].takes_part and not n.unlikely
            for n in person.named
        ):
            kept.append(person)
    return kept


_SMALL_TITLE = frozenset(["of", "and", "for", "the", "to", "in", "on", "at", "with", "&"])


def _title(page: Page, post: Post) -> str:
    words: list[str] = []
    for index, token in enumerate(post.tokens):
        word = page.tokens.words[token]
        if index and page.tokens.starts[token] == page.tokens.ends[post.tokens[index - 1]]:
            words[-1] += word
        else:
            words.append(word)
    text = " ".join(words).replace(" ,", ",").replace("\n", " ")
    if post.lower:
        text = " ".join(w if w in _SMALL_TITLE else w[:1].upper() + w[1:] for w in text.split())
    return text.strip(" ,-–")


def _name(page: Page, person: Person) -> tuple[str, Named]:
    """The fullest form: most parts, then mixed case, then most letters; the earliest of equals."""

    def rank(n: Named) -> tuple[int, int, int, int]:
        text = page.phrase(n.first, n.end)
        solid = sum(len(p.rstrip(".")) > 1 for p in n.parts)
        return (len(n.parts), solid, 0 if text.isupper() else 1, len(text) if any(ord(c) > 127 for c in text) else 0)

    best = max(person.named, key=lambda n: (*rank(n), -n.first))
    return page.phrase(best.first, best.end), best


def _owner_value(page: Page, owner: Owner, sentence: int, method: str, confidence: float) -> Value:
    return page.value(owner.name, page.tokens.span(owner.first, owner.end), sentence, method, confidence)


def _home(page: Page) -> Owner | None:
    """The country whose officials need no country: mentioned most, not counting where it is said of a post."""
    votes: Counter[str] = Counter()
    where: dict[str, tuple[int, int]] = {}
    for sentence in page.sentences:
        for unit in sentence.units:
            if unit.country is not None:
                votes[unit.country.name] += 1
                where.setdefault(unit.country.name, (unit.first, unit.end))
            elif unit.kind == "org" and unit.org is not None and unit.org.country is not None:
                name = page.lexicon.country_names.get(unit.org.country)
                if name:
                    votes[name] += 1
                    where.setdefault(name, (unit.first, unit.end))
    foreign: Counter[str] = Counter()
    for sentence in page.sentences:
        for named in sentence.named:
            for owner in [p.owner for p, _ in named.posts] + [named.owner]:
                if owner is not None and owner.kind == "country":
                    foreign[owner.name] += 2
    if page.publisher:
        for name in page.lexicon.country_names.values():
            if name in page.publisher:
                return Owner(name, "country", *where.get(name, (0, 1)))
    ranked = [(count - foreign[name], -where[name][0], name) for name, count in votes.items()]
    if not ranked:
        return None
    score, _, name = max(ranked)
    return Owner(name, "country", *where[name]) if score > 0 else None


def _official(page: Page, person: Person, home: Owner | None) -> Official:
    name, best = _name(page, person)
    first = min(person.named, key=lambda n: n.first)
    start = page.tokens.starts[first.first]
    span = page.tokens.span(best.first, best.end)
    aliases: dict[str, Named] = {}
    for n in person.named:
        text = page.phrase(n.first, n.end)
        if text != name:
            aliases.setdefault(text, n)
    tenures = _tenures(page, person, start)
    of = next((t.of for t in tenures if t.of is not None and t.standing != "former"), None)
    if of is None:
        owner = next(((n.owner, n) for n in person.named if n.owner is not None), None)
        if owner is not None and owner[0] is not None:
            of = _owner_value(page, owner[0], owner[1].sentence, "officials/country", 0.9)
        elif home is not None and all(t.of is None for t in tenures):
            of = _owner_value(page, home, _sentence_of(page, home.first), "officials/home", 0.75)
    return Official(
        f"official-{start}",
        page.value(name, span, best.sentence, "officials/name", 0.95 if person.named[0].posts else 0.8),
        tuple(
            page.value(text, page.tokens.span(n.first, n.end), n.sentence, "officials/alias", 0.9)
            for text, n in aliases.items()
        ),
        tenures,
        of,
    )


def _sentence_of(page: Page, token: int) -> int:
    start = page.tokens.starts[token]
    return next(i for i, s in enumerate(page.spans) if s.start <= start < s.end)


def _covers(title: str, other: str) -> bool:
    """Whether ``title`` says all that ``other`` says."""
    a, b = set(title.casefold().split()), set(other.casefold().split())
    return b <= a


def _tenures(page: Page, person: Person, start: int) -> tuple[Tenure, ...]:
    found: list[tuple[str, Post, Named, str]] = []
    for n in person.named:
        for post, rule in n.posts:
            title = _title(page, post)
            clash = next((k for k, old in enumerate(found) if _covers(old[0], title) or _covers(title, old[0])), None)
            if clash is None:
                found.append((title, post, n, rule))
            else:
                old = found[clash]
                if len(title) > len(old[0]) and _covers(title, old[0]):
                    if post.owner is None:
                        post.owner = old[1].owner
                    found[clash] = (title, post, n, rule)
                elif old[1].owner is None:
                    old[1].owner = post.owner
    found.sort(key=lambda f: f[1].first)
    tenures = []
    for title, post, _, rule in found:
        span = page.tokens.span(min(post.tokens), max(post.tokens) + 1)
        of = (
            _owner_value(page, post.owner, _sentence_of(page, post.owner.first), f"officials/{rule}", 0.92)
            if post.owner
            else None
        )
        tenures.append(
            Tenure(
                f"tenure-{span.start}-{start}",
                page.value(
                    title,
                    span,
                    _sentence_of(page, post.tokens[0]),
                    f"officials/{rule}",
                    0.95 if rule == "before" else 0.9,
                ),
                of,
                post.standing,
            )
        )
    return tuple(tenures)


def _organisations(page: Page) -> list[Organisation]:
    rows: dict[str, tuple[str, list[tuple[str, Span, int]], str | None, str]] = {}
    for sentence in page.sentences:
        for unit in sentence.units:
            owners: list[tuple[str, int, int, str | None, str]] = []
            if unit.kind == "org" and unit.org is not None:
                owners.append((unit.org.name, unit.first, unit.end, unit.org.country, unit.org.kind))
            elif unit.kind == "post" and isinstance(unit.value, Post):
                owners.extend(
                    (o.name, o.first, o.end, None, "named")
                    for o in [unit.value.owner, *unit.value.others]
                    if o is not None and o.kind == "org"
                )
            for name, first, end, country, kind in owners:
                key = name.casefold()
                span = page.tokens.span(first, end)
                row = rows.setdefault(key, (name, [], country, kind))
                row[1].append((page.phrase(first, end), span, sentence.index))
    result = []
    for name, places, country, kind in rows.values():
        surface, span, sentence_index = places[0]
        method = "organisations/lexicon" if kind != "named" else "organisations/noun"
        others = {s: (sp, si) for s, sp, si in reversed(places) if s != surface}
        code = page.lexicon.country_names.get(country) if country else None
        result.append(
            Organisation(
                f"organisation-{span.start}",
                page.value(name, span, sentence_index, method, 0.95 if kind != "named" else 0.8),
                tuple(page.value(s, sp, si, method, 0.9) for s, (sp, si) in sorted(others.items())),
                page.value(code, span, sentence_index, "organisations/country", 0.85) if code else None,
            )
        )
    return result


def read_officials(reading: Reading, lexicon: Lexicon | None = None) -> None:
    """Fills officials, organisations, bodies, mentions and places of ``reading``."""
    text = reading.bulletin.text
    page = Page(
        text,
        tokenize(text),
        reading.sentences,
        lexicon or load(),
        reading.bulletin.publisher,
        reading.bulletin.subject_span.end,
    )
    _read_sentences(page)
    page.people = cluster((n for s in page.sentences for n in s.named if n.parts), page.lexicon)
    page.people = _accepted(page)
    home = _home(page)
    page.home = home.name if home else None
    officials = [_official(page, person, home) for person in page.people]
    organisations = _organisations(page)
    mentions, bodies, places = read_mentions(page, officials, organisations)
    reading.officials = tuple(officials)
    reading.organisations = tuple(organisations)
    reading.bodies = tuple(bodies)
    reading.mentions = tuple(mentions)
    reading.places = tuple(places)


__all__ = ["Body", "Mention", "Page", "Place", "read_officials"]
