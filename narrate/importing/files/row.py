"""A row of a published table, whatever the file."""

from __future__ import annotations

from attrs import frozen

from narrate.importing.files.cells import Cell


@frozen
class Row:
    """One row of a table.

    Attributes:
        place: Where it is, as ``sheet Table 1.2, row 7``.
        number: Its number in the file or sheet, from 1; of a text the line that an editor shows it to begin in.
        cells: What is in it.
        fault: Why its cells are not what was published, as the end of a sentence; empty where they are.
    """

    place: str
    number: int
    cells: tuple[Cell, ...]
    fault: str = ""
