"""Whose event a meeting is, by its name."""

import pytest

from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.model.time import PartialDate
from support.records import Page


@pytest.mark.parametrize(
    ("body", "convenor"),
    [
        ("President Anna Berg of Norway took part in the BRICS Summit in Oslo on 4 July.", "BRICS"),
        ("A meeting of the African Union Peace and Security Council was held in Addis Ababa.", "African Union"),
        ("President Anna Berg of Norway held a meeting with the International Monetary Fund in Oslo.", None),
        ("President Anna Berg of Norway met President Jon Lie of Estonia in Oslo.", None),
    ],
)
def test_the_convenor_stands_in_the_name_and_is_no_side_of_it(body: str, convenor: str | None) -> None:
    page = Page("b", "News", body, published="2021-07-05")
    assert page.bulletin.published == PartialDate("2021-07-05")
    (record,) = GrammarExtractor().extract([page.bulletin])
    names = {o.id: o.name.value for o in record.organisations}
    assert record.meetings
    found = [names[m.convenor] for m in record.meetings if m.convenor]
    assert [name for name in found if convenor is None or convenor not in name] == []
    assert bool(found) == (convenor is not None)
