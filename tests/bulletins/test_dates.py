import pytest

from kg_builder.bulletins.dates import parse_date


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2020-05-19", "2020-05-19"),
        ("2020-05", "2020-05"),
        ("2020", "2020"),
        ("2020-05-19T10:00:00Z", "2020-05-19"),
        ("2020-05-19 10:00:00 +0300", "2020-05-19"),
        ("19 May 2020", "2020-05-19"),
        ("19th of May, 2020", "2020-05-19"),
        ("May 19, 2020", "2020-05-19"),
        ("Tuesday, 19 May 2020", "2020-05-19"),
        ("Tue, 19 May 2020 10:11:12 GMT", "2020-05-19"),
        ("19-MAY-2020", "2020-05-19"),
        ("Sept. 1, 2020", "2020-09-01"),
        ("May 2020", "2020-05"),
        ("19.05.2020", "2020-05-19"),
        ("05/19/2020", "2020-05-19"),
        ("05/05/2020", "2020-05-05"),
        ("2020年5月19日", "2020-05-19"),
        ("2020/5/9", "2020-05-09"),
        ("20200509", "2020-05-09"),
        # not told for sure, or no dates
        ("3/4/2020", None),
        ("31 February 2020", None),
        ("2020-13-01", None),
        ("0000-01-01", None),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("yesterday", None),
        ("Meeting of 19 May 2020", None),
        ("May", None),
        ("", None),
        (None, None),
        ("9" * 100_000, None),
    ],
)
def test_parse_date(text, value):
    date = parse_date(text)
    assert (date and date.value) == value
