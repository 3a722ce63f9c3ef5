"""The documents and commitments that a bulletin names, with the steps of their lives.

``language.documents`` finds the phrases, ``extract.agreement_events`` what is said of each; here phrases that
mean one document are joined, bare and hypothetical ones are left out, and each document gets its parties, its
signatories and the meeting it came out of. Soft pledges ("agreed to work together") name no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg_builder.extract.agreement_events import EventCue, EventReader
from kg_builder.extract.agreement_titles import acronym, alike, clean, content, one_and_another, parts
from kg_builder.extract.reading import Reading
from kg_builder.language.dates import DateMention, find_dates
from kg_builder.language.documents import DocumentFinder, DocumentMention, Token, tokens_of
from kg_builder.lexicon.documents import DocumentWords, load_document_words, word_set
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import Agreement, AgreementEvent, Meeting, Participation
from kg_builder.model.text import Span
from kg_builder.model.time import PartialDate

METHOD = "agreements/rule"
_OUTCOMES = frozenset({"signed", "initialled", "adopted", "agreed", "ratified"})
_ISSUED = frozenset({"statement", "declaration", "communique", "resolution", "plan", "roadmap", "decision", "charter"})
_BULLET = re.compile(r"\s*(?:[-–—•·*▪■●○]|\(?(?:\d{1,2}|[ivxl]{1,4}|[a-h])[.)])\s+")
_ENUMERATOR = re.compile(r"\W*\w{1,4}[.)]\s*")
_SAME_KINDS = ({"treaty", "agreement", "convention", "protocol", "charter"}, {"plan", "roadmap", "programme"})
_HEADING = re.compile(
    r"\W*(?:list of (?:the )?(?:outcomes|outcome documents|documents|agreements|deliverables|mous|memoranda)\b"
    r"[^.\n]{0,120}"
    r"|(?:key |main )?(?:outcomes|deliverables)\b[^.\n]{0,100}"
    r"|(?:bilateral )?(?:documents|agreements|mous|memoranda)\b[^.\n]{0,60}(?:signed|exchanged|concluded)"
    r"[^.\n]{0,60})\W*",
    re.IGNORECASE,
)
_THIS = word_set("the this that these those such its said both")
_CLAUSE = word_set("was were is are which that who")
_TOPICS_INTRO = re.compile(r"(?:areas?|fields?|topics?|issues?|sectors?|spheres?|points?|matters)\W*$", re.IGNORECASE)


@dataclass(slots=True)
class _Said:
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
class _Document:
    """All that the bulletin says of one document."""

    said: list[_Said] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    kinds: set[str] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)
    expanded: bool = False

    @property
    def best(self) -> _Said:
        return max(self.said, key=lambda s: (not s.bare, not s.subject, s.mention.named, len(content(s.title)) > 1))

    def add(self, said: _Said) -> None:
        self.said.append(said)
        self.words |= content(said.title)
        self.kinds.add(said.kind)
        short = acronym(said.title)
        if short:
            self.acronyms.add(short)


class AgreementReader:
    """Reads agreements with the words of one lexicon."""

    def __init__(self, words: DocumentWords | None = None) -> None:
        self.words = words or load_document_words()
        self.finder = DocumentFinder(self.words)
        self.events = EventReader(self.words)

    def read(self, reading: Reading, meetings: Sequence[Meeting]) -> tuple[Agreement, ...]:
        documents = _joined(self._said(reading))
        taken: set[str] = set()
        agreements = []
        for document in documents:
            agreement = _agreement(reading, meetings, document, taken)
            if agreement is not None:
                agreements.append(agreement)
        return tuple(sorted(agreements, key=lambda a: a.title.evidence[0].quote))

    def _said(self, reading: Reading) -> Iterator[_Said]:
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
                source = tokens
                if cue is None and carried is not None and mention.first <= (3 if item is None else 5):
                    cue, source = carried, carried_tokens
                if (cue is None or not cue.near) and mention.about is not None and mention.determiner in ("a", "an"):
                    # "Four MoUs were signed. ... Additionally, an MoU on ..."
                    shared = told.get(mention.noun.kind)
                    if shared is not None and number - shared[2] <= 8:
                        cue, source = shared[:2]
                if mention.noun.plural and mention.about is None and cue is not None and cue.event in _OUTCOMES:
                    told[mention.noun.kind] = (cue, source, number)
                yield from self._readings(
                    text, sentence, tokens, source, mention, cue, dates, in_subject, bulletin.published
                )
            if opens and not _TOPICS_INTRO.search(text, sentence.start, sentence.end):
                done = [c for c in cues if c is not None and c.event in _OUTCOMES]
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
    ) -> Iterator[_Said]:
        """What one phrase and its cue amount to: no, one or several documents."""
        own = cue_tokens is tokens
        bearing = _bearing(tokens, mention, cue if own else None, dates)
        status, confidence = _status(tokens, mention, cue, bearing, in_subject, published)
        if status is None:
            return
        words = content(mention.span.of(text))
        bare = not words - {"ceasefire", "cease-fire"} and mention.canonical is None and not mention.quoted
        bare = bare and (mention.about is None or mention.noun.use == "outcome")
        outcome = cue is not None and cue.event in _OUTCOMES
        reached = own and cue is not None and cue.participle and cue.event == "agreed"
        cue_span = None
        if cue is not None and own:
            cue_span = Span(tokens[cue.first].start, tokens[cue.last - 1].end)
        when = _date_of_event(tokens, cue, dates) if own else None
        done = outcome and cue is not None and cue.tense == "done"
        pieces = parts(text, tokens, mention, bearing, outcome=done)
        pair = one_and_another(text, mention, sentence)
        if pair:
            pieces, bare = [(title, quote, None) for title, quote in pair], False
        for title, quote, day in pieces:
            if reached and cue is not None and day is None and bare:
                extended = self.finder.clause(tokens, cue.last)
                if extended > cue.last + 1:
                    quote = Span(quote.start, tokens[extended - 1].end)
                    title, bare = clean(quote.of(text)), False
            yield _Said(
                title=mention.canonical or title,
                quote=quote,
                kind=mention.noun.kind,
                mention=mention,
                status=status,
                confidence=confidence,
                sentence=sentence,
                cue=cue_span,
                date=day or (bearing[0] if len(bearing) == 1 else when),
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
        after = Span(tokens[i].end, mention.span.end + 60)
        if any(m.form == "name" and after.start <= m.span.start <= tokens[i].end + 2 for m in reading.mentions):
            about = mention.about if i > mention.about else None
            span = Span(mention.span.start, tokens[i - 1].end)
            return replace(mention, last=i, span=span, about=about)
    return mention


def _bearing(
    tokens: Sequence[Token], mention: DocumentMention, cue: EventCue | None, dates: Sequence[DateMention]
) -> list[DateMention]:
    """The dates that belong to the document itself: "of 9 November 2020 and 11 January 2021", "reached on ..."."""
    inside = [d for d in dates if mention.span.contains(d.span) and d.start is not None]
    last = mention.last
    if cue is not None and cue.participle and cue.first >= mention.last:
        last = cue.last
    end = tokens[last - 1].end
    chain: list[DateMention] = []
    for day in dates:
        if day.span.start < end or day.start is None:
            continue
        gap = [t.low for t in tokens if end <= t.start < day.span.start]
        allowed = {"on", "of", "in", "and", ",", "dated", "from"}
        # "reached by the leaders of A, B and C on 9 November"
        agent = not chain and len(gap) > 3 and gap[0] == "by" and gap[-1] == "on"
        if agent and cue is not None and cue.participle and not _CLAUSE & set(gap):
            gap = ["on"]
        if not set(gap) <= allowed or (chain and not {"and", ","} & set(gap)):
            break
        chain.append(day)
        end = day.span.end
    return inside + chain if len(inside) != 1 or not chain else [*inside, *chain]


def _date_of_event(tokens: Sequence[Token], cue: EventCue | None, dates: Sequence[DateMention]) -> DateMention | None:
    """The date in the clause of the event: the nearest after its words, else the only one of the sentence."""
    if cue is None or cue.event not in _OUTCOMES | {"in-force", "terminated"}:
        return None
    known = [d for d in dates if d.start is not None]
    start, end = tokens[cue.first].start, tokens[cue.last - 1].end
    after = [d for d in known if d.span.start >= end]
    before = [d for d in known if d.span.end <= start]
    close = [d for d in before if start - d.span.end < 12]  # "today signed"
    return next(iter(close or after or before[-1:]), None)


def _old(day: DateMention | None, published: PartialDate | None) -> bool:
    """Whether a date is well before the bulletin: what then happened is background."""
    if day is None or day.start is None or published is None:
        return False
    return (published.earliest - day.start.latest).days > 45


def _status(
    tokens: Sequence[Token],
    mention: DocumentMention,
    cue: EventCue | None,
    bearing: Sequence[DateMention],
    in_subject: bool,
    published: PartialDate | None,
) -> tuple[str | None, float]:
    """The status that a phrase and its cue give, and how sure; None where no document is named."""
    noun, kind = mention.noun, mention.noun.kind
    definite = mention.determiner in _THIS
    told = mention.named or mention.about is not None or mention.modified
    if in_subject:
        return _status_in_subject(tokens, mention, cue)
    if kind == "resolution" and noun.plural and not _numbered(tokens, mention):
        return None, 0.0
    if kind == "resolution" and not (
        (mention.named and mention.modified) or _numbered(tokens, mention) or _passed(cue)
    ):
        return None, 0.0
    if kind == "statement" and cue is None and mention.named and definite and mention.about is not None:
        return "in-force", 0.5
    if (
        kind == "statement"
        and noun.use == "outcome"
        and not (cue and cue.event == "subject")
        and not _passed(cue)
        and not (cue and cue.event == "signed")
    ):
        return None, 0.0
    if kind == "other" and not (_passed(cue) and (mention.about or (mention.named and noun.use == "named"))):
        return None, 0.0
    if noun.use == "named" and not (mention.named and tokens[mention.head].capital and mention.first < mention.head):
        return None, 0.0
    if (
        kind == "agreement"
        and noun.use == "weak"
        and not noun.plural
        and mention.determiner is None
        and not mention.named
    ) and (cue is None or cue.event != "signed"):
        return None, 0.0  # "reached agreement on most points"
    if kind == "resolution" and cue is None and not _numbered(tokens, mention):
        return "adopted", 0.55
    if cue is None:
        if kind in _ISSUED and bearing and not any(_old(d, published) for d in bearing):
            return "adopted", 0.6
        if len(bearing) > 1 and noun.plural and definite:
            return "in-force", 0.65
        return _status_without_event(tokens, mention, definite)
    event = cue.event
    if event == "welcomed":
        if mention.named and kind in ("treaty", "convention", "charter", "protocol"):
            return "in-force", 0.6
        if kind in _ISSUED:
            return ("adopted", 0.6) if told and cue.near else (None, 0.0)
        return ("agreed", 0.55) if told else (None, 0.0)
    if event == "subject":
        if mention.named:
            return ("in-force", 0.8) if noun.use != "outcome" else (None, 0.0)
        if not definite or noun.use == "outcome" or not told or (noun.plural and mention.about is None):
            return ("in-force", 0.5) if len(bearing) > 0 or (definite and cue.near) else (None, 0.0)
        return "in-force", 0.65
    if cue.participle and any(_old(d, published) for d in bearing):
        return "in-force", 0.65
    if event == "agreed" and cue.participle:
        if noun.use == "outcome" and not told:
            return None, 0.0
        if bearing or noun.plural:
            return "in-force", 0.6
        return ("agreed", 0.6) if told else (None, 0.0)
    if event == "proposed":
        if mention.named and definite and tokens[cue.last - 1].low.startswith(("discuss", "consider", "explor")):
            return "in-force", 0.6
        if mention.named and definite and (not cue.near or noun.use == "named"):
            return "in-force", 0.6
        if mention.named and definite and kind in ("treaty", "convention", "charter"):
            return "in-force", 0.5
        described = mention.about is not None or mention.modified or noun.use == "strong"
        if not described or (noun.plural and not mention.about and not mention.named):
            return ("proposed", 0.45) if noun.plural and mention.modified and cue.near else (None, 0.0)
        return "proposed", 0.65 if cue.near else 0.5
    if cue.tense == "ahead":
        if event in ("ratified", "in-force"):
            return "signed", 0.5
        if event == "terminated":
            return "in-force", 0.5
        if not (told or noun.use == "strong" or event == "signed"):
            return None, 0.0
        return "planned", 0.75
    if event == "adopted" and kind not in _ISSUED:
        word = tokens[cue.last - 1].low
        if word.startswith(("announc", "launch", "unveil", "issu", "releas", "publish", "circulat")):
            if not told:
                return None, 0.0
            return "agreed", 0.55
    if event == "agreed" and kind in ("contract", "agreement") and noun.use == "outcome" and not told:
        return None, 0.0
    if event == "agreed" and not told and noun.use == "weak":
        return ("agreed", 0.5) if kind != "agreement" else (None, 0.0)
    return event, 0.85 if cue.near else 0.6


def _status_in_subject(
    tokens: Sequence[Token], mention: DocumentMention, cue: EventCue | None
) -> tuple[str | None, float]:
    """A headline is a document's own title ("Joint Statement on ..."), or tells of a signing."""
    kind = mention.noun.kind
    if mention.first == 0 and mention.noun.use == "strong" and kind in ("statement", "communique"):
        return "adopted", 0.85
    if mention.first <= 1 and kind == "declaration" and cue is None:
        return "adopted", 0.7
    if (
        cue is not None
        and cue.near
        and cue.event in ("signed", "adopted", "ratified", "initialled")
        and kind not in ("statement", "other")
    ) and mention.noun.use != "named":
        return ("planned" if cue.tense == "ahead" else cue.event), 0.75
    return None, 0.0


