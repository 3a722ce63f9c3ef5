"""Who is on either side of a verb or noun of meeting: subjects, objects, partners without a name."""

from __future__ import annotations

import re
from dataclasses import replace

from kg_builder.extract.events.mention import DETERMINERS, EventMention, Scope
from kg_builder.extract.events.places import place_at
from kg_builder.extract.participation import list_phrase_end, read_list, subject
from kg_builder.extract.scan import Line
from kg_builder.lexicon.cues import cues
from kg_builder.model.text import Span

_MEANS = cues("means")
TAIL_SKIP = cues("tail-skip")
GROUP_HINT = cues("group-hint")


def take_subjects(mention: EventMention, line: Line, i: int, role: str = "participant") -> None:
    mention.subjects = subject(line, i)
    for index in mention.subjects:
        mention.add(index, role)
    if mention.subjects:
        mention.first = min(mention.first, *mention.subjects)


def take_principal(scope: Scope, mention: EventMention, line: Line, i: int, role: str = "participant") -> None:
    """An acronym of a post as the subject ("EAM also called on …"): the one whom the bulletin is about."""
    if scope.principal is None:
        return
    for k in range(i - 1, max(i - 16, -1), -1):
        token = line.tokens[k]
        if token.low in (".", ";", "that", "who", "which"):
            return
        if not re.fullmatch(r"[A-Z]{2,5}", token.text) or token.agent or token.body or token.place:
            continue
        after = line.low(k + 1)
        if after not in scope.words.verbs and after not in TAIL_SKIP and not after.endswith("ed"):
            continue
        known = replace(scope.principal, via=(scope.principal.head,))
        for agent in known.agents:
            mention.people.setdefault(agent, (role, replace(token, agent=known)))
        mention.first = min(mention.first, k)
        return


def take_objects(mention: EventMention, line: Line, k: int, role: str = "participant") -> int:
    found, end = read_list(line, k)
    if len(found) > 1 and not mention.verb and _is_fronted(line, mention):
        comma = next((c for c in range(found[0] + 1, found[-1]) if line.low(c) == ","), None)
        if comma is not None and line.low(comma - 1) != "and":
            kept = [f for f in found if f < comma]
            if len(kept) < len(found) and _clause_follows(line, comma):
                found, end = kept, comma
    mention.objects += [f for f in found if f not in mention.objects]
    for index in found:
        mention.add(index, role)
    if found:
        mention.last = max(mention.last, found[-1])
    else:
        end = take_partner(mention, line, k)
    return end


def take_partner(mention: EventMention, line: Line, k: int) -> int:
    """A partner without a name ("members of the Council")."""
    end = list_phrase_end(line, k)
    tokens = line.tokens[k:end]
    if any(t.low in GROUP_HINT or t.body is not None for t in tokens[:12]):
        mention.partner = True
        mention.bodies += [t for t in tokens if t.body is not None and t.body.form in ("body", "organisation")][:4]
        mention.last = max(mention.last, end - 1)
    if mention.partner and (colon := _colon(line, end)) is not None:
        found, after = read_list(line, colon + 1)
        if found:
            for index in found:
                mention.add(index)
            mention.objects += found
            mention.last = max(mention.last, found[-1])
            return after
    for k in (end - 1, end):
        if line.low(k) in ("led", "headed", "represented", "comprising", "including", "chaired") and k > 0:
            found, after = read_list(line, k + 2 if line.low(k + 1) == "by" else k + 1)
            for index in found:
                mention.add(index)
            return after if found else end
    return end


def _colon(line: Line, k: int) -> int | None:
    """The colon that opens the list of a group: "met the ambassadors accredited to X: A, B and C"."""
    for index in range(k, min(k + 10, len(line.tokens))):
        low = line.low(index)
        if low == ":":
            return index
        if low in (".", ";", ",") or line.tokens[index].agent is not None:
            return None
    return None


def take_them(mention: EventMention, line: Line, k: int) -> bool:
    """ "when I hosted them": the officials named before in the sentence."""
    low = line.low(k)
    if low not in ("them", "him", "her") or (k < len(line.tokens) and line.tokens[k].agent is not None):
        return False
    named = [x for x in range(min([k, *mention.subjects])) if line.tokens[x].form in ("name", "surname")]
    for x in named if low == "them" else named[-1:]:
        mention.add(x)
        mention.objects.append(x)
    return bool(named)


def skip_adverbials(scope: Scope, line: Line, k: int, mention: EventMention) -> int:
    """Past adverbs, dates and ways of speaking that stand between a verb and its object."""
    while k < len(line.tokens):
        token = line.tokens[k]
        low = token.low
        nxt = line.tokens[k + 1] if k + 1 < len(line.tokens) else None
        if token.date is not None:
            mention.date = mention.date or token.date
        elif "among" in (low, line.low(k + 1)) and {"others", "other"} & {line.low(k + 1), line.low(k + 2)}:
            k += 2 if low == "among" else 3  # "will meet, among others, A"
            if line.low(k) == ",":
                k += 1
            continue
        elif (
            low == ","
            and nxt is not None
            and k > mention.at + 1
            and (
                nxt.date is not None
                or nxt.low in ("at", "in", "on")
                or (line.tokens[k - 1].date is not None and (nxt.agent is not None or nxt.low in DETERMINERS))
            )
        ):
            pass
        elif (
            low in ("at", "in")
            and nxt is not None
            and nxt.date is None
            and (place := _place_between(scope, line, k)) is not None
        ):
            mention.place = mention.place or (place[1], place[2])
            k = place[0]
            continue
        elif low in ("on", "this", "in", "at") and k + 1 < len(line.tokens) and line.tokens[k + 1].date is not None:
            pass
        elif (
            low in TAIL_SKIP
            or low.endswith("ly")
            or low
            in (
                ",",
                "by",
                "via",
                "over",
                "on",
                "the",
                "telephone",
                "phone",
                "person",
                "in",
                "videoconference",
                "video",
                "conference",
                "teleconference",
                "link",
                "secure",
            )
        ):
            means = line.low(k + 1) if line.low(k + 1) != "the" else line.low(k + 2)
            if low in ("by", "via", "over", "on", "in", "the") and means not in _MEANS:
                break
            if low == "," and line.low(k + 1) not in ("via", "by", "today"):
                break
        else:
            break
        k += 1
    return k


