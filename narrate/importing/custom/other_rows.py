"""Rows of a table that are those of no occupation: totals, a header that is there again, a second table below it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from attrs import define, field

from narrate.importing.custom.cell_values import TableColumn
from narrate.importing.files import cells
from narrate.importing.files.header import filled_cells, is_note, label
from narrate.importing.files.row import Row
from narrate.importing.proposal.total_rows import is_total

_SPACED_CODE: Final = re.compile(r"\d[\d .,/-]{0,14}[A-Za-z]?")
"""A code with a space in it, which a row may have in place of a heading's words."""

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
"""A heading of one word, as Women."""


@define
class OtherRows:
    """The rows of a table, one after the other, that no record is made of.

    Attributes:
        identity: The column of the id.
        columns: The columns of the map, that of the id included.
        headings: The texts above the header.
        second: The place of a second header; empty as long as there was none.
    """

    identity: TableColumn
    columns: Sequence[TableColumn]
    headings: Collection[str]
    second: str = ""
    _heading: str = field(default="", init=False)
    _other_table: bool = field(default=False, init=False)

    def is_note(self, row: Row) -> bool:
        """Check whether a row is a heading or a note, and no row of the table."""
        if not is_note(row):
            return False
        if _SPACED_CODE.fullmatch(self._text(row, self.identity)):
            return False
        self._heading = label(row)
        return True

    def reason(self, row: Row) -> str | None:
        """Return why no record is made of a row; None where one may be."""
        heading, self._heading = self._heading, ""
        if self._text(row, self.identity) == self.identity.name:
            self.second = self.second or row.place
            same = all(self._text(row, one) == one.name for one in self.columns)
            self._other_table = self._other_table or not same or bool(heading and heading not in self.headings)
            return "it has the names of columns again, as the header"
        if self._other_table:
            return f"is of another table below the first, under the header in {self.second}; a map reads one table"
        filled = filled_cells(row)
        if len(filled) == 1 < len(self.columns) and _WORD.fullmatch(filled[0]) and not row.fault:
            self._heading = label(row)
            return "has one word and nothing else, as a heading"
        names = (self._text(row, one) for one in self.columns if one.template.parts[:1] == ("names",))
        if any(is_total(text) for text in (self._text(row, self.identity), *names)):
            return "it is a total, and no occupation"
        return None

    def _text(self, row: Row, column: TableColumn) -> str:
        cell = row.cells[column.index] if column.index < len(row.cells) else None
        return " ".join((cells.text(cell) or "").split())
