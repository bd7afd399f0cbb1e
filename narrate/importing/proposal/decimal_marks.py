"""The decimal mark of a table and of its columns, by what its cells, its language and its delimiter say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Final

from attrs import evolve

from narrate.cldr import locale_data
from narrate.importing.custom.column_map import MappedColumn, kind
from narrate.importing.proposal.column_units import UNITS, units_around
from narrate.importing.proposal.figure_cells import commas, figures
from narrate.importing.proposal.header_words import spoken
from narrate.importing.proposal.table_sample import SheetColumn, TableSample
from narrate.language.model import locales

_FIGURES: Final = ("count", "percent", "amount")
_OPEN: Final = re.compile(r"[-\u2212+]?[1-9]\d{0,2}(?P<mark>[.,])\d{3}")
"""A figure that is a thousand and more, or has three decimals."""

_WHOLE: Final = re.compile(r"[-\u2212+]?[1-9]\d{0,2}")
_BOTH: Final = ".,"


def with_decimals(
    sample: TableSample, mapped: Iterable[MappedColumn], notes: list[str]
) -> tuple[list[MappedColumn], str]:
    """Find the decimal mark of the table, and of each column that has another one.

    Args:
        sample: The table.
        mapped: The columns that a map reads.
        notes: Takes why a column is left out whose mark may be either.

    Returns:
        The columns, and the mark of the table.
    """
    mapped = list(mapped)
    columns = {one.name: one for one in sample.columns}
    around = bool(units_around(sample))
    votes: dict[str, int] = {}
    for one in mapped:
        if kind(one.parts) in _FIGURES:
            votes[one.name] = commas(_texts(columns[one.name]), whole=_is_whole(one, columns[one.name], around=around))
    total = sum(votes.values())
    table = "," if total > 0 else "."
    expected = table if total else _expected(sample)
    made = []
    for one in mapped:
        vote = votes.get(one.name, 0)
        mark = "," if vote > 0 else "." if vote < 0 else table
        if one.name in votes and not vote:
            found = _open(columns[one.name])
            if found:
                mark = _mark_of(columns[one.name], expected)
            if not mark:
                bare = found.replace(",", "").replace(".", "")
                notes.append(
                    f"{one.name!r}: it would be {one.field}, but {found!r} may be {bare}, or have three decimals; "
                    'decimal = "." or decimal = "," in the map says which; it was left out.'
                )
                continue
        made.append(evolve(one, decimal=mark) if mark != table else one)
    return made, table


def _texts(column: SheetColumn) -> list[str]:
    """Return the cells of a column that are texts; a number in a workbook has no mark."""
    pairs = zip(column.texts, column.published, strict=True)
    return [text for text, cell in pairs if text is not None and not isinstance(cell, Decimal)]


def _is_whole(one: MappedColumn, column: SheetColumn, *, around: bool) -> bool:
    """Check whether figures can have no three decimals: amounts, and counts of single jobs."""
    if kind(one.parts) == "amount":
        return True
    if kind(one.parts) != "count" or column.concepts.intersection(UNITS):
        return False
    return not around or "persons" in column.concepts


def _open(column: SheetColumn) -> str:
    """Return the first figure of a column whose mark may be of thousands or of decimals; empty where there is none."""
    return next((one for one in figures(_texts(column)) if _OPEN.fullmatch(one)), "")


def _mark_of(column: SheetColumn, expected: str) -> str:
    """Return the decimal mark of a column whose cells leave it open; empty where it stays so.

    Whole figures without a mark are written beside those that have one for thousands, and beside no decimals.
    """
    written = figures(_texts(column))
    marks = {found["mark"] for one in written if (found := _OPEN.fullmatch(one))}
    if len(marks) != 1 or not expected:
        return ""
    (mark,) = marks
    has_whole = any(_WHOLE.fullmatch(one) for one in written)
    if mark == expected:
        return expected if not has_whole or expected == "." else ""
    return expected if has_whole or expected == "." else ""


def _expected(sample: TableSample) -> str:
    """Return the decimal mark that the language of the header and the delimiter let expect; empty where they differ."""
    counts = spoken([*(one.full for one in sample.columns), *sample.above])
    most = max(counts.values(), default=0)
    marks = set[str]().union(*(_marks(language) for language, count in counts.items() if count == most))
    if sample.delimiter == ";":
        return "," if "," in marks else "." if not any(_has_comma(one) for one in sample.columns) else ""
    if sample.delimiter == ",":
        return "." if "." in marks else ""
    return next(iter(marks)) if len(marks) == 1 else ""


def _has_comma(column: SheetColumn) -> bool:
    return any("," in one for one in figures(_texts(column)))


@cache
def _marks(language: str) -> frozenset[str]:
    """Return the decimal marks of a language in its territories, as CLDR has them."""
    found: dict[str, set[str]] = {}
    for name in locales():
        found.setdefault(name.partition("_")[0], set()).add(locale_data(name).mark)
    return frozenset(found.get(language, set()) & set(_BOTH))
