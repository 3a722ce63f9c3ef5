"""Mentions by a verb: "met X", "spoke with X", "called on X", "was received by X"."""

from __future__ import annotations

import re

from kg_builder.extract.events.mention import EventMention, Scope
from kg_builder.extract.events.parties import (
    body_ahead,
    first_person,
    has_body_subject,
    has_group,
    has_unnamed_subject,
    person_ahead,
    person_described,
    skip_adverbials,
    take_objects,
    take_partner,
    take_principal,
    take_subjects,
    take_them,
)
from kg_builder.extract.events.places import place_at
from kg_builder.extract.events.tails import read_tail
from kg_builder.extract.modality import REAL, read_verb
from kg_builder.extract.participation import is_person
from kg_builder.extract.scan import Line
from kg_builder.lexicon.meetings import Verb
from kg_builder.model.text import Span


def is_verb(line: Line, i: int) -> bool:
    """Whether a word that can be noun or verb ("meeting", "call", "talk") is a verb here."""
    low, before, after = line.low(i), line.low(i - 1), line.low(i + 1)
    previous = line.tokens[i - 1] if i else None
    following = line.tokens[i + 1] if i + 1 < len(line.tokens) else None
    if low in ("meeting", "calling"):
        return before in (
            "is",
            "are",
            "was",
            "were",
            "after",
            "before",
            "by",
            "been",
            "to",
            "be",
            "and",
            "also",
        ) and (after == "with" or (following is not None and following.agent is not None))
    if previous is not None and previous.agent is not None and after == "with" and line.headline:
        return False
    if before in ("will", "to", "also", "would", "’ll", "he", "she", "they") or (
        previous is not None and previous.agent is not None
    ):
        return (following is not None and following.agent is not None) or after in ("on", "with", "to")
    return False


def verb_mention(scope: Scope, line: Line, i: int, verb: Verb, lows: list[str]) -> EventMention | None:
    read = _SORTS.get(verb.sort)
    if read is None:
        return None
    modality = read_verb(lows, i, verb, headline=line.headline)
    if modality is None or modality.status not in REAL:
        return None
    mention = EventMention(line, i, i, i, verb.lemma, "meeting", modality, asserted=True, verb=True)
    if verb.mode:
        mention.mode = (verb.mode, Span(line.tokens[i].start, line.tokens[i].end))
    if not read(scope, mention, line, i):
        return None
    before = line.low(i - 1)
    mention.recalled = before in ("after", "following", "since", "upon") or (
        "had" in lows[max(i - 3, 0) : i] and not line.headline
    )
    return mention


def _meet(scope: Scope, mention: EventMention, line: Line, i: int) -> bool:
    k = skip_adverbials(scope, line, i + 1, mention)
    if mention.modality.passive:
        return False
    take_subjects(mention, line, i)
    if line.low(k) in ("at", "in") and (place := place_at(scope, line, k)) is not None:
        after = skip_adverbials(scope, line, place[0], mention)
        if line.low(after) == "with" or len(mention.people) < 2:
            mention.place, k = (place[1], place[2]), after
    if line.low(k) == "with":
        end = take_objects(mention, line, skip_adverbials(scope, line, k + 1, mention))
    elif k < len(line.tokens) and (line.tokens[k].agent is not None or person_ahead(line, k)):
        end = take_objects(mention, line, k)
    elif mention.subjects and body_ahead(line, k):
        end = take_partner(mention, line, k)
    elif len(mention.people) >= 2 or (mention.subjects and has_group(line, mention.subjects)):
        if line.low(k) in ("the", "a", "all", "their", "its", "this") and line.low(k) != "here":
            return False
        end = k
    elif has_body_subject(line, i) and line.low(k) in ("in", "at", "on", "to", "for", "via", "by", ".", ","):
        mention.partner = True
        end = k
    elif (
        line.low(k) not in ("with", "the", "a", "an", "all", "its", "their", "these", "those", "this", "his", "her")
        and line.tokens[k : k + 1]
    ):
        end = take_partner(mention, line, k)
        if not mention.partner or not mention.people:
            return False
    else:
        return False
    if not mention.subjects:
        take_principal(scope, mention, line, i)
    if not mention.people and not (mention.partner and has_body_subject(line, i)):
        return False
    if len(mention.people) < 2 and not mention.partner and not has_unnamed_subject(line, i, mention):
        return False
    read_tail(scope, mention, line, end)
    return True


