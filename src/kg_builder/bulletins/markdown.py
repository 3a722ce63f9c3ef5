"""Markdown: front matter, the first heading as subject, the marks taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from kg_builder.bulletins.clean import clean, compose
from kg_builder.bulletins.dates import parse_date
from kg_builder.bulletins.draft import Draft, Source
from kg_builder.bulletins.encoding import decode
from kg_builder.bulletins.fields import Fields
from kg_builder.bulletins.normalise import normalise
from kg_builder.bulletins.traced import Traced

_FRONT = re.compile(r"\s*---\n(.*?)\n(?:---|\.\.\.)(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*$")
_RULE = re.compile(r"(?:[-*_=]\s*){3,}|`{3}.*|~{3}.*|\|?[\s:|-]+\|[\s:|-]*|\[[^\]]+\]:\s*\S+.*")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\n]{0,500}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>")
_LINK = re.compile(r"\[([^\[\]\n]{1,400})\](\((?:[^()\n]|\([^()\n]{0,200}\)){0,500}\)|\[[^\]\n]{0,100}\])")
_MARKS = re.compile(
    r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|~~|`+|\\(?=[\\`*_{}\[\]()#+.!>~|-])|^\s*>+\s?|[<](?=https?://)"
)
_ITEM = re.compile(r"- |\d{1,3}[.)] |.* \| ")
_TABLE = re.compile(r"\s*\|\s*(?=\S)|\s*\|$")


def read_markdown(source: Source) -> Iterator[Draft]:
    text = normalise(Traced.whole(decode(source.data)))
    fields, text = _front_matter(text)
    for pattern in (_COMMENT, _IMAGE, _TAG):
        text = text.rewrite(pattern)
    text = _unlink(text)
    subject: Traced | None = None
    lines: list[Traced] = []
    for line in text.lines():
        heading = _HEADING.match(line.text.strip())
        if _RULE.fullmatch(line.text.strip()):
            line = line.cut(0, 0)
        elif heading:
            stripped = line.strip()
            line = stripped.cut(heading.start(1), heading.end(1))
        line = _plain(line)
        if heading and subject is None and not any(lines):
            subject = line.strip()
            continue
        lines += [line.cut(0, 0), line, line.cut(0, 0)] if heading else [line]
    cleaned = clean(lines, subject=subject, headline=fields.subject is None)
    own = Traced(fields.subject) if fields.subject and cleaned.subject is None else cleaned.subject
    yield Draft(
        body=compose(_soft(cleaned.lines)),
        subject=own,
        id=fields.id,
        published=parse_date(fields.published) or cleaned.published,
        publisher=fields.publisher or cleaned.publisher,
        web_address=fields.web_address,
        licence=fields.licence,
        references=fields.references + cleaned.references,
    )


def _front_matter(text: Traced) -> tuple[Fields, Traced]:
    match = _FRONT.match(text.text)
    if match is None:
        return Fields(), text
    try:
        plain = yaml.load(match[1], Loader=yaml.BaseLoader)  # makes strings only
    except yaml.YAMLError:
        return Fields(), text
    if not isinstance(plain, dict):
        return Fields(), text
    return Fields.of(plain), text.cut(match.end(), len(text))


def _unlink(text: Traced) -> Traced:
    """``[words](address)`` becomes ``words``."""
    parts: list[Traced | str] = []
    last = 0
    for match in _LINK.finditer(text.text):
        parts += [text.cut(last, match.start()), text.cut(match.start(1), match.end(1))]
        last = match.end()
    return Traced.join([*parts, text.cut(last, len(text))]) if last else text


def _plain(line: Traced) -> Traced:
    if line.text.lstrip().startswith("|"):
        line = line.rewrite(_TABLE, lambda match: "" if match.start() == 0 or match.end() == len(line) else " | ")
    bullet = re.match(r"\s*[*+-]\s+", line.text)
    if bullet is None:
        return line.rewrite(_MARKS)
    rest = line.cut(bullet.end(), len(line)).rewrite(_MARKS)
    return Traced.join(["- ", rest])


def _soft(lines: list[Traced]) -> list[Traced]:
    """A line end inside a paragraph is a space, unless the next line is an item of a list."""
    paragraphs: list[list[Traced | str]] = []
    above = ""
    for line in lines:
        own = not above or not line or " | " in above or _ITEM.match(line.text)
        if own:
            paragraphs.append([line])
        else:
            paragraphs[-1] += [" ", line]
        above = line.text
    return [Traced.join(parts) for parts in paragraphs]
