"""Any table with a map to its columns: row by row to records, whatever its length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from attrs import evolve, frozen

from narrate.errors import Fault, InvalidRecordError, UnreadableInputError
from narrate.formats.columns import ColumnPath, column_path, record_data
from narrate.importing.custom.column_map import UNITS, ColumnMap, MappedColumn, kind
from narrate.importing.files import cells
from narrate.importing.files.flags import Flags
from narrate.importing.files.header import find_header, is_note, label, misfit, width
from narrate.importing.files.mojibake import repaired
from narrate.importing.files.tables import Row, rows
from narrate.importing.ledger import Ledger
from narrate.importing.lookup import LookupTable
from narrate.importing.titles.languages import field_languages
from narrate.records import COVERED, AtLeast, Name, Occupation, Source, from_dict, merged_sources
from narrate.records.rules import PROSE
from narrate.titles.names import RUNNING, title_names

_ENGLISH: Final = "en"
_FIRST_ROWS: Final = 50
"""Rows among which the header is looked for; a title and notes may be above it."""

_LARGEST: Final = 10**15
_DIGITS: Final = 20
"""Numbers beyond are slips, and decimals would round them when they are multiplied."""

_CAPPED: Final = "#"
"""The mark of a figure beyond what a survey publishes: it is known to be large, and so it is not missing."""

_ENTRY: Final = {"employment": 2, "projections": 3, "pay": 3}
"""The number of parts of a field that say which entry of its list it is in."""


@frozen
class _FieldColumn:
    """A column of the table at hand: where it is and how its cells are read."""

    index: int
    name: str
    parts: ColumnPath
    kind: str
    unit: int
    decimal: str
    missing: frozenset[str]
    prefix: str
    repair: bool


@frozen
class _Layout:
    fields: tuple[_FieldColumn, ...]
    only: tuple[tuple[int, str, tuple[str, ...]], ...]
    constants: tuple[tuple[ColumnPath, Any], ...]
    identity: _FieldColumn
    width: int


def read_table(path: Path, mapping: ColumnMap, ledger: Ledger, *, titles: str = RUNNING) -> Iterator[Occupation]:
    """Read the records of a table by its map, one at a time.

    Args:
        path: A workbook, delimited text (gzipped or not), or Parquet.
        mapping: Which column is which field.
        ledger: Keeps account of its rows.
        titles: ``running`` puts names into running text, ``keep`` leaves them as they are in the table.

    Yields:
        A record a row; counts in single jobs, whatever the unit of the column. A row that cannot be read, that the
        map's ``only`` shuts out, or that breaks a record's rules, is left over with its place and the reason.

    Raises:
        UnreadableInputError: There is no such file, it is not a table, or it lacks a column of the map.
    """
    delimiter = mapping.delimiter or None
    languages = field_languages(one.parts for one in mapping.columns)
    table = rows(path, ledger, sheet=mapping.sheet, encoding=mapping.encoding, delimiter=delimiter, languages=languages)
    layout = _layout(path, table, mapping, ledger)
    sources = _sources(mapping)
    for note in _assumed(mapping):
        ledger.note(note)
    for row in table:
        if not is_note(row):
            record = _record(row, layout, ledger)
            if record is not None:
                ledger.use()
                names = title_names(record.names, titles=titles)
                yield evolve(record, names=names, sources=sources or record.sources)


def _sources(mapping: ColumnMap) -> tuple[Source, ...]:
    """Return where the table is from; it covers what the map reads where it does not say what it covers."""
    source = mapping.source
    if source is None:
        return ()
    if not source.covers:
        read = {one.parts[0] for one in mapping.columns} | {
            (column_path(name) or ("",))[0] for name in mapping.constants
        }
        source = evolve(source, covers=tuple(part for part in COVERED if part in read))
    return (source,)


def add_names(records: Iterable[Occupation], names: LookupTable[str, Name]) -> Iterator[Occupation]:
    """Add names from lists of titles to records, by code, in the languages that the records lack.

    Args:
        records: The records, which are taken one by one.
        names: The lists; the rows that no record takes are given back at the end.
    """
    for record in records:
        english = record.names.get(_ENGLISH)
        title = (english.plural or english.singular) if english is not None else None
        found = names.take(record.id, title=title, scheme=record.scheme)
        added = {key: found[key] for key in found if key not in record.names}
        sources = merged_sources([*record.sources, *names.sources(record.id)]) if added else record.sources
        yield evolve(record, names={**record.names, **added}, sources=sources)
    names.settle()


def _assumed(mapping: ColumnMap) -> Iterator[str]:
    """Yield notes on what a record needs and the map leaves open."""
    fields = {one.parts for one in mapping.columns} | {column_path(name) for name in mapping.constants}
    for pay in sorted({parts[:3] for parts in fields if parts and parts[0] == "pay"}):
        if (*pay, "currency") not in fields:
            name = ".".join((*pay, "currency"))
            yield f"the map says nothing of {name}; the amounts were taken for USD"


def header_names(row: Row) -> tuple[str, ...]:
    """Return the names of the columns in a header row, with single spaces."""
    return tuple(" ".join(str(cells.text(cell) or "").split()) for cell in row.cells)


def _layout(path: Path, table: Iterator[Row], mapping: ColumnMap, ledger: Ledger) -> _Layout:
    """Find the header that has the map's columns; the rows after it stay in the table."""
    required = {one.name for one in mapping.columns} | set(mapping.only)
    nearest: tuple[str, ...] = ()
    place = ""

    def fits(row: Row) -> _Layout | None:
        nonlocal nearest, place
        if mapping.header_row is not None and row.number != mapping.header_row:
            return None
        names = header_names(row)
        if required <= set(names):
            return _matched(path, row, names, mapping)
        if not place or len(required & set(names)) > len(required & set(nearest)):
            nearest, place = names, row.place
        return None

    found = find_header(_first(table, mapping.header_row), fits, ledger)
    if found is not None:
        return found
    if not place:
        where = "" if mapping.header_row is None else f" in row {mapping.header_row}"
        raise UnreadableInputError(f"{path}: required is a header{where}; there is no such row")
    lacking = []
    for name in sorted(required - set(nearest)):
        near = get_close_matches(name, nearest, n=1)
        lacking.append(f"{name!r}" + (f" (did you mean {near[0]!r}?)" if near else ""))
    has = ", ".join(repr(name) for name in nearest if name)
    raise UnreadableInputError(
        f"{path}, {place}: required are the columns of the map; the header lacks {', '.join(lacking)}; it has {has}"
    )


