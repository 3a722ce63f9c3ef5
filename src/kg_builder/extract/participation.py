"""Who stands in a clause: the subject of a verb, a list after "with", the attendees of a sentence."""

from __future__ import annotations

from kg_builder.extract.scan import Line, Token
from kg_builder.lexicon.meetings import word_set

_JOINERS = frozenset(
    (",", ";", "and", "&", "as", "well", "along", "together", "also", "both", "/", "–", "—", "-", "(", ")", "well-as")
)
_GLUE = frozenset(
    ("the", "of", "for", "his", "her", "its", "their", "our", "a", "an", "to", "’s", "'s", "in", "then", "now")
)
_STOP = word_set(
    "on at during after before by from about regarding concerning via through within under over against "
    "into since until while when where who whom whose which that today yesterday tomorrow following upon "
    "ahead this focusing focused is are was were be been has have had will would shall may can could "
    "should did does do held hold said met spoke discuss discussed discussing exchange exchanged "
    "expressed took take including include to amid amidst here there per via without between among "
    "because so if than but or not via"
)
_BEFORE_NAMES = word_set("his her its their the")
_PREPOSITION = word_set(
    "with of by to for from at in on between against about toward towards among including thanked "
    "congratulated informed told than like behalf under over via through regarding including into after "
    "before following"
)
_GROUPS = word_set(
    "leaders ministers presidents officials counterparts representatives members ambassadors heads "
    "delegation delegations executives entrepreneurs lawyers companies chairmen governors mayors senators "
    "secretaries advisors advisers envoys diplomats parliamentarians lawmakers partners allies community "
    "chiefs directors commissioners leadership government ministries stakeholders groups investors "
    "businesspeople journalists media students veterans group staff team team counterpart minister "
    "president chairman ambassador commissioner premier chancellor secretary"
)


def is_person(token: Token) -> bool:
    """A token for officials that are known by id."""
    return token.agent is not None and bool(token.agent.agents)


def read_list(line: Line, at: int, *, limit: int = 3000, bodies: bool = False) -> tuple[list[int], int]:
    """Indices of the officials listed from token ``at`` on, and where the list ends.

    Appositions between the names ("X, Minister of Y of Z, and W") are stepped over; officials inside them
    ("adviser to Chancellor W") are not part of the list.
    """
    tokens = line.tokens
    found: list[int] = []
    gap = 0
    end = at
    k = at
    depth = 0
    while k < len(tokens) and k - at < limit:
        token = tokens[k]
        low = token.low
        if token.agent is not None:
            inner = k > at and tokens[k - 1].low in ("of", "to") and bool(found)
            owner = line.low(k + 1) in ("’s", "'s", "’")
            if token.agent.form == "pronoun" and found:
                break
            if not inner and not owner:
                found.append(k)
                gap = 0
                end = k + 1
            k += 1
            continue
        if low == "(":
            depth += 1
        elif low == ")":
            depth = max(depth - 1, 0)
        if depth:
            k += 1
            continue
        if token.date is not None:
            break
        if low in _JOINERS:
            k += 1
            continue
        if low == "with" and found and tokens[k - 1].low == "and":
            k += 1  # "with A and with B"
            continue
        if low == "in" and found and (not _more(line, k) or tokens[min(k + 1, len(tokens) - 1)].place is not None):
            break
        if low == "for" and found and not _more(line, k):
            break  # "A as well as B for a Council meeting"
        if low in _STOP and not (low in ("to", "in") and gap and not found):
            if low == "to" and line.low(k + 1) in ("the", "a") and found and _more(line, k):
                k += 1
                gap += 1
                continue
            break
        if low in (".", ":", "!", "?") and not (low == "." and k + 1 < len(tokens)):
            break
        if token.text[0].islower() and low not in _GLUE:
            if (low.endswith("ed") or low.endswith("ing")) and low not in _GROUPS:
                break
            if found and low not in _GROUPS and k > at and tokens[k - 1].low in ("and", ","):
                break
        gap += 1
        if gap > 16:
            break
        if bodies or low in _GROUPS or token.body is not None:
            end = max(end, k + 1)
        k += 1
    return found, max(end, at)


