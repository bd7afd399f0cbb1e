"""The versions of the Standard Occupational Classification in which the bureau publishes the figures of a year."""

from __future__ import annotations

import re
from typing import Final

CODE: Final = re.compile(r"\d\d-\d{4}", re.ASCII)
"""A code of the classification."""

_FIRST_YEAR: Final = (("soc2018", 2019), ("soc2010", 2010), ("soc2000", 1998))
"""The first base year of the projections in each version, and the first year of wages, but for those of mixed years."""


ALL_OCCUPATIONS: Final = "00-0000"
"""The code of the row of all occupations in the bureau's tables."""


def major_group(code: str) -> str:
    """Return the code of the major group that a code is in.

    >>> major_group("29-2071")
    '29-0000'
    """
    return f"{code[:2]}-0000"


def scheme_of(year: int) -> str | None:
    """Return the version of the classification for a year; None before the first version.

    >>> scheme_of(2018), scheme_of(2019), scheme_of(1996)
    ('soc2010', 'soc2018', None)
    """
    return next((name for name, first in _FIRST_YEAR if year >= first), None)
