"""Two reports of meetings: one event or two?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib import resources
from typing import Any

import yaml

from kg_builder.lexicon.ordinals import ORDINALS
from kg_builder.model.time import PartialDate
from kg_builder.resolve.authority import Authority
from kg_builder.resolve.bodies import all_country_words, country_code
from kg_builder.resolve.features import WHOLE, PersonPair
from kg_builder.resolve.judgement import Judgement, Model, Verdict
from kg_builder.resolve.model import PERSONS
from kg_builder.resolve.organisations import table
from kg_builder.resolve.persons import PersonMention
from kg_builder.resolve.places import far_apart, relation
from kg_builder.resolve.posts import singular
from kg_builder.resolve.sound import fold, likeness

_TOP = frozenset({"president", "prime-minister", "monarch", "supreme-leader", "pope", "crown-prince"})


@cache
def _words() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(
        (resources.files("kg_builder.lexicon") / "data" / "event_words.yml").read_text("utf-8")
    )
    return data


@dataclass(frozen=True)
class MeetingMention:
    """A meeting as one bulletin reports it; ``day`` is the bulletin's own date, ``groups`` the
    organisations and collective participants."""

    name: str = ""
    status: str = "held"
    mode: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    people: tuple[PersonMention, ...] = ()
    publisher: str | None = None
    day: str | None = None
    groups: tuple[str, ...] = ()

    @cached_property
    def title(self) -> str:
        return fold(self.name)

    @cached_property
    def core(self) -> str:
        """The title without the larger event that is only its occasion."""
        alone = re.split(r"\b(?:" + "|".join(_words()["margins"]) + r")\b", self.title)[0].strip()
        return " ; ".join([alone, *(fold(g) for g in self.groups)])

    @cached_property
    def first(self) -> PartialDate | None:
        return _date(self.start)

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """The first and last day it may have been on."""
        last = _date(self.end) or self.first
        return (
            None if self.first is None or last is None else (self.first.earliest, max(last.latest, self.first.earliest))
        )

    @cached_property
    def exact(self) -> bool:
        return self.first is not None and len(self.first.value) == 10

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The organisations and formats whose event the title names."""
        found = set()
        for form, code in _words()["formats"].items():
            if re.search(rf"\b{form}(?: ?\d+)?\b", self.core):
                found.add(code)
        found |= {f"g{n}" for n in re.findall(r"\bg ?(\d{1,2})\b", self.core)}
        words = self.core.split()
        for size in range(1, 6):
            for at in range(len(words) - size + 1):
                for known in table().get(" ".join(words[at : at + size]), ()):
                    if (
                        not known.country
                        and known.kind in ("body", "organ", "bank", "agency")
                        and (size > 1 or len(words[at]) < 8)
                    ):
                        found.add(fold(known.name))
        return frozenset(found)

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words of the title that are no country, no person's name or post, and no word for a meeting."""
        said = {w for p in self.people for w in (*fold(p.name).split(), *fold(p.post or "").split())}
        plain = frozenset(_words()["plain"])
        kept = {w for w in self.core.split() if len(w) > 3 and not w.isdigit() and w not in plain and w not in said}
        return frozenset(kept - all_country_words())

    @cached_property
    def title_countries(self) -> frozenset[str]:
        if "inter korean" in self.title or "south north" in self.title or "north south" in self.title:
            return frozenset({"KR", "KP"})
        found = set()
        words = re.sub(r"\bu s\b", "us", self.title).split()
        taken: set[int] = set()
        for size in (3, 2, 1):
            for at in range(len(words) - size + 1):
                code = country_code(" ".join(words[at : at + size]))
                if code and not taken & set(range(at, at + size)):
                    found.add(code)
                    taken |= set(range(at, at + size))
        return frozenset(found)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The countries and bodies of the people who take part."""
        return frozenset(p.country or p.body or "" for p in self.people) - {""}

    @cached_property
    def bilateral(self) -> bool:
        return len(self.sides) == 2 and len(self.bodies) == 0

    @cached_property
    def sittings(self) -> frozenset[str]:
        return frozenset(
            kind
            for kind, phrases in _words()["sittings"].items()
            if any(re.search(rf"\b{p}\b", self.title) for p in phrases)
        )

    @cached_property
    def levels(self) -> frozenset[str]:
        """Whose meeting the title says it is: foreign ministers, leaders."""
        return frozenset(
            level
            for level, phrases in _words()["levels"].items()
            if any(re.search(rf"\b{p}\b", self.core) for p in phrases)
        )

    @cached_property
    def people_levels(self) -> frozenset[str]:
        codes = {c for p in self.people for c in p.codes}
        return frozenset(codes | ({"top"} if codes & _TOP else set()))

    @cached_property
    def number(self) -> int | None:
        """Which of a series it is ("26th session", "COP26", "second summit")."""
        match = re.search(r"\b(\d{1,3})(?:st|nd|rd|th)\b|\bcop ?(\d{1,2})\b", self.title)
        if match:
            return int(match[1] or match[2])
        return next((ORDINALS[w] for w in self.core.split() if w in ORDINALS), None)


def _date(text: str | None) -> PartialDate | None:
    try:
        return PartialDate(text) if text else None
    except ValueError:
        return None


@dataclass(frozen=True)
class MeetingPair:
    left: MeetingMention
    right: MeetingMention
    authority: Authority

    @cached_property
    def common(self) -> tuple[tuple[PersonMention, PersonMention], ...]:
        """People whom both name."""
        found, used = [], set()
        for one in self.left.people:
            for at, other in enumerate(self.right.people):
                if at not in used and self._same_person(one, other):
                    found.append((one, other))
                    used.add(at)
                    break
        return tuple(found)

    def _same_person(self, one: PersonMention, other: PersonMention) -> bool:
        if one.entity is not None and other.entity is not None:
            return one.entity == other.entity
        pair = PersonPair(one, other, self.authority)
        over = [*pair.match.left_over, *pair.match.right_over]
        single = any(singular(c) for c in pair.common_posts) and pair.match.pairs and pair.years == 0
        if single and len(over) == 2 and likeness(*over) >= 0.6:
            return True  # one post that one person holds, on one day, and a name that may be misspelled
        verdict = PERSONS.judge(pair)
        if verdict.judgement is Judgement.SAME:
            return True
        alone = pair.match.level in ("surname", "given") and pair.one_body and verdict.score > -4.5
        return (verdict.judgement is not Judgement.DIFFERENT and pair.match.level in WHOLE) or alone

    @cached_property
    def gap(self) -> int | None:
        """Days between the two, 0 where they may be on one day."""
        if self.left.span is None or self.right.span is None:
            return None
        (a, b), (c, d) = self.left.span, self.right.span
        return max(0, (c - b).days, (a - d).days)

    @cached_property
    def statuses(self) -> frozenset[str]:
        return frozenset({self.left.status, self.right.status})

    @cached_property
    def moved(self) -> bool:
        """Whether the one can be the other, put off: a postponed one held later, or a planned one of a body."""
        if "held" not in self.statuses or len(self.statuses) != 2 or "cancelled" in self.statuses or not self.gap:
            return False
        plan, held = (self.left, self.right) if self.right.status == "held" else (self.right, self.left)
        if plan.span is None or held.span is None or held.span[0] < plan.span[0]:
            return False
        if plan.number and plan.number == held.number and self.same_bodies:
            return self.gap <= 550
        if plan.status == "postponed":
            return self.gap <= 240
        return self.gap <= 130 and bool(self.same_bodies)

    @cached_property
    def same_bodies(self) -> frozenset[str]:
        return self.left.bodies & self.right.bodies


def same_day(pair: MeetingPair) -> tuple[float, str]:
    """1 where both give a day and the days fit."""
    fits = pair.gap == 0 and pair.left.exact and pair.right.exact
    return float(fits), f"{pair.left.start} / {pair.right.start}"


def same_month(pair: MeetingPair) -> tuple[float, str]:
    """1 where one gives a month and the other fits into it; 0.4 for a year."""
    if pair.gap is None or pair.gap or (pair.left.exact and pair.right.exact):
        return 0.0, ""
    coarse = min(len(m.first.value) for m in (pair.left, pair.right) if m.first)
    return (1.0 if coarse == 7 else 0.4), f"{pair.left.start} / {pair.right.start}"


def next_day(pair: MeetingPair) -> tuple[float, str]:
    """1 where the days are one apart and the clocks of the two sides explain it."""
    explained = (
        pair.gap == 1 and pair.left.publisher != pair.right.publisher and far_apart(pair.left.sides | pair.right.sides)
    )
    return float(explained and pair.left.exact and pair.right.exact), f"{pair.left.start} / {pair.right.start}"


def other_day(pair: MeetingPair) -> tuple[float, str]:
    """1 where the dates exclude that both are one event (0.7 for neighbouring days that no clock explains)."""
    if not pair.gap or pair.moved or next_day(pair)[0]:
        return 0.0, ""
    return (0.7 if pair.gap == 1 else 1.0), f"{pair.gap} days apart"


def put_off(pair: MeetingPair) -> tuple[float, str]:
    """1 where a postponed or planned meeting can be the one held later."""
    return float(pair.moved), f"{pair.gap} days later"


def number_same(pair: MeetingPair) -> tuple[float, str]:
    """1 where both say the same number of the series."""
    a, b = pair.left.number, pair.right.number
    return float(a is not None and a == b and bool(pair.same_bodies)), str(a)


def number_differs(pair: MeetingPair) -> tuple[float, str]:
    """1 where they say different numbers of a series."""
    a, b = pair.left.number, pair.right.number
    return float(a is not None and b is not None and a != b), f"{a} / {b}"


def people_common(pair: MeetingPair) -> tuple[float, str]:
    """1 where two or more people are named by both, 0.5 for one."""
    names = ", ".join(a.name for a, _ in pair.common)
    return min(len(pair.common), 2) / 2, names


def members_meet(pair: MeetingPair) -> tuple[float, str]:
    """1 where one title names a format, and the other's people or title are of just its members."""
    for named, other in ((pair.left, pair.right), (pair.right, pair.left)):
        for body in sorted(named.bodies):
            members = frozenset(_words()["members"].get(body, ()))
            if members and not other.bodies and (other.sides == members or other.title_countries == members):
                return 1.0, body
    return 0.0, ""


