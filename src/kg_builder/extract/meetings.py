# ruff: noqa: E501, SIM102
"""Meetings of a bulletin: mentions are gathered into events, and events get status, time, place, mode and participants.

``read_meetings`` walks through the sentences in order, headline first. A mention opens an event or belongs to one that is
open: the same name, the same people, or "the meeting" for the one last told of. What stands in the text of the
event comes first; a visit that frames it, and the bulletin's own date, fill what is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg_builder.extract.dateline import city_told
from kg_builder.extract.events import EventMention, Finder
from kg_builder.extract.modality import Modality
from kg_builder.extract.participation import everyone, read_list, subject
from kg_builder.extract.reading import Mention, Reading
from kg_builder.extract.scan import Line, Token, scan
from kg_builder.language.dates import DateMention
from kg_builder.lexicon.meetings import MeetingWords, meeting_words, word_set
from kg_builder.lexicon.ordinals import ORDINALS
from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.record import Meeting, Official, Participation, Visit
from kg_builder.model.text import Span

_GENERIC = word_set(
    "meeting talks talk discussion discussions conversation conversations call negotiations consultations "
    "consultation dialogue event interaction encounter meetings exchange engagement videoconference "
    "teleconference"
)
_FAMILY = {
    "call": "call", "meeting": "meeting", "talks": "meeting", "consultation": "meeting", "audience": "meeting", "briefing": "meeting", "dialogue": "meeting", "forum": "conference", "seminar": "conference", "reception": "meeting",
    "summit": "summit", "session": "session", "conference": "conference", "ceremony": "ceremony",
}  # fmt: skip
_BARE_HEADS = word_set("meeting meetings event talks talk discussion discussions conversation interaction encounter")
_MEALS = word_set("reception banquet dinner lunch luncheon breakfast")
_STOP_WORDS = word_set(
    "the a an of on in and for to between with its their at by from this that upcoming next recent annual"
)
_ATTENDANCE = re.compile(
    r"^(?:\W*(?:also|those|others|among those|among the participants)\s)?\W*(?:taking part|attending|present|participating|in attendance|joining)\b.{0,60}?\b(?:was|were|are|is|will be|included?)\b"
    r"|\b(?:was|were|is|are|will be) (?:also )?(?:attended|joined) by\b|\bin (?:the )?presence of\b"
    r"|\bdelegations? (?:\w+ ){0,3}?(?:included|comprised|comprises|consisted of|includes|comprising|was composed of)\b"
    r"|\b(?:attendees|participants) (?:also )?(?:included|were|include)\b"
    r"|\b(?:delegations?|sides?) (?:was|were|is|are) (?:\w+ )?(?:led|headed|represented|chaired) by\b"
    r"|^\W*It (?:was|is|will be) (?:also |jointly )?(?:co-chaired|chaired|hosted|attended|opened|led|presided over) by\b"
    r"|^\W*(?:also )?representing\b.{0,60}?\b(?:was|were|are|is)\b|\b(?:was|were) represented by\b",
    re.I,
)
_CHAIRED_BY = re.compile(r",\s+(?:which was )?(?:co-chaired|chaired|presided over|hosted)(?: jointly)? by\b", re.I)
_SAME_DAY = re.compile(
    r"\W*(?:(?:Earlier|Later)(?: in the day| the same day| that day| today)?|(?:On )?the same day|Afterwards|That (?:evening|afternoon))\b",
    re.I,
)
_WERE_THERE = re.compile(
    r"\b(?:(?:was|were|are|is) (?:also )?(?:present|in attendance|among those present|among the attendees|invited to (?:attend|take part))"
    r"|(?:also )?(?:attended|participated|joined|took part)\b)",
    re.I,
)
_COMPANIONS = re.compile(
    r"\bjoined (?:in|at|for|during) (?:his|her|their|the|these|those|both|all) (?:\w+ )?(?:meetings|talks|discussions|engagements|calls) by\b"
    r"|\b(?:officials|delegation|ministers|members|those) accompanying (?:the |President |Prime Minister |Minister )*[\w .]{0,40}?\b(?:included?|were|was|are|is|comprised)\b",
)
_PATRONAGE = re.compile(
    r"\b(?:under the (?:patronage|chairmanship|auspices|leadership)|in the presence|with the participation) of\b", re.I
)
_SAID = frozenset(
    [
        "said",
        "stated",
        "told",
        "noted",
        "emphasized",
        "emphasised",
        "stressed",
        "underlined",
        "underscored",
        "highlighted",
        "explained",
        "suggested",
        "proposed",
        "added",
        "reiterated",
        "reaffirmed",
        "affirmed",
        "expressed",
        "thanked",
        "briefed",
        "called",
        "pointed",
        "urged",
        "outlined",
        "presented",
        "reported",
        "remarked",
        "welcomed",
        "commended",
        "praised",
    ]
)
_ONE_OF = word_set(
    "upcoming next last latest previous recent final current ongoing forthcoming inaugural earlier expanded extraordinary"
)
_SEPARATELY = re.compile(
    r"\W{0,4}(?:During|In|At|Throughout) (?:the|these|both|his|her|all|their|each of the)(?: \w+)? (?:meetings|calls|engagements)\b"
)
_ACCOMPANY = re.compile(r"\baccompan(?:ied|ying|ies)\b", re.I)
_VISIT = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|trip|travels?|travel(?:l)?ed|travel(?:l)?ing|tour|arriv(?:es?|ed|ing|al)|depart(?:s|ed|ing)?|departure|left|leaves?|journey)\b",
    re.I,
)
_ENDED = re.compile(r"\b(?:returned|returns|return|concluded|concludes|concluding|wrapped up|ended)\b", re.I)
_VISIT_WORDS = word_set(
    "visit visits visited visiting trip travel travels traveled travelled traveling travelling tour "
    "arrive arrives arrived arriving arrival depart departs departed departing departure left leave "
    "leaves journey"
)


_NO_PERSON = re.compile(r"\b(?:Palace|Secretariat|Hotel|Headquarters|Airport|Embassy|Ministry|Parliament|Square)$")
_LONGEST = 3000  # tokens of a sentence that are read as one
_REACH = 40  # events, first and last, that a mention is compared with


@dataclass(slots=True, eq=False)
class Event:
    """A meeting as far as its mentions tell."""

    order: int
    mentions: list[EventMention] = field(default_factory=list)
    people: dict[str, tuple[str, Token, Line, str]] = field(default_factory=dict)
    keys: list[frozenset[str]] = field(default_factory=list)
    date: DateMention | None = None
    place: tuple[str, Span, Line] | None = None
    mode: tuple[str, Span, Line] | None = None
    stub: bool = False
    parent: Event | None = None

    @property
    def first(self) -> EventMention:
        return self.mentions[0]

    @property
    def asserted(self) -> bool:
        return any(m.asserted and not m.recalled for m in self.mentions)

    @property
    def recalled(self) -> bool:
        return not any((m.asserted and not m.recalled) or m.line.headline for m in self.mentions)

    @property
    def gathering(self) -> bool:
        """A meeting of a body or a conference, where those who speak are told of one by one."""
        return (
            any(
                m.kind in ("summit", "session", "conference", "forum", "seminar")
                or (m.proper and m.kind == "meeting")
                or m.described
                for m in self.mentions
            )
            and len(self.people) != 2
        )

    @property
    def family(self) -> set[str]:
        return {_FAMILY.get(m.kind, m.kind) for m in self.mentions}

    @property
    def headline(self) -> bool:
        return any(m.line.headline for m in self.mentions)

    @property
    def status(self) -> str:
        told = [m for m in self.mentions if not m.bare]
        chosen = [m for m in told if m.asserted] or told or self.mentions
        for m in self.mentions:
            if m.status in ("cancelled", "postponed"):
                return m.status
        if any(m.modality.certain and m.status == "held" for m in chosen):
            return "held"
        return next((m.status for m in chosen if m.modality.certain), chosen[0].status)

    def take(self, m: EventMention) -> None:
        if len(self.mentions) < _REACH:
            self.mentions.append(m)
        for agent, (role, token) in m.people.items():
            self.join(agent, role, token, m.line, "verb" if m.verb else "noun")
        if m.proper:
            key = _key(m.name)
            if key and key not in self.keys:
                self.keys.append(key)
        if m.date is not None and m.date.start is not None and (self.date is None or self.date.form == "year"):
            self.date = m.date
        if m.place is not None and self.place is None:
            self.place = (*m.place, m.line)
        if m.mode is not None and (
            self.mode is None or (self.mode[0] == "in-person" and m.mode[0] in ("phone", "video", "hybrid"))
        ):
            self.mode = (*m.mode, m.line)

    def join(self, agent: str, role: str, token: Token, line: Line, rule: str) -> None:
        old = self.people.get(agent)
        if old is None:
            self.people[agent] = (role, token, line, rule)
        elif old[0] == "participant" and role != "participant":
            self.people[agent] = (role, old[1], old[2], old[3])


@dataclass(frozen=True, slots=True)
class Frame:
    """What a visit lends to the meetings told of it: where, and when."""

    journey: Journey
    place: tuple[str, Span, Line]
    day: tuple[str, Span, Line] | None
    month: tuple[str, Span, Line] | None


@dataclass(slots=True)
class Journey:
    """A visit as a frame for what is told of it."""

    line: Line
    at: int
    place: tuple[str, Span]
    visitors: list[Token]
    date: DateMention | None
    status: str
    span: Span
    city: bool = False
    leaving: str = ""
    past: bool = False


def _key(name: str) -> frozenset[str]:
    found = re.findall(r"[\w.-]+", re.sub(r"[’']s\b", " ", name).lower())
    kept = (_ordinal(w.strip(".-")) for w in found if not w.endswith("-day"))
    return frozenset(kept) - _STOP_WORDS - {"", "s"}


def _ordinal(word: str) -> str:
    """ "third" and "3rd" as one word."""
    if word in ORDINALS:
        return f"{ORDINALS[word]}th"
    return re.sub(r"^(\d+)(?:st|nd|rd)$", r"\1th", word)


def _numbers(key: frozenset[str]) -> set[str]:
    return {
        str(ORDINALS.get(w, "")) or w for w in key if w in ORDINALS or re.fullmatch(r"\d+(?:st|nd|rd|th)|[ivxl]{2,}", w)
    }


def _same_name(a: frozenset[str], b: frozenset[str]) -> bool:
    na, nb = _numbers(a), _numbers(b)
    if na and nb and {re.sub(r"\D", "", x) or x for x in na} != {re.sub(r"\D", "", x) or x for x in nb}:
        return False
    if not a or not b:
        return False
    small, large = sorted((a, b), key=len)
    shared = len(small & large)
    return (shared == len(small) and len(small) >= 2) or shared / len(a | b) >= 0.6


def _bounded(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with tokens, a boundless sentence in pieces, so that the work stays in step with the length."""
    for line in lines:
        for start in range(0, len(line.tokens), _LONGEST):
            if len(line.tokens) <= _LONGEST:
                yield line
            else:
                yield replace(line, tokens=line.tokens[start : start + _LONGEST])


