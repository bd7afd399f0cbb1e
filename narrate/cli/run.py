"""A run of ``narrate report``: from records to an output that is complete or does not appear."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, Final

from narrate.bulk import Task, written
from narrate.cli.checkpoints import CHECKPOINT, Draft, Progress, is_plain, open_at, part_of
from narrate.cli.renderers import RENDERERS, TABLE, frame
from narrate.errors import Rejected, UnwritableOutputError, shown
from narrate.formats.parquet import ReportTable
from narrate.language import language
from narrate.records import Occupation

Items = Iterator[Occupation | Rejected]

_STOPPED: Final = "stopped; the output is incomplete, and the same command with --resume continues it"


def read_ahead(items: Items) -> Items:
    """Read the first record now, so that an unreadable input raises before anything is written."""
    first = next(items, None)
    return iter(()) if first is None else chain([first], items)


class Run:
    """The settings of a run: the reports to write, their format and file, and the file for rejected records."""

    def __init__(self, task: Task, form: str, *, to: Path | None, rejects: Path | None, workers: int) -> None:
        if form == TABLE and to is None:
            raise UnwritableOutputError("--format parquet: required is a file, as in --to profiles.parquet")
        self._task = task
        self._form = form
        self._to = to
        self._rejects = rejects
        self._workers = workers
        title = to.stem if to is not None else "narrate"
        self._head, self._foot = frame(form, title=title, tag=language(task.locales[0], task.style.overlay).tag)

    def __call__(self, items: Items, *, source: str, resume: bool) -> tuple[int, int]:
        """Write all records.

        What a stopped run has written is kept in the folder of the output, so that the run can be resumed.

        Args:
            items: The records.
            source: An identification of the input.
            resume: Whether to continue the same run from where it was stopped.

        Returns:
            How many records were written and how many rejected.
        """
        if self._to is None:
            return self._to_screen(items)
        draft = Draft(self._to, f"{source} {self._form} {self._rejects} {self._task!r}")
        if resume and not is_plain(self._to):
            raise UnwritableOutputError(f"--resume: required is a regular file to continue; {self._to} is not one")
        if self._form == TABLE:
            if resume:
                raise UnwritableOutputError(
                    "--resume: required is a format other than parquet, which is written in one step"
                )
            return self._to_table(items, draft)
        return self._to_file(items, draft, draft.last_progress() if resume else Progress())

    def _to_screen(self, items: Items) -> tuple[int, int]:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        with self._reject_stream(0) as rejects:
            sys.stdout.write(self._head)
            counts = self._written(items, sys.stdout.write, rejects, Progress(), lambda _accepted, _rejected: None)
            sys.stdout.write(self._foot)
        sys.stdout.flush()
        return counts

    def _to_table(self, items: Items, draft: Draft) -> tuple[int, int]:
        table = ReportTable(draft.part)
        try:
            with self._reject_stream(0) as rejects:
                counts = self._written(items, table.put, rejects, Progress(), lambda _accepted, _rejected: None)
        except BaseException:
            # A table that is not whole cannot be gone on with.
            table.close()
            draft.part.unlink(missing_ok=True)
            raise
        table.close()
        draft.finish()
        return counts

    def _to_file(self, items: Items, draft: Draft, done: Progress) -> tuple[int, int]:
        with (
            open_at(draft.part, done.size) as stream,
            self._reject_stream(done.rejects_size, resumable=True) as rejects,
        ):
            if not done.read:
                stream.write(self._head)

            def note(accepted: int, rejected: int) -> None:
                if is_plain(draft.to):
                    draft.note_progress(accepted, rejected, stream, rejects)

            try:
                counts = self._written(islice(items, done.read, None), stream.write, rejects, done, note)
            except KeyboardInterrupt:
                raise KeyboardInterrupt(_STOPPED) from None
            stream.write(self._foot)
        draft.finish()
        return counts

    def _written(
        self,
        items: Items,
        put: Callable[[Any], object],
        rejects: IO[str] | None,
        done: Progress,
        note: Callable[[int, int], None],
    ) -> tuple[int, int]:
        accepted, rejected = done.accepted, done.rejected
        with progress() as advance:
            for outcome in written(items, self._task, RENDERERS[self._form], workers=self._workers, start=done.read):
                if isinstance(outcome, Rejected):
                    rejected += 1
                    put_reject(outcome, rejects)
                else:
                    accepted += 1
                    for made in outcome:
                        put(made)
                if (accepted + rejected) % CHECKPOINT == 0:
                    note(accepted, rejected)
                advance(accepted + rejected)
        return accepted, rejected

    @contextmanager
    def _reject_stream(self, size: int, *, resumable: bool = False) -> Iterator[IO[str] | None]:
        if self._rejects is None:
            yield None
            return
        part = part_of(self._rejects)
        try:
            with open_at(part, size) as stream:
                yield stream
        except BaseException:
            if part != self._rejects and not resumable:
                part.unlink()
            raise
        if part != self._rejects:
            part.replace(self._rejects)


def put_reject(rejected: Rejected, stream: IO[str] | None) -> None:
    """Write a rejected record: as a line of JSON to its file, or as a plain line to standard error."""
    if stream is None:
        sys.stderr.write(f"rejected: record {rejected.position}: {rejected.reason}".replace("\n", "; ") + "\n")
        return
    faults = [
        {"path": fault.path, "value": shown(fault.value), "required": fault.required} for fault in rejected.faults
    ]
    line = {"position": rejected.position, "id": rejected.record, "faults": faults, "reason": rejected.reason}
    stream.write(json.dumps(line, ensure_ascii=False) + "\n")


@contextmanager
def progress() -> Iterator[Callable[[int], None]]:
    """Show how many records are done, on standard error and only where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _done: None
        return
    from rich.console import Console  # noqa: PLC0415  # only who watches pays for it
    from rich.progress import Progress as Bar  # noqa: PLC0415
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.completed} records"), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("records", total=None)
        yield lambda done: bar.update(task, completed=done)
