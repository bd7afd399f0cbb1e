"""A proposed map of a table, judged by its header and first rows, for a person to review before it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from narrate.errors import UnreadableInputError
from narrate.formats.columns import column_path
from narrate.importing.custom.column_map import ColumnMap, MappedColumn, kind
from narrate.importing.custom.column_names import TableYears, field_of
from narrate.importing.custom.reader import header_names
from narrate.importing.files import cells
from narrate.importing.files.mojibake import first_broken
from narrate.importing.files.tables import Row, Tables
from narrate.importing.ledger import Ledger
from narrate.importing.projection_years import SPAN, span

_SAMPLE: Final = 200
_SOC: Final = re.compile(r"\d\d-\d{4}(?:\.\d\d)?")
_DIGITS: Final = re.compile(r"\d{4,6}")
_CODED: Final = re.compile(r"(?:^|[^a-z])(?:code|id|soc|noc|isco|kldb|occ)(?:[^a-z]|$)", re.IGNORECASE)
_COMMA: Final = re.compile(
    r"[-\u2212+]?(?:\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:[. \u00a0\u202f]\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})"
)
_POINT: Final = re.compile(r"[-\u2212+]?(?:\d+\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:[, ]\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})")
_DOTTED: Final = re.compile(r"[-\u2212+]?\d{1,3}\.\d{3}")
"""1.424 is either; where single jobs are counted, it can only be a thousand and more."""
_CURRENCY: Final = re.compile(r"(?<![a-z])(?:usd|cad|eur|gbp|chf|mxn|pln)(?![a-z])", re.IGNORECASE)
_MARKS: Final = frozenset({"*", "**", "***", ".", "..", "...", ":", "x", "X", "c", "S", "NULL"})
_GROUPS: Final = frozenset({"line item", "detailed", "detail", "unit group"})


@frozen
class _Sample:
    """The header of a table and the rows that were looked at."""

    sheet: str
    header: Row
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    code: int

    def texts(self, index: int) -> list[str]:
        """Return the texts of a column, without empty ones."""
        contents = (cells.text(row.cells[index]) for row in self.rows if index < len(row.cells))
        return [one for one in contents if one is not None]


def propose(path: Path, ledger: Ledger) -> ColumnMap:
    """Propose a map of a table from its header and its first rows.

    Args:
        path: A workbook, delimited text, or Parquet.
        ledger: Keeps notes on the encoding; no row counts as read.

    Returns:
        A map with what could be found, and notes on what could not, or only by a rule of thumb.

    Raises:
        UnreadableInputError: There is no such file, it is no table, or no column of it holds codes under a header.
    """
    tables = Tables(path, ledger)
    found = [sample for sheet in tables.sheets if (sample := _sample(tables, sheet)) is not None]
    if not found:
        raise UnreadableInputError(
            f"{path}: required is a table with a header and a column of codes (as 11-1011 or 0110); none was found in "
            f"its first {_SAMPLE} rows"
        )
    proposals = [_proposed(path, sample, first=sample.sheet == tables.sheets[0]) for sample in found]
    return max(proposals, key=lambda mapping: len(mapping.columns))


def _sample(tables: Tables, sheet: str) -> _Sample | None:
    """Find the column of codes, the first row that has one, and the header above it."""
    try:
        first = tuple(islice(tables.rows(sheet), _SAMPLE))
    except UnreadableInputError:
        if sheet:
            return None
        raise
    width = max((len(row.cells) for row in first), default=0)
    for pattern in (_SOC, _DIGITS):
        scores = [(_codes(first, index, pattern), -index) for index in range(width)]
        count, index = max(scores, default=(0, 0))
        if count:
            sample = _above(sheet, first, -index, pattern)
            if sample is not None:
                return sample
    return None


def _codes(table: Sequence[Row], index: int, pattern: re.Pattern[str]) -> int:
    """Count the codes of a column; plain digits count only in a column that is called a code, or keeps zeros."""
    contents = [cells.text(row.cells[index]) if index < len(row.cells) else None for row in table]
    codes = [one for one in contents if one is not None and pattern.fullmatch(one)]
    if pattern is _DIGITS:
        called = any(one is not None and _CODED.search(one) for one in contents if one not in codes)
        zeros = any(one.startswith("0") for one in codes)
        if not called and not zeros:
            return 0
    return len(codes)


def _above(sheet: str, table: tuple[Row, ...], index: int, pattern: re.Pattern[str]) -> _Sample | None:
    for number, row in enumerate(table):
        if index < len(row.cells) and pattern.fullmatch(cells.text(row.cells[index]) or ""):
            above = [one for one in table[:number] if any(header_names(one))]
            named = [
                one for one in above if index < len(one.cells) and re.search(r"[^\W\d_]", header_names(one)[index])
            ]
            if not named:
                return None
            header = named[-1]
            return _Sample(sheet, header, header_names(header), table[number:], index)
    return None


def _proposed(path: Path, sample: _Sample, *, first: bool) -> ColumnMap:
    notes = ["A proposal, made from the header and the first rows: look it over before it is used."]
    years = _years(path, sample)
    columns = [MappedColumn(sample.names[sample.code], "id")]
    taken = {_plain("id")}
    for index, name in enumerate(sample.names):
        if index == sample.code or not name:
            continue
        if sample.names.count(name) > 1:
            notes.append(f"{name!r}: the header has this name more than once; it was passed over.")
            continue
        field, note = _field(name, years)
        if field is None:
            if note and _mostly_numbers(sample.texts(index)):
                notes.append(f"{name!r}: {note}")
        elif _plain(field) in taken:
            notes.append(f"{name!r}: it would be {field}, and an earlier column is; it was passed over.")
        elif not _fits(sample.texts(index), field):
            notes.append(f"{name!r}: it would be {field}, but its cells are something else; it was passed over.")
        else:
            taken.add(_plain(field))
            columns.append(MappedColumn(name, field, note=note))
    columns, decimal = _with_decimals(sample, _with_units(sample, columns))
    notes.extend(
        f"{one.name!r}: # stands for more than the table tells; as a missing mark it leaves the row in."
        for one in columns
        if "#" in _texts(sample, one)
    )
    spoiled = first_broken(text for one in columns if one.parts[0] == "names" for text in _texts(sample, one))
    if spoiled is not None:
        notes.append(f"Some text looks broken, as {spoiled[:60]!r}; repair = true puts it right.")
    constants = _currencies(columns)
    if constants and not any(_CURRENCY.search(one.name) for one in columns if one.parts[0] == "pay"):
        notes.append("No name says in which currency the amounts are; USD is a guess.")
    return ColumnMap(
        columns=tuple(_with_missing(sample, columns)),
        constants=constants,
        sheet="" if first else sample.sheet,
        decimal=decimal,
        only=_only(sample),
        header_row=sample.header.number,
        repair=spoiled is not None,
        notes=tuple(notes),
    )


def _texts(sample: _Sample, one: MappedColumn) -> list[str]:
    return sample.texts(sample.names.index(one.name))


def _plain(field: str) -> str:
    return field.removesuffix(".plural").removesuffix(".jobs")


def _field(name: str, years: TableYears) -> tuple[str | None, str]:
    if column_path(name) is not None and name != "id":
        return name, ""
    return field_of(name, years)


def _years(path: Path, sample: _Sample) -> TableYears:
    """Collect what the header, or else the file's name, says of base and target years."""
    spans = [match for name in sample.names for match in SPAN.finditer(name)]
    named = list(SPAN.finditer(path.name))
    ranges = {pair for match in spans or named if (pair := span(match)) is not None}
    single = [int(year) for name in sample.names for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", name)]
    alone = {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", path.name)}
    return TableYears(
        ranges=frozenset(ranges if spans else ()),
        named=frozenset(ranges if not spans else ()),
        single=frozenset(single),
        file=next(iter(alone)) if len(alone) == 1 and not named else None,
    )


def _fits(texts: list[str], field: str) -> bool:
    """Check whether a column holds what its name promises: mostly numbers, or mostly not."""
    filled = [one for one in texts if one not in _MARKS]
    if not filled:
        return True
    return _mostly_numbers(filled) != (kind(column_path(field) or ()) in ("text", "prose"))


def _mostly_numbers(texts: list[str]) -> bool:
    return sum(1 for one in texts if _is_number(one)) * 2 > len(texts)


def _is_number(text: str) -> bool:
    for decimal in (".", ","):
        try:
            cells.number(text, decimal=decimal)
        except cells.BadCellError:
            continue
        return True
    return False


def _with_units(sample: _Sample, columns: list[MappedColumn]) -> list[MappedColumn]:
    """Set the unit of each count: as its name says; where none does, fractions of a job show that it is thousands."""
    counts = [one for one in columns if kind(one.parts) == "count"]
    named = {one.name: _unit(one.name) for one in counts}
    open_ones = [one for one in counts if named[one.name] is None and not re.search(r"jobs", one.name, re.IGNORECASE)]
    parted = any(
        re.search(r"[.,]\d{1,2}$", text) and not re.search(r"[.,]0+$", text)
        for one in open_ones
        for text in _texts(sample, one)
    )
    made = []
    for one in columns:
        unit = named.get(one.name)
        if unit is not None:
            made.append(evolve(one, unit=unit))
        elif parted and one in open_ones:
            why = "the name gives no unit; fractions among the figures say that it is thousands"
            made.append(evolve(one, unit="thousands", note="; ".join(filter(None, (one.note, why)))))
        else:
            made.append(one)
    return made


def _unit(name: str) -> str | None:
    low = name.lower()
    if re.search(r"thousand|\(0{3}s?\)|'0{3}|_k$|\bk\)", low):
        return "thousands"
    return "millions" if re.search(r"million|_m$", low) else None


def _with_decimals(sample: _Sample, columns: list[MappedColumn]) -> tuple[list[MappedColumn], str]:
    """Find the decimal mark from the cells: of the table, and of each column that has another."""
    votes = {}
    for one in columns:
        if kind(one.parts) in ("count", "percent", "amount"):
            texts = _texts(sample, one)
            single = kind(one.parts) == "count" and one.unit in (None, "jobs")
            commas = sum(1 for text in texts if _COMMA.fullmatch(text) or (single and _DOTTED.fullmatch(text)))
            points = sum(1 for text in texts if _POINT.fullmatch(text))
            votes[one.name] = commas - points
    table = "," if sum(votes.values()) > 0 else "."
    made = []
    for one in columns:
        vote = votes.get(one.name, 0)
        mark = "," if vote > 0 else "." if vote < 0 else table
        made.append(evolve(one, decimal=mark) if mark != table else one)
    return made, table


def _with_missing(sample: _Sample, columns: list[MappedColumn]) -> Iterator[MappedColumn]:
    for one in columns:
        seen: tuple[str, ...] = ()
        if kind(one.parts) in ("count", "percent", "amount"):
            seen = tuple(sorted(set(_texts(sample, one)) & _MARKS))
        yield evolve(one, missing=seen)


def _currencies(columns: list[MappedColumn]) -> dict[str, str]:
    """Return the currency of each block of pay: from a name of its columns, else USD, which the notes call a guess."""
    pay = {one.parts[:3] for one in columns if one.parts[0] == "pay"}
    own = {one.parts[:3] for one in columns if one.parts[0] == "pay" and one.parts[-1] == "currency"}
    named = {one.parts[:3]: found[0].upper() for one in columns if (found := _CURRENCY.search(one.name))}
    return {".".join((*key, "currency")): named.get(key, "USD") for key in sorted(pay - own)}


def _only(sample: _Sample) -> dict[str, tuple[str, ...]]:
    """Propose to read detailed rows only, where a column separates them from groups."""
    for index, name in enumerate(sample.names):
        values = set(sample.texts(index))
        detailed = sorted(one for one in values if one.lower() in _GROUPS)
        if detailed and sample.names.count(name) == 1 and len(values) <= 5:
            return {name: tuple(detailed)}
    return {}