class _Gatherer:
    """One bulletin's mentions into events."""

    def __init__(self, reading: Reading, words: MeetingWords) -> None:
        self.reading = reading
        self.text = reading.bulletin.text
        self.words = words
        self.events: list[Event] = []
        self.journeys: list[Journey] = []
        self.scene: tuple[str, Span, Line] | None = None
        self.cities: set[str] = set()
        self.staged: dict[int, tuple[str, Span, Line]] = {}
        self.companions: list[tuple[Line, int]] = []
        self.officials: dict[str, Official] = {o.id: o for o in reading.officials}

    # -- gathering -----------------------------------------------------------------------------------------------------

    def gather(self) -> None:
        wanted = frozenset(self._wanted())
        if not wanted:
            return
        finder = Finder(self.text, self.words, self._principal())
        for line in _bounded(scan(self.reading, wanted)):
            if _VISIT.search(self.text, line.tokens[0].start, line.tokens[-1].end):
                self._journey(line)
            if not line.headline and len(line.tokens) <= 7 and self.text[line.span.end - 1] not in '.!?”"':
                continue  # a heading between paragraphs
            found = finder.find(line)
            self._scene(line, found)
            self._patronage(line, found)
            for mention in found:
                self._by_date(mention)
                self._mode(mention)
                self._place_mention(mention)
            self._attendance(line, found)
            self._speakers(line, found)

    def _scene(self, line: Line, found: list[EventMention]) -> None:
        """Where the telling has come to: "In Beijing, …", and what follows until another city is named so."""
        if line.headline:
            return
        at = 1 if line.low(0) in ("earlier", "later", "then", "meanwhile", "also", "while", "separately") else 0
        if (
            line.low(at) in ("in", "at")
            and len(line.tokens) > at + 2
            and (place := line.tokens[at + 1].place) is not None
        ):
            after = next((k for k in range(at + 1, len(line.tokens)) if line.tokens[k].start >= place.span.end), 1)
            if place.kind == "city" and line.low(after) in (",", "("):
                self.scene = (self.text[place.span.start : place.span.end], place.span, line)
        elif self.journeys and self.journeys[-1].line is line and self.journeys[-1].city and line.number > 1:
            journey = self.journeys[-1]
            if not journey.past:
                self.scene = (*journey.place, line)
        if self.scene is not None:
            self.cities.add(self.scene[0])
            for mention in found:
                if mention.asserted and not mention.recalled:
                    self.staged[id(mention)] = self.scene

    def _near(self) -> list[Event]:
        """The events that a mention may still mean: the first, and the last ones told of."""
        return self.events if len(self.events) <= 2 * _REACH else self.events[:_REACH] + self.events[-_REACH:]

    def _principal(self) -> Mention | None:
        """Whom the bulletin is about: the first official that its text names in full."""
        body = self.reading.bulletin.body_start
        named = [m for m in self.reading.mentions if m.form == "name" and len(m.agents) == 1]
        return next((m for m in named if m.span.start >= body), None)

    def _wanted(self) -> Iterable[int]:
        for number, span in enumerate(self.reading.sentences):
            sentence = self.text[span.start : span.end]
            if (
                self.words.cue.search(sentence)
                or _VISIT.search(sentence)
                or _ATTENDANCE.search(sentence)
                or _WERE_THERE.search(sentence)
                or _ACCOMPANY.search(sentence)
                or "discuss" in sentence
            ):
                yield number

    def _patronage(self, line: Line, found: list[EventMention]) -> None:
        """ "… under the patronage of X", "… in the presence of X": X was there."""
        if not found:
            return
        for match in _PATRONAGE.finditer(self.text, line.tokens[0].start, line.tokens[-1].end):
            first = next((k for k, t in enumerate(line.tokens) if t.end > match.end()), len(line.tokens))
            listed, _ = read_list(line, first)
            before = [m for m in found if line.tokens[m.at].start < match.start()]
            for index in listed if before else ():
                before[-1].add(index)
                before[-1].asserted = before[-1].asserted or before[-1].status in ("held", "planned")
                before[-1].recalled = False

    def _by_date(self, m: EventMention) -> None:
        """A status that only the form of words speaks for gives way to the date."""
        published = self.reading.bulletin.published
        if m.status == "planned" and published is not None and m.date is not None and m.date.start is not None:
            behind = (published.earliest - (m.date.end or m.date.start).latest).days
            if (
                m.date.relative
                and m.date.is_day
                and 0 < behind <= 10
                and m.date.form not in ("today", "weekday", "same")
            ):
                m.modality = Modality("held", certain=False)  # announced before, over on the bulletin's day
                return
        if (
            m.modality.certain
            or published is None
            or m.date is None
            or m.date.start is None
            or m.status not in ("held", "planned")
        ):
            return
        if m.date.start.earliest > published.latest:
            m.modality = Modality("planned", certain=False)
        elif (m.date.end or m.date.start).latest < published.earliest:
            m.modality = Modality("held", certain=False)

    def _mode(self, m: EventMention) -> None:
        tokens = m.line.tokens
        last = min(max(m.last, m.at) + 8, len(tokens) - 1)
        start = tokens[m.first].start
        found = self.words.mode_of(self.text[start : tokens[last].end])
        if found is not None and (m.mode is None or found[0] != "in-person"):
            m.mode = (found[0], Span(start + found[1], start + found[2]))
        if m.mode is None and m.kind == "call":
            m.mode = ("phone", Span(tokens[m.at].start, tokens[m.at].end))

    def _place_mention(self, m: EventMention) -> None:
        for part in self._parts(m):
            target = self._target(part)
            if target is not None:
                target.take(part)
            elif self._opens(part):
                event = Event(len(self.events))
                event.stub = part.line.headline and (part.plural or not part.people) and not part.proper
                event.take(part)
                self.events.append(event)

    def _parts(self, m: EventMention) -> list[EventMention]:
        """One mention a meeting: "bilateral meetings with A, B and C" are three."""
        objects = [o for o in m.objects if m.line.tokens[o].form not in ("", "group")]
        if len(objects) < 2:
            return [m]
        apart = m.each or (m.plural and not m.proper)
        if m.verb and m.head == "meet" and _SEPARATELY.match(self.text, m.line.span.end):
            apart = True
        if m.verb and m.head == "meet" and not apart:
            own = [self._post_of(m.line.tokens[o]) for o in objects]
            states = {of for of, _ in own if of}
            titled = 3 * sum(self._titled(m.line.tokens[o]) for o in objects) >= 2 * len(objects)
            together = re.search(r"\b(?:trilateral|quadrilateral|jointly|together|joint)\b", m.line.said(self.text))
            if titled and not together:
                side = re.search(
                    r"\b(?:margins|side-?lines|separate|separately|bilateral|series)\b", m.line.said(self.text)
                )
                several = len(objects) >= 3 and (len(states) <= 1 or side is not None or m.status == "planned")
                apart = several or (m.status == "planned" and len(states) <= 1)
        if not apart:
            return [m]
        parts = []
        for number, index in enumerate(objects):
            part = replace(m, plural=False, name="", objects=[index], people={})
            part.each = True
            mine = set(m.line.tokens[index].agent.agents)  # type: ignore[union-attr]
            others = {a for o in objects if o != index for a in m.line.tokens[o].agent.agents}  # type: ignore[union-attr]
            part.people = {a: v for a, v in m.people.items() if a in mine or a not in others}
            if number:
                part.first = index
            parts.append(part)
        return parts

    def _titled(self, token: Token) -> bool:
        return token.agent is not None and len(token.agent.span) > len(token.agent.head)

    def _post_of(self, token: Token) -> tuple[str | None, str | None]:
        official = self.officials.get(token.agent.agents[0]) if token.agent and token.agent.agents else None
        if official is None:
            return None, None
        of = official.of.value if official.of else None
        return of, official.tenures[0].post.value if official.tenures else None

    def _target(self, m: EventMention) -> Event | None:
        again = (
            m.definite and m.asserted and m.head in _GENERIC and not (m.people or m.partner or m.proper or m.described)
        )
        if again and m.place is None and not m.line.headline and m.status == "held":
            event = self._antecedent(m)
            if event is not None and not _conflict(event.date, m.date):
                return event
            if (
                event := next((e for e in self._near() if not e.recalled and _within(m.date, e.date)), None)
            ) is not None:
                return event
        if m.bare and not m.line.headline:
            return self._antecedent(m)
        for event in reversed(self._near()):
            if self._matches(event, m):
                return event
        return None

    def _antecedent(self, m: EventMention) -> Event | None:
        if m.plural and m.head not in ("discussions", "talks", "ceremonies", "celebrations"):
            return None
        phrase = {t.low for t in m.line.tokens[m.first : m.at]}
        if m.modality.status == "planned" and (
            not m.definite or phrase & {"next", "upcoming", "forthcoming", "future", "planned"}
        ):
            return None
        if phrase & {"previous", "last", "earlier", "separate", "another", "recent"}:
            return None
        family = _FAMILY.get(m.kind, m.kind)
        candidates = [e for e in reversed(self._near()) if not e.stub or len(self.events) == 1]
        if m.modality.status == "planned" and m.asserted and m.modality.certain:
            candidates = [e for e in candidates if e.status == "planned"]
        if m.head in _GENERIC:
            told = [e for e in candidates if not e.recalled] or candidates
            told.sort(key=lambda e: _unlike(e, m))
            if m.head not in _BARE_HEADS:  # "took part in the consultation": the one that was called so
                told.sort(key=lambda e: all(x.head != m.head for x in e.mentions))
            for event in told:
                if family == "call" and "call" not in event.family and not event.mentions[0].verb:
                    continue
                if m.people and m.asserted and not m.definite and not set(m.people) & set(event.people):
                    continue
                return event
            return None
        for event in candidates:
            received = m.head == "reception" and any(x.kind == "audience" and x.verb for x in event.mentions)
            if (
                received
                or any(x.head == m.head for x in event.mentions)
                or (family in event.family and family not in ("meeting",))
            ):
                return event
        return None

    def _matches(self, event: Event, m: EventMention) -> bool:
        if event.status != m.status and not (
            m.line.number <= 2 and event.headline and (not m.modality.certain or not event.first.modality.certain)
        ):
            if {event.status, m.status} == {"held", "planned"}:
                return False
        if _conflict(event.date, m.date):
            return False
        key = _key(m.name) if m.proper else frozenset()
        if m.proper and event.keys:
            return any(_same_name(key, k) for k in event.keys)
        if m.proper and not m.people:
            return False
        families = event.family
        mine = _FAMILY.get(m.kind, m.kind)
        loose = {"call", "meeting"}
        if m.head == "welcome" and "ceremony" in families and set(m.people) <= set(event.people):
            return True
        if mine not in families and not ({mine} | families <= loose and (m.verb or event.first.verb)):
            if not (
                mine == "meeting"
                and families & {"summit", "session"}
                and m.people
                and set(m.people) <= set(event.people)
                and len(m.people) > 1
            ):
                return False
        if (
            mine == "meeting"
            and (m.head in _MEALS) != any(x.head in _MEALS for x in event.mentions)
            and (m.head in _MEALS)
        ):
            return False
        if {mine} | families == loose and event.mode and m.mode and event.mode[0] != m.mode[0]:
            return False
        ours, theirs = set(m.people), set(event.people)
        if (
            ours
            and theirs
            and "ceremony" in families
            and m.kind == "ceremony"
            and m.definite
            and not m.proper
            and ours <= theirs
        ):
            return m.status == event.status
        if ours and theirs:
            if (
                ours <= theirs
                and m.definite
                and m.head in _GENERIC
                and not m.proper
                and m.recalled
                and m.kind != "call"
                and event.headline
                and not self._earlier(m)
            ):
                return not event.recalled
            if m.proper != bool(event.keys) and not (ours <= theirs and len(ours) > 1):
                return False
            if ours <= theirs or theirs <= ours:
                smaller = min(len(ours), len(theirs))
                if (
                    ours <= theirs
                    and not m.objects
                    and not m.partner
                    and not m.recalled
                    and m.head in _GENERIC
                    and m.kind != "call"
                ):
                    return not event.recalled
                if smaller >= 2:
                    return not (m.recalled and not event.recalled and self._earlier(m))
                if (
                    ours <= theirs
                    and m.definite
                    and m.head in _GENERIC
                    and not m.proper
                    and not self._earlier(m)
                    and m.kind != "call"
                ):
                    return not event.recalled
                if m.recalled and not m.line.headline:
                    return (
                        m.definite
                        and not self._earlier(m)
                        and len(ours) >= 1
                        and m.partner == any(x.partner for x in event.mentions)
                        and m.head == event.first.head
                    )
                if len(ours) == 1 and len(theirs) == 1:
                    return event.headline or self._same_partner(event, m)
                return (event.headline and not event.first.plural) or (event.headline and len(theirs) <= 1)
            return len(ours & theirs) >= 2 and not m.recalled
        if not ours and not theirs:
            return m.head == event.first.head and _same_name(_key(m.name), _key(event.first.name))
        if event.headline and not event.stub and m.line.number <= 3 and not m.recalled and not m.proper:
            return event.status == m.status and not (event.mode and m.mode and event.mode[0] != m.mode[0])
        return event.stub and not event.first.plural and m.line.number <= 3 and not m.recalled and not m.proper

    def _same_partner(self, event: Event, m: EventMention) -> bool:
        a, b = _key(m.name), _key(event.first.name)
        return m.partner and len(a & b) >= 3 and m.head == event.first.head

    def _earlier(self, m: EventMention) -> bool:
        phrase = {t.low for t in m.line.tokens[max(m.first - 2, 0) : m.at]}
        return bool(phrase & {"previous", "last", "earlier", "recent", "past", "latest", "first"}) or m.date is not None

    def _opens(self, m: EventMention) -> bool:
        """Whether a mention that belongs to no event so far is one of its own."""
        if m.status not in ("held", "planned", "cancelled", "postponed"):
            return False
        if m.bare and not m.line.headline:
            return (
                m.asserted
                and bool(m.people)
                and not m.plural
                and not m.weak
                and m.kind in ("ceremony", "conference", "summit", "reception", "session")
            )
        if m.line.headline:
            return bool(m.people) or m.proper or m.partner or m.asserted
        if m.verb:
            return (
                m.modality.certain
                or bool(m.date)
                or m.status == "held"
                or bool(m.place)
                or m.margins
                or m.line.number <= 2
            )
        if m.proper:
            return self._particular(m)
        if m.weak and not m.asserted and len(m.people) < 2:
            return False
        if m.plural and not (m.people and (m.partner or m.objects)):
            return False
        if m.asserted:
            return bool(m.people) or m.partner or m.place is not None or m.date is not None
        if len(m.people) >= 2:
            return True
        if not m.people and m.date is None and m.place is None and not self._counted(m):
            return False
        return (m.partner or bool(m.people)) and (
            m.date is not None or m.place is not None or m.possessed or m.definite
        )

    def _counted(self, m: EventMention) -> bool:
        """Whether words before it tell one of a row ("the third round of talks", "the upcoming meeting")."""
        phrase = {t.low for t in m.line.tokens[max(m.first - 1, 0) : m.at]}
        return bool(phrase & _ONE_OF) or any(re.fullmatch(r"\d+(?:st|nd|rd|th)", w) or w in ORDINALS for w in phrase)

    def _particular(self, m: EventMention) -> bool:
        """Whether a proper name stands for one meeting, not for a series or an institution."""
        if m.asserted or m.people or m.date is not None or m.place is not None or m.line.headline:
            return True
        if m.plural:
            return False
        return m.kind not in ("dialogue", "forum", "conference", "seminar") or self._counted(m) or m.status == "planned"

    # -- attendees -----------------------------------------------------------------------------------------------------

    def _attendance(self, line: Line, found: list[EventMention]) -> None:
        if line.headline:
            return
        sentence = line.said(self.text)
        match = _COMPANIONS.search(sentence)
        if match is not None:
            at = line.tokens[0].start + match.end()
            first = next((k for k, t in enumerate(line.tokens) if t.start >= at or t.end > at), len(line.tokens))
            self.companions += [(line, k) for k in everyone(line, first, len(line.tokens))]
            return
        match = _ATTENDANCE.search(sentence)
        if match is not None:
            at = line.tokens[0].start + match.end()
            first = next((k for k, t in enumerate(line.tokens) if t.start >= at or t.end > at), len(line.tokens))
            role = (
                "chair"
                if "chaired" in match[0] or "presided" in match[0]
                else "host"
                if "hosted" in match[0]
                else "participant"
            )
            self._attend(line, everyone(line, first, len(line.tokens)), found, role)
            chaired = _CHAIRED_BY.search(sentence, 0, match.start() + 1)
            if chaired is not None:  # "The event, chaired by A, was attended by B"
                start = line.span.start + chaired.end()
                chair = next(
                    (k for k, t in enumerate(line.tokens[:first]) if t.agent is not None and t.start >= start), None
                )
                if chair is not None:
                    self._attend(line, [chair], found, "chair")
            return
        match = _WERE_THERE.search(sentence)
        if match is not None:
            at = line.tokens[0].start + match.start()
            last = next((k for k, t in enumerate(line.tokens) if t.start >= at), len(line.tokens))
            people = everyone(line, 0, last)
            opening = next((k for k in range(last) if line.tokens[k].agent is not None), last)
            if people and not any(
                t.low in self.words.verbs or t.low in ("said", "that", "is", "was", "were", "will")
                for t in line.tokens[opening:last]
                if t.agent is None
            ):
                bare = [m for m in found if m.bare] or not found
                if bare:
                    self._attend(line, people, found)
            return
        match = _ACCOMPANY.search(sentence)
        if match is not None and not re.search(r"\b(?:visit|trip|tour|travel)", sentence):
            at = line.tokens[0].start + match.end()
            first = next((k for k, t in enumerate(line.tokens) if t.start >= at), len(line.tokens))
            people = (
                everyone(line, first, len(line.tokens))
                if first and line.low(first) == "by"
                else subject(line, first - 1)
            )
            asserted = [m for m in found if m.asserted]
            if people and line.low(first) == "by":
                listed, _ = read_list(line, first + 1)
                self._attend(line, listed, asserted or found)

    def _speakers(self, line: Line, found: list[EventMention]) -> None:
        """Who speaks "during the meeting" was there; of a meeting of a body, whoever is told to have spoken."""
        if line.headline or not self.events or any(m.asserted for m in found):
            return
        here = next((m for m in found if m.bare and m.first <= 3), None)
        event = next((e for e in reversed(self._near()) if here is not None and here in e.mentions), None)
        if event is None:
            told = [e for e in self._near() if not e.recalled]
            event = told[-1] if len(told) == 1 and told[0].gathering else None
        elif line.low(0) not in ("during", "at", "in", "addressing", "speaking"):
            return
        if event is None or event.status != "held" or (event.mode is not None and event.mode[0] == "phone"):
            return
        for k, token in enumerate(line.tokens):
            after = line.tokens[k + 1] if k + 1 < len(line.tokens) else None
            if (
                token.form not in ("name", "surname")
                or after is None
                or not (after.low in _SAID or (after.low in ("also", "then", "further") and line.low(k + 2) in _SAID))
            ):
                continue
            if line.low(k - 1) in ("of", "by", "with", "to", "from", "that", "and") or token.agent is None:
                break
            for agent in token.agent.agents:
                event.join(agent, "participant", token, line, "speaker")
            break

    def accompany(self) -> None:
        """Those who joined an official "in his meetings" were in each that is told of."""
        for line, index in self.companions:
            token = line.tokens[index]
            for event in self.events:
                if (
                    event.asserted
                    and event.people
                    and event.status == "held"
                    and (event.mode is None or event.mode[0] == "in-person")
                ):
                    for agent in token.agent.agents if token.agent else ():
                        event.join(agent, "participant", token, line, "companion")

    def _attend(self, line: Line, people: list[int], found: list[EventMention], role: str = "participant") -> None:
        told = [e for e in self._near() if not e.recalled]
        target = next((e for e in reversed(self._near()) if any(m in e.mentions for m in found)), None)
        if target is None and not told:
            self.companions += [(line, k) for k in people]
            return
        target = target or told[-1]
        planned = target.status == "planned"
        for index in people:
            token = line.tokens[index]
            assert token.agent is not None
            for agent in token.agent.agents:
                target.join(agent, role, token, line, "planned list" if planned else "list")

    # -- visits --------------------------------------------------------------------------------------------------------

    def _journey(self, line: Line) -> None:
        for k, token in enumerate(line.tokens):
            if token.low not in _VISIT_WORDS or token.agent is not None:
                continue
            if token.low == "left" and line.low(k + 1) not in ("the", "for", "colombo", "today", "this"):
                continue
            place: tuple[str, Span] | None = None
            city = False
            day: DateMention | None = None
            j = k + 1
            while j < min(k + 26, len(line.tokens)):
                t = line.tokens[j]
                if (
                    t.place is not None
                    and place is None
                    and line.low(j - 1) in ("to", "in", "for", "the", "of", "at", *tuple(_VISIT_WORDS))
                ):
                    place = (
                        t.place.name if t.place.kind == "country" else self.text[t.place.span.start : t.place.span.end],
                        t.place.span,
                    )
                    city = t.place.kind == "city"
                    while j + 1 < len(line.tokens) and line.tokens[j + 1].place is t.place:
                        j += 1
                elif t.date is not None and day is None and t.date.form != "year":
                    day = t.date
                elif t.low in (";", "that", "which"):
                    break
                j += 1
            if day is None:
                day = next((t.date for t in line.tokens[:k] if t.date is not None and t.date.form != "year"), None)
            if place is None:
                continue
            who = [line.tokens[i] for i in subject(line, k)]
            if not who:
                who = [t for t in line.tokens[:k] if t.agent is not None and t.agent.agents][:1]
            if not who:
                who = [t for t in line.tokens[k:] if t.agent is not None and line.low(k + 1) == "by"][:1]
            before = [t.low for t in line.tokens[max(k - 5, 0) : k] if t.agent is None]
            ahead = before[-1:] == ["to"] or {"will", "upcoming", "forthcoming", "scheduled"} & set(before)
            status = "planned" if ahead and "during" not in before else "held"
            span = Span(token.start, place[1].end if place[1].end > token.start else token.end)
            leaving = "end" if _ENDED.search(self.text, line.span.start, token.end) else ""
            leaving = leaving or ("start" if token.low.startswith(("depart", "left", "leave")) else "")
            wish = {"invited", "invite", "invitation", "invites", "would", "could", "if", "hope", "hopes"} & set(before)
            past = bool(
                {"recent", "last", "previous", "earlier", "following", "after", "since", "next", "upcoming"}
                & set(before)
            ) or bool(wish)
            self.journeys.append(
                Journey(line, k, place, who, day, status, span, city, leaving, past and not line.headline)
            )
            if leaving == "start" or not city:
                continue
            return

    def frame(self, event: Event) -> Frame | None:
        """What the visit that an event was part of says of place and time, if one is told of before it."""
        if event.recalled and not event.asserted:
            return None
        people = set(event.people)
        fitting = []
        for journey in self.journeys:
            if journey.line.number > max(event.first.line.number + 1, 2) or journey.line.number > 4 or journey.past:
                continue
            if journey.status == "planned" and event.status == "held":
                continue
            visitors = {a for t in journey.visitors if t.agent for a in t.agent.agents}
            if visitors and people and not visitors & people:
                continue
            fitting.append(journey)
        if not fitting:
            return None
        return self._frame(event, fitting)

    def _frame(self, event: Event, journeys: list[Journey]) -> Frame:
        first = journeys[0]
        cities = {j.place[0] for j in journeys if j.city}
        chosen = next((j for j in journeys if j.city), first) if len(cities) == 1 else first
        if event.date is not None and event.date.start is not None:
            chosen = next((j for j in journeys if j.city and _within(event.date, j.date)), chosen)
        dated = next(
            (j for j in journeys if j.date is not None and j.date.start is not None and j.date.form != "today"), None
        )
        day = month = None
        published = self.reading.bulletin.published
        planned = event.status == "planned"
        if dated is not None and dated.date is not None:
            start = dated.date.towards("future" if dated.status == "planned" else "past")
            where = (dated.date.span, dated.line)
            if start is not None and dated.date.end is not None:
                if start.value[:7] == dated.date.end.value[:7]:
                    month = (start.value[:7], *where)
            elif start is not None and len(start.value) == 10 and not dated.leaving:
                day = (start.value, *where)
            elif start is not None:
                month = (start.value[:7], *where)
        if month is None and day is None and published is not None and len(published.value) == 10:
            ended = any(j.leaving == "end" for j in journeys)
            if ended or planned or (first.line.headline and not first.date):
                month = (published.value[:7], first.span, first.line)
        assert chosen.place is not None
        return Frame(first, (*chosen.place, chosen.line), day, month)


