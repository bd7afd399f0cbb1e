"""Columns of percentages that are all within one percent, so that they may be fractions: 0.053 for 5.3 percent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

from attrs import define, field

from narrate.importing.custom.cell_values import TableColumn
from narrate.importing.files import cells
from narrate.importing.files.row import Row
from narrate.importing.ledger import Ledger

_FEWEST: Final = 3


@define
class SmallPercentages:
    """The percentages of a table, for a note where those of a column may be fractions.

    Attributes:
        columns: Its columns of percentages that the map does not call fractions.
    """

    columns: Sequence[TableColumn]
    _counts: dict[int, int] = field(factory=dict, init=False)
    _sure: set[int] = field(factory=set, init=False)

    @classmethod
    def of(cls, columns: Iterable[TableColumn]) -> SmallPercentages:
        """Return the columns of percentages among some columns, ready to be counted."""
        return cls(tuple(one for one in columns if one.kind == "percent" and one.column.unit is None))

    def add(self, row: Row) -> None:
        """Check the figures of a row."""
        for one in self.columns:
            if one.index in self._sure:
                continue
            text = cells.text(row.cells[one.index])
            if text is None or text in one.missing:
                continue
            if cells.has_percent(text):
                self._sure.add(one.index)
                continue
            value = _number(row.cells[one.index], one.decimal)
            if value is not None and value:
                self._counts[one.index] = self._counts.get(one.index, 0) + 1
                if not may_be_fraction(value):
                    self._sure.add(one.index)

    def note(self, ledger: Ledger) -> None:
        """Note the columns whose figures may be fractions."""
        for one in self.columns:
            count = self._counts.get(one.index, 0)
            if one.index not in self._sure and count >= _FEWEST:
                ledger.note(
                    f"the column {one.name!r} was read as percent, and each of its {count} figures is between -1 "
                    "and 1; if they are "
                    'fractions of 1, unit = "fractions" in the map\'s column makes them percent'
                )


def may_be_fraction(value: Decimal) -> bool:
    """Check whether a percentage is so small that it may be a fraction of 1.

    >>> may_be_fraction(Decimal("-0.053")), may_be_fraction(Decimal("5.3"))
    (True, False)
    """
    return abs(value) <= 1


def _number(cell: cells.Cell, decimal: str) -> Decimal | None:
    try:
        value: Any = cells.flagged_number(cell, decimal=decimal).value
    except cells.BadCellError:
        return None
    return value if isinstance(value, Decimal) else None
