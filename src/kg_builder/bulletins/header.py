"""Fields above the body: ``SUBJECT …`` of a board, ``Title: …`` of a plain text."""

from __future__ import annotations

import re

from kg_builder.bulletins.traced import Traced

_NAMES = {
    "subject": "subject",
    "title": "subject",
    "headline": "subject",
    "date": "date",
    "published": "date",
    "publisher": "publisher",
    "issued by": "publisher",
    "source": "source",
    "url": "web_address",
    "link": "web_address",
    "web address": "web_address",
    "licence": "licence",
    "license": "licence",
    "id": "id",
    "writer": "",
    "author": "",
    "name": "",
    "hit": "",
    "hits": "",
    "views": "",
    "category": "",
    "file": "",
    "attachment": "",
}
_KEYS = "|".join(sorted(_NAMES, key=len, reverse=True))
_BOARD = re.compile(rf"(?P<name>{_KEYS.upper()})(?:\s*:\s*|\s+|$)(?P<value>.*)")
_COLON = re.compile(rf"(?P<name>{_KEYS})\s*:\s*(?P<value>.*)", re.IGNORECASE)
_BOARD_VIEW = re.compile(r"board view", re.IGNORECASE)


def is_board(text: str) -> bool:
    """Whether the first lines are those of a news board."""
    lines = [line.strip() for line in text.lstrip("\ufeff")[:2000].splitlines() if line.strip()][:4]
    if not lines:
        return False
    if _BOARD_VIEW.fullmatch(lines[0]):
        return True
    return any(line.startswith(("SUBJECT ", "SUBJECT:")) or re.match(r"DATE:?\s+\d", line) for line in lines[:2])


def read_header(lines: list[Traced], *, board: bool) -> tuple[dict[str, Traced], list[Traced]]:
    """The fields, and the lines below them. A field named twice is a line of the body."""
    form = _BOARD if board else _COLON
    fields: dict[str, Traced] = {}
    at = 0
    for number, line in enumerate(lines):
        text = line.text.strip()
        if not text:
            if fields and not board:
                break
            continue
        if board and number == at and _BOARD_VIEW.fullmatch(text):
            at = number + 1
            continue
        match = form.fullmatch(line.text.strip())
        if match is None:
            break
        name = _NAMES[match["name"].lower()]
        if name and name in fields:
            break
        start = len(line.text) - len(line.text.lstrip()) + match.start("value")
        fields[name] = line.cut(start, len(line.text)).strip()
        at = number + 1
    fields.pop("", None)
    if not board and not {"subject", "date"} & fields.keys():
        return {}, lines
    return fields, lines[at:]
