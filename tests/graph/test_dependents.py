import pytest

from kg_builder.graph.dependents import denote_dependents, settle_dates
from kg_builder.model.claim import Claim, Claims, Fact
from kg_builder.model.entity import Entity
from kg_builder.model.keys import Key

KEY = Key("official", ("ann bell", "norway"))


def fact(name: str, value: str | None) -> list[Fact]:
    return [] if value is None else [Fact(name, value, ())]


def told(kind: str, bulletins: dict[str, tuple[str | None, str | None]]) -> list[str]:
    """The dependents that one tenure or agreement event a bulletin (published, date) denotes, in order."""
    owner, date = ("official-0", "start") if kind == "tenure" else ("agreement-0", "date")
    claims = {}
    for name, (published, day) in bulletins.items():
        facts = [Fact("post", "post-5", ()), Fact("eventKind", "signed", ()), *fact(date, day)]
        claims[name] = Claims(name, published, (Claim(owner, "o", 0, ()), Claim("d-1", kind, 1, tuple(facts), owner)))
    entity = Entity("x/x-1", "x", KEY, tuple((name, owner) for name in bulletins))
    denotes = {(name, "post-5"): "post/p-2" for name in bulletins}
    found = denote_dependents(entity, claims, denotes)
    return [found[name, "d-1"].removeprefix("x/x-1/") for name in bulletins]


def test_one_tenure_until_two_beginnings_differ() -> None:
    assert told("tenure", {"a": (None, None), "b": (None, None)}) == ["tenure/p-2"] * 2
    assert told("tenure", {"a": (None, "2019"), "b": (None, "2019-05"), "c": (None, None)}) == ["tenure/p-2"] * 3


def test_two_beginnings_are_two_tenures_and_others_go_by_the_day_of_the_bulletin() -> None:
    found = told(
        "tenure",
        {
            "first": ("2012-06-01", "2012"),
            "second": ("2020-03-01", "2019-05"),
            "between": ("2015-01-01", None),
            "after": ("2021-01-01", None),
            "before": ("2001-01-01", None),
            "undated": (None, None),
        },
    )
    assert found == [
        "tenure/p-2",
        "tenure/p-2-2019-05",
        "tenure/p-2",
        "tenure/p-2-2019-05",
        "tenure/p-2",
        "tenure/p-2",
    ]


def test_agreement_events_bear_kind_and_date() -> None:
    assert told("agreement-event", {"a": (None, "2020-05-13")}) == ["event/signed-2020-05-13"]
    assert told("agreement-event", {"a": (None, None)}) == ["event/signed"]
    assert (
        told("agreement-event", {"a": (None, "2020-05"), "b": (None, "2020-05-13"), "c": (None, None)})
        == ["event/signed-2020-05-13"] * 3
    )


@pytest.mark.parametrize(
    ("dates", "settled"),
    [
        ([], {}),
        (["2020", "2020-05"], {"2020": "2020-05", "2020-05": "2020-05"}),
        (["2020", "2020-05", "2020-06"], {"2020": "2020", "2020-05": "2020-05", "2020-06": "2020-06"}),
        (["2019", "2020-05-13"], {"2019": "2019", "2020-05-13": "2020-05-13"}),
    ],
)
def test_a_coarse_date_is_taken_for_the_one_fine_date_that_it_fits(dates: list[str], settled: dict[str, str]) -> None:
    assert settle_dates(dates) == settled
