"""Parsing of the years of a projection in titles and headers: 2012-22, 1998-2008."""

from __future__ import annotations

import re
from typing import Final

SPAN: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-\u2013_]\s*((?:19|20)?\d\d)(?!\d)")
"""Base and target year, which are often in the name of a file as well."""

_LONGEST: Final = 30
"""Years that a projection may be ahead; 2012-05 is a month."""


def span(found: re.Match[str]) -> tuple[int, int] | None:
    """Parse base and target year from a match with two groups: four digits, and four or two digits.

    >>> span(SPAN.search("1998-08")), span(SPAN.search("2012–2022")), span(SPAN.search("2012-05"))
    ((1998, 2008), (2012, 2022), None)
    """
    base, target = int(found[1]), int(found[2])
    if len(found[2]) == 2:
        target += base // 100 * 100
        target += 0 if target > base else 100
    return (base, target) if 0 < target - base <= _LONGEST else None