def _status_without_event(
    tokens: Sequence[Token], mention: DocumentMention, definite: bool
) -> tuple[str | None, float]:
    if mention.canonical is not None:
        return "in-force", 0.7
    if mention.noun.use == "outcome":
        return None, 0.0
    if mention.named and tokens[mention.head].capital:
        if mention.determiner in ("a", "an"):
            return "proposed", 0.4
        if mention.first == 0 and mention.noun.use != "strong" and not definite:
            return None, 0.0
        return "in-force", 0.7 if definite else 0.6
    if mention.named and definite and mention.noun.use != "named":
        return "in-force", 0.7  # "the Minsk agreements"
    if mention.noun.use == "strong" and mention.modified and mention.noun.kind == "agreement":
        return "proposed", 0.45
    if mention.determiner == "this" and mention.modified and mention.noun.kind == "agreement":
        return "agreed", 0.55
    if definite and mention.about is not None and not mention.noun.plural and mention.noun.kind != "plan":
        return "in-force", 0.5
    return None, 0.0


def _numbered(tokens: Sequence[Token], mention: DocumentMention) -> bool:
    return any(t.text[0].isdigit() for t in tokens[mention.head : mention.last])


def _passed(cue: EventCue | None) -> bool:
    return cue is not None and cue.near and cue.event in ("adopted", "signed")


