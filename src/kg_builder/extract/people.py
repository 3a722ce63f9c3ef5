"""Names of people in a sentence, and which posts and countries stand with which name."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg_builder.extract.phrases import DATE_WORDS, Context, context, is_name_part
from kg_builder.extract.posts import Owner, Post
from kg_builder.extract.units import JOINERS, Unit
from kg_builder.lexicon import Lexicon

_LONGEST = 9
_INNER_HONORIFICS = frozenset(
    [
        "sheikh",
        "shaikh",
        "haji",
        "sri",
        "seri",
        "dato",
        "dato'",
        "datuk",
        "tan",
        "tun",
        "hajj",
        "sayyid",
        "pehin",
        "u",
        "don",
        "don",
    ]
)
# Titles that stay where the name after them is a single word ("Lady Starmer").
_PART_OF_NAME = frozenset(["baroness", "baron", "lady", "lord", "viscount"])
_NAMES_OF_HEADS = frozenset(
    [
        "bishop",
        "king",
        "prince",
        "pope",
        "marshal",
        "major",
        "dean",
        "speaker",
        "judge",
        "chancellor",
        "governor",
        "sultan",
        "emir",
        "amir",
        "principal",
        "cardinal",
        "archbishop",
    ]
)
# Countries that are given names, too.
_NAMES_OF_COUNTRIES = frozenset(
    ["israel", "jordan", "chad", "georgia", "america", "ireland", "france", "salvador", "malta"]
)
_OPENING_PARTICLES = frozenset(
    ["von", "van", "de", "al", "el", "bin", "abu", "da", "du", "der", "di", "della", "le", "la"]
)
_GENERATIONS = frozenset(
    [
        "jr",
        "jr.",
        "sr",
        "sr.",
        "ii",
        "iii",
        "iv",
        "v",
        "vi",
        "vii",
        "viii",
        "ix",
        "x",
        "xi",
        "xii",
        "xiii",
        "xiv",
        "xvi",
    ]
)
_NUMERALS = frozenset(["ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xvi"])
ADDRESS = frozenset(
    [
        "ambassador",
        "senator",
        "professor",
        "congressman",
        "congresswoman",
        "amb.",
        "sen.",
        "rep.",
        "judge",
        "general",
        "dr",
    ]
)
_PLACED = frozenset(["in", "at", "near", "across", "around", "throughout", "via", "outside", "inside"])
_DASHES = frozenset(["–", "—", "-"])


@dataclass(slots=True)
class Named:
    """A name where it stands: ``first:end`` are its tokens alone, ``start`` the first of post or honorific."""

    first: int
    end: int
    parts: tuple[str, ...]
    sentence: int
    start: int = 0
    stop: int = 0
    posts: list[tuple[Post, str]] = field(default_factory=list)
    owner: Owner | None = None
    honorific: bool = False
    is_counterpart: bool = False
    weak: bool = True
    unlikely: bool = False


@dataclass(slots=True)
class Sentence:
    """A sentence after the grammar: its units with posts and names joined, and the names in it."""

    index: int
    units: list[Unit]
    named: list[Named]
    takes_part: bool = False
    headline: bool = False


def _is_acronym(c: Context, unit: Unit) -> bool:
    """Capitals that abbreviate something ("USTR") rather than spell a name ("XI", "KIM")."""
    word = unit.word
    return (
        2 <= len(word) <= 5
        and word.isupper()
        and c.lexicon.early_parts.get(unit.folded, 0) + c.lexicon.last_parts.get(unit.folded, 0)
        < (5 if len(word) > 2 else 1)
    )


def _may_be_name(c: Context, at: int, after_title: bool, solid: int) -> bool:
    """Whether the capital at ``at`` can be part of a name of which ``solid`` parts were read."""
    unit = c.units[at]
    lexicon = c.lexicon
    early, last = lexicon.early_parts.get(unit.folded, 0), lexicon.last_parts.get(unit.folded, 0)
    if (unit.folded in lexicon.modifiers and not (last and solid)) or unit.folded in ("the", "a", "an", "this", "that"):
        return False
    organ = unit.folded in c.words.organ_nouns or unit.folded in c.words.area_nouns
    if organ or unit.folded in c.words.other_nouns or unit.folded in lexicon.portfolios:
        if solid and early + last and c.kind(at + 1) not in ("org", "head") and is_name_part(c, at - 1):
            return not organ or c.kind(at + 1) not in ("cap",)
        if solid and after_title and early + last >= 3 and c.kind(at + 1) not in ("cap", "org", "head"):
            return True
        if early >= 5 and (after_title or solid) and c.kind(at + 1) == "cap":
            return True
        return bool(not solid and after_title and early + last >= 3 and c.kind(at + 1) == "cap" and not organ)
    return (
        not _is_acronym(c, unit)
        or (after_title and not unit.word.isupper())
        or (len(unit.word) <= 2 and c.kind(at + 1) == "cap")
        or (c.kind(at - 1) == "hon" and c.kind(at + 1) == "cap" and not c.units[at + 1].word.isupper())
    )


def _particle(c: Context, at: int, solid: bool) -> int:
    """The end of the small words inside a name that begin at ``at`` ("de la", "bin"), ``at`` if there are none."""
    unit = c.units[at]
    if (
        unit.folded not in c.lexicon.particles
        or not solid
        or (unit.folded in ("e", "i", "y") and c.kind(at - 1) != "cap")
    ):
        return at
    if c.kind(at + 1) in ("cap", "init") or (c.kind(at + 1) == "hon" and c.kind(at + 2) == "cap"):
        return at + 1
    second = c.at(at + 1)
    if (
        second is not None
        and second.folded in ("la", "der", "den", "los", "las", "le", "de", "del")
        and c.kind(at + 2) == "cap"
    ):
        return at + 2
    return at


def _odd_part(c: Context, at: int, start: int, after_title: bool, solid: int) -> bool:
    """A word that is a post or a country elsewhere and part of a name here ("Julie Bishop", "Israel Katz", "Türk")."""
    unit = c.units[at]
    if unit.kind == "head":
        named = unit.folded in _NAMES_OF_HEADS and not unit.lower and solid > 0
        return named and is_name_part(c, at - 1) and c.kind(at + 1) not in ("cap", "init")
    if unit.kind != "country" or unit.end - unit.first != 1:
        return False
    if at == start:
        return after_title and unit.folded in _NAMES_OF_COUNTRIES and c.kind(at + 1) == "cap" and not c.is_organ(at + 1)
    alone = c.kind(at + 1) not in ("cap", "init", "head", "org", "poss") and c.kind(at - 1) == "cap"
    if unit.folded in _NAMES_OF_COUNTRIES and is_name_part(c, at - 1):
        return after_title and alone and solid == 1
    return after_title and alone and solid == 1 and not (unit.country and unit.country.noun)


def _name_end(c: Context, at: int, after_title: bool) -> int:
    """The end of the run of name parts that begins at unit ``at``; ``at`` if none does."""
    end = at
    solid = 0
    while end - at < _LONGEST and (unit := c.at(end)) is not None:
        if unit.kind == "init":
            end += 1
        elif unit.kind == "cap":
            if unit.folded in c.lexicon.suffixes and solid:
                if unit.folded in _GENERATIONS:
                    end += 1
                break
            if not _may_be_name(c, end, after_title, solid):
                break
            solid += 1
            end += 1
        elif unit.kind == "low":
            step = _particle(c, end, bool(solid) or after_title)
            if step == end:
                break
            end = step
        elif unit.kind == "hon" and unit.folded in _INNER_HONORIFICS and solid and c.kind(end + 1) == "cap":
            end += 1
        elif _odd_part(c, end, at, after_title, solid):
            solid += 1
            end += 1
        else:
            break
    while end > at and c.units[end - 1].kind == "low":
        end -= 1
    if solid == 0:
        return at
    comma, suffix = c.at(end), c.at(end + 1)
    if (
        comma is not None
        and comma.folded == ","
        and suffix is not None
        and suffix.folded in ("jr", "jr.", "sr", "sr.", "iii")
    ):
        end += 2
    return end


def _goes_on(c: Context, end: int) -> bool:
    """Whether the capitals go on to a noun that is no name: "Windsor | Castle", "Biden | Administration"."""
    unit = c.at(end)
    return (
        unit is not None
        and unit.folded not in DATE_WORDS
        and unit.kind in ("cap", "org")
        and (
            unit.folded in c.words.other_nouns
            or unit.folded in c.words.organ_nouns
            or unit.folded in c.words.venue_nouns
            or unit.folded in c.words.area_nouns
        )
    )


def find_names(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with each run of name parts joined into one unit of kind ``name``."""
    c = context(units, lexicon)
    result: list[Unit] = []
    index = 0
    while index < len(units):
        unit = units[index]
        before = result[-1] if result else None
        after_title = before is not None and (
            before.kind in ("post", "hon", "plural")
            or (before.folded == "," and len(result) > 1 and result[-2].kind == "post")
        )
        starts = unit.kind in ("cap", "init") or (
            after_title and (unit.kind == "country" or (unit.kind == "low" and unit.folded in _OPENING_PARTICLES))
        )
        end = _name_end(c, index, after_title) if starts else index
        if end > index and _goes_on(c, end) and not (after_title and end - index > 1):
            result.extend(units[index:end])
            index = end
            continue
        if end == index:
            result.append(unit)
            index += 1
            continue
        start = index
        if (
            before is not None
            and before.kind == "hon"
            and end - index == 1
            and before.folded.split()[-1] in _PART_OF_NAME
        ):
            result.pop()
            start -= 1
        result.append(
            Unit(
                "name",
                units[start].first if start == index else units[start].end - 1,
                units[end - 1].end,
                " ".join(u.word for u in units[start:end]),
                " ".join(u.folded for u in units[start:end]),
            )
        )
        index = _after_letters(c, end)
    return result


