from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg_builder.errors import StoreError
from kg_builder.store.embedded import EmbeddedStore

GRAPH = NamedNode("http://example.org/g")
QUADS = [Quad(NamedNode(f"http://example.org/{n}"), NamedNode("http://example.org/p"), Literal(str(n)), GRAPH)
         for n in range(300)]  # fmt: skip


def write(path: Path, quads: list[Quad]) -> None:
    store = EmbeddedStore(path)
    with store.writer() as writer:
        writer.add(quads)
    store.close()


def test_a_copy_holds_all_and_leaves_the_original_alone(tmp_path: Path) -> None:
    write(tmp_path / "a", QUADS[:200])
    EmbeddedStore.copy(tmp_path / "a", tmp_path / "b")
    write(tmp_path / "b", QUADS[200:])
    EmbeddedStore.copy(tmp_path / "b", tmp_path / "c")
    assert len(EmbeddedStore(tmp_path / "a", read_only=True)) == 200
    assert set(EmbeddedStore(tmp_path / "b", read_only=True).quads()) == set(QUADS)
    assert set(EmbeddedStore(tmp_path / "c", read_only=True).quads()) == set(QUADS)


def test_a_reader_keeps_its_state_while_another_writes(tmp_path: Path) -> None:
    write(tmp_path / "a", QUADS[:1])
    reader = EmbeddedStore(tmp_path / "a", read_only=True)
    write(tmp_path / "a", QUADS)
    assert list(reader.quads()) == QUADS[:1]


def test_a_folder_without_a_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not a store"):
        EmbeddedStore(tmp_path / "none", read_only=True)
