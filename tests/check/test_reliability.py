from kg_builder.check.reliability import Judgement, judge, table
from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.time import PartialDate

TEXT = "Foreign Minister of Estonia Margus Tsahkna met President of Latvia Edgars Rinkēvičs in Riga on 3 June 2024."
GOLD = {
    "id": "b",
    "officials": [
        {"name": "Margus Tsahkna", "post": "Foreign Minister", "of": "Estonia"},
        {"name": "Edgars Rinkēvičs", "post": "President", "of": "Lithuania"},
    ],
    "organisations": [],
    "meetings": [
        {
            "id": "m1",
            "name": "meeting",
            "status": "held",
            "mode": "in-person",
            "start": "2024-06-04",
            "place": "Riga",
            "participants": [{"name": "Margus Tsahkna", "role": "participant"}],
        }
    ],
    "agreements": [],
}


def test_every_value_is_judged() -> None:
    bulletin = Bulletin("b", "b.txt", TEXT, "0", published=PartialDate("2024-06-10"))
    record = next(iter(GrammarExtractor().extract([bulletin])))
    right = {(j.slot, j.right) for j in judge(record, GOLD)}
    assert ("official.name", True) in right
    assert ("official.of", False) in right
    assert ("meeting.start", False) in right
    assert ("meeting.place", True) in right
    assert ("meeting.participant", False) in right


def test_the_table_counts_by_slot_and_confidence() -> None:
    judged = [Judgement("a", "x/y", 0.95, True), Judgement("a", "x/y", 0.92, False), Judgement("b", "x/y", 0.6, True)]
    rows = {(row.slot, row.low): (row.found, row.right) for row in table(judged)}
    assert rows == {("all", 0.9): (2, 1), ("all", 0.6): (1, 1), ("a", 0.9): (2, 1), ("b", 0.6): (1, 1)}
