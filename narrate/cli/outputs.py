"""Outputs of commands: each by one run at a time, and files appear whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import IO, Final

from attrs import frozen
from filelock import FileLock, Timeout

from narrate.errors import UnwritableOutputError
from narrate.formats.whole_files import is_plain, open_at, part_of, sync

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Errors that only writing has."""

STANDARD_OUTPUT: Final = Path("-")
"""What stands for standard output in place of a path; a file of that name is given by its full path."""

_ATTEMPTS: Final = 3
"""Attempts to lock a file that the run before removes at the same moment."""


@frozen
class Output:
    """A place that a command writes to: a file or a folder on disk, a device or a pipe, or standard output.

    Attributes:
        option: The option that named it, as ``--to``.
        path: Its path, or ``STANDARD_OUTPUT``. Links are followed, but for a device or a pipe: a link to one may lead
            to no path.
    """

    option: str
    path: Path

    @property
    def plain(self) -> bool:
        """Whether it is on disk, and no device or pipe."""
        return self.path != STANDARD_OUTPUT and is_plain(self.path)

    @property
    def part(self) -> Path:
        """The path that it is written to until it is complete; a device or a pipe is written to directly."""
        return part_of(self.path) if self.plain else self.path

    @property
    def place(self) -> str:
        """The option and the path, for errors."""
        return f"{self.option} {self.path}"

    def open(self, size: int = 0) -> AbstractContextManager[IO[str]]:
        """Open its part as text, to go on after its first *size* bytes."""
        return standard_output() if self.path == STANDARD_OUTPUT else open_at(self.part, size)


@contextmanager
def standard_output() -> Iterator[IO[str]]:
    """Open standard output as text in UTF-8; it is written through at the end, and stays open.

    Raises:
        UnwritableOutputError: It is closed.
    """
    if sys.stdout is None:
        raise UnwritableOutputError("standard output: required is one that is open, or a file to write; it is closed")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    yield sys.stdout
    sys.stdout.flush()


@contextmanager
def written_to(path: Path | None, inputs: Sequence[tuple[str, Path]] = ()) -> Iterator[Callable[[str], None]]:
    """Yield the function that writes a line: to a file that appears when it is complete, or to standard output."""
    with outputs({"--to": path or STANDARD_OUTPUT}, inputs) as (to,):
        assert to is not None
        with whole([to]), to.open() as stream:
            yield lambda line: print(line, file=stream)


def name_of(path: Path) -> str:
    """Return a path for messages, or what standard output is called."""
    return "standard output" if path == STANDARD_OUTPUT else str(path)


@contextmanager
def outputs(
    options: dict[str, Path | None], inputs: Sequence[tuple[str, Path]] = ()
) -> Iterator[tuple[Output | None, ...]]:
    """Open outputs for a run, which has them alone until its end.

    Args:
        options: The paths by the option that gave them, as ``--to``; None where it was not given.
        inputs: The paths that are read, by the option or argument that gave them; a folder is all its files.

    Yields:
        The outputs, in the order of *options*.

    Raises:
        UnwritableOutputError: A folder does not exist or cannot be written, one path is given twice, a path is an
            input, or another run is writing it.
    """
    found = _resolved(options, inputs)
    with ExitStack() as stack:
        for output in found:
            if output is not None and output.plain:
                stack.enter_context(_lock(output))
        try:
            yield found
        except OSError as error:
            if error.filename is None and error.errno in _FULL:  # an open file does not say which one it is
                error.filename = " or ".join(name_of(output.path) for output in found if output is not None)
            raise


def _resolved(options: dict[str, Path | None], inputs: Sequence[tuple[str, Path]]) -> tuple[Output | None, ...]:
    taken = {path.resolve(): name for name, path in inputs}
    found: list[Output | None] = []
    for option, path in options.items():
        if path is None or (path != STANDARD_OUTPUT and not is_plain(path)):
            found.append(None if path is None else Output(option, path))
            continue
        output = Output(option, path if path == STANDARD_OUTPUT else _target(option, path))
        if not output.path.parent.is_dir():
            raise UnwritableOutputError(f"{option} {path}: the folder {path.parent} does not exist")
        other = taken.get(output.path) or next(
            (name for read, name in taken.items() if read.is_dir() and output.path.exists() and _inside(output, read)),
            None,
        )
        if other is not None:
            raise UnwritableOutputError(f"{option} {path}: required is another path; this one is also {other}")
        taken[output.path] = option
        found.append(output)
    return tuple(found)


def _target(option: str, path: Path) -> Path:
    """Resolve the links of a path."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:  # of a loop of links
        raise UnwritableOutputError(f"{option} {path}: required is a path that leads to a place ({error})") from None


def _inside(output: Output, folder: Path) -> bool:
    return folder in output.path.parents


@contextmanager
def _lock(output: Output) -> Iterator[None]:
    """Open the lock of an output, a file beside it; the file is removed at the end."""
    path = output.path.with_name(f".{output.path.name}.lock")
    for _ in range(_ATTEMPTS):
        lock = FileLock(path, timeout=0)
        try:
            # A folder that takes no file is no lock of another run.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o644))
            lock.acquire()
        except Timeout:
            raise UnwritableOutputError(
                f"{output.place}: another run is writing it; required is an output of its own, or the end of that run"
            ) from None
        except OSError as error:
            raise UnwritableOutputError(
                f"{output.place}: required is a folder that can be written to ({error.strerror or error})"
            ) from None
        if path.exists():
            break
        lock.release()
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        lock.release()


def publish(written: Iterable[Output | None]) -> None:
    """Move complete outputs from their parts to their places, in order; a part that is missing has been moved before.

    All are on disk before the first one appears.
    """
    moved = [output for output in written if output is not None and output.plain and output.part.exists()]
    for output in moved:
        sync(output.part)
    for output in moved:
        output.part.replace(output.path)
    for folder in {output.path.parent for output in moved}:
        sync(folder)


def discard(written: Iterable[Output | None]) -> None:
    """Remove the parts of outputs that are not complete and cannot be resumed."""
    for output in written:
        if output is not None and output.plain:
            output.part.unlink(missing_ok=True)


@contextmanager
def whole(written: Sequence[Output | None]) -> Iterator[None]:
    """Move outputs to their places at the end of a block; after an error none of them appears."""
    try:
        yield
        publish(written)
    except BaseException:
        discard(written)
        raise
