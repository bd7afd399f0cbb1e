"""Entries of the fact index: facts and derived facts, each exact, as shown, and with its interval."""

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
"""Fields of projections whose figures may be negative; no other figures of a record are."""

_TENTHS = ("skills", "majors", "employers")
"""Lists whose figures are shown with one decimal at most."""

_CENT, _TENTH = Decimal("0.01"), Decimal("0.1")


@frozen
class Fact:
    """A fact of a record.

    Attributes:
        address: Its address.
        value: The value in the record: counts in single units, percents in percent, amounts in units of their currency,
            a lower bound as ``AtLeast``, a category as text.
        unit: The unit: ``jobs``, ``percent``, ``score``, ``occupations``, a currency …; empty for a year
            and for a category.
        period: ``annual`` or ``hourly`` for a wage; else empty.
        years: The year or years that it refers to.
        rounding: The unit to which it was rounded; zero for an exact count; None where it is unknown, and that of the
            last digit is assumed.
        source: Its source in the record; None where the record has none or several.
        codes: The codes under which it was published, where not under the record's own.
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
        """The kind, ``fact`` or ``sum``; the latter for a figure that was added up over several codes."""
        return "sum" if len(self.codes) > 1 else "fact"

    @property
    def parts(self) -> tuple[Address, ...]:
        """The addresses under which the figures of a sum were published; empty for any other fact."""
        return tuple(self.address.published_as((code,)) for code in self.codes) if len(self.codes) > 1 else ()

    @property
    def operands(self) -> tuple[IndexEntry, ...]:
        """The entries that it is calculated from, which are none; ``DerivedFact`` has some."""
        return ()

    @property
    def rule(self) -> Rule | None:
        """The rule that licenses it, which is none; ``DerivedFact`` has one."""
        return None

    @property
    def classes(self) -> tuple[str, ...]:
        """The value of a category, alone; empty for any other fact."""
        return (self.value,) if isinstance(self.value, str) else ()

    @property
    def exact(self) -> Fraction | None:
        """The value without further rounding; None for a bound and for a category."""
        return Fraction(self.value) if isinstance(self.value, int | Decimal) else None

    @property
    def shown(self) -> Shown:
        """The value as texts show it, without its sign, which is in the words."""
        if isinstance(self.value, AtLeast):
            # A bound is cut, so that it remains a bound.
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
        """The interval of the value before it was rounded; None for a category and for a year.

        The interval of a bound has no upper end. The interval of a sum includes the roundings of all its figures.
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
    """The key of a derived fact: the kind of the calculation, and its operands.

    Attributes:
        kind: ``change``, ``gap`` or ``share`` (a difference as a share of a base, in percent), ``difference``, ``line``
            (a point on the straight line of a projection), ``direction``, ``verdict``, ``band``, ``rank``,
            ``millions``, ``billions``, ``greatest``, ``least``, ``spread``, ``count``, ``complement``, ``item``,
            ``date``, or ``licensed`` (by a rule, without a calculation).
        operands: Addresses of facts, other calculations, or facts that the record does not have. A change's later and
            earlier figure; a gap's figure and what it is compared with; a share's minuend, subtrahend and base; a
            line's jobs in base and target year, and the figure that it is compared with, whose unit matters as well.
        rule: The rule that licenses it; None where it depends on the methodology or on the result.
        at: The year of a point on a line; the rank of a percentile.
        less_is_better: For a verdict, whether a gap above zero is worse: an older projection above a newer one.
    """

    kind: str
    operands: tuple[Address | Calculation | Fact, ...]
    rule: Rule | None = None
    at: int | None = None
    less_is_better: bool = False


@frozen
class DerivedFact:
    """A figure or a judging word that follows from facts of a record.

    Attributes:
        calculation: Its key in the index.
        operands: The facts and derived facts that it is calculated from.
        shown: The value as texts show it, without its sign, which is in the words: rounded by the methodology, and from
            operands as shown where these are derived; for a word its value: ``up``, ``worse``, ``much_faster`` …
        exact: The value from the exact values of its operands, not rounded; negative for a decline, in percent for a
            share. None for a word, and where it cannot be calculated.
        interval: The interval of the value over those of its operands; None for a word, and where it is unknown.
        classes: For a word, all values that it could have over the interval of its operand, the lowest first.
        rule: The rule that licenses it.
        unit: The unit, as in ``Fact``; empty for a word.
        period: ``annual`` or ``hourly`` for a wage; else empty.
        years: The years that it refers to.
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
        """The kind of its calculation."""
        return self.calculation.kind


IndexEntry = Fact | DerivedFact