def _kin(kinds: set[str], kind: str) -> bool:
    return kind in kinds or any(kind in same and kinds & same for same in _SAME_KINDS)


def _joined(all_said: Iterator[_Said]) -> list[_Document]:
    """The documents: phrases that mean the same one are put together."""
    documents: list[_Document] = []
    for said in all_said:
        home = _home(documents, said)
        if home is None:
            told = said.event is not None and said.event.near and said.event.event in _OUTCOMES
            dated = said.date is not None and said.event is not None and said.event.participle
            if said.bare and said.mention.determiner in _THIS and said.date_span is None and not told and not dated:
                continue  # "the agreement", of which nothing was said before
            home = _Document()
            documents.append(home)
            if not said.summary:
                for earlier in documents[:-1]:
                    if (
                        earlier.said[0].summary
                        and said.status in (earlier.said[0].status, "in-force")
                        and (_kin(earlier.kinds, said.kind) or earlier.kinds & {"other", "agreement"})
                    ):
                        earlier.expanded = True
        home.add(said)
    return [d for d in documents if not d.expanded and not _covered(d, documents)]


def _covered(document: _Document, documents: Sequence[_Document]) -> bool:
    """Whether a document of which no more is known than that one was signed is told of elsewhere."""
    counted = all(s.summary or s.subject or s.mention.count is not None for s in document.said)
    if document.words or not counted or not all(s.bare for s in document.said):
        return False
    statuses = {s.status for s in document.said}
    return any(
        other is not document and other.words and _kin(other.kinds, document.said[0].kind)
        and any(s.status in statuses and s.status in _OUTCOMES | {"planned"} for s in other.said)
        for other in documents
    )  # fmt: skip


