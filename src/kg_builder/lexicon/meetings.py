"""Words for meetings, from ``data/meetings.yml``: nouns, verbs, words that say the mode, seats of office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data" / "meetings.yml"
FORMS = ("base", "present", "past", "participle", "ing")


def word_set(text: str) -> frozenset[str]:
    """The words of a line, as a set to look up in."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can head the name of a meeting; see the head of the data file for the fields."""

    form: str
    kind: str
    mode: str | None = None
    plural: bool = False
    named: bool = False
    weak: bool = False
    proper: bool = False
    place: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb; ``forms`` are the names in FORMS that this spelling can be."""

    lemma: str
    sort: str
    forms: frozenset[str]
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A place of office: who is at home there."""

    name: str
    posts: tuple[str, ...]
    of: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingWords:
    nouns: dict[str, Noun] = field(default_factory=dict)
    verbs: dict[str, Verb] = field(default_factory=dict)
    modes: tuple[tuple[str, re.Pattern[str]], ...] = ()
    seats: tuple[Seat, ...] = ()
    cue: re.Pattern[str] = re.compile("(?!)")

    def mode_of(self, text: str) -> tuple[str, int, int] | None:
        """The mode that ``text`` says, and where."""
        for mode, pattern in self.modes:
            if match := pattern.search(text):
                return mode, match.start(), match.end()
        return None


def _words(data: dict[str, Any]) -> MeetingWords:
    nouns = {form: Noun(form, **entry) for form, entry in data["nouns"].items()}
    found: dict[str, tuple[str, str, set[str], str | None]] = {}
    for lemma, entry in data["verbs"].items():
        for name, form in zip(FORMS, entry["forms"], strict=False):
            found.setdefault(form, (lemma, entry["class"], set(), entry.get("mode")))[2].add(name)
    verbs = {form: Verb(lemma, sort, frozenset(names), mode) for form, (lemma, sort, names, mode) in found.items()}
    modes = tuple(
        (mode, re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, phrases)) + r")(?![\w-])", re.IGNORECASE))
        for mode, phrases in sorted(
            data["modes"].items(), key=lambda item: ("hybrid", "video", "phone", "in-person").index(item[0])
        )
    )
    seats = tuple(Seat(name, tuple(entry["posts"]), entry.get("of")) for name, entry in data["seats"].items())
    return MeetingWords(nouns, verbs, modes, seats, cue_of(nouns, verbs))


def cue_of(nouns: Iterable[str], verbs: Iterable[str]) -> re.Pattern[str]:
    """What a sentence has at least one of if it can tell of a meeting."""
    words = sorted(map(re.escape, [*nouns, *verbs, "joint"]), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE)


@cache
def meeting_words(path: Path = DATA) -> MeetingWords:
    """The shipped table, read once."""
    return _words(yaml.safe_load(path.read_text(encoding="utf-8")))


def with_meetings(entries: Sequence[Mapping[str, str]]) -> MeetingWords:
    """The shipped table and a user's own nouns: entries with ``noun`` and maybe ``kind``."""
    words = meeting_words()
    if not entries:
        return words
    nouns = dict(words.nouns)
    for entry in entries:
        noun = entry["noun"].lower()
        nouns[noun] = Noun(noun, entry.get("kind", "meeting"), named=True)
        nouns[noun + "s"] = Noun(noun + "s", entry.get("kind", "meeting"), plural=True, named=True)
    return replace(words, nouns=nouns, cue=cue_of(nouns, words.verbs))
