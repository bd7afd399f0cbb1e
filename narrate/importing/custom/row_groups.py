"""Rows of a table gathered by the id of their record, wherever in the table they are; kept on disk, not in memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from narrate.errors import UnreadableInputError
from narrate.importing.custom.cell_values import MappedCell
from narrate.importing.custom.row_records import MappedRow

_TABLES = """
CREATE TABLE ids (number INTEGER PRIMARY KEY, id BLOB UNIQUE);
CREATE TABLE rows (id INTEGER, number INTEGER, row TEXT, PRIMARY KEY (id, number)) WITHOUT ROWID;
"""


class RowGroups:
    """Rows by the id of their record, in a database of the standard library that is a file without a name.

    >>> groups = RowGroups()
    >>> for code in ("a", "b", "a"):
    ...     groups.add(code, MappedRow("line 2", code, []))
    >>> [len(rows) for rows in groups.rows()]
    [2, 1]
    """

    def __init__(self) -> None:
        self._data = sqlite3.connect("", isolation_level=None)
        self._data.executescript("PRAGMA synchronous = OFF;" + _TABLES + "BEGIN;")
        self._count = 0

    def add(self, identity: str, row: MappedRow) -> None:
        """Add a row to those of its id.

        Raises:
            UnreadableInputError: There is no room on the disk.
        """
        self._count += 1
        code = identity.encode("utf-8", "surrogatepass")
        try:
            self._data.execute("INSERT OR IGNORE INTO ids (id) VALUES (?)", (code,))
            (group,) = self._data.execute("SELECT number FROM ids WHERE id = ?", (code,)).fetchone()
            self._data.execute("INSERT INTO rows VALUES (?, ?, ?)", (group, self._count, _packed(row)))
        except sqlite3.Error as error:
            raise UnreadableInputError(f"{row.place}: the rows of a long table could not be kept ({error})") from None

    def rows(self) -> Iterator[list[MappedRow]]:
        """Yield the rows of each id, ids and rows in the order in which they came; then close the database."""
        with closing(self._data):
            found = self._data.execute("SELECT id, row FROM rows ORDER BY id, number")
            for _, group in groupby(found, key=itemgetter(0)):
                yield [_unpacked(packed) for _, packed in group]


def _packed(row: MappedRow) -> str:
    cells = [(cell.column, cell.values, cell.required) for cell in row.cells]
    return json.dumps((row.place, row.name, cells, row.odd, row.refused), default=_digits)


def _digits(number: Decimal) -> dict[str, str]:
    return {"digits": str(number)}


def _unpacked(packed: str) -> MappedRow:
    place, name, cells, odd, refused = json.loads(packed, object_hook=_number)
    made = [
        MappedCell(column, tuple((tuple(path), value) for path, value in values), required)
        for column, values, required in cells
    ]
    return MappedRow(place, name, made, [(column, why) for column, why in odd], refused)


def _number(value: dict[str, Any]) -> Any:
    return Decimal(value["digits"]) if value.keys() == {"digits"} else value
