"""``kg-builder export``: the graph as files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from kg_builder.cli.options import output_option, workspace_option
from kg_builder.errors import OutputError, UsageError

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad

    from kg_builder.graph.iris import Iris
    from kg_builder.store.base import View

FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "csv")


class Selection:
    """The graphs of a store that are to be exported."""

    def __init__(self, view: View, iris: Iris, kinds: set[str]) -> None:
        self._view = view
        self._iris = iris
        self._kinds = kinds

    def _kind(self, graph: str) -> str:
        kind = self._iris.graph_kind(graph)
        return {"": "ontology", "claims": "claims", "links": "links", "dataset": "dataset"}.get(kind, "knowledge")

    def graphs(self) -> Iterator[NamedNode]:
        return (graph for graph in self._view.graphs() if self._kind(graph.value) in self._kinds)

    def quads(self, graph: NamedNode | None = None) -> Iterable[Quad]:
        if graph is not None:
            return self._view.quads(graph)
        return (quad for name in self.graphs() for quad in self._view.quads(name))


@contextmanager
def opened(output: Path) -> Iterator[IO[bytes]]:
    """A file that appears whole or not at all; standard output for ``-``."""
    if str(output) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    draft = output.with_name(f".{output.name}.{os.getpid()}")
    target = output if output.exists() and not output.is_file() else draft  # a device is written as it is
    try:
        with target.open("wb") as file:
            yield file
        if target is draft:
            draft.replace(output)
    except OSError as error:
        raise OutputError(error.strerror or str(error), path=output) from error
    finally:
        draft.unlink(missing_ok=True)


@click.command("export")
@workspace_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="trig", show_default=True, help="Form of the file."
)
@output_option
@click.option("--knowledge", is_flag=True, help="What is known of things, without claims and links.")
@click.option("--claims", is_flag=True, help="What each bulletin says, with its evidence.")
@click.option("--with-ontology", is_flag=True, help="The vocabulary, too.")
def command(workspace: Path, form: str, output: Path, knowledge: bool, claims: bool, with_ontology: bool) -> None:
    """Writes the graph. The same graph gives the same bytes.

    Without --knowledge or --claims both are written, with the links between them and a description
    of the whole. Turtle, N-Triples and RDF/XML hold the union of all graphs. For csv, -o is a
    folder, for one table each of officials, tenures, organisations, meetings, participations,
    agreements and evidence.

    \b
    Example:
      kg-builder export --format turtle -o graph.ttl -w kg
      kg-builder export --format csv -o tables/ -w kg
    """
    from kg_builder.graph.iris import Iris
    from kg_builder.workspace.workspace import Workspace

    kinds = {name for name, wanted in (("knowledge", knowledge), ("claims", claims)) if wanted}
    kinds = kinds or {"knowledge", "claims", "links", "dataset"}
    if with_ontology:
        kinds.add("ontology")
    with Workspace.open(workspace) as found:
        iris = Iris(found.base)
        selection = Selection(found.store, iris, kinds)
        if form == "csv":
            from kg_builder.graph.tables import write_tables

            if str(output) == "-":
                raise UsageError("tables are written into a folder: name one with -o")
            write_tables(Selection(found.store, iris, {"knowledge", "claims", "links"}), output, iris, found.bulletin)
            return
        from kg_builder.graph.serialize import write

        with opened(output) as out:
            write(selection, out, form, base=found.base)
