"""Rows of delimited text, numbered by lines as in an editor; quoted cells may contain line breaks."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Final

from narrate.errors import UnreadableInputError
from narrate.importing.files.charset import Charset, find_charset
from narrate.importing.files.compression import DAMAGED, open_file
from narrate.importing.files.row import Row
from narrate.importing.ledger import Ledger

_DELIMITERS: Final = "\t|;,"
"""Delimiters that a table may have; of two that fit it equally well the first is taken."""

_MOST_LINES: Final = 200
_MOST_CHARACTERS: Final = 200_000
"""Lines, and characters of them, by which the delimiter is found."""

_LONGEST_LINE: Final = 4_000_000
"""Characters of a line; no table has one as long, and what has is a bomb or no text."""

_LONGEST_CELL: Final = 131_072
"""Characters of a cell: what the csv module of Python reads."""

_QUOTED: Final = re.compile(r'(?:^|(?<=[\t|;,]))"(?:[^"]|"")*+"(?=[\t|;,\r\n]|\Z)', re.MULTILINE)
"""A cell in quotation marks, with any delimiter before and after it."""

_LINE: Final = "line"
_SHOWN: Final = 200
_LONE: Final = re.compile("[\ud800-\udfff]")
_SPREADSHEET: Final = re.compile(r"\ufeff?sep=(.)\r?\n?", re.IGNORECASE)


def text_rows(
    path: Path, ledger: Ledger, *, otherwise: str = "", encoding: str = "", delimiter: str | None = None,
    languages: Collection[str] = (),
) -> Iterator[Row]:  # fmt: skip
    """Read the rows of delimited text, one by one.

    Args:
        path: The file, gzipped or not.
        ledger: Receives a note if the encoding is not UTF-8, and the texts that depend on it.
        otherwise: The encoding if the text is not in Unicode; if empty, the likeliest one.
        encoding: The encoding; if empty, it is detected.
        delimiter: The delimiter; if None, it is detected from the rows.
        languages: The expected languages of the texts, which affect the choice of the encoding.

    Yields:
        Each row that is not empty, with the number of its first line. A row with a cell that is too long, or with
        bytes that cannot be decoded, has a fault.

    Raises:
        UnreadableInputError: The file is cut off, empty, binary, or a cell in quotation marks does not end.
    """
    charset = Charset(encoding) if encoding else _charset(path, otherwise, languages)
    if charset.broken:
        ledger.note(f"{path.name} is UTF-8 but for some lines, whose rows were left over")
    elif not charset.codec.startswith("utf-8"):
        ledger.note(f"{path.name} is not UTF-8; {charset.reading}")
    number = 0
    try:
        with (
            open_file(path) as binary,
            io.TextIOWrapper(binary, encoding=charset.codec, errors="surrogateescape", newline="") as file,
        ):
            for row in _rows(file, path, delimiter):
                number = row.number
                for cell in row.cells:
                    other = charset.otherwise(str(cell))
                    if other and any(one.isalpha() and not one.isascii() for one in str(cell)):
                        ledger.doubt(row.place, str(cell), other)
                yield row
    except UnicodeError as error:
        raise UnreadableInputError(f"{path}, after line {number}: required is text ({error})") from None
    except DAMAGED as error:
        raise UnreadableInputError(f"{path}, after line {number}: the file is cut off ({error})") from None


def _charset(path: Path, otherwise: str, languages: Collection[str]) -> Charset:
    try:
        with open_file(path) as file:
            return find_charset(file, otherwise=otherwise, languages=languages)
    except DAMAGED as error:
        raise UnreadableInputError(f"{path}: the file is cut off or damaged ({error})") from None


def _rows(file: IO[str], path: Path, delimiter: str | None) -> Iterator[Row]:
    lines = _lines(file, path)
    first = _sample(lines)
    if not first:
        raise UnreadableInputError(f"{path}: required is a table; the file is empty")
    stated = _SPREADSHEET.fullmatch(first[0])
    mark = delimiter or (stated[1] if stated else find_delimiter(first))
    record: list[str] = []
    """The lines of the row that is being read."""
    reader = csv.reader(_remembered(chain(first, lines), record), delimiter=mark, strict=False)
    last: tuple[str, ...] = ()
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            yield _too_long(path, number, record, mark)
        else:
            if any(map(str.strip, cells)) and not (number == 1 and stated):
                yield _row(number, cells)
        last = tuple(record)
        record.clear()
    _refuse_open_end(path, reader.line_num - len(last) + 1, last, mark)


def _row(number: int, cells: list[str]) -> Row:
    broken = next((cell for cell in cells if not cell.isascii() and _LONE.search(cell)), None)
    if broken is None:
        return Row(_LINE, number, tuple(cells))
    whole = tuple(_LONE.sub("\ufffd", cell) for cell in cells)
    return Row(_LINE, number, whole, "has bytes that are in another encoding than the table")


def _too_long(path: Path, number: int, record: Sequence[str], delimiter: str) -> Row:
    """Return a row whose cell is too long, cut; raise if it spans lines, since a closing mark may be missing."""
    if len(record) > 1 or record[0].count('"') % 2:
        raise UnreadableInputError(
            f"{path}, {_LINE} {number}: required is a cell of at most {_LONGEST_CELL:,} characters with a closing "
            "quotation mark"
        )
    cells = next(csv.reader([record[0][:_SHOWN].replace('"', "")], delimiter=delimiter), [])
    return Row(
        _LINE,
        number,
        tuple(_LONE.sub("\ufffd", cell) for cell in cells),
        f"has a cell of more than {_LONGEST_CELL:,} characters",
    )


def _sample(lines: Iterator[str]) -> list[str]:
    found, size = list[str](), 0
    for line in lines:
        found.append(line)
        size += len(line)
        if len(found) == _MOST_LINES or size > _MOST_CHARACTERS:
            break
    return found


def find_delimiter(lines: Sequence[str]) -> str:
    r"""Find the delimiter of a table: the one that gives most rows the same number of cells.

    Args:
        lines: The first lines of the file, which may include titles above the table.

    Returns:
        A tab, ``|``, ``;`` or ``,``; a comma if there is none. Delimiters within quotation marks are ignored.

    >>> find_delimiter(["code;jobs\n", "1;2,5\n", '2;"3,5;\n', '4,5"\n'])
    ';'
    """
    outside = _QUOTED.sub("", "".join(lines)).splitlines()

    def agreement(mark: str) -> tuple[int, int]:
        counts = Counter(line.count(mark) for line in outside)
        del counts[0]
        return max(((rows, count) for count, rows in counts.items()), default=(0, 0))

    best = max(_DELIMITERS, key=agreement)
    return best if agreement(best) != (0, 0) else ","


def file_delimiter(path: Path) -> str:
    """Return the delimiter of a text, whatever its encoding."""
    with open_file(path) as file:
        start = file.read(_MOST_CHARACTERS).replace(b"\x00", b"").decode("latin-1")
    lines = start.splitlines(keepends=True)[:_MOST_LINES]
    stated = _SPREADSHEET.search(lines[0][:10]) if lines else None
    return stated[1] if stated else find_delimiter(lines)


def _lines(file: IO[str], path: Path) -> Iterator[str]:
    """Yield the lines; one that is too long for memory raises."""
    number = 0
    while line := file.readline(_LONGEST_LINE + 1):
        number += 1
        if "\x00" in line:
            raise UnreadableInputError(f"{path}, line {number}: required is a table; this file contains binary data")
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
    """Refuse a file that ends inside quotation marks: all rows after the opening mark are in one cell."""
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        if "end of data" in str(error):
            raise UnreadableInputError(
                f"{path}, line {number}: required is a cell with a closing quotation mark; the file is cut off inside"
            ) from None
