"""Prints how the grammar reads each publisher, and what falls when that publisher had never been looked at.

usage: leave_one_out.py --data ../shared [--out FILE]

The grammar itself is not trained; what it owes to a publisher are entries of its lexicon. So for each publisher the
titles, organisations and meeting words are taken out that occur in this publisher's training bulletins and in no other
one's, and its bulletins are read again. This is a lower bound: a good part of these entries ("attorney-general",
"hotline") would stand in the lexicon of anybody who knows the trade. ``--data`` is the folder that holds ``bulletins/``
and ``eval/``; none of its texts is copied. Intervals are those of a bootstrap over bulletins, of the difference itself.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from kg_builder.bulletins import discover, read  # noqa: E402
from kg_builder.check.evaluation import Evaluation, evaluate, load_records  # noqa: E402
from kg_builder.check.score import BulletinScore, figures  # noqa: E402
from kg_builder.extract.grammar import GrammarExtractor  # noqa: E402
from kg_builder.lexicon import Lexicon, load  # noqa: E402
from kg_builder.lexicon.meetings import MeetingWords, cue_of, meeting_words  # noqa: E402
from kg_builder.lexicon.phrases import Phrases, plain, tokens  # noqa: E402
from kg_builder.model.bulletin import Bulletin  # noqa: E402
from kg_builder.model.exchange import to_exchange  # noqa: E402

MEASURES = ("met, mean", "met", "meetings", "participants", "officials", "official.post", "organisations")
RESAMPLES = 500
_LONGEST = 9  # words of an entry that is looked for in the texts

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """The entries of the lexicon that only one publisher's bulletins hold."""

    titles: frozenset[Phrase]
    organisations: frozenset[Phrase]
    meetings: frozenset[Phrase]


def bulletins_of(folder: Path, wanted: Iterable[str]) -> dict[str, Bulletin]:
    keys = set(wanted)
    return {
        b.id: b for path in discover(folder) for b in read(path) if isinstance(b, Bulletin) and b.id in keys
    }  # fmt: skip


def phrases_in(texts: Iterable[str]) -> set[Phrase]:
    """Every run of up to nine words of the texts, folded."""
    found: set[Phrase] = set()
    for text in texts:
        words = [plain(w) for w in tokens(text)]
        for size in range(1, _LONGEST + 1):
            found.update(tuple(words[k : k + size]) for k in range(len(words) - size + 1))
    return found


def own_entries(lexicon: Lexicon, words: MeetingWords, ours: set[Phrase], others: set[Phrase]) -> Removed:
    """The entries that stand in ``ours`` and not in ``others``."""

    def only(entries: Iterable[Phrase]) -> frozenset[Phrase]:
        return frozenset(e for e in entries if e in ours and e not in others)

    titles = [p for table in (lexicon.heads, lexicon.plurals, lexicon.honorifics) for p, _ in table]
    titles += [(w,) for w in lexicon.modifiers | lexicon.portfolios]
    spoken = [tuple(plain(w) for w in tokens(form)) for form in (*words.nouns, *words.verbs)]
    return Removed(only(titles), only(p for p, _ in lexicon.organisations), only(spoken))


def _without(table: Phrases[Any], removed: frozenset[Phrase]) -> Phrases[Any]:
    kept = copy.copy(table)
    kept._table = {
        first: rows
        for first, all_rows in table._table.items()
        if (rows := [row for row in all_rows if row[0] not in removed])
    }
    return kept


def extractor_without(lexicon: Lexicon, words: MeetingWords, removed: Removed, name: str) -> GrammarExtractor:
    """The grammar with a poorer lexicon."""
    poorer = replace(
        lexicon,
        heads=_without(lexicon.heads, removed.titles),
        plurals=_without(lexicon.plurals, removed.titles),
        honorifics=_without(lexicon.honorifics, removed.titles),
        modifiers=lexicon.modifiers - {p[0] for p in removed.titles if len(p) == 1},
        portfolios=lexicon.portfolios - {p[0] for p in removed.titles if len(p) == 1},
        organisations=_without(lexicon.organisations, removed.organisations),
        fingerprint=f"{lexicon.fingerprint} without {name}",
    )
    extractor = GrammarExtractor(poorer)

    def kept(forms: Mapping[str, Any]) -> dict[str, Any]:
        return {f: v for f, v in forms.items() if tuple(plain(w) for w in tokens(f)) not in removed.meetings}

    nouns, verbs = kept(words.nouns), kept(words.verbs)
    extractor._meetings = replace(words, nouns=nouns, verbs=verbs, cue=cue_of(nouns, verbs))
    return extractor


