"""What a build does to a workspace, with scripted stages."""

import json
import os
from pathlib import Path

import pytest

from kg_builder.errors import KgBuilderError, SourceError, UsageError, WorkspaceError
from kg_builder.workspace.lock import lock
from kg_builder.workspace.records import Records
from kg_builder.workspace.workspace import Workspace
from support.building import LONG_AGO, build, dump, ids, names, put
from support.scripted import BASE, ScriptedExtractor


@pytest.fixture
def here(tmp_path: Path) -> Path:
    put(tmp_path / "in" / "a.txt", "ann+bob")
    put(tmp_path / "in" / "b.txt", "ann+bob\ncarl")
    put(tmp_path / "in" / "c.many", "c1: bob+dora\nc2: eve\n")
    return tmp_path


def test_a_first_build(here: Path) -> None:
    report = build(here / "kg", here / "in")
    assert (report.read, report.unchanged, report.withdrawn, report.failed) == (4, 0, 0, [])
    assert (report.officials, report.meetings) == (5, 2)
    lines = [line for line in dump(here / "kg").splitlines() if "graph/dataset>" not in line]
    assert report.triples == len(lines)
    assert ids(here / "kg") == ["a", "b", "c1", "c2"]
    assert json.loads((here / "kg" / "report.json").read_text())["read"] == 4


def test_what_is_unchanged_is_not_read(here: Path) -> None:
    build(here / "kg", here / "in")
    extractor = ScriptedExtractor()
    before = dump(here / "kg")
    report = build(here / "kg", extractor=extractor)
    assert (report.read, report.unchanged, report.generation) == (0, 4, 1)
    assert extractor.calls == []
    assert dump(here / "kg") == before


def test_a_file_of_the_same_size_and_time_is_read_only_to_verify(here: Path) -> None:
    put(here / "in" / "a.txt", "ann+bob", when=LONG_AGO)
    build(here / "kg", here / "in")
    put(here / "in" / "a.txt", "ann+bea", when=LONG_AGO)
    assert build(here / "kg").read == 0
    assert build(here / "kg", verify=True).read == 1


def test_a_file_touched_just_now_is_looked_into(here: Path) -> None:
    path = here / "in" / "a.txt"
    path.write_text("ann+bob")
    build(here / "kg", here / "in")
    stat = path.stat()
    path.write_text("ann+bea")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert build(here / "kg").read == 1


def test_a_touched_file_with_the_same_content_is_unchanged(here: Path) -> None:
    build(here / "kg", here / "in")
    put(here / "in" / "a.txt", "ann+bob", when=1_600_000_000)
    assert build(here / "kg").read == 0


def test_an_edit_and_a_removal(here: Path) -> None:
    build(here / "kg", here / "in")
    put(here / "in" / "a.txt", "ann+zoe")
    (here / "in" / "b.txt").unlink()
    report = build(here / "kg")
    assert (report.read, report.unchanged, report.withdrawn) == (1, 2, 1)
    build(here / "clean", here / "in")
    assert dump(here / "kg") == dump(here / "clean")


def test_a_derived_triple_goes_with_its_last_cause(here: Path) -> None:
    put(here / "in" / "d.txt", "ann+bob+carl")
    build(here / "kg", here / "in")
    met = f"<{BASE}official/ann".replace(BASE, "https://w3id.org/kg-builder/id/")
    lines = [line for line in dump(here / "kg").splitlines() if line.startswith(met) and "#met>" in line]
    assert len(lines) == 2
    (here / "in" / "a.txt").unlink()
    (here / "in" / "b.txt").unlink()
    build(here / "kg")
    assert set(lines) <= set(dump(here / "kg").splitlines())
    (here / "in" / "d.txt").unlink()
    build(here / "kg")
    assert not set(lines) & set(dump(here / "kg").splitlines())