def _first(table: Iterator[Row], last: int | None) -> Iterator[Row]:
    """Yield the rows in which the header is searched, and consume no other row of the table."""
    for number, row in enumerate(table, start=1):
        yield row
        if number >= _FIRST_ROWS if last is None else row.number >= last:
            return


def _matched(path: Path, row: Row, names: tuple[str, ...], mapping: ColumnMap) -> _Layout:
    for name in [*(one.name for one in mapping.columns), *mapping.only]:
        if names.count(name) > 1:
            raise UnreadableInputError(
                f"{path}, {row.place}: required is one column {name!r}; the header has {names.count(name)} of that name"
            )
    fields = tuple(_field(one, names.index(one.name), mapping) for one in mapping.columns)
    return _Layout(
        fields,
        tuple((names.index(name), name, values) for name, values in mapping.only.items()),
        tuple((column_path(name) or (), value) for name, value in mapping.constants.items()),
        next(one for one in fields if one.parts == ("id",)),
        width(row),
    )


def _field(one: MappedColumn, index: int, mapping: ColumnMap) -> _FieldColumn:
    return _FieldColumn(
        index,
        one.name,
        one.parts,
        kind(one.parts),
        UNITS.get(one.unit or "jobs", 1),
        one.decimal or mapping.decimal,
        frozenset(mapping.missing + one.missing),
        one.prefix,
        mapping.repair,
    )


