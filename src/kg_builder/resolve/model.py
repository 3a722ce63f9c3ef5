"""The weighted model of pairs of officials: constants, never re-estimated from a user's bulletins."""

from __future__ import annotations

from kg_builder.resolve import features as f
from kg_builder.resolve.authority import Authority
from kg_builder.resolve.judgement import Model, Verdict
from kg_builder.resolve.persons import PersonMention

PERSONS: Model[f.PersonPair] = Model(
    weights={
        f.name_conflict: -9.0,
        f.name_whole: 7.0,
        f.name_part: 5.0,
        f.name_given_only: -2.0,
        f.suffix_missing: -5.0,
        f.same_body: 1.5,
        f.other_country: -3.0,
        f.same_post: 2.5,
        f.one_post_for_one: 2.0,
        f.post_long_ago: -6.0,
        f.acceded: 4.5,
        f.other_post_then: -5.0,
        f.other_sphere: -4.5,
        f.far_in_time: -8.0,
        f.years_of_surname: -4.0,
        f.authority_same: 14.0,
        f.authority_differ: -14.0,
        f.namesakes: -4.0,
    },
    bias=-5.5,
    same=1.5,
    different=-3.0,
)


def judge_persons(left: PersonMention, right: PersonMention, authority: Authority) -> Verdict:
    """Whether two mentions mean one official."""
    return PERSONS.judge(f.PersonPair(left, right, authority))
