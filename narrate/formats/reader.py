"""Narrate's own formats: JSON Lines, JSON, CSV and Parquet, read record by record; bad ones are yielded as rejects."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Final

from attrs import evolve, frozen

from narrate.errors import Fault, InvalidRecordError, Location, Rejected, UnreadableInputError
from narrate.formats import json_text
from narrate.formats.amounts import currency_column, without_currency
from narrate.formats.columns import (
    EXAMPLES,
    ColumnPath,
    canonical_path,
    column_path,
    record_data,
)
from narrate.formats.csv_text import BadRow, csv_rows
from narrate.formats.gzip_input import open_bytes
from narrate.formats.json_text import BadTextError
from narrate.formats.parquet import parquet_rows
from narrate.records import Occupation, from_dict

ReadResult = Occupation | Rejected
Located = tuple[Location, ReadResult]
"""A record or its rejection, with its place in the file."""

_GZIPPED: Final = ".gz"

_CURRENCY: Final = (
    "the currency of the amounts, in a column {name} or behind the name of a column: {amount} (USD); none is assumed"
)


def read_records(path: Path) -> Iterator[ReadResult]:
    """Read the records of a file, in the format of its suffix.

    Args:
        path: A ``.jsonl``, ``.json``, ``.csv`` or ``.parquet`` file; but for Parquet it may be gzipped (``.jsonl.gz``).

    Yields:
        A record, or a ``Rejected`` with its place in the input.

    Raises:
        UnreadableInputError: There is no such file, or its content does not match its suffix.
    """
    return (item for _, item in located_records(path))


def located_records(path: Path) -> Iterator[Located]:
    """Read the records of a file as ``read_records`` does, each with its place: a line, or a row of Parquet."""
    readers: dict[str, Callable[[Path], Iterator[Located]]] = {
        ".jsonl": _jsonl_file,
        ".json": _json_file,
        ".csv": _csv_file,
        ".parquet": _parquet_file,
    }
    if path.is_dir():
        raise UnreadableInputError(f"{path}: required is a file; what came is a folder")
    suffix = Path(path.stem).suffix if path.suffix == _GZIPPED else path.suffix
    if suffix not in readers or (path.suffix == _GZIPPED and suffix == ".parquet"):
        ending = "".join(path.suffixes[-2:]) if path.suffix == _GZIPPED else path.suffix
        raise UnreadableInputError(
            f"{path}: required is a file ending in {', '.join(readers)}, or gzipped, as in .jsonl{_GZIPPED}; what came "
            f"ends in {ending!r}"
        )
    if not path.is_file():
        raise UnreadableInputError(f"{path}: there is no such file")
    return readers[suffix](path)


def read_lines(lines: Iterable[str]) -> Iterator[ReadResult]:
    """Read JSON Lines: one record a line; empty lines are passed over."""
    numbered = (
        (number, line.removeprefix("\ufeff") if number == 1 else line) for number, line in enumerate(lines, start=1)
    )
    return (item for _, item in _lines((number, line) for number, line in numbered if line.strip()))


def located_lines(stream: IO[bytes]) -> Iterator[Located]:
    """Read a stream of JSON Lines in bounded memory, each record with its line; empty lines are passed over."""
    return _lines(json_text.lines(stream))


def _jsonl_file(path: Path) -> Iterator[Located]:
    with open_bytes(path) as file:
        yield from located_lines(file)


def _lines(lines: Iterable[tuple[int, str | None]]) -> Iterator[Located]:
    for position, (number, line) in enumerate(lines):
        place = Location("line", number)
        if line is None:
            required = f"a line of at most {json_text.LONGEST:,} bytes"
            yield place, Rejected(None, position, (Fault(None, str(place), "a longer one", required),), place)
            continue
        try:
            yield place, _made(json_text.parsed(line), position, place)
        except BadTextError as error:
            yield place, _no_object(line, error, position, place)


def _no_object(text: str, error: BadTextError, position: int, place: Location) -> Rejected:
    return Rejected(None, position, (Fault(None, str(place), text.strip()[:80], f"a JSON object ({error})"),), place)


def _made(data: Any, position: int, place: Location) -> ReadResult:
    try:
        return from_dict(data)
    except InvalidRecordError as error:
        return Rejected(error.faults[0].record, position, error.faults, place)
    except RecursionError:
        fault = Fault(None, "", "values nested too deeply", "an object with id")
        return Rejected(None, position, (fault,), place)


def _json_file(path: Path) -> Iterator[Located]:
    try:
        with open_bytes(path) as file:
            text = file.read().decode("utf-8-sig", errors="surrogateescape")
        for position, (line, item) in enumerate(json_text.items(text)):
            place = Location("line", line)
            if isinstance(item, BadTextError):
                yield place, _no_object(f"the item that begins on {place}", item, position, place)
            else:
                yield place, _made(item, position, place)
    except BadTextError as error:
        raise UnreadableInputError(f"{path}: required is JSON, an object or a list of objects ({error})") from None


def _csv_file(path: Path) -> Iterator[Located]:
    with (
        open_bytes(path) as packed,
        io.TextIOWrapper(packed, encoding="utf-8-sig", errors="surrogateescape", newline="") as file,
    ):
        rows = csv_rows(file)
        header = next((row for _, row in rows if isinstance(row, BadRow) or any(map(str.strip, row))), None)
        if header is None:
            raise UnreadableInputError(f"{path}: required is a header line; the file is empty")
        if isinstance(header, BadRow):
            raise UnreadableInputError(f"{path}: required is a header line of CSV ({header.reason})")
        columns = _columns(header, path)
        position, refused = 0, False
        while True:
            try:
                number, row = rows.send(refused)
            except StopIteration:
                return
            refused = False
            if row:
                place = Location("line", number)
                item = _csv_record(row, columns, position, place)
                refused = isinstance(item, Rejected)
                yield place, item
                position += 1


def _csv_record(row: list[str] | BadRow, columns: _Columns, position: int, place: Location) -> ReadResult:
    if isinstance(row, BadRow):
        fault = Fault(None, str(place), row.text, f"a row of CSV ({row.reason})")
        return Rejected(None, position, (fault,), place)
    if len(row) != len(columns.fields):
        identity = dict(zip(columns.fields, row, strict=False)).get(("id",))
        required = f"{len(columns.fields)} cells, as in the header"
        return Rejected(identity, position, (Fault(identity, str(place), len(row), required),), place)
    return columns.record(row, position, place)


def _parquet_file(path: Path) -> Iterator[Located]:
    rows = parquet_rows(path)
    columns = _columns(next(rows), path)
    for position, row in enumerate(rows):
        place = Location("row", position + 1)
        yield place, columns.record(row, position, place)


@frozen
class _Columns:
    """The columns of a table in narrate's own format.

    Attributes:
        fields: Their fields, in their order.
        currencies: The currencies that their names give, by the field of the currency.
    """

    fields: tuple[ColumnPath, ...]
    currencies: Mapping[ColumnPath, str]

    def record(self, row: Sequence[Any], position: int, place: Location) -> ReadResult:
        """Build the record of a row."""
        data = record_data((*zip(self.fields, row, strict=True), *self.currencies.items()))
        made = _made(data, position, place)
        if isinstance(made, Occupation):
            return made
        lacking = without_currency(data)
        return evolve(made, faults=tuple(_with_columns(fault, lacking) for fault in made.faults))


def _with_columns(fault: Fault, lacking: Mapping[str, str]) -> Fault:
    """Return a fault of a currency that is missing with the columns that it may be in; any other one unchanged."""
    if fault.path not in lacking:
        return fault
    name = lacking[fault.path]
    amount = name.removesuffix("currency") + "p50"
    return evolve(fault, required=_CURRENCY.format(name=name, amount=amount))


def _columns(names: Sequence[str], path: Path) -> _Columns:
    """Parse the names of the columns; unknown names, and two names of one field, are refused."""
    columns: dict[ColumnPath, str] = {}
    currencies: dict[ColumnPath, str] = {}
    for name in names:
        amounts = currency_column(name)
        if amounts is not None and currencies.setdefault(*amounts[1:]) != amounts[2]:
            what = ".".join(amounts[1])
            raise UnreadableInputError(
                f"{path}: required is one currency for each {what}; {currencies[amounts[1]]} and {name!r} differ"
            )
        parts = column_path(name if amounts is None else amounts[0])
        if parts is None:
            raise UnreadableInputError(
                f"{path}: the column {name!r} is not known; required are names such as {EXAMPLES} "
                "(narrate import csv reads any other table)"
            )
        field = canonical_path(parts)
        if field in columns:
            raise UnreadableInputError(
                f"{path}: required is one column for each field; {columns[field]!r} and {name!r} mean the same"
            )
        columns[field] = name
    for given in currencies.keys() & columns.keys():
        raise UnreadableInputError(
            f"{path}: required is one currency of {columns[given]!r}; it has a column of its own, and the name of "
            "another column gives one as well"
        )
    return _Columns(tuple(columns), currencies)
