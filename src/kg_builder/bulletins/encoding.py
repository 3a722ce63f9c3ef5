"""Bytes to text: which encoding a file is in, and whether it is text at all.

UTF-8 with or without a byte order mark, UTF-16, else Windows-1252. Source offsets count the
code points of what is decoded here, line ends untouched, a byte order mark not counted.
"""

from __future__ import annotations

import codecs
import re

from kg_builder.errors import SourceError

_MAGIC = {
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"7z\xbc\xaf": "an archive",
    b"Rar!": "an archive",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SAMPLE = 1 << 16
# as browsers read it: the five bytes that Windows-1252 leaves out are control characters
_WINDOWS_1252 = "".join(bytes([n]).decode("cp1252", errors="ignore") or chr(n) for n in range(256))


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of ``data``; ``declared`` is the encoding that the file names itself, tried second after UTF-8.

    Raises SourceError for what is no text.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise SourceError(f"is {what}, not a text")
    if b"\x00" in data[:_SAMPLE]:
        return _wide(data)
    if len(_CONTROL.findall(data[:_SAMPLE])) > 0.1 * min(len(data), _SAMPLE):
        raise SourceError("is a binary file, not a text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_quite_utf8(data, declared)


def _marked(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        if name == "utf-8" or error.end >= len(data) - 1:
            return data.decode(name, errors="replace")
        raise SourceError(f"begins like {name.upper()} but is not: {error.reason} at byte {error.start}") from None


def _wide(data: bytes) -> str:
    """UTF-16 without a mark shows as zeros at every second byte; other zeros mean a binary file."""
    head = data[: _SAMPLE & ~1]
    half = max(len(head) // 2, 1)
    for zeros_at, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[zeros_at::2].count(0) > 0.6 * half and head[1 - zeros_at :: 2].count(0) < 0.05 * half:
            return _marked(data, name)
    raise SourceError("is a binary file, not a text")


def _not_quite_utf8(data: bytes, declared: str | None) -> str:
    """A cut-off or slightly damaged UTF-8 text, the declared encoding, or Windows-1252."""
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    good = sum(len(m.group()) for m in _MULTIBYTE.finditer(data))
    high = len(_HIGH.findall(data))
    if 2 * good > high:
        return data.decode("utf-8", errors="replace")
    return codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0]
