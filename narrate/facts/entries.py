"""Entries of the fact index: facts, and what is derived from them, each exact, as shown, and with its interval."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from narrate.facts.address import Address
from narrate.facts.intervals import Interval, around
from narrate.facts.rule import Rule
from narrate.records import AtLeast, Source

Value = int | Decimal | AtLeast | str
Shown = int | Decimal | str

_SIGNED = ("percent", "whole_percent", "change")
"""Fields of projections whose figures may be below zero; no other figure of a record may."""

_TENTHS = ("skills", "majors", "employers")
"""Lists whose figures are shown with one decimal at most."""

_CENT, _TENTH = Decimal("0.01"), Decimal("0.1")


@frozen
class Fact:
    """One fact of a record.

    Attributes:
        address: Where it is.
        value: As the record has it: counts in single units, percents in percent, amounts in units of their currency, a
            lower bound as ``AtLeast``, a category as text.
        unit: What it is counted in: ``jobs``, ``percent``, ``score``, ``occupations``, a currency …; empty for a year
            and for a category.
        period: ``annual`` or ``hourly`` for a wage; else empty.
        years: The year or years it is of.
        rounding: The unit that it was rounded to; zero for what is counted exactly; None where nothing is known of it,
            and then it is taken to be rounded to its last digit.
        source: Where the record says that it is from; None where it does not say, or names several.
        codes: The codes that it was published under, where it is not the record's own.
    """

    address: Address
    value: Value
    unit: str = ""
    period: str = ""
    years: tuple[int, ...] = ()
    rounding: int | Decimal | None = None
    source: Source | None = None
    codes: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind: ``fact``, or ``sum`` for one that was added up from the figures of several codes."""
        return "sum" if len(self.codes) > 1 else "fact"

    @property
    def parts(self) -> tuple[Address, ...]:
        """The places where the figures of a sum of codes were published; empty for any other."""
        return tuple(self.address.published_as((code,)) for code in self.codes) if len(self.codes) > 1 else ()

    @property
    def operands(self) -> tuple[IndexEntry, ...]:
        """The entries that it is calculated from, as for ``DerivedFact``: none."""
        return ()

    @property
    def rule(self) -> Rule | None:
        """The rule that licenses it, as for ``DerivedFact``: none, since it is given as it is."""
        return None

    @property
    def classes(self) -> tuple[str, ...]:
        """The value of a category by itself; empty for any other."""
        return (self.value,) if isinstance(self.value, str) else ()

    @property
    def exact(self) -> Fraction | None:
        """The value without rounding it further; None for a bound and for a category."""
        return Fraction(self.value) if isinstance(self.value, int | Decimal) else None

    @property
    def shown(self) -> Shown:
        """The value as a text prints it, without its sign, which is in the words."""
        if isinstance(self.value, AtLeast):
            # A bound is cut, so that it stays one.
            return self.value.value.quantize(_CENT if self.period else Decimal(1), ROUND_DOWN)
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, int):
            return abs(self.value)
        if self.period:
            return self.value.quantize(_CENT, ROUND_HALF_UP)
        return self.value.quantize(_TENTH, ROUND_HALF_UP) if self.address.list in _TENTHS else abs(self.value)

    @property
    def interval(self) -> Interval | None:
        """The values between which the figure lies that was rounded; None for a category and for a year.

        The interval of a bound has no upper end. A sum of codes has the roundings of all its figures.
        """
        if isinstance(self.value, AtLeast):
            return Interval(Fraction(self.value.value), None)
        if isinstance(self.value, str) or not self.unit:
            return None
        half = Fraction(self.rounding) / 2 if self.rounding is not None else _half(Decimal(self.value))
        limit = None if self.address.field in _SIGNED else 0
        return around(Fraction(self.value), half * max(len(self.codes), 1), least=limit)


def _half(value: Decimal) -> Fraction:
    """Return half a unit of a figure's last decimal."""
    exponent = min(int(value.as_tuple().exponent), 0)
    return Fraction(1, 2 * 10**-exponent)


class Calculation(NamedTuple):
    """What is calculated, and from what: what an entry that is derived is found by.

    Attributes:
        kind: ``change``, ``gap`` or ``share`` (a difference as a share of a base, in percent), ``difference``, ``line``
            (a point on the straight line of a projection), ``direction``, ``verdict``, ``band``, ``rank``,
            ``millions``, ``greatest``, ``least``, ``spread``, ``count``, ``complement``, ``item``, ``date``, or
            ``licensed`` (by a rule, without a calculation).
        operands: Addresses of facts, other calculations, or facts that the record does not have. A change's later and
            earlier figure; a gap's figure and what it is compared with; a share's minuend, subtrahend and base; a
            line's jobs in base and target year, and the figure that it is compared with, whose unit counts as well.
        rule: What licenses it; None where that depends on the methodology or on the result.
        at: The year of a point on a line; the rank of a percentile.
        less_is_better: For a verdict, whether a gap above zero is bad: an older projection above a newer one.
    """

    kind: str
    operands: tuple[Address | Calculation | Fact, ...]
    rule: Rule | None = None
    at: int | None = None
    less_is_better: bool = False


@frozen
class DerivedFact:
    """What follows from facts of a record: a figure, or a word that judges.

    Attributes:
        calculation: What it is found by in the index.
        operands: The facts and derived facts that it is calculated from.
        shown: As a text prints it, without its sign, which is in the words: rounded as the methodology says, and from
            operands as shown where these are derived; for a word its value: ``up``, ``worse``, ``much_faster`` …
        exact: Calculated from the exact values of its operands, and not rounded; below zero for a decline. In percent
            for a share. None for a word, and where it cannot be calculated.
        interval: Between which values it lies, over all that its operands can be before they were rounded; None for a
            word, and where nothing is known of it.
        classes: For a word all values that it could have over the interval of its operand, the lowest first.
        rule: What licenses it.
        unit: What it is counted in, as for ``Fact``; empty for a word.
        period: ``annual`` or ``hourly`` for a wage; else empty.
        years: The years it is of.
    """

    calculation: Calculation
    operands: tuple[Fact | DerivedFact, ...]
    shown: Shown
    exact: Fraction | None = None
    interval: Interval | None = None
    classes: tuple[str, ...] = ()
    rule: Rule | None = None
    unit: str = ""
    period: str = ""
    years: tuple[int, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of what was calculated, as ``Calculation`` has it."""
        return self.calculation.kind


IndexEntry = Fact | DerivedFact
