"""The public names."""

import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import URIRef

import kg_builder
from kg_builder.workspace.making import Making
from support.building import put
from support.scripted import stages

# rdflib warns about its own use of what it has deprecated
pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")


def test_public_names_are_sorted_and_there() -> None:
    assert kg_builder.__all__ == sorted(kg_builder.__all__)
    assert all(hasattr(kg_builder, name) for name in kg_builder.__all__)
    assert dir(kg_builder) == kg_builder.__all__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg_builder.nothing  # noqa: B018


def test_importing_it_imports_nothing_heavy() -> None:
    code = "import sys, kg_builder; print([m for m in ('pyoxigraph', 'spacy', 'rdflib', 'click') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_build_open_query(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt", "@2020-05-13\nann lee=minister/russia+bob ray=minister/japan")
    report = kg_builder.build(
        tmp_path / "kg", tmp_path / "in", base="https://example.org/id/", stages=stages(derivation=Making)
    )
    assert (report.read, report.officials, report.meetings) == (1, 2, 1)
    with kg_builder.open(tmp_path / "kg") as workspace:
        (row,) = workspace.query("who-met-whom", official="ann lee")
        assert (row["otherName"].value, row["date"].value) == ("Bob Ray", "2020-05-13")
        assert [record.bulletin for record in workspace.records()] == ["a"]
        dataset = workspace.graph()
        (official,) = dataset.subjects(URIRef("https://w3id.org/kg-builder/ontology#met"), URIRef(row["other"].value))
        assert official == URIRef(row["official"].value)


def test_errors_have_one_root(tmp_path: Path) -> None:
    with pytest.raises(kg_builder.KgBuilderError, match="no workspace here"):
        kg_builder.open(tmp_path)
