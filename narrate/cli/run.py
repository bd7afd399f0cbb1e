"""A run of ``narrate report``: from records to an output that is complete or does not appear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import IO, Any, Final

from attrs import frozen

from narrate.bulk import Task, written
from narrate.cli.checkpoints import CHECKPOINT, Draft, Progress, flushed_size
from narrate.cli.items import Items
from narrate.cli.outputs import Output, discard, publish, standard_output
from narrate.cli.progress import progress
from narrate.cli.rejects import put_reject
from narrate.cli.renderers import RENDERERS, TABLE, frame
from narrate.errors import NarrateError, Rejected, UnfinishedRunError, UnwritableOutputError
from narrate.formats.parquet import ReportTable
from narrate.language import language
from narrate.report import Report

_RESUMABLE: Final = "the output has not appeared, and the same command with --resume continues from there"


@frozen
class _Rendering:
    """The function from a report to its form, the sections that it lacks and what has no names, in a worker too."""

    form: str
    sections: tuple[str, ...]

    def __call__(self, report: Report) -> tuple[Any, tuple[str, ...], tuple[str, ...]]:
        has = {section.name for section in report.sections} if self.sections else set()
        lacking = tuple(name for name in self.sections if name not in has)
        return RENDERERS[self.form](report), lacking, report.unnamed


class _Counts:
    """The numbers of a run so far."""

    def __init__(self, done: Progress) -> None:
        self.accepted = done.accepted
        self.rejected = done.rejected
        self.left_out = Counter(done.left_out)
        self.unnamed = Counter(done.unnamed)

    @property
    def read(self) -> int:
        return self.accepted + self.rejected

    def progress(self, size: int = 0, rejects_size: int = 0, *, complete: bool = False) -> Progress:
        left_out, unnamed = dict(self.left_out), dict(self.unnamed)
        return Progress(self.accepted, self.rejected, left_out, unnamed, size, rejects_size, complete)


def _opened(output: Output | None, size: int) -> AbstractContextManager[IO[str] | None]:
    return nullcontext() if output is None else output.open(size)


class Run:
    """The settings of a run: what is written of every record, in which form and where, and what becomes of the rest.

    Args:
        task: What is written of every record.
        form: One of ``RENDERERS``.
        to: The output, or None for standard output.
        rejects: The file of the rejects, or None for standard error.
        workers: The number of processes.
        identity: What the run depends on, by name; None for an input that cannot be read again.
    """

    def __init__(
        self,
        task: Task,
        form: str,
        *,
        to: Output | None,
        rejects: Output | None,
        workers: int,
        identity: Mapping[str, str] | None,
    ) -> None:
        if form == TABLE and to is None:
            raise UnwritableOutputError("--format parquet: required is a file, as in --to profiles.parquet")
        self._task = task
        self._form = form
        self._to = to
        self._rejects = rejects
        self._workers = workers
        self._draft: Draft | None = None
        if to is not None and to.plain and form != TABLE and identity is not None:
            self._draft = Draft(to, rejects, identity)
        title = to.path.stem if to is not None else "narrate"
        self._head, self._foot = frame(form, title=title, tag=language(task.locales[0], task.style.overlay).tag)

    def __call__(self, items: Items, *, resume: bool) -> Progress:
        """Write all records.

        What a stopped run has written is kept in the folder of the output, so that the run can be resumed.

        Args:
            items: The records.
            resume: Whether to take up the same run where it was stopped.

        Returns:
            How many records were written and how many rejected.

        Raises:
            UnwritableOutputError: There is no run that can be resumed, or it was another one.
            UnfinishedRunError: The run ended before its output was complete, and can be resumed.
        """
        if resume:
            draft = self._resumed()
            return self._resumable(draft, items, draft.last_progress())
        if self._draft is not None:
            self._draft.forget()
            return self._resumable(self._draft, items, Progress())
        try:
            counts = self._to_table(items) if self._form == TABLE else self._to_stream(items)
            publish((self._rejects, self._to))
        except BaseException:
            discard((self._rejects, self._to))
            raise
        return counts.progress()

    def _resumed(self) -> Draft:
        if self._form == TABLE:
            raise UnwritableOutputError("--resume: required is a form other than parquet; a table is written in one go")
        if self._draft is None:
            where = "standard output" if self._to is None else str(self._to.path)
            raise UnwritableOutputError(f"--resume: required is a file on disk to go on with; {where} is none")
        return self._draft

    def _resumable(self, draft: Draft, items: Items, done: Progress) -> Progress:
        try:
            return self._to_draft(draft, items, done)
        except KeyboardInterrupt as error:
            raise type(error)(f"stopped; {_RESUMABLE}") from None
        except (NarrateError, OSError) as error:
            if not draft.note.exists():
                discard(draft.files)
                raise
            what = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) and error.filename else error
            raise UnfinishedRunError(f"{what}; {_RESUMABLE}") from None

    def _to_draft(self, draft: Draft, items: Items, done: Progress) -> Progress:
        if done.complete:
            draft.finish(done)
            return done
        with draft.to.open(done.size) as stream, _opened(self._rejects, done.rejects_size) as rejects:

            def noted(counts: _Counts, *, complete: bool = False) -> Progress:
                return counts.progress(
                    flushed_size(draft.to, stream), flushed_size(self._rejects, rejects), complete=complete
                )

            if not done.read:
                stream.write(self._head)
            items.skip(done.read)
            counts = self._written(
                items, stream.write, rejects, done, lambda counts: draft.note_progress(noted(counts))
            )
            stream.write(self._foot)
            complete = noted(counts, complete=True)
        draft.finish(complete)
        return complete

    def _to_stream(self, items: Items) -> _Counts:
        """Write to standard output, to a device or a pipe, or to a file from an input that cannot be read again."""
        opened = standard_output() if self._to is None else self._to.open()
        with opened as out, _opened(self._rejects, 0) as rejects:
            out.write(self._head)
            counts = self._written(items, out.write, rejects, Progress())
            out.write(self._foot)
        return counts

    def _to_table(self, items: Items) -> _Counts:
        assert self._to is not None
        table = ReportTable(self._to.part)
        try:
            with _opened(self._rejects, 0) as rejects:
                counts = self._written(items, table.put, rejects, Progress())
        except BaseException:
            with suppress(Exception):  # the first error is the one that says why
                table.close()
            raise
        table.close()
        return counts

    def _written(
        self,
        items: Items,
        put: Callable[[Any], object],
        rejects: IO[str] | None,
        done: Progress,
        note: Callable[[_Counts], None] = lambda _counts: None,
    ) -> _Counts:
        counts = _Counts(done)
        rendering = _Rendering(self._form, () if self._task.strict else self._task.sections or ())
        with progress() as advance:
            for outcome in written(items, self._task, rendering, workers=self._workers, start=done.read):
                if isinstance(outcome, Rejected):
                    counts.rejected += 1
                    put_reject(items.located(outcome), rejects)
                else:
                    counts.accepted += 1
                    for made, left_out, unnamed in outcome:
                        put(made)
                        counts.left_out.update(left_out)
                        counts.unnamed.update(unnamed)
                items.finished()
                if counts.read % CHECKPOINT == 0:
                    note(counts)
                advance(counts.read)
        return counts
