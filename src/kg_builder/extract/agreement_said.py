"""What one sentence says of one document: the pieces that ``extract.agreements`` puts together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg_builder.extract.agreement_events import EventCue
from kg_builder.extract.agreement_titles import acronym, content
from kg_builder.language.dates import DateMention
from kg_builder.language.document_tokens import Token
from kg_builder.language.documents import DocumentMention
from kg_builder.lexicon.phrases import word_set
from kg_builder.model.text import Span

OUTCOMES = frozenset({"signed", "initialled", "adopted", "agreed", "ratified"})
THIS = word_set("the this that these those such its said both")


@dataclass(slots=True)
class Said:
    """One phrase and what its sentence says of it."""

    title: str
    quote: Span
    kind: str
    mention: DocumentMention
    status: str
    confidence: float
    sentence: Span
    cue: Span | None = None
    date: DateMention | None = None
    date_span: Span | None = None
    tokens: Sequence[Token] = ()
    event: EventCue | None = None
    bare: bool = False
    summary: bool = False
    subject: bool = False


@dataclass(slots=True)
class Document:
    """All that the bulletin says of one document."""

    said: list[Said] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    kinds: set[str] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)
    expanded: bool = False

    @property
    def best(self) -> Said:
        return max(self.said, key=lambda s: (not s.bare, not s.subject, s.mention.named, len(content(s.title)) > 1))

    def add(self, said: Said) -> None:
        self.said.append(said)
        self.words |= content(said.title)
        self.kinds.add(said.kind)
        short = acronym(said.title)
        if short:
            self.acronyms.add(short)
