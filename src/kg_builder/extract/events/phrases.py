"""How far the noun phrase of a meeting reaches to the left and to the right."""

from __future__ import annotations

import re

from kg_builder.extract.events.mention import DETERMINERS, EventMention, Scope
from kg_builder.extract.events.parties import GROUP_HINT, person_ahead, take_objects
from kg_builder.extract.events.tails import read_tail
from kg_builder.extract.participation import list_phrase_end, read_list
from kg_builder.extract.scan import Line, Token
from kg_builder.language.dates import DateMention
from kg_builder.lexicon.cues import cues
from kg_builder.lexicon.meetings import Noun
from kg_builder.model.text import Span

_OFFICES = cues("offices")
_LEFT_STOP = cues("left-stop")
_NOUN_LIKE = frozenset(("phone", "telephone", "open", "working", "opening", "closing"))
_NAME_GLUE = cues("name-glue")


def left_of(scope: Scope, line: Line, i: int) -> tuple[int, str, list[int] | None, DateMention | None]:
    """Where the noun phrase of the head at ``i`` begins, its determiner, whose it is, and a date inside it."""
    tokens = line.tokens
    capital = tokens[i].text[0].isupper()
    first, small = i, 0
    day: DateMention | None = None
    j = i - 1
    while j >= 0:
        token = tokens[j]
        low = token.low
        if token.agent is not None:
            if line.headline and j == first - 1 and token.agent.form in ("name", "surname"):
                return first, "", _coordinated(line, j), day
            break
        if token.date is not None:
            if token.date.form in ("weekday",) or j != first - 1:
                break
            day = token.date
            first, j = j, j - 1
            continue
        if low in ("’s", "'s", "’") or (low == "'" and j and tokens[j - 1].low.endswith("s")):
            if j and tokens[j - 1].agent is not None:
                return first, "’s", _coordinated(line, j - 1), day
            if j and tokens[j - 1].date is not None:
                return first, "the", None, tokens[j - 1].date
            if j and tokens[j - 1].capital and (capital or tokens[j - 1].low.rstrip("'’") in _OFFICES):
                first, j = j - 1, j - 2  # "the Foreign Ministers' meeting"
                continue
            return first, "’s", None, day
        named = capital and token.capital and j > 0 and tokens[j - 1].capital  # "the ASEAN Plus Three Summit"
        if low in DETERMINERS and not named:
            return first, low, None, day
        if (
            low == "of"
            and first == j + 1
            and j
            and tokens[j - 1].low in ("series", "round", "rounds", "day", "cycle", "set")
        ):
            first, j = j - 1, j - 2
            continue
        if low == ")" and capital:
            k = j
            while k >= 0 and tokens[k].low != "(" and j - k < 8:
                k -= 1
            if k > 0 and tokens[k].low == "(":
                first, j = k, k - 1
                continue
            break
        if (
            low in ("of", "for", "and", "on", "&")
            and capital
            and first == j + 1
            and j > 0
            and tokens[j - 1].capital
            and tokens[j - 1].agent is None
            and tokens[first].capital
        ):
            first, j = j - 1, j - 2
            continue
        if low == "the" and capital and j > 1 and tokens[j - 1].low == "of" and tokens[j - 2].capital:
            first, j = j - 2, j - 3
            continue
        if low in _LEFT_STOP or (low in scope.words.verbs and low not in _NOUN_LIKE and not token.capital):
            break
        if token.capital or low in ("-", "–", "“", '"'):
            if token.low in _LEFT_STOP:
                break
            first, j = j, j - 1
            continue
        if low.isalpha() or re.fullmatch(r"[\w-]+", low):
            small += 1
            if small > 4:
                break
            first, j = j, j - 1
            continue
        break
    while first < i and tokens[first].low in ("-", "–", "“", '"', "of", "and", "for"):
        first += 1
    return first, "", None, day


def _coordinated(line: Line, last: int) -> list[int]:
    """The officials before a possessive: "A and B’s meeting"."""
    found = [last]
    k = last - 1
    while k > 0 and line.tokens[k].low in ("and", "&", ","):
        if line.tokens[k - 1].agent is None:
            break
        found.append(k - 1)
        k -= 2
    return sorted(found)