def _record(row: Row, layout: _Layout, ledger: Ledger) -> Occupation | None:
    odd = misfit(row, layout.width)
    if odd is not None:
        ledger.leave(row.place, label(row), odd)
        return None
    name = _name(row, layout)
    for index, heading, values in layout.only:
        came = cells.text(row.cells[index]) or ""
        if came not in values:
            ledger.leave(
                row.place, name, f"has {came!r} in the column {heading!r}; the map reads {' or '.join(values)}"
            )
            return None
    try:
        read = [one for field in layout.fields for one in _values(row, field, ledger)]
    except _BadColumnError as error:
        ledger.leave(row.place, name, str(error))
        return None
    data = record_data([*read, *layout.constants])
    if "id" not in data:
        ledger.leave(row.place, name, f"has nothing in the column {layout.identity.name!r}, which is the id")
        return None
    try:
        return from_dict(data)
    except InvalidRecordError as error:
        ledger.leave(row.place, name, "; ".join(map(_fault, error.faults)))
        return None


def _fault(fault: Fault) -> str:
    came = str(fault.value)
    return f"{fault.path or 'the record'}: required is {fault.required}; what came is {came[:80]!r}"


class _BadColumnError(ValueError):
    """A cell that cannot be read, with its column."""


def _name(row: Row, layout: _Layout) -> str:
    """Return a label for a row: its title, else its code."""
    titles = [cells.title(row.cells[field.index]) for field in layout.fields if field.parts[0] == "names"]
    return next(filter(None, titles), None) or cells.text(row.cells[layout.identity.index]) or "(no name)"


def _values(row: Row, field: _FieldColumn, ledger: Ledger) -> Iterator[tuple[ColumnPath, Any]]:
    """Yield the value of a cell, and the flags that a record has for it; its other marks are counted."""
    value, flags = _value(row, field, ledger)
    yield field.parts, value
    if value is not None and flags.recorded:
        yield (*field.parts[: _ENTRY[field.parts[0]]], "flags"), " ".join(flags.recorded)
    for mark in flags.others:
        ledger.mark(row.place, field.name, mark)


def _value(row: Row, field: _FieldColumn, ledger: Ledger) -> tuple[Any, Flags]:
    cell = row.cells[field.index]
    if field.repair and isinstance(cell, str):
        cell = repaired(cell, ledger)
    content = cells.text(cell)
    if content is None or content in field.missing:
        return None, Flags()
    if field.kind == "prose":
        return _prose(str(cell).strip(), row, field, ledger), Flags()
    if field.parts[0] == "id":
        if isinstance(cell, Decimal):
            ledger.note(
                f"the codes of the column {field.name!r} are numbers in the table; zeros in front, if there were any, "
                "are lost"
            )
        return field.prefix + content, Flags()
    if field.kind == "text":
        return cells.title(cell) if field.parts[0] == "names" else content, Flags()
    try:
        value, flags = _figure(cell, content, field)
    except cells.BadCellError as error:
        raise _BadColumnError(f"{field.name}: {error}") from None
    number = value.value if isinstance(value, AtLeast) else value
    if number is None:
        return None, flags
    if abs(number) >= _LARGEST or len(number.as_tuple().digits) > _DIGITS:
        required = f"a number below {_LARGEST:,} of at most {_DIGITS} digits"
        raise _BadColumnError(f"{field.name}: required is {required}; what came is {content[:40]!r}")
    scaled = number * field.unit
    return {"at_least": scaled} if isinstance(value, AtLeast) else scaled, flags


def _figure(cell: cells.Cell, content: str, field: _FieldColumn) -> tuple[Decimal | AtLeast | None, Flags]:
    """Read a figure in the unit of its column, and its flags.

    Raises:
        BadCellError: It is none, or an amount that nobody earns.
    """
    found = cells.flagged_number(cell, decimal=field.decimal)
    if found.value is None and _CAPPED in found.flags.others:
        raise cells.BadCellError("a number", content)
    return (cells.above_zero(found.value) if field.kind == "amount" else found.value), found.flags


def _prose(text: str, row: Row, field: _FieldColumn, ledger: Ledger) -> str | None:
    """Return a description; one that a record cannot have costs its cell, and not the row."""
    if PROSE.allows(text):
        return text
    ledger.leave_cell(row.place, field.name, f"required is {PROSE.required}; what came is {text[:80]!r}")
    return None
