"""How well names compare, on the authority's own double spellings and on strangers of one country.

``python benchmarks/names.py``: the share of people who match their second spelling, and of random pairs of
different people of one country who match, by the name comparator alone and by equal folded names.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from importlib import resources

from kg_builder.resolve.names import compare, parse
from kg_builder.resolve.sound import fold

WHOLE = ("equal", "full", "initials")


def main() -> None:
    path = resources.files("kg_builder.lexicon") / "data" / "office_holders.sqlite"
    base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    rows = base.execute(
        "SELECT p.id, p.names, min(t.body) FROM person p JOIN title t JOIN tenure e ON e.person=p.id AND e.title=t.id "
        "WHERE p.qid != '' GROUP BY p.id ORDER BY p.id"
    ).fetchall()
    people = [(number, names.split("|"), body.split("/")[0]) for number, names, body in rows]
    levels: Counter[str] = Counter()
    naive = missed = 0
    examples = []
    double = [(names, country) for _, names, country in people if len(names) > 1]
    for names, country in double:
        level = compare(parse(names[0]), parse(names[1]), country=country).level
        levels[level] += 1
        naive += fold(names[0]) == fold(names[1])
        if level not in WHOLE:
            missed += 1
            examples.append(f"{names[0]} / {names[1]} ({level})")
    share, floor = 1 - missed / len(double), naive / len(double)
    print(f"{len(double)} people with a second spelling: {share:.3f} match; equal folded names {floor:.3f}")
    print("  ", dict(levels))
    chance = random.Random(1)
    for example in chance.sample(examples, min(15, len(examples))):
        print("   missed:", example)
    by_country: dict[str, list[list[str]]] = {}
    for _, names, country in people:
        by_country.setdefault(country, []).append(names)
    countries = sorted(c for c, found in by_country.items() if len(found) > 1)
    pairs = 200_000
    wrong = []
    for _ in range(pairs):
        country = chance.choice(countries)
        one, other = chance.sample(by_country[country], 2)
        if compare(parse(one[0]), parse(other[0]), country=country).level in WHOLE:
            wrong.append(f"{one[0]} / {other[0]} ({country})")
    print(f"{pairs} pairs of strangers of one country: {len(wrong)} match ({len(wrong) / pairs:.6f})")
    for example in wrong[:15]:
        print("   matched:", example)


if __name__ == "__main__":
    main()
