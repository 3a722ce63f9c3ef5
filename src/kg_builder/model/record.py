"""What one bulletin says: the record, the small plain result of reading it.

Ids inside a record (``official-130``, ``meeting-412``) are a kind and the offset of the
first mention in the bulletin's text, so that one more official found renumbers nothing.
Whoever refers to something in the same record does so by that id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg_builder.model.evidence import Evidence, Value
from kg_builder.model.text import Span
from kg_builder.model.time import PartialDate

Standing = Literal["current", "former", "acting", "designate"]
Role = Literal["chair", "host", "participant", "signatory"]


@dataclass(frozen=True, slots=True)
class Tenure:
    """A claim that an official holds or held a post.

    ``post`` is without its country ("Minister of Foreign Affairs"), ``of`` the country or
    organisation it belongs to, in its common English name.
    """

    id: str
    post: Value
    of: Value | None = None
    standing: Standing = "current"
    start: Value | None = None
    end: Value | None = None


@dataclass(frozen=True, slots=True)
class Official:
    """A person named in the bulletin who holds or held a post, or took part in a meeting.

    ``name`` is the fullest form without honorifics; ``aliases`` the other forms of it
    that the bulletin uses; ``of`` whom the person stands for, also where no post is named.
    """

    id: str
    name: Value
    aliases: tuple[Value, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    of: Value | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named organisation or organ; ``country`` where it is one of a state's own."""

    id: str
    name: Value
    aliases: tuple[Value, ...] = ()
    country: Value | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A collective participant ("the SCO foreign ministers"), never turned into persons."""

    id: str
    phrase: Value
    of: Value | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """That an agent (an official, a body or an organisation of this record) is part of a meeting."""

    id: str
    agent: str
    role: Role
    evidence: tuple[Evidence, ...]
    post: Value | None = None
    on_behalf_of: Value | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event in which officials come together or speak live.

    ``status`` is held, planned, cancelled or postponed as of the bulletin's date; ``mode``
    in-person, video, phone or hybrid; ``kind`` a code of ``ontology/codes/meeting-kinds``.
    """

    id: str
    name: Value
    status: Value
    kind: Value | None = None
    mode: Value | None = None
    start: Value | None = None
    end: Value | None = None
    place: Value | None = None
    participations: tuple[Participation, ...] = ()
    convenor: str | None = None
    part_of: str | None = None
    topics: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """A journey of officials to a place, which may have meetings as parts."""

    id: str
    name: Value
    status: Value
    visitors: tuple[Participation, ...] = ()
    start: Value | None = None
    end: Value | None = None
    place: Value | None = None
    meetings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementEvent:
    """A step in an agreement's life; ``kind`` is proposed, planned, agreed, initialled, adopted,
    signed, ratified, in-force or terminated; ``meeting`` the id of the meeting it came from."""

    id: str
    kind: Value
    date: Value | None = None
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A document or commitment that the bulletin names as an outcome or a subject."""

    id: str
    title: Value
    kind: Value
    parties: tuple[Value, ...] = ()
    signatories: tuple[Participation, ...] = ()
    topics: tuple[Value, ...] = ()
    events: tuple[AgreementEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What an official said or urged (experimental)."""

    id: str
    speaker: str
    text: Value
    meeting: str | None = None
    topic: Value | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """All that one bulletin says. ``skipped`` gives the reason where it was not read (a language
    other than English, say); ``sentences`` are the spans that evidence stands in."""

    bulletin: str
    sha256: str
    fingerprint: str
    published: PartialDate | None = None
    publisher: str | None = None
    skipped: str | None = None
    sentences: tuple[Span, ...] = ()
    officials: tuple[Official, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    bodies: tuple[Body, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    visits: tuple[Visit, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    remarks: tuple[Remark, ...] = ()
