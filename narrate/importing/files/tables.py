"""Rows of any published table: workbooks, delimited text, Parquet; recognized by their bytes, not by their name."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from narrate.errors import UnreadableInputError
from narrate.formats.parquet import parquet_rows
from narrate.importing.files.cells import Cell
from narrate.importing.files.compression import DAMAGED, first_bytes, open_file
from narrate.importing.files.html_tables import html_rows
from narrate.importing.files.row import Row
from narrate.importing.files.text_rows import file_delimiter, text_rows
from narrate.importing.files.workbooks import Workbook, is_workbook, open_workbook
from narrate.importing.ledger import Ledger

__all__ = ["Row", "Tables", "rows"]

_PARQUET: Final = b"PAR1"
_ODD: Final[Mapping[bytes, str]] = {
    b"%PDF": "a PDF document",
    b"BZh": "packed by bzip2",
    b"\xfd7zXZ": "packed by xz",
    b"\x28\xb5\x2f\xfd": "packed by zstd",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3": "a database",
    b"{\\rtf": "a document of a word processor",
}
"""What files begin with that are handed on for tables and are none."""

_SHEETS: Final = 10
_PAGE: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|table|meta)\b", re.IGNORECASE | re.DOTALL
)
_MARKUP: Final = re.compile(rb"\s*<[?!a-zA-Z]")


class Tables:
    """The tables of one file, which is opened once.

    Attributes:
        sheets: The names of its sheets, hidden ones last; a file other than a workbook has a single, unnamed one.
        hidden: The names of the sheets that a spreadsheet does not show.
    """

    sheets: tuple[str, ...]
    hidden: frozenset[str]

    def __init__(
        self, path: Path, ledger: Ledger, *, otherwise: str = "", encoding: str = "", delimiter: str | None = None,
        languages: Collection[str] = (),
    ) -> None:  # fmt: skip
        """Open a file.

        Args:
            path: A workbook (``.xlsx``, ``.xls``), delimited text or a page of HTML, gzipped or not, or
                Parquet.
            ledger: Receives a note if the encoding is not UTF-8.
            otherwise: The encoding if a text is not in Unicode; if empty, the likeliest one.
            encoding: The encoding of a text; if empty, it is detected.
            delimiter: The delimiter of a text; if None, it is detected from the rows.
            languages: The expected languages of its texts, such as ``es``, which affect the choice of the encoding.

        Raises:
            UnreadableInputError: There is no such file, its format has no tables, or it is a workbook that cannot be
                opened.
        """
        self._path = path
        self._ledger = ledger
        self._otherwise = otherwise
        self._encoding = encoding
        self._delimiter = delimiter
        self._languages = languages
        self._start = first_bytes(path)
        kind = next((kind for start, kind in _ODD.items() if self._start.startswith(start)), None)
        if kind is not None:
            raise UnreadableInputError(f"{path}: required is a table; this file is {kind}")
        self._workbook = open_workbook(path, self._start) if is_workbook(self._start) else None
        self.sheets = ("",) if self._workbook is None else self._workbook.sheets
        self.hidden = frozenset() if self._workbook is None else self._workbook.hidden
        if not self.sheets:
            raise UnreadableInputError(f"{path}: required is a sheet with a table; the workbook has none")

    @property
    def delimiter(self) -> str:
        """The delimiter of a text; empty for a file of another kind."""
        if self._workbook is not None or self._start.startswith(_PARQUET) or _is_page(self._path):
            return ""
        return self._delimiter or file_delimiter(self._path)

    def note_other_sheets(self, sheet: str = "") -> None:
        """Note the sheets of a workbook that are not read where one is, but for empty ones."""
        read = sheet or self.sheets[0]
        others = [
            f"{one!r} (hidden)" if one in self.hidden else repr(one)
            for one in self.sheets
            if one != read and self._has_rows(one)
        ]
        if others:
            shown = ", ".join(others[:_SHEETS]) + (
                f" and {len(others) - _SHEETS} more" if len(others) > _SHEETS else ""
            )
            self._ledger.note(f"the sheet {read!r} was read, and not {shown}")

    def _has_rows(self, sheet: str) -> bool:
        try:
            return next(self.rows(sheet), None) is not None
        except UnreadableInputError:
            return True

    def rows(self, sheet: str = "") -> Iterator[Row]:
        """Read the rows of a table, one by one.

        Args:
            sheet: The sheet of a workbook; its first one if empty.

        Yields:
            Each row that is not empty. Numbers are decimals, as written; texts are as published.

        Raises:
            UnreadableInputError: There is no such sheet, or the file is truncated or not a table.
        """
        if self._workbook is not None:
            yield from _workbook_rows(self._path, self._workbook, sheet)
        elif self._start.startswith(_PARQUET):
            yield from _parquet_rows(self._path)
        elif _is_page(self._path):
            yield from _page_rows(self._path, self._ledger)
        else:
            yield from text_rows(
                self._path,
                self._ledger,
                otherwise=self._otherwise,
                encoding=self._encoding,
                delimiter=self._delimiter,
                languages=self._languages,
            )


def rows(
    path: Path, ledger: Ledger, *, sheet: str = "", otherwise: str = "", encoding: str = "",
    delimiter: str | None = None, languages: Collection[str] = (),
) -> Iterator[Row]:  # fmt: skip
    """Read the rows of one table of a file, as ``Tables.rows`` does, and note its other sheets."""
    options: dict[str, Any] = {
        "otherwise": otherwise,
        "encoding": encoding,
        "delimiter": delimiter,
        "languages": languages,
    }
    tables = Tables(path, ledger, **options)
    yield from tables.rows(sheet)
    tables.note_other_sheets(sheet)


def _workbook_rows(path: Path, book: Workbook, sheet: str) -> Iterator[Row]:
    if sheet and sheet not in book.sheets:
        raise UnreadableInputError(f"{path}: required is a sheet {sheet!r}; the workbook has {', '.join(book.sheets)}")
    name = sheet or book.sheets[0]
    for number, cells in book.rows(name):
        if any(cell not in (None, "") for cell in cells):
            yield Row(f"sheet {name}, row", number, cells)


def _parquet_rows(path: Path) -> Iterator[Row]:
    for number, cells in enumerate(parquet_rows(path)):
        yield Row("row", number, tuple(map(_parquet_cell, cells)))


def _parquet_cell(cell: Any) -> Cell:
    if cell is None or isinstance(cell, str | bool | Decimal):
        return cell
    if isinstance(cell, int | float):
        return Decimal(repr(cell))
    return str(cell)


def _is_page(path: Path) -> bool:
    """Check whether a file is an HTML page; any other markup is refused.

    Raises:
        UnreadableInputError: It is XML or the like.
    """
    try:
        with open_file(path) as file:
            start = file.read(512).removeprefix(codecs.BOM_UTF8)
    except DAMAGED:
        return False
    if _PAGE.match(start):
        return True
    if _MARKUP.match(start):
        raise UnreadableInputError(f"{path}: required is a table; this file is XML or the like")
    return False


def _page_rows(path: Path, ledger: Ledger) -> Iterator[Row]:
    for number, cells in enumerate(html_rows(path, ledger), start=1):
        if any(cells):
            yield Row("table row", number, cells)
