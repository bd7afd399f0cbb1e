"""Rows of any published table: workbooks, delimited text, Parquet; told apart by their bytes, not by their name."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, Final

from attrs import frozen

from narrate.errors import UnreadableInputError
from narrate.sources.cells import Cell
from narrate.sources.html_tables import html_rows
from narrate.sources.ledger import Ledger
from narrate.sources.parquet_tables import parquet_rows

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GZIP: Final = b"\x1f\x8b"
_PARQUET: Final = b"PAR1"
_DELIMITERS: Final = ",;\t|"
_LARGEST_WORKBOOK: Final = 500_000_000
"""Bytes that a workbook may unpack to; one that unpacks to more is a bomb or no table for a spreadsheet."""


@frozen
class Row:
    """One row of a table.

    Attributes:
        place: Where it stands, as ``sheet Table 1.2, row 7``.
        number: Its number in the file or sheet, from 1.
        cells: What is in it.
    """

    place: str
    number: int
    cells: tuple[Cell, ...]


def is_workbook(path: Path) -> bool:
    """Tell whether a file is a workbook, from its first bytes."""
    return _start(path).startswith((_ZIP, _OLE))


def sheets(path: Path) -> tuple[str, ...]:
    """List the sheets of a workbook; a file that is none has a single one without a name.

    Raises:
        UnreadableInputError: There is no such file, or it cannot be opened.
    """
    if not is_workbook(path):
        return ("",)
    return tuple(_workbook(path).sheet_names)


def rows(path: Path, ledger: Ledger, *, sheet: str = "") -> Iterator[Row]:
    """Read the rows of a table, one by one.

    Args:
        path: A workbook (``.xlsx``, ``.xls``, ``.ods``), delimited text or a page of HTML, gzipped or not, or Parquet.
        ledger: Keeps a note where the encoding is not UTF-8 or text had to be repaired.
        sheet: The sheet of a workbook; its first one if empty.

    Yields:
        Each row that has anything in it. Numbers are decimals, as written; texts are as they stand.

    Raises:
        UnreadableInputError: There is no such file, it is cut off, locked, or not a table.
    """
    start = _start(path)
    if start.startswith((_ZIP, _OLE)):
        yield from _workbook_rows(path, sheet)
    elif start.startswith(_PARQUET):
        yield from _parquet_rows(path)
    elif _is_page(path):
        yield from _page_rows(path)
    else:
        yield from _text_rows(path, ledger)


def _start(path: Path) -> bytes:
    if not path.is_file():
        raise UnreadableInputError(f"{path}: there is no such file")
    with path.open("rb") as file:
        start = file.read(16)
    if not start:
        raise UnreadableInputError(f"{path}: required is a table; the file is empty")
    return start


def _workbook(path: Path) -> Any:
    try:
        import python_calamine  # noqa: PLC0415
    except ImportError:
        raise UnreadableInputError(
            f"{path}: reading a workbook needs the extra narrate[import], which is not installed"
        ) from None
    if _start(path).startswith(_ZIP):
        _refuse_bomb(path)
    try:
        return python_calamine.load_workbook(str(path))
    except python_calamine.PasswordError:
        raise UnreadableInputError(
            f"{path}: required is a workbook that opens without a password; this one asks for one"
        ) from None
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableInputError(
            f"{path}: required is a workbook (.xlsx, .xls or .ods); this file is damaged, locked or none ({error})"
        ) from None


def _refuse_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableInputError(
            f"{path}: required is a workbook (.xlsx, .xls or .ods); the file is cut off or damaged ({error})"
        ) from None
    if size > _LARGEST_WORKBOOK:
        raise UnreadableInputError(
            f"{path}: required is a workbook that unpacks to at most {_LARGEST_WORKBOOK:,} bytes; "
            f"this one unpacks to {size:,}"
        )


def _workbook_rows(path: Path, sheet: str) -> Iterator[Row]:
    import python_calamine  # noqa: PLC0415

    book = _workbook(path)
    names = book.sheet_names
    if sheet and sheet not in names:
        raise UnreadableInputError(f"{path}: required is a sheet {sheet!r}; the workbook has {', '.join(names)}")
    if not names:
        raise UnreadableInputError(f"{path}: required is a sheet with a table; the workbook has none")
    name = sheet or names[0]
    try:
        opened = book.get_sheet_by_name(name)
        first = opened.start[0] if opened.start is not None else 0
        for number, cells in enumerate(opened.iter_rows(), start=first + 1):
            made = tuple(_workbook_cell(cell) for cell in cells)
            if any(cell not in (None, "") for cell in made):
                yield Row(f"sheet {name}, row {number}", number, made)
    except (python_calamine.CalamineError, ValueError) as error:
        raise UnreadableInputError(f"{path}, sheet {name}: the sheet is damaged ({error})") from None


def _workbook_cell(cell: Any) -> Cell:
    if isinstance(cell, bool | str):
        return cell
    if isinstance(cell, int | float):
        return Decimal(repr(cell))
    if isinstance(cell, date | datetime | time | timedelta):
        return str(cell)
    return None


def _parquet_rows(path: Path) -> Iterator[Row]:
    for number, cells in enumerate(parquet_rows(path)):
        yield Row(f"row {number}" if number else "header", number, tuple(map(_parquet_cell, cells)))


def _parquet_cell(cell: Any) -> Cell:
    if cell is None or isinstance(cell, str | bool | Decimal):
        return cell
    if isinstance(cell, int | float):
        return Decimal(repr(cell))
    return str(cell)


def _is_page(path: Path) -> bool:
    """Tell whether a file is a page of HTML or XML."""
    try:
        with _opened(path) as file:
            start = file.read(512)
    except (EOFError, OSError, zlib.error):
        return False
    return start.removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith((b"<!doctype html", b"<html"))


def _page_rows(path: Path) -> Iterator[Row]:
    with _opened(path) as file:
        for number, cells in enumerate(html_rows(file, path), start=1):
            if any(cells):
                yield Row(f"table row {number}", number, cells)


def _text_rows(path: Path, ledger: Ledger) -> Iterator[Row]:
    encoding = _encoding(path, ledger)
    number = 0
    try:
        with _opened(path) as binary, io.TextIOWrapper(binary, encoding=encoding, newline="") as file:
            lines = _without_nul(file, path)
            first = next(lines, "")
            if not first:
                raise UnreadableInputError(f"{path}: required is a table; the file is empty")
            delimiter = max(_DELIMITERS, key=_outside_quotes(first).count)
            reader = csv.reader(_chained(first, lines), delimiter=delimiter, strict=False)
            for cells in reader:
                number = reader.line_num
                if any(cell.strip() for cell in cells):
                    yield Row(f"line {number}", number, tuple(cells))
    except (csv.Error, UnicodeError) as error:
        raise UnreadableInputError(f"{path}, line {number + 1}: required is delimited text ({error})") from None
    except (EOFError, OSError, zlib.error) as error:
        raise UnreadableInputError(f"{path}, after line {number}: the file is cut off ({error})") from None


def _chained(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _without_nul(file: Any, path: Path) -> Iterator[str]:
    for line in file:
        if "\x00" in line:
            raise UnreadableInputError(f"{path}: required is a table; this file holds binary data")
        yield line


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    packed = _start(path).startswith(_GZIP)
    with gzip.open(path, "rb") if packed else path.open("rb") as file:
        yield file  # type: ignore[misc]


def _encoding(path: Path, ledger: Ledger) -> str:
    """Tell the encoding of a text: UTF-8 if all of it is, else what it looks like most, and that is noted."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    head = b""
    try:
        with _opened(path) as file:
            while block := file.read(1 << 20):
                head = head or block
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        found = _guessed(head)
        ledger.note(f"{path.name} is not UTF-8; it was read as {found}")
        return found
    except (EOFError, OSError, zlib.error) as error:
        raise UnreadableInputError(f"{path}: the file is cut off or damaged ({error})") from None
    return "utf-8-sig"


def _guessed(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415
    except ImportError:
        return "windows-1252"
    best = from_bytes(head, cp_isolation=["cp1252", "cp1250", "cp1251", "latin_1", "mac_roman"]).best()
    # Bytes 0x80-0x9f are curly quotes and dashes in Windows-1252 and control characters in Latin-1.
    return "cp1252" if best is None or best.encoding in ("latin_1", "cp1252") else best.encoding