def _unlike(event: Event, m: EventMention) -> int:
    """0 for an event that the general word of a mention fits well, 1 for a banquet or ceremony."""
    if "ceremony" in event.family or any(x.head in _MEALS for x in event.mentions):
        return 1
    return 0


def _within(day: DateMention | None, span: DateMention | None) -> bool:
    if day is None or span is None or day.start is None or span.start is None:
        return False
    last = span.end or span.start
    return span.start.value <= day.start.value <= last.value


def _conflict(a: DateMention | None, b: DateMention | None) -> bool:
    if a is None or b is None or a.start is None or b.start is None:
        return False
    one, two = a.start.value, b.start.value
    if a.end is not None and one <= two <= a.end.value:
        return False
    if b.end is not None and two <= one <= b.end.value:
        return False
    return not (one.startswith(two) or two.startswith(one))


def read_meetings(reading: Reading, words: MeetingWords | None = None) -> tuple[tuple[Meeting, ...], tuple[Visit, ...]]:
    """The meetings and visits of a bulletin whose officials have been read."""
    words = words or meeting_words()
    gatherer = _Gatherer(reading, words)
    gatherer.gather()
    gatherer.accompany()
    events = _settle(gatherer)
    builder = _Builder(gatherer, words)
    meetings = tuple(builder.meeting(event) for event in events)
    return meetings, builder.visits()


