"""Two reports of agreements: one instrument or two?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib import resources

import yaml

from kg_builder.model.time import PartialDate
from kg_builder.resolve.bodies import all_country_words, cities, country_code
from kg_builder.resolve.judgement import Model, Verdict
from kg_builder.resolve.organisations import is_acronym, organisation_key, plain, table
from kg_builder.resolve.sound import fold

MADE = frozenset({"signed", "adopted", "agreed", "initialled", "proposed", "planned"})
_NUMBER = re.compile(r"\b(?:resolution|unscr|res|decision|no|number)\s*(?:no\s*)?(\d{2,5})\b")


@cache
def _words() -> dict[str, frozenset[str]]:
    text = (resources.files("kg_builder.lexicon") / "data" / "agreement_words.yml").read_text("utf-8")
    return {key: frozenset(words) for key, words in yaml.safe_load(text).items() if isinstance(words, list)}


@cache
def _changes() -> dict[str, str]:
    text = (resources.files("kg_builder.lexicon") / "data" / "agreement_words.yml").read_text("utf-8")
    return {word: change for change, words in yaml.safe_load(text)["changes"].items() for word in words}


@cache
def known_agreements() -> dict[str, int]:
    """Compared form of a name of a well-known agreement to the number of its row."""
    found = {}
    text = (resources.files("kg_builder.lexicon") / "data" / "agreements.tsv").read_text("utf-8")
    for number, line in enumerate(text.splitlines()):
        if line and not line.startswith("#"):
            for name in line.split("\t")[0].split("|"):
                found[plain(name)] = number
    return found


@dataclass(frozen=True)
class AgreementMention:
    """An agreement as one bulletin speaks of it: ``day`` is of the step in its life that ``status`` says."""

    title: str
    kind: str | None = None
    status: str | None = None
    day: str | None = None
    parties: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    meeting: str | None = None
    bulletin_day: str | None = None

    @cached_property
    def plain(self) -> str:
        return plain(self.title)

    @cached_property
    def known(self) -> int | None:
        """The row of the well-known agreement whose name is the title, or stands in brackets behind it."""
        table = known_agreements()
        bracket = re.search(r"\(([^)]{2,40})\)", self.title)
        forms = [self.plain, *([plain(bracket[1])] if bracket else [])]
        forms.append(re.sub(r"\bbetween .*?(?=\b(?:on|for|concerning|about)\b)", "", self.plain))
        for form in forms:
            if form in table:
                return table[form]
        return None

    @cached_property
    def words(self) -> frozenset[str]:
        """What tells the title apart: no kinds, no parties, no small words."""
        parties = {w for p in self.parties for w in plain(p).split()} | {
            w for p in self.signatories for w in fold(p).split()
        }
        dull = _words()["small"] | _words()["kinds"] | frozenset(_changes())
        kept = {w for w in _spelled_out(self.plain).split() if w not in dull and not w.isdigit()}
        return frozenset(kept - parties - all_country_words())

    @cached_property
    def changes(self) -> frozenset[str]:
        """Words that make it an instrument about another one: an amendment, an extension."""
        if self.known is not None:
            return frozenset()
        found = {_changes()[w] for w in fold(self.title).split() if w in _changes()}
        return frozenset(
            found | ({"protocol"} if re.search(r"\bprotocol (?:of|to|on) (?:amendment|the)\b", self.plain) else set())
        )

    @cached_property
    def number(self) -> str | None:
        match = _NUMBER.search(fold(self.title))
        return match[1] if match else None

    @cached_property
    def span(self) -> tuple[date, date] | None:
        try:
            when = PartialDate(self.day or "")
        except ValueError:
            return None
        return when.earliest, when.latest

    @cached_property
    def sides(self) -> frozenset[str]:
        """The keys of the parties that are states or organisations; group phrases are left out."""
        found = set()
        for party in self.parties:
            code = country_code(party)
            body = re.sub(
                r"^(?:prospective |founding )*(?:member states|members?|parties|participants) (?:of|to) (?:the )?",
                "",
                party,
                flags=re.I,
            )
            if code:
                found.add(code)
            elif (
                fold(body) not in ("member states", "members", "parties", "founding members", "participants")
                and body == party
            ):
                found.add(organisation_key(re.sub(r"\bmember states\b", "", party, flags=re.I).strip()))
            elif body != party:
                found.add(organisation_key(body))
        return frozenset(found)

    @cached_property
    def cities(self) -> frozenset[str]:
        """Cities in the title, else where it was signed."""
        return _cities(self.title) or _cities(self.meeting or "")


def _spelled_out(text: str) -> str:
    """The text with the acronyms of organisations of states written out."""
    bearers = ((w, table().get(w, ())) for w in text.split())
    return " ".join(plain(k[0].name) if len(k) == 1 and not k[0].country and len(w) < 8 else w for w, k in bearers)


def _cities(text: str) -> frozenset[str]:
    words = [fold(w) for w in re.findall(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?", text)]
    parts = {p for w in words for p in (w, *w.split())}
    return frozenset(p for p in parts if p in cities())


@dataclass(frozen=True)
class AgreementPair:
    left: AgreementMention
    right: AgreementMention


def _acronym(pair: AgreementPair) -> bool:
    for short, long in ((pair.left, pair.right), (pair.right, pair.left)):
        letters = re.sub(r"\b(?:treaty|agreement|convention|protocol)\b", "", short.title, flags=re.I).strip()
        words = long.title.split()
        if len(letters) > 1 and " " not in letters and sum(c.isupper() for c in letters) >= 2:
            starts = [" ".join(words[at:]) for at in range(min(4, max(1, len(words) - 1)))]
            joined = [s.replace("-", " ") for s in starts]
            ends = [" ".join(s.split()[:n]) for s in joined for n in range(2, 9)]
            if any(is_acronym(letters, s) for s in {*starts, *joined, *ends} if s):
                return True
        if " " in letters:
            head, *tail = letters.split()
            rest = " ".join(tail)
            if (
                head.isupper()
                and len(head) > 2
                and rest
                and fold(rest) in long.plain
                and is_acronym(head, re.sub(re.escape(rest) + r"(?: of(?: the)?)?", "", long.title, flags=re.I).strip())
            ):
                return True
    return False


def listed_same(pair: AgreementPair) -> tuple[float, str]:
    """1 where both titles are names of one well-known agreement."""
    a, b = pair.left.known, pair.right.known
    return float(a is not None and a == b), pair.left.title


def listed_differ(pair: AgreementPair) -> tuple[float, str]:
    """1 where they are names of two well-known agreements."""
    a, b = pair.left.known, pair.right.known
    return float(a is not None and b is not None and a != b), f"{pair.left.title} / {pair.right.title}"


def acronym(pair: AgreementPair) -> tuple[float, str]:
    """1 where one title is an acronym of the other."""
    return float(not listed_same(pair)[0] and _acronym(pair)), f"{pair.left.title} / {pair.right.title}"


def title_words(pair: AgreementPair) -> tuple[float, str]:
    """The share of the shorter title's telling words that the other has, kinds and parties left out."""
    a, b = pair.left.words, pair.right.words
    if not a or not b or listed_same(pair)[0] or acronym(pair)[0]:
        return 0.0, ""
    common = _words()["common"]
    telling = sum(0.3 if w in common else 1.0 for w in a & b)
    value = len(a & b) / min(len(a), len(b)) * min(1.0, telling)
    both_more = bool(a - b) and bool(b - a)
    return value * (0.6 if both_more else 1.0), " ".join(sorted(a & b))


