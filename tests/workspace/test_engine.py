import pytest

from kg_builder.errors import SourceError
from kg_builder.model.record import Record
from kg_builder.workspace import engine
from support.scripted import ScriptedExtractor, make_bulletin


def bulletins(count: int = 40) -> list:
    return [make_bulletin(f"b{n:03}", f"ann\nann+bob {n}") for n in range(count)]


def test_several_processes_give_what_one_gives() -> None:
    one = list(engine.read(bulletins(), ScriptedExtractor()))
    two = list(engine.read(bulletins(), ScriptedExtractor(), processes=2, characters=1 << 30))
    assert one == two
    assert [bulletin for bulletin, _ in two] == bulletins()


def test_little_is_read_here() -> None:
    extractor = ScriptedExtractor()
    list(engine.read(bulletins(3), extractor, processes=2, characters=100))
    assert len(extractor.calls) == 3


def test_nothing_to_read_makes_no_extractor() -> None:
    def factory() -> ScriptedExtractor:
        raise AssertionError

    assert list(engine.read([], factory)) == []


@pytest.mark.parametrize("processes", [1, 2])
def test_a_bulletin_that_fails_stops_no_other(processes: int) -> None:
    mixed = [*bulletins(20), make_bulletin("bad", "!fail"), *bulletins(3)]
    outcomes = {b.id: o for b, o in engine.read(mixed, ScriptedExtractor(), processes=processes, characters=1 << 30)}
    assert isinstance(outcomes["bad"], SourceError)
    assert "ValueError: as told" in str(outcomes["bad"])
    assert sum(isinstance(o, Record) for o in outcomes.values()) == 20


def test_a_bulletin_that_kills_its_process_stops_no_other() -> None:
    mixed = [*bulletins(20), make_bulletin("bad", "!die"), *bulletins(40)[20:]]
    outcomes = list(engine.read(mixed, ScriptedExtractor(), processes=2, characters=1 << 30))
    assert [b.id for b, o in outcomes if isinstance(o, SourceError)] == ["bad"]
    assert "died" in str({b.id: o for b, o in outcomes}["bad"])
    assert len(outcomes) == 41
