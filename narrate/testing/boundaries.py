"""Boundaries of a methodology: the figures at which a word for them changes, from the methodology itself."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, lcm
from typing import Final

from narrate.methodology import BandTable, Methodology

HALF_SHOWN: Final = Fraction(1, 2000)
"""Half of the last decimal of a percent that is shown with one: figures this close to a threshold are shown at it."""


def thresholds(methodology: Methodology) -> tuple[Fraction, ...]:
    """Return the sizes of a gap at which its word changes, as exact shares, the smallest first.

    Args:
        methodology: The choices; the first threshold is that of no change at all.

    >>> from narrate import STANDARD
    >>> thresholds(STANDARD)
    (Fraction(0, 1), Fraction(1, 50), Fraction(1, 20))
    """
    return Fraction(0), methodology.on_track, methodology.moderate


def whole_step(methodology: Methodology) -> int:
    """Return the smallest count of which each threshold is a whole number of jobs.

    >>> from narrate import STANDARD
    >>> whole_step(STANDARD)
    100
    """
    return lcm(*(share.denominator for share in thresholds(methodology)))


def counts_around(value: Fraction | int, share: Fraction, unit: int) -> tuple[int, ...]:
    """Return the counts around *value* changed by a share: just below it, on it, just above it.

    Args:
        value: The reference, in jobs.
        share: The change, as an exact share; negative for less.
        unit: The unit that counts are rounded to, in jobs.

    Returns:
        Counts before rounding (the nearest jobs), after it (the nearest multiples of *unit*), and where the last
        decimal of the shown percent changes; none below zero, the roundest first.

    >>> counts_around(10_000, Fraction(-2, 100), 100)
    (9800, 9700, 9900, 9799, 9801, 9796, 9804, 9795, 9805, 9794, 9806)
    """
    exact = Fraction(value) * (1 + share)
    half = abs(Fraction(value)) * HALF_SHOWN
    found: set[int] = set()
    for place, step in ((exact, 1), (exact, unit), (exact - half, 1), (exact + half, 1)):
        below, above = floor(place / step) * step, ceil(place / step) * step
        found |= {below, above, below - step, above + step} if place == exact or below == above else {below, above}
    return tuple(sorted((one for one in found if one >= 0), key=lambda one: (-_zeros(one), abs(one - exact), one)))


def _zeros(count: int) -> int:
    """Count the zeros at the end of a count; zero itself has the most."""
    digits = str(count)
    return len(digits) - len(digits.rstrip("0")) if count else 99


def band_percents(table: BandTable) -> tuple[Decimal, ...]:
    """Return the published percents around each bound of a band table: below, on, above, whole and with a decimal.

    >>> from narrate import STANDARD
    >>> [str(percent) for percent in band_percents(STANDARD.bands[2024, 2034])[:5]]
    ['7', '6', '8', '6.4', '6.5']
    """
    bounds = [table.much_faster, table.faster, table.as_fast_as, table.slower, table.little_or_no_change]
    if table.decline_rapidly is not None:
        bounds.append(table.decline_rapidly)
    offsets = ("0", "-1", "1", "-0.6", "-0.5", "-0.4", "-0.1", "0.1", "0.4", "0.5")
    return tuple(dict.fromkeys(bound + Decimal(offset) for bound in bounds for offset in offsets))