def _place_between(scope: Scope, line: Line, k: int) -> tuple[int, str, Span] | None:
    """A place that stands between a verb and its object: "received at the Palace, the Minister of …"."""
    place = place_at(scope, line, k)
    if place is None:
        return None
    after = place[0] + (1 if line.low(place[0]) == "," else 0)
    while line.low(after) in ("in", "at") and (more := place_at(scope, line, after)) is not None:
        after = more[0] + (1 if line.low(more[0]) == "," else 0)
    if after < len(line.tokens) and (
        line.tokens[after].agent is not None
        or line.low(after) == "with"
        or (line.low(after) == "the" and person_ahead(line, after))
    ):
        return after, place[1], place[2]
    return None


def _is_fronted(line: Line, mention: EventMention) -> bool:
    """Whether the phrase opens its sentence: "In his meeting with X, …"."""
    return mention.first <= 3 and line.low(0) in (
        "in",
        "during",
        "at",
        "following",
        "after",
        "on",
        "before",
        "ahead",
        "prior",
    )


def _clause_follows(line: Line, comma: int) -> bool:
    """Whether a clause with its own subject follows the comma, not one more name of the list."""
    k = comma + 1
    while k < len(line.tokens) and (line.tokens[k].agent is not None or line.low(k) in ("and", "&", ",")):
        k += 1
    low = line.low(k)
    return low.endswith("ed") or low in (
        "also",
        "said",
        "told",
        "spoke",
        "noted",
        "met",
        "held",
        "will",
        "was",
        "were",
        "is",
        "are",
        "had",
        "has",
        "have",
        "made",
        "gave",
    )


def has_unnamed_subject(line: Line, i: int, mention: EventMention) -> bool:
    """Whether somebody without a name is the subject, who met an official with one."""
    if not any(line.tokens[o].form == "name" for o in mention.objects):
        return False
    left = [t for t in line.tokens[max(i - 8, 0) : i] if t.agent is None and t.low not in ("also", "today", "then")]
    return bool(left) and any(
        t.low in GROUP_HINT or t.low in ("general", "i", "we", "secretary-general") or t.body is not None for t in left
    )


def body_ahead(line: Line, k: int) -> bool:
    """ "met his counterparts from X", "met the Arbitration Centre": a group or an organisation right after the verb."""
    if line.low(k) not in ("his", "her", "the", "several", "senior", "their"):
        return False
    end = list_phrase_end(line, k)
    phrase = line.tokens[k + 1 : min(end, k + 8)]
    if any(t.low in ("’s", "'s", "’", "'", "of") for t in phrase[:3]) or not phrase:
        return False
    return any(
        t.low in ("counterparts", "officials", "representatives", "executives", "ambassadors") for t in phrase[:4]
    ) or (
        phrase[0].body is not None
        and phrase[0].body.form == "organisation"
        and line.low(end) in (".", ",", "in", "at", "on", "and", "to")
    )


def person_ahead(line: Line, k: int) -> bool:
    """A person within a few words, with nothing but his description before ("met his counterpart, X")."""
    for index in range(k, min(k + 7, len(line.tokens))):
        token = line.tokens[index]
        if token.agent is not None:
            return True
        if token.low in (".", ";", "in", "on", "at", "and", "for", "by", "from") or token.date is not None:
            return False
    return False


def first_person(line: Line, k: int) -> int | None:
    """The token of the person at ``k`` or behind a title in the plural ("Foreign Ministers A and B"), else None."""
    for index in range(k, min(k + 9, len(line.tokens))):
        token = line.tokens[index]
        if token.agent is not None:
            alone = index == k or line.low(index - 1) in GROUP_HINT
            return index if alone and token.agent.agents else None
        if not token.capital and token.low not in ("the", "and", "’s", "'s", *GROUP_HINT):
            return None
    return None


def has_group(line: Line, subjects: list[int]) -> bool:
    return any(t.agent is not None and t.agent.form == "group" for t in (line.tokens[s] for s in subjects))


def has_body_subject(line: Line, i: int) -> bool:
    return any(
        t.body is not None or t.low in GROUP_HINT or t.low in ("which", "who") for t in line.tokens[max(i - 7, 0) : i]
    )


def person_described(line: Line, k: int) -> bool:
    """Words that describe a person or a group of persons before the name."""
    for index in range(k, min(k + 9, len(line.tokens))):
        token = line.tokens[index]
        if token.agent is not None or token.low in (
            "delegation",
            "ambassador",
            "minister",
            "participants",
            "heads",
            "representatives",
        ):
            return True
        if (
            token.low in ("from", "in", "on", "at", "and", "by", "letter", "invitation", "award", "report", "by", ",")
            or token.date
        ):
            return False
    return False
