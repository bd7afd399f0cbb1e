"""Bulk runs: many records with one process or several, with the same outcomes in the same order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import Final, TypeVar

from attrs import evolve, field, frozen

from narrate.errors import Rejected
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
    """The arguments of ``report`` for every record of a run."""

    locales: tuple[str, ...]
    sections: tuple[str, ...] | None = None
    methodology: Methodology = field(default=STANDARD)
    style: Style = field(default=PLAIN)
    fallback: str = "neutral"


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
    """
    if workers == 1:
        for position, item in enumerate(items, start):
            yield _one(position, item, task, render)
        return
    with ProcessPoolExecutor(workers, get_context("spawn") if spawned else None) as pool:
        waiting: deque[Future[list[tuple[Made, ...] | Rejected]]] = deque()
        # At most two chunks are in progress for each worker, so that memory does not grow with the input.
        for taken in _chunks(items, start, CHUNK if chunk is None else chunk):
            waiting.append(pool.submit(partial(_chunk, task=task, render=render), taken))
            if len(waiting) >= 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _chunks(
    items: Iterable[Occupation | Rejected], start: int, size: int
) -> Iterator[list[tuple[int, Occupation | Rejected]]]:
    iterator = enumerate(items, start)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _chunk(
    items: list[tuple[int, Occupation | Rejected]], *, task: Task, render: Callable[[Report], Made]
) -> list[tuple[Made, ...] | Rejected]:
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
    )
    for outcome in outcomes:
        if isinstance(outcome, Rejected):
            return evolve(outcome, position=position)
        made.append(render(outcome))
    return tuple(made)
