"""Reads bulletins into records, in this process or in several; the result is the same.

A bulletin whose reading fails does not stop the others: it comes out with its reason.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from kg_builder.errors import SourceError, raise_if_machine
from kg_builder.extract.protocol import Extractor
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.record import Record

BATCH = 16
_WORTH_A_POOL = 200_000
"""Characters to read below which further processes cost more than they save."""

Factory = Callable[[], Extractor]
Outcome = Record | SourceError
Answer = Record | str
"""What a worker sends back: a record, or the reason why there is none."""

_extractor: Extractor | None = None


def default_processes() -> int:
    """As many as this process may use processors."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start(factory: Factory) -> None:
    global _extractor
    _extractor = factory()


def _one(extractor: Extractor, bulletin: Bulletin) -> Outcome:
    try:
        (record,) = extractor.extract([bulletin])
    except Exception as error:
        raise_if_machine(error)
        return SourceError(f"could not be read: {type(error).__name__}: {error}", path=bulletin.id)
    return record


def _batch(extractor: Extractor, bulletins: list[Bulletin]) -> list[Outcome]:
    try:
        records = list(extractor.extract(bulletins))
        if len(records) == len(bulletins):
            return list(records)
    except Exception:
        pass  # which bulletin it was shows one by one
    return [_one(extractor, bulletin) for bulletin in bulletins]


def _work(bulletins: list[Bulletin]) -> list[Answer]:
    assert _extractor is not None
    return [outcome if isinstance(outcome, Record) else outcome.reason for outcome in _batch(_extractor, bulletins)]


def _outcome(bulletin: Bulletin, answer: Answer) -> Outcome:
    return answer if isinstance(answer, Record) else SourceError(answer, path=bulletin.id)


def _batches(bulletins: Iterable[Bulletin], size: int) -> Iterator[list[Bulletin]]:
    iterator = iter(bulletins)
    while batch := list(islice(iterator, size)):
        yield batch


class _Pool:
    """A process pool that survives the death of a worker."""

    def __init__(self, factory: Factory, processes: int) -> None:
        self._factory = factory
        self._processes = processes
        self._pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._processes, mp_context=get_context("spawn"), initializer=_start, initargs=(self._factory,)
        )

    def submit(self, batch: list[Bulletin]) -> Future[list[Answer]]:
        try:
            return self._pool.submit(_work, batch)
        except BrokenProcessPool:
            self._pool = self._new()
            return self._pool.submit(_work, batch)

    def result(self, batch: list[Bulletin], future: Future[list[Answer]]) -> list[Outcome]:
        try:
            answers = future.result()
        except BrokenProcessPool:
            return [self._alone(bulletin) for bulletin in batch]
        return [_outcome(bulletin, answer) for bulletin, answer in zip(batch, answers, strict=True)]

    def _alone(self, bulletin: Bulletin) -> Outcome:
        pool = self._pool = self._new()
        try:
            (answer,) = pool.submit(_work, [bulletin]).result()
        except BrokenProcessPool:
            return SourceError("could not be read: the process that read it died", path=bulletin.id)
        return _outcome(bulletin, answer)

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def read(
    bulletins: Iterable[Bulletin], factory: Factory, *, processes: int = 1, characters: int = 0
) -> Iterator[tuple[Bulletin, Outcome]]:
    """Each bulletin with its record, or with the reason why there is none; in the order given.

    ``factory`` is picklable where ``processes`` is more than one; ``characters`` is about how much
    there is to read, so that little is read here.
    """
    if processes <= 1 or characters < _WORTH_A_POOL:
        extractor: Extractor | None = None
        for batch in _batches(bulletins, BATCH):
            extractor = extractor or factory()
            yield from zip(batch, _batch(extractor, batch), strict=True)
        return
    pool = _Pool(factory, processes)
    waiting: deque[tuple[list[Bulletin], Future[list[Answer]]]] = deque()
    try:
        for batch in _batches(bulletins, BATCH):
            waiting.append((batch, pool.submit(batch)))
            if len(waiting) > 2 * processes:
                done, future = waiting.popleft()
                yield from zip(done, pool.result(done, future), strict=True)
        while waiting:
            done, future = waiting.popleft()
            yield from zip(done, pool.result(done, future), strict=True)
    finally:
        pool.close()