def _summary(event: Event) -> bool:
    """ "The President met officials of X today", before each of the meetings is told of."""
    first = event.first
    return (
        first.partner and first.verb and len(event.mentions) == 1 and len(event.people) == 1 and first.line.number <= 2
    )


def _told_better(event: Event, events: list[Event]) -> bool:
    """Whether other events tell what this one only hints at."""
    near = events if len(events) <= 2 * _REACH else events[max(event.order - _REACH, 0) : event.order + _REACH]
    others = [e for e in near if e is not event]
    people = set(event.people)
    if event.stub and (event.first.plural or not people) and any(not e.recalled for e in others):
        return True
    if event.first.discuss and len(event.mentions) == 1:
        return any(people & set(e.people) for e in others if e.status == "held")
    if _summary(event):
        specific = [e for e in others if e.asserted and len(e.people) >= 2 and people <= set(e.people)]
        if len(specific) >= 2:
            for one in specific:
                one.date, one.place = one.date or event.date, one.place or event.place
            return True
    return False


def _settle(gatherer: _Gatherer) -> list[Event]:
    """Events without those that another one tells better."""
    return [event for event in gatherer.events if not _told_better(event, gatherer.events)]


class _Builder:
    """Events into the meetings of a record, with evidence for each value."""

    def __init__(self, gatherer: _Gatherer, words: MeetingWords) -> None:
        self.gatherer = gatherer
        self.reading = gatherer.reading
        self.text = gatherer.text
        self.words = words
        self.main = next((e for e in gatherer.events if not e.recalled), None)
        self.day: tuple[str, Span, Line] | None = None
        self.used: set[str] = set()
        self.organisations = {o.id for o in self.reading.organisations}
        self.conferences = [e for e in gatherer.events if e.keys and e.place is not None][:_REACH]

    def meeting(self, event: Event) -> Meeting:
        m = event.first
        status = event.status
        place = self._place(event)
        start, end = self._dates(event, status)
        mode = self._mode(event, place)
        identity = self._id(m)
        phrase = next((x for x in event.mentions if x.proper and not x.line.headline), None) or next(
            (x for x in event.mentions if x.proper), None
        )
        best = phrase or next((x for x in event.mentions if not x.verb and not x.bare and x.name), m)
        return Meeting(
            id=identity,
            name=self._name(event, best),
            status=self._value(status, m.span(), m.line, "status", 0.95 if event.asserted else 0.75),
            kind=self._value(best.kind, m.span(), m.line, "kind", 0.9),
            mode=mode,
            start=start,
            end=end,
            place=place,
            participations=self._participations(event, identity, place),
            convenor=self._convenor(best),
        )

    def _convenor(self, phrase: EventMention) -> str | None:
        """The organisation whose event it is by its name: "the SCO summit", "a session of the Council of Ministers".

        One that an event is *with* or *between* is a side of it.
        """
        if phrase.verb:
            return None
        span = phrase.span()
        for mention in self.reading.mentions:
            if mention.form != "organisation" or not span.contains(mention.span) or not mention.agents:
                continue
            before = self.text[span.start : mention.span.start].lower().split()
            if set(before) & {"with", "between", "and", "for", "on", "to"}:
                return None
            if mention.agents[0] in self.organisations and not self.text[mention.span.end : span.end].startswith(
                ("-", "–")
            ):
                return mention.agents[0]
        return None

    def _id(self, m: EventMention) -> str:
        offset = m.line.tokens[m.at].start if not m.each else m.line.tokens[m.objects[0]].start
        identity = f"meeting-{offset}"
        while identity in self.used:
            offset += 1
            identity = f"meeting-{offset}"
        self.used.add(identity)
        return identity

    def _evidence(self, span: Span, line: Line, rule: str, confidence: float, via: tuple[Span, ...] = ()) -> Evidence:
        sentence = (
            line.span
            if line.span.contains(span)
            else Span(min(line.span.start, span.start), max(line.span.end, span.end))
        )
        return Evidence(span, sentence, f"meetings/{rule}", confidence, via)

    def _value(self, value: str, span: Span, line: Line, rule: str, confidence: float) -> Value:
        return Value(value, span.of(self.text), (self._evidence(span, line, rule, confidence),))

    def _name(self, event: Event, best: EventMention) -> Value:
        name = best.name
        if not name or best.verb:
            label = {"call": "call", "call-on": "call", "speak": "conversation", "discuss": "talks"}.get(
                best.head, "meeting"
            )
            if best.kind == "call":
                label = "call"
            people = [self._title(t) for _, t, _, _ in event.people.values()]
            if best.name:
                label = best.name.removeprefix("a ").removeprefix("an ")
            if len(people) >= 2:
                name = (
                    f"{label} of {people[0]} with {', '.join(people[1:])}"
                    if label == "meeting"
                    else f"{label} between {people[0]} and {', '.join(people[1:])}"
                )
            elif best.verb:
                name = f"{label}: {best.span().of(self.text)}"
            else:
                name = best.span().of(self.text)
        name = re.sub(r"\s+", " ", name)
        rule = "verb" if best.verb else "noun"
        return self._value(name[:300], best.span(), best.line, rule, 0.9)

    def _title(self, token: Token) -> str:
        assert token.agent is not None
        official = self.gatherer.officials.get(token.agent.agents[0]) if token.agent.agents else None
        if official is not None and token.agent.form not in ("name", "surname"):
            return official.name.value
        return token.text

    # -- when ----------------------------------------------------------------------------------------------------------

    def _dates(self, event: Event, status: str) -> tuple[Value | None, Value | None]:
        dated = next((m for m in event.mentions if m.date is event.date), event.first)
        direction = {"planned": "future", "held": "past"}.get(status)
        if event.date is not None:
            start = event.date.towards(direction)  # type: ignore[arg-type]
            if start is not None:
                value = self._value(start.value, event.date.span, dated.line, "date", 0.9)
                end = None
                if event.date.end is not None:
                    end = self._value(event.date.end.value, event.date.span, dated.line, "date", 0.9)
                if status == "held" and event.asserted and end is None and len(start.value) == 10:
                    self.day = (start.value, event.date.span, dated.line)
                return value, end
        return self._reckoned(event, status), None

    def _reckoned(self, event: Event, status: str) -> Value | None:
        """The day of an event that names none: the visit's, the day told of, the bulletin's."""
        published = self.reading.bulletin.published
        frame = self.gatherer.frame(event)
        around = self._around(event) if event.date is None else None
        if (
            around is not None
            and around.date is not None
            and around.date.start is not None
            and any(m.margins for m in event.mentions)
        ):
            start, last = around.date.start.value, around.date.end
            when = start if last is None else start[:7] if start[:7] == last.value[:7] else None
            if when is not None:
                line = around.first.line
                return self._value(when, around.date.span, line, "date of the conference", 0.7)
        if frame is not None and event.asserted:
            if frame.day is not None and (status == "planned" or self.day is None):
                return self._value(frame.day[0], frame.day[1], frame.day[2], "visit date", 0.75)
            ranged = frame.month is not None and frame.month[1] != frame.journey.span
            if frame.month is not None and (ranged or self.day is None or frame.journey.leaving == "end"):
                return self._value(frame.month[0], frame.month[1], frame.month[2], "visit date", 0.75)
        if status != "held" or published is None:
            return None
        if event.recalled and not event.headline:
            return None
        if self.day is not None and not event.headline:
            return Value(
                self.day[0], self.day[1].of(self.text), (self._evidence(self.day[1], self.day[2], "day told of", 0.8),)
            )
        if event is self.main or event.asserted or event.headline:
            return self._value(published.value, event.first.span(), event.first.line, "bulletin date", 0.8)
        return None

    # -- where and how -------------------------------------------------------------------------------------------------

    def _place(self, event: Event) -> Value | None:
        if event.mode is not None and event.mode[0] == "phone":
            return None
        if event.place is not None:
            name, span, line = event.place
            return self._value(name, span, line, "place", 0.9)
        if event.mode is not None and event.mode[0] in ("phone", "video"):
            return None
        frame = self.gatherer.frame(event)
        staged = next((self.gatherer.staged[id(m)] for m in event.mentions if id(m) in self.gatherer.staged), None)
        if staged is not None and len(self.gatherer.cities) > 1 and event.asserted and frame is not None:
            return self._value(*staged, "place of the telling", 0.75)
        around = self._around(event)
        if around is not None and around.place is not None and (frame is None or event.asserted):
            return self._value(*around.place, "place of the conference", 0.75)
        if frame is not None and event.asserted:
            return self._value(frame.place[0], frame.place[1], frame.place[2], "visit place", 0.75)
        scene = self._same_scene(event)
        if scene is not None and scene.place is not None:
            return self._value(*scene.place, "place of the telling", 0.7)
        city = city_told(self.reading.bulletin, self.reading.places)
        if city is not None and event.asserted and event.status == "held" and not event.recalled:
            name = city.span.of(self.text)
            name = name.title() if name.isupper() else name
            sentence = next((x for x in self.reading.sentences if x.contains(city.span)), city.span)
            return Value(name, city.span.of(self.text), (Evidence(city.span, sentence, "meetings/dateline", 0.7),))
        return None

    def _same_scene(self, event: Event) -> Event | None:
        """The event told of before, where this one goes on from it: "Earlier in the day, ..."."""
        opening = self.text[event.first.line.span.start : event.first.line.span.start + 40]
        if event.status != "held" or not event.asserted or not _SAME_DAY.match(opening):
            return None
        earlier = [e for e in self.gatherer.events if e.order < event.order and e.place is not None and e.asserted]
        return earlier[-1] if earlier and earlier[-1].status == "held" else None

    def _sidelines(self) -> bool:
        """Whether the headline says that all this was on the margins of something."""
        bulletin = self.reading.bulletin
        return re.search(r"\b(?:side-?lines?|margins|on the side) of\b", bulletin.subject or "", re.I) is not None

    def _around(self, event: Event) -> Event | None:
        """The conference on whose margins an event took place."""
        if event.status != "held" or not event.asserted or (event.first.line.headline and len(event.mentions) == 1):
            return None
        for other in self.conferences:
            if other is event or other.place is None or not other.keys or other.status != "held":
                continue
            if set(other.people) & set(event.people) and other.asserted and not other.mentions[-1].line.headline:
                return other
        return None

    def _mode(self, event: Event, place: Value | None) -> Value | None:
        if event.mode is not None:
            mode, span, line = event.mode
            return self._value(mode, span, line, "mode", 0.95)
        if place is not None:
            evidence = place.evidence[0]
            return Value(
                "in-person",
                place.surface,
                (Evidence(evidence.quote, evidence.sentence, "meetings/mode of place", 0.85),),
            )
        if any(m.margins for m in event.mentions) or (event.asserted and event.status == "held" and self._sidelines()):
            m = event.first
            return self._value("in-person", m.span(), m.line, "mode", 0.8)
        return None

    # -- who -----------------------------------------------------------------------------------------------------------

    def _participations(self, event: Event, identity: str, place: Value | None) -> tuple[Participation, ...]:
        hosts = self._at_home(event, place)
        rows = []
        for agent, (role, token, line, rule) in event.people.items():
            assert token.agent is not None
            official = self.gatherer.officials.get(agent)
            if official is None or _NO_PERSON.search(official.name.value):
                continue
            if role == "participant" and agent in hosts:
                role = "host"
            span = Span(token.start, token.end)
            evidence = self._evidence(span, line, rule, 0.9 if token.agent.form == "name" else 0.85, token.agent.via)
            tenure = next((t for t in official.tenures if t.standing != "former"), None)
            rows.append(
                Participation(
                    f"participation-{agent.rsplit('-', 1)[-1]}-{identity.rsplit('-', 1)[-1]}",
                    agent,
                    role,  # type: ignore[arg-type]
                    (evidence,),
                    tenure.post if tenure else None,
                    official.of or (tenure.of if tenure else None),
                )
            )
        known = {b.id for b in self.reading.bodies} | {o.id for o in self.reading.organisations}
        seen: set[str] = set()
        for m in event.mentions:
            for token in m.bodies:
                for agent in token.body.agents if token.body is not None else ():
                    if agent in known and agent not in seen and token.body is not None and token.body.form == "body":
                        seen.add(agent)
                        rows.append(
                            Participation(
                                f"participation-{agent.rsplit('-', 1)[-1]}-{identity.rsplit('-', 1)[-1]}",
                                agent,
                                "participant",
                                (self._evidence(token.body.span, m.line, "body", 0.8),),
                            )
                        )
        return tuple(rows)

    def _at_home(self, event: Event, place: Value | None) -> set[str]:
        """The officials who are at home where the meeting is: the President at the Presidential Palace."""
        if (
            place is None
            or (len(event.people) < 2 and place.value != "Presidential Secretariat")
            or any(r in ("host", "chair") for r, *_ in event.people.values())
        ):
            return set()
        seat = next((s for s in self.words.seats if s.name.lower() in f"{place.value} {place.surface}".lower()), None)
        if seat is None:
            return set()
        found: list[tuple[int, int, str]] = []
        for agent in event.people:
            official = self.gatherer.officials.get(agent)
            if official is None:
                continue
            of = (official.of.value if official.of else None) or next(
                (t.of.value for t in official.tenures if t.of), None
            )
            posts = [t.post.value for t in official.tenures]
            rank = next((n for n, p in enumerate(seat.posts) if any(p.lower() == post.lower() for post in posts)), None)
            if seat.of is not None and (of != seat.of or (rank is None and posts)):
                continue
            if seat.of is None and rank is None:
                continue
            found.append((rank or 0, len(found), agent))
        if not found:
            return set()
        return {min(found)[2]}

    # -- visits --------------------------------------------------------------------------------------------------------

    def visits(self) -> tuple[Visit, ...]:
        rows: dict[str, Visit] = {}
        for journey in self.gatherer.journeys:
            who = [t for t in journey.visitors if t.agent is not None and t.agent.agents]
            if not who:
                continue
            key = f"{who[0].agent.agents[0]} {journey.place[0]}"  # type: ignore[union-attr]
            if key in rows:
                continue
            offset = journey.line.tokens[journey.at].start
            identity = f"visit-{offset}"
            visitors = tuple(
                Participation(
                    f"participation-{agent.rsplit('-', 1)[-1]}-{offset}",
                    agent,
                    "participant",
                    (self._evidence(Span(t.start, t.end), journey.line, "visit", 0.8, t.agent.via),),  # type: ignore[union-attr]
                )
                for t in who
                for agent in t.agent.agents  # type: ignore[union-attr]
                if agent in self.gatherer.officials
            )
            start = end = None
            if journey.date is not None and journey.date.start is not None:
                start = self._value(journey.date.start.value, journey.date.span, journey.line, "visit date", 0.8)
                if journey.date.end is not None:
                    end = self._value(journey.date.end.value, journey.date.span, journey.line, "visit date", 0.8)
            rows[key] = Visit(
                identity,
                self._value(journey.span.of(self.text), journey.span, journey.line, "visit", 0.8),
                self._value(journey.status, journey.span, journey.line, "visit status", 0.75),
                visitors,
                start,
                end,
                self._value(journey.place[0], journey.place[1], journey.line, "visit place", 0.85),
            )
        return tuple(rows.values())
