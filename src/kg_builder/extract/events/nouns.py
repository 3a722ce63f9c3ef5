"""Mentions by a noun phrase: "talks with X", "the SCO summit"."""

from __future__ import annotations

import re

from kg_builder.extract.events.governors import govern, take_possessor
from kg_builder.extract.events.mention import DETERMINERS, MARGINS, EventMention, Scope
from kg_builder.extract.events.parties import person_ahead
from kg_builder.extract.events.phrases import left_of, right_of
from kg_builder.extract.modality import REAL, Modality
from kg_builder.extract.scan import Line, Token
from kg_builder.lexicon.cues import cues
from kg_builder.lexicon.meetings import Noun
from kg_builder.model.text import Span

_NEVER = frozenset(("no", "any", "such", "every", "each"))
_NOT_AFTER = cues("not-after")
_GENERIC_ADJECTIVES = cues("generic-adjectives")
_FORMAL = cues("formal")
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[IVXL]+",
    re.I,
)


def noun_mention(scope: Scope, line: Line, i: int, noun: Noun, lows: list[str]) -> EventMention | None:
    tokens = line.tokens
    token = tokens[i]
    after = line.low(i + 1)
    if after in _NOT_AFTER or (after in ("-", "–") and line.low(i + 2) in _NOT_AFTER):
        return None
    if noun.kind == "call" and noun.mode is None and not _is_call(line, i):
        return None
    if _modifies(scope, line, i):
        return None
    if line.low(i - 1) in ("press", "news"):
        return None
    first, determiner, possessor, day = left_of(scope, line, i)
    capital = token.text[0].isupper()
    own = [t for t in tokens[first:i] if t.date is None]
    names = [t for t in own if t.capital and not (t is tokens[0] and not line.headline and t.low in DETERMINERS)]
    proper = noun.proper or (capital and bool(names) and not (line.headline and not _name_like(names)))
    if capital and not proper and after in ("of", "on", "for") and not line.headline:
        following = tokens[i + 2 : i + 4]
        proper = any(t.capital and t.agent is None for t in following) and noun.kind in (
            "summit",
            "conference",
            "session",
        )
    if proper and names and not noun.proper and all(t.low in _FORMAL for t in names):
        proper = False  # "the State Ceremony", "Bilateral Meeting"
    if not capital and names and any(t.body is not None or (t.text.isupper() and len(t.text) > 1) for t in names):
        proper = True  # "the SCO summit", "the Russian-American talks"
    if not capital and not proper and not line.headline:
        run = [t for t in names if t.low not in _FORMAL and t.start != tokens[0].start]
        proper = len(run) >= 2 and noun.kind in (
            "meeting",
            "session",
            "summit",
            "conference",
            "forum",
            "dialogue",
            "consultation",
        )
    adjectives = {t.low for t in own}
    if determiner in _NEVER or (adjectives & _GENERIC_ADJECTIVES and (noun.plural or noun.named) and not capital):
        return None
    group = noun.place or (
        noun.form in ("forum", "conference") and token.body is not None and token.body.form == "organisation"
    )
    if group and not _attended(scope, line, i, first):
        return None
    if noun.mode == "video" and first == i and line.low(i - 1) in ("via", "by", "through", "over"):
        return None
    mention = EventMention(line, i, first, i, noun.form, noun.kind, Modality("held", certain=False))
    mention.proper, mention.plural, mention.weak = proper, noun.plural, noun.weak
    mention.definite = determiner in (
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "both",
        "our",
    )
    mention.date = day
    for word in (token, *own[-1:]):  # "a roundtable discussion"
        mode = scope.words.nouns[word.low].mode if word.low in scope.words.nouns else None
        if mode is not None and mention.mode is None:
            mention.mode = (mode, Span(word.start, word.end))
    if possessor is not None:
        mention.possessed = True
        mention.subjects = possessor
        for index in possessor:
            mention.add(index)
        mention.first = min(mention.first, *possessor)
    end = right_of(scope, mention, line, i, noun)
    mention.name = _event_name(scope, mention, line, first, i, end)
    if proper and mention.place is None and not line.headline:
        _take_city_of_name(scope, mention, tokens[first : mention.last + 1])
    govern(scope, mention, line, first, i, end, noun, lows)
    if (
        determiner in ("his", "her", "their")
        and not mention.subjects
        and not (mention.people and determiner == "their")
    ):
        take_possessor(mention, line, first, determiner)
    if noun.named and not proper and not mention.asserted and not mention.people:
        return None
    if mention.modality.status not in REAL:
        return None
    bare = not proper and not mention.people and not mention.partner and mention.date is None and mention.place is None
    mention.bare = bare or (
        mention.definite
        and not proper
        and not mention.objects
        and not mention.possessed
        and not mention.described
        and not mention.partner
        and mention.place is None
        and mention.date is None
    )
    return mention