def test_only_the_roots_named_are_synced(here: Path) -> None:
    put(here / "more" / "x.txt", "xena")
    build(here / "kg", here / "in", here / "more")
    (here / "in" / "a.txt").unlink()
    put(here / "more" / "x.txt", "xenia")
    report = build(here / "kg", here / "more")
    assert (report.read, report.withdrawn) == (1, 0)
    assert build(here / "kg").withdrawn == 1


def test_a_root_that_has_vanished_whole_is_refused(here: Path) -> None:
    build(here / "kg", here / "in")
    before = dump(here / "kg")
    (here / "in").rename(here / "elsewhere")
    with pytest.raises(SourceError, match="in: does not exist any more"):
        build(here / "kg")
    (here / "in").mkdir()
    with pytest.raises(SourceError, match="in: holds no bulletins any more"):
        build(here / "kg")
    assert dump(here / "kg") == before


def test_forgetting_a_root(here: Path) -> None:
    put(here / "more" / "x.txt", "xena")
    build(here / "kg", here / "in", here / "more")
    assert build(here / "kg", forget=[str(here / "more")]).withdrawn == 1
    assert build(here / "kg").withdrawn == 0
    with pytest.raises(WorkspaceError, match="more: was forgotten"):
        build(here / "kg", here / "more")
    assert build(here / "kg", here / "more", include=[str(here / "more")]).read == 1


def test_forgetting_a_vanished_root(here: Path) -> None:
    put(here / "more" / "x.txt", "xena")
    build(here / "kg", here / "in", here / "more")
    (here / "more" / "x.txt").unlink()
    (here / "more").rmdir()
    assert build(here / "kg", forget=[str(here / "more")]).withdrawn == 1
    assert build(here / "kg").failed == []


def test_forgetting_a_file_of_a_root(here: Path) -> None:
    build(here / "kg", here / "in")
    assert build(here / "kg", forget=[str(here / "in" / "a.txt")]).withdrawn == 1
    assert build(here / "kg").read == 0
    assert ids(here / "kg") == ["b", "c1", "c2"]


def test_forgetting_an_id_holds_until_it_is_included(here: Path) -> None:
    build(here / "kg", here / "in")
    before = dump(here / "kg")
    assert build(here / "kg", forget=["c1"]).withdrawn == 1
    assert build(here / "kg", verify=True).read == 0
    assert ids(here / "kg") == ["a", "b", "c2"]
    assert build(here / "kg", include=["c1"]).read == 1
    assert dump(here / "kg") == before


@pytest.mark.parametrize("change", [{"forget": ["nobody"]}, {"include": ["nobody"]}])
def test_unknown_things_are_named(here: Path, change: dict) -> None:
    build(here / "kg", here / "in")
    with pytest.raises(WorkspaceError, match="nobody"):
        build(here / "kg", **change)


def test_a_folder_within_a_root_may_have_its_own_publisher(here: Path) -> None:
    put(here / "in" / "sub" / "s.txt", "sam")
    build(here / "kg", here / "in")
    assert build(here / "kg", here / "in" / "sub", publisher="Elsewhere").read == 1
    assert build(here / "kg").read == 0
    assert dump(here / "kg").count('"Elsewhere"') == 1


def test_duplicates_and_copies(here: Path) -> None:
    put(here / "in" / "z.txt", "ann+bob")
    put(here / "in" / "sub" / "b.txt", "something else")
    report = build(here / "kg", here / "in")
    assert len(report.warnings) == 1
    found = ids(here / "kg")
    assert [name.partition("~")[0] for name in found] == ["a", "b", "b", "c1", "c2"]
    (here / "in" / "a.txt").unlink()
    (here / "in" / "b.txt").unlink()
    build(here / "kg")
    assert ids(here / "kg") == ["b", "c1", "c2", "z"]
    build(here / "clean", here / "in")
    assert dump(here / "kg") == dump(here / "clean")


