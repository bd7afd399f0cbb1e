"""Records of mapped rows: of one, or of all that have the same id; what is odd costs its cell, and the rest stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from attrs import define, field

from narrate.errors import Fault, InvalidRecordError, one_line
from narrate.formats.amounts import without_currency
from narrate.formats.columns import ColumnPath, field_places, record_data, record_field
from narrate.importing.custom.cell_values import MappedCell, Values
from narrate.importing.ledger import Ledger
from narrate.records import Occupation, from_dict

_NO_FACTS: Final = frozenset({"id", "scheme", "combined", "employers_cover", "sources"})
"""Parts of a record that say nothing of the occupation by themselves."""

_FLAGS: Final = "flags"
_LAST: Final = re.compile(r"(?:^|\.)[^.\[]*$|\[[^\]]*\]$")
"""The last part of a place as faults name them: ``.jobs``, ``[0]``."""

_LONGEST: Final = 80
_CURRENCY: Final = "the currency of amounts, in a column or a constant of the map, as {}"


@define
class MappedRow:
    """A row of a table, with what its cells give a record.

    Attributes:
        place: Where it is, as ``line 4``.
        name: What it is called: its title, or its code.
        cells: Its cells.
        odd: The cells that were left out: each with its column and the reason.
        refused: Why the row is left over as a whole; empty where it is not.
    """

    place: str
    name: str
    cells: list[MappedCell]
    odd: list[tuple[str, str]] = field(factory=list)
    refused: str = ""

    def drop(self, cell: MappedCell, reason: str) -> None:
        """Remove a cell; a required one costs the row."""
        self.cells.remove(cell)
        self.odd.append((cell.column, reason))
        if cell.required:
            self.refuse()

    def refuse(self, reason: str = "") -> None:
        """Refuse the whole row, for a reason or for those of its odd cells."""
        self.cells.clear()
        self.refused = reason or self.reasons

    @property
    def reasons(self) -> str:
        """The reasons of its odd cells."""
        return "; ".join(f"{column}: {why}" for column, why in self.odd)


def record_of(rows: Sequence[MappedRow], constants: Values, ledger: Ledger) -> Occupation | None:
    """Build the record of rows that have the same id, and account for each of them.

    Args:
        rows: The rows, in the order of the table.
        constants: Fields that are the same in every row.
        ledger: Keeps account of the rows and of the cells that were left out.

    Returns:
        The record; None where nothing is left of it.
    """
    _leave_out_contradictions(rows, constants)
    record, reason = _record(rows, constants)
    own = _owners(rows)
    used = [not row.refused and (index in own or not row.odd) for index, row in enumerate(rows)]
    if record is None or not any(used):
        for row in rows:
            ledger.leave(row.place, row.name, row.refused or row.reasons or reason)
        return None
    for row, is_used in zip(rows, used, strict=True):
        if not is_used:
            ledger.leave(row.place, row.name, row.refused or row.reasons)
            continue
        ledger.use()
        for column, why in row.odd:
            ledger.leave_cell(row.place, column, why)
    return record


def _owners(rows: Sequence[MappedRow]) -> set[int]:
    """Return which rows give the record something that no row before them does."""
    seen: set[ColumnPath] = {("id",)}
    own = set()
    for index, row in enumerate(rows):
        paths = {_whole(path) for cell in row.cells for path, _ in cell.values}
        if paths - seen:
            own.add(index)
        seen |= paths
    return own


def _whole(path: ColumnPath) -> ColumnPath:
    found = record_field(path)
    return path if found is None else found.path


def _leave_out_contradictions(rows: Sequence[MappedRow], constants: Values) -> None:
    """Remove the cells whose field has another value in an earlier cell."""
    first = {_whole(path): (value, "the map") for path, value in constants}
    for row in rows:
        for cell in tuple(row.cells):
            if cell not in row.cells:
                continue
            for path, value in cell.values:
                old, place = first.get(_whole(path), (value, ""))
                if old != value and path[-1] != _FLAGS and path != ("id",):
                    came = f"{place} has {_shown(old)}, what came is {_shown(value)}"
                    row.drop(cell, f"required is one value for {'.'.join(path)}; {came}")
                    break
            else:
                first.update((_whole(path), (value, row.place)) for path, value in cell.values)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return f"at least {value.get('at_least')}"
    return f"{value:,}" if isinstance(value, Decimal) else repr(str(value)[:_LONGEST])


def _record(rows: Sequence[MappedRow], constants: Values) -> tuple[Occupation | None, str]:
    """Build a record, without the cells that its rules refuse; or return the reason why there is none."""
    while True:
        held: dict[ColumnPath, Any] = {}
        for path, value in (*constants, *(pair for row in rows for cell in row.cells for pair in cell.values)):
            flags = f"{held.get(path, '')} {value}" if path[-1] == _FLAGS else ""
            held[path] = " ".join(dict.fromkeys(flags.split())) if flags else value
        data = record_data(held.items())
        lacking = without_currency(data).items()
        faults = tuple(Fault(None, path, None, _CURRENCY.format(f'"{name}" = "CAD"')) for path, name in lacking)
        if not faults:
            try:
                record = from_dict(data)
            except InvalidRecordError as error:
                faults = error.faults
            else:
                odd = any(row.odd for row in rows)
                return (None, "nothing is left of it") if odd and data.keys() <= _NO_FACTS else (record, "")
        if not _drop_causes(rows, faults, field_places(held)):
            return None, "; ".join(map(_sentence, faults))


def _drop_causes(rows: Sequence[MappedRow], faults: Sequence[Fault], places: Mapping[str, ColumnPath]) -> bool:
    """Remove the cells that faults of a record come from; return whether there were any."""
    cells: dict[ColumnPath, list[tuple[MappedRow, MappedCell]]] = {}
    for row in rows:
        for cell in row.cells:
            for path, _ in cell.values:
                cells.setdefault(path, []).append((row, cell))
    within: dict[str, list[ColumnPath]] = {}
    for place, path in places.items():
        above = place if path in cells else ""
        while above:
            within.setdefault(above, []).append(path)
            above = _LAST.sub("", above)
    dropped = False
    for fault in faults:
        place = fault.path
        while place and place not in within:
            # Where no cell is from that place, those of what it is in are the cause.
            place = _LAST.sub("", place)
        for path in within.get(place, ()):
            for row, cell in cells[path]:
                if cell in row.cells:
                    dropped = True
                    row.drop(cell, _sentence(fault))
                    if path == ("id",):
                        row.refuse()
    return dropped


def _sentence(fault: Fault) -> str:
    came = "nothing" if fault.value is None else repr(one_line(str(fault.value), longest=_LONGEST))
    return f"{fault.path or 'the record'}: required is {fault.required}; what came is {came}"
