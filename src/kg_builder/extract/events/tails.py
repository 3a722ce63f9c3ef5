"""What follows a mention in its sentence: the others there, place, day, mode."""

from __future__ import annotations

from kg_builder.extract.events.mention import MARGINS, EventMention, Scope
from kg_builder.extract.events.parties import TAIL_SKIP, take_objects
from kg_builder.extract.events.places import place_at
from kg_builder.extract.participation import list_phrase_end, read_list
from kg_builder.extract.scan import Line
from kg_builder.lexicon.cues import cues
from kg_builder.model.text import Span

_HELD = cues("held")


def read_tail(scope: Scope, mention: EventMention, line: Line, k: int) -> int:
    """Date, place, partners, hosts and ways of meeting that follow; gives the index after the last of them."""
    tokens = line.tokens
    end = k
    steps = 0
    while k < len(tokens) and steps < 60:
        steps += 1
        token = tokens[k]
        low = token.low
        nxt = tokens[k + 1] if k + 1 < len(tokens) else None
        if token.date is not None:
            if mention.date is None or mention.date.form == "year":
                mention.date = token.date
        elif (
            low in ("on", "in", "at", "from", "this", "for", "between", "by", "late", "early")
            and nxt is not None
            and nxt.date is not None
        ):
            pass
        elif low in ("with", "alongside"):
            if mention.verb and mention.objects and low == "with":
                break
            k = take_objects(mention, line, k + 1)
            end = k
            continue
        elif low in ("between", "among", "involving"):
            k = take_objects(mention, line, k + 1)
            end = k
            continue
        elif low == "and" and nxt is not None and nxt.low == "with":
            pass
        elif low == "on" and any(line.low(k + d) in MARGINS for d in (1, 2)):
            mention.margins = True
            mention.mode = mention.mode or ("in-person", Span(token.start, tokens[min(k + 2, len(tokens) - 1)].end))
            end = k
            break
        elif low in ("in", "at", "aboard", "near") or (
            low == "to" and mention.verb and mention.head in ("welcome", "host", "greet")
        ):
            place = place_at(scope, line, k)
            if place is None:
                break
            k, name, span = place
            if mention.place is None:
                mention.place = (name, span)
            elif name not in mention.place[0] and mention.place[0].count(",") < 1 and low == "in":
                mention.place = (f"{mention.place[0]}, {name}", mention.place[1])
            end = k
            continue
        elif low in _HELD and low != "place":
            if (after := _take_by(mention, line, k)) > k:
                k = end = after
                continue
        elif (
            low in ("by", "via", "over", "through", "using")
            and nxt is not None
            and (
                nxt.low
                in (
                    "the",
                    "video",
                    "videoconference",
                    "phone",
                    "telephone",
                    "video-conference",
                    "teleconference",
                    "secure",
                    "videolink",
                    "zoom",
                    "virtual",
                )
            )
        ):
            k += 1
        elif (
            low
            in (
                "video",
                "videoconference",
                "conference",
                "phone",
                "telephone",
                "link",
                "means",
                "of",
                "conferencing",
                "video-conference",
                "videoconferencing",
                "place",
                "format",
                "the",
            )
            and k > end
        ):
            pass
        elif low in TAIL_SKIP or (low.endswith("ly") and len(low) > 3):
            k += 1
            continue
        elif low == "(":
            while k < len(tokens) and tokens[k].low != ")":
                inside = tokens[k].date
                if inside is not None and mention.date is not None and mention.date.form == "weekday":
                    mention.date = inside  # "on Monday (6 May)"
                k += 1
        elif (
            low == ","
            and nxt is not None
            and (
                nxt.low in _HELD
                or nxt.low in ("via", "today", "which", "that", "in", "on", "at", "with", "along", "together")
                or nxt.date is not None
                or (nxt.low in ("from", "between") and k + 2 < len(tokens) and tokens[k + 2].date is not None)
            )
        ):
            if nxt.low in ("in", "on", "at", "with") and k - end > 0:
                break
            k += 1
            continue
        elif (
            low in ("that", "which", "together", "along")
            and nxt is not None
            and (nxt.low in TAIL_SKIP or nxt.low == "with")
        ):
            k += 1
            continue
        else:
            break
        k += 1
        end = k
    return end


def _take_by(mention: EventMention, line: Line, k: int) -> int:
    """ "hosted by X", "chaired by X and Y", "attended by …" after the meeting: the index after it, else ``k``."""
    low = line.low(k)
    b = k + 1
    while line.low(b) in ("virtually", "jointly", "today", "also"):
        b += 1
    if line.low(b) != "by":
        return k
    role = {"hosted": "host", "chaired": "chair", "co-chaired": "chair", "cochaired": "chair", "led": "chair"}.get(
        low, "participant"
    )
    found, end = read_list(line, b + 1)
    if low in ("organised", "organized", "scheduled", "arranged"):
        found = []
    for index in found:
        mention.add(index, role)
    return max(end, b + 1) if found else list_phrase_end(line, b + 1)
