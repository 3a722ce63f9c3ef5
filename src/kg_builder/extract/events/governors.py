"""Whether a noun of meeting is told as having happened: the verb that governs it, and its status."""

from __future__ import annotations

import re

from kg_builder.extract.events.mention import DETERMINERS, EventMention, Scope
from kg_builder.extract.events.parties import take_principal
from kg_builder.extract.events.places import place_at
from kg_builder.extract.events.tails import read_tail
from kg_builder.extract.modality import REAL, Modality, Status, read_noun, read_verb
from kg_builder.extract.participation import is_person, read_list, subject
from kg_builder.extract.scan import Line
from kg_builder.lexicon.cues import cues
from kg_builder.lexicon.meetings import Noun, Verb

_SPEECH = cues("speech")


def govern(
    scope: Scope, mention: EventMention, line: Line, first: int, i: int, end: int, noun: Noun, lows: list[str]
) -> None:
    """The verb that holds, attends, chairs or hosts it, else what the words around it say."""
    tokens = line.tokens
    k = min([first, *([] if mention.possessed is False else mention.subjects)]) - 1
    steps = 0
    through_at = False
    while k >= 0 and steps < 9:
        steps += 1
        low = tokens[k].low
        if tokens[k].agent is not None or tokens[k].date is not None:
            if tokens[k].date is not None and steps < 5:
                k -= 1
                continue
            break
        verb = scope.words.verbs.get(low)
        if low in _SPEECH and (lows[k - 1 : k] or [""])[0] in DETERMINERS | _SPEECH | {"main", "special"}:
            verb = None  # "deliver the keynote address at"
        if verb is not None and verb.sort in (
            "hold",
            "attend",
            "take",
            "chair",
            "host",
            "address",
            "speak",
            "receive",
            "meet",
        ):
            if _governed(scope, mention, line, k, first, verb, lows, through_at):
                return
            break
        if low in ("at", "to", "over") or low in _SPEECH:
            through_at = through_at or low == "at"
        elif (
            low not in DETERMINERS
            and low
            not in (
                "in",
                "part",
                "of",
                "an",
                "and",
                "also",
                "series",
                "number",
                "for",
                "round",
                "the",
                "on",
                "with",
                "several",
                ",",
                "main",
            )
            and not re.fullmatch(r"[\w-]+", low)
        ) or low in (
            "that",
            "which",
            "who",
            "about",
            "from",
            "after",
            "before",
            "during",
            "following",
            "by",
            "when",
            "ahead",
        ):
            break
        k -= 1
    for k in range(end, min(end + 22, len(lows))):
        if (
            lows[k] in ("cancelled", "canceled", "postponed", "called")
            and (lows[k] != "called" or line.low(k + 1) == "off")
            and {"was", "were", "been", "is", "be"} & set(lows[max(k - 3, 0) : k])
        ):
            status: Status = "postponed" if lows[k] == "postponed" else "cancelled"
            mention.modality, mention.asserted = Modality(status), True
            return
    if _existential(mention, line, first, lows) or _passive(scope, mention, line, end, lows):
        return
    if _told_at(mention, line, first, lows):
        return
    before = scope.text[max(line.span.start, tokens[first].start - 90) : tokens[first].start]
    phrase = [t.low for t in tokens[first : i + 1]] + [t.low for t in tokens[max(first - 1, 0) : first]]
    ends = tokens[min(max(mention.last, i), len(tokens) - 1)].end
    after = scope.text[ends : min(line.span.end, ends + 160)]
    mention.modality = read_noun(before, phrase, after)
    fronted = (
        first <= 3
        and line.low(0) in ("in", "during", "at")
        and (mention.date is None or mention.date.form == "today" or not mention.definite)
        and not {"last", "previous", "recent", "earlier", "past"} & set(phrase)
    )
    mention.recalled = not line.headline and not (fronted and (mention.definite or mention.possessed))
    told = mention.objects or not mention.definite
    if fronted and (told or mention.proper) and mention.modality.status == "held":
        mention.asserted = bool(told)
        mention.recalled = not told and mention.recalled
        last = min(max(mention.last, end) + 4, len(tokens))
        comma = next((c for c in range(mention.last + 1, last) if line.low(c) == ","), None)
        if comma is not None:
            listed, after_list = read_list(line, comma + 1)
            if listed and listed[0] <= comma + 2 and line.low(after_list) not in ("’s", "'s"):
                mention.subjects += listed
                for index in listed:
                    mention.add(index)


