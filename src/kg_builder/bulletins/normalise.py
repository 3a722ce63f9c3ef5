"""Characters that mean nothing to a reader of the text, taken out or made plain."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from kg_builder.bulletins.traced import Traced

_SPACES = "\t\x1f\x7f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\u2028\u2029"
_PLAIN = (
    {n: 0x20 for n in range(0x20) if n != 0x0A}
    | {ord(c): 0x20 for c in _SPACES}
    | {ord(c): 0x0A for c in _LINE_ENDS}
    | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
)
_INVISIBLE = re.compile(
    "\r(?=\n)"
    "|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]"
    # joiners mean something between letters of scripts that join, nothing elsewhere
    "|(?<![\u0590-\u1fff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\u1fff])"
)
# letters that a text writes in two parts, and ligatures, which PDF and old software leave
_COMPOSED = re.compile("[^\\W\\d_][\u0300-\u0345]+|[\ufb00-\ufb06]")
_RUN = re.compile("(?<= ) +")


def _compose(match: re.Match[str]) -> str:
    form: Literal["NFC", "NFKC"] = "NFKC" if len(match.group()) == 1 else "NFC"
    return unicodedata.normalize(form, match.group())


def normalise(text: Traced) -> Traced:
    """Line ends as ``\\n``, all kinds of space as one plain space, invisible characters gone."""
    if _INVISIBLE.search(text.text):
        text = text.rewrite(_INVISIBLE)
    if _COMPOSED.search(text.text):
        text = text.rewrite(_COMPOSED, _compose)
    text = text.translate(_PLAIN)
    if "  " in text.text:
        text = text.rewrite(_RUN)
    return text
