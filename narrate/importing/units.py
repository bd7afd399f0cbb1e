"""The unit to which a source rounds its figures, if its figures are multiples of it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final, TypeVar

from narrate.records import AtLeast
from narrate.records.rules import LIMIT, is_multiple

Unit = TypeVar("Unit", int, Decimal)

HUNDREDS: Final = 100
"""Jobs in thousands with one decimal, as the projections of the United States and Canada have them."""

WHOLE_PERCENT: Final = Decimal(1)
"""Shares, as the Occupational Outlook Handbook has them."""

DOLLARS: Final = {"annual": Decimal(10), "hourly": Decimal("0.01")}
"""Wages of the US Bureau of Labor Statistics, by period."""


def rounding(unit: Unit, figures: Iterable[int | Decimal | AtLeast | None]) -> Unit | None:
    """Return the unit if every figure is a multiple of it; else None, since they cannot have been rounded to it.

    >>> rounding(100, [57_000, None]), rounding(100, [57_010])
    (100, None)
    """
    values: list[int | Decimal] = [
        figure.value if isinstance(figure, AtLeast) else figure for figure in figures if figure is not None
    ]
    return unit if all(-LIMIT < value < LIMIT and is_multiple(value, unit) for value in values) else None
