"""What the stages of extraction hand to each other about one bulletin."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from kg_builder.model.bulletin import Bulletin
from kg_builder.model.record import Body, Official, Organisation
from kg_builder.model.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

Form = Literal["name", "surname", "title", "pronoun", "group", "body", "organisation", "country"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that means officials, a body, an organisation or a country of the record.

    ``span`` is the whole phrase with posts and honorifics, ``head`` the name in it (or the head
    noun of "the two ministers"). ``agents`` are the record ids it stands for: several for a group
    that could be resolved, none for a country, whose common English name is ``country``.
    ``via`` is the coreference chain from this phrase to the name.
    """

    span: Span
    head: Span
    form: Form
    agents: tuple[str, ...] = ()
    country: str | None = None
    via: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place name: ``name`` in its common English form, ``kind`` country, city or venue."""

    span: Span
    name: str
    kind: Literal["country", "city", "venue"]
    country: str | None = None


@dataclass(slots=True)
class Reading:
    """One bulletin as far as it has been read.

    ``sentences`` cover the text, headline included, in order. The officials stage fills
    ``officials``, ``organisations``, ``bodies`` and ``mentions`` (sorted by span), ``places`` likewise;
    later stages read them and add nothing to them.
    """

    bulletin: Bulletin
    doc: Doc
    sentences: tuple[Span, ...] = ()
    officials: tuple[Official, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    bodies: tuple[Body, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = field(default_factory=tuple)
