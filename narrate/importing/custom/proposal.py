"""A proposed map of a table, judged by its header and first rows, for a person to review before it is used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import evolve

from narrate.errors import UnreadableInputError
from narrate.formats.columns import canonical_path, column_path
from narrate.importing.custom.column_map import ColumnMap, MappedColumn, kind
from narrate.importing.files.header import misfit
from narrate.importing.files.mojibake import first_broken
from narrate.importing.files.tables import Tables
from narrate.importing.ledger import Ledger
from narrate.importing.proposal.column_currencies import currencies, dollars_of, has_dollar
from narrate.importing.proposal.column_names import TableSubject, field_of
from narrate.importing.proposal.column_units import missing_marks, with_units
from narrate.importing.proposal.decimal_marks import with_decimals
from narrate.importing.proposal.figure_cells import are_figures
from narrate.importing.proposal.header_words import concepts
from narrate.importing.proposal.identity import LIKELY, SURE, Identity, identity
from narrate.importing.proposal.long_tables import LongTable, long_table
from narrate.importing.proposal.table_limits import TableLimits
from narrate.importing.proposal.table_sample import SheetColumn, TableSample, table_sample
from narrate.importing.proposal.table_years import TableYears
from narrate.importing.proposal.title_columns import title_columns

_SOC: Final = re.compile(r"\d\d-\d{4}(?:\.\d\d)?")
_OES: Final = re.compile(r"[AH]_(?:PCT\d\d|MEDIAN)\b", re.IGNORECASE)
"""Names of columns of wages that the Bureau of Labor Statistics alone has; they are in dollars of the United States."""

_ROW_TYPES: Final = 5
_SHEETS: Final = 5
_REVIEW: Final = "A proposal, made from the header and the first rows: look it over before it is used."


def propose(path: Path, ledger: Ledger) -> ColumnMap:
    """Propose a map of a table from its header and its first rows.

    Args:
        path: A workbook, delimited text, or Parquet.
        ledger: Keeps notes on the encoding; no row counts as read.

    Returns:
        A map with what could be found: for each column a note on how sure it is and why, and notes on the columns
        that were left out.

    Raises:
        UnreadableInputError: There is no such file, it is no table, or no column of it holds codes under a header
            that differ from row to row; the message names the columns that were weighed.
    """
    tables = Tables(path, ledger)
    refusals: list[UnreadableInputError] = []
    proposals: list[ColumnMap] = []
    last_shown = next((one for one in reversed(tables.sheets) if one not in tables.hidden), "")
    for sheet in tables.sheets:
        sample = table_sample(path, tables, sheet)
        if sample is not None:
            try:
                proposals.append(_proposed(sample, first=sheet == tables.sheets[0]))
            except UnreadableInputError as error:
                refusals.append(error)
        if proposals and sheet == last_shown:
            break  # a sheet that is hidden is proposed only where none that is shown has a table
    if proposals:
        best = max(proposals, key=lambda mapping: len(mapping.columns))
        return evolve(best, notes=(*best.notes, *_other_sheets(best, proposals, tables.sheets[0])))
    if refusals:
        raise refusals[0]
    raise UnreadableInputError(
        f"{path}: required is a table with a header and a column of codes (as 11-1011 or 0110); no row of it looks "
        "like a header with rows below it"
    )


def _other_sheets(best: ColumnMap, proposals: Iterable[ColumnMap], first: str) -> Iterator[str]:
    """Yield a note on the other sheets that hold tables, of which the map reads none."""
    others = [one.sheet or first for one in proposals if one is not best]
    if others:
        shown = ", ".join(map(repr, others[:_SHEETS])) + (", ..." if len(others) > _SHEETS else "")
        yield f"The map reads the sheet {best.sheet or first!r} alone; {shown} may have tables as well."


def _proposed(sample: TableSample, *, first: bool) -> ColumnMap:
    notes: list[str] = []
    _refuse_header_of_lines(sample)
    sample = _unambiguous(sample, notes)
    only = _only(sample)
    try:
        found, long = identity(sample, only), None
    except UnreadableInputError:
        long = long_table(sample, only)
        if long is None:
            raise
        found = long.identity
    selected = sample.selected(found.only)
    mapped = [MappedColumn(found.column.name, "id", note=found.note)]
    if long is None:
        mapped += _fields(selected, mapped, notes)
    else:
        selected = long.named(selected)
        mapped += long.columns(selected)
        mapped += _fields_of_years(selected, long, mapped, notes)
    mapped, decimal = with_decimals(selected, mapped, notes)
    mapped = with_units(selected, mapped, decimal, notes)
    mapped, constants = _with_currencies(selected, mapped, notes)
    if long is not None and not any(map(_is_figure, mapped)):
        texts = tuple(f"{one.name!r}" for one in selected.columns if not are_figures(one.filled))
        reasons = " ".join(one for one in notes if not one.startswith(texts))
        raise UnreadableInputError(
            f"{sample.path}: required is a column of figures whose meaning and unit are known; this is a long table of "
            f"the codes in {found.column.name!r} and the years in {long.year.name!r}, and it has none. {reasons}"
        )
    return _written(selected, found, mapped, constants, decimal, notes, first=first)


def _refuse_header_of_lines(sample: TableSample) -> None:
    """Refuse a table whose last columns have their names in another line of the header than the others.

    Raises:
        UnreadableInputError: No row has as many cells as the line of the header that a map would name.
    """
    columns = max((one.index + 1 for one in sample.columns if one.name), default=0)
    if all(misfit(row, columns) is not None for row in sample.rows):
        raise UnreadableInputError(
            f"{sample.path}: required is one row with the names of all columns; this header has two lines or more, and "
            f"in row {sample.header_row} the names end at column {columns}, and the rows below go on. Write the names "
            "into one row, as 'Employment 2023', and import the table so"
        )


def _fields(sample: TableSample, mapped: list[MappedColumn], notes: list[str]) -> list[MappedColumn]:
    """Return the columns of names and figures, and those whose names are those of fields."""
    id_column = next(one for one in sample.columns if one.name == mapped[0].name)
    found = [*mapped, *_named_fields(sample, id_column)]
    taken = {one.name for one in found}
    rest = evolve(sample, columns=tuple(one for one in sample.columns if one.name not in taken or one is id_column))
    found += _without_doubles(found, title_columns(rest, id_column, notes), notes)
    taken = {one.name for one in found}
    found += _without_doubles(found, _figures(sample, id_column, taken, notes), notes)
    return found[len(mapped) :]


def _fields_of_years(
    sample: TableSample, long: LongTable, mapped: list[MappedColumn], notes: list[str]
) -> list[MappedColumn]:
    """Return the columns of names and figures of a long table, by the rows of its newest year."""
    found = []
    for one in _fields(sample.selected({long.year.name: (long.newest,)}), mapped, notes):
        dated = long.dated(one) if _is_figure(one) else one
        if dated is None:
            notes.append(f"{one.name!r}: it would be {one.field}, and not of the year of its row; it was left out.")
        else:
            found.append(dated)
    return found


def _written(
    sample: TableSample, found: Identity, mapped: list[MappedColumn], constants: Mapping[str, str], decimal: str,
    notes: list[str], *, first: bool,
) -> ColumnMap:  # fmt: skip
    """Build the map, with the marks of its columns and the notes."""
    columns = {one.name: one for one in sample.columns}
    notes += [
        f"{one.name!r}: # stands for more than the table tells; as a missing mark it leaves the row in."
        for one in mapped
        if "#" in columns[one.name].filled and _is_figure(one)
    ]
    titles = (text for one in mapped if one.parts[0] == "names" for text in columns[one.name].filled)
    spoiled = first_broken(titles)
    if spoiled is not None:
        notes.append(f"Some text looks broken, as {spoiled[:60]!r}; repair = true puts it right.")
    order = {one.index: one for one in sample.columns}
    places = {column.name: index for index, column in order.items()}
    return ColumnMap(
        columns=tuple(
            evolve(one, missing=missing_marks(columns[one.name]) if _is_figure(one) else ())
            for one in sorted(mapped, key=lambda one: (one.field != "id", places[one.name]))
        ),
        constants=constants,
        sheet="" if first else sample.sheet,
        decimal=decimal,
        only=found.only,
        header_row=sample.header_row,
        repair=spoiled is not None,
        notes=(_REVIEW, *notes),
    )


def _is_figure(one: MappedColumn) -> bool:
    return kind(one.parts) in ("count", "percent", "amount")


def _unambiguous(sample: TableSample, notes: list[str]) -> TableSample:
    """Return a sample without names for the columns that a map cannot name, and note those."""
    count = Counter(one.name for one in sample.columns if one.name)
    notes += [
        f"{name!r}: the header has this name more than once; it was passed over." for name, n in count.items() if n > 1
    ]
    notes += [
        f"The column {one.index + 1} has no name in row {sample.header_row}; it was left out."
        for one in sample.columns
        if not one.name and one.filled
    ]
    columns = tuple(evolve(one, name="") if count[one.name] > 1 else one for one in sample.columns)
    return evolve(sample, columns=columns)


def _only(sample: TableSample) -> dict[str, tuple[str, ...]]:
    """Propose to read rows of single occupations only, where a column separates them from groups."""
    for column in sample.columns:
        kinds = set(column.filled)
        if not column.name or not 1 < len(kinds) <= _ROW_TYPES or are_figures(column.filled):
            continue
        fine = sorted(one for one in kinds if "fine" in concepts(one) and "coarse" not in concepts(one))
        if fine and len(fine) < len(kinds):
            return {column.name: tuple(fine)}
    return {}


def _named_fields(sample: TableSample, identity_column: SheetColumn) -> list[MappedColumn]:
    """Return the columns whose names are those of fields already."""
    return [
        MappedColumn(one.name, one.name, note=f"{SURE}: it is the name of the field")
        for one in sample.columns
        if one is not identity_column and one.name and one.name != "id" and column_path(one.name) is not None
    ]


def _figures(
    sample: TableSample, identity_column: SheetColumn, taken: Iterable[str], notes: list[str]
) -> list[MappedColumn]:
    """Return the columns of figures with their fields; those that no field fits are noted."""
    subject = _subject(sample, identity_column)
    found = []
    for column in sample.columns:
        if not column.name or column.name in taken or column.index == identity_column.index:
            continue
        if not are_figures(column.filled):
            if not _is_hopeful(column):
                continue
            if any(_is_word(one) for one in column.filled):
                notes.append(
                    f"{column.name!r}: its header is that of figures, and its cells are none; it was left out."
                )
                continue
        placed = field_of(_with_percent(column), subject)
        if placed.field:
            found.append(MappedColumn(column.name, placed.field, note=placed.note))
        else:
            notes.append(f"{column.name!r}: {placed.note}")
    return found


def _is_hopeful(column: SheetColumn) -> bool:
    """Check whether a header is that of figures that a record has."""
    return bool(column.concepts & {"jobs", "wage", "openings", "change", "median", "projected"}) and not (
        column.concepts & {"title", "occupation", "flag", "code", "education", "row_type"}
    )


def _is_word(text: str) -> bool:
    return re.search(r"[^\W\d_]{4}", text) is not None


def _with_percent(column: SheetColumn) -> str:
    """Return the name of a column, with the sign of percent where its cells have it."""
    signed = sum(1 for one in column.filled if "%" in one)
    return f"{column.full} %" if signed * 2 > len(column.filled) else column.full


def _subject(sample: TableSample, identity_column: SheetColumn) -> TableSubject:
    american = all(_SOC.fullmatch(one) for one in identity_column.filled)
    return TableSubject(
        TableYears.of(sample, ahead=american),
        frozenset().union(*(concepts(text) for text in sample.above)),
        ranked=any(one.concepts & {"percentile"} for one in sample.columns),
        limits=TableLimits.of(sample),
    )


def _without_doubles(mapped: list[MappedColumn], more: Iterable[MappedColumn], notes: list[str]) -> list[MappedColumn]:
    """Return the columns whose fields no earlier one has; the others are noted."""
    taken = {canonical_path(one.parts): one for one in mapped}
    made = []
    for one in more:
        path = canonical_path(one.parts)
        if path in taken:
            other = taken[path]
            notes.append(f"{one.name!r}: it would be {one.field}, as {other.name!r} is already; it was left out.")
        else:
            taken[path] = one
            made.append(one)
    return made


def _with_currencies(
    sample: TableSample, mapped: list[MappedColumn], notes: list[str]
) -> tuple[list[MappedColumn], dict[str, str]]:
    """Find the currency of each block of pay; amounts in a currency that nothing names are left out."""
    columns = {one.name: one for one in sample.columns}
    own = {one.parts[:3] for one in mapped if one.parts[0] == "pay" and one.parts[-1] == "currency"}
    named: dict[tuple[str, ...], set[str]] = {}
    for one in mapped:
        if one.parts[0] == "pay" and kind(one.parts) == "amount":
            named.setdefault(one.parts[:3], set()).update(_currency(sample, columns[one.name]))
    made, constants = [], {}
    for one in mapped:
        block = one.parts[:3]
        if block not in named or block in own or kind(one.parts) != "amount":
            made.append(one)
        elif len(named[block]) == 1:
            (code,) = named[block]
            constants["currency" if one.template.variables else ".".join((*block, "currency"))] = code
            made.append(one)
        else:
            several = " or ".join(sorted(named[block]))
            why = f"in {several}?" if several else "no header, note or cell says in which currency"
            notes.append(f"{one.name!r}: it would be {one.field}, but {why} It was left out.".replace("y It", "y; it"))
    notes += [f"{place} = {code!r} is {LIKELY}: it was read from the table." for place, code in constants.items()]
    return made, constants


def _currency(sample: TableSample, column: SheetColumn) -> frozenset[str]:
    """Return the currencies that a column of amounts may be in: by its header, its cells, or the texts around."""
    if _OES.match(column.name):
        return frozenset({"USD"})
    around = (*sample.above, *sample.below)
    cells = " ".join(column.filled[:20])
    for text in (column.full, cells, *around):
        found = currencies(text)
        if found:
            return found
    if any(has_dollar(text) for text in (column.full, cells, *around)):
        code = dollars_of(around)
        return frozenset({code} if code else ())
    return frozenset()
