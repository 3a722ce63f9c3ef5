"""What says so: the characters, the sentence, the method, and how sure the reader is."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.model.text import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place in a bulletin that says a value.

    ``quote`` are the characters that say it, inside ``sentence``. ``via`` are the
    spans of the coreference chain that leads from the quote to a name ("Sergey
    Lavrov", then "the Minister"). ``method`` names the component and rule
    (``meetings/verb``). ``confidence`` is in 0..1, with at most two digits.
    """

    quote: Span
    sentence: Span
    method: str
    confidence: float = 1.0
    via: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence outside 0..1: {self.confidence}")


@dataclass(frozen=True, slots=True)
class Value:
    """A normalised value with its surface form and what says it.

    ``value`` is always text: a name, an ISO 8601 prefix for a date, a code of the
    code lists (``held``, ``video``, ``memorandum``). ``evidence`` is not empty.
    """

    value: str
    surface: str
    evidence: tuple[Evidence, ...]

    @property
    def confidence(self) -> float:
        return max(e.confidence for e in self.evidence)
