"""Why a value was read so: its sentence, the rule that read it, the words of the lexicon in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kg_builder.lexicon import Lexicon, load
from kg_builder.lexicon.documents import DocumentWords, fold, with_documents
from kg_builder.lexicon.meetings import MeetingWords, with_meetings
from kg_builder.lexicon.phrases import Phrases, plain, tokens
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import Participation, Record
from kg_builder.model.text import Span


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence in words: ``source`` is where the quote stands in the source file, ``via`` the phrases that
    lead to the name, ``words`` what the lexicon knows of words in the quote or sentence."""

    rule: str
    meaning: str
    confidence: float
    quote: str
    sentence: str
    quote_in_sentence: Span
    text: Span
    source: Span | None
    via: tuple[str, ...]
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one thing of a record. ``label`` names the thing."""

    thing: str
    label: str
    property: str
    value: str
    reasons: tuple[Reason, ...]

    def fits(self, wanted: str) -> bool:
        """Whether ``wanted`` is the thing's id, the property, or part of the label or the value."""
        low = wanted.casefold()
        if low in (self.thing.casefold(), self.property.casefold(), f"{self.thing.split('-')[0]}.{self.property}"):
            return True
        return low in self.label.casefold() or low in self.value.casefold()


@cache
def methods() -> dict[str, str]:
    """The rules and what they do."""
    text = files("kg_builder.lexicon").joinpath("data/methods.yml").read_text(encoding="utf-8")
    table: dict[str, str] = yaml.safe_load(text)
    return table


def meaning_of(method: str) -> str:
    """What the rule of a method does, else what its component does."""
    table = methods()
    return table.get(method) or table.get(method.partition("/")[0] + "/", "")


class Explainer:
    """Explains records with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or load()
        self._documents: DocumentWords = with_documents(self._lexicon.extra.get("documents", ()))
        self._meetings: MeetingWords = with_meetings(self._lexicon.extra.get("meetings", ()))

    def explain(self, record: Record, bulletin: Bulletin) -> Iterator[Fact]:
        """Every value of the record, in the order of the record."""
        labels = _labels(record)
        for items in (
            record.officials,
            record.organisations,
            record.bodies,
            record.meetings,
            record.visits,
            record.agreements,
            record.remarks,
        ):
            for item in items:
                yield from self._facts(item, item.id, labels, bulletin, "")

    def _facts(self, item: Any, thing: str, labels: dict[str, str], bulletin: Bulletin, prefix: str) -> Iterator[Fact]:
        label = labels.get(thing, thing)
        for field in dataclasses.fields(item):
            value = getattr(item, field.name)
            for one in value if isinstance(value, tuple) else (value,):
                name = f"{prefix}{field.name}"
                if isinstance(one, Value):
                    yield Fact(thing, label, name, one.value, self._reasons(one.evidence, bulletin))
                elif isinstance(one, Participation):
                    who = f"{labels.get(one.agent, one.agent)} ({one.role})"
                    yield Fact(thing, label, prefix + one.role, who, self._reasons(one.evidence, bulletin))
                    yield from self._facts(one, thing, labels, bulletin, f"{prefix}{one.role}.")
                elif dataclasses.is_dataclass(one) and not isinstance(one, Evidence | Span | type):
                    yield from self._facts(one, thing, labels, bulletin, f"{name.removesuffix('s')}.")

    def _reasons(self, evidence: tuple[Evidence, ...], bulletin: Bulletin) -> tuple[Reason, ...]:
        text = bulletin.text
        return tuple(
            Reason(
                rule=e.method,
                meaning=meaning_of(e.method),
                confidence=e.confidence,
                quote=e.quote.of(text),
                sentence=e.sentence.of(text),
                quote_in_sentence=Span(e.quote.start - e.sentence.start, e.quote.end - e.sentence.start),
                text=e.quote,
                source=bulletin.offsets.to_source(e.quote),
                via=tuple(span.of(text) for span in e.via),
                words=self._words(e.quote.of(text)),
            )
            for e in evidence
        )

    def _words(self, quote: str) -> tuple[tuple[str, str], ...]:
        """The longest phrases of the quote that the lexicon knows, and as what."""
        words = tokens(quote)[:60]
        folded = [plain(w) for w in words]
        found: list[tuple[str, str]] = []
        i = 0
        while i < len(words):
            end, what = self._known(words, folded, i)
            if what:
                found.append((" ".join(words[i:end]), what))
            i = max(end, i + 1)
        return tuple(dict.fromkeys(found))

    def _known(self, words: list[str], folded: list[str], at: int) -> tuple[int, str]:
        best, what = at, ""
        tables: tuple[tuple[str, Phrases[Any]], ...] = (
            ("title", self._lexicon.heads),
            ("titles", self._lexicon.plurals),
            ("honorific", self._lexicon.honorifics),
            ("country", self._lexicon.countries),
            ("city", self._lexicon.cities),
            ("organisation", self._lexicon.organisations),
        )
        for name, table in tables:
            hit = table.match(words, folded, at)
            if hit is not None and hit[0] > best:
                best, what = hit[0], name
        low = [fold(w) for w in words[at : at + 5]]
        for size in range(len(low), 0, -1):
            if at + size <= best:
                break
            noun = self._documents.nouns.get(tuple(low[:size]))
            verbs = self._documents.verbs.get(tuple(low[:size]), ())
            joined = " ".join(low[:size])
            if noun is not None:
                return at + size, f"document noun ({noun.kind})"
            if joined in self._meetings.nouns:
                return at + size, f"meeting noun ({self._meetings.nouns[joined].kind})"
            if joined in self._meetings.verbs:
                return at + size, f"meeting verb ({self._meetings.verbs[joined].lemma})"
            if verbs:
                return at + size, f"document verb ({verbs[0].event})"
        return best, what


def _labels(record: Record) -> dict[str, str]:
    labels = {official.id: official.name.value for official in record.officials}
    labels |= {organisation.id: organisation.name.value for organisation in record.organisations}
    labels |= {body.id: body.phrase.value for body in record.bodies}
    labels |= {meeting.id: meeting.name.value for meeting in record.meetings}
    labels |= {visit.id: visit.name.value for visit in record.visits}
    labels |= {agreement.id: agreement.title.value for agreement in record.agreements}
    return labels
