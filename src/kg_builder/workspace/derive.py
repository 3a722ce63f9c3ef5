"""Brings a generation of the store into step with the bulletins that there are.

Claims are made again for bulletins that changed. Resolution sees all claims; links and knowledge
are made again where their inputs changed; rules run again for things whose graph, or a graph
within their reach, changed.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import Quad

from kg_builder.errors import KgBuilderError
from kg_builder.model import codec
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.claim import Claims
from kg_builder.model.entity import Entity, Member, Resolution
from kg_builder.model.record import Record
from kg_builder.store.base import Store
from kg_builder.workspace import slim
from kg_builder.workspace.confidence import above
from kg_builder.workspace.derivation import Derivation
from kg_builder.workspace.load import Difference, digest, replace_causes
from kg_builder.workspace.plan import Item
from kg_builder.workspace.records import Records, pack, unpack
from kg_builder.workspace.report import Failure, Progress

_REACH = 2
"""How many graphs away a rule may look from the thing that causes what it says."""
_CACHED = 2_000_000
"""Quads of things just made that are kept at hand for the rules."""


@dataclasses.dataclass(frozen=True, slots=True)
class Wanted:
    """A bulletin that is to be in the graph, and the fingerprint of who read it."""

    id: str
    item: Item
    fingerprint: str
    key: str
    """Changes with all that its claims depend on."""


def load_record(records: Records, identifier: str, sha256: str, fingerprint: str) -> Record:
    data = records.value("SELECT record FROM records WHERE sha256 = ? AND fingerprint = ?", [sha256, fingerprint])
    return dataclasses.replace(codec.load(Record, unpack(data)), bulletin=identifier)


def load_bulletin(records: Records, identifier: str, text: str) -> Bulletin:
    data = records.value("SELECT bulletin FROM texts WHERE key = ?", [text])
    return dataclasses.replace(codec.load(Bulletin, unpack(data)), id=identifier)


class Step:
    """One pass over everything, inside one transaction of ``records`` and over a store nobody reads yet."""

    def __init__(
        self,
        records: Records,
        store: Store,
        derivation: Derivation,
        *,
        min_confidence: float,
        made: str,
        remade: bool,
        progress: Progress,
    ) -> None:
        self._records = records
        self._derivation = derivation
        self._least = min_confidence
        self._made = made
        self._remade = remade
        self._progress = progress
        self._difference = Difference(records, store)
        self.failed: list[Failure] = []
        self._moved: set[str] = set()
        self._quads: dict[str, list[Quad]] = {}
        self._room = _CACHED

    def run(self, wanted: Mapping[str, Wanted]) -> None:
        claims = self._claims(wanted)
        wanted = {identifier: wanted[identifier] for identifier in claims}
        self._progress.stage("resolving")
        resolution = self._derivation.resolve(claims.values())
        self._denote(wanted, claims, resolution)
        self._rules(resolution)
        readers = {want.fingerprint for want in wanted.values()}
        inputs = {"extractor": ", ".join(sorted(readers))}
        for graph, quads in self._derivation.whole(counts(self._records), inputs).items():
            self._difference.put(graph, quads, counted=False)
        self._difference.flush()

    # --- what each bulletin says

    def _claims(self, wanted: Mapping[str, Wanted]) -> dict[str, Claims]:
        present = dict(self._records.rows("SELECT id, claims FROM bulletins"))
        for gone in sorted(present.keys() - wanted.keys()):
            self._withdraw(gone)
        taken: dict[str, Claims] = {}
        self._progress.stage("claims", len(wanted))
        for identifier in sorted(wanted):
            try:
                taken[identifier] = self._claim(wanted[identifier], present.get(identifier))
            except (KgBuilderError, ValueError, LookupError) as error:
                self.failed.append(Failure(identifier, f"its claims cannot be told: {error}"))
                self._withdraw(identifier)
            self._progress.advance()
        return taken

    def _withdraw(self, identifier: str) -> None:
        self._difference.put(self._derivation.claims_graph(identifier), ())
        self._difference.put(self._derivation.links_graph(identifier), ())
        self._records.do("DELETE FROM bulletins WHERE id = ?", [identifier])
        self._records.do("DELETE FROM slim WHERE id = ?", [identifier])

    def _claim(self, want: Wanted, present: str | None) -> Claims:
        """The claims of a bulletin without their evidence; written if they are not those in the store."""
        derivation, records = self._derivation, self._records
        if present == want.key:
            return slim.load(want.id, unpack(records.value("SELECT claims FROM slim WHERE id = ?", [want.id])))
        record = load_record(records, want.id, want.item.sha256, want.fingerprint)
        claims = derivation.take_apart(above(record, self._least))
        bulletin = load_bulletin(records, want.id, want.item.text)
        quads = list(derivation.claims(claims, bulletin, want.item.sources))
        self._difference.put(derivation.claims_graph(want.id), quads)
        row = [want.id, want.item.sha256, want.item.text, want.fingerprint, want.key]
        records.do("INSERT OR REPLACE INTO bulletins VALUES (?, ?, ?, ?, ?, '')", row)
        records.do("INSERT OR REPLACE INTO slim VALUES (?, ?)", [want.id, pack(slim.dump(claims))])
        return slim.slim(claims)

    # --- who is who, and what is known of each

    def _denote(self, wanted: Mapping[str, Wanted], claims: Mapping[str, Claims], resolution: Resolution) -> None:
        """Makes the links and the knowledge again that depend on something that changed."""
        denoted: dict[str, list[tuple[str, str]]] = {identifier: [] for identifier in wanted}
        for (identifier, local), thing in resolution.denotes.items():
            denoted[identifier].append((local, thing))
        keys = {
            identifier: digest([want.key, *(f"{local} {thing}" for local, thing in sorted(denoted[identifier]))])
            for identifier, want in wanted.items()
        }
        changed = self._changed(resolution, keys)
        known = dict(self._records.rows("SELECT id, links FROM bulletins"))
        dirty = {identifier for identifier, key in keys.items() if known[identifier] != key}
        dirty.update(bulletin for thing in changed for bulletin, _ in resolution.entities[thing].members)
        denotes = dict(resolution.denotes)
        for thing in changed.keys() | {thing for identifier in dirty for _, thing in denoted[identifier]}:
            denotes.update(self._derivation.dependents(resolution.entities[thing], claims, resolution.denotes))
        self._links({identifier: keys[identifier] for identifier in sorted(dirty)}, claims, denotes)
        self._knowledge([(resolution.entities[t], changed[t]) for t in sorted(changed)], claims, denotes)

    def _changed(self, resolution: Resolution, keys: Mapping[str, str]) -> dict[str, str]:
        """The things whose knowledge may not be what it was, with the digest of what it depends on.

        Withdraws those that are no more.
        """
        present = dict(self._records.rows("SELECT id, digest FROM entities"))
        for gone in sorted(present.keys() - resolution.entities.keys()):
            self._difference.put(self._derivation.thing_graph(gone), ())
            self._moved.add(gone)
            self._records.do("DELETE FROM entities WHERE id = ?", [gone])
            self._records.do("DELETE FROM mentions WHERE thing = ?", [gone])
        found = {}
        for thing, entity in resolution.entities.items():
            inputs = self._inputs(entity, keys)
            if present.get(thing) != inputs:
                found[thing] = inputs
        return found

    def _inputs(self, entity: Entity, keys: Mapping[str, str]) -> str:
        bulletins = sorted({bulletin for bulletin, _ in entity.members})
        said = json.dumps(codec.to_plain(entity), sort_keys=True)
        return digest([self._made, said, *(keys[bulletin] for bulletin in bulletins)])

    def _links(self, keys: Mapping[str, str], claims: Mapping[str, Claims], denotes: Mapping[Member, str]) -> None:
        self._progress.stage("links", len(keys))
        for identifier, key in keys.items():
            quads = self._derivation.links(claims[identifier], denotes)
            self._difference.put(self._derivation.links_graph(identifier), quads)
            self._records.do("UPDATE bulletins SET links = ? WHERE id = ?", [key, identifier])
            self._progress.advance()

    def _knowledge(
        self, entities: Sequence[tuple[Entity, str]], claims: Mapping[str, Claims], denotes: Mapping[Member, str]
    ) -> None:
        self._progress.stage("knowledge", len(entities))
        for entity, inputs in entities:
            quads = list(self._derivation.knowledge(entity, claims, denotes))
            if self._difference.put(self._derivation.thing_graph(entity.id), quads):
                self._moved.add(entity.id)
                self._keep(entity.id, quads)
                self._mention(entity.id, quads)
            self._records.do("INSERT OR REPLACE INTO entities VALUES (?, ?, ?)", [entity.id, entity.kind, inputs])
            self._progress.advance()
        self._difference.flush()

    def _mention(self, thing: str, quads: Iterable[Quad]) -> None:
        self._records.do("DELETE FROM mentions WHERE thing = ?", [thing])
        mentioned = sorted(self._derivation.mentioned(quads) - {thing})
        self._records.do_many("INSERT INTO mentions VALUES (?, ?)", ([thing, other] for other in mentioned))

    # --- what follows

    def _rules(self, resolution: Resolution) -> None:
        if self._remade:  # the rules themselves may be others
            self._moved |= resolution.entities.keys()
        within = frontier = set(self._moved)
        for _ in range(_REACH):
            frontier = {
                thing
                for mentioned in frontier
                for (thing,) in self._records.rows("SELECT thing FROM mentions WHERE mentioned = ?", [mentioned])
            } - within
            within = within | frontier
        standing = sorted(within & resolution.entities.keys())
        self._progress.stage("rules", len(standing))
        said = self._derivation.derived(standing, self._read)
        replace_causes(self._records, self._difference, sorted(within), said)
        self._progress.advance(len(standing))

    def _keep(self, thing: str, quads: list[Quad]) -> None:
        if self._room > 0:
            self._quads[thing] = quads
            self._room -= len(quads)

    def _read(self, thing: str) -> Iterable[Quad]:
        quads = self._quads.get(thing)
        if quads is None:
            quads = list(self._difference.read(self._derivation.thing_graph(thing)))
            self._keep(thing, quads)
        return quads


def counts(records: Records) -> dict[str, int]:
    """What the graph holds: things by kind, bulletins, triples (without the description of the whole)."""
    found = dict(records.rows("SELECT kind, COUNT(*) FROM entities GROUP BY kind ORDER BY kind"))
    found["bulletin"] = records.value("SELECT COUNT(*) FROM bulletins")
    read = records.value("SELECT COALESCE(SUM(triples), 0) FROM graphs")
    found["triple"] = read + records.value("SELECT COUNT(DISTINCT quad) FROM causes")
    return found