def _existential(mention: EventMention, line: Line, first: int, lows: list[str]) -> bool:
    """ "There were meetings with X", "There will be talks in Y"."""
    window = lows[max(first - 6, 0) : first]
    if (
        "there" not in window
        or not {"was", "were", "be", "been", "is", "are"} & set(window)
        or {"no", "not"} & set(window)
    ):
        return False
    status: Status = (
        "planned"
        if {"will", "to"} & set(window)
        else "hypothetical"
        if {"would", "could", "may"} & set(window)
        else "held"
    )
    mention.modality, mention.asserted = Modality(status), True
    return True


def _told_at(mention: EventMention, line: Line, first: int, lows: list[str]) -> bool:
    """ "X said this during a meeting with Y", "These remarks were made by X at the forum": X was there."""
    k = first - 1
    while k >= 0 and lows[k] in DETERMINERS and first - k < 4:
        k -= 1
    if lows[k : k + 1] not in (["at"], ["during"], ["in"]):
        return False
    window = lows[max(k - 14, 0) : k]
    if lows[k] == "during" and mention.definite and k - first >= -2 and not mention.people:
        speaker = [x for x in subject(line, k) if line.tokens[x].form in ("name", "surname")]
        if len(speaker) == 1 and not {"would", "will", "not", "before", "after"} & set(window):
            mention.add(speaker[0])
    text = " ".join(window)
    match = re.search(
        r"(?:\b(?:remarks?|statements?|observations?|comments?|announcement|pledge|assurance|views?|points?)"
        r" (?:\w+ )?(?:were |was )?(?:made|expressed|given|delivered) by"
        r"|\b(?:made|expressed|gave|delivered|shared|conveyed)(?: \w+){0,3}"
        r" (?:remarks?|statements?|observations?|comments?|announcement|pledge|assurance|views?"
        r"|sentiments?|speech|address|presentation)"
        r"|\b(?:was|were) (?:also )?(?:conveyed|made|announced|discussed|stated"
        r"|revealed|expressed|reached|taken|shared|given|disclosed)\b"
        r"|\b(?:said|stated|mentioned|announced|spoke|noted|emphasi[sz]ed)(?: (?:this|so|these|that))?)\b",
        text,
    )
    if match is None or "would" in window or "will" in window or ("with" in window and match[0].startswith("spoke")):
        return False
    if match[0].endswith(" by"):
        start = next((x for x in range(max(k - 8, 0), k) if lows[x] == "by"), k)
        who, _ = read_list(line, start + 1)
    else:
        verb = next((x for x in range(k - 1, max(k - 14, -1), -1) if lows[x] == match[0].split()[0]), k)
        who = [] if match[0].startswith(("was", "were")) else subject(line, verb)
    if not who and not match[0].startswith(("was", "were")):
        return False
    for index in who:
        mention.add(index)
    mention.subjects += [w for w in who if w not in mention.subjects]
    mention.modality, mention.asserted = Modality("held"), True
    return True


def _governed(
    scope: Scope, mention: EventMention, line: Line, k: int, first: int, verb: Verb, lows: list[str], through_at: bool
) -> bool:
    between = lows[k + 1 : first]
    if verb.sort == "take" and "part" not in between:
        return False
    if verb.sort in ("address",) and not through_at and mention.head != "lecture":
        return False
    if verb.sort == "speak" and not through_at:
        return False
    if verb.sort in ("receive", "meet"):
        return False
    if verb.lemma == "participate" and "in" not in between and "at" not in between:
        return False
    if verb.lemma == "lead" and "delegation" in between and "to" not in between and "at" not in between:
        return False
    if verb.lemma in ("have", "engage", "pay", "conduct") and mention.proper and verb.lemma == "have":
        return False
    if verb.lemma == "hold" and "is" in lows[max(k - 2, 0) : k] and mention.definite:
        pass
    if any(w in ("that", "which", "who", "about") for w in between):
        return False
    modality = read_verb(lows, k, verb, headline=line.headline)
    if modality is None:
        return False
    if modality.passive and verb.sort in ("hold", "host", "chair", "address", "take"):
        return False
    mention.modality = modality
    mention.asserted = modality.status in REAL
    for x in range(k + 1, first if mention.place is None else 0):  # "attended today in Madrid the meeting with X"
        place = place_at(scope, line, x) if line.low(x) in ("in", "at") else None
        if place is not None and place[0] <= first:
            mention.place = (place[1], place[2])
            break
    role = {"chair": "chair", "host": "host"}.get(verb.sort, "participant")
    who = subject(line, k)
    if modality.passive or _detached(lows, k):
        who = []
    for index in who:
        mention.add(index, role)
    mention.subjects += [w for w in who if w not in mention.subjects]
    if (not who and not modality.passive and verb.sort != "hold") or (
        not who and not modality.passive and verb.sort == "hold" and not _detached(lows, k)
    ):
        take_principal(scope, mention, line, k, role)
    if who:
        mention.first = min(mention.first, *who)
    if verb.lemma == "join" and between and any(line.tokens[x].agent for x in range(k + 1, first)):
        for x in range(k + 1, first):
            mention.add(x)
    return True


