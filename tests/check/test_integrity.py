from kg_builder.check.integrity import check_quotes
from kg_builder.store.memory import MemoryStore
from support.graphs import IRIS, emit
from support.sco import PAGE, record

STORE = MemoryStore(emit([(record(), PAGE.bulletin)]))
ADDRESS = IRIS.bulletin(PAGE.bulletin.id).value


def test_quotes_that_stand_in_their_bulletin_are_sound():
    assert check_quotes(STORE, {ADDRESS: PAGE.text}.get) == []


def test_a_text_that_changed_is_found():
    findings = check_quotes(STORE, {ADDRESS: PAGE.text.replace("Lavrov", "Lavrow")}.get)
    assert findings
    assert any("the bulletin says “Sergey Lavrow”" in f.message for f in findings)


def test_a_bulletin_that_is_not_there_is_found():
    assert {f.message for f in check_quotes(STORE, lambda iri: None)} == {"its bulletin is not in the workspace"}
