"""Cells of published tables: numbers, bounds, codes, titles, and cells without a value."""

from __future__ import annotations

import html
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Final

from attrs import frozen

from narrate.errors import InvalidRecordError
from narrate.importing.files.flags import Flags, split_flags
from narrate.records import AtLeast

Cell = str | Decimal | bool | None


class Percentage(Decimal):
    """A number that its workbook shows with the sign of percent: 5.31, where the cell has 0.0531 and shows 5.3%."""


MISSING: Final = frozenset({"", "-", "–", "—", "N/A", "N/D", "NA", "n/a", "n/d"})
"""Signs for "there is no value". The English word None is a value in the tables of the projections."""

_SPACES: Final = re.compile(r"[\s\u00a0\u200b]+")
_FORMULA: Final = re.compile(r'="(.*)"')
_OF_PERCENT: Final = "%\u066a\u2030\uff05"
_MARK: Final = re.compile(r"\s*(?:\(\d{1,2}\)|\[\d{1,2}\]|\*{1,2}|\(#{1,2}\))\s*$")
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_NOTE_TAG: Final = re.compile(r"<sup\b[^<>]*>[^<>]*</sup>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?(?:a|abbr|b|br|em|font|i|p|small|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE)
_ABOVE_ZERO: Final = "an amount above 0"
NOBODY_EARNS: Final = f"required is {_ABOVE_ZERO}; what came is 0, which agencies write for no wage"
"""Why a wage of 0 is left out, as the end of a sentence."""

_NOISE: Final = Decimal("0.000001")
_LONGEST: Final = 40
_LARGEST: Final = 10**12
"""No count comes near it; a larger one is a slip, and beyond it decimals would be rounded."""


class BadCellError(ValueError):
    """A cell with an invalid value for its column; *required* has the allowed values, *came* the value."""

    def __init__(self, required: str, came: object) -> None:
        super().__init__(f"required is {required}; what came is {came!r}")
        self.required = required
        self.came = came


def text(cell: Cell) -> str | None:
    r"""Read a cell as text: spaces of any kind become single spaces, and the formula ``="13-2011"`` becomes its text.

    >>> text('="13-2011"'), text("Chief \u00a0executives "), text(" — ")
    ('13-2011', 'Chief executives', None)
    """
    if cell is None:
        return None
    if isinstance(cell, Percentage):
        return f"{text(Decimal(cell))}%"
    if isinstance(cell, Decimal):
        # int() of an infinity raises, and of a number such as 1e999999999 it does not end.
        whole = cell.is_finite() and cell.adjusted() < _LONGEST and cell == cell.to_integral_value()
        return str(int(cell)) if whole else str(cell)
    cleaned = _SPACES.sub(" ", str(cell)).strip()
    formula = _FORMULA.fullmatch(cleaned)
    if formula:
        cleaned = formula[1].strip()
    return None if cleaned in MISSING else cleaned


def number(cell: Cell, *, decimal: str = ".") -> Decimal | AtLeast | None:
    """Parse a cell as a number: with or without grouping, in dollars, a bound (``>=$239,200``), or empty.

    Args:
        cell: The cell.
        decimal: The decimal mark, ``.`` or ``,``; the other one, spaces and apostrophes separate thousands.

    Returns:
        The number without floating-point noise (23.400000000000002), a bound, or None for a mark of a missing value.

    Raises:
        BadCellError: The cell has another value.

    >>> number("1,424.0"), number(Decimal("23.400000000000002")), number(">=$239,200"), number("— ")
    (Decimal('1424.0'), Decimal('23.4'), AtLeast(value=Decimal('239200')), None)
    """
    if isinstance(cell, bool):
        raise BadCellError("a number", cell)
    if isinstance(cell, Decimal):
        return _without_noise(Decimal(cell))
    content = text(cell)
    if content is None:
        return None
    bare = re.sub(r"^(>=|≥)?\s*([$€£]|US\$|CA\$)?\s*", r"\1", content)
    bound = bare.startswith((">=", "≥"))
    digits = bare.removeprefix(">=").removeprefix("≥").strip().removesuffix("%").strip().replace("\u2212", "-")
    group = "," if decimal == "." else "."
    whole, mark, fraction = digits.partition(decimal)
    grouped = re.fullmatch(rf"[-+]?\d{{1,3}}(?:[{group} '’\u202f]\d{{3}})+", whole)
    if grouped:
        whole = re.sub(rf"[{group} '’\u202f]", "", whole)
    if not re.fullmatch(r"[-+]?\d+", whole) or (mark and not fraction.isdecimal()):
        raise BadCellError("a number", content)
    try:
        value = Decimal(f"{whole}.{fraction}" if mark else whole)
        return AtLeast(value) if bound else value
    except InvalidOperation:
        raise BadCellError("a number", content) from None
    except InvalidRecordError as error:
        raise BadCellError(error.faults[0].required, content) from None


def has_percent(content: str) -> bool:
    """Check whether a text has a sign of percent."""
    return any(one in content for one in _OF_PERCENT)


def sign_of_another(cell: Cell, *, of_percent: bool, of_money: bool) -> str:
    """Return a sign beside a figure that its column has no use for: of percent, or of a currency; empty if none.

    Args:
        cell: The cell.
        of_percent: Whether the column may have the sign of percent.
        of_money: Whether it may have that of a currency.

    >>> sign_of_another("12%", of_percent=False, of_money=False), sign_of_another("$9", of_percent=True, of_money=False)
    ('%', '$')
    """
    for one in text(cell) or "":
        if one in _OF_PERCENT and not of_percent:
            return one
        if (one == "$" or not one.isascii()) and not of_money and unicodedata.category(one) == "Sc":
            return one
    return ""


@frozen
class FlaggedNumber:
    """A number, if there is one, and the publisher's flags on it.

    Attributes:
        value: The number, a bound, or None if the cell has none.
        flags: Its flags.
    """

    value: Decimal | AtLeast | None
    flags: Flags = Flags()


def flagged_number(cell: Cell, *, decimal: str = ".") -> FlaggedNumber:
    """Read a cell as a number with the flags of a statistics office: ``12.9 b``, ``512.3 (u)``, ``: c``.

    Args:
        cell: The cell.
        decimal: The decimal mark, as for ``number``.

    Returns:
        The number, or None if the cell is empty or has a mark of a missing value, and its flags.

    Raises:
        BadCellError: The cell has another value.

    >>> flagged_number("12.9 b").value, flagged_number("12.9 b").flags.recorded, flagged_number(": c").flags.others
    (Decimal('12.9'), ('break',), (':', 'c'))
    """
    try:
        return FlaggedNumber(number(cell, decimal=decimal))
    except BadCellError:
        content = text(cell)
        if content is None or len(content) > _LONGEST or not isinstance(cell, str):
            raise
        figure, flags = split_flags(content)
        if flags == Flags():
            raise
        try:
            return FlaggedNumber(number(figure, decimal=decimal), flags)
        except BadCellError as error:
            raise BadCellError(error.required, content) from None


def above_zero(value: Decimal | AtLeast | None) -> Decimal | AtLeast | None:
    """Return a wage, or None if there is none.

    Raises:
        BadCellError: It is negative, or 0, which agencies write for "not available".

    >>> above_zero(Decimal(35_900))
    Decimal('35900')
    """
    amount = value.value if isinstance(value, AtLeast) else value
    if amount is not None and amount <= 0:
        raise BadCellError(_ABOVE_ZERO, str(amount))
    return value


def decoded(content: str) -> str:
    """Return a text without the HTML of the page that it was taken from: entities, and tags within a line.

    >>> decoded("<b>Plumbers</b> &amp; sheriff&#39;s officers<sup>1</sup>"), decoded("R&D; AT&T")
    ("Plumbers & sheriff's officers", 'R&D; AT&T')
    """
    if "<" in content:
        content = _TAG.sub("", _NOTE_TAG.sub("", content))
    return _ENTITY.sub(lambda found: html.unescape(found[0]), content) if "&" in content else content


def _without_noise(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise BadCellError("a finite number", value)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -6:
        short = round(value, 6).normalize()
        # The noise of a binary fraction is behind a long row of zeros or nines; real digits stay.
        if abs(short - value) < _NOISE and len(str(abs(short)).partition(".")[2]) <= 3:
            return short if short != short.to_integral_value() else short.quantize(Decimal(1))
    return value


def jobs(cell: Cell, *, unit: int = 1) -> int | None:
    """Read a count of jobs, exactly.

    Args:
        cell: The cell.
        unit: The unit of the cell, in jobs: 1000 in a column of thousands.

    Raises:
        BadCellError: The cell is not a number, negative, or not a whole number of jobs.

    >>> jobs("1,424.0", unit=1000), jobs(Decimal("0.1"), unit=1000)
    (1424000, 100)
    """
    counted = signed_jobs(cell, unit=unit)
    if counted is not None and counted < 0:
        raise BadCellError("a count of 0 or more", text(cell))
    return counted


def signed_jobs(cell: Cell, *, unit: int = 1) -> int | None:
    """Parse a change of a count, which may be negative; otherwise as ``jobs``."""
    value = plain(cell)
    if value is None:
        return None
    if sign_of_another(cell, of_percent=False, of_money=False):
        raise BadCellError("a count, which has no sign of percent or of money", text(cell))
    if abs(value) >= _LARGEST:
        raise BadCellError(f"a count below {_LARGEST:,}", text(cell))
    whole = value * unit
    if whole != whole.to_integral_value():
        raise BadCellError("a whole number of jobs", text(cell))
    return int(whole)


def plain(cell: Cell) -> Decimal | None:
    """Read a number that cannot be a bound.

    Raises:
        BadCellError: The cell is not a number, or is a bound.
    """
    value = number(cell)
    if isinstance(value, AtLeast):
        raise BadCellError("a number other than a bound", text(cell))
    return value


def title(cell: Cell) -> str | None:
    """Read a title: decoded, without the example job titles after it and without footnote marks.

    >>> title("Legislators[2]"), title("Actors    * Actress* Elocutionist"), title("Cooks&nbsp;&amp; bakers *")
    ('Legislators', 'Actors', 'Cooks & bakers')
    """
    if isinstance(cell, str):
        cell = decoded(cell)
        cell = re.split(r"(?:Show/hide|\s{2,}\*|\t+\s*\*)", cell, maxsplit=1)[0]
    cleaned = text(cell)
    while cleaned is not None and (mark := _MARK.search(cleaned)) and mark.start() > 0:
        cleaned = cleaned[: mark.start()].strip()
    return cleaned
