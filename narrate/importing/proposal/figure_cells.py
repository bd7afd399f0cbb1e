"""Cells of figures as a proposal judges them: whether they are figures, their decimal mark, and their fractions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from narrate.importing.files import cells
from narrate.importing.files.flags import Flags, split_flags
from narrate.records import AtLeast

MARKS: Final = frozenset({"*", "**", "***", ".", "..", "...", ":", "x", "X", "c", "S", "NULL", "#", "n.a.", "n.d."})
"""Marks that stand for a figure in tables of statistics offices."""

_AROUND: Final = re.compile(r"^[^\d.,+\u2212-]+|[^\d]+$")
_COMMA: Final = re.compile(
    r"[-\u2212+]?(?:0,\d{3}|\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:[. \u00a0\u202f]\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})"
)
_POINT: Final = re.compile(
    r"[-\u2212+]?(?:0\.\d{3}|\d+\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:[, ]\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})"
)
_DOTTED: Final = re.compile(r"[-\u2212+]?\d{1,3}\.\d{3}")
"""1.424 is either; where single jobs or amounts of money are counted, it can only be a thousand and more."""

_GROUPED_BY_COMMA: Final = re.compile(r"[-\u2212+]?[1-9]\d{0,2},\d{3}")


def figures(texts: Iterable[str]) -> list[str]:
    """Return the figures of a column as they are written, without currencies, percent signs and flags.

    >>> figures(["$ 338.540", "26,6 %", "12.9 b", ": c", "n/d", "Nurses"])
    ['338.540', '26,6', '12.9']
    """
    found = []
    for text in texts:
        bare = _AROUND.sub("", split_flags(text)[0]) if len(text) <= 40 else ""
        if re.fullmatch(r"[-+\u2212]?\d[\d.,'’ \u00a0\u202f]*", bare) and _is_mostly_digits(text):
            found.append(bare)
    return found


def _is_mostly_digits(text: str) -> bool:
    letters = sum(one.isalpha() for one in text)
    return letters <= 3 or letters <= sum(one.isdecimal() for one in text)


def are_figures(texts: Sequence[str]) -> bool:
    """Check whether a column holds figures, apart from marks for none."""
    filled = [one for one in texts if not is_mark(one)]
    return bool(filled) and len(figures(filled)) * 2 > len(filled)


def is_mark(text: str) -> bool:
    """Check whether a cell says that there is no figure."""
    if text in MARKS or text in cells.MISSING:
        return True
    figure, flags = split_flags(text) if len(text) <= 40 else (text, Flags())
    return not figure and flags != Flags()


def commas(texts: Iterable[str], *, whole: bool) -> int:
    """Count the cells that are written with a decimal comma, less those with a point.

    Args:
        texts: The cells.
        whole: Whether 1.424 can only be a thousand and more.

    >>> commas(["31.490", "9,5"], whole=True), commas(["31.490"], whole=False)
    (2, 0)
    """
    found = figures(texts)
    with_comma = sum(1 for one in found if _COMMA.fullmatch(one) or (whole and _DOTTED.fullmatch(one)))
    with_point = sum(1 for one in found if _POINT.fullmatch(one) or (whole and _GROUPED_BY_COMMA.fullmatch(one)))
    return with_comma - with_point


def values(texts: Iterable[str], decimal: str) -> list[Decimal]:
    """Read the figures of a column that can be read with a decimal mark, flags aside."""
    found = []
    for text in texts:
        try:
            value = cells.flagged_number(text, decimal=decimal).value
        except cells.BadCellError:
            continue
        if value is not None:
            found.append(value.value if isinstance(value, AtLeast) else value)
    return found


def unreadable(texts: Iterable[str], decimal: str) -> list[str]:
    """Return the cells that a map with this decimal mark could not read."""
    found = []
    for text in texts:
        try:
            cells.flagged_number(text, decimal=decimal)
        except cells.BadCellError:
            if text not in MARKS:
                found.append(text)
    return found


def has_fractions(numbers: Iterable[Decimal]) -> bool:
    """Check whether some figures are no whole numbers."""
    return any(one != one.to_integral_value() for one in numbers)


def has_decimals(numbers: Sequence[Decimal]) -> bool:
    """Check whether each figure is written with a decimal, be it a zero."""
    return bool(numbers) and all(_exponent(one) < 0 for one in numbers)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
