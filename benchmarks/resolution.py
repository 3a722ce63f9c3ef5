"""How resolution grows: seeded records that recombine real ones, resolved at several sizes.

``python benchmarks/resolution.py RECORDS.jsonl 1000 3000 10000``; RECORDS are lines of our own form (as
``kg_builder.model.codec.dump`` writes them) or files and folders of bulletins, which are read first.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from kg_builder.graph.facts import read_claims
from kg_builder.model import codec
from kg_builder.model.record import Official, Record
from kg_builder.model.time import PartialDate
from kg_builder.resolve.authority import Authority
from kg_builder.resolve.known_names import LexiconNames
from kg_builder.resolve.resolver import Resolver


def recombined(pool: list[Record], count: int, seed: int = 7) -> Iterator[Record]:
    """``count`` records: each a real one at another date, some of its officials with names crossed from others'."""
    chance = random.Random(seed)
    names: dict[str, list[str]] = {}
    for record in pool:
        for official in record.officials:
            names.setdefault(official.of.value if official.of else "", []).append(official.name.value)
    for number in range(count):
        base = chance.choice(pool)
        day = base.published.earliest if base.published else date(2020, 1, 1)
        moved = day + timedelta(days=chance.randint(-2000, 2000))
        officials = tuple(_crossed(o, names, chance) if chance.random() < 0.35 else o for o in base.officials)
        yield replace(
            base, bulletin=f"made-{seed}-{number}", published=PartialDate(moved.isoformat()), officials=officials
        )


def _crossed(official: Official, names: dict[str, list[str]], chance: random.Random) -> Official:
    others = names.get(official.of.value if official.of else "", [official.name.value])
    first, last = chance.choice(others).split(), chance.choice(others).split()
    name = f"{first[0]} {last[-1]}"
    return replace(official, name=replace(official.name, value=name, surface=name), aliases=())


def load(paths: list[Path]) -> list[Record]:
    """Records of files in our own form, or of bulletins."""
    found: list[Record] = []
    for path in paths:
        if path.suffix == ".jsonl" and path.is_file() and '"sha256"' in path.open(encoding="utf-8").readline():
            found += [codec.load(Record, line) for line in path.read_text("utf-8").splitlines()]
        else:
            from kg_builder.bulletins import discover, read
            from kg_builder.workspace.making import grammar

            files = discover(path) if path.is_dir() else [path]
            bulletins = [b for file in files for b in read(file) if not isinstance(b, Exception)]
            found += list(grammar().extract(bulletins))
    return [record for record in found if not record.skipped]


def main() -> None:
    sizes = [int(a) for a in sys.argv[1:] if a.isdigit()] or [1_000, 3_000, 10_000]
    pool = load([Path(a) for a in sys.argv[1:] if not a.isdigit()])
    print(f"{len(pool)} records to recombine", flush=True)
    for size in sizes:
        names = LexiconNames()
        claims = [read_claims(record, names) for record in recombined(pool, size)]
        start = time.process_time()
        resolver = Resolver(claims, names, None, Authority.open())
        resolution = resolver.resolution()
        seconds = time.process_time() - start
        mentions = sum(len(e.members) for e in resolution.entities.values())
        pairs = sum(1 for _ in resolver.officials.candidates())
        kinds = Counter(e.kind for e in resolution.entities.values())
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{size:>7} records {mentions:>8} mentions {seconds:>7.1f} s {1000 * seconds / size:>6.2f} ms a record "
            f"{pairs / max(1, len(resolver.officials.people)):>5.1f} pairs a unit {memory} MB  {dict(kinds)}"
        )


if __name__ == "__main__":
    main()
