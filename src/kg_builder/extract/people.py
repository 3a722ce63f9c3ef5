"""Names of people in a sentence, and which posts and countries stand with which name."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg_builder.extract.phrases import Context, context, is_name_part
from kg_builder.extract.posts import Owner, Post
from kg_builder.extract.units import JOINERS, Unit
from kg_builder.lexicon import Lexicon
from kg_builder.model.record import Standing

_LONGEST = 9
_INNER_HONORIFICS = frozenset(
    ["sheikh", "shaikh", "haji", "sri", "seri", "dato", "dato'", "datuk", "tan", "tun", "hajj", "sayyid", "u", "don"]
)
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
    counterpart: Owner | None = None
    is_counterpart: bool = False
    role: str = ""
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


def _name_end(c: Context, at: int, after_title: bool) -> int:
    """The end of the run of name parts that begins at unit ``at``; ``at`` if none does."""
    end = at
    solid = 0
    while end - at < _LONGEST:
        unit = c.at(end)
        if unit is None:
            break
        if unit.kind == "init":
            end += 1
        elif unit.kind == "cap":
            if unit.folded in c.lexicon.suffixes and solid:
                end += 1
                continue
            if not _may_be_name(c, end, at, after_title, solid):
                break
            solid += 1
            end += 1
        elif (
            unit.kind == "low"
            and unit.folded in c.lexicon.particles
            and c.kind(end + 1) in ("cap", "init")
            and (solid or after_title)
        ):
            if unit.folded in ("e", "i", "y") and not solid:
                break
            if unit.folded in ("la", "le", "los", "las", "lo") and solid and c.units[end - 1].kind != "low":
                pass
            end += 1
        elif (
            unit.kind == "low"
            and unit.folded in c.lexicon.particles
            and c.kind(end + 1) == "low"
            and c.units[end + 1].folded in ("la", "der", "den", "los", "las", "le")
            and c.kind(end + 2) == "cap"
            and (solid or after_title)
        ):
            end += 2
        elif unit.kind == "hon" and unit.folded in _INNER_HONORIFICS and solid and c.kind(end + 1) == "cap":
            end += 1
        elif (
            unit.kind == "head"
            and not unit.lower
            and solid
            and unit.folded in _NAMES_OF_HEADS
            and is_name_part(c, end - 1)
            and c.kind(end + 1) not in ("cap", "init")
        ) or (
            unit.kind == "country"
            and after_title
            and end == at
            and unit.folded in c.lexicon.early_parts
            and c.kind(end + 1) == "cap"
            and not c.is_organ(end + 1)
            and unit.folded
            in (
                "israel",
                "jordan",
                "chad",
                "georgia",
                "america",
                "ireland",
                "holland",
                "england",
                "malta",
                "france",
                "mali",
                "guinea",
                "salvador",
                "santiago",
            )
        ):
            solid += 1
            end += 1
        else:
            break
    while end > at and c.units[end - 1].kind == "low":
        end -= 1
    if solid == 0:
        return at
    comma = c.at(end)
    if (
        comma is not None
        and comma.folded == ","
        and (suffix := c.at(end + 1)) is not None
        and suffix.folded in ("jr", "jr.", "sr", "sr.", "iii")
    ):
        end += 2
    return end


def _may_be_name(c: Context, at: int, start: int, after_title: bool, solid: int) -> bool:
    unit = c.units[at]
    lexicon = c.lexicon
    noun = unit.folded in c.words.other_nouns or unit.folded in c.words.organ_nouns or unit.folded in c.words.area_nouns
    if unit.folded in lexicon.modifiers and not (unit.folded in lexicon.last_parts and solid):
        return False
    if noun or unit.folded in lexicon.portfolios:
        known = lexicon.last_parts.get(unit.folded, 0) + lexicon.early_parts.get(unit.folded, 0)
        following = c.kind(at + 1)
        if solid and known and following not in ("cap", "org", "head") and is_name_part(c, at - 1):
            return True
        return bool(not solid and after_title and known >= 3 and following == "cap" and not noun)
    return not (
        len(unit.word) > 1
        and unit.word.isupper()
        and len(unit.word) <= 3
        and unit.folded not in lexicon.early_parts
        and unit.folded not in lexicon.last_parts
        and not after_title
    )


def find_names(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with each run of name parts joined into one unit of kind ``name``."""
    c = context(units, lexicon)
    result: list[Unit] = []
    index = 0
    while index < len(units):
        unit = units[index]
        before = result[-1].kind if result else ""
        after_title = before in ("post", "hon", "plural") or (
            before == "punct" and result[-1].folded == "," and len(result) > 1 and result[-2].kind == "post"
        )
        starts = (
            unit.kind in ("cap", "init")
            or (after_title and unit.kind in ("country",))
            or (
                after_title
                and unit.kind == "low"
                and unit.folded in ("von", "van", "de", "al", "el", "bin", "abu", "da", "du", "der", "di", "della")
            )
        )
        end = _name_end(c, index, after_title) if starts else index
        if end > index and units[index].kind == "init" and end == index + 1:
            end = index
        if end == index:
            result.append(unit)
            index += 1
            continue
        first, last = units[index], units[end - 1]
        result.append(
            Unit(
                "name",
                first.first,
                last.end,
                " ".join(u.word for u in units[index:end]),
                " ".join(u.folded for u in units[index:end]),
            )
        )
        index = end
    return result


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
                parts = tuple(
                    p for p in unit.folded.replace("-", " ").split() if p not in lexicon.suffixes and p != ","
                )
                self.names[index] = Named(unit.first, unit.end, parts, sentence, unit.first, unit.end)

    def _back_over_honorifics(self, index: int) -> tuple[int, bool]:
        """The unit before the honorifics that stand before ``index``, and whether there are any."""
        found = False
        while (unit := self.c.at(index)) is not None and (
            unit.kind == "hon" or (found and unit.folded in (".", "the", "“"))
        ):
            found = True
            index -= 1
        return index, found

    def _bind(self, index: int, post_at: int, rule: str) -> None:
        post = self.units[post_at].value
        assert isinstance(post, Post)
        named = self.names[index]
        named.posts.append((post, rule))
        named.start = min(named.start, post.first)
        named.stop = max(named.stop, post.end)
        named.weak = False
        self.taken.add(post_at)

    def _is_free_post(self, index: int) -> bool:
        return self.c.kind(index) == "post" and index not in self.taken

    def before(self) -> None:
        """Posts right before names: "Foreign Minister Wang Yi", "President of Senegal, H.E. Mr Macky Sall"."""
        for index, named in self.names.items():
            left, honorific = self._back_over_honorifics(index - 1)
            named.honorific = honorific
            if honorific:
                named.start = self.units[left + 1].first
                named.weak = False
            if self._is_free_post(left):
                self._bind(index, left, "before")
                self._chain_before(index, left)
            elif (
                honorific
                and self.c.kind(left) == "punct"
                and self.units[left].folded in (",", "–", "-", ":")
                and self._is_free_post(left - 1)
                and not self._owned_before(left - 1)
            ):
                self._bind(index, left - 1, "before-comma")
                self._chain_before(index, left - 1)

    def _owned_before(self, post_at: int) -> bool:
        """Whether a name without a post of its own stands before the post and a comma."""
        at = post_at - 1
        if (the := self.c.at(at)) is not None and the.folded == "the":
            at -= 1
        comma = self.c.at(at)
        return (
            comma is not None
            and comma.folded in (",", "(", "–")
            and at - 1 in self.names
            and not self.names[at - 1].posts
        )

    def _chain_before(self, index: int, post_at: int) -> None:
        """Further posts of the same person: "Deputy Prime Minister and Foreign Minister X"."""
        at = post_at
        while True:
            joiner = self.c.at(at - 1)
            step = at - 1
            if joiner is not None and joiner.folded == "the":
                joiner = self.c.at(at - 2)
                step = at - 2
            if joiner is None or joiner.folded not in (*JOINERS, ",", "–", "-", "/", "cum"):
                return
            if joiner.folded in JOINERS and (comma := self.c.at(step - 1)) is not None and comma.folded == ",":
                step -= 1
            if not self._is_free_post(step - 1) or self._owned_before(step - 1):
                return
            first, second = self.units[step - 1].value, self.units[at].value
            assert isinstance(first, Post)
            assert isinstance(second, Post)
            if first.lower and not second.lower:
                return
            if (
                first.owner
                and second.owner
                and first.owner.kind == second.owner.kind == "country"
                and first.owner.name != second.owner.name
            ):
                return
            if (
                first.head in ("president", "king", "prime minister", "premier")
                and len(first.tokens) == len(first.head.split())
                and first.owner is None
                and second.owner is None
                and joiner.folded in JOINERS
            ):
                return
            self._bind(index, step - 1, "before-chain")
            at = step - 1

    def after(self) -> None:
        """Posts after names: "Wang Yi, Member of the Political Bureau and Minister of Foreign Affairs"."""
        for index, named in self.names.items():
            at = index + 1
            unit = self.c.at(at)
            if unit is None:
                continue
            if unit.folded == "of" and not any(p.owner and p.owner.kind == "country" for p, _ in named.posts):
                step = at + 2 if (the := self.c.at(at + 1)) is not None and the.folded == "the" else at + 1
                place = self.c.at(step)
                if place is not None and place.country is not None and place.country.noun:
                    named.owner = Owner(place.country.name, "country", place.first, place.end)
                    named.stop = max(named.stop, place.end)
                    named.weak = False
                    at = step + 1
                    unit = self.c.at(at)
                elif place is not None and place.org is not None:
                    named.owner = Owner(place.org.name, "org", place.first, place.end)
                    named.stop = max(named.stop, place.end)
                    named.weak = False
                    at = step + 1
                    unit = self.c.at(at)
            if unit is None or unit.kind != "punct" or unit.folded not in (",", "(", "–", "—", "-"):
                continue
            step = at + 1
            while (
                (word := self.c.at(step)) is not None
                and (word.folded in ("the", "who", "is", "a", "an", "his", "her", "our", "its") or word.kind == "hon")
                and step < at + 4
            ):
                step += 1
            if (
                unit.folded == "("
                and (place := self.c.at(step)) is not None
                and place.kind in ("country", "org")
                and (close := self.c.at(step + 1)) is not None
                and close.folded == ")"
            ):
                owner = place.country or place.org
                if owner is not None and named.owner is None:
                    named.owner = Owner(owner.name, "country" if place.country else "org", place.first, place.end)
                    named.weak = False
                continue
            if self._is_free_post(step):
                self._apposition(index, step)

    def _apposition(self, index: int, post_at: int) -> None:
        at = post_at + 1
        joiner = self.c.at(at)
        right, _ = self._forward(at)
        named = self.names[index]
        if right is not None and right == at:
            return  # the post stands right before another name
        post = self.units[post_at].value
        assert isinstance(post, Post)
        if named.posts and named.posts[0][1] == "before" and right is not None:
            return
        if right is not None and not self._has_own(right) and named.posts:
            return
        if (
            right is not None
            and joiner is not None
            and joiner.folded == ","
            and not self._has_own(right)
            and self._pre_pattern(index)
        ):
            return
        self._bind(index, post_at, "after")
        while joiner is not None and joiner.folded in (*JOINERS, ",", ";"):
            step = at + 1
            while (word := self.c.at(step)) is not None and (word.folded in ("the", *JOINERS)):
                step += 1
            nxt, _ = self._forward(step + 1)
            if not self._is_free_post(step) or (nxt == step + 1):
                return
            if joiner.folded in (",", ";") and nxt is not None and not self._has_own(nxt):
                return
            self._bind(index, step, "after-chain")
            at = step + 1
            joiner = self.c.at(at)

    def _forward(self, at: int) -> tuple[int | None, bool]:
        """The name that stands at ``at``, or behind a comma or honorifics; with ``at`` itself if it is direct."""
        step, comma = at, False
        unit = self.c.at(step)
        if unit is not None and unit.folded == ",":
            comma = True
            step += 1
        while (unit := self.c.at(step)) is not None and unit.kind == "hon":
            step += 1
        if step in self.names:
            return (step if comma else at), comma
        return None, False

    def _has_own(self, name_at: int) -> bool:
        """Whether the name has a post after it or bound already."""
        if name_at not in self.names:
            return False
        if self.names[name_at].posts:
            return True
        unit = self.c.at(name_at + 1)
        return (
            unit is not None
            and unit.folded in (",", "(")
            and (
                self.c.kind(name_at + 2) == "post"
                or (
                    self.c.at(name_at + 2) is not None
                    and self.units[name_at + 2].folded == "the"
                    and self.c.kind(name_at + 3) == "post"
                )
            )
        )

    def _pre_pattern(self, index: int) -> bool:
        return bool(self.names[index].posts)

    def comma_before(self) -> None:
        """ "the Japanese Ambassador to Sri Lanka, Akio Isomata," where nothing else claims the post."""
        for index, named in self.names.items():
            if named.posts:
                continue
            comma = self.c.at(index - 1)
            left = index - 2
            if comma is None or comma.folded not in (",", "–", "—", ":", "(") or not self._is_free_post(left):
                continue
            self._bind(index, left, "before-comma")
            self._chain_before(index, left)

    def plural(self) -> None:
        """ "Presidents Xi Jinping and Vladimir Putin" """
        for index, unit in enumerate(self.units):
            if unit.kind != "plural":
                continue
            at = index + 1
            while at in self.names or (
                (word := self.c.at(at)) is not None
                and (word.folded in (*JOINERS, ",", "of", "the") or word.kind in ("hon", "country"))
            ):
                if at in self.names and not self.names[at].posts:
                    singular = _singular(unit.folded)
                    start = index
                    tokens = [unit.first]
                    while start > 0 and self.c.is_portfolio(start - 1):
                        start -= 1
                        tokens.insert(0, self.units[start].first)
                    post = Post(tokens, "state", singular, unit.first, unit.end)
                    self.names[at].posts.append((post, "plural"))
                    self.names[at].weak = False
                at += 1

    def countries(self) -> None:
        """ "his Japanese counterpart X", "Turkish leader X", "Russia's X" """
        for index, named in self.names.items():
            left, _ = self._back_over_honorifics(index - 1)
            unit = self.c.at(left)
            if unit is not None and unit.folded == ",":
                left -= 1
                unit = self.c.at(left)
            if unit is None:
                continue
            if unit.kind in ("low", "cap") and unit.folded in ("counterpart", "colleague", "homologue"):
                named.is_counterpart = True
                named.weak = False
                before = left - 1
                if ((place := self.c.at(before)) is not None and place.country is not None) or (
                    place is not None
                    and place.kind == "poss"
                    and (place := self.c.at(before - 1)) is not None
                    and place.country is not None
                ):
                    named.owner = Owner(place.country.name, "country", place.first, place.end)
                elif (place := self.c.at(before)) is not None and place.org is not None:
                    named.owner = Owner(place.org.name, "org", place.first, place.end)
                named.start = self.units[before].first if before >= 0 else named.start
            elif (
                unit.kind == "low"
                and unit.folded in ("leader", "politician", "diplomat", "official", "side")
                and (place := self.c.at(left - 1)) is not None
                and place.country is not None
            ):
                named.owner = named.owner or Owner(place.country.name, "country", place.first, place.end)
                named.weak = False
            elif unit.kind == "low" and unit.folded in self.c.words.person_nouns:
                named.unlikely = True
            elif (
                unit.kind == "poss"
                and (place := self.c.at(left - 1)) is not None
                and place.country is not None
                and not named.posts
            ):
                named.owner = named.owner or Owner(place.country.name, "country", place.first, place.end)
            after = self.c.at(index + 1)
            if after is not None and after.folded == ",":
                step = index + 2
                while (word := self.c.at(step)) is not None and word.folded in ("his", "her", "the", "their"):
                    step += 1
                if (
                    (place := self.c.at(step)) is not None
                    and place.country is not None
                    and (word := self.c.at(step + 1)) is not None
                    and word.folded == "counterpart"
                ):
                    named.is_counterpart, named.weak = True, False
                    named.owner = Owner(place.country.name, "country", place.first, place.end)

    def run(self) -> list[Named]:
        self.before()
        self.plural()
        self.after()
        self.comma_before()
        self.countries()
        return [self.names[i] for i in sorted(self.names)]


def _singular(plural: str) -> str:
    for ending, single in (("secretaries", "secretary"), ("chairmen", "chairman"), ("deputies", "deputy")):
        if plural.endswith(ending):
            return plural.replace(ending, single)
    return plural.removesuffix("s")
