"""The sample of a table that a proposal is judged by: its header, its data rows, and the notes around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from narrate.errors import UnreadableInputError
from narrate.formats.columns import column_path
from narrate.importing.custom.reader import header_names
from narrate.importing.files import cells
from narrate.importing.files.header import filled_cells, is_note
from narrate.importing.files.tables import Row, Tables
from narrate.importing.proposal.column_currencies import currencies
from narrate.importing.proposal.header_words import concepts, is_language

ROWS: Final = 5_000
"""Rows that are looked at."""

_HEADER_AMONG: Final = 50
_LINES: Final = 5
"""Lines above the lowest line of a header that may belong to it."""

_YEAR: Final = re.compile(r"\D{0,12}(?:19|20)\d\d\D{0,12}")
_NUMERAL: Final = re.compile(r"[(\[]?(\d{1,2}|[A-Za-z])[)\].]?")
_LETTER: Final = re.compile(r"[^\W\d_]")


@frozen
class SheetColumn:
    """One column of a sample.

    Attributes:
        index: Its place, from 0.
        name: Its name in the row that a map names as the header.
        full: Its name with what the lines of the header above and below say.
        texts: The texts of its cells, one for each data row; None where a cell is empty.
        published: The cells as they were published.
    """

    index: int
    name: str
    full: str
    texts: tuple[str | None, ...]
    published: tuple[cells.Cell, ...] = ()

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """The texts of its cells without empty ones."""
        return tuple(one for one in self.texts if one is not None)

    @property
    def concepts(self) -> frozenset[str]:
        """The concepts of the words of its header."""
        return concepts(self.full)


@frozen(slots=False)
class TableSample:
    """The first rows of a table.

    Attributes:
        path: The file.
        sheet: The name of the sheet; empty in a file that is no workbook.
        header_row: The number of the row that has the names.
        columns: Its columns, those without a name included.
        rows: The data rows.
        above: Texts above the header, and the names of the sheet and the file.
        below: Notes among the rows and below them.
        delimiter: The delimiter of a text; empty for a file of another kind.
    """

    path: Path
    sheet: str
    header_row: int
    columns: tuple[SheetColumn, ...]
    rows: tuple[Row, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    delimiter: str = ""

    def selected(self, only: dict[str, tuple[str, ...]]) -> TableSample:
        """Return the sample with those rows alone that a map would read."""
        if not only:
            return self
        by_name = {one.name: one for one in self.columns}
        kept = [
            place
            for place in range(len(self.rows))
            if all(by_name[name].texts[place] in values for name, values in only.items())
        ]
        columns = tuple(
            evolve(
                one,
                texts=tuple(one.texts[place] for place in kept),
                published=tuple(one.published[place] for place in kept),
            )
            for one in self.columns
        )
        return evolve(self, columns=columns, rows=tuple(self.rows[place] for place in kept))


def table_sample(path: Path, tables: Tables, sheet: str) -> TableSample | None:
    """Return a sample of a table.

    Args:
        path: The file, which the sample names.
        tables: The opened file.
        sheet: The sheet of a workbook; empty otherwise.

    Returns:
        The sample; None where no row looks like a header with rows below it.
    """
    try:
        rows = tuple(islice(tables.rows(sheet), ROWS))
    except UnreadableInputError:
        if sheet:
            return None
        raise
    scores = [(_score(row), -place) for place, row in enumerate(rows[:_HEADER_AMONG])]
    score, negative = max(scores, default=(0.0, 0))
    if score <= 0:
        return None
    place = -negative
    above = _lines_above(rows, place)
    below = _lines_below(rows, place)
    named = _named_row(place, below)
    body = [row for row in rows[place + len(below) + 1 :] if not row.fault and not is_note(row)]
    if not body:
        return None
    width = max(len(row.cells) for row in (rows[named], *body))
    lines = [*above, rows[place], *below]
    spread: list[list[str]] = []
    for number, line in enumerate(lines):
        spread.append(_spread(line, width, spread[-1] if spread else None, last=number == len(lines) - 1))
    names = [*header_names(rows[named]), *[""] * width][:width]
    columns = tuple(
        SheetColumn(
            index,
            names[index],
            " ".join(dict.fromkeys(line[index] for line in spread if line[index])),
            tuple(cells.text(one) for one in _cells(body, index)),
            tuple(_cells(body, index)),
        )
        for index in range(width)
    )
    first = place - len(above)
    above_it = [" ".join(filled_cells(row)) for row in rows[:first]]
    below_it = [" ".join(filled_cells(row)) for row in rows[place + 1 :] if is_note(row)]
    around = [*above_it, sheet, path.name.partition(".")[0]]
    return TableSample(
        path,
        sheet,
        rows[named].number,
        columns,
        tuple(body),
        tuple(filter(None, around)),
        tuple(filter(None, below_it)),
        tables.delimiter,
    )


def _cells(body: Sequence[Row], index: int) -> Iterator[cells.Cell]:
    """Yield the cells of a column; a row that was cut short has nothing in it."""
    return (row.cells[index] if index < len(row.cells) else None for row in body)


def _score(row: Row) -> float:
    """Return how much a row looks like the names of columns."""
    texts = [one for one in header_names(row) if one]
    if len(texts) < 2:
        return 0.0
    score = 0.0
    for text in texts:
        if (column_path(text) is not None and "." in text) or _YEAR.fullmatch(text):
            score += 2
        elif not _LETTER.search(text):
            score -= 1
        elif len(text) <= 120:
            score += 2 if concepts(text) or is_language(text.lower()) else 0.25
    return score if score > 0.4 * len(texts) else 0.0


def _is_line(row: Row) -> bool:
    """Check whether a row may be one line of a header: several texts, and no figure but years and ranks."""
    texts = filled_cells(row)
    return len(texts) > 1 and all(_LETTER.search(one) or _YEAR.fullmatch(one) or one == "%" for one in texts)


def _lines_above(rows: Sequence[Row], place: int) -> list[Row]:
    """Return the lines of a header above its fullest one: as wide, without a gap, and with names of its columns."""
    lines: list[Row] = []
    for row in reversed(rows[max(0, place - _LINES) : place]):
        if not _is_line(row) and not (lines and len(filled_cells(row)) > 1):
            break
        lines.insert(0, row)
    return lines


def _lines_below(rows: Sequence[Row], place: int) -> list[Row]:
    """Return the lines of a header below its fullest one: its first column goes on empty, and columns are numbered."""
    lines: list[Row] = []
    for row in rows[place + 1 : place + 4]:
        texts = header_names(row)
        known = [one for one in texts if concepts(one) or _YEAR.fullmatch(one) or currencies(one)]
        goes_on = not texts[0] and _is_line(row) and len(known) * 2 >= len(filled_cells(row))
        if not goes_on and not _is_numbering(row):
            break
        lines.append(row)
    return lines


def _is_numbering(row: Row) -> bool:
    """Check whether a row numbers the columns, as (1) (2) (3) or A B 1 2."""
    marks = [_NUMERAL.fullmatch(text) for text in filled_cells(row)]
    if len(marks) < 3 or not all(marks):
        return False
    numbers = [int(one[1]) for one in marks if one and one[1].isdecimal()]
    letters = [one[1].lower() for one in marks if one and not one[1].isdecimal()]
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    lettered = [ord(one) - ord("a") for one in letters] == list(range(len(letters)))
    return counted and lettered and (not letters or numbers[0] == 1) and numbers[0] <= 2


def _named_row(place: int, below: Sequence[Row]) -> int:
    """Return the place of the row whose names a map can use: the fullest line, or the numbers of columns below it."""
    if below and _is_numbering(below[-1]):
        texts = [one for one in header_names(below[-1]) if one]
        if len(set(texts)) == len(texts):
            return place + len(below)
    return place


def _spread(line: Row, width: int, above: Sequence[str] | None, *, last: bool) -> list[str]:
    """Return the names of a line; one that was merged over several columns is spread over the empty ones beside it.

    The parts of a name that was set in several lines ("(Number", "of jobs)") are not spread.
    """
    names = [*header_names(line), *[""] * width][:width]
    if _is_numbering(line):
        return [""] * width
    if last:
        return names
    for index in range(1, width):
        whole = names[index - 1].count("(") == names[index - 1].count(")") and not names[index - 1][:1].islower()
        starts_anew = above is not None and above[index] != above[index - 1]
        if not names[index] and whole and not starts_anew:
            names[index] = names[index - 1]
    return names
