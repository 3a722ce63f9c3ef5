# ruff: noqa: E501, SIM102
"""Mentions of meetings in a sentence: noun phrases ("talks with X") and verbs ("met X"), with what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg_builder.extract.modality import REAL, Modality, Status, read_noun, read_verb
from kg_builder.extract.participation import is_person, list_phrase_end, read_list, subject
from kg_builder.extract.reading import Mention
from kg_builder.extract.scan import Line, Token
from kg_builder.language.dates import DateMention
from kg_builder.lexicon.meetings import MeetingWords, Noun, Verb, word_set
from kg_builder.model.text import Span

_DETERMINERS = word_set(
    "the a an this that these those his her their its our no any such every each some many several "
    "various all both two three four another whose my numerous few most"
)
_OFFICES = word_set("ministers leaders presidents chiefs heads speakers secretaries directors ambassadors officials")
_NEVER = frozenset(("no", "any", "such", "every", "each"))
_LEFT_STOP = word_set(
    "of in on at for to with by from as and or but than that which who whom when where while during after "
    "before following ahead is are was were be been being has have had having will would shall should may "
    "might can could do does did not about between through via within under over against into since until "
    "upon including said also then there it he she they we i you today yesterday tomorrow held hold holds "
    "met took take participated attended attend hosted chaired addressed joined had conducted welcomed "
    "discussed noted reviewed recalled highlighted commended praised thanked congratulated expressed "
    "appreciated supported announced concluded opened delivered received called spoke led briefed "
    "informed told if so because hosting attending holding chairing having concerning regarding "
    "throughout preparing organizing organising paid pay"
)
_NOT_AFTER = word_set(
    "participants participant room rooms hall point points place places minutes format formats process "
    "mechanism mechanisms series agenda declaration communique communiqué statement outcomes outcome "
    "centre center house organizers organisers documents partners partnership initiative budget system "
    "platform track card members member centres venue"
)
_GENERIC_ADJECTIVES = word_set(
    "regular annual periodic frequent constant political constructive open broader future further"
)
_HOLDERS = word_set("hold have conduct convene organise organize engage pay take")
_SPEECH = word_set("remarks speech address statement keynote lecture greetings opening closing presentation message")
_HELD = word_set(
    "held hosted chaired co-chaired cochaired attended led convened organised organized scheduled joined "
    "addressed conducted arranged opened inaugurated initiated jointly place concluded"
)
_TAIL_SKIP = word_set(
    "today here also separately jointly together briefly virtually online remotely earlier later again "
    "informally afterwards was were is are be been being will has have had would take took taken takes "
    "taking then first successfully currently recently just being both"
)
_MARGINS = word_set("margins sidelines side-lines fringes side sideline")
_GROUP_HINT = word_set(
    "leaders ministers presidents officials counterpart counterparts representatives representative "
    "members ambassadors heads delegation delegations executives entrepreneurs companies governors mayors "
    "senators secretaries advisors advisers envoys diplomats parliamentarians lawmakers partners allies "
    "community chiefs directors leadership government authorities stakeholders groups group investors "
    "businesspeople students veterans minister president chairman ambassador prime chancellor king "
    "associations association council committee board delegates team teams experts families officers "
    "commissioner secretary speaker commissioners nations federation centre foundation court operators "
    "business staff participants judges lawyers firms ministry institutions agency"
)
_FORMAL = word_set(
    "state official welcome welcoming ceremonial opening closing joint bilateral trilateral business working general annual inaugural "
    "special high level high-level plenary signing the first second working dinner lunch gala main extraordinary expanded regular new"
)
_NOUN_LIKE = frozenset(("phone", "telephone", "open", "working", "opening", "closing"))
_NAME_GLUE = word_set("of for on and to in the de against")
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[IVXL]+",
    re.I,
)
_QUOTES = "“”\"‘’'"


_BUILDING = re.compile(
    r"\b(?:Secretariat|Palace|House|Hotel|Office|Residence|Headquarters|Ministry|Hall|Embassy|Airport|Temple|Centre|Center|Building|Chancellery"
    r"|Castle|Villa|Mansion|Guesthouse|Complex|Auditorium|Resort|Base|University)\b"
)


@dataclass(slots=True, eq=False)
class EventMention:
    """One mention of a meeting. ``people`` are the officials in it with their role; ``objects`` the token numbers of those it is
    "with", in order, for a verb whose objects are met one by one."""

    line: Line
    at: int
    first: int
    last: int
    head: str
    kind: str
    modality: Modality
    asserted: bool = False
    proper: bool = False
    definite: bool = False
    bare: bool = False
    plural: bool = False
    weak: bool = False
    possessed: bool = False
    partner: bool = False
    margins: bool = False
    verb: bool = False
    discuss: bool = False
    recalled: bool = False
    described: bool = False
    name: str = ""
    people: dict[str, tuple[str, Token]] = field(default_factory=dict)
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    object_role: str = "participant"
    bodies: list[Token] = field(default_factory=list)
    date: DateMention | None = None
    place: tuple[str, Span] | None = None
    mode: tuple[str, Span] | None = None
    each: bool = False

    @property
    def status(self) -> str:
        return self.modality.status

    def span(self) -> Span:
        return Span(self.line.tokens[self.first].start, self.line.tokens[self.last].end)

    def add(self, index: int, role: str = "participant") -> None:
        token = self.line.tokens[index]
        if token.agent is None:
            return
        for agent in token.agent.agents:
            if agent not in self.people or (role != "participant" and self.people[agent][0] == "participant"):
                self.people[agent] = (role, token)


def _is_year(token: Token) -> bool:
    return token.date is not None and token.date.form == "year"


class Finder:
    """Finds the mentions of one bulletin, sentence by sentence."""

    def __init__(self, text: str, words: MeetingWords, principal: Mention | None = None) -> None:
        self.text = text
        self.words = words
        self.principal = principal

    def find(self, line: Line) -> list[EventMention]:
        lows = [t.low for t in line.tokens]
        found: list[EventMention] = []
        for i, token in enumerate(line.tokens):
            if token.agent is not None or token.date is not None:
                continue
            noun, verb = self.words.nouns.get(token.low), self.words.verbs.get(token.low)
            mention: EventMention | None = None
            if verb is not None and (noun is None or self._as_verb(line, i)):
                mention = self._verb(line, i, verb, lows)
            elif noun is not None:
                mention = self._noun(line, i, noun, lows)
            elif token.low in ("discussed", "discuss", "discusses"):
                mention = self._discuss(line, i, lows)
            if mention is not None:
                if (
                    found
                    and mention.at <= found[-1].last
                    and not mention.verb
                    and found[-1].at < mention.at
                    and not found[-1].verb
                ):
                    continue
                found.append(mention)
        self._dates(line, found)
        return found

    # -- verbs ---------------------------------------------------------------------------------------------------------

    def _as_verb(self, line: Line, i: int) -> bool:
        """Whether a word that can be noun or verb ("meeting", "call", "talk") is a verb here."""
        low, before, after = line.low(i), line.low(i - 1), line.low(i + 1)
        previous = line.tokens[i - 1] if i else None
        following = line.tokens[i + 1] if i + 1 < len(line.tokens) else None
        if low in ("meeting", "calling"):
            return before in (
                "is",
                "are",
                "was",
                "were",
                "after",
                "before",
                "by",
                "been",
                "to",
                "be",
                "and",
                "also",
            ) and (after == "with" or (following is not None and following.agent is not None))
        if previous is not None and previous.agent is not None and after == "with" and line.headline:
            return False
        if before in ("will", "to", "also", "would", "’ll", "he", "she", "they") or (
            previous is not None and previous.agent is not None
        ):
            return (following is not None and following.agent is not None) or after in ("on", "with", "to")
        return False

    def _verb(self, line: Line, i: int, verb: Verb, lows: list[str]) -> EventMention | None:
        if verb.sort not in ("meet", "speak", "call", "receive", "welcome", "host"):
            return None
        modality = read_verb(lows, i, verb, headline=line.headline)
        if modality is None or modality.status not in REAL:
            return None
        mention = EventMention(line, i, i, i, verb.lemma, "meeting", modality, asserted=True, verb=True)
        if verb.mode:
            mention.mode = (verb.mode, Span(line.tokens[i].start, line.tokens[i].end))
        if not getattr(self, "_" + verb.sort)(mention, line, i):
            return None
        before = line.low(i - 1)
        mention.recalled = before in ("after", "following", "since", "upon") or (
            "had" in lows[max(i - 3, 0) : i] and not line.headline
        )
        return mention

    def _subjects(self, mention: EventMention, line: Line, i: int, role: str = "participant") -> None:
        mention.subjects = subject(line, i)
        for index in mention.subjects:
            mention.add(index, role)
        if mention.subjects:
            mention.first = min(mention.first, *mention.subjects)

    def _skip(self, line: Line, k: int, mention: EventMention) -> int:
        """Past adverbs, dates and ways of speaking that stand between a verb and its object."""
        while k < len(line.tokens):
            token = line.tokens[k]
            low = token.low
            nxt = line.tokens[k + 1] if k + 1 < len(line.tokens) else None
            if token.date is not None:
                mention.date = mention.date or token.date
            elif "among" in (low, line.low(k + 1)) and {"others", "other"} & {line.low(k + 1), line.low(k + 2)}:
                k += 2 if low == "among" else 3  # "will meet, among others, A"
                if line.low(k) == ",":
                    k += 1
                continue
            elif (
                low == ","
                and nxt is not None
                and k > mention.at + 1
                and (
                    nxt.date is not None
                    or nxt.low in ("at", "in", "on")
                    or (line.tokens[k - 1].date is not None and (nxt.agent is not None or nxt.low in _DETERMINERS))
                )
            ):
                pass
            elif (
                low in ("at", "in")
                and nxt is not None
                and nxt.date is None
                and (place := self._between(line, k)) is not None
            ):
                mention.place = mention.place or (place[1], place[2])
                k = place[0]
                continue
            elif low in ("on", "this", "in", "at") and k + 1 < len(line.tokens) and line.tokens[k + 1].date is not None:
                pass
            elif (
                low in _TAIL_SKIP
                or low.endswith("ly")
                or low
                in (
                    ",",
                    "by",
                    "via",
                    "over",
                    "on",
                    "the",
                    "telephone",
                    "phone",
                    "person",
                    "in",
                    "videoconference",
                    "video",
                    "conference",
                    "teleconference",
                    "link",
                    "secure",
                )
            ):
                if low in ("by", "via", "over", "on", "in", "the") and line.low(k + 1) not in (
                    "the",
                    "phone",
                    "telephone",
                    "person",
                    "videoconference",
                    "video",
                    "teleconference",
                    "secure",
                    "video-conference",
                ):
                    break
                if low == "," and line.low(k + 1) not in ("via", "by", "today"):
                    break
            else:
                break
            k += 1
        return k

    def _them(self, mention: EventMention, line: Line, k: int) -> bool:
        """ "when I hosted them": the officials named before in the sentence."""
        low = line.low(k)
        if low not in ("them", "him", "her") or (k < len(line.tokens) and line.tokens[k].agent is not None):
            return False
        named = [x for x in range(min([k, *mention.subjects])) if line.tokens[x].form in ("name", "surname")]
        for x in named if low == "them" else named[-1:]:
            mention.add(x)
            mention.objects.append(x)
        return bool(named)

    def _between(self, line: Line, k: int) -> tuple[int, str, Span] | None:
        """A place that stands between a verb and its object: "received at the Palace, the Minister of …"."""
        place = self._place(line, k)
        if place is None:
            return None
        after = place[0] + (1 if line.low(place[0]) == "," else 0)
        while line.low(after) in ("in", "at") and (more := self._place(line, after)) is not None:
            after = more[0] + (1 if line.low(more[0]) == "," else 0)
        if after < len(line.tokens) and (
            line.tokens[after].agent is not None
            or line.low(after) == "with"
            or (line.low(after) == "the" and self._person_ahead(line, after))
        ):
            return after, place[1], place[2]
        return None

    def _objects(self, mention: EventMention, line: Line, k: int, role: str = "participant") -> int:
        found, end = read_list(line, k)
        if len(found) > 1 and not mention.verb and self._fronted(line, mention):
            comma = next((c for c in range(found[0] + 1, found[-1]) if line.low(c) == ","), None)
            if comma is not None and line.low(comma - 1) != "and":
                kept = [f for f in found if f < comma]
                if len(kept) < len(found) and self._clause_after(line, comma):
                    found, end = kept, comma
        mention.objects += [f for f in found if f not in mention.objects]
        for index in found:
            mention.add(index, role)
        if found:
            mention.last = max(mention.last, found[-1])
        else:
            end = self._partner(mention, line, k)
        return end

    def _fronted(self, line: Line, mention: EventMention) -> bool:
        """Whether the phrase opens its sentence: "In his meeting with X, …"."""
        return mention.first <= 3 and line.low(0) in (
            "in",
            "during",
            "at",
            "following",
            "after",
            "on",
            "before",
            "ahead",
            "prior",
        )

    def _clause_after(self, line: Line, comma: int) -> bool:
        """Whether a clause with its own subject follows the comma, not one more name of the list."""
        k = comma + 1
        while k < len(line.tokens) and (line.tokens[k].agent is not None or line.low(k) in ("and", "&", ",")):
            k += 1
        low = line.low(k)
        return low.endswith("ed") or low in (
            "also",
            "said",
            "told",
            "spoke",
            "noted",
            "met",
            "held",
            "will",
            "was",
            "were",
            "is",
            "are",
            "had",
            "has",
            "have",
            "made",
            "gave",
        )

    def _partner(self, mention: EventMention, line: Line, k: int) -> int:
        """A partner without a name ("members of the Council")."""
        end = list_phrase_end(line, k)
        tokens = line.tokens[k:end]
        if any(t.low in _GROUP_HINT or t.body is not None for t in tokens[:12]):
            mention.partner = True
            mention.bodies += [t for t in tokens if t.body is not None and t.body.form in ("body", "organisation")][:4]
            mention.last = max(mention.last, end - 1)
        for k in (end - 1, end):
            if line.low(k) in ("led", "headed", "represented", "comprising", "including", "chaired") and k > 0:
                found, after = read_list(line, k + 2 if line.low(k + 1) == "by" else k + 1)
                for index in found:
                    mention.add(index)
                return after if found else end
        return end

    def _meet(self, mention: EventMention, line: Line, i: int) -> bool:
        k = self._skip(line, i + 1, mention)
        if mention.modality.passive:
            return False
        self._subjects(mention, line, i)
        if line.low(k) in ("at", "in") and (place := self._place(line, k)) is not None:
            after = self._skip(line, place[0], mention)
            if line.low(after) == "with" or len(mention.people) < 2:
                mention.place, k = (place[1], place[2]), after
        if line.low(k) == "with":
            end = self._objects(mention, line, self._skip(line, k + 1, mention))
        elif k < len(line.tokens) and (line.tokens[k].agent is not None or self._person_ahead(line, k)):
            end = self._objects(mention, line, k)
        elif mention.subjects and self._body_ahead(line, k):
            end = self._partner(mention, line, k)
        elif len(mention.people) >= 2 or (mention.subjects and self._plural(line, mention.subjects)):
            if line.low(k) in ("the", "a", "all", "their", "its", "this") and line.low(k) != "here":
                return False
            end = k
        elif self._body_subject(line, i) and line.low(k) in ("in", "at", "on", "to", "for", "via", "by", ".", ","):
            mention.partner = True
            end = k
        elif (
            line.low(k) not in ("with", "the", "a", "an", "all", "its", "their", "these", "those", "this", "his", "her")
            and line.tokens[k : k + 1]
        ):
            end = self._partner(mention, line, k)
            if not mention.partner or not mention.people:
                return False
        else:
            return False
        if not mention.subjects:
            self._principal(mention, line, i)
        if not mention.people and not (mention.partner and self._body_subject(line, i)):
            return False
        if len(mention.people) < 2 and not mention.partner and not self._unnamed_subject(line, i, mention):
            return False
        self._tail(mention, line, end)
        return True

    def _principal(self, mention: EventMention, line: Line, i: int, role: str = "participant") -> None:
        """An acronym of a post as the subject ("EAM also called on …"): the one whom the bulletin is about."""
        if self.principal is None:
            return
        for k in range(i - 1, max(i - 16, -1), -1):
            token = line.tokens[k]
            if token.low in (".", ";", "that", "who", "which"):
                return
            if not re.fullmatch(r"[A-Z]{2,5}", token.text) or token.agent or token.body or token.place:
                continue
            after = line.low(k + 1)
            if after not in self.words.verbs and after not in _TAIL_SKIP and not after.endswith("ed"):
                continue
            known = replace(self.principal, via=(self.principal.head,))
            for agent in known.agents:
                mention.people.setdefault(agent, (role, replace(token, agent=known)))
            mention.first = min(mention.first, k)
            return

    def _unnamed_subject(self, line: Line, i: int, mention: EventMention) -> bool:
        """Whether somebody without a name is the subject, who met an official with one."""
        if not any(line.tokens[o].form == "name" for o in mention.objects):
            return False
        left = [t for t in line.tokens[max(i - 8, 0) : i] if t.agent is None and t.low not in ("also", "today", "then")]
        return bool(left) and any(
            t.low in _GROUP_HINT or t.low in ("general", "i", "we", "secretary-general") or t.body is not None
            for t in left
        )

    def _body_ahead(self, line: Line, k: int) -> bool:
        """ "met his counterparts from X", "met the Arbitration Centre": a group or an organisation right after the verb."""
        if line.low(k) not in ("his", "her", "the", "several", "senior", "their"):
            return False
        end = list_phrase_end(line, k)
        phrase = line.tokens[k + 1 : min(end, k + 8)]
        if any(t.low in ("’s", "'s", "’", "'", "of") for t in phrase[:3]) or not phrase:
            return False
        return any(
            t.low in ("counterparts", "officials", "representatives", "executives", "ambassadors") for t in phrase[:4]
        ) or (
            phrase[0].body is not None
            and phrase[0].body.form == "organisation"
            and line.low(end) in (".", ",", "in", "at", "on", "and", "to")
        )

    def _person_ahead(self, line: Line, k: int) -> bool:
        """A person within a few words, with nothing but his description before ("met his counterpart, X")."""
        for index in range(k, min(k + 7, len(line.tokens))):
            token = line.tokens[index]
            if token.agent is not None:
                return True
            if token.low in (".", ";", "in", "on", "at", "and", "for", "by", "from") or token.date is not None:
                return False
        return False

    def _plural(self, line: Line, subjects: list[int]) -> bool:
        return any(t.agent is not None and t.agent.form == "group" for t in (line.tokens[s] for s in subjects))

    def _body_subject(self, line: Line, i: int) -> bool:
        return any(
            t.body is not None or t.low in _GROUP_HINT or t.low in ("which", "who")
            for t in line.tokens[max(i - 7, 0) : i]
        )

    def _speak(self, mention: EventMention, line: Line, i: int) -> bool:
        k = self._skip(line, i + 1, mention)
        self._subjects(mention, line, i)
        if line.low(k) in ("with", "to") and not (line.low(k) == "to" and not self._person_ahead(line, k + 1)):
            start = k + 1
        elif (
            line.low(i) in ("consulted", "consult", "consults")
            and k < len(line.tokens)
            and line.tokens[k].agent is not None
        ):
            start = k
        elif self._phone_near(line, i) and (len(mention.people) >= 2):
            self._tail(mention, line, k)
            mention.kind = "call"
            return True
        else:
            return False
        if not mention.subjects:
            self._principal(mention, line, i)
        end = self._objects(mention, line, start)
        if not mention.people or (len(mention.people) < 2 and not mention.partner):
            return False
        if not mention.subjects and line.headline:
            return bool(mention.objects)
        mention.kind = "talks"
        self._tail(mention, line, end)
        return True

    def _phone_near(self, line: Line, i: int) -> bool:
        window = self.text[line.tokens[i].start : line.tokens[min(i + 6, len(line.tokens) - 1)].end]
        found = self.words.mode_of(window)
        return found is not None and found[0] in ("phone", "video")

    def _call(self, mention: EventMention, line: Line, i: int) -> bool:
        k = self._skip(line, i + 1, mention)
        if line.low(k) == "on" and line.low(i) != "phone":
            end = self._objects(mention, line, k + 1, "host")
            self._subjects(mention, line, i)
            if not mention.subjects:
                self._principal(mention, line, i)
            if not mention.objects or len(mention.people) < 2:
                return False
            if line.low(end) == "to" and line.low(end + 1) not in (
                "the",
                "discuss",
                "congratulate",
                "convey",
                "pay",
                "exchange",
            ):
                return False
            mention.kind, mention.head, mention.mode = (
                "audience",
                "call-on",
                ("in-person", Span(line.tokens[i].start, line.tokens[k].end)),
            )
            mention.each = len(mention.objects) > 1
            self._tail(mention, line, end)
            return True
        if k < len(line.tokens) and (is_person(line.tokens[k])) and line.low(i) not in ("calling",):
            self._subjects(mention, line, i)
            if not mention.subjects:
                return False
            end = self._objects(mention, line, k)
            mention.kind = "call"
            self._tail(mention, line, end)
            return len(mention.people) >= 2
        return False

    def _receive(self, mention: EventMention, line: Line, i: int) -> bool:
        k = self._skip(line, i + 1, mention)
        if mention.modality.passive:
            self._subjects(mention, line, i)
            if line.low(k) != "by":
                while k < len(line.tokens) and line.low(k) != "by" and line.tokens[k].agent is None and k - i < 12:
                    k += 1
            if line.low(k) != "by" or not mention.subjects:
                return False
            end = self._objects(mention, line, k + 1, "host")
            mention.kind = "audience"
            self._tail(mention, line, end)
            return bool(mention.objects)
        if line.low(k) in ("a", "an") and line.low(k + 1) in ("courtesy", "farewell", "introductory"):
            while k < len(line.tokens) and line.low(k) not in ("from", "by", "of") and k - i < 8:
                k += 1
            k += 1
        elif (
            line.low(k) == "a"
            and "call" in (line.low(k + 1), line.low(k + 2))
            and "from"
            in (
                line.low(k + 2),
                line.low(k + 3),
            )
        ):  # "received a phone call from A"
            head = k + 1 if line.low(k + 1) == "call" else k + 2
            self._subjects(mention, line, i)
            end = self._objects(mention, line, head + 2)
            mention.kind, mention.mode = "call", ("phone", Span(line.tokens[k + 1].start, line.tokens[head].end))
            self._tail(mention, line, end)
            mention.last = max(mention.last, head)
            return bool(mention.subjects) and bool(mention.objects)
        elif "credentials" in [line.low(x) for x in range(k, k + 8)]:  # "received copies of credentials from A"
            while k < len(line.tokens) and line.low(k) not in ("from", "by", "presented"):
                k += 1
            k += 1
        elif not (k < len(line.tokens) and (line.tokens[k].agent is not None or self._described(line, k))):
            return False
        self._subjects(mention, line, i, "host")
        end = self._objects(mention, line, k)
        if not mention.subjects and not line.headline:
            return False
        mention.kind = "audience"
        self._tail(mention, line, end)
        return bool(mention.objects) or (mention.partner and bool(mention.subjects))

    def _described(self, line: Line, k: int) -> bool:
        """Words that describe a person or a group of persons before the name."""
        for index in range(k, min(k + 9, len(line.tokens))):
            token = line.tokens[index]
            if token.agent is not None or token.low in (
                "delegation",
                "ambassador",
                "minister",
                "participants",
                "heads",
                "representatives",
            ):
                return True
            if (
                token.low
                in ("from", "in", "on", "at", "and", "by", "letter", "invitation", "award", "report", "by", ",")
                or token.date
            ):
                return False
        return False

    def _welcome(self, mention: EventMention, line: Line, i: int) -> bool:
        k = self._skip(line, i + 1, mention)
        if mention.modality.passive:
            return self._receive(mention, line, i) and mention.kind == "audience"
        if not (k < len(line.tokens) and is_person(line.tokens[k])) or line.low(k + 1) in ("’s", "'s", "’"):
            return False
        self._subjects(mention, line, i, "host")
        end = self._objects(mention, line, k)
        after = " ".join(t.low for t in line.tokens[end : end + 9])
        if (
            not re.match(
                r"(?:back )?(?:to (?:the )?\S+|at |in |upon |on arrival|during|here|for (?:a|an|the) |with (?:a|full) )",
                after,
            )
            or not mention.subjects
        ):
            return False
        if after.startswith(("to his", "to the role", "to office", "to the post", "to her")):
            return False
        mention.kind = "audience"
        self._tail(mention, line, end)
        return len(mention.people) >= 2

    def _host(self, mention: EventMention, line: Line, i: int) -> bool:
        k = self._skip(line, i + 1, mention)
        if mention.modality.passive:
            self._subjects(mention, line, i)
            if line.low(k) != "by" or not mention.subjects:
                return False
            end = self._objects(mention, line, k + 1, "host")
            self._tail(mention, line, end)
            return bool(mention.objects)
        self._subjects(mention, line, i, "host")
        if not (k < len(line.tokens) and line.tokens[k].agent is not None) and not self._them(mention, line, k):
            return False
        end = k + 1 if mention.objects else self._objects(mention, line, k)
        if not mention.subjects or len(mention.people) < 2:
            return False
        mention.mode = ("in-person", Span(line.tokens[i].start, line.tokens[i].end))
        if line.low(end) in ("for", "at") or (line.low(end) == "," and line.low(end + 1) == "for"):
            for index in range(end + 1, min(end + 9, len(line.tokens))):
                noun = self.words.nouns.get(line.low(index))
                if noun is not None:
                    mention.kind = noun.kind
                    mention.name = self.text[line.tokens[end + 1].start : line.tokens[index].end]
                    mention.last = index
                    end = index + 1
                    break
                if line.tokens[index].date is not None:
                    break
        self._tail(mention, line, end)
        return True

    def _discuss(self, line: Line, i: int, lows: list[str]) -> EventMention | None:
        """ "X and Y discussed …", "X discussed … with Y": a meeting where nothing else tells of one."""
        if line.number > 3:
            return None
        verb = Verb(
            "discuss",
            "speak",
            frozenset({"discussed": ("past", "participle"), "discuss": ("base",), "discusses": ("present",)}[lows[i]]),
        )
        modality = read_verb(lows, i, verb, headline=line.headline)
        if modality is None or modality.status != "held" or modality.passive:
            return None
        mention = EventMention(line, i, i, i, "discuss", "talks", modality, asserted=True, verb=True, discuss=True)
        self._subjects(mention, line, i)
        if any(line.tokens[s].form in ("group", "pronoun", "title") for s in mention.subjects):
            return None
        for k in range(i + 1, min(i + 40, len(line.tokens) - 1)):
            if lows[k] in self.words.nouns:
                return None
            if lows[k] == "with" and line.tokens[k + 1].agent is not None:
                end = self._objects(mention, line, k + 1)
                self._tail(mention, line, end)
                break
        return mention if len(mention.people) >= 2 else None

    # -- nouns ---------------------------------------------------------------------------------------------------------

    def _noun(self, line: Line, i: int, noun: Noun, lows: list[str]) -> EventMention | None:
        tokens = line.tokens
        token = tokens[i]
        after = line.low(i + 1)
        if after in _NOT_AFTER or (after in ("-", "–") and line.low(i + 2) in _NOT_AFTER):
            return None
        if noun.kind == "call" and noun.mode is None and not self._is_call(line, i):
            return None
        if line.low(i - 1) in ("press", "news") or (
            noun.form == "conference" and line.low(i - 1) in ("video", "phone")
        ):
            if line.low(i - 1) in ("press", "news"):
                return None
        first, determiner, possessor, day = self._left(line, i)
        capital = token.text[0].isupper()
        own = [t for t in tokens[first:i] if t.date is None]
        names = [t for t in own if t.capital and not (t is tokens[0] and not line.headline and t.low in _DETERMINERS)]
        proper = noun.proper or (capital and bool(names) and not (line.headline and not self._name_like(names)))
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
        if group and not self._attended(line, i, first):
            return None
        if noun.mode == "video" and line.low(first - 1) in ("via", "by", "through", "over", "a") and first == i:
            if line.low(i - 1) != "a":
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
        if noun.mode:
            mention.mode = (noun.mode, Span(token.start, token.end))
        if possessor is not None:
            mention.possessed = True
            mention.subjects = possessor
            for index in possessor:
                mention.add(index)
            mention.first = min(mention.first, *possessor)
        end = self._right(mention, line, i, noun)
        mention.name = self._name(mention, line, first, i, end)
        if proper and mention.place is None and not line.headline:
            self._city_of_name(mention, tokens[first : mention.last + 1])
        self._govern(mention, line, first, i, end, noun, lows)
        if (
            determiner in ("his", "her", "their")
            and not mention.subjects
            and not (mention.people and determiner == "their")
        ):
            self._own(mention, line, first, determiner)
        if noun.named and not proper and not mention.asserted and not mention.people:
            return None
        if mention.modality.status not in REAL:
            return None
        bare = (
            not proper and not mention.people and not mention.partner and mention.date is None and mention.place is None
        )
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

    def _city_of_name(self, mention: EventMention, phrase: list[Token]) -> None:
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
                mention.place = (self.text[place.span.start : place.span.end], place.span)
                return

    def _name_like(self, names: list[Token]) -> bool:
        """In a headline every word is a capital: only acronyms, organisations, ordinals and years make a name."""
        return any(
            t.body is not None
            or (t.text.isupper() and len(t.text) > 1)
            or _ORDINAL.fullmatch(t.text)
            or t.text[0].isdigit()
            or "-" in t.text
            for t in names
        )

    def _attended(self, line: Line, i: int, first: int) -> bool:
        """Whether the name of a group or a chamber ("the G20") stands for its meeting here."""
        following = line.tokens[i + 1] if i + 1 < len(line.tokens) else None
        if following is not None and (
            following.low in self.words.nouns
            or (following.capital and following.date is None and following.place is None)
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
            or set(before) & _MARGINS
        )

    def _is_call(self, line: Line, i: int) -> bool:
        before, after = line.low(i - 1), line.low(i + 1)
        if after in ("for", "upon", "to") and not (after == "to" and self._person_ahead(line, i + 2)):
            return before in ("phone", "telephone", "video", "courtesy", "conference")
        if after == "on":
            following = line.tokens[i + 2] if i + 2 < len(line.tokens) else None
            if following is not None and following.date is not None:
                return True
            return before in ("courtesy", "phone", "telephone", "video", "conference") or (
                before in ("introductory", "farewell", "a") and self._person_ahead(line, i + 2)
            )
        return True

    def _left(self, line: Line, i: int) -> tuple[int, str, list[int] | None, DateMention | None]:
        """Where the noun phrase of the head at ``i`` begins, its determiner, whose it is, and a date inside it."""
        tokens = line.tokens
        capital = tokens[i].text[0].isupper()
        first, small = i, 0
        day: DateMention | None = None
        j = i - 1
        while j >= 0:
            token = tokens[j]
            low = token.low
            if token.agent is not None:
                if line.headline and j == first - 1 and token.agent.form in ("name", "surname"):
                    return first, "", self._coordinated(line, j), day
                break
            if token.date is not None:
                if token.date.form in ("weekday",) or j != first - 1:
                    break
                day = token.date
                first, j = j, j - 1
                continue
            if low in ("’s", "'s", "’") or (low == "'" and j and tokens[j - 1].low.endswith("s")):
                if j and tokens[j - 1].agent is not None:
                    return first, "’s", self._coordinated(line, j - 1), day
                if j and tokens[j - 1].date is not None:
                    return first, "the", None, tokens[j - 1].date
                if j and tokens[j - 1].capital and (capital or tokens[j - 1].low.rstrip("'’") in _OFFICES):
                    first, j = j - 1, j - 2  # "the Foreign Ministers' meeting"
                    continue
                return first, "’s", None, day
            named = capital and token.capital and j > 0 and tokens[j - 1].capital  # "the ASEAN Plus Three Summit"
            if low in _DETERMINERS and not named:
                return first, low, None, day
            if (
                low == "of"
                and first == j + 1
                and j
                and tokens[j - 1].low in ("series", "round", "rounds", "day", "cycle", "set")
            ):
                first, j = j - 1, j - 2
                continue
            if low == ")" and capital:
                k = j
                while k >= 0 and tokens[k].low != "(" and j - k < 8:
                    k -= 1
                if k > 0 and tokens[k].low == "(":
                    first, j = k, k - 1
                    continue
                break
            if (
                low in ("of", "for", "and", "on", "&")
                and capital
                and first == j + 1
                and j > 0
                and tokens[j - 1].capital
                and tokens[j - 1].agent is None
                and tokens[first].capital
            ):
                first, j = j - 1, j - 2
                continue
            if low == "the" and capital and j > 1 and tokens[j - 1].low == "of" and tokens[j - 2].capital:
                first, j = j - 2, j - 3
                continue
            if low in _LEFT_STOP or (low in self.words.verbs and low not in _NOUN_LIKE and not token.capital):
                break
            if token.capital or low in ("-", "–", "“", '"'):
                if token.low in _LEFT_STOP:
                    break
                first, j = j, j - 1
                continue
            if low.isalpha() or re.fullmatch(r"[\w-]+", low):
                small += 1
                if small > 4:
                    break
                first, j = j, j - 1
                continue
            break
        while first < i and tokens[first].low in ("-", "–", "“", '"', "of", "and", "for"):
            first += 1
        return first, "", None, day

    def _coordinated(self, line: Line, last: int) -> list[int]:
        """The officials before a possessive: "A and B’s meeting"."""
        found = [last]
        k = last - 1
        while k > 0 and line.tokens[k].low in ("and", "&", ","):
            if line.tokens[k - 1].agent is None:
                break
            found.append(k - 1)
            k -= 2
        return sorted(found)

    def _right(self, mention: EventMention, line: Line, i: int, noun: Noun) -> int:
        """Arguments after the head: of, with, between, in, at, on; gives the index after the last."""
        k = i + 1
        tokens = line.tokens
        if line.low(k) == "(":
            while k < len(tokens) and tokens[k].low != ")" and k - i < 8:
                k += 1
            k += 1
        if mention.proper:
            k = self._name_tail(mention, line, k)
        if noun.kind == "call" and line.low(k) in ("on", "to") and self._person_ahead(line, k + 1):
            role = "host" if line.low(k) == "on" else "participant"
            if role == "host":
                mention.kind, mention.head = "audience", "call-on"
                mention.mode = ("in-person", Span(tokens[i].start, tokens[i].end))
            k = self._objects(mention, line, k + 1, role)
        if (
            line.low(k) in ("for", "honouring", "honoring")
            and noun.kind in ("ceremony", "reception")
            and self._person_ahead(line, k + 1)
        ):
            found, k = read_list(line, k + 1)
            for index in found:
                mention.add(index)
        if line.low(k) == "in" and line.low(k + 1) in ("honour", "honor") and line.low(k + 2) == "of":
            found, after = read_list(line, k + 3)
            for index in found:
                mention.add(index)
            k = after if found else list_phrase_end(line, k + 3)
        if line.low(k) == "of":
            if k + 1 < len(tokens) and (
                tokens[k + 1].agent is not None or (self._person_ahead(line, k + 1) and line.low(k + 1) not in ("the",))
            ):
                found, end = read_list(line, k + 1)
                for index in found:
                    mention.add(index)
                mention.subjects += found
                k = end
            else:
                end = list_phrase_end(line, k + 1)
                mention.bodies += [
                    t for t in tokens[k + 1 : end] if t.body is not None and t.body.form in ("body", "organisation")
                ][:4]
                mention.partner = mention.partner or any(
                    t.body is not None or t.low in _GROUP_HINT for t in tokens[k + 1 : end]
                )
                mention.described = end > k + 2
                mention.last = max(mention.last, end - 1)
                k = end
        return self._tail(mention, line, k)

    def _name_tail(self, mention: EventMention, line: Line, k: int) -> int:
        """The rest of a proper name: "on Peace in Ukraine", "of the Americas", "2025"."""
        tokens = line.tokens
        end = k
        while k < len(tokens):
            token = tokens[k]
            if token.agent is not None or (token.date is not None and token.date.form != "year"):
                break
            if token.low in ("-", "–") and k + 1 < len(tokens) and _is_year(tokens[k + 1]):
                k += 1
                continue
            if token.low in _NAME_GLUE and k - end < 3:
                if token.low == "and" and line.low(k + 1) in ("the", "a", "his", "her"):
                    break
                if token.low in ("in", "with", "to") and not (
                    k + 1 < len(tokens)
                    and tokens[k + 1].capital
                    and tokens[k + 1].place is None
                    and end > mention.at + 1
                ):
                    break
                k += 1
                continue
            if token.capital and (
                token.low not in self.words.nouns or line.low(k - 1) == "and" or line.low(k - 2) == "and"
            ):
                if end == k and k == mention.at + 1 and token.date is None and not token.capital:
                    break
                if token.place is not None and line.low(k - 1) in ("in", "at"):
                    break
                k += 1
                end = k
                continue
            break
        if end > mention.at + 1:
            mention.last = max(mention.last, end - 1)
        return end

    def _tail(self, mention: EventMention, line: Line, k: int) -> int:
        """Date, place, partners, hosts and ways of meeting that follow; gives the index after the last of them."""
        tokens = line.tokens
        end = k
        steps = 0
        while k < len(tokens) and steps < 60:
            steps += 1
            token = tokens[k]
            low = token.low
            nxt = tokens[k + 1] if k + 1 < len(tokens) else None
            if token.date is not None:
                if mention.date is None or mention.date.form == "year":
                    mention.date = token.date
            elif (
                low in ("on", "in", "at", "from", "this", "for", "between", "by", "late", "early")
                and nxt is not None
                and nxt.date is not None
            ):
                pass
            elif low in ("with", "alongside"):
                if mention.verb and mention.objects and low == "with":
                    break
                k = self._objects(mention, line, k + 1)
                end = k
                continue
            elif low in ("between", "among", "involving"):
                k = self._objects(mention, line, k + 1)
                end = k
                continue
            elif low == "and" and nxt is not None and nxt.low == "with":
                pass
            elif low == "on" and any(line.low(k + d) in _MARGINS for d in (1, 2)):
                mention.margins = True
                mention.mode = mention.mode or ("in-person", Span(token.start, tokens[min(k + 2, len(tokens) - 1)].end))
                end = k
                break
            elif low in ("in", "at", "aboard", "near") or (
                low == "to" and mention.verb and mention.head in ("welcome", "host", "greet")
            ):
                place = self._place(line, k)
                if place is None:
                    break
                k, name, span = place
                if mention.place is None:
                    mention.place = (name, span)
                elif name not in mention.place[0] and mention.place[0].count(",") < 1 and low == "in":
                    mention.place = (f"{mention.place[0]}, {name}", mention.place[1])
                end = k
                continue
            elif low in _HELD and low != "place":
                if self._by(mention, line, k):
                    k = self._by_end
                    end = k
                    continue
            elif (
                low in ("by", "via", "over", "through", "using")
                and nxt is not None
                and (
                    nxt.low
                    in (
                        "the",
                        "video",
                        "videoconference",
                        "phone",
                        "telephone",
                        "video-conference",
                        "teleconference",
                        "secure",
                        "videolink",
                        "zoom",
                        "virtual",
                    )
                )
            ):
                k += 1
            elif (
                low
                in (
                    "video",
                    "videoconference",
                    "conference",
                    "phone",
                    "telephone",
                    "link",
                    "means",
                    "of",
                    "conferencing",
                    "video-conference",
                    "videoconferencing",
                    "place",
                    "format",
                    "the",
                )
                and k > end
            ):
                pass
            elif low in _TAIL_SKIP or (low.endswith("ly") and len(low) > 3):
                k += 1
                continue
            elif low == "(":
                while k < len(tokens) and tokens[k].low != ")":
                    k += 1
            elif (
                low == ","
                and nxt is not None
                and (
                    nxt.low in _HELD
                    or nxt.low in ("via", "today", "which", "that", "in", "on", "at", "with", "along", "together")
                    or nxt.date is not None
                    or (nxt.low in ("from", "between") and k + 2 < len(tokens) and tokens[k + 2].date is not None)
                )
            ):
                if nxt.low in ("in", "on", "at", "with") and k - end > 0:
                    break
                k += 1
                continue
            elif (
                low in ("that", "which", "together", "along")
                and nxt is not None
                and (nxt.low in _TAIL_SKIP or nxt.low == "with")
            ):
                k += 1
                continue
            else:
                break
            k += 1
            end = k
        return end

    def _by(self, mention: EventMention, line: Line, k: int) -> bool:
        """ "hosted by X", "chaired by X and Y", "attended by …" after the meeting."""
        low = line.low(k)
        b = k + 1
        while line.low(b) in ("virtually", "jointly", "today", "also"):
            b += 1
        if line.low(b) != "by":
            return False
        role = {"hosted": "host", "chaired": "chair", "co-chaired": "chair", "cochaired": "chair", "led": "chair"}.get(
            low, "participant"
        )
        found, end = read_list(line, b + 1)
        if low in ("organised", "organized", "scheduled", "arranged"):
            found = []
        for index in found:
            mention.add(index, role)
        self._by_end = max(end, b + 1)
        if not found:
            self._by_end = list_phrase_end(line, b + 1)
        return True

    def _place(self, line: Line, k: int) -> tuple[int, str, Span] | None:
        """The place after "in" or "at": index after it, its name, where it stands."""
        tokens = line.tokens
        start = k + 1
        if line.low(start) in ("the", "his", "her", "their"):
            start += 1
        while line.low(start) in (
            "city",
            "town",
            "village",
            "of",
            "historic",
            "capital",
            "same",
            "nearby",
            "iconic",
            "famous",
        ):
            start += 1
        if start >= len(tokens):
            return None
        j = start
        last = start - 1
        while j < len(tokens) and j - start < 9:
            token = tokens[j]
            if token.agent is not None and token.agent.form in ("name", "surname", "pronoun", "group"):
                break
            if token.date is not None:
                break
            if token.capital or token.place is not None:
                last = j
            elif (
                token.low
                in ("of", "the", "de", "la", "al", "and", "’s", "'s", "&", "-", "–", "for", "‘", "“", "’", "”")
                and last >= start
            ):
                if token.low in ("and", "for") and not (j + 1 < len(tokens) and tokens[j + 1].capital):
                    break
            elif token.low in ("‘", "“", '"', "'"):
                pass
            elif (
                token.low in ("residence", "headquarters", "palace", "hotel", "airport", "embassy", "base")
                and last >= start
            ):
                last = j
            else:
                break
            if token.low in self.words.nouns and not (j + 1 < len(tokens) and tokens[j + 1].capital):
                return None
            j += 1
        if last < start:
            return None
        chosen = [t for t in tokens[start : last + 1] if t.place is not None]
        name = self.text[tokens[start].start : tokens[last].end].strip(_QUOTES)
        if any(
            t.low in self.words.nouns
            for t in tokens[start : last + 1]
            if t.low not in ("assembly", "conference", "congress")
        ):
            return None
        if line.low(k) == "in" and not chosen and not any(seat.name in name for seat in self.words.seats):
            if (
                not re.search(r"(?:Hall|Palace|House|Room|Office|Hotel|Centre|Center|Residence|Kremlin)", name)
                and tokens[start].body is not None
            ):
                return None
        if chosen and chosen[0] is tokens[start]:
            place = chosen[0].place
            assert place is not None
            covers = place.span.end >= tokens[last].end
            if (covers and place.kind != "venue") or place.kind == "country":
                after = last + 1
                if not covers:
                    after = start
                    while after < len(tokens) and tokens[after].start < place.span.end:
                        after += 1
                surface = self.text[place.span.start : place.span.end]
                return self._past_country(line, after), place.name if place.kind == "country" else surface, place.span
        span = Span(tokens[start].start, tokens[last].end)
        city = tokens[last + 2].place if line.low(last + 1) in (",", "in") and last + 2 < len(tokens) else None
        if city is not None and city.kind == "city":  # "at Hyderabad House, New Delhi"
            after = last + 2
            while after < len(tokens) and tokens[after].start < city.span.end:
                after += 1
            name = f"{name}, {self.text[city.span.start : city.span.end]}"
            return self._past_country(line, after), name, Span(span.start, city.span.end)
        return self._past_country(line, last + 1), name, span

    def _past_country(self, line: Line, k: int) -> int:
        """Past ", Thailand" after a city."""
        if line.low(k) == "," and k + 1 < len(line.tokens) and line.tokens[k + 1].place is not None:
            end = line.tokens[k + 1].place.span.end  # type: ignore[union-attr]
            k += 1
            while k < len(line.tokens) and line.tokens[k].start < end:
                k += 1
            if line.low(k) == "," and k + 1 < len(line.tokens) and line.tokens[k + 1].place is None:
                k += 0
        return k

    def _name(self, mention: EventMention, line: Line, first: int, i: int, end: int) -> str:
        """The words that name it: the noun phrase, its possessor and its partners."""
        tokens = line.tokens
        low = min([first, *mention.subjects]) if mention.possessed else first
        high = min(max(mention.last, i), len(tokens) - 1)
        return self.text[tokens[low].start : tokens[high].end].strip(' ,;:“”"')

    def _govern(
        self, mention: EventMention, line: Line, first: int, i: int, end: int, noun: Noun, lows: list[str]
    ) -> None:
        """The verb that holds, attends, chairs or hosts it, else what the words around it say."""
        tokens = line.tokens
        k = min([first, *([] if mention.possessed is False else mention.subjects)]) - 1
        steps = 0
        through_at = False
        while k >= 0 and steps < 9:
            steps += 1
            low = tokens[k].low
            if tokens[k].agent is not None or tokens[k].date is not None:
                if tokens[k].date is not None and steps < 5:
                    k -= 1
                    continue
                break
            verb = self.words.verbs.get(low)
            if verb is not None and verb.sort in (
                "hold",
                "attend",
                "take",
                "chair",
                "host",
                "address",
                "speak",
                "receive",
                "meet",
            ):
                if self._governed(mention, line, k, first, verb, lows, through_at):
                    return
                break
            if low in ("at", "to", "over") or low in _SPEECH:
                through_at = through_at or low == "at"
            elif (
                low not in _DETERMINERS
                and low
                not in (
                    "in",
                    "part",
                    "of",
                    "an",
                    "and",
                    "also",
                    "series",
                    "number",
                    "for",
                    "round",
                    "the",
                    "on",
                    "with",
                    "several",
                    ",",
                    "main",
                )
                and not re.fullmatch(r"[\w-]+", low)
            ) or low in (
                "that",
                "which",
                "who",
                "about",
                "from",
                "after",
                "before",
                "during",
                "following",
                "by",
                "when",
                "ahead",
            ):
                break
            k -= 1
        for k in range(end, min(end + 22, len(lows))):
            if lows[k] in ("cancelled", "canceled", "postponed", "called") and (
                lows[k] != "called" or line.low(k + 1) == "off"
            ):
                if {"was", "were", "been", "is", "be"} & set(lows[max(k - 3, 0) : k]):
                    status: Status = "postponed" if lows[k] == "postponed" else "cancelled"
                    mention.modality, mention.asserted = Modality(status), True
                    return
        if self._existential(mention, line, first, lows) or self._passive(mention, line, end, lows):
            return
        if self._told_at(mention, line, first, lows):
            return
        before = self.text[max(line.span.start, tokens[first].start - 90) : tokens[first].start]
        phrase = [t.low for t in tokens[first : i + 1]] + [t.low for t in tokens[max(first - 1, 0) : first]]
        ends = tokens[min(max(mention.last, i), len(tokens) - 1)].end
        after = self.text[ends : min(line.span.end, ends + 160)]
        mention.modality = read_noun(before, phrase, after)
        fronted = (
            first <= 3
            and line.low(0) in ("in", "during", "at")
            and (mention.date is None or mention.date.form == "today" or not mention.definite)
            and not {"last", "previous", "recent", "earlier", "past"} & set(phrase)
        )
        mention.recalled = not line.headline and not (fronted and (mention.definite or mention.possessed))
        told = mention.objects or not mention.definite
        if fronted and (told or mention.proper) and mention.modality.status == "held":
            mention.asserted = bool(told)
            mention.recalled = not told and mention.recalled
            last = min(max(mention.last, end) + 4, len(tokens))
            comma = next((c for c in range(mention.last + 1, last) if line.low(c) == ","), None)
            if comma is not None:
                listed, after_list = read_list(line, comma + 1)
                if listed and listed[0] <= comma + 2 and line.low(after_list) not in ("’s", "'s"):
                    mention.subjects += listed
                    for index in listed:
                        mention.add(index)

    def _existential(self, mention: EventMention, line: Line, first: int, lows: list[str]) -> bool:
        """ "There were meetings with X", "There will be talks in Y"."""
        window = lows[max(first - 6, 0) : first]
        if (
            "there" not in window
            or not {"was", "were", "be", "been", "is", "are"} & set(window)
            or {"no", "not"} & set(window)
        ):
            return False
        status: Status = (
            "planned"
            if {"will", "to"} & set(window)
            else "hypothetical"
            if {"would", "could", "may"} & set(window)
            else "held"
        )
        mention.modality, mention.asserted = Modality(status), True
        return True

    def _told_at(self, mention: EventMention, line: Line, first: int, lows: list[str]) -> bool:
        """ "X said this during a meeting with Y", "These remarks were made by X at the forum": X was there."""
        k = first - 1
        while k >= 0 and lows[k] in _DETERMINERS and first - k < 4:
            k -= 1
        if lows[k : k + 1] not in (["at"], ["during"], ["in"]):
            return False
        window = lows[max(k - 14, 0) : k]
        if lows[k] == "during" and mention.definite and k - first >= -2 and not mention.people:
            speaker = [x for x in subject(line, k) if line.tokens[x].form in ("name", "surname")]
            if len(speaker) == 1 and not {"would", "will", "not", "before", "after"} & set(window):
                mention.add(speaker[0])
        text = " ".join(window)
        match = re.search(
            r"(?:\b(?:remarks?|statements?|observations?|comments?|announcement|pledge|assurance|views?|points?) (?:\w+ )?(?:were |was )?(?:made|expressed|given|delivered) by"
            r"|\b(?:made|expressed|gave|delivered|shared|conveyed)(?: \w+){0,3} (?:remarks?|statements?|observations?|comments?|announcement|pledge|assurance|views?|sentiments?|speech|address|presentation)"
            r"|\b(?:was|were) (?:also )?(?:conveyed|made|announced|discussed|stated|revealed|expressed|reached|taken|shared|given|disclosed)\b"
            r"|\b(?:said|stated|mentioned|announced|spoke|noted|emphasi[sz]ed)(?: (?:this|so|these|that))?)\b",
            text,
        )
        if (
            match is None
            or "would" in window
            or "will" in window
            or ("with" in window and match[0].startswith("spoke"))
        ):
            return False
        if match[0].endswith(" by"):
            start = next((x for x in range(max(k - 8, 0), k) if lows[x] == "by"), k)
            who, _ = read_list(line, start + 1)
        else:
            verb = next((x for x in range(k - 1, max(k - 14, -1), -1) if lows[x] == match[0].split()[0]), k)
            who = [] if match[0].startswith(("was", "were")) else subject(line, verb)
        if not who and not match[0].startswith(("was", "were")):
            return False
        for index in who:
            mention.add(index)
        mention.subjects += [w for w in who if w not in mention.subjects]
        mention.modality, mention.asserted = Modality("held"), True
        return True

    def _governed(
        self, mention: EventMention, line: Line, k: int, first: int, verb: Verb, lows: list[str], through_at: bool
    ) -> bool:
        between = lows[k + 1 : first]
        if verb.sort == "take" and "part" not in between:
            return False
        if verb.sort in ("address",) and not through_at and mention.head != "lecture":
            return False
        if verb.sort == "speak" and not through_at:
            return False
        if verb.sort in ("receive", "meet"):
            return False
        if verb.lemma == "participate" and "in" not in between and "at" not in between:
            return False
        if verb.lemma == "lead" and "delegation" in between and "to" not in between and "at" not in between:
            return False
        if verb.lemma in ("have", "engage", "pay", "conduct") and mention.proper and verb.lemma == "have":
            return False
        if verb.lemma == "hold" and "is" in lows[max(k - 2, 0) : k] and mention.definite:
            pass
        if any(w in ("that", "which", "who", "about") for w in between):
            return False
        modality = read_verb(lows, k, verb, headline=line.headline)
        if modality is None:
            return False
        if modality.passive and verb.sort in ("hold", "host", "chair", "address", "take"):
            return False
        mention.modality = modality
        mention.asserted = modality.status in REAL
        role = {"chair": "chair", "host": "host"}.get(verb.sort, "participant")
        who = subject(line, k)
        if modality.passive or self._detached(lows, k):
            who = []
        for index in who:
            mention.add(index, role)
        mention.subjects += [w for w in who if w not in mention.subjects]
        if (not who and not modality.passive and verb.sort != "hold") or (
            not who and not modality.passive and verb.sort == "hold" and not self._detached(lows, k)
        ):
            self._principal(mention, line, k, role)
        if who:
            mention.first = min(mention.first, *who)
        if verb.lemma == "join" and between and any(line.tokens[x].agent for x in range(k + 1, first)):
            for x in range(k + 1, first):
                mention.add(x)
        return True

    def _detached(self, lows: list[str], k: int) -> bool:
        """Whether the subject of the sentence is not that of the verb at ``k``: "announced a delegation to attend",
        "thanked X for hosting", "invited X to attend"."""
        if lows[k].endswith("ing") and k and lows[k - 1] in ("for", "by", "on", "from", "of", "about"):
            return True
        if "to" in lows[max(k - 3, 0) : k]:
            window = lows[max(k - 30, 0) : k]
            return any(
                w
                in (
                    "announced",
                    "announces",
                    "announce",
                    "designated",
                    "designation",
                    "appointed",
                    "invited",
                    "asked",
                    "urged",
                    "called",
                    "encouraged",
                    "invites",
                    "sent",
                    "dispatched",
                    "thanked",
                    "invitation",
                    "delegation",
                    "delegations",
                    "proposed",
                )
                for w in window
            )
        return False

    def _passive(self, mention: EventMention, line: Line, end: int, lows: list[str]) -> bool:
        """ "… was held", "… took place", "… will be held", "… was attended by", after the phrase."""
        tokens = line.tokens
        clause_end, reach = 0, end + 12
        for k in range(mention.at + 1, min(end + 44, len(tokens))):
            low = tokens[k].low
            if k < clause_end:
                continue
            if low in ("who", "which") and k >= end and line.low(k - 1) == ",":
                clause_end = next(
                    (x for x in range(k + 2, min(k + 28, len(tokens))) if tokens[x].low == ","), len(tokens)
                )
                reach = clause_end + 12
                continue
            if k >= reach or (low in (";", ".", "that", "which", "who") and k >= end):
                break
            form = None
            if low in (
                "held",
                "hosted",
                "chaired",
                "co-chaired",
                "attended",
                "convened",
                "organised",
                "organized",
                "conducted",
                "opened",
                "scheduled",
                "planned",
            ):
                be = lows[max(k - 4, 0) : k]
                if not any(w in ("is", "are", "was", "were", "be", "been", "being") for w in be):
                    continue
                form = Verb(low, "hold", frozenset(("past", "participle")))
                if low in ("scheduled", "planned"):
                    mention.modality, mention.asserted = Modality("planned"), True
                    return True
            elif low == "place" and lows[k - 1] in ("took", "take", "takes", "taken", "taking"):
                form = self.words.verbs[lows[k - 1]]
                k -= 1
            elif (
                low in ("began", "opened", "concluded", "started", "commenced", "convened", "ended")
                and k <= end + 3
                and not {",", "and", "that"} & set(lows[end:k])
            ):
                form = Verb(low, "hold", frozenset(("past",)))
            elif low in ("cancelled", "canceled", "postponed"):
                mention.modality, mention.asserted = Modality("postponed" if low == "postponed" else "cancelled"), True
                return True
            if form is not None:
                modality = read_verb(lows, k, form, headline=line.headline)
                if modality is None:
                    continue
                mention.modality = modality
                mention.asserted = True
                if (not mention.objects and not mention.people) or mention.place is None or mention.date is None:
                    self._tail(mention, line, k + (0 if low != "place" else 2))
                return True
        return False

    def _own(self, mention: EventMention, line: Line, first: int, determiner: str) -> None:
        """ "his talks": the subject of the clause."""
        people = [k for k in range(first) if is_person(line.tokens[k])]
        if not people:
            return
        if determiner in ("his", "her"):
            near = [k for k in people if first - k < 16 and line.low(k + 1) in ("’s", "'s")]
            owner = near[-1] if near else people[0]
            if line.tokens[owner].form == "group":
                return
            mention.add(owner)
            mention.subjects = [owner]
        elif len(people) == 1 and line.tokens[people[0]].agent.form != "group":  # type: ignore[union-attr]
            return
        else:
            for k in people:
                mention.add(k)
            mention.subjects = people
        mention.possessed = True

    # -- dates ---------------------------------------------------------------------------------------------------------

    def _venues(self, line: Line, found: list[EventMention]) -> None:
        """A seat of office or a building after "at", further on in the sentence of a meeting."""
        asserted = [m for m in found if m.asserted and m.place is None]
        for mention in asserted[-1:]:
            for k in range(mention.at + 1, len(line.tokens) - 1):
                if line.low(k) == "at" and (place := self._place(line, k)) is not None:
                    if _BUILDING.search(place[1]) or any(seat.name in place[1] for seat in self.words.seats):
                        mention.place = (place[1], place[2])
                        break

    def _dates(self, line: Line, found: list[EventMention]) -> None:
        """A date that opens the sentence, or the only one that stands free in it, is that of its meetings."""
        if not found:
            return
        start = 1 if line.low(0) in ("earlier", "later", "then", "meanwhile", "also", "while", "separately") else 0
        opening = self._place(line, start) if line.low(start) in ("in", "at") and len(line.tokens) > start + 2 else None
        if opening is not None and line.low(opening[0]) in (",", "("):
            dated = next((t.date for t in line.tokens[opening[0] : opening[0] + 2] if t.date is not None), None)
            for mention in found:
                if mention.asserted:
                    mention.place = mention.place or (opening[1], opening[2])
                    mention.date = mention.date or dated
        self._venues(line, found)
        for n, mention in enumerate(found):
            if (
                mention.margins
                and n + 1 < len(found)
                and not found[n + 1].verb
                and found[n + 1].at <= mention.last + 14
            ):
                mention.date, mention.place = mention.date or found[n + 1].date, mention.place or found[n + 1].place
        margin = next((k for k in range(min(10, len(line.tokens))) if line.low(k) in _MARGINS), None)
        fronted = margin is not None and not found[0].verb and margin < found[0].at < margin + 14
        if margin is not None and not fronted:
            for mention in found:
                mention.margins = mention.margins or (mention.asserted and mention.at > margin)
        for mention in found[1:] if fronted else ():
            if mention.asserted:
                mention.margins = True
                mention.date, mention.place = mention.date or found[0].date, mention.place or found[0].place
        leading = next((t.date for t in line.tokens[:4] if t.date is not None), None)
        if leading is not None and (
            line.tokens[0].date is not None
            or line.tokens[0].low in ("on", "in", "from", "earlier", "late", "early", "by", "[", "this", "since")
        ):
            for mention in found:
                if mention.date is None and (mention.asserted or mention.line.headline):
                    mention.date = leading
            return
        asserted = [m for m in found if m.asserted]
        used = {id(m.date) for m in found if m.date is not None}
        for mention in asserted:
            if mention.date is not None:
                continue
            for k, token in enumerate(line.tokens):
                if token.date is None or id(token.date) in used:
                    continue
                if token.date.form in ("today", "same") or (
                    line.low(k - 1) == "on"
                    and len(asserted) == 1
                    and token.date.form in ("dm", "md", "dm_dm", "md_d", "d_dm", "weekday")
                ):
                    if any(m.at > mention.at and m.at < k for m in asserted):
                        continue
                    if k > mention.at and any(
                        line.low(x) in ("and", ",") and line.low(x + 1).endswith("ed")
                        for x in range(mention.last + 1, k)
                    ):
                        continue
                    if (
                        token.date.form == "today"
                        and k > mention.at
                        and not line.headline
                        and line.low(k - 1) in ("of", "by", "from")
                    ):
                        continue
                    mention.date = token.date
                    break