def _modifies(scope: Scope, line: Line, i: int) -> bool:
    """Whether the noun only says what the next one is like: "a roundtable discussion", "the plenary session"."""
    following = line.tokens[i + 1] if i + 1 < len(line.tokens) else None
    if following is None or following.agent is not None or scope.words.nouns[line.low(i)].plural:
        return False
    head = scope.words.nouns.get(following.low)
    if head is None or head.proper or line.tokens[i].capital != following.capital:
        return False
    return following.low not in scope.words.verbs or line.low(i + 2) not in ("on", "the", "for")


def _take_city_of_name(scope: Scope, mention: EventMention, phrase: list[Token]) -> None:
    """ "the Vilnius Summit" is in Vilnius; the Shanghai Cooperation Organisation is not in Shanghai."""
    for token in phrase:
        place = token.place
        if (
            place is not None
            and place.kind == "city"
            and token.body is None
            and "-" not in token.text
            and token.start == place.span.start
        ):
            mention.place = (scope.text[place.span.start : place.span.end], place.span)
            return


def _name_like(names: list[Token]) -> bool:
    """In a headline every word is a capital: only acronyms, organisations, ordinals and years make a name."""
    return any(
        t.body is not None
        or (t.text.isupper() and len(t.text) > 1)
        or _ORDINAL.fullmatch(t.text)
        or t.text[0].isdigit()
        or "-" in t.text
        for t in names
    )


def _attended(scope: Scope, line: Line, i: int, first: int) -> bool:
    """Whether the name of a group or a chamber ("the G20") stands for its meeting here."""
    following = line.tokens[i + 1] if i + 1 < len(line.tokens) else None
    if following is not None and (
        following.low in scope.words.nouns or (following.capital and following.date is None and following.place is None)
    ):
        return False
    if following is not None and following.low in (
        "’s",
        "'s",
        "’",
        "countries",
        "partners",
        "leaders",
        "members",
        "presidency",
    ):
        return False
    before = [line.low(k) for k in range(max(first - 5, 0), first)]
    return bool(
        {"at", "during", "attend", "attended", "attending", "attends", "address", "addressed", "addressing"}
        & set(before[-3:])
        or set(before) & MARGINS
    )


def _is_call(line: Line, i: int) -> bool:
    before, after = line.low(i - 1), line.low(i + 1)
    if after in ("for", "upon", "to") and not (after == "to" and person_ahead(line, i + 2)):
        return before in ("phone", "telephone", "video", "courtesy", "conference")
    if after == "on":
        following = line.tokens[i + 2] if i + 2 < len(line.tokens) else None
        if following is not None and following.date is not None:
            return True
        return before in ("courtesy", "phone", "telephone", "video", "conference") or (
            before in ("introductory", "farewell", "a") and person_ahead(line, i + 2)
        )
    return True


def _event_name(scope: Scope, mention: EventMention, line: Line, first: int, i: int, end: int) -> str:
    """The words that name it: the noun phrase, its possessor and its partners."""
    tokens = line.tokens
    low = min([first, *mention.subjects]) if mention.possessed else first
    high = min(max(mention.last, i), len(tokens) - 1)
    return scope.text[tokens[low].start : tokens[high].end].strip(' ,;:“”"')
