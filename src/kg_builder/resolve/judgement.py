"""What a comparison of two mentions ends in, with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

P = TypeVar("P")


class Judgement(StrEnum):
    """``unsure`` stays apart and is offered to the curator."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a pair: its value, the weight it has, and the two things compared."""

    feature: str
    value: float
    weight: float
    detail: str = ""

    @property
    def points(self) -> float:
        return self.value * self.weight

    def __str__(self) -> str:
        return f"{self.points:+.2f}  {self.feature} {self.value:.2f} x {self.weight:+.1f}" + (
            f"  {self.detail}" if self.detail else ""
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of a pair, its score in log-odds, and the features that made it."""

    judgement: Judgement
    score: float
    reasons: tuple[Reason, ...] = ()

    def explain(self) -> str:
        """One line a feature, strongest first."""
        lines = [str(r) for r in sorted(self.reasons, key=lambda r: (-abs(r.points), r.feature))]
        return "\n".join([f"{self.judgement} ({self.score:+.2f})", *lines])


Feature = Callable[[P], tuple[float, str]]


@dataclass(frozen=True)
class Model(Generic[P]):
    """Documented features with weights; a pair's score is their weighted sum and the bias.

    A feature is a function that gives its value and what it saw; its docstring is its documentation.
    """

    weights: Mapping[Feature[P], float]
    bias: float
    same: float
    different: float

    def __post_init__(self) -> None:
        for feature in self.weights:
            if not feature.__doc__:
                raise ValueError(f"feature without docstring: {feature!r}")

    def judge(self, pair: P) -> Verdict:
        reasons = [Reason("bias", 1.0, self.bias)]
        for feature, weight in self.weights.items():
            value, detail = feature(pair)
            if value:
                reasons.append(Reason(getattr(feature, "__name__", "feature"), value, weight, detail))
        score = sum(r.points for r in reasons)
        judgement = (
            Judgement.SAME
            if score >= self.same
            else Judgement.DIFFERENT
            if score <= self.different
            else Judgement.UNSURE
        )
        return Verdict(judgement, score, tuple(reasons))