def _speak(scope: Scope, mention: EventMention, line: Line, i: int) -> bool:
    k = skip_adverbials(scope, line, i + 1, mention)
    take_subjects(mention, line, i)
    if line.low(k) in ("with", "to") and not (line.low(k) == "to" and not person_ahead(line, k + 1)):
        start = k + 1
    elif (
        line.low(i) in ("consulted", "consult", "consults")
        and k < len(line.tokens)
        and line.tokens[k].agent is not None
    ):
        start = k
    elif _phone_near(scope, line, i) and (len(mention.people) >= 2):
        read_tail(scope, mention, line, k)
        mention.kind = "call"
        return True
    else:
        return False
    if not mention.subjects:
        take_principal(scope, mention, line, i)
    end = take_objects(mention, line, start)
    if not mention.people or (len(mention.people) < 2 and not mention.partner):
        return False
    if not mention.subjects and line.headline:
        return bool(mention.objects)
    mention.kind = "talks"
    read_tail(scope, mention, line, end)
    return True


def _phone_near(scope: Scope, line: Line, i: int) -> bool:
    window = scope.text[line.tokens[i].start : line.tokens[min(i + 6, len(line.tokens) - 1)].end]
    found = scope.words.mode_of(window)
    return found is not None and found[0] in ("phone", "video")


def _call(scope: Scope, mention: EventMention, line: Line, i: int) -> bool:
    k = skip_adverbials(scope, line, i + 1, mention)
    if line.low(k) == "on" and line.low(i) != "phone":
        end = take_objects(mention, line, k + 1, "host")
        take_subjects(mention, line, i)
        if not mention.subjects:
            take_principal(scope, mention, line, i)
        if not mention.objects or len(mention.people) < 2:
            return False
        if line.low(end) == "to" and line.low(end + 1) not in (
            "the",
            "discuss",
            "congratulate",
            "convey",
            "pay",
            "exchange",
        ):
            return False
        mention.kind, mention.head, mention.mode = (
            "audience",
            "call-on",
            ("in-person", Span(line.tokens[i].start, line.tokens[k].end)),
        )
        mention.each = len(mention.objects) > 1
        read_tail(scope, mention, line, end)
        return True
    if k < len(line.tokens) and (is_person(line.tokens[k])) and line.low(i) not in ("calling",):
        take_subjects(mention, line, i)
        if not mention.subjects:
            return False
        end = take_objects(mention, line, k)
        mention.kind = "call"
        read_tail(scope, mention, line, end)
        return len(mention.people) >= 2
    return False


def _receive(scope: Scope, mention: EventMention, line: Line, i: int) -> bool:
    k = skip_adverbials(scope, line, i + 1, mention)
    if mention.modality.passive:
        take_subjects(mention, line, i)
        if line.low(k) != "by":
            while k < len(line.tokens) and line.low(k) != "by" and line.tokens[k].agent is None and k - i < 12:
                k += 1
        if line.low(k) != "by" or not mention.subjects:
            return False
        end = take_objects(mention, line, k + 1, "host")
        mention.kind = "audience"
        read_tail(scope, mention, line, end)
        return bool(mention.objects)
    if line.low(k) in ("a", "an") and line.low(k + 1) in ("courtesy", "farewell", "introductory"):
        while k < len(line.tokens) and line.low(k) not in ("from", "by", "of") and k - i < 8:
            k += 1
        k += 1
    elif (
        line.low(k) == "a"
        and "call" in (line.low(k + 1), line.low(k + 2))
        and "from"
        in (
            line.low(k + 2),
            line.low(k + 3),
        )
    ):  # "received a phone call from A"
        head = k + 1 if line.low(k + 1) == "call" else k + 2
        take_subjects(mention, line, i)
        end = take_objects(mention, line, head + 2)
        mention.kind, mention.mode = "call", ("phone", Span(line.tokens[k + 1].start, line.tokens[head].end))
        read_tail(scope, mention, line, end)
        mention.last = max(mention.last, head)
        return bool(mention.subjects) and bool(mention.objects)
    elif "credentials" in [line.low(x) for x in range(k, k + 8)]:  # "received copies of credentials from A"
        while k < len(line.tokens) and line.low(k) not in ("from", "by", "presented"):
            k += 1
        k += 1
    elif not (k < len(line.tokens) and (line.tokens[k].agent is not None or person_described(line, k))):
        return False
    take_subjects(mention, line, i, "host")
    end = take_objects(mention, line, k)
    if not mention.subjects and not line.headline:
        return False
    mention.kind = "audience"
    read_tail(scope, mention, line, end)
    return bool(mention.objects) or (mention.partner and bool(mention.subjects))