def _detached(lows: list[str], k: int) -> bool:
    """Whether the subject of the sentence is not that of the verb at ``k``: "announced a delegation to attend",
    "thanked X for hosting", "invited X to attend"."""
    if lows[k].endswith("ing") and k and lows[k - 1] in ("for", "by", "on", "from", "of", "about"):
        return True
    if "to" in lows[max(k - 3, 0) : k]:
        window = lows[max(k - 30, 0) : k]
        return any(
            w
            in (
                "announced",
                "announces",
                "announce",
                "designated",
                "designation",
                "appointed",
                "invited",
                "asked",
                "urged",
                "called",
                "encouraged",
                "invites",
                "sent",
                "dispatched",
                "thanked",
                "invitation",
                "delegation",
                "delegations",
                "proposed",
            )
            for w in window
        )
    return False


def _passive(scope: Scope, mention: EventMention, line: Line, end: int, lows: list[str]) -> bool:
    """ "… was held", "… took place", "… will be held", "… was attended by", after the phrase."""
    tokens = line.tokens
    clause_end, reach = 0, end + 12
    for k in range(mention.at + 1, min(end + 44, len(tokens))):
        low = tokens[k].low
        if k < clause_end:
            continue
        if low in ("who", "which") and k >= end and line.low(k - 1) == ",":
            clause_end = next((x for x in range(k + 2, min(k + 28, len(tokens))) if tokens[x].low == ","), len(tokens))
            reach = clause_end + 12
            continue
        if k >= reach or (low in (";", ".", "that", "which", "who") and k >= end):
            break
        form = None
        if low in (
            "held",
            "hosted",
            "chaired",
            "co-chaired",
            "attended",
            "convened",
            "organised",
            "organized",
            "conducted",
            "opened",
            "scheduled",
            "planned",
        ):
            be = lows[max(k - 4, 0) : k]
            if not any(w in ("is", "are", "was", "were", "be", "been", "being") for w in be):
                if low != "held" or k != end or mention.first > 2 or line.number > 2 or not _is_dated(line, k + 1):
                    continue
                mention.modality, mention.asserted = Modality("held"), True  # "The third session held on Monday in X"
                read_tail(scope, mention, line, k)
                return True
            form = Verb(low, "hold", frozenset(("past", "participle")))
            if low in ("scheduled", "planned"):
                mention.modality, mention.asserted = Modality("planned"), True
                return True
        elif low == "place" and lows[k - 1] in ("took", "take", "takes", "taken", "taking"):
            form = scope.words.verbs[lows[k - 1]]
            k -= 1
        elif (
            low in ("began", "opened", "concluded", "started", "commenced", "convened", "ended")
            and k <= end + 3
            and not {",", "and", "that"} & set(lows[end:k])
        ):
            form = Verb(low, "hold", frozenset(("past",)))
        elif low in ("cancelled", "canceled", "postponed"):
            mention.modality, mention.asserted = Modality("postponed" if low == "postponed" else "cancelled"), True
            return True
        if form is not None:
            modality = read_verb(lows, k, form, headline=line.headline)
            if modality is None:
                continue
            mention.modality = modality
            mention.asserted = True
            if (not mention.objects and not mention.people) or mention.place is None or mention.date is None:
                read_tail(scope, mention, line, k + (0 if low != "place" else 2))
            return True
    return False


def _is_dated(line: Line, k: int) -> bool:
    """Whether a time or a place follows, not what somebody held."""
    return line.low(k) in ("on", "in", "at", "from") or (k < len(line.tokens) and line.tokens[k].date is not None)


def take_possessor(mention: EventMention, line: Line, first: int, determiner: str) -> None:
    """ "his talks": the subject of the clause."""
    people = [k for k in range(first) if is_person(line.tokens[k])]
    if not people:
        return
    if determiner in ("his", "her"):
        near = [k for k in people if first - k < 16 and line.low(k + 1) in ("’s", "'s")]
        owner = near[-1] if near else people[0]
        if line.tokens[owner].form == "group":
            return
        mention.add(owner)
        mention.subjects = [owner]
    elif len(people) == 1 and line.tokens[people[0]].agent.form != "group":  # type: ignore[union-attr]
        return
    else:
        for k in people:
            mention.add(k)
        mention.subjects = people
    mention.possessed = True
