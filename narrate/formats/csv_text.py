"""CSV text: rows with the line on which each begins; a bad row is an error of its own."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import IO, Final

from attrs import frozen

CELL: Final = 16 * 2**20
"""The length of the longest cell that is read, in characters."""

_LINE: Final = 2 * CELL
"""The number of characters of a line that is too long to be read."""

_SHOWN: Final = 80
_LINES: Final = 1000
"""The number of lines of the longest row; in a longer one, a quotation mark is left open."""


@frozen
class BadRow:
    """A row that has no cells.

    Attributes:
        reason: The reason, as the end of the sentence "required is a row of CSV".
        text: The beginning of its line.
    """

    reason: str
    text: str


class _Lines:
    """The lines of a stream for a reader of CSV; lines of a row that is none can be returned."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._waiting: deque[str] = deque()
        self._taken: list[str] = []
        self.number = 1
        """The number of the line on which the current row begins."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self._taken) >= _LINES:
            raise csv.Error(f"a row of at most {_LINES} lines; a quotation mark may be left open")
        line = self._waiting.popleft() if self._waiting else self._stream.readline(_LINE)
        if not line:
            raise StopIteration
        self._taken.append(line)
        if len(line) == _LINE and not line.endswith(("\n", "\r")):
            while len(rest := self._stream.readline(_LINE)) == _LINE and not rest.endswith(("\n", "\r")):
                continue
            raise csv.Error(f"a line of fewer than {_LINE:,} characters")
        return line

    @property
    def first(self) -> str:
        """The beginning of the row's first line."""
        return self._taken[0][:_SHOWN].strip()

    @property
    def several(self) -> bool:
        """Whether the row has several lines."""
        return len(self._taken) > 1

    @property
    def left_open(self) -> bool:
        """Whether a quotation mark in the row of several lines is not closed, or only by one within another cell."""
        try:
            list(csv.reader(self._taken, strict=True))
        except csv.Error:
            return True
        return False

    def are_rows(self, width: int) -> bool:
        """Return whether each further line of the row has as many cells as a row by itself."""
        try:
            return self.several and all(len(next(csv.reader([line]), ())) == width for line in self._taken[1:])
        except csv.Error:  # a cell too long for a row of a single line
            return False

    def next_row(self) -> None:
        """Set the number of the line on which the next row begins."""
        self.number += len(self._taken)
        self._taken.clear()

    def return_lines(self) -> None:
        """Return all lines of the row but its first to those that wait."""
        self._waiting.extendleft(reversed(self._taken[1:]))
        del self._taken[1:]


def csv_rows(stream: IO[str]) -> Generator[tuple[int, list[str] | BadRow], bool | None]:
    r"""Read the rows of a CSV text.

    A row ends with its first line, so that the following rows are read, where a quotation mark is left open in it,
    where no reader takes it, or where it has several lines and not as many cells as the first row that has any.

    Who finds that a row is no record sends True: then two quotation marks may have made one row of several, and each
    further line that has the cells of a row by itself is read as one.

    Args:
        stream: The text, opened with ``newline=""``.

    Yields:
        The number of the line on which the row begins, from 1, and its cells; or the reason why it has none.

    >>> import io
    >>> list(csv_rows(io.StringIO('a,"b\nc"\n\nd,e\n', newline="")))
    [(1, ['a', 'b\nc']), (3, []), (4, ['d', 'e'])]
    """
    lines = _Lines(stream)
    width = 0
    while True:
        with _long_cells():
            row = _row(lines, width)
        if row is None:
            return
        if isinstance(row, BadRow):
            lines.return_lines()
        width = width or len(row if isinstance(row, list) else ())
        refused = yield lines.number, row
        with _long_cells():
            if refused and lines.are_rows(width):
                lines.return_lines()
        lines.next_row()


@contextmanager
def _long_cells() -> Iterator[None]:
    """Read cells of any length that is read; the limit is one of the whole process, and other readers have theirs."""
    others = csv.field_size_limit(CELL)
    try:
        yield
    finally:
        csv.field_size_limit(others)


def _row(lines: _Lines, width: int) -> list[str] | BadRow | None:
    """Read the next row; None at the end."""
    try:
        row = next(csv.reader(lines))
    except StopIteration:
        return None
    except csv.Error as error:
        return BadRow(str(error), lines.first)
    if lines.several and (len(row) != (width or len(row)) or lines.left_open):
        return BadRow("a quotation mark may be left open", lines.first)
    return row
