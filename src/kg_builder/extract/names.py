"""Names of people in a sentence: runs of capitals, initials and particles that spell one."""

from __future__ import annotations

from kg_builder.extract.phrases import DATE_WORDS, Context, context, is_name_part
from kg_builder.extract.units import JOINERS, Unit
from kg_builder.lexicon import Lexicon
from kg_builder.lexicon.phrases import word_set

_LONGEST = 9
_INNER_HONORIFICS = word_set("sheikh shaikh haji sri seri dato dato' datuk tan tun hajj sayyid pehin u don")
# Titles that stay where the name after them is a single word ("Lady Starmer").
_PART_OF_NAME = word_set("baroness baron lady lord viscount")
_NAMES_OF_HEADS = word_set(
    "bishop king prince pope marshal major dean speaker judge chancellor governor sultan emir amir principal "
    "cardinal archbishop"
)
# Countries that are given names, too.
_NAMES_OF_COUNTRIES = word_set("israel jordan chad georgia america ireland france salvador malta")
_OPENING_PARTICLES = word_set("von van de al el bin abu da du der di della le la")
_GENERATIONS = word_set("jr jr. sr sr. ii iii iv v vi vii viii ix x xi xii xiii xiv xvi")
_NUMERALS = word_set("ii iii iv v vi vii viii ix x xi xii xiii xiv xvi")


def is_acronym(c: Context, unit: Unit) -> bool:
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
        not is_acronym(c, unit)
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
        return named and is_name_part(c, at - 1) and (unit.value == "crown" or c.kind(at + 1) not in ("cap", "init"))
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


def name_parts(unit: Unit, lexicon: Lexicon) -> tuple[str, ...]:
    """The folded parts of a name without degrees and, unless one name alone is left, generations ("Jr.", "III")."""
    words = [w for w in unit.folded.replace("-", " ").split() if w != ","]
    numbers = {w for w in words[1:] if w in _NUMERALS and f" {w.upper()}" in f" {unit.word}"}
    parts = [w for w in words[1:] if w in _NUMERALS - numbers or w not in lexicon.suffixes]
    if not parts and numbers:
        return tuple(words)
    return (words[0], *parts)
