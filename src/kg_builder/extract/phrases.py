"""Noun phrases of capitals: organisations, and what stands after "of" in a post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.extract.units import JOINERS, Unit, Words, grammar_words
from kg_builder.lexicon import Lexicon, Organization

_STOP_LEFT = frozenset(
    [
        "deputy",
        "vice",
        "acting",
        "former",
        "assistant",
        "first",
        "second",
        "third",
        "interim",
        "current",
        "new",
        "newly",
        "late",
        "then",
        "his",
        "her",
        "their",
        "our",
        "the",
    ]
)


_LONGEST = 14  # units that a name of an organisation has at most


@dataclass(slots=True)
class Context:
    """What the phrase rules look at: the units of one sentence and the lexicon."""

    units: list[Unit]
    lexicon: Lexicon
    words: Words

    def at(self, index: int) -> Unit | None:
        return self.units[index] if 0 <= index < len(self.units) else None

    def kind(self, index: int) -> str:
        return self.units[index].kind if 0 <= index < len(self.units) else ""

    def is_portfolio(self, index: int) -> bool:
        unit = self.at(index)
        return unit is not None and unit.kind in ("cap", "head", "plural") and unit.folded in self.lexicon.portfolios

    def is_topic(self, index: int) -> bool:
        """A capital for what a post is about: a portfolio, or any common word that is no part of names."""
        unit = self.at(index)
        if unit is None:
            return False
        if self.is_portfolio(index) or (unit.folded == "european union" and self.kind(index + 1) in ("low", "punct")):
            return True
        if unit.kind != "cap" or unit.folded in self.words.organ_nouns or unit.folded in self.lexicon.modifiers:
            return False
        known = self.lexicon.early_parts.get(unit.folded, 0) + self.lexicon.last_parts.get(unit.folded, 0)
        return unit.folded in self.lexicon.common and known < 3

    def is_organ(self, index: int) -> bool:
        unit = self.at(index)
        return unit is not None and unit.kind == "cap" and unit.folded in self.words.organ_nouns

    def opens(self, index: int) -> bool:
        unit = self.at(index)
        if unit is None:
            return False
        return (unit.kind == "cap" and unit.folded in self.words.opening_nouns) or (
            unit.kind == "head" and unit.folded == "high commission"
        )


def context(units: list[Unit], lexicon: Lexicon) -> Context:
    return Context(units, lexicon, grammar_words())


def portfolio_run(c: Context, at: int) -> int:
    """The end of "Foreign Affairs, Foreign Employment and Tourism" from ``at`` on, ``at`` itself if none begins."""
    end = at
    while True:
        step = end
        while c.is_topic(step):
            step += 1
        if step == end:
            return end
        end = step
        after = c.at(end)
        if after is None:
            return end
        nxt = end + 1
        if after.folded == "," or after.folded in JOINERS:
            if after.folded == "," and (second := c.at(nxt)) is not None and second.folded in JOINERS:
                nxt += 1
            if (second := c.at(nxt)) is not None and second.folded == "the" and c.units[nxt - 1].folded in JOINERS:
                nxt += 1
        elif (after.folded in ("/", "-", "–") and c.is_portfolio(nxt)) or (
            after.folded in ("of", "for") and c.is_portfolio(nxt) and not (c.at(nxt + 1) and c.kind(nxt + 1) == "head")
        ):
            pass
        else:
            return end
        run = nxt
        while c.is_topic(run):
            run += 1
        tail = run
        while tail < run + _LONGEST and c.kind(tail) == "cap":
            tail += 1
        if (
            run == nxt
            or (tail > run and c.is_organ(tail - 1))
            or c.kind(run) == "head"
            or c.is_organ(run)
            or (c.kind(run) == "cap" and c.kind(run + 1) == "head")
        ):
            return end
        end = nxt


def is_name_part(c: Context, index: int) -> bool:
    """A capital that begins names of people more often than it is anything else."""
    unit = c.at(index)
    if unit is None:
        return False
    if unit.kind == "init":
        return True
    if unit.kind != "cap":
        return False
    known = c.lexicon.early_parts.get(unit.folded, 0)
    return known > 0 and not (unit.folded in c.lexicon.common and known < 5)


def organ_end(c: Context, at: int) -> int:
    """The end of the complement of an opening noun ("Ministry | of Law and Home Affairs of Ruritania")."""
    end = at
    while True:
        prep = c.at(end)
        if prep is None or prep.folded not in ("of", "for", "on", "in", "to", "at") or prep.kind != "low":
            return end
        start = end + 1
        if c.at(start) is not None and c.units[start].folded in ("the", "all"):
            start += 1
        stop = noun_end(c, start)
        if stop == start:
            return end
        if (
            prep.folded in ("in", "at", "to")
            and end == at
            and c.kind(start) not in ("country", "org")
            and not c.is_organ(stop - 1)
        ):
            return end
        if prep.folded in ("to", "at") and end == at:
            return end
        end = stop


DATE_WORDS = frozenset(
    word
    for line in (
        "january february march april may june july august september october november december",
        "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.",
        "monday tuesday wednesday thursday friday saturday sunday today",
    )
    for word in line.split()
)


def _town_end(c: Context, start: int) -> int:
    """The end of a town of the lexicon that begins at ``start``, ``start`` if none does."""
    words = [u.word for u in c.units[start : start + 3] if u.kind == "cap"]
    for size in range(len(words), 0, -1):
        if c.lexicon.cities.get(" ".join(words[:size])) is not None:
            return start + size
    return start


def noun_end(c: Context, start: int) -> int:
    """The end of a name after a preposition: a country, an organisation, portfolios, or capitals up to a person."""
    opening = c.at(start)
    if opening is None or opening.folded in DATE_WORDS:
        return start
    run = portfolio_run(c, start)
    if run > start:
        while (
            c.kind(run) == "cap"
            and c.units[run].folded in (c.words.other_nouns | c.words.area_nouns)
            and not is_name_part(c, run)
        ):
            run += 1
        return run
    first = c.at(start)
    if first is None or first.kind not in ("cap", "org", "country", "init"):
        return start
    if first.kind == "org" or (first.country is not None and (first.country.noun or c.kind(start + 1) != "cap")):
        return start + 1
    town = _town_end(c, start)
    if town > start and not c.is_organ(town):
        return town
    at, solid = start, start
    while (
        at < start + _LONGEST
        and (unit := c.at(at)) is not None
        and unit.kind in ("cap", "org", "country", "num", "init")
    ):
        if at > start and unit.kind in ("cap", "init") and is_name_part(c, at):
            break
        at += 1
        if unit.kind == "org" or unit.folded in c.words.organ_nouns or unit.folded in c.words.area_nouns:
            solid = at
    if solid > start:
        return solid
    if at - start >= 3 and not is_name_part(c, at) and not (c.kind(at) == "punct" and c.kind(at + 1) in ("hon", "cap")):
        return at - 2
    return at


def back_is_acronym(c: Context, end: int) -> bool:
    """Whether an organisation and its acronym in brackets stand before ``end``."""
    return c.units[end - 3].folded == "(" and c.kind(end - 4) == "org" and c.kind(end - 2) in ("cap", "org")


def _organ_start(c: Context, noun: int, least: int) -> int:
    """Where the name that ends in the organ noun at ``noun`` begins."""
    start = noun
    while start - 1 >= max(least, noun - _LONGEST):
        unit = c.units[start - 1]
        if unit.kind in ("cap", "org", "country", "init"):
            if unit.kind == "cap" and unit.folded in _STOP_LEFT:
                break
            start -= 1
        elif unit.folded == "general" and not unit.lower and c.kind(start) == "cap":
            start -= 1  # "General Intelligence Directorate"
        elif unit.folded == ")" and start - 4 >= least and back_is_acronym(c, start):
            start -= 4
        elif (
            unit.kind == "low"
            and unit.folded in ("of", "for")
            and start - 2 >= least
            and c.kind(start - 2) == "cap"
            and start < noun
        ):
            break
        elif unit.folded in JOINERS and start - 2 >= least and c.is_portfolio(start - 2) and c.is_portfolio(start):
            start -= 1
        else:
            break
    return start


def _partners(units: list[Unit], index: int) -> int:
    """The end of a firm named for its partners ("Smith & Jones"), ``index`` if none begins there."""
    end = index
    while end < min(len(units), index + _LONGEST) and units[end].kind in ("cap", "init"):
        end += 1
    if end == index or end + 1 >= len(units) or units[end].word != "&" or units[end + 1].kind != "cap":
        return index
    end += 2
    while end < min(len(units), index + _LONGEST) and units[end].kind == "cap":
        end += 1
    return end


def find_organisations(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with organisations joined into one unit each; ``value.name`` is the phrase as written or as known."""
    c = context(units, lexicon)
    result: list[Unit] = []
    index = 0
    while index < len(units):
        unit = units[index]
        if (
            unit.kind == "cap"
            and not c.is_topic(index)
            and (not result or result[-1].kind not in ("cap", "head", "hon"))
        ):
            end = _partners(units, index)
            if end > index:
                result.append(_joined(units[index:end]))
                index = end
                continue
        if not (c.is_organ(index) or (c.opens(index) and units[index].kind == "head")):
            result.append(unit)
            index += 1
            continue
        # Left: what has been put out already is taken back while it belongs to the name.
        least = 0
        start = len(result)
        back = Context([*result, unit], lexicon, c.words)
        start = _organ_start(back, len(result), least)
        end = index + 1
        while c.is_organ(end) or (
            c.kind(end) == "cap" and units[end].folded in ("general", "ltd", "inc") and c.kind(end + 1) != "cap"
        ):
            end += 1
        if c.opens(end - 1):
            end = max(end, organ_end(c, end))
        pieces = result[start:] + units[index:end]
        if start >= 2 and len(pieces) == 1 and result[-1].kind == "poss" and result[-2].kind == "head":
            # "the Prime Minister's Office", "the Danish Prime Minister's Office"
            start -= 3 if start >= 3 and result[start - 3].kind == "country" else 2
            pieces = result[start:] + units[index:end]
        elif (len(pieces) == 1 and pieces[0].kind != "org") or not _names_one(c, pieces, unit):
            result.append(unit)
            index += 1
            continue
        del result[start:]
        result.append(_joined(pieces))
        index = end
    return result