def difference(before: Sequence[BulletinScore], after: Sequence[BulletinScore], measure: str) -> tuple[float, float]:
    """The 95 % interval of what a measure's F1 gains, over bulletins drawn with replacement."""
    draw = random.Random(1)
    found = []
    for _ in range(RESAMPLES):
        drawn = draw.choices(range(len(before)), k=len(before))
        old, new = figures([before[k] for k in drawn]), figures([after[k] for k in drawn])
        if measure in old and measure in new:
            found.append(new[measure][2] - old[measure][2])
    found.sort()
    return found[int(0.025 * len(found))], found[int(0.975 * len(found)) - 1]


def show(title: str, before: Evaluation, after: Evaluation) -> None:
    print(f"\n{title}")
    old, new = figures(list(before.scores.values())), figures(list(after.scores.values()))
    print(f"  {'measure':<16}{'as shipped: P':>14}{'R':>7}{'F':>7}{'without: P':>13}{'R':>7}{'F':>7}   change, 95 %")
    for measure in MEASURES:
        if measure in old and measure in new:
            low, high = difference(list(before.scores.values()), list(after.scores.values()), measure)
            print(
                f"  {measure:<16}{old[measure][0]:>14.3f}{old[measure][1]:>7.3f}{old[measure][2]:>7.3f}"
                f"{new[measure][0]:>13.3f}{new[measure][1]:>7.3f}{new[measure][2]:>7.3f}"
                f"   {new[measure][2] - old[measure][2]:+.3f} ({low:+.3f} to {high:+.3f})"
            )


def main() -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--data", type=Path, required=True, help="the folder with bulletins/ and eval/")
    ask.add_argument("--out", type=Path, help="also write the figures as JSON")
    args = ask.parse_args()
    gold = load_records(args.data / "eval" / "gold-train.jsonl")
    texts = bulletins_of(args.data / "bulletins" / "train", gold)
    groups: dict[str, dict[str, Any]] = defaultdict(dict)
    for key, record in gold.items():
        groups[str(record.get("publisher"))][key] = record
    lexicon, words = load(), meeting_words()
    spoken = {name: phrases_in(texts[key].text for key in group) for name, group in groups.items()}
    whole = GrammarExtractor()
    old: dict[str, BulletinScore] = {}
    new: dict[str, BulletinScore] = {}
    names = {key: str(record.get("publisher")) for key, record in gold.items()}
    for publisher, group in sorted(groups.items()):
        others = set().union(*(found for name, found in spoken.items() if name != publisher))
        removed = own_entries(lexicon, words, spoken[publisher], others)
        poorer = extractor_without(lexicon, words, removed, publisher)
        before = evaluate(group, {key: to_exchange(whole.read(texts[key]), texts[key]) for key in group})
        after = evaluate(group, {key: to_exchange(poorer.read(texts[key]), texts[key]) for key in group})
        show(
            f"{publisher}: {len(group)} bulletins; without {len(removed.titles)} titles and words of titles,"
            f" {len(removed.organisations)} organisations, {len(removed.meetings)} words for meetings",
            before,
            after,
        )
        old |= before.scores
        new |= after.scores
    show(
        "All, each without its own entries", Removed(*[frozenset()] * 3), Evaluation(old, names), Evaluation(new, names)
    )
    if args.out is not None:
        plain_figures = {side: figures(list(scores.values())) for side, scores in (("shipped", old), ("without", new))}
        args.out.write_text(json.dumps(plain_figures, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