def test_failures_are_told_each_time_and_stop_no_other(here: Path) -> None:
    put(here / "in" / "empty.txt", "")
    put(here / "in" / "fault.txt", "!fail")
    put(here / "in" / "c.many", "c1: bob+dora\nrubbish\n")
    for _ in range(2):
        report = build(here / "kg", here / "in")
        assert names(report) == ["c.many:2", "empty.txt", "fault"]
    assert ids(here / "kg") == ["a", "b", "c1"]


def test_several_processes_give_the_same_graph(here: Path) -> None:
    for n in range(30):
        put(here / "in" / f"n{n}.txt", f"ann+bob {n}\n" + "filler\n" * 1200)
    build(here / "one", here / "in")
    build(here / "two", here / "in", processes=2)
    assert dump(here / "one") == dump(here / "two")


def test_another_base_moves_everything(here: Path) -> None:
    build(here / "kg", here / "in")
    build(here / "kg", base=BASE)
    build(here / "clean", here / "in", base=BASE)
    assert dump(here / "kg") == dump(here / "clean")
    assert "w3id.org/kg-builder/id" not in dump(here / "kg")
    build(here / "kg")
    assert dump(here / "kg") == dump(here / "clean")


def test_another_reader_of_bulletins_reads_all_again(here: Path) -> None:
    build(here / "kg", here / "in")
    before = dump(here / "kg")
    assert build(here / "kg", extractor=ScriptedExtractor("scripted 2")).read == 4
    assert dump(here / "kg") == before


def test_confidence_is_remembered(here: Path) -> None:
    build(here / "kg", here / "in", min_confidence=1.0)
    full = dump(here / "kg")
    build(here / "kg", min_confidence=0.0)
    assert dump(here / "kg") == full


def test_the_current_and_the_previous_generation_are_kept(here: Path) -> None:
    for n in range(4):
        put(here / "in" / "a.txt", f"ann+n{n}")
        build(here / "kg", here / "in")
    assert sorted(path.name for path in (here / "kg" / "store").iterdir()) == ["g000003", "g000004"]


def test_a_reader_stays_on_its_state(here: Path) -> None:
    build(here / "kg", here / "in")
    with Workspace.open(here / "kg") as opened:
        before = {str(quad) for quad in opened.store.quads()}
        put(here / "in" / "a.txt", "ann+zoe")
        build(here / "kg")
        assert {str(quad) for quad in opened.store.quads()} == before
        opened.refresh()
        assert {str(quad) for quad in opened.store.quads()} != before


def test_records_and_bulletins_can_be_read(here: Path) -> None:
    build(here / "kg", here / "in")
    with Workspace.open(here / "kg") as opened:
        assert [record.bulletin for record in opened.records()] == ["a", "b", "c1", "c2"]
        assert opened.bulletin("b").text == "ann+bob\ncarl"
        assert opened.record("nobody") is None
        assert opened.info()["counts"]["bulletin"] == 4


# --- decisions of the user


def test_decisions_stand_beside_the_workspace(here: Path) -> None:
    build(here / "kg", here / "in")
    before = dump(here / "kg")
    put(here / "curation.jsonl", "b: Carl")
    report = build(here / "kg")
    assert (report.generation, report.officials) == (2, 4)
    assert build(here / "kg").generation == 2
    build(here / "clean", here / "in")
    assert dump(here / "kg") == dump(here / "clean")
    (here / "curation.jsonl").unlink()
    assert build(here / "kg").generation == 3
    assert dump(here / "kg") == before


def test_a_decision_on_no_bulletin_is_looked_at_too(here: Path) -> None:
    build(here / "kg", here / "in")
    put(here / "curation.jsonl", "anything")
    assert build(here / "kg").generation == 2


def test_a_curation_file_of_ones_own_is_remembered(here: Path) -> None:
    own = put(here / "mine" / "own.jsonl", "b: Carl")
    build(here / "kg", here / "in", curation=own)
    assert build(here / "kg").officials == 4
    with Workspace.open(here / "kg") as opened:
        assert opened.curation == own
    with pytest.raises(WorkspaceError, match=r"none.jsonl: there is no such curation file"):
        build(here / "kg", curation=here / "none.jsonl")