def _after_letters(c: Context, end: int) -> int:
    """Past the letters behind a name: "Anthony Albanese, MP, Prime Minister", "K Shanmugam SC, Minister"."""
    for step in (0, 1):
        letters, stop = c.at(end + step), c.at(end + step + 1)
        comma = c.at(end) if step else None
        if (
            (not step or (comma is not None and comma.folded == ","))
            and letters is not None
            and letters.folded in c.lexicon.suffixes
            and letters.folded not in _GENERATIONS
            and (step == 0 or (stop is not None and stop.folded in (",", *JOINERS)))
        ):
            return end + step + 1
    return end


def _parts(unit: Unit, lexicon: Lexicon) -> tuple[str, ...]:
    """The folded parts of a name without degrees and, unless one name alone is left, generations ("Jr.", "III")."""
    words = [w for w in unit.folded.replace("-", " ").split() if w != ","]
    numbers = {w for w in words[1:] if w in _NUMERALS and f" {w.upper()}" in f" {unit.word}"}
    parts = [w for w in words[1:] if w in _NUMERALS - numbers or w not in lexicon.suffixes]
    if not parts and numbers:
        return tuple(words)
    return (words[0], *parts)


class Binder:
    """Ties the posts of one sentence to its names."""

    def __init__(self, units: list[Unit], lexicon: Lexicon, sentence: int) -> None:
        self.c = context(units, lexicon)
        self.units = units
        self.lexicon = lexicon
        self.names: dict[int, Named] = {}
        self.taken: set[int] = set()
        for index, unit in enumerate(units):
            if unit.kind == "name":
                parts = _parts(unit, lexicon)
                self.names[index] = Named(unit.first, unit.end, parts, sentence, unit.first, unit.end)

    def run(self) -> list[Named]:
        """The names of the sentence with what was bound to them."""
        self._honorifics()
        self._before()
        self._plurals()
        self._chains()
        self._behind()
        self._countries()
        self._listed()
        self._shared_country()
        return [self.names[i] for i in sorted(self.names)]

    def _word(self, index: int) -> str:
        unit = self.c.at(index)
        return unit.folded if unit is not None else ""

    def _bind(self, index: int, post_at: int, rule: str) -> None:
        post = self.units[post_at].value
        assert isinstance(post, Post)
        named = self.names[index]
        named.posts.append((post, rule))
        named.start = min(named.start, post.first)
        named.stop = max(named.stop, post.end)
        named.weak = False
        self.taken.add(post_at)

    def _free(self, index: int) -> bool:
        return self.c.kind(index) == "post" and index not in self.taken

    def _post(self, index: int) -> Post:
        post = self.units[index].value
        assert isinstance(post, Post)
        return post

    def _left_of(self, index: int) -> int:
        """The unit before a name and its honorifics."""
        index -= 1
        while self.c.kind(index) == "hon" or (
            self._word(index) in ("the", "“", ".") and self.c.kind(index + 1) == "hon"
        ):
            index -= 1
        return index

    def _honorifics(self) -> None:
        for index, named in self.names.items():
            left = self._left_of(index)
            if left != index - 1:
                named.honorific = True
                named.weak = False
                named.start = self.units[left + 1].first
            before = self.c.at(left)
            if before is not None and before.kind == "low" and before.folded in _PLACED and not named.honorific:
                named.unlikely = True
            if self._word(left) in JOINERS and left - 1 in self.names:
                previous = self.names[left - 1]
                named.unlikely = named.unlikely or (
                    previous.unlikely or self._word(left - 2) in self.c.words.person_nouns
                )

    def _before(self) -> None:
        """Posts right before names: "Foreign Minister Wang Yi", "President of Senegal H.E. Mr Macky Sall"."""
        for index in self.names:
            left = self._left_of(index)
            if self._free(left):
                self._bind(index, left, "before")
                self._chain_left(index, left)

    def _owned(self, post_at: int) -> bool:
        """Whether a name that has no post of its own stands before the post and a comma."""
        at = post_at - 1
        if self._word(at) == "the":
            at -= 1
        return self._word(at) in (",", "(", *_DASHES) and at - 1 in self.names and not self.names[at - 1].posts

    def _chain_left(self, index: int, post_at: int) -> None:
        """Further posts of the same person: "Deputy Prime Minister and Foreign Minister X"."""
        at = post_at
        while True:
            step = at - 1
            if self._word(step) == "the":
                step -= 1
            joiner = self._word(step)
            if joiner not in (*JOINERS, ",", "/", "cum", *_DASHES):
                return
            if joiner in JOINERS and self._word(step - 1) == ",":
                step -= 1
            if not self._free(step - 1) or self._owned(step - 1) or not self._one_holder(step - 1, at, joiner):
                return
            self._bind(index, step - 1, "before-chain")
            at = step - 1

    def _one_holder(self, first_at: int, second_at: int, joiner: str) -> bool:
        """Whether two posts side by side are of one person, not of an unnamed one and a named one."""
        first, second = self._post(first_at), self._post(second_at)
        if first.lower and not second.lower:
            return False
        owners = [p.owner.name for p in (first, second) if p.owner is not None and p.owner.kind == "country"]
        if len(owners) == 2 and owners[0] != owners[1]:
            return False
        alone = [len(p.tokens) == len(p.head.split()) and p.owner is None for p in (first, second)]
        monarch = first.head in ("president", "king", "queen", "emir", "amir", "sultan") and alone[0]
        if joiner == ",":
            return not (monarch and first.definite and not second.definite)
        chiefs = first.head in ("prime minister", "premier", "chancellor") and all(alone)
        return not ((monarch and (first.definite or alone[1])) or chiefs)

    def _plurals(self) -> None:
        """ "Presidents Xi Jinping and Vladimir Putin", "deputy prime ministers A, B and C" """
        for index, unit in enumerate(self.units):
            if unit.kind != "plural" and not (
                unit.kind == "low" and unit.folded in ("ministers", "presidents", "ambassadors", "secretaries")
            ):
                continue
            at = index + 1
            if at not in self.names and self.c.kind(at) not in ("hon",):
                continue
            start = index
            while start > 0 and (
                self.c.is_portfolio(start - 1)
                or (
                    self._word(start - 1) in ("deputy", "prime", "foreign", "vice", "first", *self.lexicon.portfolios)
                    and self.c.kind(start - 1) in ("low", "cap", "head")
                )
            ):
                start -= 1
            tokens = list(range(self.units[start].first, unit.end))
            head = _singular(" ".join(u.folded for u in self.units[start : index + 1]))
            while at in self.names or self._word(at) in (*JOINERS, ",") or self.c.kind(at) == "hon":
                if at in self.names:
                    if self.names[at].posts or all(p in self.lexicon.common for p in self.names[at].parts):
                        break
                    post = Post(tokens, "state", head, tokens[0], unit.end, lower=unit.kind == "low", plural=True)
                    before = self.c.at(start - 1)
                    if before is not None and before.country is not None:
                        post.owner = Owner(before.country.name, "country", before.first, before.end)
                    self.names[at].posts.append((post, "plural"))
                    self.names[at].weak = False
                    at = self._past_country(at)
                at += 1

    def _past_country(self, at: int) -> int:
        """The last unit of "of Ruritania" behind a name, else the name."""
        if self._word(at + 1) != "of":
            return at
        step = at + 3 if self._word(at + 2) == "the" else at + 2
        return step if self.c.kind(step) == "country" else at

    def _elements(self) -> list[list[tuple[str, int, bool]]]:
        """Runs of posts and names that only commas, "and", articles and honorifics part.

        Each element is its kind (P for a free post, N for a name), its unit, and whether a comma stands before it.
        """
        runs: list[list[tuple[str, int, bool]]] = []
        run: list[tuple[str, int, bool]] = []
        comma = False
        for index, unit in enumerate(self.units):
            if index in self.names and not self.names[index].unlikely:
                run.append(("N", index, comma))
                comma = False
            elif self._free(index):
                run.append(("P", index, comma))
                comma = False
            elif index in self.taken:
                comma = False
            elif unit.folded == ";":
                if len(run) > 1:
                    runs.append(run)
                run, comma = [], False
            elif unit.folded in (",", *_DASHES, "("):
                comma = True
            elif (
                (self._word(index - 1) == "," and self._is_postnominal(unit))
                or (unit.kind == "country" and self._word(index - 1) == "(" and self._word(index + 1) == ")")
                or (
                    unit.folded in (*JOINERS, "the", "a", "an", "as", "well", "along", "with", ")")
                    or unit.kind == "hon"
                    or unit.folded in ("his", "her", "our", "who", "is", "its")
                )
            ):
                continue
            else:
                if len(run) > 1:
                    runs.append(run)
                run, comma = [], False
        if len(run) > 1:
            runs.append(run)
        return runs

    def _is_postnominal(self, unit: Unit) -> bool:
        """Letters behind a name: "KC", "MP", "E.G.H."."""
        return unit.kind == "init" or (
            unit.kind in ("cap", "org") and (unit.folded in self.lexicon.suffixes or _is_acronym(self.c, unit))
        )

    def _addressed(self, index: int) -> bool:
        """Whether the name has nothing but a form of address before it ("Ambassador Mauro Vieira")."""
        return all(
            rule == "before"
            and post.owner is None
            and post.target is None
            and len(post.tokens) == 1
            and post.head in ADDRESS
            for post, rule in self.names[index].posts
        )

    def _chains(self) -> None:
        """Lists with commas: "Minister of A, X, Minister of B, Y" and "X, Minister of A, Y, Minister of B"."""
        for run in self._elements():
            posts_first = self._posts_first(run)
            position = 0
            while position < len(run):
                kind, at, _ = run[position]
                if (
                    kind == "P"
                    and posts_first
                    and position + 1 < len(run)
                    and run[position + 1][0] == "N"
                    and self._addressed(run[position + 1][1])
                    and self._word(run[position + 1][1] - 1) not in ("with",)
                ):
                    name_at = run[position + 1][1]
                    between = {self._word(k) for k in range(at + 1, name_at)}
                    if run[position + 1][2] or "," in between:
                        self._bind(name_at, at, "before-comma")
                        self._chain_left(name_at, at)
                        position += 2
                        continue
                if kind == "N" and position + 1 < len(run) and run[position + 1][0] == "P" and run[position + 1][2]:
                    position = self._appositions(run, position)
                    continue
                position += 1

    def _posts_first(self, run: list[tuple[str, int, bool]]) -> bool:
        """Whether in this list the post stands before the name's comma."""
        kinds = "".join(k for k, _, _ in run)
        first = next((k for k, at, _ in run if k == "P" or not self.names[at].posts), "")
        if first == "P":
            return True
        return (
            kinds.startswith("N") and self.names[run[0][1]].posts != [] and kinds.endswith("PN") and "PP" not in kinds
        )

    def _appositions(self, run: list[tuple[str, int, bool]], position: int) -> int:
        """Binds the posts behind the name at ``position`` of the run; the next position."""
        index = run[position][1]
        at = position + 1
        bound = bool(self.names[index].posts)
        while at < len(run) and run[at][0] == "P":
            post_at = run[at][1]
            joined = self._word(post_at - 1) in JOINERS or (
                self._word(post_at - 1) == "the" and self._word(post_at - 2) in JOINERS
            )
            last_before_name = at + 1 < len(run) and run[at + 1][0] == "N" and not self._claims(run, at + 1)
            if last_before_name and (at > position + 1 or bound) and not joined:
                break
            if bound and last_before_name:
                break
            self._bind(index, post_at, "after" if at == position + 1 else "after-chain")
            at += 1
        return max(at, position + 1)

    def _claims(self, run: list[tuple[str, int, bool]], position: int) -> bool:
        """Whether the name there has a post of its own, bound or behind a comma."""
        if self.names[run[position][1]].posts:
            return True
        return position + 1 < len(run) and run[position + 1][0] == "P" and run[position + 1][2]

    def _behind(self) -> None:
        """ "Liz Truss of the United Kingdom", "X (Ruritania)", "X as Prime Minister" """
        for index, named in self.names.items():
            at = index + 1
            if self._word(at) == "of" and not any(p.owner and p.owner.kind == "country" for p, _ in named.posts):
                step = at + 2 if self._word(at + 1) == "the" else at + 1
                self._own(named, step, nouns=True)
            elif self._word(at) == "(" and self._word(at + 2) == ")":
                if self._free(at + 1):
                    self._bind(index, at + 1, "after")
                else:
                    self._own(named, at + 1, nouns=True)
            elif self._word(at) == "," and self.c.kind(at + 1) == "org" and not named.posts and named.honorific:
                self._own(named, at + 1, nouns=True)
            elif self._word(at) in ("as", "is", "was", "becomes", "became") and not named.posts:
                step = at + 2 if self._word(at + 1) in ("the", "a") else at + 1
                if self._free(step) and self.c.kind(step + 1) not in ("name", "hon"):
                    self._bind(index, step, "after")

    def _own(self, named: Named, at: int, *, nouns: bool = False) -> None:
        unit = self.c.at(at)
        if unit is None or named.owner is not None:
            return
        if unit.country is not None and (unit.country.noun or not nouns):
            named.owner = Owner(unit.country.name, "country", unit.first, unit.end)
        elif unit.org is not None:
            named.owner = Owner(unit.org.name, "org", unit.first, unit.end)
        if named.owner is not None:
            named.stop = max(named.stop, unit.end) if unit.first >= named.end else named.stop
            named.weak = False

    def _countries(self) -> None:
        """ "his Japanese counterpart X", "Turkish leader X", "Russia's X" """
        for index, named in self.names.items():
            left = self._left_of(index)
            if self._word(left) in (",", *_DASHES):
                left -= 1
            word = self._word(left)
            if word == "(" and self.c.kind(left - 1) == "country" and not named.posts:
                self._own(named, left - 1, nouns=True)
                plural = next((k for k in range(left - 2, -1, -1) if self.c.kind(k) == "plural"), None)
                if plural is not None:
                    self._share_plural(named, plural)
            elif word in ("counterparts", "colleagues"):
                self._counterparts(index, left)
            elif word in ("counterpart", "colleague", "homologue"):
                named.is_counterpart, named.weak = True, False
                before = left - 1 if self.c.kind(left - 1) != "poss" else left - 2
                self._own(named, before)
                self._own_after(named, left)
                named.start = self.units[max(before, 0)].first
            elif word in self.c.words.person_nouns:
                named.unlikely = True
            elif (word in ("leader", "politician", "diplomat", "official") and self.c.at(left - 1) is not None) or (
                self.c.kind(left) == "poss" and self.c.kind(left - 1) == "country" and not named.posts
            ):
                self._own(named, left - 1)
            if self._word(index + 1) == ",":
                step = index + 2
                while self._word(step) in ("his", "her", "the", "their"):
                    step += 1
                if self.c.kind(step) == "country" and self._word(step + 1) == "counterpart":
                    named.is_counterpart, named.weak = True, False
                    self._own(named, step)

    def _listed(self) -> None:
        """ "Ruritania: Mr X, Minister of Trade"; "from Ruritania, Minister X": the country before the person."""
        first = 0
        while self.c.kind(first) == "punct":
            first += 1
        opens = self.c.kind(first) == "country" and self._word(first + 1) in (":", *_DASHES)
        for index in sorted(self.names):
            named = self.names[index]
            if named.owner is not None or any(p.owner is not None for p, _ in named.posts):
                continue
            if opens:
                self._own(named, first, nouns=True)
                continue
            at = self._left_of(index)
            while self.c.kind(at) in ("post", "hon") or self._word(at) == "the":
                at -= 1
            if (
                self._word(at) == ","
                and self.c.kind(at - 1) == "country"
                and (self._word(at - 2) == "from" or (self._word(at - 2) == "the" and self._word(at - 3) == "from"))
            ):
                self._own(named, at - 1, nouns=True)

    def _share_plural(self, named: Named, plural: int) -> None:
        """ "Foreign Ministers of Ruritania (X) and Sylvania (Y)" """
        start = plural
        while start > 0 and self.c.is_portfolio(start - 1):
            start -= 1
        tokens = list(range(self.units[start].first, self.units[plural].end))
        head = _singular(" ".join(u.folded for u in self.units[start : plural + 1]))
        named.posts.append((Post(tokens, "state", head, tokens[0], tokens[-1] + 1, plural=True), "plural"))
        named.weak = False

    def _counterparts(self, index: int, noun: int) -> None:
        """ "his French and German counterparts, X and Y": as many countries as names, in their order."""
        countries: list[int] = []
        at = noun - 1
        while at >= 0 and (self.c.kind(at) == "country" or self._word(at) in (*JOINERS, ",")):
            if self.c.kind(at) == "country":
                countries.insert(0, at)
            at -= 1
        names: list[int] = []
        at = index
        while at in self.names or self._word(at) in (*JOINERS, ",") or self.c.kind(at) == "hon":
            if at in self.names:
                names.append(at)
            at += 1
        if countries and len(countries) == len(names):
            for name_at, country_at in zip(names, countries, strict=True):
                named = self.names[name_at]
                named.is_counterpart, named.weak = True, False
                self._own(named, country_at)

    def _own_after(self, named: Named, left: int) -> None:
        """ "his counterpart from Ruritania, X" """
        if self._word(left + 1) in ("from", "of"):
            self._own(named, left + 2)

    def _shared_country(self) -> None:
        """ "Indian Vice President A, Foreign Minister B and Health Minister C": the first one's country for all."""
        last: tuple[int, Owner] | None = None
        for index in sorted(self.names):
            named = self.names[index]
            before = next((p for p, rule in named.posts if rule in ("before", "before-chain")), None)
            if before is None:
                last = None
                continue
            owner = before.owner
            if owner is not None and owner.kind == "country" and owner.first <= before.tokens[0]:
                last = (index, owner)
                continue
            gap = [
                self._word(k)
                for k in range((last[0] if last else index) + 1, index)
                if self.c.kind(k) not in ("post", "hon")
            ]
            if (
                last is None
                or owner is not None
                or named.owner is not None
                or not gap
                or not set(gap) <= {",", "and", "&", ";"}
                or ("," not in gap and len(gap) > 1)
            ):
                last = None
                continue
            before.shared = last[1]
            last = (index, last[1])


def _singular(plural: str) -> str:
    for ending, single in (("secretaries", "secretary"), ("chairmen", "chairman"), ("deputies", "deputy")):
        if plural.endswith(ending):
            return plural.replace(ending, single)
    return plural.removesuffix("s")
