"""Building records by hand: each quote is looked up in the text, so spans are right by construction."""

from __future__ import annotations

import hashlib

from kg_builder.model.bulletin import Bulletin
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.text import OffsetMap, Span
from kg_builder.model.time import PartialDate


class Page:
    """A bulletin's text, and evidence in it by quote."""

    def __init__(
        self, id_: str, subject: str, body: str, *, published: str | None = None, publisher: str | None = None
    ):
        self.text = f"{subject}\n\n{body}"
        self.bulletin = Bulletin(
            id=id_,
            source=f"bulletins/{id_}.txt",
            text=self.text,
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            subject=subject,
            published=PartialDate(published) if published else None,
            publisher=publisher,
            offsets=OffsetMap.identity(len(self.text)),
        )
        self.sentences = self._split()

    def _split(self) -> tuple[Span, ...]:
        starts = [0, self.bulletin.body_start]
        position = self.bulletin.body_start
        while (position := self.text.find(". ", position)) >= 0:
            position += 2
            starts.append(position)
        ends = [*starts[1:], len(self.text)]
        bounds = zip(starts, ends, strict=True)
        return tuple(Span(a, a + len(self.text[a:b].rstrip())) for a, b in bounds)

    def span(self, quote: str, after: str = "") -> Span:
        start = self.text.index(quote, self.text.index(after) if after else 0)
        return Span(start, start + len(quote))

    def evidence(
        self,
        quote: str,
        after: str = "",
        *,
        method: str = "test/hand",
        confidence: float = 0.9,
        via: tuple[Span, ...] = (),
    ) -> Evidence:
        span = self.span(quote, after)
        sentence = next(s for s in self.sentences if s.contains(span))
        return Evidence(span, sentence, method, confidence, via)

    def value(self, value: str, quote: str | None = None, after: str = "", **more: object) -> Value:
        return Value(value, quote or value, (self.evidence(quote or value, after, **more),))  # type: ignore[arg-type]
