"""What a sentence says happened, happens or shall happen to the documents it names.

Of each phrase for a document the governing words are sought, first those that take it as subject or object ("was
signed", "adopted a ...", "the signing of the ..."), then what stands in the phrase ("draft", "proposed"), then
words farther left in the clause ("talks on", "in accordance with"). Documents in a list share what is said of one.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.language.document_tokens import Token
from kg_builder.language.documents import DocumentMention
from kg_builder.lexicon.documents import DocumentVerb, DocumentWords
from kg_builder.lexicon.phrases import word_set

_FUTURE = word_set("will shall would should may might can could must to 'll expected scheduled due set planned")
_FUTURE_AHEAD = word_set(
    "will shall expected expects expect scheduled planned plan plans upcoming forthcoming intend intends "
    "intention hope hoped hopes would aim aims aiming ahead before prepare prepares preparing preparations "
    "towards toward possible possibility potential future ready readiness willingness interested interest soon "
    "early"
)
_DONE_TO = word_set("proceeded managed able gathered met came went continued helped led invited")
_NOT = word_set("not no never without neither nor n't cannot")
_REFUSALS = word_set("failed refused declined rejected refuse refusal failure unable refuses")
_BE = word_set("is are was were be been being gets got 's")
_AUXILIARY = _BE | word_set("has have had having will would shall should can could may might must to do did")
_ADVERBS = word_set(
    "also already recently subsequently then jointly formally officially successfully finally later today "
    "yesterday earlier just both now solemnly simultaneously duly unanimously further additionally together "
    "each all soon separately tonight previously respectively virtually electronically eventually mutually "
    "symbolically ceremonially"
)
_BRIDGE = word_set(
    "a an the this that these those its their our his her several various numerous many multiple some number "
    "series of package set raft host range batch and or , : both two three four five six seven eight nine ten "
    'eleven twelve new “ " « ” » including namely such as following other key important major bilateral '
    "respective follows well also last week month today tonight yesterday as among which include included "
    "includes were was are is ( ) one"
)
_DRAFT = word_set("draft proposed possible potential future prospective new-generation envisaged eventual")
_PLANNED = word_set("upcoming forthcoming planned")
_REACHED = word_set("after following upon for since by on")
_OUTCOMES = frozenset({"signed", "initialled", "adopted", "agreed", "ratified"})
_REACH = 120  # how many words away what governs a document may stand
_CLAUSE = word_set(". ; ? ! — –")


@dataclass(frozen=True, slots=True)
class EventCue:
    """One thing said of a document: the event, where its words stand, and whether it is done.

    ``event`` is a code of the life of agreements or ``subject`` (the document is treated as standing); ``tense`` is
    ``done`` or ``ahead``; ``participle``: it stands after the document as a mere description ("the treaty signed in
    2001"); ``near``: the words govern the phrase itself.
    """

    event: str
    first: int
    last: int
    tense: str
    near: bool = True
    participle: bool = False


class EventReader:
    """Reads the events of the documents in a sentence, with the verbs of ``words``."""

    def __init__(self, words: DocumentWords) -> None:
        self._verbs: dict[str, list[tuple[tuple[str, ...], tuple[DocumentVerb, ...]]]] = {}
        for key, verbs in words.verbs.items():
            self._verbs.setdefault(key[0], []).append((key, verbs))
        for rows in self._verbs.values():
            rows.sort(key=lambda row: -len(row[0]))

    def read(self, tokens: Sequence[Token], mentions: Sequence[DocumentMention]) -> list[EventCue | None]:
        """What is said of each mention; None where nothing is."""
        inside = [False] * (len(tokens) + 1)
        for mention in mentions:
            for i in range(mention.first, mention.last):
                inside[i] = True
        cues = [self._governing(tokens, m, inside) for m in mentions]
        for i in range(1, len(mentions)):  # "signed a treaty, a protocol and ..."
            before, after = mentions[i - 1], mentions[i]
            if cues[i] is None or not cues[i].near:  # type: ignore[union-attr]
                previous = cues[i - 1]
                if previous is not None and previous.near and self._joined(tokens, before.last, after.first):
                    cues[i] = previous
        self._from_summaries(mentions, cues)
        for i in range(len(mentions) - 2, -1, -1):  # "a treaty and a protocol were signed"
            before, after, shared = mentions[i], mentions[i + 1], cues[i + 1]
            joined = self._joined(tokens, before.last, after.first)
            if cues[i] is None and shared is not None and joined and shared.first >= after.last:
                cues[i] = shared
        return [
            cue if cue is not None else self._farther(tokens, m, inside) for cue, m in zip(cues, mentions, strict=True)
        ]

    @staticmethod
    def _from_summaries(mentions: Sequence[DocumentMention], cues: list[EventCue | None]) -> None:
        """What is said of several holds for each that follows: "three documents were signed: a treaty, ..."."""
        shared: EventCue | None = None
        for i, mention in enumerate(mentions):
            cue = cues[i]
            if shared is not None and (cue is None or not cue.near) and mention.determiner in ("a", "an", "one", None):
                cues[i] = shared
            if mention.noun.plural and mention.about is None and cue is not None and cue.event in _OUTCOMES:
                shared = cue

    def last_outcome(self, tokens: Sequence[Token]) -> EventCue | None:
        """The outcome that ends an opening line: "as a result, the following were signed:"."""
        for i in range(len(tokens) - 1, max(-1, len(tokens) - 9), -1):
            hit = self._verb_at(tokens, i)
            for verb in hit[1] if hit is not None else ():
                if verb.event in _OUTCOMES and verb.form == "past":
                    ahead = any(t.low in ("will", "shall", "expected") for t in tokens[:i])
                    return EventCue(verb.event, i, i + 1, "ahead" if ahead else "done")
        return None

    @staticmethod
    def _joined(tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether only list marks stand between two phrases."""
        gap = tokens[start:end]
        if len(gap) > 8:
            return False
        return all(t.low in _BRIDGE or t.text in '“”"«»' for t in gap) and (
            any(t.low in ("and", ",", "or", "including", "as") for t in gap)
        )

    def _verb_at(self, tokens: Sequence[Token], i: int) -> tuple[int, tuple[DocumentVerb, ...]] | None:
        for key, verbs in self._verbs.get(tokens[i].low, ()):
            if tuple(t.low for t in tokens[i : i + len(key)]) == key:
                return i + len(key), verbs
        return None

    def _governing(self, tokens: Sequence[Token], mention: DocumentMention, inside: Sequence[bool]) -> EventCue | None:
        return (
            self._after(tokens, mention, inside)
            or self._before(tokens, mention, inside)
            or self._within(tokens, mention)
        )

    def _after(self, tokens: Sequence[Token], mention: DocumentMention, inside: Sequence[bool]) -> EventCue | None:
        """ "... was signed", "... will enter into force", "... signed in 2001"."""
        i, steps = mention.last, 0
        while i < min(len(tokens), mention.last + _REACH):
            low = tokens[i].low
            if inside[i] or low in (",", "and", "(", ")", "”", '"', "»") or low in _ADVERBS:
                if low == "," and i + 1 < len(tokens) and tokens[i + 1].low in ("which", "that"):
                    i += 2
                    continue
                i += 1
                continue
            if low in ("worth", "totalling", "totaling", "valued", "amounting") and not steps:
                steps = 1
                i = next((k for k in range(i + 1, min(i + 9, len(tokens))) if tokens[k].low in _AUXILIARY), i)
                continue
            if low in ("which", "that") and i == mention.last:
                i += 1
                continue
            break
        if i >= len(tokens):
            return None
        start, passive, ahead, negated = i, False, False, False
        while i < len(tokens) and i - start < 8:
            low = tokens[i].low
            if (
                low in _AUXILIARY
                or low in _ADVERBS
                or low in ("expected", "scheduled", "due", "set", "ready", "yet", "not")
            ):
                passive = passive or low in _BE
                ahead = ahead or low in _FUTURE
                negated = negated or low in _NOT
                i += 1
                continue
            break
        hit = self._verb_at(tokens, i) if i < len(tokens) else None
        if hit is None:
            return None
        end, verbs = hit
        for verb in verbs:
            if verb.event == "in-force" and verb.form in ("past", "base"):
                return EventCue("in-force", start, end, "ahead" if ahead or negated else "done")
            if verb.form == "past" and passive:
                if negated:
                    return None
                return EventCue(verb.event, start, end, "ahead" if ahead else "done")
            if verb.form == "past" and i == start and not inside[i - 1 if i else 0] and i == mention.last:
                return EventCue(verb.event, start, end, "done", participle=True)
            if verb.form == "past" and i == mention.last:
                return EventCue(verb.event, start, end, "done", participle=not tokens[i].capital)
            if verb.form == "past" and i == start and tokens[i - 1].text == "," and verb.event != "proposed":
                return self._past_aside(tokens, end) or EventCue(verb.event, start, end, "done", participle=True)
        return None

    def _past_aside(self, tokens: Sequence[Token], start: int) -> EventCue | None:
        """The main verb after an aside: "..., adopted in 2018, has been ratified"."""
        comma = next((k for k in range(start, min(start + 10, len(tokens))) if tokens[k].text == ","), None)
        if comma is None:
            return None
        i = comma + 1
        while i < len(tokens) and (tokens[i].low in _AUXILIARY or tokens[i].low in _ADVERBS):
            i += 1
        hit = self._verb_at(tokens, i) if comma + 1 < i < len(tokens) else None
        helpers = {t.low for t in tokens[comma + 1 : i]}
        for verb in hit[1] if hit is not None else ():
            if verb.form == "past" and helpers & _BE and not helpers & _NOT:
                return EventCue(verb.event, comma + 1, hit[0], "ahead" if helpers & _FUTURE else "done")  # type: ignore[index]
        return None

    def _signed_with(self, tokens: Sequence[Token], mention: DocumentMention) -> EventCue | None:
        """The verb before a partner: "signed with the Ambassador of A, B, a memorandum"."""
        if mention.first < 2 or tokens[mention.first - 2].text != ",":
            return None
        for i in range(mention.first - 3, max(0, mention.first - 28), -1):
            if tokens[i].text in _CLAUSE:
                return None
            if tokens[i].low == "with":
                hit = self._verb_ending(tokens, i - 1)
                return self._left_cue(tokens, hit[0], i, hit[1], passive_ok=False) if hit is not None else None
        return None

    def _before(self, tokens: Sequence[Token], mention: DocumentMention, inside: Sequence[bool]) -> EventCue | None:
        """ "signed a ...", "to conclude a ...", "the signing of three documents, including a ..."."""
        i = mention.first - 1
        while i >= max(0, mention.first - _REACH):
            token = tokens[i]
            hit = self._verb_ending(tokens, i)
            if hit is not None:
                first, verbs = hit
                cue = self._left_cue(tokens, first, i + 1, verbs, passive_ok=not inside[i])
                if cue is not None:
                    return cue
            if (
                inside[i]
                or token.low in _BRIDGE
                or token.low.isdigit()
                or (token.low in ("for", "on", "to") and i == mention.first - 1)
            ):
                i -= 1
                continue
            if token.capital and i > 0 and token.low not in ("will",) and inside[i - 1]:
                i -= 1
                continue
            break
        return self._signed_with(tokens, mention)

    def _verb_ending(self, tokens: Sequence[Token], i: int) -> tuple[int, tuple[DocumentVerb, ...]] | None:
        """The longest verb form whose last word stands at ``i``."""
        for first in range(max(0, i - 3), i + 1):
            hit = self._verb_at(tokens, first)
            if hit is not None and hit[0] == i + 1:
                return first, hit[1]
        return None

    def _left_cue(
        self, tokens: Sequence[Token], first: int, last: int, verbs: Sequence[DocumentVerb], *, passive_ok: bool
    ) -> EventCue | None:
        """What the verb before a document says, by its form and the auxiliaries before it."""
        helpers: list[str] = []
        k = first - 1
        while (
            k >= 0
            and len(helpers) < 6
            and (tokens[k].low in _AUXILIARY or tokens[k].low in _ADVERBS or tokens[k].low in _NOT)
        ):
            helpers.append(tokens[k].low)
            k -= 1
        governor = tokens[k].low if k >= 0 else ""
        if any(h in _NOT for h in helpers) or governor in _REFUSALS:
            return None
        future = any(h in _FUTURE for h in helpers)
        if "to" in helpers and governor in _DONE_TO:
            future = False
        near = [t.low for t in tokens[max(0, first - 6) : first]]
        bound = any(a in _BE and b == "to" for a, b in itertools.pairwise(near))  # "is to include the signing"
        ahead = future or bound or any(t.low in _FUTURE_AHEAD for t in tokens[max(0, first - 10) : first])
        headline = tokens[first].capital
        left = [t.low for t in tokens[max(0, first - 14) : first]]
        if "to" not in helpers and governor in ("and", "or", ",") and "to" in left:
            helpers.append("to")  # "efforts to increase aid and secure a deal"
        whole = {t.low for t in tokens[max(0, first - _REACH) : first]}
        condition = "will" in whole and bool(whole & {"after", "once", "if", "until", "when", "unless"})
        for verb in verbs:
            if verb.form == "past":
                return EventCue(verb.event, first, last, "ahead" if future or condition else "done")
            if verb.form == "base":
                if verb.event == "proposed" or verb.event == "subject":
                    return EventCue(verb.event, first, last, "done")
                if headline and not future:
                    return EventCue(verb.event, first, last, "done")
                if future or "to" in helpers:
                    wish = governor in (
                        "need",
                        "necessity",
                        "efforts",
                        "effort",
                        "want",
                        "wants",
                        "desire",
                        "called",
                        "urged",
                        "work",
                    )
                    event = "proposed" if wish or (verb.event == "agreed") else verb.event
                    if governor == "agreed" and event == "adopted":
                        return EventCue("agreed", first, last, "done")
                    return EventCue(event, first, last, "done" if not future else "ahead")
                return EventCue(verb.event, first, last, "done")
            if verb.form in ("ing", "noun") and passive_ok:
                if verb.event in ("proposed", "subject"):
                    return EventCue(verb.event, first, last, "done")
                if any(w in ("anniversary", "since") for w in left):
                    return EventCue("subject", first, last, "done")
                if verb.event == "agreed" and verb.form == "ing" and governor not in _REACHED:
                    return EventCue("proposed", first, last, "ahead")
                return EventCue(verb.event, first, last, "ahead" if ahead else "done")
        return None

    @staticmethod
    def _within(tokens: Sequence[Token], mention: DocumentMention) -> EventCue | None:
        for i in range(max(0, mention.first - 1), mention.head):
            low = tokens[i].low
            if low in _DRAFT or low in ("negotiated",):
                return EventCue("proposed", i, i + 1, "done")
            if low in _PLANNED:
                return EventCue("signed", i, i + 1, "ahead")
        return None

    def _farther(self, tokens: Sequence[Token], mention: DocumentMention, inside: Sequence[bool]) -> EventCue | None:
        """A proposal or a standing document said farther left in the clause."""
        for i in range(mention.first - 1, max(-1, mention.first - 13), -1):
            if tokens[i].text in _CLAUSE:
                break
            if inside[i]:
                continue
            hit = self._verb_ending(tokens, i)
            if hit is None:
                continue
            for verb in hit[1]:
                if verb.event == "proposed" and (verb.form in ("noun", "ing") or mention.first - i <= 6):
                    return EventCue("proposed", hit[0], i + 1, "done", near=False)
                if verb.event == "subject":
                    return EventCue("subject", hit[0], i + 1, "done", near=False)
        return None