def _home(documents: Sequence[_Document], said: _Said) -> _Document | None:
    words = content(said.title)
    short = acronym(said.title)
    for document in reversed(documents):
        if (short and short in document.acronyms) or said.quote.start == said.quote.end:
            return document
        if said.title in document.acronyms:
            return document
    if said.date_span is not None:
        return next(
            (d for d in documents if d.said[0].date is not None and said.date is not None
             and d.said[0].date.start == said.date.start and _kin(d.kinds, said.kind)), None
        )  # fmt: skip
    outcomes = [d for d in documents if d.kinds == {said.kind} and any(s.status in _OUTCOMES for s in d.said)]
    one = outcomes[0] if len(outcomes) == 1 and outcomes[0].said[0].date_span is None else None
    definite = said.mention.determiner in _THIS and not said.mention.noun.plural and said.status in _OUTCOMES
    if one is not None and definite and words & one.words:
        return one  # "the treaty between A and B", of the only treaty signed
    for document in reversed(documents):
        referred = said.bare and said.mention.determiner in _THIS and document.kinds == {"other"}
        if not (_kin(document.kinds, said.kind) or referred) or document.said[0].date_span is not None:
            continue
        if document.said[0].summary != said.summary and not (document.said[0].bare or said.bare):
            continue
        if words and document.words and alike(words, document.words):
            return document
        first = document.said[0]
        if not document.words and first.subject and not said.summary and not first.summary:
            return document
        if said.bare and not said.summary and not first.summary and said.mention.determiner in _THIS:
            return document
        if said.bare and not said.summary and said.status == first.status and not first.summary and first.bare:
            return document
        if said.summary and first.summary and (not words or not document.words):
            return document
        if said.bare and said.mention.noun.plural and said.summary and said.status == first.status:
            return document
    return None


