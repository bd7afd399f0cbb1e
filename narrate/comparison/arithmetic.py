"""Exact arithmetic on counts: shares, roundings and lines, in integers and fractions only."""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from narrate.errors import UndefinedComparisonError


def relative_change(current: int, previous: int) -> Fraction:
    """Return the change from *previous* to *current* as a share of *previous*.

    Args:
        current: The later count, in single units (jobs, not thousands).
        previous: The earlier count, same unit, above zero.

    Returns:
        An exact share without unit: Fraction(1, 8) is 12.5 % more. Not rounded.

    Raises:
        UndefinedComparisonError: *previous* is zero.

    Source:
        The career profile: 186,300 jobs and then 188,600 reflect "an increase of 1.2%".

    >>> relative_change(9, 8)
    Fraction(1, 8)
    """
    if previous == 0:
        raise UndefinedComparisonError(f"previous: required is a count above 0; what came is {previous!r}")
    return Fraction(current - previous, previous)


def tenths_of_percent(difference: int, base: int) -> int:
    """Round the size of a relative difference to one decimal of a percent, ties away from zero.

    Args:
        difference: Any difference of two counts, in their unit; its sign is dropped.
        base: The count that it is a share of, same unit, above zero.

    Returns:
        Tenths of a percent, never negative: 12 is 1.2 %. It is ``1000 * abs(difference) / base``, rounded.

    Source:
        As for ``relative_change``; the career profile rounds to one decimal.

    >>> tenths_of_percent(2_300, 186_300)
    12
    """
    return (2000 * abs(difference) + base) // (2 * base)


def on_line(start: int, end: int, elapsed: int, horizon: int) -> Fraction:
    """Return the value of the straight line from start to end, *elapsed* years after the start.

    Args:
        start: The count in the base year.
        end: The count in the target year, same unit.
        elapsed: Years since the base year; beyond *horizon* the line is extrapolated.
        horizon: Years from base to target year, above zero.

    Returns:
        The exact value, same unit: ``start + (end - start) * elapsed / horizon``. It may be negative where a falling
        line is extrapolated.

    Source:
        The career profile: "Linear extrapolation of the 2012 projection for 2022".

    >>> on_line(186_300, 227_500, 2, 10)
    Fraction(194540, 1)
    """
    return Fraction(start * (horizon - elapsed) + end * elapsed, horizon)


def rounded(numerator: int, denominator: int, unit: int, rounding: str) -> int:
    """Round an exact value to a unit.

    Args:
        numerator: With *denominator*, the exact value, zero or above.
        denominator: Above zero.
        unit: The unit of the result: 100 gives hundreds.
        rounding: ``half_up``, or ``cut`` (towards zero).

    Returns:
        A multiple of *unit*.

    >>> rounded(1_945_400, 10, 100, "half_up"), rounded(1_945_900, 10, 100, "cut")
    (194500, 194500)
    """
    step = denominator * unit
    if rounding == "cut":
        return numerator // step * unit
    return (2 * numerator + step) // (2 * step) * unit


def data_unit(coarsest: int, *counts: int) -> int:
    """Return the unit of some counts: the largest power of ten, up to *coarsest*, that divides all of them.

    Args:
        coarsest: The largest unit to consider, a power of ten.
        counts: The counts, in single units.

    Returns:
        A power of ten.

    >>> data_unit(100, 186_300, 227_500), data_unit(100, 186_317, 227_500)
    (100, 1)
    """
    shared, unit = gcd(*counts), coarsest
    while shared % unit:
        unit //= 10
    return unit
