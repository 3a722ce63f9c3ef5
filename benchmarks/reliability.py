"""Prints how often values of each confidence are right, by slot and by rule.

usage: reliability.py GOLD.jsonl BULLETINS... [--rules]

Rules state their own confidence. To replace it by the share that was right on the training bulletins was tried and made
the table worse on others (values from 0.8 to 0.9 right in 0.78 of cases, not 0.87): the grammar knows those bulletins.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from kg_builder.bulletins import discover, read  # noqa: E402
from kg_builder.check.reliability import Judgement, judge, table  # noqa: E402
from kg_builder.errors import SourceError  # noqa: E402
from kg_builder.extract.grammar import GrammarExtractor  # noqa: E402


def judged(gold: Path, sources: list[Path]) -> list[Judgement]:
    wanted = {r["id"]: r for r in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    extractor = GrammarExtractor()
    found: list[Judgement] = []
    for source in sources:
        for path in discover(source):
            for bulletin in read(path):
                if not isinstance(bulletin, SourceError) and bulletin.id in wanted:
                    found += judge(extractor.read(bulletin), wanted[bulletin.id])
    return found


def by_rule(found: list[Judgement]) -> dict[tuple[str, str, float], list[int]]:
    counts: dict[tuple[str, str, float], list[int]] = defaultdict(lambda: [0, 0])
    for one in found:
        count = counts[one.slot, one.method, one.confidence]
        count[0] += 1
        count[1] += one.right
    return dict(sorted(counts.items()))


def main() -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("gold", type=Path)
    ask.add_argument("bulletins", type=Path, nargs="+")
    ask.add_argument("--rules", action="store_true", help="also by rule")
    args = ask.parse_args()
    found = judged(args.gold, args.bulletins)
    print(f"{'slot':<22}{'confidence':>12}{'found':>8}{'right':>8}{'share':>8}")
    for row in table(found):
        low = f"from {row.low:.1f}"
        print(f"{row.slot:<22}{low:>12}{row.found:>8}{row.right:>8}{row.right / row.found:>8.3f}")
    if args.rules:
        for (slot, rule, sure), (count, right) in by_rule(found).items():
            print(f"{slot:<22}{rule:<28}{sure:>6.2f}{count:>8}{right:>8}{right / count:>8.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
