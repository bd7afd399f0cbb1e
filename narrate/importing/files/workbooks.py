"""Workbooks: opened once and read row by row; any error in them is reported in one sentence."""

from __future__ import annotations

import io
import re
import warnings
import weakref
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import islice, zip_longest
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, Protocol

from attrs import frozen

from narrate.errors import UnreadableInputError
from narrate.formats.extras import missing_extra
from narrate.importing.files.cells import Cell
from narrate.importing.files.number_formats import shown

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LARGEST: Final = 500_000_000
"""Bytes that a workbook may have, unpacked; one that has more is a bomb or no table for a spreadsheet."""

_SMALL: Final = 50_000_000
_RATIO: Final = 100
"""Above ``_SMALL`` unpacked bytes a workbook may be this many times as large as its file; sheets come to thirty."""

_LARGEST_PART: Final = 20_000_000
"""Unpacked bytes of a part that is no rows and no texts: styles and the like are kept as a whole."""

_STREAMED: Final = ("xl/worksheets/", "xl/sharedStrings", "xl/media/")
_CHUNK: Final = 64
"""Rows read at a time: each reading sets the warnings of the library aside, which costs more than a row."""

_MOST_ROWS: Final = 1_048_576
_MOST_CELLS: Final = 20_000_000
"""Cells of a sheet, with the empty ones before a filled one."""

_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
"""The stream that a workbook with a password has in place of its sheets."""

_NEEDS: Final = "required is a workbook (.xlsx or .xls)"

_DOCUMENTS: Final[Mapping[str, str]] = {
    "opendocument.spreadsheet": "a workbook of OpenDocument (.ods)",
    "opendocument": "a document of OpenDocument",
    "xl/workbook.bin": "a binary workbook (.xlsb)",
    "Index/Document.iwa": "a workbook of Numbers",
    "word/document.xml": "a document of a word processor",
    "ppt/presentation.xml": "a presentation",
}
"""What else is packed as a workbook is: a part of it, or of what it says that it is."""

_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_BLOCK: Final = 1_000_000

NumberedRow = tuple[int, tuple[Cell, ...]]


class Workbook(Protocol):
    """An open workbook."""

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of its sheets, in order; those that are hidden come last."""

    @property
    def hidden(self) -> frozenset[str]:
        """The names of the sheets that a spreadsheet does not show."""

    def rows(self, sheet: str) -> Iterator[NumberedRow]:
        """Yield the rows of a sheet with their numbers from 1, padded with None to the longest row so far."""


def is_workbook(start: bytes) -> bool:
    r"""Check whether a file is a workbook, from its first bytes.

    >>> is_workbook(b"PK\x03\x04..."), is_workbook(b"soc,title")
    (True, False)
    """
    return start.startswith((_ZIP, _OLE))


def open_workbook(path: Path, start: bytes) -> Workbook:
    """Open a workbook.

    Args:
        path: An ``.xlsx`` or ``.xls`` file.
        start: Its first bytes, by which its kind is recognized.

    Raises:
        UnreadableInputError: It is truncated, damaged, protected by a password, a decompression bomb, or not a
            workbook.
    """
    try:
        return _open_xlsx(path) if start.startswith(_ZIP) else _open_xls(path)
    except ImportError:
        raise missing_extra(path, "reading a workbook") from None


@contextmanager
def _readable(where: str, needed: str) -> Iterator[None]:
    """Convert any exception of a library into one sentence: on damaged bytes they raise errors of every kind."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on styles and the like, of which nothing is read
            yield
    except (UnreadableInputError, ImportError):
        raise
    except Exception as error:  # noqa: BLE001  # the libraries name no error of their own
        if "encrypted" in str(error):
            raise UnreadableInputError(_LOCKED_SENTENCE.format(where)) from None
        cause = error.__cause__ or error.__context__ or error
        reason = " ".join(f"{type(cause).__name__}: {cause}".split())[:200]
        raise UnreadableInputError(
            f"{where}: {needed}; what came is cut off, damaged or another format ({reason})"
        ) from None


