"""Sentence boundaries: lines and paragraphs first, then full stops that end something."""

from __future__ import annotations

import re
from itertools import pairwise

from kg_builder.model.text import Span

_BREAK = re.compile(r"\s*\n\s*\n\s*|[^\S\n]*\n[^\S\n]*")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|;(?=\s*\n)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mme|Dr|Prof|Hon|Ven|Rev|Fr|Gen|Lt|Col|Maj|Capt|Cpt|Adm|Brig|Sgt|Sen|Rep|Gov|Amb|St|Rt|Messrs|Mssrs|"
    r"Ma|Md|Mohd|Muhd|Smt|Engr?|Ing|Lic|Arq|Adv|Atty|Pres|Sec|Nos?|Arts?|vs|cf|approx|Dept|Univ|Mt|e\.g|i\.e|H\.E|M/s|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)
# "Jr." and "U.S." may stand at the end of a sentence; what follows tells.
_MAYBE = re.compile(r"(?:\b(?:Jr|Sr|Inc|Ltd|Co|Corp|Bros|etc|Ph\.D|a\.m|p\.m)|(?:[A-Za-z]\.)+[A-Za-z])\.$")
_STARTER = re.compile(
    r"\s+(?:The|He|She|They|It|This|These|That|Those|In|On|At|During|We|His|Her|Their|Both|As|After|Also|A|An|For|Following|"
    r"There|Among|Earlier|Later|With|According|When|While|Today|Separately)\s"
)
_OPENER = re.compile(r"\s+[\"'“‘«(\[–—-]*\s*[^\Wa-z]")
_NARROWEST, _WIDEST = 50, 110


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the lines were filled up to a width: hardly any next word would have fitted on the line before."""
    width = max(len(line) for line in lines)
    if len(lines) < 3 or not _NARROWEST <= width <= _WIDEST:
        return False
    full = sum(len(line) + 1 + len(after.split(" ", 1)[0]) > width for line, after in pairwise(lines))
    return full >= 0.8 * (len(lines) - 1)


def _paragraphs(text: str, least: int) -> list[tuple[int, int]]:
    """Stretches without a break; a line that was wrapped goes on in the next one."""
    pieces = []
    start = 0
    wrapped: dict[int, bool] = {}
    for match in _BREAK.finditer(text):
        single = match.group().count("\n") == 1
        if match.end() > least and single and match.start() > start:
            before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
            if after.islower() and before not in ".!?:;":
                continue
            begin = max(text.rfind("\n\n", 0, match.start()), least)
            if begin not in wrapped:
                stop = text.find("\n\n", match.end())
                block = text[begin : stop if stop >= 0 else len(text)].strip()
                wrapped[begin] = _is_wrapped([line.strip() for line in block.split("\n") if line.strip()])
            if wrapped[begin]:
                continue
        if match.start() > start:
            pieces.append((start, match.start()))
        start = match.end()
    if start < len(text):
        pieces.append((start, len(text)))
    return pieces


def _ends(text: str, at: int, stop: int) -> bool:
    """Whether the stop that ends at ``at`` ends a sentence, inside the stretch up to ``stop``."""
    if at >= stop:
        return False
    before = text[max(0, at - 14) : at]
    if before.endswith("."):
        if _MAYBE.search(before):
            return _STARTER.match(text, at) is not None
        if _ABBREVIATION.search(before):
            return False
    return _OPENER.match(text, at) is not None


def split_sentences(text: str, subject_end: int = 0) -> tuple[Span, ...]:
    """The sentences of ``text`` in order; the subject is one of its own. White space stands between them."""
    spans = []
    for start, stop in _paragraphs(text, subject_end):
        begin = start
        if not (subject_end and stop <= subject_end):
            for match in _STOP.finditer(text, start, stop):
                if _ends(text, match.end(), stop):
                    spans.append((begin, match.end()))
                    begin = match.end()
                    while begin < stop and text[begin].isspace():
                        begin += 1
        if begin < stop:
            spans.append((begin, stop))
    result = []
    for begin, stop in spans:
        piece = text[begin:stop]
        low, high = begin + len(piece) - len(piece.lstrip()), stop - len(piece) + len(piece.rstrip())
        if low < high:
            result.append(Span(low, high))
    return tuple(result)
