"""How dates are written: one pattern a form, and all of them as one pattern."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_DASH = r"\s?(?:-|–|—|‑|/|to|till|until|through|and|&)\s?"
_FROM_TO = r"\s?(?:-|–|—|‑|to|till|until|through)\s?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_LEAD = rf"(?:{_WEEKDAY},?\s(?:the\s)?)?"
_OF = r"(?:\s(?:of\s)?|-)"
_YEAR_AFTER = rf"(?:,?\s(?:of\s)?({_YEAR})\b)?"

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", rf"\b({_YEAR})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b"),
    ("dotted", rf"\b(0?[1-9]|[12]\d|3[01])([./])(0?[1-9]|1[0-2])\2({_YEAR})\b"),
    # 29 April 2025 to 2 May 2026
    ("dm_dm", rf"\b{_LEAD}({_DAY}){_OF}({_MONTH}){_YEAR_AFTER}{_FROM_TO}{_LEAD}({_DAY}){_OF}({_MONTH}){_YEAR_AFTER}"),
    # 27-28 August 2025; 27, 28 and 29 August
    ("d_dm", rf"\b({_DAY})(?:,\s{_DAY})*,?{_DASH}{_LEAD}(?:the\s)?({_DAY}){_OF}({_MONTH})\b{_YEAR_AFTER}"),
    ("dm", rf"\b{_LEAD}({_DAY}){_OF}({_MONTH})(?!\w){_YEAR_AFTER}"),
    # April 29 - May 2, 2025
    ("md_md", rf"\b{_LEAD}({_MONTH})\s({_DAY}){_YEAR_AFTER}{_FROM_TO}{_LEAD}({_MONTH})\s({_DAY})\b{_YEAR_AFTER}"),
    (
        "md_d",
        rf"\b{_LEAD}({_MONTH})\s({_DAY})(?:,\s{_DAY})*,?{_DASH}{_LEAD}(?:the\s)?({_DAY})\b(?!\s?{_MONTH}){_YEAR_AFTER}",
    ),
    ("md", rf"\b{_LEAD}({_MONTH})\s(?:the\s)?({_DAY})\b(?![:.]\d){_YEAR_AFTER}"),
    ("my", rf"\b({_MONTH})(?:,?\s(?:of\s)?|-)({_YEAR})\b"),
    (
        "today",
        r"\b((?:[Ee]arlier |[Ll]ater )?(?:[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening|noon))"
        r"|[Yy]esterday|[Ll]ast (?:night|evening)|[Tt]omorrow|[Tt]he day (?:before yesterday|after tomorrow))\b"
        r"(?:\s(?:morning|afternoon|evening|night))?(?:\s?,?\s?\(\s?(\d{1,2})(?:st|nd|rd|th)?\s?\))?",
    ),
    (
        "month",
        r"\b([Ee]arlier in|[Ll]ater in|[Bb]ack in|(?:in )?(?:early|mid|late)(?:\s|-)|[Ii]n (?:the month of )?|[Ll]ast"
        r"|[Tt]his|(?:this )?[Cc]oming|[Nn]ext|[Ss]ince|[Dd]uring|[Uu]ntil|[Bb]y|(?:[Bb]eginning|[Ee]nd|middle) of"
        r"|[Tt]he"
        rf"|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Ii]ts)\s?({_MONTH})(?!\w)(?!\s\d)",
    ),
    ("month_of", rf"\b({_MONTH})\s(this|last|next)\s(?:year)\b"),
    (
        "day_month",
        r"\b(?:(?:[Oo]n|[Ff]rom|[Uu]ntil|[Tt]ill)\sthe\s)(\d{1,2})(?:st|nd|rd|th)\b"
        rf"(?:\s(?:of\s)?(this|last|next)\smonth)?(?!\s(?:of\s)?{_MONTH})(?!{_DASH}(?:the\s)?{_DAY}{_OF}{_MONTH})"
        r"(?!\s(?:\w+\s){0,3}(?:[Aa]nniversary|[Ss]ession|[Mm]eeting|[Ss]ummit|[Cc]onference|[Cc]entury))",
    ),
    (
        "period",
        r"\b((?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s)?"
        r"([Tt]his|[Ll]ast|[Nn]ext|[Tt]he (?:coming|past|previous|same))\s(week|month|year)\b",
    ),
    (
        "ago",
        r"\b(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
        r"\s(day|week|month|year|decade)s?\sago\b",
    ),
    (
        "weekday",
        r"\b((?:[Oo]n|[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Ll]ate|[Ee]arly|[Uu]ntil|[Bb]y|[Ff]rom)\s(?:last\s|next\s)?)?"
        rf"({_WEEKDAY})\b(?:\s(?:of\s)?(this|last|next)\sweek\b)?"
        rf"(?!,?\s(?:the\s)?(?:{_DAY}{_OF}{_MONTH}|{_MONTH}\s{_DAY}))",
    ),
    (
        "same",
        r"\b(?:[Oo]n )?([Tt]he same|[Tt]hat(?: same)?|[Tt]he (?:following|next|previous))"
        r" (day|evening|morning|afternoon|month|year)\b",
    ),
    ("year", rf"(?<![\w./:\-–])(?:({_YEAR})(?![\w/%]|[.,]\d|-\d))"),
)  # fmt: skip


def _grouped(name: str, pattern: str) -> str:
    """The pattern as one named group, its own groups unnumbered."""
    plain = re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern).replace(r"\2", "[./]")
    return f"(?P<{name}>{plain})"


MASTER = re.compile("|".join(_grouped(name, pattern) for name, pattern in _PATTERNS))
PARTS = {name: re.compile(pattern) for name, pattern in _PATTERNS}
CUE = re.compile(
    r"\d|day|onight|orning|vening|noon|ast |ext |his |[Jj]an|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|omorrow|same"
    r"|ago\b|week|month|year|night"
)
NOT_A_YEAR = re.compile(
    r"(?:[Rr]esolutions?|[Oo]rder|Act|No\.?|Nos\.?|Regulation|§|\$|€|£|USD|EUR|nearly|about|over|some|than|to)\s?$"
)
