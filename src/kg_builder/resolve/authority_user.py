"""The user's own office holders: a CSV or YAML file, checked line by line, laid over the shipped ones."""

from __future__ import annotations

import csv
import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from kg_builder.errors import LexiconError
from kg_builder.model.time import PartialDate
from kg_builder.resolve.authority_build import body_key
from kg_builder.resolve.bodies import country_code, country_name
from kg_builder.resolve.names import parse
from kg_builder.resolve.posts import codes
from kg_builder.resolve.sound import skeleton

FIELDS = ("person", "position", "of", "start", "end", "other_names", "wikidata")


def extended(base: sqlite3.Connection, paths: Sequence[Path]) -> tuple[sqlite3.Connection, str]:
    """A copy of the authority in memory with the rows of the files; LexiconError with the line at the first mistake."""
    rows = [row for path in paths for row in read_rows(path)]
    whole = sqlite3.connect(":memory:", check_same_thread=False)
    base.backup(whole)
    for row in rows:
        _insert(whole, row)
    content = repr(sorted(tuple(sorted(row.items())) for row in rows))
    return whole, hashlib.sha256(content.encode()).hexdigest()


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a file, checked: ``person``, ``position`` and ``of``, and as known the other fields."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise LexiconError("not UTF-8 text", path=path, line=line) from None
    except OSError as error:
        raise LexiconError(error.strerror or str(error), path=path) from None
    seen: dict[tuple[str, ...], int] = {}
    for line, row in _csv(text, path) if path.suffix.lower() == ".csv" else _yaml(text, path):
        checked = _checked(row, line, path)
        key = tuple(checked.values())
        if key in seen:
            raise LexiconError(f"the row of line {seen[key]} again", path=path, line=line)
        seen[key] = line
        yield checked


def _csv(text: str, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.DictReader(text.splitlines())
    for name in reader.fieldnames or ():
        if name not in FIELDS:
            raise LexiconError(f"unknown column {name!r}, expected {', '.join(FIELDS)}", path=path, line=1)
    for row in reader:
        if None in row:
            raise LexiconError("more cells than the header has", path=path, line=reader.line_num)
        yield reader.line_num, dict(row)


def _yaml(text: str, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        node = yaml.compose(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise LexiconError("not YAML", path=path, line=mark.line + 1 if mark else None) from None
    if not isinstance(node, yaml.SequenceNode):
        raise LexiconError("expected a list of office holders", path=path, line=1)
    for item in node.value:
        line = item.start_mark.line + 1
        if not isinstance(item, yaml.MappingNode):
            raise LexiconError("expected keys and values", path=path, line=line)
        row = {}
        for key, value in item.value:
            if isinstance(value, yaml.SequenceNode):
                row[key.value] = "|".join(v.value for v in value.value)
            else:
                row[key.value] = value.value
        yield line, row


def _checked(row: dict[str, Any], line: int, path: Path) -> dict[str, str]:
    for key in row:
        if key not in FIELDS:
            raise LexiconError(f"unknown key {key!r}, expected {', '.join(FIELDS)}", path=path, line=line)
    found = {name: str(row.get(name) or "").strip() for name in FIELDS}
    for name in ("person", "position", "of"):
        if not found[name]:
            raise LexiconError(f"{name} is missing", path=path, line=line)
    for name in ("start", "end"):
        try:
            if found[name]:
                PartialDate(found[name])
        except ValueError:
            raise LexiconError(f"bad date {found[name]!r}, expected YYYY-MM-DD", path=path, line=line) from None
    if found["start"] and found["end"] and found["end"] < found["start"][: len(found["end"])]:
        raise LexiconError(f"ends {found['end']} before it starts {found['start']}", path=path, line=line)
    return found


def _insert(base: sqlite3.Connection, row: dict[str, str]) -> None:
    country = country_code(row["of"]) or ""
    body = body_key(country, "" if country else row["of"])
    names = [row["person"], *(n.strip() for n in row["other_names"].split("|") if n.strip())]
    person = None
    if row["wikidata"]:
        person = base.execute("SELECT id, names FROM person WHERE qid=?", (row["wikidata"],)).fetchone()
    if person is None:
        person = base.execute(
            "SELECT id, names FROM person WHERE source='own' AND names=?", ("|".join(names),)
        ).fetchone()
    if person is None:
        number = base.execute(
            "INSERT INTO person(qid, names, source) VALUES (?,?,'own')", (row["wikidata"], "|".join(names))
        ).lastrowid
    else:
        number = person[0]
        merged = dict.fromkeys([*person[1].split("|"), *names])
        base.execute("UPDATE person SET names=? WHERE id=?", ("|".join(merged), number))
    meant = sorted(codes(row["position"], country_name(country) if country else row["of"]))
    title = base.execute(
        "INSERT INTO title(body, text, qid, codes) VALUES (?,?,'',?)", (body, row["position"], "|".join(meant))
    ).lastrowid
    base.executemany("INSERT OR IGNORE INTO code VALUES (?,?,?)", [(body, code, title) for code in meant])
    base.execute(
        "INSERT INTO tenure(person,title,start,end,as_of) VALUES (?,?,?,?,?)",
        (number, title, row["start"], row["end"], row["end"] or row["start"] or "1900"),
    )
    keys = {skeleton(p) for n in names for p in parse(n).parts if len(p) > 1}
    base.executemany("INSERT OR IGNORE INTO part VALUES (?,?,?)", sorted((k, country, number) for k in keys))