def _names_one(c: Context, pieces: Sequence[Unit], noun: Unit) -> bool:
    """Whether the phrase tells which organisation it means."""
    before = [p for p in pieces if p.first < noun.first]
    if noun.folded in c.words.weak_nouns:
        own = [
            p
            for p in before
            if p.kind == "cap" and p.folded not in c.lexicon.portfolios and p.folded not in c.lexicon.common
        ]
        if noun.folded in (
            "alliance",
            "group",
            "service",
            "services",
            "division",
            "school",
            "church",
            "club",
            "facility",
            "network",
        ):
            own = own or [p for p in before if p.kind == "cap" and p.folded not in c.words.generic]
        return bool(own) and not (noun.folded == "alliance" and before[0].kind in ("country", "org"))
    if before and pieces[-1] is noun and noun.folded not in ("bank", "court", "parliament", "police", "university"):
        return not all(p.folded in c.words.generic for p in before)
    return True


def _joined(pieces: Sequence[Unit]) -> Unit:
    first, last = pieces[0], pieces[-1]
    text = " ".join(p.word for p in pieces).replace(" ,", ",").replace(" 's", "'s").replace(" ’s", "’s")
    country = next((p.country.code for p in pieces if p.country is not None), None)
    words = {p.folded for p in pieces}
    outer = None
    if last is not first and last.kind in ("org", "country") and pieces[-2].folded in ("of", "the", "at", "in"):
        whole = last.country.name if last.country is not None else last.org.name if last.org is not None else ""
        outer = (last.kind, whole, last.first, last.end)
    if country is not None and words & {"embassy", "consulate", "consulate-general", "high commission"}:
        name = next(p.country.name for p in pieces if p.country is not None)
        return Unit(
            "org", first.first, last.end, text, " ".join(p.folded for p in pieces), Organization(text, "sent", name)
        )
    return Unit(
        "org",
        first.first,
        last.end,
        text,
        " ".join(p.folded for p in pieces),
        Organization(text, "named", country, outer),
    )
