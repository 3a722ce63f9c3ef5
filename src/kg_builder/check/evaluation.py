"""A whole set of records against its gold: the table, overall and per publisher, with intervals.

Intervals are those of a bootstrap over bulletins with a fixed seed, so that the same records give the
same figures everywhere.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg_builder.check.score import (
    MEAN,
    MEASURES,
    BulletinScore,
    Fault,
    Item,
    counted,
    figure,
    figures,
    score_bulletin,
    totals,
)
from kg_builder.errors import SourceError
from kg_builder.language.sentences import split_sentences

RESAMPLES = 1000
SEED = 20200513
_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: counts, precision, recall, F1, and the 95 % interval of F1."""

    correct: int
    predicted: int
    gold: int
    precision: float
    recall: float
    f1: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bin:
    """How many of the values found with a confidence in ``low`` to ``high`` were right."""

    low: float
    high: float
    found: int
    right: int


@dataclass(slots=True)
class Evaluation:
    """The scores of each bulletin of a gold file; those without a record count as empty."""

    scores: dict[str, BulletinScore]
    publishers: dict[str, str]
    unread: tuple[str, ...] = ()

    def table(self, publisher: str | None = None) -> dict[str, Row]:
        """The rows of all bulletins, or of one publisher's."""
        chosen = [score for key, score in self.scores.items() if publisher is None or self.publishers[key] == publisher]
        summed = totals(chosen)
        values = figures(chosen)
        intervals = bootstrap(chosen)
        return {m: Row(*summed[m], *values[m], *intervals[m]) for m in MEASURES if m in summed}

    def publisher_names(self) -> list[str]:
        return sorted(set(self.publishers.values()))

    def faults(self) -> list[Fault]:
        return [fault for score in self.scores.values() for fault in score.faults]

    def reliability(self) -> list[Bin]:
        """The table of confidence against being right, over all that was found with a confidence."""
        found: Counter[int] = Counter()
        right: Counter[int] = Counter()
        for score in self.scores.values():
            for judged in score.judged:
                place = max(n for n, low in enumerate(_BINS[:-1]) if judged.confidence >= low)
                found[place] += 1
                right[place] += judged.right
        return [Bin(_BINS[n], min(_BINS[n + 1], 1.0), found[n], right[n]) for n in range(len(_BINS) - 1) if found[n]]

    def plain(self) -> dict[str, Any]:
        """All of it as JSON-ready data."""
        return {
            "bulletins": len(self.scores),
            "unread": list(self.unread),
            "measures": plain_table(self.table()),
            "publishers": {name: plain_table(self.table(name)) for name in self.publisher_names()},
            "reliability": [asdict(row) for row in self.reliability()],
            "faults": [{k: v for k, v in asdict(fault).items() if v is not None} for fault in self.faults()],
        }


def plain_table(table: Mapping[str, Row]) -> dict[str, Any]:
    """A table as JSON-ready data, figures to four digits."""
    return {
        measure: {k: round(v, 4) if isinstance(v, float) else v for k, v in asdict(row).items()}
        for measure, row in table.items()
    }


def evaluate(gold: Mapping[str, Item], predicted: Mapping[str, Item]) -> Evaluation:
    """Score every record of the gold; predictions for other bulletins are not looked at."""
    return Evaluation(
        scores={key: score_bulletin(record, predicted.get(key, {"id": key})) for key, record in gold.items()},
        publishers={key: str(record.get("publisher") or "unknown") for key, record in gold.items()},
        unread=tuple(key for key in gold if key not in predicted),
    )


def bootstrap(
    scores: Sequence[BulletinScore], *, resamples: int = RESAMPLES, seed: int = SEED
) -> dict[str, tuple[float, float]]:
    """The 95 % interval of each F1 over bulletins drawn with replacement."""
    import numpy as np

    if not scores:
        return {}
    draw = random.Random(seed)
    size = len(scores)
    drawn = [draw.choices(range(size), k=size) for _ in range(resamples)]
    weights = np.array([np.bincount(places, minlength=size) for places in drawn], dtype=float)
    result: dict[str, tuple[float, float]] = {}
    for measure in totals(scores):
        counts = [score.counts.get(measure, (0, 0, 0)) for score in scores]
        if measure == MEAN:
            each = np.array([figure(c)[2] for c in counts])
            there = np.array([float(counted(c)) for c in counts])
            f1 = (weights @ (each * there)) / np.maximum(weights @ there, 1e-9)
        else:
            hit, found, gold = (weights @ np.array(counts, dtype=float)).T
            f1 = 2 * hit / np.maximum(found + gold, 1e-9)
        low, high = np.quantile(f1, (0.025, 0.975))
        result[measure] = (float(low), float(high))
    return result


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a change won and lost: faults that are gone, faults that are new, and the rows before."""

    won: tuple[Fault, ...]
    lost: tuple[Fault, ...]
    before: dict[str, Row]


def compare(old: Evaluation, new: Evaluation) -> Comparison:
    """The faults of each that the other has not."""
    return Comparison(
        won=tuple(_without(old.faults(), new.faults())),
        lost=tuple(_without(new.faults(), old.faults())),
        before=old.table(),
    )


def _without(faults: Iterable[Fault], others: Iterable[Fault]) -> list[Fault]:
    left = Counter((fault.bulletin, str(fault)) for fault in others)
    result = []
    for fault in faults:
        key = (fault.bulletin, str(fault))
        if left[key] > 0:
            left[key] -= 1
        else:
            result.append(fault)
    return result


def by_kind(faults: Iterable[Fault]) -> dict[tuple[str, str], list[Fault]]:
    """Faults grouped by side and kind, the most frequent group first."""
    groups: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        groups[fault.kind, fault.side].append(fault)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))


def sentence_of(fault: Fault, text: str) -> str | None:
    """The sentence of a bulletin that a fault is about: where the evidence stands, else where the name does."""
    start = fault.start
    if start is None:
        names = [fault.what, fault.what.split(" and ")[0], fault.what.split(" [")[0], *fault.what.split()[::-1]]
        start = next((text.find(name) for name in names if len(name) > 2 and name in text), None)
    if start is None or not 0 <= start < len(text):
        return None
    sentences = split_sentences(text, text.find("\n\n") + 1)
    sentence = next((s for s in sentences if s.start <= start < s.end), None)
    return " ".join(sentence.of(text).split()) if sentence else None


def load_records(path: Path) -> dict[str, Item]:
    """Records in the exchange form from a file of JSON Lines, by id."""
    records: dict[str, Item] = {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise SourceError(error.strerror or str(error), path=path) from None
    except UnicodeDecodeError:
        raise SourceError("is not UTF-8", path=path) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise SourceError(f"is no JSON: {error}", path=path, line=number) from None
        if not isinstance(record, dict) or not isinstance(record.get("id"), str):
            raise SourceError("is no record: an object with an id was expected", path=path, line=number)
        records[record["id"]] = record
    if not records:
        raise SourceError("has no records in it", path=path)
    return records


def data_fingerprint(gold: Mapping[str, Item], texts: Mapping[str, str]) -> str:
    """A hash of the gold and of the texts of its bulletins: two results with one fingerprint can be compared."""
    plain = [[key, gold[key], texts.get(key)] for key in sorted(gold)]
    canonical = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]
