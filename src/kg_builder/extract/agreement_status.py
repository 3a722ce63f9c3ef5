"""The status of a document from what a sentence says of it, and which dates are its own.

A phrase of which nothing is said is a document only if it bears a name; what was dated long before the bulletin is
background and in force.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder.extract.agreement_events import EventCue
from kg_builder.extract.agreement_said import OUTCOMES, THIS
from kg_builder.language.dates import DateMention
from kg_builder.language.document_tokens import Token
from kg_builder.language.documents import DocumentMention
from kg_builder.lexicon.phrases import word_set
from kg_builder.model.time import PartialDate

_ISSUED = frozenset({"statement", "declaration", "communique", "resolution", "plan", "roadmap", "decision", "charter"})
_CLAUSE = word_set("was were is are which that who")


def bearing_dates(
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
        gap = [t.low for t in tokens[last - 1 : last + 60] if end <= t.start < day.span.start]
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


def date_of_event(
    tokens: Sequence[Token], mention: DocumentMention, cue: EventCue | None, dates: Sequence[DateMention]
) -> DateMention | None:
    """The date in the clause of the event: the nearest after its words, else before them; none of the title's own."""
    if cue is None or cue.event not in OUTCOMES | {"in-force", "terminated"}:
        return None
    known = [d for d in dates if d.start is not None and not mention.span.overlaps(d.span)]
    start, end = tokens[cue.first].start, tokens[cue.last - 1].end
    after = [d for d in known if d.span.start >= end]
    before = [d for d in known if d.span.end <= start]
    close = [d for d in before if start - d.span.end < 12]  # "today signed"
    return next(iter(close or after or before[-1:]), None)


def is_old(day: DateMention | None, published: PartialDate | None) -> bool:
    """Whether a date is well before the bulletin: what then happened is background."""
    if day is None or day.start is None or published is None:
        return False
    return (published.earliest - day.start.latest).days > 45


def read_status(
    tokens: Sequence[Token],
    mention: DocumentMention,
    cue: EventCue | None,
    bearing: Sequence[DateMention],
    in_subject: bool,
    published: PartialDate | None,
) -> tuple[str | None, float]:
    """The status that a phrase and its cue give, and how sure; None where no document is named."""
    noun, kind = mention.noun, mention.noun.kind
    definite = mention.determiner in THIS
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
        dated = [d for d in bearing if d.start is not None and len(d.start.value) > 4]
        if kind in _ISSUED and dated and not any(is_old(d, published) for d in dated):
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
    if cue.participle and any(is_old(d, published) for d in bearing):
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
