"""The stages that a workspace uses unless it is told otherwise: our readers, extractor, emitters, rules."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from importlib import import_module
from pathlib import Path

from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, parse

from kg_builder import __version__
from kg_builder.errors import SourceError
from kg_builder.extract.protocol import Extractor
from kg_builder.graph.claims import emit_claims
from kg_builder.graph.dataset import emit_dataset
from kg_builder.graph.dependents import denote_dependents
from kg_builder.graph.facts import read_claims
from kg_builder.graph.iris import Iris
from kg_builder.graph.knowledge import emit_knowledge
from kg_builder.graph.links import emit_links
from kg_builder.graph.rules import mentioned, shipped
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.claim import Claims
from kg_builder.model.entity import Entity, Member, Resolution
from kg_builder.model.keys import Names
from kg_builder.model.record import Record
from kg_builder.resolve.authority import Authority
from kg_builder.resolve.curation import Curation
from kg_builder.resolve.known_names import LexiconNames
from kg_builder.resolve.resolver import Resolver
from kg_builder.resources import resource
from kg_builder.workspace.engine import Factory
from kg_builder.workspace.run import Stages
from kg_builder.workspace.sources import Reading

_BATCH = 2_000
ONTOLOGY = NamedNode("https://w3id.org/kg-builder/ontology")


@cache
def code_fingerprint(*packages: str) -> str:
    """A hash of all files of some of our packages and resources: it changes whenever what they do might."""
    root = Path(__file__).resolve().parent.parent
    sha = hashlib.sha256()
    for package in packages:
        path = root / package
        folder = path if path.exists() else resource(package)
        files = [folder] if folder.is_file() else sorted(folder.rglob("*"))
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                sha.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return sha.hexdigest()


@cache
def ontology_quads() -> tuple[Quad, ...]:
    """The vocabulary with its code lists, in one graph; its blank nodes have canonical names."""
    quads = Dataset()
    folder = resource("ontology")
    for path in sorted([*folder.glob("*.ttl"), *folder.glob("codes/*.ttl"), *folder.glob("alignments/*.ttl")]):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE, rename_blank_nodes=True):
            quads.add(Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY))
    quads.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return tuple(quads)


class Making:
    """Quads under one base IRI, by the emitters of ``graph``, the resolver and the shipped rules.

    ``curation`` is the file of the user's decisions, which need not be there.
    """

    def __init__(self, base: str, curation: Path | None = None) -> None:
        self._iris = Iris(base)
        self._curation = Curation.none() if curation is None else Curation.load(curation)
        self._holders = Authority.open()
        self.warnings: list[str] = []
        self._names: Names = LexiconNames()

    @cached_property
    def fingerprint(self) -> str:
        return code_fingerprint("model", "vocab.py", "graph", "resolve", "lexicon", "ontology")

    def know(self, authority: Sequence[Path]) -> None:
        """Takes the user's own office holders on top of those that are shipped."""
        self._holders = Authority.open(authority)

    @property
    def decisions(self) -> str:
        return self._curation.decided + self._holders.fingerprint

    def edits(self, bulletin: str) -> str:
        return self._curation.edits(bulletin)

    def take_apart(self, record: Record) -> Claims:
        return self._curation.edit(read_claims(record, self._names))

    def claims(self, claims: Claims, bulletin: Bulletin, sources: Sequence[str]) -> Iterable[Quad]:
        return emit_claims(claims, bulletin, self._iris, sources=sources)

    def claims_graph(self, bulletin: str) -> NamedNode:
        return self._iris.claims_graph(bulletin)

    def resolve(self, claims: Collection[Claims]) -> Resolution:
        resolver = Resolver(claims, self._names, self._curation, self._holders)
        path = self._curation.path or "curation"
        self.warnings = [f"{path}:{u.line}: {u.reason}" for u in resolver.decided.found.unfound]
        return resolver.resolution()

    def dependents(
        self, entity: Entity, claims: Mapping[str, Claims], denotes: Mapping[Member, str]
    ) -> Mapping[Member, str]:
        return denote_dependents(entity, claims, denotes)

    def links(self, claims: Claims, denotes: Mapping[Member, str]) -> Iterable[Quad]:
        return emit_links(claims, denotes, self._iris)

    def links_graph(self, bulletin: str) -> NamedNode:
        return self._iris.links_graph(bulletin)

    def knowledge(self, entity: Entity, claims: Mapping[str, Claims], denotes: Mapping[Member, str]) -> Iterable[Quad]:
        return emit_knowledge(entity, claims, denotes, self._iris)

    def thing_graph(self, thing: str) -> NamedNode:
        return self._iris.thing_graph(thing)

    def mentioned(self, quads: Iterable[Quad]) -> set[str]:
        return mentioned(quads, self._iris)

    def derived(self, things: Collection[str], read: Callable[[str], Iterable[Quad]]) -> Iterator[tuple[str, Quad]]:
        rules = shipped()
        ordered = sorted(things)
        for start in range(0, len(ordered), _BATCH):
            for cause, quads in rules.derive(ordered[start : start + _BATCH], read, self._iris).items():
                for quad in quads:
                    yield cause, quad

    def whole(self, counts: Mapping[str, int], inputs: Mapping[str, str]) -> Mapping[NamedNode, Iterable[Quad]]:
        described = emit_dataset(counts, self._iris, version=__version__, inputs=inputs)
        return {self._iris.dataset_graph: described, ONTOLOGY: ontology_quads()}


def _read(path: Path, publisher: str | None) -> Iterator[Bulletin | SourceError]:
    from kg_builder.bulletins import read

    return read(path, publisher=publisher)


def _discover(root: Path) -> Iterator[Path]:
    from kg_builder.bulletins import discover

    return discover(root)


def grammar(lexicons: Sequence[Path] = ()) -> Extractor:
    """The offline extractor, with the user's own lexicons on top."""
    lexicon = import_module("kg_builder.lexicon").load(lexicons)
    extractor: Extractor = import_module("kg_builder.extract.grammar").GrammarExtractor(lexicon)
    return extractor


def grammar_with(lexicons: Sequence[Path]) -> Factory:
    """What makes the offline extractor in a process that reads; LexiconError if one of the files has a mistake."""
    import_module("kg_builder.lexicon").load(lexicons)
    return partial(grammar, tuple(lexicons))


def default_stages() -> Stages:
    """Files of every known format, read by the grammar."""
    return Stages(Reading(_read, _discover, code_fingerprint("bulletins")), grammar, Making, grammar_with)