def people_apart(pair: MeetingPair) -> tuple[float, str]:
    """1 where each side names someone of a country that the other does not have: other people met."""
    if not pair.left.people or not pair.right.people:
        return 0.0, ""
    met_left = {id(a) for a, _ in pair.common}
    met_right = {id(b) for _, b in pair.common}
    over_left = [p for p in pair.left.people if id(p) not in met_left]
    over_right = [p for p in pair.right.people if id(p) not in met_right]
    if not over_left or not over_right:
        return 0.0, ""
    small = min(len(pair.left.people), len(pair.right.people)) <= 3
    if not small and pair.common:
        return 0.0, ""
    listed = pair.left.bodies and pair.right.bodies
    return (0.1 if listed else 1.0), f"{over_left[0].name} / {over_right[0].name}"


def sides_named(pair: MeetingPair) -> tuple[float, str]:
    """1 where one names nobody and its title says the countries of the other's people."""
    for bare, full in ((pair.left, pair.right), (pair.right, pair.left)):
        if (
            not bare.people
            and len(bare.title_countries) > 1
            and bare.title_countries <= (full.sides | full.title_countries)
        ):
            return 1.0, ", ".join(sorted(bare.title_countries))
    return 0.0, ""


def body_same(pair: MeetingPair) -> tuple[float, str]:
    """1 where both titles name the same organisation or format."""
    return float(bool(pair.same_bodies)), ", ".join(sorted(pair.same_bodies))