def _welcome(scope: Scope, mention: EventMention, line: Line, i: int) -> bool:
    k = skip_adverbials(scope, line, i + 1, mention)
    if mention.modality.passive:
        return _receive(scope, mention, line, i) and mention.kind == "audience"
    person = first_person(line, k)
    if person is None or line.low(person + 1) in ("’s", "'s", "’"):
        return False
    take_subjects(mention, line, i, "host")
    end = take_objects(mention, line, k)
    after = " ".join(t.low for t in line.tokens[end : end + 9])
    occasion = _occasion(scope, mention, line, end) if line.low(end) == "for" else end
    if not mention.subjects or (
        occasion == end
        and not re.match(
            r"(?:back )?(?:to (?:the )?\S+|at |in |upon |on arrival|during|here|for (?:a|an|the) |with (?:a|full) )",
            after,
        )
    ):
        return False
    if after.startswith(("to his", "to the role", "to office", "to the post", "to her")):
        return False
    mention.kind = mention.kind if occasion > end else "audience"
    read_tail(scope, mention, line, occasion)
    return len(mention.people) >= 2


def _host(scope: Scope, mention: EventMention, line: Line, i: int) -> bool:
    k = skip_adverbials(scope, line, i + 1, mention)
    if mention.modality.passive:
        take_subjects(mention, line, i)
        if line.low(k) != "by" or not mention.subjects:
            return False
        end = take_objects(mention, line, k + 1, "host")
        read_tail(scope, mention, line, end)
        return bool(mention.objects)
    take_subjects(mention, line, i, "host")
    if not (k < len(line.tokens) and line.tokens[k].agent is not None) and not take_them(mention, line, k):
        return False
    end = k + 1 if mention.objects else take_objects(mention, line, k)
    if not mention.subjects or len(mention.people) < 2:
        return False
    mention.mode = ("in-person", Span(line.tokens[i].start, line.tokens[i].end))
    end = _occasion(scope, mention, line, end)
    read_tail(scope, mention, line, end)
    return True


def _occasion(scope: Scope, mention: EventMention, line: Line, end: int) -> int:
    """ "hosted X for a working lunch", "welcomed X for talks": the meeting that the guest came for; where it ends."""
    if line.low(end) in ("for", "at") or (line.low(end) == "," and line.low(end + 1) == "for"):
        for index in range(end + 1, min(end + 9, len(line.tokens))):
            noun = scope.words.nouns.get(line.low(index))
            if noun is not None:
                mention.kind = noun.kind
                mention.name = scope.text[line.tokens[end + 1].start : line.tokens[index].end]
                mention.last = index
                return index + 1
            if line.tokens[index].date is not None:
                break
    return end


def discussion_mention(scope: Scope, line: Line, i: int, lows: list[str]) -> EventMention | None:
    """ "X and Y discussed …", "X discussed … with Y": a meeting where nothing else tells of one."""
    if line.number > 3:
        return None
    verb = Verb(
        "discuss",
        "speak",
        frozenset({"discussed": ("past", "participle"), "discuss": ("base",), "discusses": ("present",)}[lows[i]]),
    )
    modality = read_verb(lows, i, verb, headline=line.headline)
    if modality is None or modality.status != "held" or modality.passive:
        return None
    mention = EventMention(line, i, i, i, "discuss", "talks", modality, asserted=True, verb=True, discuss=True)
    take_subjects(mention, line, i)
    if any(line.tokens[s].form in ("group", "pronoun", "title") for s in mention.subjects):
        return None
    for k in range(i + 1, min(i + 40, len(line.tokens) - 1)):
        if lows[k] in scope.words.nouns:
            return None
        if lows[k] == "with" and line.tokens[k + 1].agent is not None:
            end = take_objects(mention, line, k + 1)
            read_tail(scope, mention, line, end)
            break
    return mention if len(mention.people) >= 2 else None


_SORTS = {"meet": _meet, "speak": _speak, "call": _call, "receive": _receive, "welcome": _welcome, "host": _host}
