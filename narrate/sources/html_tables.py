"""The rows of a table in a page of HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from narrate.errors import UnreadableInputError

_LARGEST_PAGE: Final = 50_000_000


def html_rows(file: IO[bytes], path: Path) -> Iterator[tuple[str, ...]]:
    """Read the rows of the longest table of a page; a merged cell stands in its first place, the others are empty.

    Args:
        file: The page, as bytes.
        path: What the page is called in errors.

    Raises:
        UnreadableInputError: There is no table, or the page is too large to be one.
    """
    try:
        from lxml import etree, html  # noqa: PLC0415
    except ImportError:
        raise UnreadableInputError(
            f"{path}: reading HTML needs the extra narrate[import], which is not installed"
        ) from None
    page = file.read(_LARGEST_PAGE + 1)
    if len(page) > _LARGEST_PAGE:
        raise UnreadableInputError(f"{path}: required is a page of at most {_LARGEST_PAGE:,} bytes")
    try:
        tree = html.document_fromstring(page, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.LxmlError, ValueError, SyntaxError) as error:
        raise UnreadableInputError(f"{path}: required is a page with a table; this is no HTML ({error})") from None
    tables = tree.xpath("//table[not(.//table)]")
    if not tables:
        raise UnreadableInputError(f"{path}: required is a page with a table; this one has none")
    table = max(tables, key=lambda one: len(one.xpath(".//tr")))
    covered: dict[int, int] = {}
    for line in table.xpath(".//tr"):
        yield _row(line, covered)


def _row(line: Any, covered: dict[int, int]) -> tuple[str, ...]:
    """Lay out one line; *covered* tells for how many more lines a column lies under a merged cell."""
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
    told = cell.get(name, "1").strip()
    return min(max(int(told), 1), 100) if told.isdecimal() else 1
