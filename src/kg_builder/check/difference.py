"""What changed between two graphs: facts won, lost and altered, in words.

Things are compared by what the same claims denote, so that a thing whose IRI changed (a better key,
a merger) is one thing renamed and not all its facts lost and won again. Facts are triples of the knowledge;
what a rule derives is told apart. Evidence stands beside a fact by its quote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from kg_builder.resources import resource
from kg_builder.vocab import DCTERMS, KG, RDF, RDFS

_ONE_VALUE = frozenset(
    term.value
    for term in (
        RDFS.label, KG.kind, KG.mode, KG.status, KG.place, KG.start, KG.end, KG.date, KG.agreementKind, KG.role,
        KG.earliest, KG.latest,
    )
)  # fmt: skip
_EVIDENCE = {KG.about: "about", KG.property: "property", KG.value: "value", KG.quote: "quote"}
_NOT_KNOWLEDGE = re.compile(
    r"/bulletin/[^/]*$|/dataset(?:#.*)?$|#evidence-[0-9a-f]+$|^https://w3id\.org/kg-builder/(?:ontology|codes)\b"
)
_CODE = "https://w3id.org/kg-builder/codes#"


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One triple, with the names of its ends and a quote that says it (of the side that has it)."""

    subject: str
    property: str
    value: str
    subject_name: str = field(default="", compare=False)
    value_name: str = field(default="", compare=False)
    quote: str = field(default="", compare=False)
    derived: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        text = f"{self.subject_name or self.subject} · {_short(self.property)} · {self.value_name or self.value}"
        return f"{text}   “{self.quote}”" if self.quote else text


@dataclass(frozen=True, slots=True, order=True)
class Alteration:
    """A property of one value that has another value now."""

    old: Fact
    new: Fact

    def __str__(self) -> str:
        old, new = (f.value_name or f.value for f in (self.old, self.new))
        text = f"{self.new.subject_name or self.new.subject} · {_short(self.new.property)} · {old} → {new}"
        return f"{text}   “{self.new.quote}”" if self.new.quote else text


@dataclass(frozen=True, slots=True)
class Difference:
    """All lists are sorted. ``renamed`` are pairs of the old and the new IRI of one thing."""

    won: tuple[Fact, ...]
    lost: tuple[Fact, ...]
    altered: tuple[Alteration, ...]
    renamed: tuple[tuple[str, str], ...]
    bulletins_won: tuple[str, ...]
    bulletins_lost: tuple[str, ...]
    bulletins_altered: tuple[str, ...]
    counts: Mapping[str, tuple[int, int]]

    def __bool__(self) -> bool:
        bulletins = self.bulletins_won or self.bulletins_lost or self.bulletins_altered
        return bool(self.won or self.lost or self.altered or self.renamed or bulletins)

    def by_property(self) -> dict[str, tuple[int, int, int]]:
        """How many facts of each property were won, lost and altered."""
        won = Counter(_short(f.property) for f in self.won)
        lost = Counter(_short(f.property) for f in self.lost)
        altered = Counter(_short(a.new.property) for a in self.altered)
        return {name: (won[name], lost[name], altered[name]) for name in sorted({*won, *lost, *altered})}