def right_of(scope: Scope, mention: EventMention, line: Line, i: int, noun: Noun) -> int:
    """Arguments after the head: of, with, between, in, at, on; gives the index after the last."""
    k = i + 1
    tokens = line.tokens
    if line.low(k) == "(":
        while k < len(tokens) and tokens[k].low != ")" and k - i < 8:
            k += 1
        k += 1
    if mention.proper:
        k = _name_end(scope, mention, line, k)
    if noun.kind == "call" and line.low(k) in ("on", "to") and person_ahead(line, k + 1):
        role = "host" if line.low(k) == "on" else "participant"
        if role == "host":
            mention.kind, mention.head = "audience", "call-on"
            mention.mode = ("in-person", Span(tokens[i].start, tokens[i].end))
        k = take_objects(mention, line, k + 1, role)
    if (
        line.low(k) in ("for", "honouring", "honoring")
        and noun.kind in ("ceremony", "reception")
        and person_ahead(line, k + 1)
    ):
        found, k = read_list(line, k + 1)
        for index in found:
            mention.add(index)
    if line.low(k) == "in" and line.low(k + 1) in ("honour", "honor") and line.low(k + 2) == "of":
        found, after = read_list(line, k + 3)
        for index in found:
            mention.add(index)
        k = after if found else list_phrase_end(line, k + 3)
    if line.low(k) == "of":
        if k + 1 < len(tokens) and (
            tokens[k + 1].agent is not None or (person_ahead(line, k + 1) and line.low(k + 1) not in ("the",))
        ):
            found, end = read_list(line, k + 1)
            for index in found:
                mention.add(index)
            mention.subjects += found
            k = end
        else:
            end = list_phrase_end(line, k + 1)
            mention.bodies += [
                t for t in tokens[k + 1 : end] if t.body is not None and t.body.form in ("body", "organisation")
            ][:4]
            mention.partner = mention.partner or any(
                t.body is not None or t.low in GROUP_HINT for t in tokens[k + 1 : end]
            )
            mention.described = end > k + 2
            mention.last = max(mention.last, end - 1)
            k = end
    return read_tail(scope, mention, line, k)


def _name_end(scope: Scope, mention: EventMention, line: Line, k: int) -> int:
    """The rest of a proper name: "on Peace in Ukraine", "of the Americas", "2025"."""
    tokens = line.tokens
    end = k
    while k < len(tokens):
        token = tokens[k]
        if token.agent is not None or (token.date is not None and token.date.form != "year"):
            break
        if token.low in ("-", "–") and k + 1 < len(tokens) and _is_year(tokens[k + 1]):
            k += 1
            continue
        if token.low in _NAME_GLUE and k - end < 3:
            if token.low == "and" and line.low(k + 1) in ("the", "a", "his", "her"):
                break
            if token.low in ("in", "with", "to") and not (
                k + 1 < len(tokens) and tokens[k + 1].capital and tokens[k + 1].place is None and end > mention.at + 1
            ):
                break
            k += 1
            continue
        if token.capital and (
            token.low not in scope.words.nouns
            or "and" in (line.low(k - 1), line.low(k - 2))
            or _goes_on(scope, line, k + 1)  # "the Meeting of the Joint Consultation Mechanism"
        ):
            if end == k and k == mention.at + 1 and token.date is None and not token.capital:
                break
            if token.place is not None and line.low(k - 1) in ("in", "at"):
                break
            k += 1
            end = k
            continue
        break
    if end > mention.at + 1:
        mention.last = max(mention.last, end - 1)
    return end


def _goes_on(scope: Scope, line: Line, k: int) -> bool:
    """Whether a name does not end before the word at ``k``."""
    if k >= len(line.tokens) or line.low(k) in scope.words.verbs:
        return False
    token = line.tokens[k]
    return token.capital and token.agent is None and token.date is None


def _is_year(token: Token) -> bool:
    return token.date is not None and token.date.form == "year"
