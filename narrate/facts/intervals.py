"""Intervals of the values that rounded figures can have, and of calculations with them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple


class Interval(NamedTuple):
    """The interval of the values that a figure can have before rounding, both ends included.

    Attributes:
        lower: The least value; None where there is no lower end.
        upper: The greatest value; None where there is no upper end.

    >>> Interval(Fraction(1), Fraction(3)).contains(3), Interval(Fraction(1), None).contains(0)
    (True, False)
    """

    lower: Fraction | None
    upper: Fraction | None

    def contains(self, value: Fraction | Decimal | int) -> bool:
        """Return whether a value is in the interval."""
        exact = Fraction(value)
        return (self.lower is None or self.lower <= exact) and (self.upper is None or exact <= self.upper)

    def times(self, factor: int | Fraction) -> Interval:
        """Return the interval of a multiple.

        >>> Interval(Fraction(1), Fraction(3)).times(-2)
        Interval(lower=Fraction(-6, 1), upper=Fraction(-2, 1))
        """
        ends = [None if end is None else end * factor for end in self]
        return Interval(*ends) if factor >= 0 else Interval(ends[1], ends[0])

    def plus(self, other: Interval) -> Interval:
        """Return the interval of the sum of two independent figures."""
        return Interval(_sum(self.lower, other.lower), _sum(self.upper, other.upper))

    def minus(self, other: Interval) -> Interval:
        """Return the interval of the difference of two independent figures.

        >>> Interval(Fraction(4), Fraction(5)).minus(Interval(Fraction(1), Fraction(3)))
        Interval(lower=Fraction(1, 1), upper=Fraction(4, 1))
        """
        return self.plus(other.times(-1))

    def over(self, base: Interval) -> Interval:
        """Return the interval of the quotient of two independent figures; only positive bases are considered.

        Args:
            base: A count or an amount. Where it can be zero, the quotient has no end on that side.

        >>> Interval(Fraction(1), Fraction(2)).over(Interval(Fraction(0), Fraction(4)))
        Interval(lower=Fraction(1, 4), upper=None)
        """
        return Interval(_least(self.lower, base), _negative(_least(_negative(self.upper), base)))


def _sum(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def _negative(end: Fraction | None) -> Fraction | None:
    return None if end is None else -end


def _least(value: Fraction | None, base: Interval) -> Fraction | None:
    """Return the least quotient of a value and a positive base: over the largest base, or the smallest if negative."""
    if value is None:
        return None
    if value >= 0:
        if base.upper is None:
            return Fraction(0)
        return value / base.upper if base.upper > 0 else None
    return value / base.lower if base.lower is not None and base.lower > 0 else None


def point(value: int | Fraction) -> Interval:
    """Return the interval of an exact value."""
    return Interval(Fraction(value), Fraction(value))


def around(value: Fraction, half: Fraction, *, least: int | None) -> Interval:
    """Return the interval of a rounded figure.

    Args:
        value: The figure as rounded.
        half: Half the unit to which it was rounded.
        least: The lower limit of such figures, zero for a count; None where there is none.

    >>> around(Fraction(20), Fraction(50), least=0)
    Interval(lower=Fraction(0, 1), upper=Fraction(70, 1))
    """
    lower = value - half
    return Interval(lower if least is None else max(lower, Fraction(least)), value + half)


def greatest(intervals: Sequence[Interval]) -> Interval:
    """Return the interval of the greatest of several figures with bounded intervals."""
    return Interval(max(_ends(intervals, 0)), max(_ends(intervals, 1)))


def least(intervals: Sequence[Interval]) -> Interval:
    """Return the interval of the least of several figures with bounded intervals."""
    return Interval(min(_ends(intervals, 0)), min(_ends(intervals, 1)))


def spread(intervals: Sequence[Interval]) -> Interval:
    """Return the interval of the difference between the greatest and the least of several figures.

    >>> spread([Interval(Fraction(0), Fraction(2)), Interval(Fraction(1), Fraction(3))])
    Interval(lower=Fraction(0, 1), upper=Fraction(3, 1))
    """
    apart = greatest(intervals).minus(least(intervals))
    nearest = Fraction(0) if apart.lower is None else max(apart.lower, Fraction(0))
    farthest = [
        high - low
        for place, high in enumerate(_ends(intervals, 1))
        for other, low in enumerate(_ends(intervals, 0))
        if place != other
    ]
    return Interval(nearest, max(farthest, default=Fraction(0)))


def _ends(intervals: Sequence[Interval], end: int) -> list[Fraction]:
    ends = [interval[end] for interval in intervals]
    return [one for one in ends if one is not None]
