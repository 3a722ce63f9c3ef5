"""The user's decisions: one JSON line each, read as a whole or not at all, and always obeyed.

``same``, ``different`` and ``rename`` are about things; ``reject``, ``amend`` and ``add`` about facts of a bulletin;
``not-official`` takes a whole claim away. A thing is named by its key (``{"kind": "official", "key": ["anna berg",
"sweden"]}``) or by a mention (``{"kind": "official", "bulletin": "b1", "start": 130}``), never by an IRI.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from kg_builder.errors import LexiconError
from kg_builder.model.claim import Claim, Claims, Fact
from kg_builder.model.evidence import Evidence
from kg_builder.model.text import Span

PAIRS = ("same", "different")
FACTS = ("reject", "amend", "add")
_FIELDS = {
    "same": {"a", "b"},
    "different": {"a", "b"},
    "rename": {"of", "name"},
    "not-official": {"of"},
    "reject": {"bulletin", "property", "value"},
    "amend": {"bulletin", "property", "value", "to"},
    "add": {"of", "property", "value", "quote", "start"},
}
_ALWAYS = {"decision", "who", "when", "why"}
_MORE = {"reject": {"start", "quote"}, "amend": {"start", "quote"}}
_WHEN = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Reference:
    """A thing as a decision names it: by its key, or by the bulletin and offset of a mention."""

    kind: str
    key: tuple[str, ...] = ()
    bulletin: str = ""
    start: int = -1

    def plain(self) -> dict[str, Any]:
        if self.key:
            return {"kind": self.kind, "key": list(self.key)}
        return {"kind": self.kind, "bulletin": self.bulletin, "start": self.start}


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file."""

    kind: str
    line: int
    a: Reference | None = None
    b: Reference | None = None
    name: str = ""
    bulletin: str = ""
    property: str = ""
    value: str = ""
    to: str = ""
    start: int = -1
    quote: str = ""
    who: str = ""
    when: str = ""
    why: str = ""

    def plain(self) -> dict[str, Any]:
        """As it stands in the file."""
        found: dict[str, Any] = {"decision": self.kind}
        if self.kind in PAIRS and self.a and self.b:
            found |= {"a": self.a.plain(), "b": self.b.plain()}
        elif self.a:
            found["of"] = self.a.plain()
        for name in ("name", "bulletin", "property", "value", "to", "quote", "who", "when", "why"):
            if getattr(self, name):
                found[name] = getattr(self, name)
        if self.start >= 0:
            found["start"] = self.start
        return found

    def content(self) -> str:
        """What makes two lines the same decision: not who, when and why."""
        kept = {k: v for k, v in self.plain().items() if k not in ("who", "when", "why")}
        if self.kind in PAIRS:
            kept["a"], kept["b"] = sorted((kept["a"], kept["b"]), key=json.dumps)
        return json.dumps(kept, sort_keys=True, ensure_ascii=False)


