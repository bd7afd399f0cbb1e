"""Number formats of workbooks: what a cell shows where that is not the number in it: 0.0531 as 5.3%, 110 as 0110."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from attrs import frozen

from narrate.importing.files.cells import Cell, Percentage

_SECTION: Final = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[_*].|[^;"\\])*', re.DOTALL)
"""The first section of a format, which is that of positive numbers."""

_PART: Final = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[[^\]]*\]|[_*].|(?P<plain>.)', re.DOTALL)
_SCALED: Final = re.compile(r"[0#?](,+)(?![0#?,])")
_BETWEEN: Final = "-/. "
_PERCENT: Final = "%"
_LONGEST: Final = 20


@frozen
class _Format:
    """A format of numbers, as far as it changes what is shown.

    Attributes:
        power: The power of ten that a number is multiplied by before it is shown.
        percent: Whether the sign of percent is behind it.
        mask: The digits of a code, as ``0``, and what is between them; empty where it is no code's.
    """

    power: int = 0
    percent: bool = False
    mask: str = ""


def shown(value: Decimal, pattern: str) -> Cell:
    r"""Return a number as its cell shows it, with all its decimals.

    Args:
        value: The number in the cell.
        pattern: The number format of the cell.

    >>> str(shown(Decimal("0.0531"), "0.0%")), shown(Decimal(110), "0000"), shown(Decimal(851204), "#,##0.0,")
    ('5.31', '0110', Decimal('851.204'))
    >>> shown(Decimal(111011), r"00\-0000"), shown(Decimal("12.5"), "#,##0.0")
    ('11-1011', Decimal('12.5'))
    """
    found = _format(pattern)
    if not value.is_finite():
        return value
    if found.mask and value >= 0 and value.adjusted() < len(found.mask) and value == value.to_integral_value():
        return _masked(str(int(value)), found.mask)
    scaled = value.scaleb(found.power) if found.power else value
    exponent = scaled.as_tuple().exponent
    if found.power and isinstance(exponent, int) and exponent > 0 and scaled.adjusted() < _LONGEST:
        scaled = scaled.quantize(Decimal(1))
    return Percentage(scaled) if found.percent else scaled


def _masked(digits: str, mask: str) -> str:
    places = mask.count("0")
    rest = list(digits.rjust(places, "0"))
    made = "".join(rest.pop() if one == "0" else one for one in reversed(mask))[::-1]
    return "".join(rest) + made


@lru_cache(maxsize=1_000)
def _format(pattern: str) -> _Format:
    section = _SECTION.match(pattern)
    parts = list(_PART.finditer(section[0] if section else ""))
    plain = "".join(one["plain"] or "" for one in parts)
    written = "".join(one["quoted"] or one["escaped"] or "" for one in parts)
    if _PERCENT in plain:
        return _Format(power=2, percent=True)
    commas = _SCALED.search(plain)
    power = -3 * len(commas[1]) if commas else 0
    if _PERCENT in written:
        return _Format(power=power, percent=True)
    mask = "".join(one["plain"] or one["quoted"] or one["escaped"] or "" for one in parts)
    if mask.count("0") > 1 and not set(mask) - {"0", *_BETWEEN} and not set(plain) & {".", ","}:
        return _Format(mask=mask.strip())
    return _Format(power=power)