class Side:
    """A graph as far as it is compared."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.facts: set[tuple[str, str, str]] = set()
        self.labels: dict[str, str] = {}
        self.denotes: dict[str, str] = {}
        self.redirects: dict[str, str] = {}
        self.bulletins: dict[str, str] = {}
        self._evidence: dict[str, dict[str, list[str]]] = {}
        self._ties: dict[str, dict[str, str]] = {}
        self._things: set[str] = set()
        for quad in quads:
            self._add(quad)
        self._quotes: dict[tuple[str, str, str], str] | None = None

    def _add(self, quad: Quad) -> None:
        subject, predicate, value = quad.subject, quad.predicate, quad.object
        if isinstance(subject, Triple) or isinstance(value, Triple):
            return
        if predicate in _EVIDENCE:
            self._evidence.setdefault(subject.value, {}).setdefault(_EVIDENCE[predicate], []).append(value.value)
        elif predicate == KG.denotes:
            self.denotes[subject.value] = value.value
        elif predicate == DCTERMS.isReplacedBy:
            self.redirects[subject.value] = value.value
        elif predicate == KG.sha256:
            self.bulletins[subject.value] = value.value
        elif not _NOT_KNOWLEDGE.search(subject.value):
            self.facts.add((subject.value, predicate.value, value.value))
            if predicate == RDFS.label:
                self.labels[subject.value] = value.value
            elif isinstance(value, NamedNode):
                if predicate == RDF.type:
                    self._things.add(subject.value)
                self._ties.setdefault(subject.value, {})[predicate.value] = value.value

    @property
    def things(self) -> set[str]:
        """Everything that has a class, dependents too."""
        return self._things

    @property
    def evidence(self) -> int:
        return len(self._evidence)

    def name(self, iri: str) -> str:
        """What people call a node: its label; for dependents the labels of their ends; else a short name."""
        if iri in self.labels:
            return self.labels[iri]
        ties = self._ties.get(iri, {})
        if KG.agent.value in ties:
            return f"{self.name(ties[KG.agent.value])} in {self.name(ties.get(KG.participationIn.value, ''))}"
        if KG.tenureOf.value in ties:
            return f"{self.name(ties[KG.tenureOf.value])} as {self.name(ties.get(KG.post.value, ''))}"
        if KG.agreementEventOf.value in ties:
            return f"{self.name(ties.get(KG.eventKind.value, ''))} of {self.name(ties[KG.agreementEventOf.value])}"
        if iri.startswith(_CODE):
            return iri[len(_CODE) :].partition("-")[2]
        return _short(iri) if iri.startswith(KG.Claim.value.rpartition("#")[0]) else iri

    def quote(self, fact: tuple[str, str, str]) -> str:
        """The first of the quotes that say a fact."""
        if self._quotes is None:
            self._quotes = self._all_quotes()
        return self._quotes.get(fact, "")

    def _all_quotes(self) -> dict[tuple[str, str, str], str]:
        quotes: dict[tuple[str, str, str], str] = {}
        for parts in self._evidence.values():
            if not (parts.get("about") and parts.get("value") and parts.get("quote")):
                continue
            about, value, quote = parts["about"][0], parts["value"][0], parts["quote"][0]
            for property_ in parts.get("property", ()):
                key = (self.denotes.get(about, about), property_, self.denotes.get(value, value))
                quotes[key] = min(quotes.get(key, quote), quote)
        return quotes


def compare(old: Side, new: Side) -> Difference:
    """What ``new`` has that ``old`` had not, and the other way round."""
    renamed = align(old, new)
    before = {(renamed.get(s, s), p, renamed.get(v, v)): (s, p, v) for s, p, v in old.facts}
    lost = {moved: fact for moved, fact in before.items() if moved not in new.facts}
    won = {fact for fact in new.facts if fact not in before}
    altered = _pair(lost, won)
    gone = {moved for moved, _ in altered}
    come = {fact for _, fact in altered}
    return Difference(
        won=tuple(sorted(_fact(new, fact) for fact in won - come)),
        lost=tuple(sorted(_fact(old, fact) for moved, fact in lost.items() if moved not in gone)),
        altered=tuple(sorted(Alteration(_fact(old, lost[moved]), _fact(new, fact)) for moved, fact in altered)),
        renamed=tuple(sorted(renamed.items())),
        bulletins_won=tuple(sorted(new.bulletins.keys() - old.bulletins.keys())),
        bulletins_lost=tuple(sorted(old.bulletins.keys() - new.bulletins.keys())),
        bulletins_altered=tuple(
            sorted(b for b in old.bulletins.keys() & new.bulletins.keys() if old.bulletins[b] != new.bulletins[b])
        ),
        counts={
            "bulletins": (len(old.bulletins), len(new.bulletins)),
            "things": (len(old.things), len(new.things)),
            "facts": (len(old.facts), len(new.facts)),
            "evidence": (old.evidence, new.evidence),
        },
    )


def align(old: Side, new: Side) -> dict[str, str]:
    """The new IRI of each old thing that is not there any more but lives on under another: the one that most of its
    claims denote now, else the one that it redirects to."""
    votes: dict[str, Counter[str]] = {}
    for claim, thing in old.denotes.items():
        if thing not in new.things and claim in new.denotes:
            votes.setdefault(thing, Counter())[new.denotes[claim]] += 1
    found = {thing: min(counts, key=lambda t: (-counts[t], t)) for thing, counts in votes.items()}
    for thing in old.things - new.things - found.keys():
        if thing in new.redirects:
            found[thing] = new.redirects[thing]
    return found


def _pair(
    lost: Mapping[tuple[str, str, str], tuple[str, str, str]], won: set[tuple[str, str, str]]
) -> list[tuple[tuple[str, str, str], tuple[str, str, str]]]:
    """Lost and won values of one property of one value and one subject."""
    gone = {(s, p): (s, p, v) for s, p, v in lost if p in _ONE_VALUE}
    return [(gone[s, p], (s, p, v)) for s, p, v in won if (s, p) in gone]


def _fact(side: Side, fact: tuple[str, str, str]) -> Fact:
    subject, property_, value = fact
    derived = property_ in derived_properties()
    return Fact(*fact, side.name(subject), side.name(value), "" if derived else side.quote(fact), derived)


def _short(iri: str) -> str:
    return "a" if iri == RDF.type.value else re.split(r"[#/]", iri)[-1]


@cache
def derived_properties() -> frozenset[str]:
    """The properties that the ontology says are derived by rule."""
    return frozenset(
        quad.subject.value
        for path in resource("ontology").glob("*.ttl")
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if quad.predicate == RDF.type and quad.object == KG.DerivedProperty and isinstance(quad.subject, NamedNode)
    )