def title_shared(pair: MeetingPair) -> tuple[float, str]:
    """The share of the shorter title's own words (no countries, people, words for meetings) that the other has."""
    a, b = pair.left.own_words, pair.right.own_words
    if not a or not b or pair.same_bodies:
        return 0.0, ""
    return len(a & b) / min(len(a), len(b)), " ".join(sorted(a & b))


def body_differs(pair: MeetingPair) -> tuple[float, str]:
    """1 where the titles name events of different bodies."""
    a, b = pair.left.bodies, pair.right.bodies
    all_met = len(pair.common) > 1 and len(pair.common) == len(pair.left.people) == len(pair.right.people)
    return float(bool(a) and bool(b) and not a & b and not all_met), f"{sorted(a)} / {sorted(b)}"


def body_against_bilateral(pair: MeetingPair) -> tuple[float, str]:
    """1 where one is an event of a body with named people, and the other a meeting of a few of them."""
    if members_meet(pair)[0]:
        return 0.0, ""
    for whole, part in ((pair.left, pair.right), (pair.right, pair.left)):
        own = len(part.sides) > 1 and part.sides <= whole.title_countries  # a dialogue of just these two
        few = len(part.sides) <= 2
        apart = bool(part.people) and (bool(whole.people) or few) and (few or not part.levels & whole.levels)
        if whole.bodies and not own and not part.bodies and apart:
            return 1.0, f"{whole.name} / {part.name}"
    return 0.0, ""


