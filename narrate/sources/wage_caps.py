"""The highest wages that the US Bureau of Labor Statistics publishes: what is at or above one is told as a bound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_CAPS: Final[tuple[tuple[int, Mapping[str, int]], ...]] = (
    (2022, {"annual": 239_200, "hourly": 115}),
    (2016, {"annual": 208_000, "hourly": 100}),
    (2011, {"annual": 187_200, "hourly": 90}),
    (2008, {"annual": 166_400, "hourly": 80}),
    (2007, {"annual": 145_600, "hourly": 70}),
)
"""From which year on which cap holds, in dollars.

Inferred: from the largest number of each year's wage file and the bounds that the projections print.
"""


def cap(year: int, period: str) -> int | None:
    """Tell the cap of a year, in dollars; None before the first that is known.

    >>> cap(2014, "annual"), cap(2000, "annual")
    (187200, None)
    """
    return next((caps[period] for first, caps in _CAPS if year >= first), None)
