"""The rows of a table in a page of HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from narrate.errors import UnreadableInputError
from narrate.importing.files.documents import page
from narrate.importing.ledger import Ledger

_WIDEST: Final = 100
"""Columns or rows that a merged cell may cover."""


def html_rows(path: Path, ledger: Ledger) -> Iterator[tuple[str, ...]]:
    """Read the rows of the longest table of a page; of a merged cell, all places but the first are empty.

    Args:
        path: The page, gzipped or not.
        ledger: Receives a note if the encoding is not UTF-8.

    Raises:
        UnreadableInputError: There is no table, or the file is not an HTML page.
    """
    tables = page(path, ledger).xpath("//table[not(.//table)]")
    if not tables:
        raise UnreadableInputError(f"{path}: required is a page with a table; this one has none")
    table = max(tables, key=lambda one: len(one.xpath(".//tr")))
    covered: dict[int, int] = {}
    for line in table.xpath(".//tr"):
        yield _row(line, covered)


def _row(line: Any, covered: dict[int, int]) -> tuple[str, ...]:
    """Return the cells of one line; *covered* counts for how many more lines a column is under a merged cell."""
    cells: list[str] = []

    def skip() -> None:
        while covered.get(len(cells), 0):
            covered[len(cells)] -= 1
            cells.append("")

    for cell in line.xpath("./th|./td"):
        skip()
        width, height = _span(cell, "colspan"), _span(cell, "rowspan")
        for place in range(width):
            if height > 1:
                covered[len(cells)] = height - 1
            cells.append(" ".join(" ".join(cell.itertext()).split()) if place == 0 else "")
    skip()
    return tuple(cells)


def _span(cell: Any, name: str) -> int:
    value = cell.get(name, "1").strip()
    if not value.isdecimal():
        return 1
    return _WIDEST if len(value) > len(str(_WIDEST)) else min(max(int(value), 1), _WIDEST)