def level_fits(pair: MeetingPair) -> tuple[float, str]:
    """1 where one title says whose meeting it is (foreign ministers) and the other's people hold such posts."""
    for bare, full in ((pair.left, pair.right), (pair.right, pair.left)):
        shared = bare.levels & full.people_levels
        if shared and not bare.people and len(full.sides) > 2:
            return 1.0, ", ".join(sorted(shared))
    return 0.0, ""


def level_differs(pair: MeetingPair) -> tuple[float, str]:
    """1 where one is a meeting of the ministers of one field and the other of another."""
    for a, b in ((pair.left, pair.right), (pair.right, pair.left)):
        said = {x for x in a.levels if x != "top"}
        other = {x for x in b.levels if x != "top"} or {x for x in b.people_levels if x.startswith("minister:")}
        if said and other and not said & (other | b.people_levels):
            return 1.0, f"{sorted(said)} / {sorted(other)}"
        if said and "top" in b.levels and "top" not in a.levels and not other and pair.same_bodies:
            return 0.8, f"{sorted(said)} / leaders"
    return 0.0, ""


def occasion_against_talks(pair: MeetingPair) -> tuple[float, str]:
    """1 where one is a ceremony, conference or games, and the other talks of two sides that do not say so."""
    words = _words()["occasions"]
    for whole, part in ((pair.left, pair.right), (pair.right, pair.left)):
        named = [w for w in words if re.search(rf"\b{w}\b", whole.core)]
        if named and not any(re.search(rf"\b{w}\b", part.title) for w in words) and len(part.sides) == 2:
            return float(not pair.same_bodies and not part.bodies), f"{named[0]} / {part.name}"
    return 0.0, ""


def place_fits(pair: MeetingPair) -> tuple[float, str]:
    """1 for the same city or venue, 0.6 where one place lies in the other."""
    how = relation(pair.left.place, pair.right.place)
    return {"same": 1.0, "within": 0.6}.get(how, 0.0), f"{pair.left.place} / {pair.right.place}"


def place_differs(pair: MeetingPair) -> tuple[float, str]:
    """1 for two cities or two countries."""
    if "video" in (pair.left.mode, pair.right.mode) and pair.moved:
        return 0.0, ""
    apart = relation(pair.left.place, pair.right.place) == "apart"
    return float(apart), f"{pair.left.place} / {pair.right.place}"


def mode_differs(pair: MeetingPair) -> tuple[float, str]:
    """1 where one was by phone or video and the other in person, unless it was moved."""
    modes = {pair.left.mode, pair.right.mode} - {None, "hybrid"}
    differ = "in-person" in modes and len(modes) > 1
    return float(differ and not pair.moved), " / ".join(sorted(str(m) for m in modes))


def other_sitting(pair: MeetingPair) -> tuple[float, str]:
    """1 where one is a meal, a talk alone, a morning, and the other another sitting of the day."""
    a, b = pair.left.sittings - {"press"}, pair.right.sittings - {"press"}
    if a == b or (a & b and a | b <= {"meal", "wide", "alone"}):
        return 0.0, ""
    if a and b and not a & b:
        return 1.0, f"{sorted(a)} / {sorted(b)}"
    return (0.9 if "meal" in a | b else 0.4), f"{sorted(a)} / {sorted(b)}"


def called_off(pair: MeetingPair) -> tuple[float, str]:
    """1 where one was cancelled and the other held: what did not take place is no other event."""
    return float("cancelled" in pair.statuses and "held" in pair.statuses), f"{pair.left.status} / {pair.right.status}"


MEETINGS: Model[MeetingPair] = Model(
    weights={
        same_day: 3.0,
        same_month: 1.5,
        next_day: 2.0,
        other_day: -10.0,
        put_off: 1.5,
        number_same: 3.0,
        number_differs: -6.0,
        people_common: 4.0,
        members_meet: 2.5,
        people_apart: -8.0,
        sides_named: 2.0,
        body_same: 2.5,
        title_shared: 1.5,
        body_differs: -6.0,
        body_against_bilateral: -6.0,
        level_fits: 2.0,
        level_differs: -5.0,
        occasion_against_talks: -4.5,
        place_fits: 1.5,
        place_differs: -5.0,
        mode_differs: -5.0,
        other_sitting: -5.5,
        called_off: -10.0,
    },
    bias=-4.0,
    same=0.7,
    different=-2.0,
)


def judge_meetings(left: MeetingMention, right: MeetingMention, authority: Authority) -> Verdict:
    """Whether two reports mean one meeting."""
    return MEETINGS.judge(MeetingPair(left, right, authority))
