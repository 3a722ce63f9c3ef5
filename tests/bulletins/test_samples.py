"""The sample bulletins and their gold belong together."""

import json
from pathlib import Path

import pytest

from kg_builder.bulletins import discover, read
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.time import PartialDate

DATA = Path(__file__).parent.parent / "data"
GOLD = [json.loads(line) for line in (DATA / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
BULLETINS = {
    item.id: item
    for path in discover(DATA / "bulletins")
    for item in read(path, publisher="Board")
    if isinstance(item, Bulletin)
}
KINDS = {
    "treaty", "agreement", "memorandum", "protocol", "convention", "charter", "declaration", "statement", "communique",
    "resolution", "decision", "plan", "programme", "roadmap", "contract", "letter", "other",
}  # fmt: skip


def test_every_sample_has_its_gold():
    assert sorted(BULLETINS) == sorted(record["id"] for record in GOLD)
    assert len(GOLD) >= 15


@pytest.mark.parametrize("record", GOLD, ids=lambda record: record["id"])
def test_gold_stands_in_the_text(record):
    bulletin = BULLETINS[record["id"]]
    assert bulletin.published == PartialDate(record["date"])
    assert bulletin.language == "en"
    assert "samples.example" not in bulletin.text
    names = [official["name"] for official in record["officials"]]
    for name in names:
        assert name in bulletin.text or set(name.split()) <= set(bulletin.text.replace(",", "").split())
    meetings = {meeting["id"]: meeting for meeting in record["meetings"]}
    for meeting in meetings.values():
        assert {person["name"] for person in meeting["participants"]} <= set(names)
        assert {person["role"] for person in meeting["participants"]} <= {"chair", "host", "participant"}
        assert meeting["status"] in ("held", "planned", "cancelled", "postponed")
        assert meeting["mode"] in ("in-person", "video", "phone", "hybrid", None)
        assert meeting["place"] is None or meeting["place"] in bulletin.text
        for date in (meeting["start"], meeting["end"]):
            assert date is None or PartialDate(date)
    for agreement in record["agreements"]:
        assert agreement["kind"] in KINDS
        assert agreement["meeting"] is None or agreement["meeting"] in meetings
        assert set(agreement["signatories"]) <= set(names)