# --- what is refused


def test_no_workspace_and_no_sources(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no workspace here yet"):
        build(tmp_path / "kg")
    assert not (tmp_path / "kg").exists()


def test_a_missing_source_makes_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="none: does not exist"):
        build(tmp_path / "kg", tmp_path / "none")
    assert not (tmp_path / "kg").exists()


def test_a_folder_without_bulletins_makes_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(SourceError, match="no bulletins in this folder"):
        build(tmp_path / "kg", tmp_path / "in")
    assert not (tmp_path / "kg").exists()


def test_a_folder_with_other_things_is_no_workspace(here: Path) -> None:
    with pytest.raises(WorkspaceError, match="neither a workspace nor an empty folder"):
        build(here / "in", here / "in")


def test_a_file_is_no_workspace(here: Path) -> None:
    with pytest.raises(WorkspaceError, match="not a folder"):
        build(here / "in" / "a.txt", here / "in")


def test_a_newer_workspace_is_refused_and_left_alone(here: Path) -> None:
    build(here / "kg", here / "in")
    records = Records(here / "kg" / "records.sqlite")
    records.do("PRAGMA user_version = 99")
    records.close()
    for attempt in (lambda: build(here / "kg"), lambda: Workspace.open(here / "kg")):
        with pytest.raises(WorkspaceError, match=r"newer version of kg-builder \(form 99"):
            attempt()


def test_an_older_workspace_is_rebuilt(here: Path) -> None:
    build(here / "kg", here / "in", base=BASE)
    before = dump(here / "kg")
    records = Records(here / "kg" / "records.sqlite")
    records.do("PRAGMA user_version = 0")
    records.do("DROP TABLE causes")
    records.close()
    with pytest.raises(WorkspaceError, match="older form"):
        Workspace.open(here / "kg")
    assert build(here / "kg").read == 4
    assert dump(here / "kg") == before


def test_damaged_records_are_named(here: Path) -> None:
    build(here / "kg", here / "in")
    (here / "kg" / "records.sqlite").write_bytes(b"rubbish" * 1000)
    with pytest.raises(WorkspaceError, match="damaged"):
        build(here / "kg")


def test_a_lock_names_its_holder(here: Path) -> None:
    build(here / "kg", here / "in")
    with lock(here / "kg" / "lock", "build"), pytest.raises(WorkspaceError, match=rf"process {os.getpid()} on"):
        build(here / "kg")
    build(here / "kg")


def test_an_error_while_loading_leaves_the_state_as_it_was(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(here / "kg", here / "in")
    before = dump(here / "kg")
    put(here / "in" / "a.txt", "ann+zoe")

    def fail(*_: object) -> None:
        raise KgBuilderError("as told")

    with monkeypatch.context() as patched:
        patched.setattr("kg_builder.workspace.derive.replace_causes", fail)
        with pytest.raises(KgBuilderError, match="as told"):
            build(here / "kg")
    assert dump(here / "kg") == before
    assert sorted(path.name for path in (here / "kg" / "store").iterdir()) == ["g000001"]
    build(here / "kg")
    build(here / "clean", here / "in")
    assert dump(here / "kg") == dump(here / "clean")


def test_a_file_name_that_is_no_utf8_stops_nothing(here: Path) -> None:
    odd = here / "in" / "caf\udce9.many"
    try:
        put(odd, "d1: ann+zoe\n")
    except (OSError, UnicodeError):
        pytest.skip("the file system takes no such name")
    assert build(here / "kg", here / "in").read == 5
    assert build(here / "kg").unchanged == 5
    odd.unlink()
    assert build(here / "kg").withdrawn == 1
    assert "d1" not in ids(here / "kg")
