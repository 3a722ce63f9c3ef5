"""Phrases that mean one document, put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_builder.extract.agreement_said import OUTCOMES, THIS, Document, Said
from kg_builder.extract.agreement_titles import acronym, alike, content

# how many documents back a phrase is compared with: keeps a text of thousands of treaties linear
_WINDOW = 80
_SAME_KINDS = ({"treaty", "agreement", "convention", "protocol", "charter"}, {"plan", "roadmap", "programme"})


def _kin(kinds: set[str], kind: str) -> bool:
    return kind in kinds or any(kind in same and kinds & same for same in _SAME_KINDS)


def joined(all_said: Iterator[Said]) -> list[Document]:
    """The documents: phrases that mean the same one are put together."""
    documents: list[Document] = []
    known_as: dict[str, Document] = {}
    for said in all_said:
        short = acronym(said.title)
        home = known_as.get(short or said.title) or _home(documents[-_WINDOW:], said)
        if home is None:
            if _refers_back(said):
                continue  # "the agreement", of which nothing was said before
            home = Document()
            if not said.summary:
                for earlier in documents[-_WINDOW:]:
                    earlier.expanded = earlier.expanded or _sums_up(earlier, said)
            documents.append(home)
        home.add(said)
        if short:
            known_as.setdefault(short, home)
    return [d for d in documents if not d.expanded and not _covered(d, documents)]


def _refers_back(said: Said) -> bool:
    """Whether a bare phrase points to a document told of before, and tells nothing new of it."""
    told = said.event is not None and said.event.near and said.event.event in OUTCOMES
    dated = said.date is not None and said.event is not None and said.event.participle
    return said.bare and said.mention.determiner in THIS and said.date_span is None and not told and not dated


def _sums_up(earlier: Document, said: Said) -> bool:
    """Whether an earlier phrase for several documents ("three agreements") has this one among them."""
    first = earlier.said[0]
    kin = _kin(earlier.kinds, said.kind) or bool(earlier.kinds & {"other", "agreement"})
    return first.summary and said.status in (first.status, "in-force") and kin


def _covered(document: Document, documents: Sequence[Document]) -> bool:
    """Whether a document of which no more is known than that one was signed is told of elsewhere."""
    counted = all(s.summary or s.subject or s.mention.count is not None for s in document.said)
    if document.words or not counted or not all(s.bare for s in document.said):
        return False
    statuses = {s.status for s in document.said}
    return any(
        other is not document and other.words and _kin(other.kinds, document.said[0].kind)
        and any(s.status in statuses and s.status in OUTCOMES | {"planned"} for s in other.said)
        for other in documents
    )  # fmt: skip


def _home(documents: Sequence[Document], said: Said) -> Document | None:
    words = content(said.title)
    if said.date_span is not None:
        return next(
            (d for d in documents if d.said[0].date is not None and said.date is not None
             and d.said[0].date.start == said.date.start and _kin(d.kinds, said.kind)), None
        )  # fmt: skip
    outcomes = [d for d in documents if d.kinds == {said.kind} and any(s.status in OUTCOMES for s in d.said)]
    one = outcomes[0] if len(outcomes) == 1 and outcomes[0].said[0].date_span is None else None
    definite = said.mention.determiner in THIS and not said.mention.noun.plural and said.status in OUTCOMES
    if one is not None and definite and words & one.words:
        return one  # "the treaty between A and B", of the only treaty signed
    for document in reversed(documents):
        referred = said.bare and said.mention.determiner in THIS and document.kinds == {"other"}
        if not (_kin(document.kinds, said.kind) or referred) or document.said[0].date_span is not None:
            continue
        if document.said[0].summary != said.summary and not (document.said[0].bare or said.bare):
            continue
        if words and document.words and alike(words, document.words):
            return document
        first = document.said[0]
        if not document.words and first.subject and not said.summary and not first.summary:
            return document
        if said.bare and not said.summary and not first.summary and said.mention.determiner in THIS:
            return document
        if said.bare and not said.summary and said.status == first.status and not first.summary and first.bare:
            return document
        if said.summary and first.summary and (not words or not document.words):
            return document
        if said.bare and said.mention.noun.plural and said.summary and said.status == first.status:
            return document
    return None
