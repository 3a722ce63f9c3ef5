from dataclasses import replace

from kg_builder.graph.facts import read_claims
from kg_builder.model.evidence import Value
from kg_builder.model.record import Meeting, Official, Tenure
from support import sco

PAGE = sco.PAGE


class Atlas:
    """Knows Russia and what is called by it."""

    def country(self, name: str) -> str | None:
        return "ru" if name in ("Russia", "Russian Federation") else None

    def place(self, name: str) -> str | None:
        return None

    def organisation(self, name: str) -> str | None:
        return "sco" if name in ("SCO", "Shanghai Cooperation Organisation") else None

    def post(self, title: str) -> str | None:
        return None


def test_sides_are_countries_or_organisations() -> None:
    claims = read_claims(sco.record(), Atlas())
    lavrov = claims.by_id["official-131"]
    assert claims.by_id[lavrov.value("standsFor") or ""].kind == "country"
    norov = claims.owned["official-193"][0]
    post = claims.by_id[norov.value("post") or ""]
    assert post.value("postOf") == "organisation-0"


def test_a_country_named_as_a_place_is_the_country() -> None:
    record = sco.record()
    talks = replace(record.meetings[0], place=PAGE.value("Russia", "Russian"))
    claims = read_claims(replace(record, meetings=(talks,)), Atlas())
    place = claims.by_id[talks.id].value("place")
    assert place == claims.by_id["official-131"].value("standsFor")
    assert claims.by_id[place or ""].kind == "country"


def test_two_posts_of_nobody_known_are_two() -> None:
    record = sco.record()
    minister = PAGE.value("Foreign Minister", after="Russian")
    officials = tuple(
        Official(f"official-{n}", PAGE.value(name), tenures=(Tenure(f"tenure-{n}", minister),))
        for n, name in ((131, "Sergey Lavrov"), (193, "Vladimir Norov"))
    )
    claims = read_claims(replace(record, officials=officials, meetings=(), agreements=(), remarks=()))
    posts = {t.value("post") for t in claims.claims if t.kind == "tenure"}
    assert len(posts) == 2


def test_what_has_no_evidence_is_left_out() -> None:
    record = sco.record()
    talks = record.meetings[0]
    bare = replace(talks, participations=(replace(talks.participations[0], evidence=()),), mode=Value("video", "", ()))
    claims = read_claims(replace(record, meetings=(bare,), agreements=()), Atlas())
    assert "participation" not in [c.kind for c in claims.claims]
    assert claims.by_id[talks.id].value("mode") is None


def test_references_to_nothing_are_left_out() -> None:
    record = sco.record()
    talks = record.meetings[0]
    stray = replace(talks, convenor="official-9", part_of="meeting-9", participations=())
    claims = read_claims(replace(record, meetings=(stray,), agreements=(), remarks=()), Atlas())
    assert claims.by_id[talks.id].value("convenor") is None
    assert claims.by_id[talks.id].value("partOf") is None


def test_two_claims_of_one_id_are_kept_apart() -> None:
    record = sco.record()
    talks: Meeting = record.meetings[0]
    twice = replace(talks, participations=(talks.participations[0], talks.participations[0]))
    claims = read_claims(replace(record, meetings=(twice,), agreements=()), Atlas())
    assert [c.id for c in claims.claims if c.kind == "participation"] == [
        "participation-131-44",
        "participation-131-44-2",
    ]


def test_mentions_of_one_kind_at_one_offset_bear_their_name() -> None:
    record = sco.record()
    both = "The foreign ministers of the SCO"
    parties = (PAGE.value("Russia", both), PAGE.value("Mongolia", both), PAGE.value("Belarus", both))
    agreement = replace(record.agreements[0], parties=parties)
    claims = read_claims(replace(record, agreements=(agreement,)))
    assert {"organisation-44", "organisation-44-mongolia"} <= set(claims.by_id)
    assert len(set(claims.by_id)) == len(claims.claims)


def test_names_are_as_spoken() -> None:
    record = sco.record()
    odd = Value("Ministe\u0301rio\n das  Finanças", "x", record.organisations[0].name.evidence)
    claims = read_claims(replace(record, organisations=(replace(record.organisations[0], name=odd),)))
    assert claims.by_id["organisation-0"].value("label") == "Ministério das Finanças"


def test_a_name_of_nothing_is_left_out() -> None:
    record = sco.record()
    blank = Value(" \n", "x", record.organisations[0].name.evidence)
    claims = read_claims(replace(record, organisations=(replace(record.organisations[0], aliases=(blank,)),)))
    assert claims.by_id["organisation-0"].values("name") == []
