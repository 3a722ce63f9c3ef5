import pytest

from kg_builder.graph.choose import bounds, choose, choose_span
from kg_builder.graph.gather import Support, Values

EARLY, LATE, UNDATED = (False, "2020-01-01", "a"), (False, "2020-02-01", "b"), (True, "", "c")


def said(**values: tuple[int, tuple[bool, str, str]]) -> Values:
    return {name: Support(claims, when, when) for name, (claims, when) in values.items()}


def dated(values: dict[str, int]) -> Values:
    return {date: Support(claims, EARLY, EARLY) for date, claims in values.items()}


def test_the_most_precise_date_wins_whoever_says_it() -> None:
    assert choose("meeting", "start", dated({"2020": 5, "2020-05": 2, "2020-05-13": 1})) == "2020-05-13"


def test_then_most_claims_then_the_earliest_bulletin() -> None:
    assert choose("meeting", "mode", said(video=(1, EARLY), phone=(2, LATE))) == "phone"
    assert choose("meeting", "mode", said(video=(1, LATE), phone=(1, EARLY))) == "phone"
    assert choose("meeting", "mode", said(video=(1, UNDATED), phone=(1, LATE))) == "phone"
    assert choose("meeting", "mode", said(video=(1, EARLY), phone=(1, EARLY))) == "phone"


def test_held_wins_over_all() -> None:
    assert choose("meeting", "status", said(held=(1, EARLY), cancelled=(9, LATE))) == "held"


@pytest.mark.parametrize(
    ("values", "status"),
    [
        (said(planned=(9, EARLY), cancelled=(1, LATE)), "cancelled"),
        (said(planned=(1, LATE), postponed=(9, EARLY)), "planned"),
        (said(planned=(1, UNDATED), postponed=(1, EARLY)), "postponed"),
    ],
)
def test_else_the_status_is_that_of_the_latest_bulletin(values: Values, status: str) -> None:
    assert choose("meeting", "status", values) == status


def test_the_most_telling_role_wins() -> None:
    assert choose("participation", "role", said(participant=(5, EARLY), chair=(1, LATE), host=(2, EARLY))) == "chair"


def test_a_person_is_called_by_more_than_a_surname_if_any_bulletin_has_more() -> None:
    values = {"Lavrov": Support(9, EARLY, EARLY), "Sergey Lavrov": Support(1, LATE, LATE)}
    assert choose("official", "label", values) == "Sergey Lavrov"
    assert choose("organisation", "label", values) == "Lavrov"


def test_no_end_before_the_start() -> None:
    assert choose_span("meeting", {"start": dated({"2020-05-13": 1}), "end": dated({"2020-05-11": 3})}) == (
        "2020-05-13",
        None,
    )
    assert choose_span("meeting", {"end": dated({"2020-05-11": 3})}) == (None, "2020-05-11")
    assert choose_span("meeting", {"start": dated({"2020": 1}), "end": dated({"2020-05": 1})}) == ("2020", "2020-05")


@pytest.mark.parametrize(
    ("kind", "start", "end", "first", "last"),
    [
        ("meeting", "2020-05", None, "2020-05-01", "2020-05-31"),
        ("meeting", "2020-05-13", "2020-05-15", "2020-05-13", "2020-05-15"),
        ("meeting", None, "2020", "2020-01-01", "2020-12-31"),
        ("tenure", "2020-05", None, "2020-05-01", None),
        ("tenure", None, "2020", None, "2020-12-31"),
        ("meeting", None, None, None, None),
    ],
)
def test_bounds(kind: str, start: str | None, end: str | None, first: str | None, last: str | None) -> None:
    found = bounds(kind, start, end)
    assert tuple(d and d.isoformat() for d in found) == (first, last)
