"""Headers of published tables, with one line or with several lines and merged cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from narrate.errors import one_line
from narrate.importing.files.cells import Cell, text
from narrate.importing.files.row import Row
from narrate.importing.ledger import Ledger

T = TypeVar("T")

_FOOTNOTE: Final = re.compile(r"[(\[]\d{1,2}[)\]]\s*$")


def merge_header(lines: Sequence[tuple[Cell, ...]]) -> tuple[str, ...]:
    """Merge the lines of a header into one name per column.

    A cell that was merged over several columns is spread over them: an empty cell takes the text to its left, unless
    the line above begins something new there.

    Args:
        lines: The lines of the header, from the top.

    Returns:
        For each column the texts above it, in lower case, without footnote marks, joined by a bar.

    >>> merge_header([("Title", "Employment", "", "Openings"), ("", "2012", "2022", "")])
    ('title', 'employment | 2012', 'employment | 2022', 'openings')
    """
    width = max(map(len, lines), default=0)
    above: list[list[str]] = [[] for _ in range(width)]
    for depth, line in enumerate(lines):
        texts = [
            _FOOTNOTE.sub("", text(line[place]) or "").strip() if place < len(line) else "" for place in range(width)
        ]
        for place in range(1, width):
            starts_anew = depth and above[place] != above[place - 1]
            if not texts[place] and texts[place - 1] and not starts_anew and depth < len(lines) - 1:
                texts[place] = texts[place - 1]
        for place, name in enumerate(texts):
            if name:
                above[place] = [*above[place], name]
    return tuple(" | ".join(names).lower() for names in above)


def columns(names: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int]:
    """Find columns by patterns of their names.

    Args:
        names: The columns' names, as returned by ``merge_header``.
        wanted: The pattern of each required column; the first column that matches is taken.

    Returns:
        The index of each column that was found.
    """
    found = {}
    for key, pattern in wanted.items():
        places = [place for place, name in enumerate(names) if re.search(pattern, name)]
        if places:
            found[key] = places[0]
    return found


def find_header(stream: Iterable[Row], fits: Callable[[Row], T | None], ledger: Ledger) -> T | None:
    """Read a table down to its header.

    Args:
        stream: The rows; those after the header are not consumed.
        fits: The function from the row with the header to the result; it returns None for any other row.
        ledger: Receives a note if rows above the header are more than headings.

    Returns:
        The result for the header; None if there is no header.
    """
    above: list[Row] = []
    count = 0
    for row in stream:
        found = fits(row)
        if found is not None:
            if count:
                subject = f"{count} rows above the header were" if count > 1 else "a row above the header was"
                ledger.note(f"{subject} passed over: {'; '.join(f'{one.place} ({label(one)})' for one in above)}")
            return found
        if len(filled_cells(row)) > 1:
            count += 1
            above = above or [row]
    return None


def filled_cells(row: Row) -> list[str]:
    """Return the texts of a row's cells, without empty ones."""
    return [content for cell in row.cells if (content := text(cell)) is not None]


def is_note(row: Row) -> bool:
    """Check whether a row is a heading, a source or a footnote: one cell of several words, and nothing else.

    A row that has signs for "no value" beside its text is one of the table.
    """
    texts = filled_cells(row)
    if row.fault or (texts and _has_sign(row)):
        return False
    return not texts or (len(texts) == 1 and (" " in texts[0] or texts[0].endswith(":")))


def _has_sign(row: Row) -> bool:
    """Check whether a cell of a row says that it has no value, other than by being empty."""
    return any(isinstance(cell, str) and cell.strip() and text(cell) is None for cell in row.cells)


def width(header: Row) -> int:
    """Return the number of columns of a table, up to the last one with a name."""
    return max((place for place, cell in enumerate(header.cells, start=1) if text(cell) is not None), default=0)


def misfit(row: Row, columns: int) -> str | None:
    """Return the reason why a row does not fit its header, such as a text split at a comma; None if it fits.

    A row with a fault fits no header.

    Args:
        row: The row.
        columns: The number of columns of the header.
    """
    if row.fault:
        return row.fault
    if len(row.cells) >= columns and all(text(cell) is None for cell in row.cells[columns:]):
        return None
    count = len(row.cells)
    return f"has {count} cell{'' if count == 1 else 's'}; the header has {columns}"


def label(row: Row) -> str:
    """Return a label for a row, from its cells."""
    return one_line(", ".join(filled_cells(row)), longest=80)
