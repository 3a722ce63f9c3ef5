# ruff: noqa: E501, SIM102
"""A Reading whose officials come from gold names, so that the meetings stage is measured apart from the officials stage.

Full names, surnames, "the President", pronouns and "the leaders" are found by plain rules, posts around a name
belong to its mention. What the meetings stage misses on such a Reading is its own error.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Any

import spacy

from kg_builder.extract.reading import Form, Mention, Place, Reading
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import Official, Organisation, Tenure
from kg_builder.model.text import OffsetMap, Span
from kg_builder.model.time import PartialDate

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("KG_LEXICON_DATA", ROOT / "src" / "kg_builder" / "lexicon" / "data"))
_WORD = re.compile(r"[^\W_]+(?:[-’'.&/](?!s\b)[^\W_]+)*\.?|[’']s\b|\S")
_HEADS = (
    "president|prime minister|premier|chancellor|minister|secretary[- ]general|secretary|ambassador|high commissioner|vice president"
    "|foreign minister|director[- ]general|chair(?:man|person)?|speaker|king|sultan|emir|taoiseach|governor[- ]general"
)
_TITLE = re.compile(rf"\b(?:[Tt]he|[Hh]is|[Hh]er) (?:[A-Z]\w+ )?((?i:{_HEADS}))\b(?! of the \w+ Ministers)")
_GROUP = re.compile(
    r"\b(?:[Tt]he (?:two |three |four )?(?:leaders|presidents|Presidents|ministers|Ministers|sides|parties|officials|Foreign Ministers)"
    r"|[Bb]oth (?:leaders|sides|ministers|Ministers|Presidents|officials)|[Tt]he (?:two|three|four)(?= [a-z]+ed\b)|[Tt]hey|[Tt]he pair)\b"
)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_HONORIFIC = {
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "h.e",
    "he",
    "hon",
    "shri",
    "honourable",
    "honorable",
    "his",
    "her",
    "excellency",
    "sir",
    "first",
    "second",
}


def board(path: Path) -> Bulletin:
    """A bulletin in board form, read the plain way."""
    return bulletin(path.stem, *_split(path.read_text(encoding="utf-8", errors="replace")))


def _split(text: str) -> tuple[str, str | None, str]:
    subject = re.search(r"^SUBJECT (.*)$", text, re.M)
    day = re.search(r"^DATE (\d{4}-\d\d-\d\d)", text, re.M)
    return (subject[1].strip() if subject else ""), (day[1] if day else None), text[day.end() if day else 0 :].strip()


def bulletin(name: str, subject: str, day: str | None, body: str) -> Bulletin:
    text = f"{subject}\n\n{body}" if subject else body
    published = PartialDate(day) if day else None
    return Bulletin(name, name, text, "0" * 64, subject or None, published, offsets=OffsetMap.identity(len(text)))


def sentences(text: str) -> tuple[Span, ...]:
    spans, start = [], 0
    for match in re.finditer(r"\n+|(?<=[.!?])[\"”’)]*\s+(?=[“\"(]?[A-Z0-9])", text):
        before = text[start : match.start()]
        if "\n" not in match[0] and re.search(
            r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Jr|Sr|St|Prof|Gen|Hon|H\.E|No|U\.S|D\.C|Shri|Ma|Lt|Col|Sen|Rep)\.$", before
        ):
            if not re.search(r"(?:D\.C|Jr)\.$", before) or not text[match.end() : match.end() + 4].istitle():
                continue
        if before.strip():
            spans.append(Span(start + len(before) - len(before.lstrip()), start + len(before.rstrip())))
        start = match.end()
    if text[start:].strip():
        spans.append(Span(start, start + len(text[start:].rstrip())))
    return tuple(spans)


@cache
def _gazetteer() -> tuple[dict[str, tuple[str, str]], re.Pattern[str]]:
    known: dict[str, tuple[str, str]] = {}
    for line in (DATA / "cities.tsv").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            name, code = line.split("\t")[:2]
            known[name] = ("city", code)
    for line in (DATA / "countries.tsv").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            row = line.split("\t")
            if row[4]:
                known[row[4]] = ("city", row[0])
            for form in [row[1], *row[3].split("|")]:
                if form:
                    known[form] = ("country", row[1])
    names = sorted((n for n in known if len(n) > 2 and n[0].isupper()), key=len, reverse=True)
    return known, re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b(?![’'-])")


def read_gold(source: Bulletin, gold: dict[str, Any]) -> Reading:
    """``source`` with the officials and organisations of its gold record found in it."""
    text = source.text
    spans = sentences(text)
    officials: list[Official] = []
    found: list[Mention] = []
    starts = [s.start for s in spans]

    def sentence(at: int) -> Span:
        return spans[max(bisect_right(starts, at) - 1, 0)]

    full: list[tuple[int, int, int]] = []
    for number, official in enumerate(gold.get("officials", [])):
        parts = [
            re.escape(p) for p in re.split(r"[\s]+", official["name"]) if p.strip(",.").lower() not in ("jr", "sr")
        ]
        for match in re.finditer(
            r"\b" + r"[\s,]+".join(p.rstrip(",") for p in parts) + r"(?:,? [JS]r\.?,?(?![’']))?", text, re.I
        ):
            full.append((match.start(), match.end(), number))
    singles: dict[str, list[int]] = {}
    for number, official in enumerate(gold.get("officials", [])):
        for part in re.findall(r"[^\W\d_][\w'’-]{2,}", official["name"]):
            if part.lower() not in (
                "the",
                "von",
                "der",
                "bin",
                "van",
                "jr",
                "prince",
                "princess",
                "lady",
                "king",
                "queen",
                "al",
            ):
                singles.setdefault(part, []).append(number)
    taken = sorted(full)
    covered = _Cover(taken)
    short: list[tuple[int, int, int]] = []
    for part, owners in singles.items():
        for match in re.finditer(rf"\b{re.escape(part)}\b", text):
            if len(set(owners)) == 1 and not covered.hits(match.start(), match.end()):
                short.append((match.start(), match.end(), owners[0]))
    merged: list[tuple[int, int, int, Form]] = [(*f, "name") for f in full]
    for start, end, number in sorted(short):
        if merged and merged[-1][3] == "surname" and merged[-1][2] == number and start - merged[-1][1] <= 1:
            merged[-1] = (merged[-1][0], end, number, "surname")
        else:
            merged.append((start, end, number, "surname"))
    merged.sort()
    keep: list[tuple[int, int, int, Form]] = []
    for row in merged:
        if not keep or row[0] >= keep[-1][1]:
            keep.append(row)
    first: dict[int, int] = {}
    for start, _, number, form in keep:
        if form == "name" or number not in first:
            first.setdefault(number, start)
    ids = {n: f"official-{first[n]}" for n in first}
    for number, official in enumerate(gold.get("officials", [])):
        if number not in ids:
            continue
        start, end = next((s, e) for s, e, n, f in keep if n == number and s == first[number])
        evidence = (Evidence(Span(start, end), sentence(start), "gold", 1.0),)
        of = Value(official["of"], official["of"], evidence) if official.get("of") else None
        tenures = (
            (Tenure(f"tenure-{start}", Value(official["post"], official["post"], evidence), of),)
            if official.get("post")
            else ()
        )
        officials.append(Official(ids[number], Value(official["name"], text[start:end], evidence), (), tenures, of))
    posts = [
        set(re.findall(r"[\w’'-]+", f"{o.get('post') or ''} {o.get('of') or ''}".lower()))
        for o in gold.get("officials", [])
    ]
    last = 0
    for position, (start, end, number, form) in enumerate(keep):
        low = _leftmost(text, start, posts[number], max(last, sentence(start).start))
        nxt = keep[position + 1][0] if position + 1 < len(keep) else len(text)
        high = _rightmost(text, end, posts[number], min(nxt, sentence(start).end))
        found.append(Mention(Span(low, high), Span(start, end), form, (ids[number],)))
        last = high
    names = _Cover([(m.span.start, m.span.end, 0) for m in found])
    people = sorted(found, key=lambda m: m.span)
    extra: list[Mention] = []
    for match in _TITLE.finditer(text):
        if names.hits(*match.span()):
            continue
        word = match[1].lower().split()[-1]
        best = next(
            (
                n
                for n, _ in sorted(
                    ((n, first[n]) for n in first), key=lambda item: (item[1] > match.start(), abs(item[1]))
                )
                if word in " ".join(sorted(posts[n])) and first[n] <= match.start()
            ),
            None,
        )
        if best is not None:
            extra.append(Mention(Span(*match.span()), Span(*match.span()), "title", (ids[best],)))
    for pattern, kind in ((_PRONOUN, "pronoun"), (_GROUP, "group")):
        for match in pattern.finditer(text):
            if names.hits(*match.span()):
                continue
            before = [m for m in people if m.span.end <= match.start()]
            agents: tuple[str, ...]
            if kind == "pronoun":
                here = sentence(match.start())
                mine = [m for m in before if m.span.start >= here.start]
                earlier = [m for m in before if m.span.start < here.start]
                past = sentence(earlier[-1].span.start) if earlier else None
                subjects = mine or [m for m in earlier if past is not None and m.span.start >= past.start]
                agents = subjects[0].agents if subjects else ()
            else:
                agents = tuple(dict.fromkeys(a for m in before[:2] for a in m.agents))
            extra.append(
                Mention(Span(*match.span()), Span(*match.span()), "group" if kind == "group" else "pronoun", agents)
            )
    organisations: list[Organisation] = []
    for name in gold.get("organisations", []):
        match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        if match and not names.hits(*match.span()):
            evidence = (Evidence(Span(*match.span()), sentence(match.start()), "gold", 1.0),)
            organisations.append(Organisation(f"organisation-{match.start()}", Value(name, name, evidence)))
            for again in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                if not names.hits(*again.span()):
                    extra.append(
                        Mention(
                            Span(*again.span()), Span(*again.span()), "organisation", (f"organisation-{match.start()}",)
                        )
                    )
    known, pattern = _gazetteer()
    places = []
    for match in pattern.finditer(text):
        if not names.hits(*match.span()):
            kind_, country = known[match[0]]
            name = country if kind_ == "country" else match[0]
            places.append(Place(Span(*match.span()), name, kind_, country))  # type: ignore[arg-type]
    reading = Reading(source, spacy.blank("en").make_doc(""), spans, tuple(officials), tuple(organisations))
    reading.mentions = tuple(sorted([*found, *extra], key=lambda m: (m.span.start, -m.span.end)))
    reading.places = tuple(places)
    return reading


class _Cover:
    def __init__(self, spans: list[tuple[int, int, int]]) -> None:
        self.spans = sorted(spans)

    def hits(self, start: int, end: int) -> bool:
        return any(s < end and start < e for s, e, _ in self.spans)


def _leftmost(text: str, start: int, words: set[str], limit: int) -> int:
    """Where the post before a name begins."""
    low = start
    tokens = list(_WORD.finditer(text, limit, start))
    for token in reversed(tokens):
        word = token[0].strip(".").lower().replace("’", "'")
        base = re.sub(r"'s$", "", word)
        if (
            base in _HONORIFIC
            or base in words
            or word in ("of", "the", "for", "and", "&", "'s", "s")
            or (
                token[0][0].isupper()
                and (
                    base.endswith(("ian", "ean", "ese", "ish", "an", "ch", "i"))
                    or token[0]
                    in (
                        "U.S.",
                        "UK",
                        "US",
                        "UN",
                        "Excellency",
                        "Republic",
                        "Kingdom",
                        "Federation",
                        "Senior",
                        "Former",
                        "State",
                        "Foreign",
                        "Federal",
                        "General",
                    )
                )
            )
        ):
            if word in ("of", "the", "for", "and", "&", "'s", "s"):
                continue
            if re.search(r"[,;.!?]", text[token.end() : low]) and not re.search(
                r"\b(?:H\.E|Mr|Dr|Mrs|Ms|Prof|Hon)\.\s?$|, $", text[token.end() - 4 : low]
            ):
                break
            low = token.start()
        else:
            break
    return low


def _rightmost(text: str, end: int, words: set[str], limit: int) -> int:
    """Where a post after a name ends: ", Minister of Law", " of Japan"."""
    high = end
    for token in _WORD.finditer(text, end, limit):
        word = token[0].strip(".").lower()
        if word in ("of", "the", "for", "and", ",", "to", "in"):
            continue
        if word in words:
            high = token.end()
        else:
            break
    return high