def title_apart(pair: AgreementPair) -> tuple[float, str]:
    """1 where the titles have telling words and share none."""
    a, b = pair.left.words, pair.right.words
    if listed_same(pair)[0] or acronym(pair)[0] or pair.left.number or pair.right.number:
        return 0.0, ""
    if not a or not b or a <= cities().keys() or b <= cities().keys():
        return 0.0, ""  # "Tehran Declaration" says where, not what
    shared = a & b - _words()["common"]
    return float(not shared and bool(a - b) and bool(b - a)), f"{' '.join(sorted(a))} / {' '.join(sorted(b))}"


def title_generic(pair: AgreementPair) -> tuple[float, str]:
    """1 where no title has a telling word ("Joint Statement"): only date and parties can tell."""
    return float(not pair.left.words and not pair.right.words and not pair.left.number), pair.left.title


def number_same(pair: AgreementPair) -> tuple[float, str]:
    """1 where both have the same number (a resolution's)."""
    a, b = pair.left.number, pair.right.number
    return float(a is not None and a == b), str(a)


def number_differs(pair: AgreementPair) -> tuple[float, str]:
    """1 where the numbers differ."""
    a, b = pair.left.number, pair.right.number
    return float(a is not None and b is not None and a != b), f"{a} / {b}"


def _stage(mention: AgreementMention) -> str:
    return "made" if mention.status in MADE else "later"


def made_together(pair: AgreementPair) -> tuple[float, str]:
    """1 where the days on which it was made fit; 0.8 where one is a month, 0.5 a year."""
    a, b = pair.left.span, pair.right.span
    if a is None or b is None or a[0] > b[1] or b[0] > a[1]:
        return 0.0, ""
    coarse = max((a[1] - a[0]).days, (b[1] - b[0]).days)
    return (1.0 if coarse == 0 else 0.8 if coarse < 32 else 0.5), f"{pair.left.day} / {pair.right.day}"


def day_in_title(pair: AgreementPair) -> tuple[float, str]:
    """1 where a title gives the day on which the other was made ("the April 27 declaration")."""
    for titled, made in ((pair.left, pair.right), (pair.right, pair.left)):
        if made.span and made.span[0] == made.span[1]:
            day, month = made.span[0].day, made.span[0].strftime("%B").lower()
            if re.search(rf"\b(?:{month} {day}|{day} {month})\b", fold(titled.title)) and made_together(pair)[0]:
                return 1.0, f"{titled.title} / {made.day}"
    return 0.0, ""


