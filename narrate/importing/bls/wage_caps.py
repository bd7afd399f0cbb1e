"""The highest wages that the US Bureau of Labor Statistics publishes: a wage at or above one is a lower bound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

_CAPS: Final[tuple[tuple[int, int, Mapping[str, int]], ...]] = (
    (2007, 2007, {"annual": 145_600, "hourly": 70}),
    (2008, 2010, {"annual": 166_400, "hourly": 80}),
    (2011, 2015, {"annual": 187_200, "hourly": 90}),
    (2016, 2021, {"annual": 208_000, "hourly": 100}),
    (2022, 2024, {"annual": 239_200, "hourly": 115}),
)
"""The first and the last year of each cap, in dollars.

Standing: inferred, from the largest number of each year's wage file and the bounds that the projections print. The
workbooks of 2019, 2020 and 2024 state theirs, which are the same; what a file states takes precedence over this table.
"""

_CAP: Final = re.compile(
    r"#\s*=.{0,80}?\$(?P<hourly>[\d,]+(?:\.\d\d)?) per hour or \$(?P<annual>[\d,]+)", re.IGNORECASE
)


def cap(year: int, period: str) -> int | None:
    """Return the cap of a year, in dollars; None where it is not known.

    >>> cap(2014, "annual"), cap(2000, "annual"), cap(2025, "hourly")
    (187200, None, None)
    """
    return next((caps[period] for first, last, caps in _CAPS if first <= year <= last), None)


def stated_caps(notes: Iterable[str]) -> Mapping[str, Decimal]:
    """Find the cap in the notes that a file has on its own signs.

    Args:
        notes: Texts around the table.

    Returns:
        By period the cap in dollars; empty where no note states it.

    >>> stated_caps(["# = indicates a wage equal to or greater than $90.00 per hour or $187,200 per year"])
    {'hourly': Decimal('90.00'), 'annual': Decimal('187200')}
    """
    found = next(filter(None, map(_CAP.search, notes)), None)
    return {period: Decimal(amount.replace(",", "")) for period, amount in found.groupdict().items()} if found else {}