@dataclass(frozen=True)
class Curation:
    """All decisions of a file, in order."""

    decisions: tuple[Decision, ...] = ()
    path: Path | None = None

    @classmethod
    def none(cls) -> Self:
        return cls()

    @classmethod
    def load(cls, path: Path) -> Self:
        """Reads the file as a whole; LexiconError with the line at the first mistake: nothing is applied by halves."""
        if not path.exists():
            return cls(path=path)
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            raise LexiconError("not UTF-8 text", path=path, line=line) from None
        except OSError as error:
            raise LexiconError(error.strerror or str(error), path=path) from None
        decisions = tuple(_read(line, number, path) for number, line in enumerate(text.split("\n"), 1) if line.strip())
        _check(decisions, path)
        return cls(decisions, path)

    def append(self, decision: Decision) -> Self:
        """This and one more, checked and written to the end of the file."""
        if self.path is None:
            raise LexiconError("no file to write decisions to")
        last = self.decisions[-1].line if self.decisions else 0
        more = replace(decision, line=last + 1)
        _check((*self.decisions, more), self.path)
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(more.plain(), ensure_ascii=False) + "\n")
        return replace(self, decisions=(*self.decisions, more))

    def edits(self, bulletin: str) -> str:
        """What changes with the decisions on facts of a bulletin: its claims depend on them."""
        return "\n".join(sorted(d.content() for d in self._edits.get(bulletin, ())))

    @property
    def decided(self) -> str:
        """Changes with the decisions on things, but not with the order of the lines."""
        things = sorted(d.content() for d in self.decisions if d.kind in (*PAIRS, "rename"))
        return hashlib.sha256("\n".join(things).encode()).hexdigest() if things else ""

    def edit(self, claims: Claims) -> Claims:
        """The claims of a bulletin without what was rejected, with what was amended and added."""
        edits = self._edits.get(claims.bulletin)
        return _Editor(claims, edits).edited() if edits else claims

    @property
    def _edits(self) -> Mapping[str, list[Decision]]:
        found = self.__dict__.get("_by_bulletin")
        if found is None:
            found = {}
            for d in self.decisions:
                if d.kind in (*FACTS, "not-official"):
                    bulletin = d.bulletin or (d.a.bulletin if d.a else "")
                    found.setdefault(bulletin, []).append(d)
            object.__setattr__(self, "_by_bulletin", found)
        return found


def _read(text: str, line: int, path: Path) -> Decision:
    def wrong(reason: str) -> LexiconError:
        return LexiconError(reason, path=path, line=line)

    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        raise wrong(f"not JSON: {error.msg}") from None
    if not isinstance(row, dict):
        raise wrong("expected a JSON object")
    kind = row.get("decision")
    if kind not in _FIELDS:
        raise wrong(f"decision is {kind!r}, expected one of {', '.join(_FIELDS)}")
    unknown = row.keys() - _FIELDS[kind] - _ALWAYS - _MORE.get(kind, set())
    if unknown:
        raise wrong(f"unknown key {sorted(unknown)[0]!r}, expected {', '.join(sorted(_FIELDS[kind]))}")
    missing = _FIELDS[kind] - row.keys()
    if missing:
        raise wrong(f"{sorted(missing)[0]!r} is missing for {kind}")
    when = row.get("when", "")
    if when and not (isinstance(when, str) and _WHEN.fullmatch(when)):
        raise wrong(f"bad date {when!r}, expected YYYY-MM-DD")
    texts = ("name", "bulletin", "property", "value", "to", "quote", "who", "why")
    for name in texts:
        if name in row and (not isinstance(row[name], str) or not row[name].strip()):
            raise wrong(f"{name} is {row[name]!r}, expected text")
    start = row.get("start", -1)
    if not isinstance(start, int):
        raise wrong(f"start is {start!r}, expected a number")
    sides = [_reference(row[name], name, wrong) for name in ("a", "of", "b") if name in row]
    if kind in PAIRS and sides[0].kind != sides[1].kind:
        raise wrong(f"a {sides[0].kind} and a {sides[1].kind} are never the same kind of thing")
    fields = {name: row.get(name, "") for name in texts}
    both = [*sides, None, None][:2]
    return Decision(kind, line, both[0], both[1], start=start, when=when, **fields)


def _reference(row: Any, name: str, wrong: Any) -> Reference:
    if not isinstance(row, dict) or not isinstance(row.get("kind"), str):
        raise wrong(f"{name} is no reference, expected kind with key, or kind with bulletin and start")
    key, bulletin, start = row.get("key"), row.get("bulletin", ""), row.get("start", -1)
    if row.keys() - {"kind", "key", "bulletin", "start", "quote"}:
        raise wrong(f"unknown key in {name}, expected kind with key, or kind with bulletin and start")
    if isinstance(key, list) and key and all(isinstance(part, str) for part in key):
        return Reference(row["kind"], tuple(key))
    if isinstance(bulletin, str) and bulletin and isinstance(start, int) and start >= 0:
        return Reference(row["kind"], (), bulletin, start)
    raise wrong(f"{name} has neither a key nor a bulletin and start")


