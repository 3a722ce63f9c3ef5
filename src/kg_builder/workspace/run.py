"""A build: sources are synced, what is new is read, and the graph is brought into step."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kg_builder.errors import SourceError, UsageError, WorkspaceError
from kg_builder.model import codec
from kg_builder.model.record import Record
from kg_builder.workspace import engine
from kg_builder.workspace.derivation import Derivation
from kg_builder.workspace.derive import Step, Wanted, counts, load_bulletin
from kg_builder.workspace.generations import Generations
from kg_builder.workspace.load import digest
from kg_builder.workspace.lock import lock
from kg_builder.workspace.plan import Item, Plan, make_plan
from kg_builder.workspace.records import NAME, VERSION, Records, pack
from kg_builder.workspace.report import Failure, Note, Progress, Quiet, Report
from kg_builder.workspace.sources import Reading, Sources, check

Maker = Callable[[str, Path | None], Derivation]
"""Makes a Derivation for a base IRI and a curation file."""
DEFAULT_BASE = "https://w3id.org/kg-builder/id/"
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Stages:
    """Who does the work: reading files, reading bulletins, making quads under a base IRI.

    ``with_lexicons`` gives the reader of bulletins that knows the user's own words, too.
    """

    reading: Reading
    extractor: engine.Factory
    derivation: Maker
    with_lexicons: Callable[[Sequence[Path]], engine.Factory] | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What the user asks of a build; None leaves a setting as the workspace remembers it."""

    sources: Sequence[Path] = ()
    publisher: str | None = None
    base: str | None = None
    min_confidence: float | None = None
    lexicons: Sequence[Path] | None = None
    curation: Path | None = None
    authority: Sequence[Path] | None = None
    verify: bool = False
    include: Sequence[str] = ()
    forget: Sequence[str] = ()


