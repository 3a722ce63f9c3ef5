"""Did it happen? Held, planned, cancelled, postponed, or none of these.

``read_verb`` looks at one verb and the words left of it: "will meet" is planned, "met" held, "would
meet" hypothetical, "did not meet" negated. ``read_noun`` does so for a meeting that no verb asserts ("ahead of the
summit", "his recent talks", "the meeting was postponed").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg_builder.lexicon.meetings import Verb, word_set

Status = Literal["held", "planned", "cancelled", "postponed", "hypothetical", "negated"]
REAL = frozenset(("held", "planned", "cancelled", "postponed"))

_WILL = frozenset(("will", "shall", "'ll", "’ll"))
_MAY = frozenset(("would", "could", "may", "might", "should", "can", "must", "cannot"))
_HAVE = frozenset(("has", "have", "had", "having"))
_BE = frozenset(("is", "are", "was", "were", "been", "be", "being", "am", "'s", "’s"))
_NOT = frozenset(("not", "never", "n't", "n’t", "neither", "nor", "cannot", "didn't", "didn’t", "without", "no"))
_TO_PLANNED = word_set(
    "scheduled expected set due plans planned planning intends intended intend going is are agreed slated "
    "poised about decided preparing prepares prepared will week month today tomorrow forward arranged "
    "confirmed announced"
)
_TO_UNSURE = word_set(
    "ready willing wish wishes wished hope hopes hoped want wants wanted offer offers offered propose "
    "proposes proposed need needs needed possible possibility readiness willingness desire opportunity "
    "opportunities ability call calls called invite request requests requested like able importance "
    "important necessary continue continues try tries tried seek seeks sought encourage encouraged urge "
    "urged interest interested refused declined failed unable fail refuse decline used"
)
_TO_NEGATED = word_set("refused declined failed unable fail refuse decline refuses declines fails")
_AFTER = word_set("after following upon while during since when as")
_BEFORE = frozenset(["before", "ahead", "prior", "until"])
_ADVERB = re.compile(
    r"\w+ly|also|then|later|today|earlier|first|jointly|just|now|again|once|both|all|currently|separately|already"
    r"|soon|still"
)
_IF = frozenset(("if", "whether", "unless", "should", "until"))
_CANCEL = re.compile(r"\b(?:cancel+ed|called off|scrapped|cancellation)\b", re.I)
_POSTPONE = re.compile(r"\b(?:postponed|put off|rescheduled|deferred|postponement)\b", re.I)
_NEXT = word_set("upcoming next forthcoming planned scheduled future coming prospective expected possible proposed")
_LAST = word_set(
    "last recent previous past latest earlier preceding concluded previously yesterday's recently-held "
    "first second third inaugural"
)
_AHEAD = re.compile(
    r"\b(?:ahead of|prior to|in advance of|in the run-up to|preparations? (?:for|of)|prepar(?:e|es|ed|ing) for"
    r"|upcoming|forthcoming"
    r"|looks? forward to|looking forward to|looked forward to|invit(?:ed|es|ing|ation)|before|plans? for"
    r"|agenda (?:of|for)|wish(?:es)? for a)\W+(?:\w+\W+){0,6}$",
    re.I,
)
_BEHIND = re.compile(
    r"\b(?:follow(?:ing|ed)(?: up)?(?: on| to)?|after|since|outcomes? (?:of|from)|results? of|building (?:up)?on|at"
    r"|during|reached at|made at|adopted at|agreed at"
    r"|discussed (?:at|during)|recall(?:ed|ing|s)?|from|success(?:ful)?|conclusion of|held|signed at"
    r"|decisions? of)\W+(?:\w+\W+){0,5}$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Modality:
    """``status`` of what a verb says; ``passive``; ``certain`` is False where only the form speaks for it."""

    status: Status
    passive: bool = False
    certain: bool = True


def _conditional(words: Sequence[str], at: int) -> bool:
    return any(word in ("if", "whether", "unless") for word in words[max(at - 14, 0) : at])


def read_verb(words: Sequence[str], at: int, verb: Verb, *, headline: bool = False) -> Modality | None:
    """What the verb at ``at`` says; ``words`` are lower-case. None: this form asserts nothing here."""
    left: list[str] = []
    j = at - 1
    while j >= 0 and len(left) < 7:
        word = words[j]
        if (
            word in _WILL
            or word in _MAY
            or word in _HAVE
            or word in _BE
            or word in _NOT
            or word == "to"
            or word == "did"
        ):
            left.append(word)
        elif not _ADVERB.fullmatch(word):
            break
        j -= 1
    before = words[j] if j >= 0 else ""
    if any(word in _NOT for word in left):
        return Modality("negated")
    if _conditional(words, at):
        return Modality("hypothetical")
    passive = bool(left) and left[0] in _BE and "participle" in verb.forms and "base" not in verb.forms
    if any(word in _MAY for word in left):
        return Modality("hypothetical", passive)
    if "to" in left:
        return _infinitive(words, at, left, before, passive, headline)
    if any(word in _WILL for word in left):
        return Modality("planned", passive)
    if "ing" in verb.forms and words[at].endswith("ing"):
        return _participle(left, before)
    if any(word in _HAVE for word in left) and "participle" in verb.forms:
        return Modality("held", passive)
    if passive:
        return Modality("held", True, certain="is" not in left and "are" not in left)
    if "past" in verb.forms:
        return Modality("held")
    if "base" in verb.forms and "past" not in verb.forms and before in ("and", ",", "&"):
        return _coordinated(words, j)
    if headline and "present" in verb.forms:
        return Modality("held")
    if headline and "base" in verb.forms:
        return Modality("held", certain=False)
    return None


def _coordinated(words: Sequence[str], at: int) -> Modality | None:
    """A base form after "and" shares the auxiliary of the verb before it: "will call on X and meet Y"."""
    for k in range(at, max(at - 60, -1), -1):
        word = words[k]
        if word in _WILL:
            return Modality("planned")
        if word in _MAY or word in _NOT:
            return Modality("hypothetical")
        if word in (".", ";") or word in ("was", "were", "had"):
            return None
        if word == "to":
            window = words[max(k - 3, 0) : k]
            if any(w in _TO_PLANNED for w in window):
                return Modality("planned")
            if any(w in _TO_UNSURE for w in window):
                return Modality("hypothetical")
    return None


def _infinitive(
    words: Sequence[str], at: int, left: list[str], before: str, passive: bool, headline: bool
) -> Modality | None:
    nearest = left[left.index("to") + 1 :]
    if any(w in ("is", "are", "was", "were") for w in nearest):
        return Modality("planned", passive)
    if any(w in _HAVE for w in nearest):
        return Modality("hypothetical", passive)
    window = [w for w in words[max(at - 9, 0) : at] if w != "to"]
    if before in _TO_NEGATED or {"unable", "refused", "declined"} & set(window):
        return Modality("negated")
    if before in _TO_UNSURE:
        return Modality("hypothetical", passive)
    if before in _TO_PLANNED:
        return Modality("planned", passive)
    if not headline and _there(words, at):
        return Modality("held", passive, certain=False)
    if headline:
        return Modality("planned", passive)
    if any(w in _TO_UNSURE for w in window[-4:]):
        return Modality("hypothetical", passive)
    return Modality("planned", passive, certain=False)


def _there(words: Sequence[str], at: int) -> bool:
    """Whether the one who is "to attend" has come: "is in X to attend", "arrived in X to take part"."""
    window = " ".join(words[max(at - 12, 0) : at])
    return bool(
        re.search(
            r"\b(?:is|are|was|were)(?: currently)? in\b|\b(?:arrived|travel+ed|came|visited|gathered|flew|joined"
            r"|convened|met)\b",
            window,
        )
    )


def _participle(left: list[str], before: str) -> Modality | None:
    if "been" in left or (left and left[0] in _BE):
        return Modality("held")
    if before in _AFTER or before in ("", ",", "and", "for", "by"):
        return Modality("held", certain=False)
    if before in _BEFORE:
        return Modality("planned", certain=False)
    return None


def read_noun(before: str, phrase: Sequence[str], after: str) -> Modality:
    """Status of a meeting named by a noun phrase that no verb holds or attends.

    ``before`` and ``after`` are the text around it in its sentence, ``phrase`` its own words.
    """
    tail = after[:80]
    if _CANCEL.search(tail) or _CANCEL.search(before[-40:]):
        return Modality("cancelled")
    if _POSTPONE.search(tail) or _POSTPONE.search(before[-40:]):
        return Modality("postponed")
    if any(word in _NEXT for word in phrase):
        return Modality("planned")
    if re.match(
        r"\W*(?:to be held|(?:that|which|,)?\s*will (?:be|take)|is (?:scheduled|planned|expected|to)|scheduled"
        r"|planned|due|later this|next (?:week|month|year))",
        tail,
    ):
        return Modality("planned")
    if re.match(r"\W*(?:\w+\W+){0,8}?(?:to be held|will be held|will take place|scheduled (?:for|to))", tail):
        return Modality("planned")
    if any(word in _LAST for word in phrase):
        return Modality("held", certain=False)
    ahead, behind = _AHEAD.search(before), _BEHIND.search(before)
    if ahead is not None and (behind is None or ahead.start() >= behind.start()):
        return Modality("planned")
    if behind is not None:
        return Modality("held", certain=False)
    return Modality("held", certain=False)