def _check(decisions: Iterable[Decision], path: Path) -> None:
    """Refuses duplicates, and a *different* between things that *same* joins, by one line or along a chain."""
    seen: dict[str, int] = {}
    parent: dict[Reference, Reference] = {}
    cause: dict[frozenset[Reference], int] = {}

    def root(thing: Reference) -> Reference:
        while parent.setdefault(thing, thing) != thing:
            parent[thing] = thing = parent[parent[thing]]
        return thing

    for d in decisions:
        content = d.content()
        if content in seen:
            raise LexiconError(f"the decision of line {seen[content]} again", path=path, line=d.line)
        seen[content] = d.line
        if d.a is not None and d.a == d.b:
            raise LexiconError("both sides are one thing", path=path, line=d.line)
        if d.kind == "same" and d.a and d.b:
            parent[root(d.a)] = root(d.b)
            cause[frozenset((d.a, d.b))] = d.line
    for d in decisions:
        if d.kind == "different" and d.a and d.b and root(d.a) == root(d.b):
            lines = [n for pair, n in cause.items() if any(root(t) == root(d.a) for t in pair)]
            direct = cause.get(frozenset((d.a, d.b)))
            other = f"line {direct}" if direct else "lines " + ", ".join(str(n) for n in sorted(lines)[:6])
            raise LexiconError(f"different contradicts same of {other}", path=path, line=d.line)


class _Editor:
    def __init__(self, claims: Claims, edits: list[Decision]) -> None:
        self.claims = claims
        self.edits = edits

    def edited(self) -> Claims:
        gone = {c.id for d in self.edits if d.kind == "not-official" and d.a for c in _at(self.claims, d.a)}
        kept = []
        for claim in self.claims.claims:
            agent = claim.value("agent")
            if claim.id in gone or claim.owner in gone or agent in gone:
                continue
            facts = [f for f in claim.facts if f.value not in gone]
            kept.append(replace(claim, facts=tuple(self._facts(claim, facts))))
        return Claims(self.claims.bulletin, self.claims.published, tuple(c for c in kept if c.facts))

    def _facts(self, claim: Claim, facts: list[Fact]) -> Iterator[Fact]:
        for fact in facts:
            changed: Fact | None = fact
            for d in self.edits:
                if d.kind in ("reject", "amend") and changed is not None and _meant(d, changed):
                    changed = None if d.kind == "reject" else replace(changed, value=d.to)
            if changed is not None:
                yield changed
        for d in self.edits:
            if d.kind == "add" and d.a and claim in _at(self.claims, d.a):
                span = Span(d.start, d.start + len(d.quote))
                around = [e.sentence for f in claim.facts for e in f.evidence]
                sentence = next((s for s in around if s.start <= span.start and span.end <= s.end), span)
                yield Fact(d.property, d.value, (Evidence(span, sentence, "curation/add"),))


def _at(claims: Claims, reference: Reference) -> list[Claim]:
    return [c for c in claims.claims if c.kind == reference.kind and c.offset == reference.start and c.owner is None]


def _meant(decision: Decision, fact: Fact) -> bool:
    """Whether a decision is about a fact; where the span has moved, property and value tell."""
    return decision.property == fact.property and decision.value == fact.value


@dataclass(slots=True)
class Unfound:
    """A decision whose object is not there (now): it is kept, and told."""

    line: int
    reason: str


@dataclass(slots=True)
class Found:
    """Decisions on things with the claims that they mean."""

    same: list[tuple[list[Any], list[Any], int]] = field(default_factory=list)
    different: list[tuple[list[Any], list[Any], int]] = field(default_factory=list)
    names: dict[Any, Decision] = field(default_factory=dict)
    unfound: list[Unfound] = field(default_factory=list)
