"""A row of a published table, from a file of any kind."""

from __future__ import annotations

from attrs import frozen

from narrate.importing.files.cells import Cell


@frozen
class Row:
    """One row of a table.

    Attributes:
        place: Its place, such as ``sheet Table 1.2, row 7``.
        number: Its number in the file or sheet, from 1; for a text, the number of its first line.
        cells: Its cells.
        fault: The reason why its cells differ from what was published, as the end of a sentence; empty if they do not.
    """

    place: str
    number: int
    cells: tuple[Cell, ...]
    fault: str = ""
