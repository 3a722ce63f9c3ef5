"""Saved web pages: the main text, found by trafilatura, led back to its place in the file.

What trafilatura keeps is matched with the page's own lines, which know their offsets. Where
too little of it is found again, its text is taken without offsets.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from kg_builder.bulletins.clean import clean, compose
from kg_builder.bulletins.dates import parse_date
from kg_builder.bulletins.draft import Draft, Source
from kg_builder.bulletins.encoding import decode
from kg_builder.bulletins.furniture import is_issuer, kind_at_head
from kg_builder.bulletins.normalise import normalise
from kg_builder.bulletins.page import Page, read_page
from kg_builder.bulletins.traced import Traced
from kg_builder.errors import SourceError

HTML_CAP = 8 * 1024 * 1024
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)|<\?xml[^>]+encoding=[\"']([\w-]+)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+(?:[|»«•·–—-]|::)\s+")
_WINDOW = 200
_LONG = 30


def read_html(source: Source) -> Iterator[Draft]:
    charset = _CHARSET.search(source.data[:4096])
    declared = (charset[1] or charset[2]).decode("ascii") if charset else None
    text = decode(source.data, declared=declared)
    if len(text) > HTML_CAP:
        raise SourceError(f"is a page of {len(text):,} characters; at most {HTML_CAP:,} are read", path=source.name)
    yield html_draft(text)


def html_draft(text: str) -> Draft:
    """The draft of an HTML page; offsets count code points of ``text``."""
    page = read_page(text)
    subject = _subject(page)
    lines = _main_lines(text, page)
    at = next((n for n, line in enumerate(lines) if subject and _folded(line.text) == _folded(subject.text)), None)
    if at is not None and len(_folded("".join(line.text for line in lines[:at]))) <= 300:
        lines = lines[at + 1 :]
    cleaned = clean(lines, subject=subject, headline=subject is None)
    return Draft(
        body=compose(cleaned.lines),
        subject=cleaned.subject,
        published=parse_date(page.published) or cleaned.published,
        publisher=page.publisher or cleaned.publisher,
        web_address=page.meta.get("canonical") or page.meta.get("og:url"),
        licence=page.licence,
        references=cleaned.references,
    )


def _folded(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).casefold()


def _subject(page: Page) -> Traced | None:
    """The heading of the page, or its title without the name of the site."""
    title = page.meta.get("og:title") or page.meta.get("twitter:title") or page.title or ""
    parts = sorted((part for part in _SEPARATOR.split(title) if _is_telling(part)), key=len, reverse=True)
    telling = [heading for heading in page.headings if _is_telling(heading)]
    inside = [heading for heading in telling if _folded(heading) in _folded(title)]
    heading = next(iter(inside + telling + parts + page.headings), None)
    if heading is None:
        return None
    wanted = _folded(heading)
    found = next((line for line in page.lines if _folded(line.text) == wanted), None)
    return found or normalise(Traced(" ".join(heading.split()))) or None


def _is_telling(text: str) -> bool:
    """Whether a heading may be that of a bulletin, not of a site or a section."""
    text = text.strip()
    return len(text.split()) >= 3 and not is_issuer(text) and kind_at_head(text) is None


def _main_lines(text: str, page: Page) -> list[Traced]:
    """The page's lines that are main text."""
    main = _main_text(text)
    if not main:
        return page.lines
    lines, share = _matched(main.splitlines(), page)
    return lines if share >= 0.7 else normalise(Traced(main)).lines()


def _main_text(text: str) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(text, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:
        return ""
    return found or ""


def _matched(wanted: list[str], page: Page) -> tuple[list[Traced], float]:
    """The page's lines that say what is wanted, in order, and the share of it that they say.

    Menus in front and below are left out: lines that are nothing but links.
    """
    lines = page.lines
    folded = [_folded(line.text) for line in lines]
    where: dict[str, list[int]] = defaultdict(list)
    for number, fold in enumerate(folded):
        where[fold].append(number)
    targets = [fold for fold in map(_folded, wanted) if fold]
    anchor = next((where[fold][0] for fold in targets if len(fold) >= _LONG and fold in where), 0)
    at = max(anchor - _LONG, 0)
    kept: set[int] = set()
    said = 0
    for target in targets:
        found = _find(target, folded, where, at)
        if found is None:
            continue
        end = found + 1
        kept.add(found)
        if folded[found] != target:
            while end < len(folded) and (not folded[end] or folded[end] in target):
                kept.add(end)
                end += 1
        said += len(target)
        at = end
    total = sum(map(len, targets))
    solid = [number for number in kept if not page.links[number] and folded[number]]
    if solid:
        kept = {number for number in kept if min(solid) <= number <= max(solid)}
    out: list[Traced] = []
    for number, line in enumerate(lines):
        if number in kept and line:
            out.append(line)
        elif out and out[-1] and number not in kept and (not line or number - 1 in kept):
            out.append(Traced(""))
    return out, said / total if total else 0.0


def _find(target: str, folded: list[str], where: dict[str, list[int]], at: int) -> int | None:
    """The first line from ``at`` on that is the target, else one near that begins it or holds it."""
    same = where.get(target, [])
    next_ = bisect_left(same, at)
    if next_ < len(same) and (len(target) >= _LONG or same[next_] < at + _WINDOW):
        return same[next_]
    for number in range(at, min(at + _WINDOW, len(folded))):
        fold = folded[number]
        if (len(fold) >= 3 and target.startswith(fold)) or (len(target) >= 12 and target in fold):
            return number
    return None
