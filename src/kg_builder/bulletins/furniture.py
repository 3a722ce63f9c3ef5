"""Lines that are no part of what a bulletin says: captions, bylines, references, contacts, navigation."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["caption", "byline", "reference", "contact", "navigation", "letterhead"]

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def _any(*forms: str, ignore_case: bool = True) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE if ignore_case else 0)


_CAPTION = _any(
    r"[\[(]?(?:file |press |handout )?(?:photo|photograph|image|picture|caption|credit|illustration)s?"
    r"(?: (?:credits?|caption|courtesy|source|by)[^:]{0,60})?\s*:.{0,400}",
    r"[\[(]?(?:photo|image|picture)s? (?:by|courtesy(?: of)?|credit)\b.{0,200}",
    r"[\[(]?(?:pictured|shown) (?:above|below|here|left|right)\b.{0,300}",
    r"©\s*(?:photo|image)\b.{0,200}",
)
_NAME = r"(?:[A-Z][\w.'’-]*|[a-z]{2,3}|&|\d+),?"
_BYLINE = _any(
    rf"(?:BY|By) [A-Z]\S*(?: {_NAME}){{0,9}}\s*(?:[(|,–-].{{0,80}})?",
    r"(?:Written|Reported|Posted|Published|Edited|Compiled|Translated|Submitted|Uploaded) by\b.{1,100}",
    r"(?:Editor|Author|Reporter|Writer|Correspondent|Translator)s?\s*:.{1,100}",
    ignore_case=False,
)
_ADDRESS = r"(?:https?://|www\.)\S+"
_REFERENCE = _any(
    rf"[^(]{{2,200}}\.,? \((?:\d{{4}}[a-z]?|n\.d\.)(?:,? (?:{_MONTHS})(?: \d{{1,2}})?)?\)\.\s+\S.*",
    rf"[^(]{{2,80}} \(\d{{4}}, (?:{_MONTHS})(?: \d{{1,2}})?\)\.\s+\S.*",
    rf"\W{{0,4}}{_ADDRESS}\W{{0,4}}",
    rf"[\[(]?\d{{1,3}}[\]).:]?\s.*(?:{_ADDRESS}|Retrieved (?:from|on)|doi:).*",
    rf".{{0,400}}\b(?:Retrieved from|Accessed on|Available (?:at|from))\b\s*:?\s*(?:{_ADDRESS})?.{{0,40}}",
    r"(?:Sources?|Via|Originally published(?: at| in)?|Original|Link|See also|Cited)\s*:\s*\S.{0,300}",
    ignore_case=False,
)
_REFERENCES = _any(
    r"(?:references?|sources?|bibliography|works cited|citations?|cited sources|further reading)\s*:?",
)
_PHONE = _any(
    r"(?:tel|phone|telephone|fax|mobile|e-?mail|whatsapp|telegram|twitter|facebook|website|web)\b\.?"
    r"\s*(?:no\.?)?\s*[:(+\d].*",
    r"\S+@\S+\.\w+",
    r"\+?\d[\d ()./-]{6,20}\d",
)
_CONTACT = _any(
    r"for (?:further|more|additional|all) (?:information|details|enquiries|inquiries|queries)"
    r"(?:\W*|\s*:.{0,200}|.{0,60}\b(?:contact|call|visit|e-?mail|write to|reach|see)\b.{0,240})",
    r"(?:media|press) (?:contacts?|enquir\w+|inquir\w+|quer\w+|relations)(?:\s*[:–—-].{0,200}|\W*)",
    r"contacts? (?:us|person|details|information|for (?:media|press))\b.{0,200}",
    r"contacts?\s*:.{0,200}",
)
_NAVIGATION = _any(
    r"share(?: (?:this|on|via|now|with|page|article|post).{0,60})?",
    r"print(?: (?:this )?(?:page|article|version|friendly))?",
    r"e-?mail this.{0,40}",
    r"back(?: to (?:the )?(?:top|lists?|news|home(?: ?page)?|overview|index|archive|main page|previous page))?",
    r"(?:read|see|view|learn|show|load) (?:more|all|also)\b.{0,80}",
    r"related (?:articles?|news|posts?|links?|topics?|content|stories|documents)\s*:?.{0,80}",
    r"(?:follow us|subscribe|sign up)\b.{0,80}",
    r"skip to .{1,40}",
    r"(?:previous|next|prev)(?: (?:article|post|page|news))?(?:\s*[|»>«<].{0,80})?",
    r"home(?:\s*[|»>/›].{1,160})?",
    r"tags?\s*:.{0,160}",
    r"categor(?:y|ies)\s*:.{0,120}",
    r"(?:©|copyright\s*(?:©|\(c\)|\d{4}|by\b|notice|$)).{0,160}",
    r".{0,120}all rights reserved.{0,60}",
    r"(?:this (?:site|website)|we) uses? cookies.{0,200}",
    r"advertisement",
    r"listen to (?:this|the) article.{0,40}",
    r"download (?:pdf|as pdf|the pdf|image|photo).{0,40}",
    r"last (?:updated|modified)\s*:?.{0,60}",
    r"views?\s*:\s*[\d.,]+",
    r"click here\b.{0,100}",
    r"menu|search|comments?(?: \(\d+\))?|no comments|leave a (?:comment|reply)",
    r"<!--.*?-->",
    r"\W*(?:#\s*){2,}\W*",
    r"[-–—*_\s.]*(?:ends?|fin|end of (?:text|release))[-–—*_\s.]*",
    r"[↩↑▲]+",
    r"[-–—=*_~]{3,}",
)
_LETTERHEAD = _any(
    r"(?:for immediate release|press (?:release|statement|note|communiqu[eé])|news release|unofficial translation"
    r"|media (?:release|advisory|statement)|check against delivery)"
    r"(?: ?(?:no\.?|n°|nr\.?|number|#)? ?[\d/-]+(?:[/-]\w{1,6})*)?\W{0,3}",
    r"embargoed until .{1,60}",
)
_ISSUER = _any(
    r"(?:the )?(?:ministry|embassy|office|permanent mission|government|department|secretariat|presidency|republic"
    r"|kingdom|federal|high commission|press (?:service|office)|council|cabinet)\b[^.:;!?]{0,90}",
)


def kind_of(line: str) -> Kind | None:
    """What a line is if it is no part of the body, wherever it stands."""
    if len(line) > 500:
        return None
    if _CAPTION.fullmatch(line):
        return "caption"
    if _NAVIGATION.fullmatch(line):
        return "navigation"
    return None


def kind_at_head(line: str) -> Kind | None:
    """The same for a line above the first paragraph."""
    if len(line) <= 200 and _LETTERHEAD.fullmatch(line):
        return "letterhead"
    if len(line) <= 120 and _BYLINE.fullmatch(line):
        return "byline"
    return kind_of(line)


def kind_at_tail(line: str) -> Kind | None:
    """The same for a line below the last paragraph."""
    if len(line) > 600:
        return None
    if len(line) <= 140 and _BYLINE.fullmatch(line):
        return "byline"
    if _REFERENCE.fullmatch(line):
        return "reference"
    if _CONTACT.fullmatch(line) or (len(line) <= 160 and _PHONE.fullmatch(line)):
        return "contact"
    return kind_of(line)


def heads_references(line: str) -> bool:
    return bool(_REFERENCES.fullmatch(line))


def heads_contacts(line: str) -> bool:
    return len(line) <= 300 and bool(_CONTACT.fullmatch(line))


def is_issuer(line: str) -> bool:
    """Whether a line above the headline names the office that issues the text."""
    return bool(_ISSUER.fullmatch(line))
