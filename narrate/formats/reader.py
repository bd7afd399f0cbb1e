"""Narrate's own formats: JSON Lines, JSON, CSV and Parquet, read record by record; bad ones are yielded as rejects."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from narrate.errors import Fault, InvalidRecordError, Rejected, UnreadableInputError
from narrate.formats.columns import EXAMPLES, ColumnPath, canonical_path, column_path, record_data
from narrate.formats.parquet import parquet_rows
from narrate.records import Occupation, from_dict

ReadResult = Occupation | Rejected


def read_records(path: Path) -> Iterator[ReadResult]:
    """Read the records of a file, in the format of its suffix.

    Args:
        path: A ``.jsonl``, ``.json``, ``.csv`` or ``.parquet`` file.

    Yields:
        A record, or a ``Rejected`` with its place in the input.

    Raises:
        UnreadableInputError: There is no such file, or its content does not match its suffix.
    """
    readers: dict[str, Callable[[Path], Iterator[ReadResult]]] = {
        ".jsonl": _jsonl_file,
        ".json": _json_file,
        ".csv": _csv_file,
        ".parquet": _parquet_file,
    }
    if path.suffix not in readers:
        raise UnreadableInputError(
            f"{path}: required is a file ending in {', '.join(readers)}; what came ends in {path.suffix!r}"
        )
    if path.is_dir():
        raise UnreadableInputError(f"{path}: required is a file; what came is a folder")
    if not path.is_file():
        raise UnreadableInputError(f"{path}: there is no such file")
    return readers[path.suffix](path)


def read_lines(lines: Iterable[str]) -> Iterator[ReadResult]:
    """Read JSON Lines: one record per line; empty lines are skipped."""
    position = 0
    for number, line in enumerate(lines, start=1):
        text = line.removeprefix("\ufeff") if number == 1 else line
        if text.strip():
            yield _from_json(text, position, f"line {number}")
            position += 1


def _jsonl_file(path: Path) -> Iterator[ReadResult]:
    with path.open(encoding="utf-8", errors="surrogateescape") as file:
        yield from read_lines(file)


def _from_json(text: str, position: int, place: str) -> ReadResult:
    try:
        data = json.loads(text, parse_float=Decimal, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        return Rejected(None, position, (Fault(None, place, text.strip()[:80], f"a JSON object ({error})"),))
    return _made(data, position)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object with a duplicate key, since it is unclear which value is meant."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} is duplicated")
    return made


def _made(data: Any, position: int) -> ReadResult:
    try:
        return from_dict(data)
    except InvalidRecordError as error:
        return Rejected(error.faults[0].record, position, error.faults)


def _json_file(path: Path) -> Iterator[ReadResult]:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise UnreadableInputError(f"{path}: required is JSON, an object or a list of objects ({error})") from None
    for position, one in enumerate(data if isinstance(data, list) else [data]):
        yield _made(one, position)


def _csv_file(path: Path) -> Iterator[ReadResult]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            yield from _csv_rows(file, path)
        except (UnicodeDecodeError, csv.Error) as error:
            raise UnreadableInputError(f"{path}: required is CSV in UTF-8 ({error})") from None


def _csv_rows(file: IO[str], path: Path) -> Iterator[ReadResult]:
    rows = csv.reader(file)
    header = next((row for row in rows if any(map(str.strip, row))), None)
    if header is None:
        raise UnreadableInputError(f"{path}: required is a header line; the file is empty")
    columns = _columns(header, path)
    position = 0
    for row in rows:
        if not row:
            continue
        if len(row) != len(header):
            identity = dict(zip(header, row, strict=False)).get("id")
            fault = Fault(identity, f"line {rows.line_num}", len(row), f"{len(header)} cells, as in the header")
            yield Rejected(identity, position, (fault,))
        else:
            yield _made(record_data(zip(columns, row, strict=True)), position)
        position += 1


def _parquet_file(path: Path) -> Iterator[ReadResult]:
    rows = parquet_rows(path)
    columns = _columns(next(rows), path)
    for position, row in enumerate(rows):
        yield _made(record_data(zip(columns, row, strict=True)), position)


def _columns(names: Sequence[str], path: Path) -> list[ColumnPath]:
    """Parse the names of the columns; unknown names, and two names of one field, are refused."""
    columns: dict[ColumnPath, str] = {}
    for name in names:
        parts = column_path(name)
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
    return list(columns)
