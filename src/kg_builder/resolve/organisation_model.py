"""The weighted model of pairs of organisations."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from kg_builder.resolve.judgement import Model, Verdict
from kg_builder.resolve.organisations import OrganisationMention, generic_name, is_acronym, plain


@dataclass(frozen=True)
class OrganisationPair:
    """Two mentions of organisations."""

    left: OrganisationMention
    right: OrganisationMention


def listed_same(pair: OrganisationPair) -> tuple[float, str]:
    """1 where the table of organisations knows both names as one body's (acronym, translation, former name)."""
    shared = [k.name for k in pair.left.known if k in pair.right.known]
    doubtful = len(pair.left.known) > 1 or len(pair.right.known) > 1
    return (0.2 if doubtful else 1.0) if shared else 0.0, ", ".join(shared)


def listed_differ(pair: OrganisationPair) -> tuple[float, str]:
    """1 where the table knows them as two bodies."""
    left, right = pair.left.known, pair.right.known
    apart = bool(left) and bool(right) and not set(left) & set(right)
    return float(apart), f"{left[0].name} / {right[0].name}" if apart else ""


def same_words(pair: OrganisationPair) -> tuple[float, str]:
    """1 where the telling words are the same, in any order; country, parent and legal form left out."""
    return float(pair.left.words == pair.right.words), " ".join(sorted(pair.left.words))


def other_words(pair: OrganisationPair) -> tuple[float, str]:
    """The share of telling words that the two names do not have in common."""
    if same_words(pair)[0] or slip(pair)[0] or acronym(pair)[0] or listed_same(pair)[0]:
        return 0.0, ""
    a, b = pair.left.words, pair.right.words
    return len(a ^ b) / len(a | b), " ".join(sorted(a ^ b))


def slip(pair: OrganisationPair) -> tuple[float, str]:
    """1 where one letter of one long word is all that differs in a name of several words."""
    a, b = pair.left.words - pair.right.words, pair.right.words - pair.left.words
    if len(a) != 1 or len(b) != 1 or len(pair.left.words & pair.right.words) < 1:
        return 0.0, ""
    x, y = min(a), min(b)
    near = min(len(x), len(y)) >= 7 and Levenshtein.distance(x, y) <= 1
    return float(near), f"{x} / {y}"


def acronym(pair: OrganisationPair) -> tuple[float, str]:
    """1 where one name is made of the beginnings of the other's words, and no table says what it stands for."""
    for short, long in ((pair.left, pair.right), (pair.right, pair.left)):
        if len(short.known) > 1:
            continue
        for name in (long.name, long.bracket or "", plain(long.name)):
            if name and short.name.strip() != name and is_acronym(short.name, name):
                return 1.0, f"{short.name} = {name}"
        if short.bracket and plain(short.bracket) == long.plain:
            return 1.0, f"{short.bracket} = {long.name}"
    return 0.0, ""


def acronym_apart(pair: OrganisationPair) -> tuple[float, str]:
    """1 where only an acronym joins them, and one belongs to a country or is listed, while the other is not."""
    if not acronym(pair)[0] or listed_same(pair)[0] or same_parent(pair)[0]:
        return 0.0, ""
    a, b = pair.left, pair.right
    apart = bool(a.country or a.parent) != bool(b.country or b.parent) or bool(a.known) != bool(b.known)
    return float(apart), f"{a.of} / {b.of}"


def company_against_body(pair: OrganisationPair) -> tuple[float, str]:
    """1 where one has a company's legal form and the other is listed as a body of states or a part of one."""
    for firm, body in ((pair.left, pair.right), (pair.right, pair.left)):
        if firm.legal and not firm.known and any(k.kind in ("body", "organ", "agency", "court") for k in body.known):
            return 1.0, f"{firm.name} / {body.name}"
    return 0.0, ""


def in_brackets(pair: OrganisationPair) -> tuple[float, str]:
    """1 where one side gives the other's name in brackets behind its own."""
    for whole, other in ((pair.left, pair.right), (pair.right, pair.left)):
        if whole.bracket:
            inner = OrganisationMention(whole.bracket, whole.of)
            if inner.words == other.words:
                return 1.0, whole.bracket
    return 0.0, ""


def same_parent(pair: OrganisationPair) -> tuple[float, str]:
    """1 where both belong to the same country or organisation."""
    a, b = pair.left.country or pair.left.parent, pair.right.country or pair.right.parent
    return float(a is not None and a == b), a or ""


def other_parent(pair: OrganisationPair) -> tuple[float, str]:
    """1 where they belong to different countries or organisations, and the table does not know better."""
    a, b = pair.left.country or pair.left.parent, pair.right.country or pair.right.parent
    return float(a is not None and b is not None and a != b and not listed_same(pair)[0]), f"{a} / {b}"


def parent_unsaid(pair: OrganisationPair) -> tuple[float, str]:
    """1 where the name is one that many countries have and a side does not say whose it is."""
    a, b = pair.left.country or pair.left.parent, pair.right.country or pair.right.parent
    unsaid = (a is None or b is None) and not listed_same(pair)[0]
    return float(unsaid and (generic_name(pair.left) or generic_name(pair.right))), pair.left.name


def part_of_other(pair: OrganisationPair) -> tuple[float, str]:
    """1 where one is named as the parent of the other: an organ is not the body."""
    for organ, body in ((pair.left, pair.right), (pair.right, pair.left)):
        if organ.parent and organ.parent == f"org:{body.plain}" and organ.plain != body.plain:
            return 1.0, f"{organ.name} of {body.name}"
    return 0.0, ""


ORGANISATIONS: Model[OrganisationPair] = Model(
    weights={
        listed_same: 9.0,
        listed_differ: -9.0,
        same_words: 5.0,
        other_words: -5.0,
        slip: 4.0,
        acronym: 3.5,
        acronym_apart: -2.5,
        company_against_body: -7.0,
        in_brackets: 5.0,
        same_parent: 1.0,
        other_parent: -7.0,
        parent_unsaid: -2.5,
        part_of_other: -6.0,
    },
    bias=-2.0,
    same=1.0,
    different=-3.0,
)


def judge_organisations(left: OrganisationMention, right: OrganisationMention) -> Verdict:
    """Whether two mentions mean one organisation."""
    return ORGANISATIONS.judge(OrganisationPair(left, right))
