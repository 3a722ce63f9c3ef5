import pytest

from kg_builder.model.time import PartialDate


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "datatype"),
    [
        ("2020-05-13", "2020-05-13", "2020-05-13", "date"),
        ("2020-02", "2020-02-01", "2020-02-29", "gYearMonth"),
        ("2021", "2021-01-01", "2021-12-31", "gYear"),
    ],
)
def test_partial_date_spans_all_it_may_mean(value, earliest, latest, datatype):
    day = PartialDate(value)
    assert day.earliest.isoformat() == earliest
    assert day.latest.isoformat() == latest
    assert day.datatype == datatype


@pytest.mark.parametrize("value", ["2021-02-31", "2021-13", "13 May", "2021-1-1", ""])
def test_what_is_no_date_is_refused(value):
    with pytest.raises(ValueError, match=r"date|day|month|range"):
        PartialDate(value)
