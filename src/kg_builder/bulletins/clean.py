"""The body of a bulletin told apart from the rest of the page.

What stands around the body (captions, bylines, contact lines, navigation) is left out of the
text, cited references are kept beside it, and a headline that is repeated is kept once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kg_builder.bulletins.dates import parse_date
from kg_builder.bulletins.furniture import (
    heads_contacts,
    heads_references,
    is_issuer,
    kind_at_head,
    kind_at_tail,
    kind_of,
)
from kg_builder.bulletins.traced import Traced
from kg_builder.model.time import PartialDate

_COMMENT = re.compile(r"<!--.*?-->")
_DATE_LABEL = re.compile(r"\[[^\]]{3,20}\]\s*")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)$")
_WORD = re.compile(r"\w+")
_BULLET = re.compile(r"(?:[-–—*•·▪●◦‣]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_CONTACT_LINES = 15
_REFERENCE_TITLES = 10
# "NAIROBI, 6 September 2023 — The", "New Delhi: 11 May 2023", "Moscow (3 June 2021)"
_DATELINE = re.compile(
    r"[^\W\d_][^\d.;!?:(]{1,60}?\s*[,:(–—-]\s*(?P<date>[^\d()]{0,20}\d[^()–—:]{4,24}?)\s*\)?\s*(?:$|[–—:]|-{1,2}\s)"
)
_LABEL = re.compile(r"(?:date|published|posted|issued|released|created|dated)(?: (?:on|at))?\s*[:,]?\s*", re.IGNORECASE)
_SIGNED = re.compile(r"(?P<office>[^.:;]{4,100}?)[\s,]+(?P<date>\d{1,2} [^\W\d]{3,9} \d{4})")


@dataclass(slots=True)
class Cleaned:
    """The body's lines and what was found around them."""

    lines: list[Traced]
    references: tuple[str, ...] = ()
    subject: Traced | None = None
    published: PartialDate | None = None
    publisher: str | None = None


def clean(lines: list[Traced], *, subject: Traced | None = None, headline: bool = False) -> Cleaned:
    """Take apart ``lines`` below a header; with ``headline`` the first short line may be the subject."""
    lines = [line.strip() for line in lines]
    found = Cleaned([], subject=trim_subject(subject))
    start = _head(lines, found, headline=headline and found.subject is None)
    end, references = _tail(lines, start)
    body = [line for line in lines[start:end] if not (line and kind_of(line.text))]
    if not any(body):
        body, references = lines[start:], []
    _repeated_headline(body, found)
    found.published = found.published or _dateline(body)
    found.lines = body
    found.references = tuple(references)
    return found


def _dateline(body: list[Traced]) -> PartialDate | None:
    """The day in front of the first paragraph, or below the last with the office that signs."""
    texts = [line.text for line in body if line]
    for text in texts[:2]:
        match = _DATELINE.match(text)
        published = parse_date(match["date"]) if match else None
        if published and len(published.value) == 10:
            return published
    signed = _SIGNED.fullmatch(texts[-1]) if texts else None
    if signed and is_issuer(signed["office"].strip()):
        return parse_date(signed["date"])
    return parse_date(texts[-1]) if texts and len(texts[-1]) <= 40 else None


def trim_subject(subject: Traced | None) -> Traced | None:
    """Without the date label in brackets that boards put first; None if nothing is left."""
    if subject is None:
        return None
    subject = subject.strip()
    label = _DATE_LABEL.match(subject.text)
    if label and any(c.isdigit() for c in label.group()) and label.end() < len(subject.text):
        subject = subject.cut(label.end(), len(subject.text))
    return subject or None


def _head(lines: list[Traced], found: Cleaned, *, headline: bool) -> int:
    """Read what stands above the first paragraph into ``found``; gives the index of the first line left."""
    at = 0
    width = _wrap_width(lines) if headline else None
    while at < len(lines):
        text = lines[at].text
        published = parse_date(_LABEL.sub("", text)) if text and len(text) <= 80 else None
        if published:
            found.published = found.published or published
        elif text and kind_at_head(text) is None:
            line, after = _whole_line(lines, at, width)
            if not headline or not _take_headline(line, lines[after:], found):
                break
            at = after
            continue
        at += 1
    return at


def _whole_line(lines: list[Traced], at: int, width: int | None) -> tuple[Traced, int]:
    """The line at ``at`` with those that it was wrapped into, and the index after them."""
    after = at + 1
    while after < len(lines) and _continues(lines[after - 1].text, lines[after].text, width):
        after += 1
    if after == at + 1:
        return lines[at], after
    return Traced.join(part for each in lines[at:after] for part in (each, " ")).strip(), after


