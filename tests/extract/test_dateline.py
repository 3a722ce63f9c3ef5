import pytest

from kg_builder.extract.dateline import day_told
from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.time import PartialDate


def told(text: str, published: str | None = "2024-06-06") -> str | None:
    day = day_told(Bulletin("b", "b.txt", text, "0", published=PartialDate(published) if published else None))
    return day.value if day else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("JAKARTA, 5 June 2024 – The leaders met today.", "2024-06-05"),
        ("Nairobi, June 4 - The Cabinet Secretary met today.", "2024-06-04"),
        ("Jeddah, June 3, 2024, SPA -- The Minister received a guest today.", "2024-06-03"),
        ("BEIJING, June 5 (Xinhua) -- The premier met guests.", "2024-06-05"),
        ("The ministers met on 3 June 2024 - it was their first meeting.", "2024-06-06"),
        ("On June 3, 2024 - a day of talks - the ministers met.", "2024-06-06"),
        ("Oslo, 3 June 2014 – an old text.", "2024-06-06"),
        ("A text without any day.", "2024-06-06"),
    ],
)
def test_the_dateline_gives_the_day(text: str, day: str) -> None:
    assert told(text) == day


def test_without_a_date_of_its_own() -> None:
    assert told("JAKARTA, 5 June 2024 – The leaders met today.", None) == "2024-06-05"
    assert told("The leaders met today.", None) is None


def test_the_city_of_the_dateline_is_where_it_was() -> None:
    text = "OSLO, 5 June 2024 - Foreign Minister Barth Eide today met Foreign Minister of Chile Alberto van Klaveren."
    bulletin = Bulletin("b", "b.txt", text, "0", published=PartialDate("2024-06-06"))
    (meeting,) = GrammarExtractor().read(bulletin).meetings
    assert meeting.place is not None
    assert meeting.start is not None
    assert (meeting.place.value, meeting.start.value) == ("Oslo", "2024-06-05")


@pytest.mark.parametrize(
    "text",
    [
        "OSLO — Foreign Minister Barth Eide today met Foreign Minister of Chile Alberto van Klaveren.",
        "Oslo (NTB) – Foreign Minister Barth Eide today met Foreign Minister of Chile Alberto van Klaveren.",
        "Foreign Minister Barth Eide today met Foreign Minister of Chile Alberto van Klaveren.\n\nOslo\n5 June 2024\n",
        "Foreign Minister Barth Eide today met Foreign Minister of Chile Alberto van Klaveren.\n\nOslo, June 5, 2024",
    ],
)
def test_a_dateline_without_a_day_and_one_at_the_foot(text: str) -> None:
    bulletin = Bulletin("b", "b.txt", text, "0", published=PartialDate("2024-06-05"))
    (meeting,) = GrammarExtractor().read(bulletin).meetings
    assert meeting.place is not None
    assert meeting.place.value == "Oslo"


def test_a_building_stands_with_the_city_of_the_dateline() -> None:
    text = "OSLO, 5 June 2024 - Foreign Minister Barth Eide met President Maia Sandu at the Villa."
    bulletin = Bulletin("b", "b.txt", text, "0", published=PartialDate("2024-06-06"))
    (meeting,) = GrammarExtractor().read(bulletin).meetings
    assert meeting.place is not None
    assert meeting.place.value == "Villa, Oslo"
    assert [e.quote.of(text) for e in meeting.place.evidence] == ["Villa", "OSLO"]
