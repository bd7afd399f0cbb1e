"""Strategies for the parts of figures: counts, bounds, units of rounding, remarks of publishers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Final, TypeVar

from hypothesis import strategies as st

from narrate.records import AtLeast

Item = TypeVar("Item")

_SIMPLE: Final = (100, 0, 1, 2, 5, 8, 11, 18, 21, 80, 99, 800, 1000, 1001, 8000, 11_000, 1_000_000, 2_000_000)
"""Counts that languages write differently; the first is the simplest."""


def counts() -> st.SearchStrategy[int]:
    """Return counts of jobs: those that languages write differently, hundreds, and any others up to ten million."""
    return COUNTS


COUNTS: Final = st.one_of(
    st.sampled_from(_SIMPLE), st.integers(0, 50_000).map(lambda hundreds: hundreds * 100), st.integers(0, 10**7)
)
LARGE_COUNTS: Final = st.one_of(COUNTS, st.integers(100_000, 10**7))
FLAGS: Final[st.SearchStrategy[tuple[str, ...]]] = st.sampled_from([(), (), ("provisional",), ("estimated", "break")])
BOOLEANS: Final = st.booleans()


@cache
def places(number: int) -> st.SearchStrategy[int]:
    """Return the numbers below *number*; strategies are kept, since each new one takes longer than what it draws."""
    return st.integers(0, number - 1)


def pick(draw: st.DrawFn, options: Sequence[Item]) -> Item:
    """Choose one of some options; the first is the simplest."""
    return options[draw(places(len(options)))]


def bound(count: int) -> AtLeast:
    """Return a lower bound in place of a count.

    >>> bound(5).value
    Decimal('5')
    """
    return AtLeast(Decimal(count))


def roundings(*figures: object) -> tuple[int | None, ...]:
    """List the units of which all figures but bounds are multiples; None, for no unit, is the first.

    Args:
        figures: The counts that share the unit; values that are not numbers are ignored.

    >>> roundings(4_850, None)
    (None, 1, 10)
    """
    held = [figure for figure in figures if isinstance(figure, int | Decimal)]
    return (None, *(unit for unit in (1, 10, 100, 1000) if all(one % unit == 0 for one in held)))


def hardly_changed(draw: st.DrawFn, reference: int) -> int:
    """Choose a count so near to another that the change, if there is any, is shown as zero."""
    # Toward the reference itself, and to either side.
    size = draw(_FOUR_THOUSANDTHS) * reference // 4_000_000
    return max(reference + size, 0)


_FOUR_THOUSANDTHS: Final = st.integers(-1000, 1000)