def _take_headline(line: Traced, below: list[Traced], found: Cleaned) -> bool:
    """Whether a line above the first paragraph is the issuing office or the headline, which it then is."""
    if not _looks_like_headline(line.text, below):
        return False
    if is_issuer(line.text) and found.publisher is None and _another_headline(below):
        found.publisher = line.text
    elif found.subject is None:
        found.subject = line
    else:
        return False
    return True


def _looks_like_headline(text: str, below: list[Traced]) -> bool:
    """A short line without a full stop, with something longer below."""
    if len(text) > 250 or text[-1] in ".;:,!" or _BULLET.match(text) or len(_WORD.findall(text)) < 2:
        return False
    rest = [line.text for line in below[:12] if line]
    return any(len(line) > min(len(text), 60) or line.endswith((".", ".”", '."')) for line in rest)


def _another_headline(below: list[Traced]) -> bool:
    for line in below[:8]:
        if line and not parse_date(line.text) and kind_at_head(line.text) is None:
            return line.text[-1] not in ".;:," and len(line) <= 250
    return False


def _tail(lines: list[Traced], start: int) -> tuple[int, list[str]]:
    """Where the body ends, and the references below it."""
    end = len(lines)
    for number in range(max(start, len(lines) - 60), len(lines)):
        if lines[number] and heads_references(lines[number].text) and _all_references(lines[number + 1 :]):
            end = number
            break
    references = [line.text for line in lines[end + 1 :] if line and kind_at_tail(line.text) in (None, "reference")]
    for number in range(max(start + 1, end - _CONTACT_LINES), end):
        below = lines[number + 1 : end]
        if heads_contacts(lines[number].text) and sum(len(line) for line in below) <= 800:
            end = number
            break
    above: list[str] = []
    while end > start:
        text = lines[end - 1].text
        kind = kind_at_tail(text) if text else None
        if text and kind is None:
            break
        if kind == "reference":
            above.append(text)
        end -= 1
    return end, above[::-1] + references


def _all_references(below: list[Traced]) -> bool:
    texts = [line.text for line in below if line]
    if all(len(text) <= 100 and text[-1] != "." for text in texts):
        return len(texts) <= _REFERENCE_TITLES
    return 2 * sum(kind_at_tail(text) is not None for text in texts) >= len(texts)


def _folded(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def _repeated_headline(body: list[Traced], found: Cleaned) -> None:
    """Drop a first line that says the subject again; where the subject is cut off, the line is the subject."""
    first = next((n for n, line in enumerate(body) if line), None)
    if first is None or found.subject is None or sum(map(bool, body)) < 2:
        return
    line = body[first]
    subject = found.subject.text
    whole = _ELLIPSIS.sub("", subject)
    if _folded(line.text) == _folded(subject):
        del body[first]
    elif (
        whole != subject
        and len(whole) >= 10
        and len(line) <= 300
        and line.text[-1] != "."
        and _folded(line.text).startswith(_folded(whole))
    ):
        found.subject = line
        del body[first]


def compose(lines: list[Traced]) -> Traced:
    """The lines as one text: hard-wrapped lines joined, runs of empty lines made one."""
    width = _wrap_width(lines)
    parts: list[Traced | str] = []
    last: Traced | None = None
    gap = False
    for line in lines:
        if _COMMENT.search(line.text):
            line = line.rewrite(_COMMENT).strip()
        if not line:
            gap = True
            continue
        if last is not None:
            parts.append("\n\n" if gap else " " if _continues(last.text, line.text, width) else "\n")
        parts.append(line)
        last, gap = line, False
    return Traced.join(parts)


def _wrap_width(lines: list[Traced]) -> int | None:
    """The column at which a text has been wrapped by hand, None if it has not."""
    lengths = sorted(len(line) for line in lines if line)
    if len(lengths) < 3 or not 40 <= lengths[-1] <= 130:
        return None
    width = lengths[-1]
    pairs = [(above.text, below.text) for above, below in pairwise(lines) if above and below]
    full = sum(_is_full(above, below, width) for above, below in pairs)
    return width if full >= 2 and 2 * full >= len(pairs) else None


def _is_full(above: str, below: str, width: int | None) -> bool:
    """Whether the first word of the next line would not have fitted."""
    return width is not None and len(above) + 1 + len(below.split(" ", 1)[0]) > width


def _continues(above: str, below: str, width: int | None) -> bool:
    return bool(above and below) and _is_full(above, below, width) and not _BULLET.match(below)
