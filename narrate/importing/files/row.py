"""A row of a published table, from a file of any kind."""

from __future__ import annotations

from attrs import frozen

from narrate.importing.files.cells import Cell


@frozen
class Row:
    """One row of a table.

    Attributes:
        unit: What its number counts: ``line``, ``row``, ``sheet Table 1.2, row`` …
        number: Its number in the file or sheet, from 1; for a text, the number of its first line; 0 for a header that
            is no row of its own.
        cells: Its cells.
        fault: The reason why its cells differ from what was published, as the end of a sentence; empty if they do not.
    """

    unit: str
    number: int
    cells: tuple[Cell, ...]
    fault: str = ""

    @property
    def place(self) -> str:
        """The place of the row, such as ``sheet Table 1.2, row 7``."""
        return f"{self.unit} {self.number}" if self.number else "header"
