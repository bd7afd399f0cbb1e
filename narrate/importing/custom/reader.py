"""Any table with a map to its columns: row by row to records, whatever its length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from narrate.errors import UnreadableInputError
from narrate.formats.columns import column_path
from narrate.importing.custom.cell_values import IncompleteRowError, MappedCell, OddCellError, TableColumn, Values
from narrate.importing.custom.codes import Codes
from narrate.importing.custom.currencies import header_currencies
from narrate.importing.custom.field_templates import ROLES
from narrate.importing.custom.map_model import ColumnMap, MappedColumn
from narrate.importing.custom.other_rows import OtherRows
from narrate.importing.custom.row_groups import RowGroups
from narrate.importing.custom.row_records import MappedRow, record_of
from narrate.importing.custom.small_percentages import SmallPercentages
from narrate.importing.files import cells
from narrate.importing.files.header import find_header, is_note, label, misfit, width
from narrate.importing.files.tables import Row, rows
from narrate.importing.ledger import Ledger
from narrate.importing.lookup import LookupTable
from narrate.importing.titles.languages import field_languages
from narrate.records import COVERED, Name, Occupation, Source, merged_sources
from narrate.titles.names import RUNNING, title_names

_ENGLISH: Final = "en"
_FIRST_ROWS: Final = 50
"""Rows among which the header is looked for; a title and notes may be above it."""


@frozen
class _Layout:
    """The columns of the table at hand, as the map reads them.

    Attributes:
        fields: Those that are fields of a record.
        roles: Those that say something of their row.
        only: The columns that say which rows are read, each with its name and the values of these.
        given: What the map's constants say of each row.
        constants: The fields that are the same in every row.
        identity: The column of the id.
        width: The number of columns.
        headings: The texts above the header.
    """

    fields: tuple[TableColumn, ...]
    roles: tuple[TableColumn, ...]
    only: tuple[tuple[int, str, tuple[str, ...]], ...]
    given: Mapping[str, str]
    constants: Values
    identity: TableColumn
    width: int
    headings: frozenset[str] = frozenset()


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
    codes = Codes(layout.identity, ledger, gathered=mapping.gathers)
    for one in layout.fields:
        if one.currency:
            ledger.note(f"the amounts of the column {one.name!r} are in {one.currency}, as its name says")
    percentages = SmallPercentages.of(layout.fields)
    groups = _gathered if mapping.gathers else _single
    for group in groups(_mapped_rows(table, layout, codes, percentages, ledger)):
        record = record_of(group, layout.constants, ledger)
        if record is not None:
            names = title_names(record.names, titles=titles)
            yield evolve(record, names=names, sources=(*record.sources, *sources))
    codes.note()
    percentages.note(ledger)


def _single(found: Iterator[tuple[str, MappedRow]]) -> Iterator[list[MappedRow]]:
    for _, row in found:
        yield [row]


def _gathered(found: Iterator[tuple[str, MappedRow]]) -> Iterator[list[MappedRow]]:
    groups = RowGroups()
    for code, row in found:
        groups.add(code, row)
    yield from groups.rows()


def _sources(mapping: ColumnMap) -> tuple[Source, ...]:
    """Return where the table is from; it covers what the map reads where it does not say what it covers."""
    source = mapping.source
    if source is None:
        return ()
    if not source.covers:
        read = {field.parts[0] for _, field in mapping.targets()} | {
            name.partition(".")[0] for name in mapping.constants
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

    above: set[str] = set()
    found = find_header(_first(table, mapping.header_row, above), fits, ledger)
    if found is not None:
        return evolve(found, headings=frozenset(above))
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


def _first(table: Iterator[Row], last: int | None, headings: set[str]) -> Iterator[Row]:
    """Yield the rows in which the header is searched, and consume no other row of the table; keep the headings."""
    for number, row in enumerate(table, start=1):
        if is_note(row):
            headings.add(label(row))
        yield row
        if number >= _FIRST_ROWS if last is None else row.number >= last:
            return


def _matched(path: Path, row: Row, names: tuple[str, ...], mapping: ColumnMap) -> _Layout:
    for name in [*(one.name for one in mapping.columns), *mapping.only]:
        if names.count(name) > 1:
            raise UnreadableInputError(
                f"{path}, {row.place}: required is one column {name!r}; the header has {names.count(name)} of that name"
            )
    currencies = header_currencies(mapping)
    columns = tuple(
        _column(one, names.index(one.name), mapping, currencies.get(one.name, "")) for one in mapping.columns
    )
    roles = {name: value for name, value in mapping.constants.items() if name in ROLES}
    fields = ((column_path(name), value) for name, value in mapping.constants.items() if name not in roles)
    constants = tuple((path, value) for path, value in fields if path is not None)
    return _Layout(
        tuple(one for one in columns if not one.template.role),
        tuple(one for one in columns if one.template.role),
        tuple((names.index(name), name, values) for name, values in mapping.only.items()),
        {name: ROLES[name].read(str(value)) or "" for name, value in roles.items()},
        constants,
        next(one for one in columns if one.column.field == "id"),
        width(row),
    )


def _column(one: MappedColumn, index: int, mapping: ColumnMap, currency: str) -> TableColumn:
    missing = frozenset(mapping.missing + one.missing)
    return TableColumn(index, one, one.decimal or mapping.decimal, missing, mapping.repair, currency)


def _mapped_rows(
    table: Iterator[Row], layout: _Layout, codes: Codes, percentages: SmallPercentages, ledger: Ledger
) -> Iterator[tuple[str, MappedRow]]:
    """Yield each row that has an id, with that id; the others are left over."""
    others = OtherRows(layout.identity, (*layout.fields, *layout.roles), layout.headings)
    for row in table:
        if others.is_note(row):
            continue
        odd = misfit(row, layout.width)
        name = label(row) if odd is not None else _name(row, layout)
        reason = others.reason(row) or odd or _shut_out(row, layout)
        if reason is not None:
            ledger.leave(row.place, name, reason)
            continue
        made = _mapped_row(row, name, layout, ledger)
        code = next((value for cell in made.cells for path, value in cell.values if path == ("id",)), None)
        if code is None:
            lacking = f"has nothing in the column {layout.identity.name!r}, which is the id"
            ledger.leave(row.place, name, made.refused or made.reasons or lacking)
            continue
        again = codes.add(code, row, below=others.second)
        if again:
            ledger.leave(row.place, name, again)
            continue
        percentages.add(row)
        yield code, made


def _shut_out(row: Row, layout: _Layout) -> str | None:
    """Return why the map does not read a row, if so."""
    for index, heading, values in layout.only:
        came = cells.text(row.cells[index]) or ""
        if came not in values:
            return f"has {came!r} in the column {heading!r}; the map reads {' or '.join(values)}"
    return None


def _mapped_row(row: Row, name: str, layout: _Layout, ledger: Ledger) -> MappedRow:
    made = MappedRow(row.place, name, [])
    roles = dict(layout.given)
    unread = set()
    for one in layout.roles:
        found = None
        try:
            found = one.role(row, ledger)
        except OddCellError as error:
            made.odd.append((one.name, str(error)))
            unread.add(one.template.role)
        if found is not None:
            roles[one.template.role] = found
        elif one.column.required:
            made.refuse(made.reasons or f"has nothing in the column {one.name!r}, which is required")
            return made
    for one in layout.fields:
        values: Values = ()
        try:
            values = tuple(pair for pair in one.read(row, roles, ledger) if pair[1] is not None)
        except IncompleteRowError as error:
            if not error.lacking & unread:
                made.odd.append((one.name, str(error)))
        except OddCellError as error:
            made.odd.append((one.name, str(error)))
        if values:
            made.cells.append(MappedCell(one.name, values, one.column.required))
        elif one.column.required:
            made.refuse(made.reasons or f"has nothing in the column {one.name!r}, which is required")
            return made
    return made


def _name(row: Row, layout: _Layout) -> str:
    """Return a label for a row: its title, else its code."""
    titles = [cells.title(row.cells[one.index]) for one in layout.fields if one.template.parts[0] == "names"]
    return next(filter(None, titles), None) or cells.text(row.cells[layout.identity.index]) or "(no name)"
