"""The account of every row of a file: read = used + left over, with the names of the rows and cells left over."""

from __future__ import annotations

import json
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from typing import IO, Final, overload

from attrs import Factory, astuple, define, field, frozen

from narrate.errors import one_line

_KEPT: Final = 10_000
"""Rows left over that are kept in memory; a file may be longer than that memory, and every row of it be left."""

_PLACES: Final = 20
"""Places of cells with the same mark that are kept."""

_LONGEST_NAME: Final = 200
_LONGEST_REASON: Final = 500


@frozen
class Leftover:
    """A row that was used for no record.

    Attributes:
        place: Its file, sheet and row.
        name: Its title there, or its code.
        reason: Why it was left over, as the end of a sentence.
    """

    place: str
    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.name}: {self.reason}"


@define
class MarkedCells:
    """The cells of a column that have one mark of their publisher.

    Attributes:
        count: The number of cells.
        places: The places of the first ones.
    """

    count: int = 0
    places: list[str] = Factory(list)


@define(eq=False)
class Leftovers(Sequence[Leftover]):
    """Rows left over, in any number: the first ones in memory, the others in an unnamed temporary file."""

    _first: list[Leftover] = Factory(list)
    _others: IO[str] | None = None
    _count: int = 0

    def append(self, row: Leftover) -> None:
        """Add a row."""
        if self._count < _KEPT:
            self._first.append(row)
        else:
            if self._others is None:
                self._others = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  # closed with this object
                weakref.finalize(self, self._others.close)
            self._others.write(json.dumps(astuple(row)) + "\n")
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Leftover]:
        yield from self._first
        if self._others is not None:
            self._others.seek(0)
            yield from (Leftover(*json.loads(line)) for line in self._others)
            self._others.seek(0, 2)

    @overload
    def __getitem__(self, place: int) -> Leftover: ...
    @overload
    def __getitem__(self, place: slice) -> list[Leftover]: ...
    def __getitem__(self, place: int | slice) -> Leftover | list[Leftover]:
        return list(self)[place]


@define
class Ledger:
    """The account of an import of one file, row by row.

    Attributes:
        file: The file.
        read: Rows read; headings, notes and empty rows do not count.
        used: Rows that went into a record.
        joined: Of these, rows joined with a row of another file.
        added_up: Of these, rows whose figures were added up with another row's.
        left: Rows that were used for no record.
        cells: Cells left over of rows that were used: each with its place, its column and the reason.
        doubts: Texts that depend on the encoding a file was read in, each once, with its reading in another.
        marks: Cells with a mark that records have no flag for, by column and mark: ``("2023", "u")``.
        figures: Figures that records have from the file, where they were counted.
        figures_in_prose: Of these, figures that a claim of the record's report rests on.
        notes: What a reader of the records should know: a change of code, a repaired encoding, a skipped value.

    >>> ledger = Ledger("wages.csv")
    >>> ledger.leave("row 3", "Models", "is a group of occupations")
    >>> ledger.read, ledger.used, len(ledger.left), ledger.balanced
    (1, 0, 1, True)
    """

    file: str
    read: int = 0
    used: int = 0
    joined: int = 0
    added_up: int = 0
    figures: int = 0
    figures_in_prose: int = 0
    left: Leftovers = Factory(Leftovers)
    cells: Leftovers = Factory(Leftovers)
    doubts: Leftovers = Factory(Leftovers)
    marks: dict[tuple[str, str], MarkedCells] = Factory(dict)
    notes: list[str] = Factory(list)
    _noted: set[str] = field(factory=set, init=False, repr=False)
    _doubted: set[str] = field(factory=set, init=False, repr=False)

    def use(self, rows: int = 1) -> None:
        """Count rows as read and used."""
        self.read += rows
        self.used += rows

    def leave(self, place: str, name: str, reason: str) -> None:
        """Count a row as read and left over."""
        self.read += 1
        self._leave(place, name, reason)

    def give_back(self, place: str, name: str, reason: str) -> None:
        """Count a row as left over that was counted as used, since no record needed it."""
        self.used -= 1
        self._leave(place, name, reason)

    def leave_cell(self, place: str, column: str, reason: str) -> None:
        """Record a cell that was left out of a row that is used, such as one without a number.

        Args:
            place: The place of the row, such as ``line 4``.
            column: The name of the cell's column.
            reason: Why it was left over, as the end of a sentence.
        """
        self.cells.append(self._leftover(place, column, reason))

    def doubt(self, place: str, text: str, otherwise: str) -> None:
        """Record a text that would differ in the next likeliest encoding; only the first ones are kept, each once."""
        if text not in self._doubted and len(self._doubted) < _KEPT:
            self._doubted.add(text)
            self.doubts.append(self._leftover(place, text, f"would be {otherwise!r}"))

    def mark(self, place: str, column: str, mark: str) -> None:
        """Count a mark of a cell, such as ``u`` or ``(1)``, that records have no flag for."""
        key = (one_line(column, longest=_LONGEST_NAME), one_line(mark, longest=_LONGEST_NAME))
        cells = self.marks.setdefault(key, MarkedCells())
        cells.count += 1
        if len(cells.places) < _PLACES:
            cells.places.append(place)

    def _leave(self, place: str, name: str, reason: str) -> None:
        self.left.append(self._leftover(place, name, reason))

    def _leftover(self, place: str, name: str, reason: str) -> Leftover:
        return Leftover(
            f"{self.file}, {place}" if place else self.file,
            one_line(name, longest=_LONGEST_NAME),
            one_line(reason, longest=_LONGEST_REASON),
        )

    def note(self, sentence: str) -> None:
        """Note a sentence for the report, once."""
        shortened = one_line(sentence, longest=2 * _LONGEST_REASON)
        if shortened not in self._noted:
            self._noted.add(shortened)
            self.notes.append(shortened)

    @property
    def balanced(self) -> bool:
        """Whether every row that was read is accounted for."""
        return self.read == self.used + len(self.left)
