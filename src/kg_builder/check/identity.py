"""Measures who-is-who on tables of cases: pairs of mentions, meetings or agreements with a truth."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg_builder.errors import SourceError
from kg_builder.resolve.agreements import AgreementMention, judge_agreements
from kg_builder.resolve.authority import Authority
from kg_builder.resolve.judgement import Judgement, Verdict
from kg_builder.resolve.meetings import MeetingMention, judge_meetings
from kg_builder.resolve.model import judge_persons
from kg_builder.resolve.organisation_model import judge_organisations
from kg_builder.resolve.organisations import OrganisationMention
from kg_builder.resolve.persons import PersonMention
from kg_builder.resolve.sound import fold

KINDS = ("person", "organisation", "meeting", "agreement")
Side = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One pair; ``line`` is where it stands. The category is for the report and is never a feature."""

    id: str
    kind: str
    category: str
    left: Side
    right: Side
    same: bool
    line: int
    note: str = ""


@dataclass(slots=True)
class Count:
    """How the pairs of one kind or category were judged. Unsure counts as not same."""

    pairs: int = 0
    same: int = 0
    found: int = 0
    right: int = 0
    unsure: int = 0
    naive_found: int = 0
    naive_right: int = 0

    def add(self, case: Case, judgement: Judgement, naive: bool) -> None:
        self.pairs += 1
        self.same += case.same
        self.found += judgement is Judgement.SAME
        self.right += judgement is Judgement.SAME and case.same
        self.unsure += judgement is Judgement.UNSURE
        self.naive_found += naive
        self.naive_right += naive and case.same

    def plain(self) -> dict[str, Any]:
        return {
            "precision": _share(self.right, self.found),
            "recall": _share(self.right, self.same),
            "pairs": self.pairs,
            "same": self.same,
            "judged_same": self.found,
            "correct": self.right,
            "unsure": self.unsure,
            "naive_precision": _share(self.naive_right, self.naive_found),
            "naive_recall": _share(self.naive_right, self.same),
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


@dataclass(slots=True)
class IdentityTable:
    """Counts by kind and by category, and the pairs that were judged wrongly."""

    kinds: dict[str, Count] = field(default_factory=dict)
    categories: dict[tuple[str, str], Count] = field(default_factory=dict)
    faults: list[tuple[Case, Verdict]] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """For JSON: a key a kind, with its categories inside."""
        found: dict[str, Any] = {}
        for kind, count in self.kinds.items():
            found[kind] = count.plain()
            found[kind]["categories"] = {c: n.plain() for (k, c), n in self.categories.items() if k == kind}
        return found

    def lines(self) -> Iterator[str]:
        """For people: the kinds, the floor of equal folded names, the categories, the faults."""
        heads = ("pairs", "same", "found", "unsure", "precision", "recall", "naive P", "naive R")
        yield " " * 30 + "".join(f"{h:>{w}}" for h, w in zip(heads, (6, 6, 6, 7, 10, 8, 9, 8), strict=True))
        for kind, count in self.kinds.items():
            yield _line(kind, count)
        for (kind, category), count in self.categories.items():
            yield _line(f"  {kind} {category}"[:30], count)
        for case, verdict in self.faults:
            yield ""
            yield f"{case.id}: {'same' if case.same else 'different'} judged {verdict.judgement} {case.note}".rstrip()
            yield from (f"    {line}" for line in verdict.explain().splitlines())


def _line(name: str, count: Count) -> str:
    p = count.plain()
    return (
        f"{name:<30}{count.pairs:>6}{count.same:>6}{count.found:>6}{count.unsure:>7}{p['precision']:>10.3f}"
        f"{p['recall']:>8.3f}{p['naive_precision']:>9.3f}{p['naive_recall']:>8.3f}"
    )


def evaluate(*paths: Path, authority: Authority | None = None) -> IdentityTable:
    """Judge every pair of the files alone, with the authority, and count."""
    known = authority or Authority.open()
    table = IdentityTable()
    for path in paths:
        for case in read_cases(path):
            verdict = judge(case, known)
            naive = _naive(case)
            for count in (
                table.kinds.setdefault(case.kind, Count()),
                table.categories.setdefault((case.kind, case.category), Count()),
            ):
                count.add(case, verdict.judgement, naive)
            if (verdict.judgement is Judgement.SAME) != case.same:
                table.faults.append((case, verdict))
    return table


def judge(case: Case, authority: Authority) -> Verdict:
    """The verdict on one pair."""
    left, right = case.left, case.right
    if case.kind == "person":
        return judge_persons(_person(left, left.get("date")), _person(right, right.get("date")), authority)
    if case.kind == "organisation":
        return judge_organisations(_organisation(left), _organisation(right))
    if case.kind == "meeting":
        return judge_meetings(_meeting(left), _meeting(right), authority)
    return judge_agreements(_agreement(left), _agreement(right))


def _naive(case: Case) -> bool:
    key = "title" if case.kind == "agreement" else "name"
    return fold(case.left.get(key) or "") == fold(case.right.get(key) or "")


def _person(side: Side, day: str | None) -> PersonMention:
    return PersonMention(side.get("name") or "", side.get("post") or None, side.get("of") or None, day or None)


def _organisation(side: Side) -> OrganisationMention:
    return OrganisationMention(side.get("name") or "", side.get("of") or None, side.get("date") or None)


def _meeting(side: Side) -> MeetingMention:
    day = side.get("start") or side.get("bulletin_date")
    return MeetingMention(
        name=side.get("name") or "",
        status=side.get("status") or "held",
        mode=side.get("mode"),
        start=side.get("start"),
        end=side.get("end"),
        place=side.get("place"),
        people=tuple(_person(p, day) for p in side.get("participants") or ()),
        publisher=side.get("publisher"),
        day=side.get("bulletin_date"),
    )


def _agreement(side: Side) -> AgreementMention:
    return AgreementMention(
        title=side.get("title") or "",
        kind=side.get("kind"),
        status=side.get("status"),
        day=side.get("date"),
        parties=tuple(side.get("parties") or ()),
        signatories=tuple(side.get("signatories") or ()),
        meeting=side.get("meeting"),
        bulletin_day=side.get("bulletin_date"),
    )


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a CSV or JSON Lines file; SourceError with the line for one that cannot be read."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise SourceError(reason, path=path) from None
    rows = _csv_rows(text) if path.suffix.lower() == ".csv" else _json_rows(text, path)
    for line, row in rows:
        yield _case(row, line, path)


def _csv_rows(text: str) -> Iterator[tuple[int, Side]]:
    reader = csv.DictReader(text.splitlines())
    for row in reader:
        sides = {
            side: {k.removeprefix(f"{side}_"): v for k, v in row.items() if k and k.startswith(f"{side}_")}
            for side in ("left", "right")
        }
        yield reader.line_num, {k: v for k, v in row.items() if k and "_" not in k} | sides


def _json_rows(text: str, path: Path) -> Iterator[tuple[int, Side]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise SourceError(f"not JSON: {error.msg}", path=path, line=number) from None
            if not isinstance(row, dict):
                raise SourceError("expected a JSON object", path=path, line=number)
            yield number, row


def _case(row: Side, line: int, path: Path) -> Case:
    kind, truth = row.get("kind"), row.get("truth")
    if kind not in KINDS:
        raise SourceError(f"kind is {kind!r}, expected one of {', '.join(KINDS)}", path=path, line=line)
    if truth not in ("same", "different"):
        raise SourceError(f"truth is {truth!r}, expected same or different", path=path, line=line)
    left, right = row.get("left"), row.get("right")
    if not isinstance(left, dict) or not isinstance(right, dict):
        raise SourceError("a side is missing: expected left and right", path=path, line=line)
    category = str(row.get("category") or "")
    return Case(
        str(row.get("id") or line), kind, category, left, right, truth == "same", line, str(row.get("note") or "")
    )
