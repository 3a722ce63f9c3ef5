"""One mention of a meeting in a sentence, and what the reading of all of a bulletin's sentences shares."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg_builder.extract.modality import Modality
from kg_builder.extract.reading import Mention
from kg_builder.extract.scan import Line, Token
from kg_builder.language.dates import DateMention
from kg_builder.lexicon.cues import cues
from kg_builder.lexicon.meetings import MeetingWords
from kg_builder.model.text import Span

DETERMINERS = cues("determiners")
MARGINS = cues("margins")


@dataclass(slots=True, eq=False)
class EventMention:
    """One mention of a meeting. ``people`` are the officials in it with their role;
    ``objects`` the token numbers of those it is
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


@dataclass(frozen=True, slots=True)
class Scope:
    """What the reading of one bulletin's sentences shares: its text, the words for meetings, whom it is about."""

    text: str
    words: MeetingWords
    principal: Mention | None = None
