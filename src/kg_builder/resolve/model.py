"""The weighted model of pairs of officials: constants, never re-estimated from a user's bulletins."""

from __future__ import annotations

from kg_builder.resolve import features as f
from kg_builder.resolve.authority import Authority
from kg_builder.resolve.judgement import Model, Verdict
from kg_builder.resolve.persons import PersonMention

WEIGHTS = {
    "name_conflict": -9.0,
    "name_whole": 7.0,
    "name_part": 5.0,
    "name_given_only": -2.0,
    "suffix_missing": -5.0,
    "same_body": 1.5,
    "other_country": -3.0,
    "same_post": 2.5,
    "one_post_for_one": 2.0,
    "post_long_ago": -6.0,
    "other_post_then": -5.0,
    "other_sphere": -4.5,
    "far_in_time": -8.0,
    "years_of_surname": -4.0,
    "authority_same": 14.0,
    "authority_differ": -14.0,
    "namesakes": -4.0,
}
PERSONS: Model[f.PersonPair] = Model(
    features=[
        f.name_conflict,
        f.name_whole,
        f.name_part,
        f.name_given_only,
        f.suffix_missing,
        f.same_body,
        f.other_country,
        f.same_post,
        f.one_post_for_one,
        f.post_long_ago,
        f.other_post_then,
        f.other_sphere,
        f.far_in_time,
        f.years_of_surname,
        f.authority_same,
        f.authority_differ,
        f.namesakes,
    ],
    weights=WEIGHTS,
    bias=-5.5,
    same=1.5,
    different=-3.0,
)


def judge_persons(left: PersonMention, right: PersonMention, authority: Authority) -> Verdict:
    """Whether two mentions mean one official."""
    return PERSONS.judge(f.PersonPair(left, right, authority))