def _more(line: Line, at: int) -> bool:
    return any(token.agent is not None for token in line.tokens[at : at + 8])


def list_phrase_end(line: Line, at: int) -> int:
    """Where the noun phrase that starts at ``at`` ends, for a partner without a name ("members of the Council")."""
    k = at
    while k < len(line.tokens):
        token = line.tokens[k]
        if token.date is not None or (token.low in _STOP and token.low not in ("to",)):
            break
        if token.low in (".", ";", ":", ",", "to", "in"):
            break
        if token.low == "and" and line.low(k + 1).endswith("ed"):
            break
        k += 1
    return k


def subject(line: Line, at: int) -> list[int]:
    """Indices of the officials who are the subject of the verb at ``at``: the nearest group on its left, no object."""
    tokens = line.tokens
    k = at - 1
    steps = 0
    while k >= 0 and steps < 60:
        token = tokens[k]
        steps += 1
        if token.low in (";", ":"):
            return []
        if token.low == "." and steps > 2:
            return []
        if token.agent is None:
            if token.low in ("where", "when", "while", "because", "since", "whereas") and steps < 14:
                return []
            k -= 1
            continue
        if line.low(k + 1) in ("’s", "'s", "’"):
            k -= 1
            continue
        group = [k]
        j = k - 1
        first = k
        while j >= 0:
            partner = tokens[j].agent
            if partner is not None and line.low(j + 1) not in ("’s", "'s"):
                if partner.form == "pronoun":
                    if tokens[j].low not in ("his", "her", "its", "their"):
                        break
                    j -= 1  # "A and his counterpart B"
                    continue
                group.append(j)
                first = j
                j -= 1
            elif tokens[j].low in (",", "and", "&", "as", "well", "with", "along", "together", "–", "—"):
                if tokens[j].low == "with" and line.low(j - 1) not in ("along", "together"):
                    break
                j -= 1
            elif j > 0 and tokens[j].low in _BEFORE_NAMES and tokens[j - 1].low in ("and", "&", ","):
                j -= 1  # "A and his counterpart B", "A and the Prime Minister of C, B"
            else:
                over = _over_apposition(line, j)
                if over is None:
                    break
                j = over
        before = line.low(first - 1)
        if first > 0 and before in _PREPOSITION and before != "including":
            k = first - 1
            continue
        if first > 0 and before == "," and _object_before(line, first - 1):
            k = first - 1
            continue
        return sorted(group)
    return []


def _over_apposition(line: Line, at: int) -> int | None:
    """Left over "of the United States (US)" or ", Minister of X," to the name that it belongs to, if there is one."""
    tokens = line.tokens
    for k in range(at, max(at - 14, -1), -1):
        token = tokens[k]
        if token.agent is not None:
            if token.form == "title" and line.low(k - 1) == "to":
                continue
            opened = line.low(k + 1)
            return k if token.form in ("name", "surname") and opened in ("of", ",", "(") else None
        if not (token.capital or token.low in ("of", "the", "(", ")", "’s", "'s", "and", "for", ",", "to")):
            return None
    return None


def _object_before(line: Line, at: int) -> bool:
    """Whether the list that a comma continues hangs on a preposition, as in "accompanied by A, B and C"."""
    return any(line.tokens[k].low == "by" for k in range(at - 1, max(at - 3, -1), -1))


def everyone(line: Line, first: int, last: int) -> list[int]:
    """All officials between two tokens who are named in their own right, not as part of somebody's post."""
    found = []
    for k in range(max(first, 0), min(last, len(line.tokens))):
        token = line.tokens[k]
        if token.agent is None or token.agent.form == "pronoun":
            continue
        if line.low(k + 1) in ("’s", "'s", "’") or line.low(k - 1) in ("of", "to"):
            continue
        found.append(k)
    return found
