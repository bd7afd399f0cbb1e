"""Bulk runs: many records with one process or several, with the same outcomes in the same order."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Final, Generic, TypeVar

from attrs import evolve, field, frozen, mutable

from narrate.errors import Rejected, WorkerDiedError
from narrate.methodology import STANDARD, Methodology
from narrate.pipeline import reports
from narrate.records import Occupation
from narrate.report import Report
from narrate.wording import PLAIN, Style

Made = TypeVar("Made")

CHUNK: Final = 500
"""The number of records that one worker takes at a time."""


@frozen
class Task:
    """The arguments of ``reports`` for every record of a run."""

    locales: tuple[str, ...]
    sections: tuple[str, ...] | None = None
    methodology: Methodology = field(default=STANDARD)
    style: Style = field(default=PLAIN)
    fallback: str = "neutral"
    strict: bool = True


Numbered = tuple[int, Occupation | Rejected]
"""A record, or its rejection, with its position in the input."""


def written(
    items: Iterable[Occupation | Rejected],
    task: Task,
    render: Callable[[Report], Made],
    *,
    workers: int = 1,
    start: int = 0,
    chunk: int | None = None,
    spawned: bool = False,
) -> Iterator[tuple[Made, ...] | Rejected]:
    """Write many records, lazily and in input order.

    Args:
        items: The records; those that are already rejected are passed on.
        task: The arguments of ``report``.
        render: The function from a report to the result; with several workers it must be a function of a module.
        start: The position of the first record in the input.
        workers: The number of processes, which does not change the outcomes; with 1 no process is started.
        chunk: The number of records that one worker takes at a time; None for ``CHUNK``.
        spawned: Whether workers are started without a copy of this process. A *render* with threads needs that: a copy
            has their locks, but not the threads that would release them.

    Yields:
        For each record the results of *render* for its reports, one for each locale, or its rejection.

    Raises:
        narrate.WorkerDiedError: A process ended twice at the same records, as one that is killed or has no memory left.
    """
    if workers == 1:
        for position, item in enumerate(items, start):
            yield _one(position, item, task, render)
        return
    processes: _Processes[Made] = _Processes(partial(_chunk, task=task, render=render), workers, spawned=spawned)
    with processes:
        waiting: deque[_Batch[Made]] = deque()
        # At most two chunks are in progress for each worker, so that memory does not grow with the input.
        for taken in _chunks(items, start, CHUNK if chunk is None else chunk):
            waiting.append(processes.started(taken))
            if len(waiting) >= 2 * workers:
                yield from processes.result(waiting.popleft(), waiting)
        while waiting:
            yield from processes.result(waiting.popleft(), waiting)


@mutable
class _Batch(Generic[Made]):
    """A chunk of records that a process writes, with its results to come."""

    items: list[Numbered]
    future: Future[list[tuple[Made, ...] | Rejected]] | None


class _Processes(Generic[Made]):
    """The processes of a run; those that die are replaced."""

    def __init__(
        self, work: Callable[[list[Numbered]], list[tuple[Made, ...] | Rejected]], count: int, *, spawned: bool
    ) -> None:
        self._work = work
        self._count = count
        self._context = get_context("spawn") if spawned else None
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._count, self._context, initializer=_as_worker)

    def __enter__(self) -> _Processes[Made]:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def started(self, items: list[Numbered]) -> _Batch[Made]:
        """Return a chunk that a process works at, or will once the dead ones are replaced."""
        return _Batch(items, self._submitted(items))

    def _submitted(self, items: list[Numbered]) -> Future[list[tuple[Made, ...] | Rejected]] | None:
        try:
            return self._pool.submit(self._work, items)
        except BrokenProcessPool:
            return None

    def result(self, chunk: _Batch[Made], waiting: Iterable[_Batch[Made]]) -> list[tuple[Made, ...] | Rejected]:
        """Return what comes of a chunk; after the death of a process the chunk is done once more, by itself."""
        try:
            if chunk.future is not None:
                return chunk.future.result()
        except BrokenProcessPool:
            chunk.future = None
        self._pool.shutdown()
        self._pool = self._new_pool()
        try:
            outcome = self._pool.submit(self._work, chunk.items).result()
        except BrokenProcessPool:
            first, last = chunk.items[0][0], chunk.items[-1][0]
            raise WorkerDiedError(first + 1, last + 1) from None
        for other in waiting:
            done = other.future is not None and other.future.done() and other.future.exception() is None
            if not done:
                other.future = self._submitted(other.items)
        return outcome


def _as_worker() -> None:
    """Prepare a process: its parent is who answers Ctrl-C, and the process ends when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _chunks(items: Iterable[Occupation | Rejected], start: int, size: int) -> Iterator[list[Numbered]]:
    iterator = enumerate(items, start)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _chunk(items: list[Numbered], *, task: Task, render: Callable[[Report], Made]) -> list[tuple[Made, ...] | Rejected]:
    return [_one(position, item, task, render) for position, item in items]


def _one(
    position: int, item: Occupation | Rejected, task: Task, render: Callable[[Report], Made]
) -> tuple[Made, ...] | Rejected:
    made = []
    outcomes = reports(
        [item],
        locales=task.locales,
        sections=task.sections,
        methodology=task.methodology,
        style=task.style,
        fallback=task.fallback,
        strict=task.strict,
    )
    for outcome in outcomes:
        if isinstance(outcome, Rejected):
            return evolve(outcome, position=position)
        made.append(render(outcome))
    return tuple(made)
