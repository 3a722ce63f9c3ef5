"""From facts to terms: which property takes which sort of value, and how each is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg_builder.errors import OntologyError
from kg_builder.model.time import PartialDate
from kg_builder.vocab import CODES, KG, OWL, RDFS, XSD, CodeList

TEXT: Final = frozenset({"label", "name", "title", "text"})
DATES: Final = frozenset({"start", "end", "date"})
CODE_LISTS: Final[Mapping[str, CodeList]] = {
    "kind": CODES.meeting,
    "status": CODES.status,
    "mode": CODES.mode,
    "role": CODES.role,
    "standing": CODES.standing,
    "agreementKind": CODES.agreement,
    "eventKind": CODES.event,
}

CLASSES: Final[Mapping[str, NamedNode]] = {
    "official": KG.Official,
    "organisation": KG.Organisation,
    "country": KG.Country,
    "place": KG.Place,
    "post": KG.Post,
    "body": KG.CollectiveParticipant,
    "topic": KG.Topic,
    "meeting": KG.Meeting,
    "visit": KG.Visit,
    "agreement": KG.Agreement,
    "remark": KG.Remark,
    "tenure": KG.Tenure,
    "participation": KG.Participation,
    "agreement-event": KG.AgreementEvent,
}
CLAIM_CLASSES: Final[Mapping[str, NamedNode]] = {
    "official": KG.OfficialClaim,
    "organisation": KG.OrganisationClaim,
    "country": KG.CountryClaim,
    "place": KG.PlaceClaim,
    "post": KG.PostClaim,
    "body": KG.BodyClaim,
    "topic": KG.TopicClaim,
    "meeting": KG.MeetingClaim,
    "visit": KG.VisitClaim,
    "agreement": KG.AgreementClaim,
    "remark": KG.RemarkClaim,
    "tenure": KG.TenureClaim,
    "participation": KG.ParticipationClaim,
    "agreement-event": KG.AgreementEventClaim,
}

# C0 and C1 controls but tab and newline, lone surrogates, and what XML cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """``text`` with U+FFFD for every character that not all forms of RDF can hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def text_literal(text: str) -> Literal:
    return Literal(clean(text))


@lru_cache(maxsize=8192)
def date_literal(date: str) -> Literal:
    """A date at its own precision; OntologyError for what is none."""
    try:
        return Literal(date, datatype=getattr(XSD, PartialDate(date).datatype))
    except ValueError as error:
        raise OntologyError(f"a record with a date that is none: {error}") from error


@lru_cache(maxsize=8192)
def day_literal(day: str) -> Literal:
    return Literal(day, datatype=XSD.date)


@lru_cache(maxsize=65536)
def integer_literal(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)


@lru_cache(maxsize=128)
def confidence_literal(confidence: float) -> Literal:
    """A decimal in canonical form, with at most two digits: ``0.9``, ``1``."""
    number = f"{confidence:.2f}".rstrip("0").rstrip(".")
    return Literal(number, datatype=XSD.decimal)


@lru_cache(maxsize=512)
def properties(kind: str, property_: str) -> tuple[NamedNode, ...]:
    """The terms that a fact of a thing of ``kind`` states: the main name is a name and the label, a remark's
    label its words, and who took part or was expected to is in the participation."""
    if property_ in ("label", "name"):
        name = KG.title if kind == "agreement" else KG.name
        return (name, RDFS.label) if property_ == "label" else (name,)
    if kind == "remark" and property_ == "text":
        return (KG.text, RDFS.label)
    if property_ in ("tookPart", "expected"):
        return (getattr(KG, property_), KG.participationIn)
    if property_ == "sameAs":
        return (OWL.sameAs,)
    return (getattr(KG, property_),)


@lru_cache(maxsize=512)
def code(property_: str, notation: str) -> NamedNode:
    try:
        return CODE_LISTS[property_](notation)
    except ValueError as error:
        raise OntologyError(str(error), path=f"kg:{property_}") from error


def plain_value(property_: str, value: str) -> Literal | NamedNode | None:
    """The term of a value that is text, a date or a code; None for one that names a claim or thing."""
    if property_ in TEXT:
        return text_literal(value)
    if property_ in DATES:
        return date_literal(value)
    if property_ in CODE_LISTS:
        return code(property_, value)
    return None
