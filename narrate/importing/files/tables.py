"""Rows of any published table: workbooks, delimited text, Parquet; recognized by their bytes, not by their name."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, Final

from attrs import frozen

from narrate.errors import UnreadableInputError
from narrate.formats.parquet import parquet_rows
from narrate.importing.files.cells import Cell
from narrate.importing.files.compression import DAMAGED, first_bytes, open_file
from narrate.importing.files.html_tables import html_rows
from narrate.importing.files.workbooks import Workbook, is_workbook, open_workbook
from narrate.importing.ledger import Ledger

_PARQUET: Final = b"PAR1"
_DELIMITERS: Final = ",;\t|"
_LOOKED_AT: Final = 20
"""Lines by which the delimiter is found."""

_LONGEST_LINE: Final = 4_000_000
"""Characters of a line; no table has one as long, and what has is a bomb or no text."""


@frozen
class Row:
    """One row of a table.

    Attributes:
        place: Where it is, as ``sheet Table 1.2, row 7``.
        number: Its number in the file or sheet, from 1.
        cells: What is in it.
    """

    place: str
    number: int
    cells: tuple[Cell, ...]


class Tables:
    """The tables of one file, which is opened once.

    Attributes:
        sheets: The names of its sheets; a file that is no workbook has a single one without a name.
    """

    sheets: tuple[str, ...]

    def __init__(self, path: Path, ledger: Ledger, *, otherwise: str = "") -> None:
        """Open a file.

        Args:
            path: A workbook (``.xlsx``, ``.xls``), delimited text or a page of HTML, gzipped or not, or
                Parquet.
            ledger: Keeps a note where the encoding is not UTF-8.
            otherwise: The encoding of a text that is not UTF-8; if empty, the one that it looks most like.

        Raises:
            UnreadableInputError: There is no such file, or it is a workbook that cannot be opened.
        """
        self._path = path
        self._ledger = ledger
        self._otherwise = otherwise
        self._start = first_bytes(path)
        self._workbook = open_workbook(path, self._start) if is_workbook(self._start) else None
        self.sheets = ("",) if self._workbook is None else self._workbook.sheets
        if not self.sheets:
            raise UnreadableInputError(f"{path}: required is a sheet with a table; the workbook has none")

    def rows(self, sheet: str = "") -> Iterator[Row]:
        """Read the rows of a table, one by one.

        Args:
            sheet: The sheet of a workbook; its first one if empty.

        Yields:
            Each row that has anything in it. Numbers are decimals, as written; texts are as published.

        Raises:
            UnreadableInputError: There is no such sheet, or the file is cut off or not a table.
        """
        if self._workbook is not None:
            yield from _workbook_rows(self._path, self._workbook, sheet)
        elif self._start.startswith(_PARQUET):
            yield from _parquet_rows(self._path)
        elif _is_page(self._path):
            yield from _page_rows(self._path, self._ledger)
        else:
            yield from _text_rows(self._path, self._ledger, self._otherwise)


def rows(path: Path, ledger: Ledger, *, sheet: str = "", otherwise: str = "") -> Iterator[Row]:
    """Read the rows of one table of a file, as ``Tables.rows`` does."""
    yield from Tables(path, ledger, otherwise=otherwise).rows(sheet)


def _workbook_rows(path: Path, book: Workbook, sheet: str) -> Iterator[Row]:
    if sheet and sheet not in book.sheets:
        raise UnreadableInputError(f"{path}: required is a sheet {sheet!r}; the workbook has {', '.join(book.sheets)}")
    name = sheet or book.sheets[0]
    for number, cells in book.rows(name):
        if any(cell not in (None, "") for cell in cells):
            yield Row(f"sheet {name}, row {number}", number, cells)


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
    """Check whether a file is a page of HTML or XML."""
    try:
        with open_file(path) as file:
            start = file.read(512)
    except DAMAGED:
        return False
    return start.removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith((b"<!doctype html", b"<html"))


def _page_rows(path: Path, ledger: Ledger) -> Iterator[Row]:
    for number, cells in enumerate(html_rows(path, ledger), start=1):
        if any(cells):
            yield Row(f"table row {number}", number, cells)


def _text_rows(path: Path, ledger: Ledger, otherwise: str) -> Iterator[Row]:
    encoding = _encoding(path, ledger, otherwise)
    number = 0
    record: list[str] = []
    """The lines of the row that is being read."""
    try:
        with open_file(path) as binary, io.TextIOWrapper(binary, encoding=encoding, newline="") as file:
            lines = _lines(file, path)
            first = list(islice(lines, _LOOKED_AT))
            if not first:
                raise UnreadableInputError(f"{path}: required is a table; the file is empty")
            delimiter = _delimiter(first)
            reader = csv.reader(_remembered(chain(first, lines), record), delimiter=delimiter, strict=False)
            for cells in reader:
                number = reader.line_num
                if any(cell.strip() for cell in cells):
                    yield Row(f"line {number}", number, tuple(cells))
                last = tuple(record)
                record.clear()
            _refuse_open_end(path, number, last, delimiter)
    except (csv.Error, UnicodeError) as error:
        raise UnreadableInputError(f"{path}, line {number + 1}: required is delimited text ({error})") from None
    except DAMAGED as error:
        raise UnreadableInputError(f"{path}, after line {number}: the file is cut off ({error})") from None


def _lines(file: IO[str], path: Path) -> Iterator[str]:
    """Read line by line, and no line that would fill the memory."""
    number = 0
    while line := file.readline(_LONGEST_LINE + 1):
        number += 1
        if "\x00" in line:
            raise UnreadableInputError(f"{path}, line {number}: required is a table; this file holds binary data")
        if len(line) > _LONGEST_LINE:
            raise UnreadableInputError(
                f"{path}, line {number}: required are lines of at most {_LONGEST_LINE:,} characters; this one has more"
            )
        yield line


def _remembered(lines: Iterable[str], record: list[str]) -> Iterator[str]:
    for line in lines:
        record.append(line)
        yield line


def _refuse_open_end(path: Path, number: int, lines: Sequence[str], delimiter: str) -> None:
    """Refuse a file that ends inside quotation marks: the rows behind them, and what was cut off, are in one cell."""
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        if "end of data" in str(error):
            raise UnreadableInputError(
                f"{path}, line {number - len(lines) + 1}: required is a cell whose quotation marks end; "
                "the file is cut off inside them"
            ) from None


def _delimiter(lines: Sequence[str]) -> str:
    """Find the delimiter: the character that most lines have equally often; titles above a table have few."""

    def agreement(mark: str) -> tuple[int, int]:
        counts = Counter(line.count(mark) for line in outside)
        del counts[0]
        return max(((lines_of, count) for count, lines_of in counts.items()), default=(0, 0))

    outside = ["".join(line.split('"')[::2]) for line in lines]
    return max(_DELIMITERS, key=agreement)


def _encoding(path: Path, ledger: Ledger, otherwise: str) -> str:
    """Find the encoding of a text: UTF-8 if all of it is valid, else another one, which is noted."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    head = b""
    try:
        with open_file(path) as file:
            while block := file.read(1 << 20):
                head = head or block
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        found = _guessed(head, otherwise)
        ledger.note(f"{path.name} is not UTF-8; it was read as {found}")
        return found
    except DAMAGED as error:
        raise UnreadableInputError(f"{path}: the file is cut off or damaged ({error})") from None
    return "utf-8-sig"


def _guessed(head: bytes, otherwise: str) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if otherwise:
        return otherwise
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415
    except ImportError:
        return "windows-1252"
    best = from_bytes(head, cp_isolation=["cp1252", "cp1250", "cp1251", "latin_1", "mac_roman"]).best()
    # Bytes 0x80-0x9f are curly quotes and dashes in Windows-1252 and control characters in Latin-1.
    return "cp1252" if best is None or best.encoding in ("latin_1", "cp1252") else best.encoding
