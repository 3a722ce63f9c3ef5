"""Titles of documents: one phrase for several taken apart, and when two phrases mean one document."""

from __future__ import annotations

import calendar
import itertools
import re
from collections.abc import Sequence

from kg_builder.language.dates import DateMention
from kg_builder.language.document_tokens import Token
from kg_builder.language.documents import DocumentMention
from kg_builder.lexicon.phrases import word_set
from kg_builder.model.text import Span

_EMPTY = word_set(
    "the a an of on in and or for to between with its their at by from new joint bilateral several various key "
    "major important historic landmark following memorandum memoranda memorandums understanding understandings "
    "mou mous agreement agreements treaty treaties pact accord accords protocol protocols convention "
    "conventions declaration declarations statement statements communique communiqué plan plans roadmap map "
    "road contract contracts document documents resolution resolutions charter deal deals this that these those "
    "first one two three four five six seven eight nine ten number series package final draft comprehensive "
    "government governments republic signed called entitled titled sides parties countries respective "
    "earlier previous prior current all immediate concerning regarding relating field area areas recent "
    "existing proposed possible relevant same such other "
    "another cooperation co-operation cooperate release press program programme commitment "
    "initiative framework"
)
_SINGULAR = {
    "treaties": "treaty",
    "memoranda": "memorandum",
    "memorandums": "memorandum",
    "communiqués": "communiqué",
    "letters": "letter",
    "plans": "plan",
    "programmes": "programme",
    "mous": "MoU",
}
_ACRONYM = re.compile(r"\(\s*(?:the\s+)?[“\"'‘]?([A-Z][\w&/-]{1,14})[”\"'’]?\s*\)")


def content(title: str) -> frozenset[str]:
    """The words of a title that tell it from others of its kind."""
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", re.sub(_ACRONYM, " ", title).lower())
    return frozenset(re.sub(r"['’]s$", "", w) for w in words if w not in _EMPTY and len(w) > 1)


def acronym(title: str) -> str | None:
    """The acronym that a title introduces in brackets."""
    found = _ACRONYM.search(title)
    return found.group(1) if found else None


def alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two titles, by the words that tell, may be one: one inside the other, or most words shared."""
    if not a or not b:
        return False
    shared = len(a & b)
    return shared == min(len(a), len(b)) or shared / len(a | b) >= 0.5


def clean(text: str) -> str:
    """A title on one line, without the marks around it."""
    title = " ".join(text.split()).strip(' ,;:.–—-“”"«»')
    return re.sub(r"\s*\((?:hereinafter\s+)?(?:the\s+)?[“\"'‘][^()]{1,40}[”\"'’]\)$", "", title)


def singular(text: str) -> str:
    """A plural head noun in the singular: "Agreements on A" becomes "Agreement on A"."""

    def turn(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        one = _SINGULAR.get(low) or (word[:-1] if low.endswith("s") and not low.endswith("ss") else word)
        return one[0].upper() + one[1:] if word[0].isupper() else one

    return re.sub(
        r"\b(?:treaties|memorand(?:a|ums)|mous|agreements|accords|pacts|protocols|conventions|declarations|statements|"
        r"resolutions|plans|contracts|documents|roadmaps|letters|deals)\b",
        turn,
        text,
        count=1,
        flags=re.IGNORECASE,
    )


def parts(
    text: str, tokens: Sequence[Token], mention: DocumentMention, dates: Sequence[DateMention], *, outcome: bool
) -> list[tuple[str, Span, DateMention | None]]:
    """The documents of a plural phrase as (title, quote, date it bears); one for a singular phrase.

    "agreements on A and on B" are two, "agreements of 9 November 2020, 11 January and 26 November 2021" three,
    "two protocols on A and B" two.
    """
    title = clean(mention.span.of(text))
    if not mention.noun.plural:
        return [(title, mention.span, None)]
    if len(dates) > 1:
        base = clean(text[mention.span.start : min(mention.span.end, dates[0].span.start)])
        base = singular(re.sub(r"(?:\s(?:of|on|in|dated|from|,))+$", "", base))
        return [(f"{base} of {_day(day)}", Span(mention.span.start, day.span.end), day) for day in dates]
    if mention.about is not None:
        head = text[mention.span.start : tokens[mention.about].start]
        pieces = _conjuncts(tokens, mention)
        wanted = mention.count == len(pieces) or (mention.count is None and outcome and _repeats(tokens, pieces))
        if len(pieces) > 1 and wanted:
            preposition = tokens[mention.about].text
            found: list[tuple[str, Span, DateMention | None]] = []
            for first, last in pieces:
                words = text[tokens[first].start : tokens[last - 1].end]
                lead = "" if tokens[first].low == tokens[mention.about].low else preposition + " "
                found.append(
                    (singular(clean(f"{head}{lead}{words}")), Span(tokens[first].start, tokens[last - 1].end), None)
                )
            return found
    return [(title, mention.span, None)]


def _day(mention: DateMention) -> str:
    """A date as a title bears it: "9 November 2020"."""
    assert mention.start is not None
    day = mention.start
    year, *rest = day.value.split("-")
    words = [str(int(rest[1]))] if len(rest) > 1 else []
    if rest:
        words.append(calendar.month_name[int(rest[0])])
    return " ".join([*words, year])


_ONE_ANOTHER = re.compile(
    r"\W{1,4}(?:of which\s+)?one\s+(?P<first>(?:between|with|on|for)\b.+?),?\s+and\s+(?:another|the other|one)\s+"
    r"(?P<second>(?:between|with|on|for)\b[^.;]+)"
)


def one_and_another(text: str, mention: DocumentMention, sentence: Span) -> list[tuple[str, Span]]:
    """ "two memoranda, one between A and B and another between C and D" as title and quote of each."""
    if not mention.noun.plural or mention.about is not None:
        return []
    found = _ONE_ANOTHER.match(text, mention.span.end, sentence.end)
    if found is None:
        return []
    head = singular(clean(re.sub(_ACRONYM, "", mention.span.of(text))))
    return [(clean(f"{head} {found.group(part)}"), Span(*found.span(part))) for part in ("first", "second")]


def _repeats(tokens: Sequence[Token], pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether each piece begins with the same preposition."""
    return len({tokens[first].low for first, _ in pieces}) == 1 and tokens[pieces[0][0]].low in (
        "on",
        "for",
        "between",
        "with",
    )


def _conjuncts(tokens: Sequence[Token], mention: DocumentMention) -> list[tuple[int, int]]:
    """The members of the list that a phrase is about, as token ranges; one where it is no list."""
    assert mention.about is not None
    start = mention.about
    preposition = tokens[start].low
    repeated = [
        i
        for i in range(start, mention.last)
        if tokens[i].low == preposition and (i == start or tokens[i - 1].low in ("and", ","))
    ]
    if len(repeated) > 1:
        cuts = [*repeated, mention.last]
        return [(a, _trim(tokens, a, b)) for a, b in itertools.pairwise(cuts)]
    if preposition == "between":
        return [(start, mention.last)]
    commas = [i for i in range(start + 1, mention.last) if tokens[i].text == ","]
    ands = [i for i in range(start + 1, mention.last) if tokens[i].low == "and"]
    marks = sorted({*commas, *(ands[-1:] if commas else ands)})
    if not marks:
        return [(start + 1, mention.last)]
    cuts = [start, *marks, mention.last]
    pieces = [(a + 1, _trim(tokens, a + 1, b)) for a, b in itertools.pairwise(cuts)]
    return [(a, b) for a, b in pieces if b > a]


def _trim(tokens: Sequence[Token], first: int, last: int) -> int:
    while last > first and (tokens[last - 1].low in ("and", "or") or tokens[last - 1].text == ","):
        last -= 1
    return last
