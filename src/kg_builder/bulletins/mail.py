"""E-mail messages (.eml): subject, sender, date, and the text part, else the HTML part.

Where the part stands in the file as it is, offsets count code points of the file; where it is
encoded, code points of the decoded part, which ``part`` names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from kg_builder.bulletins.clean import clean, compose
from kg_builder.bulletins.dates import parse_date
from kg_builder.bulletins.draft import Draft, Source
from kg_builder.bulletins.encoding import decode
from kg_builder.bulletins.html import html_draft
from kg_builder.bulletins.normalise import normalise
from kg_builder.bulletins.traced import Traced
from kg_builder.errors import SourceError

_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr)\s*:\s*|\[[\w .-]{1,30}\]\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"-- ?")
_LIST = re.compile(
    r"(?:to unsubscribe|you (?:have )?received this|unsubscribe\b|view (?:this email )?in (?:your )?browser).*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)


def read_mail(source: Source) -> Iterator[Draft]:
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(source.data)
    part, kind, content = _content(message)
    verbatim = decode(source.data)
    at = verbatim.find(content) if content else -1
    if kind == "html":
        draft = html_draft(content if at < 0 else " " * at + content)
    else:
        draft = _plain(Traced.whole(content, max(at, 0)))
    subject = _header(message, "subject")
    if subject:
        draft.subject = normalise(Traced(_PREFIX.sub("", subject, count=1) or subject)) or draft.subject
    draft.id = (_header(message, "message-id") or "").strip("<> ") or None
    draft.published = parse_date(_header(message, "date")) or draft.published
    draft.publisher = draft.publisher or _sender(message)
    draft.part = part if at < 0 else None
    yield draft


def _plain(text: Traced) -> Draft:
    lines = normalise(text.rewrite(_QUOTED)).lines()
    for number, line in enumerate(lines):
        if _LIST.fullmatch(line.text.strip()) or (number > 2 and _SIGNATURE.fullmatch(line.text)):
            lines = lines[:number]
            break
    cleaned = clean(lines)
    return Draft(body=compose(cleaned.lines), publisher=cleaned.publisher, references=cleaned.references)


def _content(message: EmailMessage) -> tuple[str, str, str]:
    """The number of the part that is read, ``plain`` or ``html``, and its text."""
    html: tuple[str, str, str] | None = None
    for number, part in enumerate(message.walk()):
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
            continue
        text = _decoded(part)
        if not text.strip():
            continue
        if kind == "text/plain":
            return f"part {number}", "plain", text
        html = html or (f"part {number}", "html", text)
    if html is None:
        raise SourceError("is a message without a text")
    return html


def _decoded(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    return decode(payload, declared=part.get_content_charset())


def _header(message: EmailMessage, name: str) -> str | None:
    """A header as one line; None where it is missing or cannot be read."""
    try:
        value = message[name]
    except Exception:
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _sender(message: EmailMessage) -> str | None:
    sender = _header(message, "from") or ""
    name = sender.split("<")[0].strip(" \"'")
    return name if name and "@" not in name else None
