"""Codes of a table's rows: which are there again, and whether zeros in front of them seem lost."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from attrs import define, field

from narrate.errors import Location
from narrate.formats.ids import LIMIT, SeenIds
from narrate.importing.custom.cell_values import TableColumn
from narrate.importing.files import cells
from narrate.importing.files.row import Row
from narrate.importing.ledger import Ledger

_SHOWN: Final = 10


@define
class Codes:
    """The codes of a table, for what a reader of its records should know of them.

    Attributes:
        column: The column that they are in.
        gathered: Whether the rows of a code make one record.
    """

    column: TableColumn
    _ledger: Ledger
    gathered: bool
    _seen: SeenIds = field(factory=SeenIds)
    _repeats: list[str] = field(factory=list)
    _count: int = 0
    _rows: int = 0
    _lengths: set[int] = field(factory=set)
    _numbers: bool = True

    def add(self, code: str, row: Row, *, below: str = "") -> str:
        """Add the code of a row.

        Args:
            code: The code.
            row: The row.
            below: The place of a second header that the row is below; empty where it is below none.

        Returns:
            Why the row is left over, if so: it is below a second header, and an earlier row has its code.
        """
        self._rows += 1
        content = cells.text(row.cells[self.column.index]) or ""
        self._lengths.add(len(content))
        self._numbers = self._numbers and content.isdecimal() and not content.startswith("0")
        if isinstance(row.cells[self.column.index], Decimal) and not self.column.column.pad:
            self._ledger.note(
                f"the codes of the column {self.column.name!r} are numbers in the table; zeros in front, if there were "
                "any, are lost"
            )
        if self.gathered:
            return ""
        repeated = self._seen.add(code, Location(row.unit, row.number))
        if repeated is not None and below:
            return f"has the code of {repeated.first} again, below a second header in {below}; a map reads one table"
        if repeated is not None:
            self._count += 1
            if len(self._repeats) < _SHOWN:
                self._repeats.append(f"{code} in {repeated.again} (as in {repeated.first})")
        return ""

    def note(self) -> None:
        """Note codes that are repeated, and codes that seem to lack zeros."""
        if self._count and not self.gathered:
            rows = "1 row has a code" if self._count == 1 else f"{self._count} rows have a code"
            made = "it became a record of its own" if self._count == 1 else "each became a record of its own"
            if self._seen.full:
                rows = f"{rows} (of the first {LIMIT:,} codes)"
            more = ", ..." if self._count > len(self._repeats) else ""
            self._ledger.note(f"{rows} that an earlier row has, and {made}: {', '.join(self._repeats)}{more}")
        if self.gathered and self._rows:
            self._ledger.note(f"{self._rows} rows were gathered by their code")
        if self._numbers and len(self._lengths) > 1 and not self.column.column.pad:
            least, most = min(self._lengths), max(self._lengths)
            self._ledger.note(
                f"the codes of the column {self.column.name!r} have {least} to {most} digits and none begins with 0; "
                f"if zeros in front were lost, pad = {most} in the map's column puts them back"
            )
