"""Writes ``office_holders.sqlite``: ``python -m kg_builder.resolve.authority_build office-holders.csv.gz``.

Run by developers when the tables change; the same tables give the same rows.
"""

from __future__ import annotations

import csv
import gzip
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from kg_builder.resolve.bodies import country_code, country_name
from kg_builder.resolve.names import compare, parse
from kg_builder.resolve.organisations import organisation_key
from kg_builder.resolve.posts import codes
from kg_builder.resolve.sound import fold, skeleton, sound

SOURCE = "Wikidata (CC0), through every-politician-scrapers, 19 July 2022 to 12 March 2023"
_SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE person(id INTEGER PRIMARY KEY, qid TEXT, names TEXT, source TEXT);
CREATE TABLE title(id INTEGER PRIMARY KEY, body TEXT, text TEXT, qid TEXT, codes TEXT);
CREATE TABLE code(body TEXT, code TEXT, title INTEGER, PRIMARY KEY(body, code, title)) WITHOUT ROWID;
CREATE TABLE tenure(id INTEGER PRIMARY KEY, person INTEGER, title INTEGER, start TEXT, end TEXT, as_of TEXT);
CREATE INDEX tenure_person ON tenure(person);
CREATE INDEX tenure_title ON tenure(title);
CREATE TABLE part(skeleton TEXT, country TEXT, person INTEGER, PRIMARY KEY(skeleton, country, person)) WITHOUT ROWID;
CREATE TABLE frequency(sound TEXT, country TEXT, count INTEGER, PRIMARY KEY(sound, country)) WITHOUT ROWID;
"""
Row = dict[str, str]


def body_key(country: str, organisation: str) -> str:
    """``RU``, ``AU/south australia``, ``org:united nations``."""
    if country:
        return f"{country}/{fold(organisation)}" if organisation else country
    return organisation_key(organisation)


def more_rows(text: str) -> Iterator[Row]:
    """Rows of ``office_holders_more.txt``: a heading ``[body | post]``, then ``name; other name = start..end,
    start..end``."""
    country = organisation = position = ""
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split(" #")[0].strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            of, _, position = (part.strip() for part in line.strip("[]").partition("|"))
            code = country_code(of)
            country, organisation = (code, "") if code else ("", of)
            continue
        names, eq, spans = line.partition(" = ")
        if not eq:
            raise ValueError(f"line {number}: expected 'name; other name = start..end'")
        person, *others = (n.strip() for n in names.split(";"))
        person, _, tag = person.partition(" !")
        person, _, home = person.partition(" @")
        for span in spans.split(","):
            start, dots, end = span.strip().partition("..")
            yield {
                "country": country,
                "organisation": organisation,
                "position": position,
                "position_qid": "",
                "person": person,
                "person_qid": "",
                "other_name": "|".join(others),
                "start": start,
                "end": end if dots else start,
                "as_of": "2025-06",
                "tag": tag,
                "home": home,
            }


def build(table: Path, target: Path) -> None:
    """Read the table of office holders and our further rows, and write the SQLite file."""
    with gzip.open(table, "rt", encoding="utf-8") as stream:
        rows: list[Row] = list(csv.DictReader(stream))
    more = (resources.files("kg_builder.lexicon") / "data" / "office_holders_more.txt").read_text("utf-8")
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as base:
        base.executescript("PRAGMA page_size=4096;" + _SCHEMA)
        _Filler(base).fill(rows, list(more_rows(more)))
        base.execute(
            "INSERT INTO meta VALUES ('source', ?)",
            (SOURCE + "; rows of office_holders_more.txt, whose head says where they are from",),
        )
        base.execute("INSERT INTO meta VALUES ('licence', 'CC0-1.0')")
    with sqlite3.connect(target) as base:
        base.execute("VACUUM")


class _Filler:
    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base
        self.people: dict[str, tuple[int, list[str]]] = {}
        self.countries: dict[int, set[str]] = {}
        self.titles: dict[tuple[str, str], int] = {}
        self.by_part: dict[tuple[str, str], list[str]] = {}

    def fill(self, rows: list[Row], more: list[Row]) -> None:
        rows = sorted(rows, key=lambda r: (r["person_qid"], r["country"], r["organisation"], r["position"], r["start"]))
        for row in rows:
            self._tenure(row, row["person_qid"])
        for row in sorted(more, key=lambda r: not (r["home"] or r["country"])):
            self._tenure(row, self._known(row))
        frequency: Counter[tuple[str, str]] = Counter()
        for key, (number, names) in sorted(self.people.items(), key=lambda item: item[1][0]):
            source = "" if key.startswith("Q") else "more"
            self.base.execute(
                "INSERT INTO person VALUES (?,?,?,?)",
                (number, key if key.startswith("Q") else "", "|".join(names), source),
            )
            sounds = {sound(p) for n in names for p in parse(n).parts if len(p) > 1}
            keys = {skeleton(p) for n in names for p in parse(n).parts if len(p) > 1}
            self.base.executemany(
                "INSERT INTO part VALUES (?,?,?)", sorted((k, c, number) for k in keys for c in self.countries[number])
            )
            for country in {"", *self.countries[number]}:
                frequency.update((s, country) for s in sounds)
                frequency[("*", country)] += 1
        self.base.executemany(
            "INSERT INTO frequency VALUES (?,?,?)", sorted((s, c, n) for (s, c), n in frequency.items())
        )

    def _person(self, key: str, names: list[str], country: str) -> int:
        number, known = self.people.setdefault(key, (len(self.people) + 1, []))
        for name in names:
            if name and name not in known:
                known.append(name)
        self.countries.setdefault(number, set()).add(country)
        for name in names:
            for part in parse(name).parts:
                for where in (country, "*"):
                    keys = self.by_part.setdefault((where, part), [])
                    if key not in keys:
                        keys.append(key)
        return number

    def _known(self, row: Row) -> str:
        """The key of the person that a further row is about: one of the same country (of any, for a body's row) and
        name, else a new one."""
        country = row["home"] or row["country"]
        if row["tag"]:
            return f"{country}:{fold(row['person'])}!{row['tag']}"
        labels, others = set(), set()
        for part in parse(row["person"]).parts:
            for key in self.by_part.get((country if country else "*", part), []):
                if "!" not in key:
                    names = self.people[key][1]
                    if self._alike(row["person"], names[0], country):
                        labels.add(key)
                    elif any(self._alike(row["person"], n, country) for n in names[1:]):
                        others.add(key)
        found = labels or others
        if len(found) == 1 or (found and country):
            return min(found, key=lambda k: (not k.startswith("Q"), len(k), k))
        return f"{country or row['organisation']}:{fold(row['person'])}"

    @staticmethod
    def _alike(left: str, right: str, country: str) -> bool:
        if fold(left) == fold(right):
            return True
        one, other = parse(left), parse(right)
        if (
            len(one.parts) == 1
            and one.parts == other.parts
            and one.regnal == other.regnal
            and (one.royal or other.royal)
        ):
            return True
        match = compare(one, other, country=country or None)
        return match.level == "equal" and match.exact and not match.suffix_missing

    def _tenure(self, row: Row, key: str) -> None:
        body = body_key(row["country"], row["organisation"])
        number = self._person(key, [row["person"], *row["other_name"].split("|")], row["country"])
        title = self.titles.get((body, row["position"]))
        if title is None:
            title = self.titles[(body, row["position"])] = len(self.titles) + 1
            of = country_name(row["country"]) if row["country"] and not row["organisation"] else row["organisation"]
            meant = sorted(codes(row["position"], of))
            self.base.execute(
                "INSERT INTO title VALUES (?,?,?,?,?)",
                (title, body, row["position"], row["position_qid"], "|".join(meant)),
            )
            self.base.executemany("INSERT INTO code VALUES (?,?,?)", [(body, code, title) for code in meant])
        self.base.execute(
            "INSERT INTO tenure(person,title,start,end,as_of) VALUES (?,?,?,?,?)",
            (number, title, row["start"], row["end"], row["as_of"]),
        )


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(__file__).parent.parent / "lexicon" / "data" / "office_holders.sqlite")
