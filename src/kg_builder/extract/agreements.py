"""The documents and commitments that a bulletin names, with the steps of their lives.

``language.documents`` finds the phrases, ``extract.agreement_events`` what is said of each; here phrases that
mean one document are joined, bare and hypothetical ones are left out, and each document gets its parties, its
signatories and the meeting it came out of. Soft pledges ("agreed to work together") name no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg_builder.extract.agreement_context import METHOD, date_of, inside, meeting_of, parties_of, signatories_of
from kg_builder.extract.agreement_events import EventCue, EventReader
from kg_builder.extract.agreement_joining import joined
from kg_builder.extract.agreement_said import OUTCOMES, Document, Said
from kg_builder.extract.agreement_status import bearing_dates, date_of_event, read_status
from kg_builder.extract.agreement_titles import clean, content, one_and_another, parts
from kg_builder.extract.reading import Reading
from kg_builder.language.dates import DateMention, find_dates
from kg_builder.language.document_complements import clause_end
from kg_builder.language.document_tokens import Token, tokens_of
from kg_builder.language.documents import DocumentFinder, DocumentMention
from kg_builder.lexicon.documents import DocumentWords, load_document_words
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import Agreement, AgreementEvent, Meeting
from kg_builder.model.text import Span
from kg_builder.model.time import PartialDate

_NEAR = 600  # characters within which a date may belong to a document
_BULLET = re.compile(r"\s*(?:[-–—•·*▪■●○]|\(?(?:\d{1,2}|[ivxl]{1,4}|[a-h])[.)])\s+")
_ENUMERATOR = re.compile(r"\W*\w{1,4}[.)]\s*")
_HEADING = re.compile(
    r"\W*(?:list of (?:the )?(?:outcomes|outcome documents|documents|agreements|deliverables|mous|memoranda)\b"
    r"[^.\n]{0,120}"
    r"|(?:key |main )?(?:outcomes|deliverables)\b[^.\n]{0,100}"
    r"|(?:bilateral )?(?:documents|agreements|mous|memoranda)\b[^.\n]{0,60}(?:signed|exchanged|concluded)"
    r"[^.\n]{0,60})\W*",
    re.IGNORECASE,
)
_TOPICS_INTRO = re.compile(r"(?:areas?|fields?|topics?|issues?|sectors?|spheres?|points?|matters)\W*$", re.IGNORECASE)


class AgreementReader:
    """Reads agreements with the words of one lexicon."""

    def __init__(self, words: DocumentWords | None = None) -> None:
        self.words = words or load_document_words()
        self.finder = DocumentFinder(self.words)
        self.events = EventReader(self.words)

    def read(self, reading: Reading, meetings: Sequence[Meeting]) -> tuple[Agreement, ...]:
        documents = joined(self._said(reading))
        taken: set[str] = set()
        agreements = []
        for document in documents:
            agreement = _agreement(reading, meetings, document, taken)
            if agreement is not None:
                agreements.append(agreement)
        return tuple(sorted(agreements, key=lambda a: a.title.evidence[0].quote))

    def _said(self, reading: Reading) -> Iterator[Said]:
        text, bulletin = reading.bulletin.text, reading.bulletin
        told: dict[str, tuple[EventCue, Sequence[Token], int]] = {}
        carried: EventCue | None = None
        carried_tokens: Sequence[Token] = ()
        for number, sentence in enumerate(reading.sentences):
            if _HEADING.fullmatch(text, sentence.start, sentence.end):
                carried_tokens = tokens_of(text, sentence)
                carried = EventCue("signed", 0, len(carried_tokens), "done")
                continue
            item = _BULLET.match(text, sentence.start, sentence.end)
            if _ENUMERATOR.fullmatch(text, sentence.start, sentence.end):
                continue
            opens = text[sentence.start : sentence.end].rstrip().endswith(":")
            if not self.finder.mentions(text, sentence):
                if opens:  # "the following were signed:"
                    carried_tokens = tokens_of(text, sentence)
                    carried = self.events.last_outcome(carried_tokens)
                elif item is None:
                    carried = None
                continue
            tokens: Sequence[Token] = tokens_of(text, sentence)
            mentions = [_without_partner(reading, tokens, m) for m in self.finder.find(tokens)]
            cues: Sequence[EventCue | None] = self.events.read(tokens, mentions)
            dates = find_dates(text, bulletin.published, [sentence])
            in_subject = sentence.end <= len(bulletin.subject or "")
            for mention, cue in zip(mentions, cues, strict=True):
                near = list(inside(dates, Span(max(0, mention.span.start - _NEAR), mention.span.end + _NEAR)))
                source = tokens
                if cue is None and carried is not None and mention.first <= (3 if item is None else 5):
                    cue, source = carried, carried_tokens
                if (cue is None or not cue.near) and mention.about is not None and mention.determiner in ("a", "an"):
                    # "Four MoUs were signed. ... Additionally, an MoU on ..."
                    shared = told.get(mention.noun.kind)
                    if shared is not None and number - shared[2] <= 8:
                        cue, source = shared[:2]
                if mention.noun.plural and mention.about is None and cue is not None and cue.event in OUTCOMES:
                    told[mention.noun.kind] = (cue, source, number)
                yield from self._readings(
                    text, sentence, tokens, source, mention, cue, near, in_subject, bulletin.published
                )
            if opens and not _TOPICS_INTRO.search(text, sentence.start, sentence.end):
                done = [c for c in cues if c is not None and c.event in OUTCOMES]
                carried, carried_tokens = (done[-1], tokens) if done else (None, ())
            elif item is None and not (mentions and mentions[0].first <= 2):
                carried = None

    def _readings(
        self,
        text: str,
        sentence: Span,
        tokens: Sequence[Token],
        cue_tokens: Sequence[Token],
        mention: DocumentMention,
        cue: EventCue | None,
        dates: Sequence[DateMention],
        in_subject: bool,
        published: PartialDate | None,
    ) -> Iterator[Said]:
        """What one phrase and its cue amount to: no, one or several documents."""
        own = cue_tokens is tokens
        bearing = bearing_dates(tokens, mention, cue if own else None, dates)
        status, confidence = read_status(tokens, mention, cue, bearing, in_subject, published)
        if status is None:
            return
        words = content(mention.span.of(text))
        bare = not words - {"ceasefire", "cease-fire"} and mention.canonical is None and not mention.quoted
        bare = bare and (mention.about is None or mention.noun.use == "outcome")
        outcome = cue is not None and cue.event in OUTCOMES
        reached = own and cue is not None and cue.participle and cue.event == "agreed"
        cue_span = None
        if cue is not None and own:
            cue_span = Span(tokens[cue.first].start, tokens[cue.last - 1].end)
        when = date_of_event(tokens, mention, cue, dates) if own else None
        own_day = bearing[0] if len(bearing) == 1 else None
        if own_day is not None and outcome and mention.span.contains(own_day.span):
            own_day = None  # "adopted the Action Plan for 2025": the year is what it is about
        done = outcome and cue is not None and cue.tense == "done"
        pieces = parts(text, tokens, mention, bearing, outcome=done)
        pair = one_and_another(text, mention, sentence)
        if pair:
            pieces, bare = [(title, quote, None) for title, quote in pair], False
        for title, quote, day in pieces:
            if reached and cue is not None and day is None and bare:
                extended = clause_end(tokens, cue.last)
                if extended > cue.last + 1:
                    quote = Span(quote.start, tokens[extended - 1].end)
                    title, bare = clean(quote.of(text)), False
            yield Said(
                title=mention.canonical or title,
                quote=quote,
                kind=mention.noun.kind,
                mention=mention,
                status=status,
                confidence=confidence,
                sentence=sentence,
                cue=cue_span,
                date=day or own_day or when,
                date_span=day.span if day is not None else None,
                tokens=tokens,
                event=cue if own else None,
                bare=bare and day is None,
                summary=mention.noun.plural and mention.about is None and day is None and not pair,
                subject=in_subject,
            )


def read_agreements(reading: Reading, meetings: Sequence[Meeting]) -> tuple[Agreement, ...]:
    """The agreements of a bulletin, in the order of the text."""
    return _shipped().read(reading, meetings)


_readers: list[AgreementReader] = []


def _shipped() -> AgreementReader:
    if not _readers:
        _readers.append(AgreementReader())
    return _readers[0]


def _without_partner(reading: Reading, tokens: Sequence[Token], mention: DocumentMention) -> DocumentMention:
    """The phrase without the person it was signed with: "a memorandum on trade with Minister A" ends at "trade"."""
    if mention.about is None:
        return mention
    for i in range(mention.about, mention.last - 1):
        if tokens[i].low != "with":
            continue
        after = Span(tokens[i].end, mention.span.end + 90)
        if any(m.form == "name" and m.span.start <= tokens[i].end + 2 for m in inside(reading.mentions, after)):
            about = mention.about if i > mention.about else None
            span = Span(mention.span.start, tokens[i - 1].end)
            return replace(mention, last=i, span=span, about=about)
    return mention


def _agreement(reading: Reading, meetings: Sequence[Meeting], document: Document, taken: set[str]) -> Agreement | None:
    text = reading.bulletin.text
    best = document.best
    rank = max(document.said, key=_weight)
    offset = best.quote.start if best.date_span is None else best.date_span.start
    while f"agreement-{offset}" in taken:
        offset += 1
    taken.add(f"agreement-{offset}")
    confidence = round(min(0.95, best.confidence + 0.05 * (len(document.said) - 1)), 2)

    def value(said: Said, form: str, span: Span, sure: float) -> Value:
        return Value(form, " ".join(span.of(text).split()), (Evidence(span, said.sentence, METHOD, round(sure, 2)),))

    title = Value(
        clean(best.title),
        best.quote.of(text),
        tuple(Evidence(s.quote, s.sentence, METHOD, round(s.confidence, 2)) for s in _first(best, document.said)),
    )
    noun = best.tokens[best.mention.head]
    kind = value(best, best.kind, Span(noun.start, noun.end), min(0.95, confidence + 0.1))
    meeting = meeting_of(reading, meetings, rank)
    date = date_of(reading, meetings, rank, meeting)
    event = AgreementEvent(
        f"agreement-event-{offset}",
        value(rank, rank.status, rank.cue or rank.quote, rank.confidence),
        date,
        meeting.id if meeting else None,
    )
    return Agreement(
        f"agreement-{offset}",
        title,
        kind,
        parties=parties_of(reading, document),
        signatories=signatories_of(reading, document, offset),
        events=(event,),
    )


def _weight(said: Said) -> tuple[int, bool, bool, float]:
    """What is said of one document in several places: an outcome counts most, then a plan, then the rest."""
    if said.status in OUTCOMES and said.event is not None and said.event.event in OUTCOMES:
        return 2, not said.subject, said.date is not None, said.confidence
    ahead = said.status in ("planned", "proposed", "terminated") and not said.bare
    return int(ahead), not said.bare, False, said.confidence


def _first(best: Said, said: Sequence[Said]) -> list[Said]:
    return [best, *(s for s in said if s is not best and not s.bare and s.title == best.title)][:4]
