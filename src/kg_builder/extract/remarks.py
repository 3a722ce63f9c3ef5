"""What officials said or urged: a named speaker, a verb of speech right after, and the content (experimental).

Simple and precise: the speaker must stand as one resolved person directly before the verb ("Minister A also stressed
that ...") or directly after a quotation ("...", said Minister A). Nothing is inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kg_builder.extract.agreement_context import inside
from kg_builder.extract.reading import Mention, Reading
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import Agreement, Meeting, Remark
from kg_builder.model.text import Span

METHOD = "remarks/rule"
_PERSON = ("name", "surname", "title")
_VISITING = ("called on", "calls on", "called upon")  # a courtesy call, unless somebody is urged "to" do something
_LONGEST = 600


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table: dict[str, Any] = yaml.safe_load(
        files("kg_builder.lexicon").joinpath("data/remarks.yml").read_text(encoding="utf-8")
    )

    def any_of(words: Sequence[str]) -> str:
        return "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))

    between = rf"(?:[\s,]+(?:{any_of(table['between'])}))*"
    verb = rf"(?P<verb>{any_of([*table['said'], *table['urged']])})"
    before = re.compile(rf"(?:,[^,.;:]{{1,90}},)?{between}[\s,]+{verb}\b(?P<rest>[\s,:]*)")
    after = re.compile(rf"[”\"’],?\s+(?:{any_of(table['said'])})\s+(?:the\s+)?$")
    return before, after


def read_remarks(
    reading: Reading, meetings: Sequence[Meeting] = (), agreements: Sequence[Agreement] = ()
) -> tuple[Remark, ...]:
    """The remarks of named officials, in the order of the text; one for each speaker and sentence."""
    remarks = []
    for sentence in reading.sentences:
        if sentence.end <= len(reading.bulletin.subject or ""):
            continue
        for mention, content, verb in _spoken(reading, sentence):
            remarks.append(_remark(reading, mention, content, verb, sentence, meetings, agreements))
    return tuple(remarks)


def _spoken(reading: Reading, sentence: Span) -> Iterator[tuple[Mention, Span, Span]]:
    """Speaker, content and verb of the speech in one sentence."""
    text = reading.bulletin.text
    before, after = _patterns()
    done = sentence.start
    for mention in inside(reading.mentions, sentence):
        if mention.form not in _PERSON or len(mention.agents) != 1 or mention.span.start < done:
            continue
        quoted = after.search(text, max(sentence.start, mention.span.start - 60), mention.span.start)
        if quoted is not None and text[sentence.start : quoted.start()].strip():
            speech = Span(sentence.start, quoted.start() + 1)
            yield mention, speech, Span(quoted.start() + 1, mention.span.start)
            done = sentence.end
            continue
        if _inside_phrase(text, mention, sentence):
            continue
        said = before.match(text, mention.span.end, sentence.end)
        content = _content(text, said.end(), sentence) if said is not None else None
        if said is None or content is None:
            continue
        visit = said["verb"] in _VISITING and not re.search(r" (?:to|that) ", content.of(text))
        if not visit:
            yield mention, content, Span(*said.span("verb"))
            done = content.end


def _inside_phrase(text: str, mention: Mention, sentence: Span) -> bool:
    """Whether the person stands inside another phrase: "the wife of A said" is no remark of A."""
    lead = text[max(sentence.start, mention.span.start - 14) : mention.span.start]
    return re.search(r"(?:\b(?:of|with|by|to|from|for|and|or|between|than)|[’']s)\s+(?:the\s+)?$", lead) is not None


def _content(text: str, start: int, sentence: Span) -> Span | None:
    """What was said: from "that", or the object, to the end of the sentence."""
    lead = re.compile(r"\s*(?:that\b|:)?\s*").match(text, start, sentence.end)
    first = lead.end() if lead is not None else start
    end = min(sentence.end, first + _LONGEST)
    while end > first and text[end - 1] in " .;\n":
        end -= 1
    words = text[first:end].split()
    return Span(first, end) if len(words) >= 3 else None


def _remark(
    reading: Reading,
    mention: Mention,
    content: Span,
    verb: Span,
    sentence: Span,
    meetings: Sequence[Meeting],
    agreements: Sequence[Agreement],
) -> Remark:
    text = reading.bulletin.text
    speaker = mention.agents[0]
    quote = Span(min(mention.span.start, content.start), max(mention.span.end, content.end))
    evidence = Evidence(quote, sentence, METHOD, 0.8, mention.via)
    words = " ".join(content.of(text).split()).strip('“”"')
    return Remark(
        f"remark-{verb.start}",
        speaker,
        Value(words, content.of(text), (evidence,)),
        meeting=_meeting(meetings, speaker, sentence),
        topic=_topic(agreements, content, sentence),
    )


def _meeting(meetings: Sequence[Meeting], speaker: str, sentence: Span) -> str | None:
    """The held meeting told of last in which the speaker took part."""
    there = [
        m
        for m in meetings
        if m.status.value == "held"
        and m.name.evidence[0].quote.start <= sentence.end
        and any(p.agent == speaker for p in m.participations)
    ]
    return max(there, key=lambda m: m.name.evidence[0].quote.start).id if there else None


def _topic(agreements: Sequence[Agreement], content: Span, sentence: Span) -> Value | None:
    """The document that the remark is about, if one is named in it."""
    for agreement in agreements:
        for evidence in agreement.title.evidence:
            if content.contains(evidence.quote):
                said = Evidence(evidence.quote, sentence, METHOD, 0.6)
                return Value(agreement.title.value, agreement.title.surface, (said,))
    return None
