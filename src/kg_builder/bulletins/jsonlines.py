"""JSON Lines, one bulletin a line (the keys are those of ``fields``), and JSON files that hold one or a list.

Offsets count code points of the line; ``part`` is its number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from json import decoder

from kg_builder.bulletins.clean import clean, compose, trim_subject
from kg_builder.bulletins.dates import parse_date
from kg_builder.bulletins.draft import Draft, Source
from kg_builder.bulletins.encoding import decode
from kg_builder.bulletins.fields import Fields, field_of
from kg_builder.bulletins.normalise import normalise
from kg_builder.bulletins.traced import Traced
from kg_builder.errors import SourceError

_SPACE = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_DECODER = decoder.JSONDecoder()
# the standard library's own, which gives the end of the string too
_scan_string: Callable[[str, int, bool], tuple[str, int]] = decoder.scanstring  # type: ignore[attr-defined]
Spans = dict[str, tuple[int, int]]


def read_jsonlines(source: Source) -> Iterator[Draft | SourceError]:
    text = decode(source.data)
    number = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield _draft(line, 0, str(number))
        except SourceError as error:
            yield SourceError(error.reason, path=source.name, line=number)


def read_json(source: Source) -> Iterator[Draft | SourceError]:
    """A JSON file with one object, or a list of them (``part`` is then the position in the list)."""
    text = decode(source.data)
    at = _skip(text, 0)
    if text[at : at + 1] == "{":
        yield _draft(text, at, None)
        return
    if text[at : at + 1] != "[":
        raise SourceError("is neither a JSON object nor a list of them", path=source.name)
    at = _skip(text, at + 1)
    number = 0
    while text[at : at + 1] not in ("]", ""):
        number += 1
        try:
            _, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield SourceError(f"item {number} is no JSON: {error}", path=source.name)
            return
        try:
            yield _draft(text, at, str(number))
        except SourceError as error:
            yield SourceError(f"item {number} {error.reason}", path=source.name)
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _members(text: str, at: int) -> tuple[dict[object, object], Spans]:
    """The object at ``at`` and where in ``text`` its string values stand."""
    plain: dict[object, object] = {}
    spans: Spans = {}
    at = _skip(text, at)
    if text[at : at + 1] != "{":
        raise SourceError("is no JSON object")
    at = _skip(text, at + 1)
    try:
        while text[at : at + 1] != "}":
            key, at = _scan_string(text, at + 1, False) if text[at : at + 1] == '"' else _no_key(at)
            at = _skip(text, at)
            if text[at : at + 1] != ":":
                raise ValueError(f"a colon is missing at character {at + 1}")
            at = _skip(text, at + 1)
            value, end = _value(text, at)
            field = field_of(key)
            if isinstance(value, str) and field and field not in spans:
                spans[field] = (at + 1, end - 1)
            plain[key] = value
            at = _skip(text, end)
            if text[at : at + 1] == ",":
                at = _skip(text, at + 1)
            elif text[at : at + 1] != "}":
                raise ValueError(f"a comma or closing brace is missing at character {at + 1}")
    except (ValueError, RecursionError) as error:
        raise SourceError(f"is no JSON object: {error}") from None
    return plain, spans


def _value(text: str, at: int) -> tuple[object, int]:
    if text[at : at + 1] == '"':
        return _scan_string(text, at + 1, False)
    value, end = _DECODER.raw_decode(text, at)
    return value, end


def _no_key(at: int) -> tuple[str, int]:
    raise ValueError(f"a key in double quotes is missing at character {at + 1}")


def _string(text: str, span: tuple[int, int]) -> Traced:
    """The JSON string at ``span``, its escapes resolved."""
    raw = Traced.whole(text[span[0] : span[1]], span[0])
    if "\\" not in raw.text:
        return raw
    return raw.rewrite(_ESCAPE, lambda match: str(json.loads(f'"{match.group()}"')))


def _draft(text: str, at: int, part: str | None) -> Draft:
    plain, spans = _members(text, at)
    if "text" not in spans:
        raise SourceError("has no text (key text, body or content)")
    fields = Fields.of(plain)
    subject = normalise(_string(text, spans["subject"])) if "subject" in spans else None
    cleaned = clean(normalise(_string(text, spans["text"])).lines(), subject=_one_line(subject))
    return Draft(
        body=compose(cleaned.lines),
        subject=trim_subject(cleaned.subject),
        id=fields.id,
        published=parse_date(fields.published) or cleaned.published,
        publisher=fields.publisher,
        web_address=fields.web_address,
        licence=fields.licence,
        references=fields.references + cleaned.references,
        part=part,
    )


def _one_line(subject: Traced | None) -> Traced | None:
    return None if subject is None else subject.same_length(subject.text.replace("\n", " "))