def made_apart(pair: AgreementPair) -> tuple[float, str]:
    """1 where both are said to have been made, on days that exclude each other (two days of leave for time zones)."""
    a, b = pair.left.span, pair.right.span
    if a is None or b is None or _stage(pair.left) != "made" or _stage(pair.right) != "made":
        return 0.0, ""
    gap = max((b[0] - a[1]).days, (a[0] - b[1]).days)
    if pair.left.status != pair.right.status and {pair.left.status, pair.right.status} & {
        "planned",
        "proposed",
        "agreed",
        "initialled",
    }:
        return (0.5 if gap > 700 else 0.0), f"{gap} days"
    return float(gap > 2), f"{gap} days"


def life_broken(pair: AgreementPair) -> tuple[float, str]:
    """1 where it would have been in force, ratified or ended before it was made."""
    for made, later in ((pair.left, pair.right), (pair.right, pair.left)):
        if (
            _stage(made) == "made"
            and _stage(later) == "later"
            and made.span
            and later.span
            and later.span[1] < made.span[0]
        ):
            days = (made.span[0] - later.span[1]).days
            return float(days > 2), f"{later.status} {later.day}, {made.status} {made.day}"
    return 0.0, ""


def life_fits(pair: AgreementPair) -> tuple[float, str]:
    """1 where a later step (ratified, in force) follows the making within six years."""
    for made, later in ((pair.left, pair.right), (pair.right, pair.left)):
        if _stage(made) == "made" and _stage(later) == "later" and made.span and later.span:
            days = (later.span[0] - made.span[1]).days
            return float(0 < days <= 2200), f"{made.status} {made.day}, {later.status} {later.day}"
    return 0.0, ""


def same_parties(pair: AgreementPair) -> tuple[float, str]:
    """1 where the parties are the same two states or bodies, 1.3 where they are the same three or more."""
    a, b = pair.left.sides, pair.right.sides
    return (1.3 if len(a) > 2 else 1.0) * (len(a) > 1 and a == b), ", ".join(sorted(a & b))


def other_parties(pair: AgreementPair) -> tuple[float, str]:
    """1 where both name parties and share none; 0.5 where each of two bilateral ones has a party of its own."""
    a, b = pair.left.sides, pair.right.sides
    if not a or not b or (not a & b and any(s.startswith("org:") for s in a | b) and len(a | b) < 3):
        return 0.0, ""
    if not a & b:
        return 1.0, f"{sorted(a)} / {sorted(b)}"
    return float(len(a) == 2 and len(b) == 2 and a != b), f"{sorted(a)} / {sorted(b)}"


def other_kind(pair: AgreementPair) -> tuple[float, str]:
    """1 where one is a memorandum, protocol or contract and the other is not."""
    apart = {"memorandum", "protocol", "contract", "letter", "communique", "resolution"}
    a, b = pair.left.kind, pair.right.kind
    if not a or not b or a == b or "other" in (a, b) or listed_same(pair)[0]:
        return 0.0, ""
    if {a, b} & {"resolution"} and {a, b} & {"programme", "decision", "plan", "declaration"}:
        return 0.0, ""
    return float(bool({a, b} & apart)), f"{a} / {b}"


def same_kind(pair: AgreementPair) -> tuple[float, str]:
    """1 where the kinds are equal."""
    return float(pair.left.kind is not None and pair.left.kind == pair.right.kind), str(pair.left.kind)


def changes_other(pair: AgreementPair) -> tuple[float, str]:
    """1 where one amends, extends or renews, or is a second of its kind, and the other is not."""
    a, b = pair.left.changes, pair.right.changes
    return float(a != b and not listed_same(pair)[0]), f"{sorted(a)} / {sorted(b)}"


def other_city(pair: AgreementPair) -> tuple[float, str]:
    """1 where the titles or the signing places name different cities."""
    a, b = pair.left.cities, pair.right.cities
    said = _cities(pair.left.title) or _cities(pair.right.title)
    return float(bool(a) and bool(b) and bool(said) and not a & b), f"{sorted(a)} / {sorted(b)}"


AGREEMENTS: Model[AgreementPair] = Model(
    weights={
        listed_same: 8.0,
        listed_differ: -8.0,
        acronym: 4.5,
        title_words: 4.0,
        title_apart: -4.0,
        title_generic: -1.0,
        number_same: 6.0,
        number_differs: -10.0,
        made_together: 2.0,
        day_in_title: 2.0,
        made_apart: -8.0,
        life_broken: -6.0,
        life_fits: 0.7,
        same_parties: 1.8,
        other_parties: -5.0,
        other_kind: -4.0,
        same_kind: 0.7,
        changes_other: -5.0,
        other_city: -4.0,
    },
    bias=-4.0,
    same=0.5,
    different=-3.0,
)


def judge_agreements(left: AgreementMention, right: AgreementMention) -> Verdict:
    """Whether two reports mean one agreement."""
    return AGREEMENTS.judge(AgreementPair(left, right))