def _agreement(reading: Reading, meetings: Sequence[Meeting], document: _Document, taken: set[str]) -> Agreement | None:
    text = reading.bulletin.text
    best = document.best
    rank = max(document.said, key=_weight)
    offset = best.quote.start if best.date_span is None else best.date_span.start
    while f"agreement-{offset}" in taken:
        offset += 1
    taken.add(f"agreement-{offset}")
    confidence = round(min(0.95, best.confidence + 0.05 * (len(document.said) - 1)), 2)

    def value(said: _Said, form: str, span: Span, sure: float) -> Value:
        return Value(form, " ".join(span.of(text).split()), (Evidence(span, said.sentence, METHOD, round(sure, 2)),))

    title = Value(
        clean(best.title),
        best.quote.of(text),
        tuple(Evidence(s.quote, s.sentence, METHOD, round(s.confidence, 2)) for s in _first(best, document.said)),
    )
    noun = best.tokens[best.mention.head]
    kind = value(best, best.kind, Span(noun.start, noun.end), min(0.95, confidence + 0.1))
    meeting = _meeting(reading, meetings, rank)
    date = _date(reading, meetings, rank, meeting)
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
        parties=_parties(reading, document),
        signatories=_signatories(reading, document, offset),
        events=(event,),
    )


def _weight(said: _Said) -> tuple[int, bool, bool, float]:
    """What is said of one document in several places: an outcome counts most, then a plan, then the rest."""
    if said.status in _OUTCOMES and said.event is not None and said.event.event in _OUTCOMES:
        return 2, not said.subject, said.date is not None, said.confidence
    ahead = said.status in ("planned", "proposed", "terminated") and not said.bare
    return int(ahead), not said.bare, False, said.confidence


def _first(best: _Said, said: Sequence[_Said]) -> list[_Said]:
    return [best, *(s for s in said if s is not best and not s.bare and s.title == best.title)][:4]


def _meeting(reading: Reading, meetings: Sequence[Meeting], said: _Said) -> Meeting | None:
    """The meeting that the document came out of."""
    published = reading.bulletin.published
    if said.status not in _OUTCOMES | {"planned"} or not meetings:
        near = [m for m in meetings for e in m.name.evidence if said.sentence.contains(e.quote)]
        reached = said.event is not None and said.event.participle and said.event.event == "agreed"
        return near[0] if reached and near and len(near) == 1 else None
    event = said.event
    governed = event is not None and event.near and not event.participle and event.event != "welcomed"
    if said.status == "agreed" and not governed:
        return None  # "the agreement reached in Brussels": of another meeting
    wanted = "planned" if said.status == "planned" else "held"
    fitting = [m for m in meetings if m.status.value == wanted]
    day = said.date.start if said.date else None
    if day is not None and len(day.value) == 10:
        fitting = [m for m in fitting if m.start is not None and _within(m, day.value)]
    elif _old(said.date, published):
        return None
    fitting = [m for m in fitting if not _long_ago(m, published)]
    same = [m for m in fitting for e in m.name.evidence if said.sentence.contains(e.quote)]
    if same:
        return same[0]
    before = [m for m in fitting if m.name.evidence[0].quote.start < said.quote.start or said.subject]
    peopled = [m for m in before if m.participations]
    return next(iter(peopled or before or fitting), None)