_LOCKED_SENTENCE: Final = "{}: required is a workbook that opens without a password; this one asks for one"


def _open_xlsx(path: Path) -> _Xlsx:
    import openpyxl  # noqa: PLC0415  # an extra

    with _readable(str(path), _NEEDS):
        _refuse_bomb(path)
        _refuse_others(path)
        handle = path.open("rb")
        try:
            book = openpyxl.load_workbook(handle, read_only=True, data_only=True, keep_links=False)
        except BaseException:
            handle.close()
            raise
        states = [(sheet.title, sheet.sheet_state != "visible") for sheet in book.worksheets]
        opened = _Xlsx(path, book, *_in_order(states))
    # Rows are read from the file as long as anybody asks for them.
    weakref.finalize(opened, handle.close)
    return opened


def _in_order(sheets: Sequence[tuple[str, bool]]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the names of sheets, those that are shown first, and those that are hidden."""
    ordered = sorted(sheets, key=itemgetter(1))
    return tuple(name for name, _ in ordered), frozenset(name for name, hidden in ordered if hidden)


def _refuse_others(path: Path) -> None:
    """Refuse what is packed as a workbook is, and is another document."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        kind = archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
    found = next((what for part, what in _DOCUMENTS.items() if part in names or part in kind), "")
    if found:
        raise UnreadableInputError(f"{path}: {_NEEDS}; this file is {found}; save it as .xlsx or as CSV")


def _refuse_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        raise UnreadableInputError(
            f"{path}: {_NEEDS}; this one is cut off, or damaged: the list of its parts at its end is missing or broken"
        ) from None
    size = sum(part.file_size for part in parts)
    if size > min(_LARGEST, max(_SMALL, path.stat().st_size * _RATIO)):
        raise UnreadableInputError(
            f"{path}: required is a workbook that unpacks to at most {_LARGEST:,} bytes, and {_RATIO} times its own "
            f"size; this one unpacks to {size:,}"
        )
    for part in parts:
        if part.file_size > _LARGEST_PART and not part.filename.startswith(_STREAMED):
            raise UnreadableInputError(
                f"{path}, part {part.filename}: required are at most {_LARGEST_PART:,} bytes; this one unpacks to "
                f"{part.file_size:,}"
            )


@frozen(eq=False, slots=False)
class _Xlsx:
    path: Path
    book: Any
    sheets: tuple[str, ...]
    hidden: frozenset[str]

    @cached_property
    def formulas(self) -> Any:
        """The same workbook with its formulas in place of their results; None where it has none."""
        import openpyxl  # noqa: PLC0415

        with zipfile.ZipFile(self.path) as archive:
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
            if not any(_has_formula(archive, name) for name in sheets):
                return None
        handle = self.path.open("rb")
        weakref.finalize(self, handle.close)
        return openpyxl.load_workbook(handle, read_only=True, data_only=False, keep_links=False)

    def _formula_rows(self, sheet: str) -> Iterator[tuple[Any, ...]]:
        if self.formulas is None:
            return iter(())
        table = self.formulas[sheet]
        table.reset_dimensions()
        found: Iterator[tuple[Any, ...]] = table.iter_rows(values_only=True)
        return found

    def rows(self, sheet: str) -> Iterator[NumberedRow]:
        where = f"{self.path}, sheet {sheet}"
        with _readable(where, "required is a sheet with a table"):
            table = self.book[sheet]
            table.reset_dimensions()  # what a sheet says of its own size may be wrong
            lines = zip_longest(table.iter_rows(), self._formula_rows(sheet), fillvalue=())
        number = width = count = 0
        chunk: list[tuple[Cell, ...]] = []
        while True:
            chunk.clear()
            with _readable(f"{where}, after row {number}", "required is a row"):
                chunk.extend(_line(*pair) for pair in islice(lines, _CHUNK))
            for cells in chunk:
                number += 1
                width = max(width, len(cells))
                count += len(cells)
                if number > _MOST_ROWS or count > _MOST_CELLS:
                    raise UnreadableInputError(
                        f"{where}, row {number}: required is a table of at most {_MOST_ROWS:,} rows and "
                        f"{_MOST_CELLS:,} cells; this one has more"
                    )
                yield number, (*cells, *[None] * (width - len(cells)))
            if not chunk:
                return


def _has_formula(archive: zipfile.ZipFile, part: str) -> bool:
    end = b""
    with archive.open(part) as file:
        while block := file.read(_BLOCK):
            if _FORMULA.search(end + block):
                return True
            end = block[-40:]
    return False


def _line(cells: Sequence[Any], formulas: Sequence[Any]) -> tuple[Cell, ...]:
    """Return the cells of a row as they are shown; where the result of a formula is not there, the formula."""
    pairs = zip(cells, formulas or [None] * len(cells), strict=False)
    return tuple(
        _shown(one) if one.value is not None or one.data_type == "str" else _formula(other) for one, other in pairs
    )


def _shown(cell: Any) -> Cell:
    value = _cell(cell.value)
    return shown(value, cell.number_format or "") if isinstance(value, Decimal) else value


def _formula(value: Any) -> Cell:
    """Return a formula as a text; None where there is none."""
    text = value if isinstance(value, str) else getattr(value, "text", None)
    return text if isinstance(text, str) and text.startswith("=") else None


def _open_xls(path: Path) -> _Xls:
    import xlrd  # noqa: PLC0415  # an extra

    if path.stat().st_size > _LARGEST:
        raise UnreadableInputError(f"{path}: required is a workbook of at most {_LARGEST:,} bytes")
    data = path.read_bytes()
    if _LOCKED in data:
        raise UnreadableInputError(_LOCKED_SENTENCE.format(path))
    with _readable(str(path), _NEEDS):
        book = xlrd.open_workbook(
            file_contents=data, on_demand=True, ragged_rows=True, logfile=io.StringIO(),
            formatting_info=True,
        )  # fmt: skip
        states = zip(book.sheet_names(), book._sheet_visibility, strict=True)  # noqa: SLF001  # nothing else has it
        return _Xls(path, book, *_in_order([(name, state != 0) for name, state in states]))


@frozen(eq=False)
class _Xls:
    path: Path
    book: Any
    sheets: tuple[str, ...]
    hidden: frozenset[str]

    def rows(self, sheet: str) -> Iterator[NumberedRow]:
        with _readable(f"{self.path}, sheet {sheet}", "required is a sheet with a table"):
            table = self.book.sheet_by_name(sheet)
            made = [self._row(table, place) for place in range(table.nrows)]
        yield from enumerate(made, start=1)

    def _row(self, table: Any, place: int) -> tuple[Cell, ...]:
        import xlrd  # noqa: PLC0415

        cells: list[Cell] = []
        pairs = zip(table.row_types(place), table.row_values(place), strict=True)
        for index, (kind, value) in enumerate(pairs):
            if kind == xlrd.XL_CELL_DATE:
                cells.append(_cell(xlrd.xldate_as_datetime(value, self.book.datemode)))
            elif kind == xlrd.XL_CELL_BOOLEAN:
                cells.append(bool(value))
            elif kind == xlrd.XL_CELL_NUMBER:
                style = self.book.xf_list[table.cell_xf_index(place, index)]
                cells.append(shown(Decimal(repr(value)), self.book.format_map[style.format_key].format_str))
            else:
                cells.append(xlrd.error_text_from_code.get(value) if kind == xlrd.XL_CELL_ERROR else _cell(value))
        return (*cells, *[None] * (table.ncols - len(cells)))


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return Decimal(repr(value))
    if isinstance(value, date | datetime | time | timedelta):
        return str(value)
    return None  # a form that no table has its figures in