class Build:
    """One build of the workspace in the folder ``path``."""

    def __init__(
        self,
        path: Path,
        stages: Stages,
        *,
        processes: int | None = None,
        progress: Progress | None = None,
        note: Note | None = None,
    ) -> None:
        self.path = path
        self._stages = stages
        self._processes = processes or engine.default_processes()
        self._progress = progress or Quiet()
        self._note = note or (lambda line: None)
        self._generations = Generations(path / "store")
        self._made_for: tuple[str, Path, str] | None = None
        self._maker: Derivation | None = None

    def run(self, changes: Changes) -> Report:
        """Does it; the report says what came of it."""
        started = time.monotonic()
        if changes.base is not None:
            self._stages.derivation(changes.base, None)  # which refuses what is no base
        if changes.curation is not None and not changes.curation.is_file():
            raise WorkspaceError("there is no such curation file", path=changes.curation)
        if not changes.forget:
            check(changes.sources, self._stages.reading)
        self._prepare(changes)
        with lock(self.path / "lock", "build"), self._open() as records:
            report = self._run(records, changes)
            report.seconds = round(time.monotonic() - started, 1)
            report.write(self.path / "report.json")
        return report

    def _prepare(self, changes: Changes) -> None:
        """The workspace's folder, made if it is to be."""
        if (self.path / NAME).exists():
            return
        if not changes.sources:
            raise UsageError("no workspace here yet, so name a folder or files to build it from", path=self.path)
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if any(path.name != "lock" for path in self.path.iterdir()):
                raise WorkspaceError("neither a workspace nor an empty folder", path=self.path)
        except OSError as error:
            reason = "not a folder" if isinstance(error, FileExistsError | NotADirectoryError) else error.strerror
            raise WorkspaceError(f"the workspace cannot be made: {reason}", path=self.path) from error

    @contextmanager
    def _open(self) -> Iterator[Records]:
        records = Records(self.path / NAME)
        try:
            if records.version > VERSION:
                raise newer(records, self.path)
            if records.version < VERSION:
                self._renew(records)
            yield records
        finally:
            records.close()

    def _renew(self, records: Records) -> None:
        """Takes the settings of an older form over; all else is read again."""
        kept = {table: list(records.rows(f"SELECT * FROM {table}")) for table in ("roots", "exclusions", "meta")}
        missing = [path for path, excluded, _ in kept["roots"] if not excluded and not Path(path).exists()]
        if missing:
            raise WorkspaceError("of an older form, and this source of it does not exist any more", path=missing[0])
        self._note(f"{self.path}: a workspace of an older form ({records.version}) is rebuilt from its sources")
        records.recreate()
        for path, excluded, publisher in kept["roots"]:
            records.do("INSERT INTO roots VALUES (?, ?, ?)", [path, excluded, publisher])
        records.do_many("INSERT INTO exclusions VALUES (?)", kept["exclusions"])
        for key, value in kept["meta"]:
            if key in ("base", "min_confidence", "lexicons", "curation", "authority"):
                records.put(key, value)

    # --- the run

    def _run(self, records: Records, changes: Changes) -> Report:
        sources = Sources(records, self._stages.reading)
        with records.transaction():
            if changes.base is not None:
                records.put("base", changes.base)
            if changes.min_confidence is not None:
                records.put("min_confidence", str(changes.min_confidence))
            if changes.lexicons is not None:
                records.put("lexicons", json.dumps([str(path.absolute()) for path in changes.lexicons]))
            if changes.curation is not None:
                records.put("curation", str(changes.curation.resolve()))
            if changes.authority is not None:
                records.put("authority", json.dumps([str(path.resolve()) for path in changes.authority]))
            for thing in changes.forget:
                sources.forget(thing)
            roots = [] if changes.forget else sources.name(changes.sources, changes.publisher, changes.include)
        sources.sync(roots, self._progress, verify=changes.verify)
        plan = make_plan(sources.items(), sources.exclusions())
        report = Report(failed=sources.failures(), warnings=plan.warnings)
        wanted = self._wanted(records, plan, report)
        self._bring_into_step(records, wanted, report)
        return report

    def _wanted(self, records: Records, plan: Plan, report: Report) -> dict[str, Wanted]:
        """Reads what has no record yet, and gives all bulletins that have one."""
        fingerprint = f"{codec.VERSION} {self._factory(records)().fingerprint}"
        have = {sha for (sha,) in records.rows("SELECT sha256 FROM records WHERE fingerprint = ?", [fingerprint])}
        missing = {name: item for name, item in sorted(plan.bulletins.items()) if item.sha256 not in have}
        failed = self._extract(records, missing, fingerprint, report)
        report.failed += failed
        lost = {failure.thing for failure in failed}
        derivation = self._derivation(records)
        settings = [self._made(records), records.get("min_confidence", "0"), fingerprint]
        return {
            name: Wanted(
                name,
                item,
                fingerprint,
                digest([*settings, derivation.edits(name), name, item.text, *item.sources]),
            )
            for name, item in plan.bulletins.items()
            if name not in lost
        }

    def _factory(self, records: Records) -> engine.Factory:
        """What reads bulletins, with the lexicons that the workspace remembers."""
        lexicons = [Path(path) for path in json.loads(records.get("lexicons", "[]"))]
        if lexicons and self._stages.with_lexicons is not None:
            return self._stages.with_lexicons(lexicons)
        return self._stages.extractor

    def _extract(
        self, records: Records, missing: Mapping[str, Item], fingerprint: str, report: Report
    ) -> list[Failure]:
        self._progress.stage("reading bulletins", len(missing))
        failed: list[Failure] = []
        batch: list[tuple[str, Record]] = []

        def keep() -> None:
            with records.transaction():
                for sha256, record in batch:
                    line = pack(codec.dump(record))
                    records.do("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", [sha256, fingerprint, line])
            batch.clear()

        outcomes = engine.read(
            (load_bulletin(records, name, item.text) for name, item in missing.items()),
            self._factory(records),
            processes=self._processes,
            characters=sum(item.characters for item in missing.values()),
        )
        for bulletin, outcome in outcomes:
            if isinstance(outcome, SourceError):
                failed.append(Failure(bulletin.id, outcome.reason))
            else:
                batch.append((bulletin.sha256, outcome))
                if outcome.skipped:
                    report.warnings.append(f"{bulletin.id}: skipped, {outcome.skipped}")
            if len(batch) >= _BATCH:
                keep()
            self._progress.advance()
        keep()
        return failed

    def _derivation(self, records: Records) -> Derivation:
        base = records.get("base", DEFAULT_BASE)
        curation = curation_file(self.path, records)
        authority = records.get("authority", "[]")
        if self._made_for != (base, curation, authority):
            self._made_for, self._maker = (base, curation, authority), self._stages.derivation(base, curation)
            if authority != "[]":
                know = getattr(self._maker, "know", lambda paths: None)
                know([Path(path) for path in json.loads(authority)])
        assert self._maker is not None
        return self._maker

    def _made(self, records: Records) -> str:
        return digest([self._derivation(records).fingerprint, records.get("base", DEFAULT_BASE)])

    def _bring_into_step(self, records: Records, wanted: Mapping[str, Wanted], report: Report) -> None:
        present = {row[0]: row[1:] for row in records.rows("SELECT id, sha256, fingerprint, claims FROM bulletins")}
        report.withdrawn = len(present.keys() - wanted.keys())
        report.unchanged = sum(
            present.get(name, ())[:2] == (want.item.sha256, want.fingerprint) for name, want in wanted.items()
        )
        report.read = len(wanted) - report.unchanged
        made = self._made(records)
        same = {name: row[2] for name, row in present.items()} == {name: want.key for name, want in wanted.items()}
        current = int(records.get("generation", "0"))
        decisions = self._derivation(records).decisions
        if not same or (records.get("made"), records.get("decisions")) != (made, decisions) or not current:
            current = self._publish(records, wanted, made, report)
        report.generation = current
        self._count(records, report)

    def _publish(self, records: Records, wanted: Mapping[str, Wanted], made: str, report: Report) -> int:
        current = int(records.get("generation", "0"))
        base = records.get("base", DEFAULT_BASE)
        moved = records.get("made_base", base) != base
        number, store = self._generations.begin(current, empty=moved)
        try:
            with records.transaction():
                if moved:
                    records.unload()
                step = Step(
                    records,
                    store,
                    self._derivation(records),
                    min_confidence=float(records.get("min_confidence", "0")),
                    made=made,
                    remade=records.get("made") != made,
                    progress=self._progress,
                )
                step.run(wanted)
                report.failed += step.failed
                report.read -= len(step.failed)
                report.warnings += getattr(self._derivation(records), "warnings", [])
                records.put("generation", str(number))
                records.put("made", made)
                records.put("made_base", base)
                records.put("decisions", self._derivation(records).decisions)
                store.close()
        except BaseException:
            with suppress(Exception):
                store.close()
            shutil.rmtree(store.path, ignore_errors=True)
            raise
        self._generations.keep(number)
        self._tidy(records)
        return number

    def _tidy(self, records: Records) -> None:
        """Drops what no bulletin and no source needs any more."""
        with records.transaction():
            records.do("DELETE FROM texts WHERE key NOT IN (SELECT text FROM items UNION SELECT text FROM bulletins)")
            records.do(
                "DELETE FROM records WHERE (sha256, fingerprint) NOT IN (SELECT sha256, fingerprint FROM bulletins)"
            )

    def _count(self, records: Records, report: Report) -> None:
        found = counts(records)
        report.bulletins = found["bulletin"]
        report.triples = found["triple"]
        for kind in ("official", "organisation", "meeting", "agreement"):
            setattr(report, f"{kind}s", found.get(kind, 0))


def curation_file(workspace: Path, records: Records) -> Path:
    """Where the user's decisions stand: the file that was named, else ``curation.jsonl`` beside the workspace."""
    remembered = records.get("curation")
    return Path(remembered) if remembered else workspace.resolve().parent / "curation.jsonl"


def newer(records: Records, path: Path) -> WorkspaceError:
    return WorkspaceError(
        f"made by a newer version of kg-builder (form {records.version}; this version knows {VERSION})", path=path
    )