def _long_ago(meeting: Meeting, published: PartialDate | None) -> bool:
    if meeting.start is None or published is None:
        return False
    return abs((published.earliest - PartialDate(meeting.start.value).latest).days) > 45


def _within(meeting: Meeting, day: str) -> bool:
    assert meeting.start is not None
    start = meeting.start.value
    if meeting.end is not None:
        return start <= day <= meeting.end.value
    return day.startswith(start) or start.startswith(day)


def _date(reading: Reading, meetings: Sequence[Meeting], said: _Said, meeting: Meeting | None) -> Value | None:
    if said.date is not None and said.date.start is not None:
        direction = "future" if said.status == "planned" else "past"
        start = said.date.towards(direction)  # type: ignore[arg-type]
        if start is not None:
            quote = said.date.span
            return Value(start.value, quote.of(reading.bulletin.text), (Evidence(quote, said.sentence, METHOD, 0.8),))
    if meeting is not None and meeting.start is not None and meeting.end is None and said.status in _OUTCOMES:
        return meeting.start
    return None


def _parties(reading: Reading, document: _Document) -> tuple[Value, ...]:
    """Countries and organisations in the title, else the countries whose side acts in the sentence."""
    text = reading.bulletin.text
    organisations = {o.id: o.name.value for o in reading.organisations}
    best = document.best
    found: dict[str, Value] = {}

    def add(name: str, span: Span, sentence: Span, sure: float) -> None:
        if name not in found:
            found[name] = Value(name, span.of(text), (Evidence(span, sentence, METHOD, sure),))

    for said in (best, *document.said):
        if said.mention.about is None and not said.mention.named:
            continue
        for mention in reading.mentions:
            if not said.mention.span.contains(mention.span):
                continue
            if mention.form == "country" and mention.country:
                add(mention.country, mention.span, said.sentence, 0.8)
            elif mention.form == "organisation" and mention.agents and "between" in said.title:
                add(organisations.get(mention.agents[0], ""), mention.span, said.sentence, 0.7)
        for place in reading.places:
            if place.kind == "country" and said.mention.span.contains(place.span):
                add(place.name, place.span, said.sentence, 0.8)
        if found:
            break
    if len(found) < 2 and best.event is not None and best.event.event in ("signed", "agreed", "initialled"):
        for place in reading.places:
            if place.kind == "country" and best.sentence.contains(place.span):
                add(place.name, place.span, best.sentence, 0.6)
    return tuple(v for k, v in found.items() if k)


def _signatories(reading: Reading, document: _Document, offset: int) -> tuple[Participation, ...]:
    """Named officials who signed: "A and B signed ...", "... signed by A and B"."""
    found: dict[str, Participation] = {}
    text = reading.bulletin.text
    names = {o.id for o in reading.officials}
    for said in document.said:
        cue = said.event
        if cue is None or cue.event not in ("signed", "initialled") or cue.tense != "done" or said.cue is None:
            continue
        tokens = said.tokens
        after = said.cue.start > said.quote.start
        by = next((t for t in tokens[cue.last : cue.last + 12] if t.low == "by"), None)
        nominal = tokens[cue.first].low in ("signing", "signature", "exchange")
        for mention in reading.mentions:
            if not said.sentence.contains(mention.span) or len(mention.agents) != 1 or mention.agents[0] not in names:
                continue
            gap_start, gap_end = (by.end, mention.span.start) if by is not None else (mention.span.end, said.cue.start)
            partner = not after and text[said.quote.end : mention.span.start].strip() in ("with", "with the")
            if partner:
                gap_start = gap_end = said.quote.end
            if by is not None and not partner:
                right = mention.span.start >= by.end
            else:
                right = partner or (not after and not nominal and mention.span.end <= said.cue.start)
            if not right or mention.agents[0] in found:
                continue
            between = reading.bulletin.text[gap_start : max(gap_start, gap_end)].lower()
            if re.search(
                r"presence|witness|attended|\b(?:said|which|that|while|after|following|met|meeting)\b", between
            ):
                continue
            agent = mention.agents[0]
            found[agent] = Participation(
                f"participation-{agent.rpartition('-')[2]}-{offset}",
                agent,
                "signatory",
                (Evidence(mention.span, said.sentence, METHOD, 0.75, mention.via),),
            )
    return tuple(found.values())
