"""Values that a language distinguishes: some of each category, small and large, close together and far apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property
from itertools import chain, product
from typing import Any, Final, NamedTuple, TypeVar

from attrs import field, frozen

from narrate.comparison import computed_growth, in_percent
from narrate.content.messages import FigureValue, Quantity
from narrate.records.rules import LIMIT

Scaled = tuple[int, int]
T = TypeVar("T")

_SMALL: Final = range(231)
"""Numbers for plural rules on small numbers and last two digits; each category precedes and follows each other one."""
_TINY: Final = range(32)
_DIGITS: Final = (*range(1, 22), 25, 80, 85)
"""First digits that together start with every sound on which articles depend."""
_ROUND: Final = tuple(digits * 10**power for power in range(2, 10) for digits in _DIGITS)
_SPREAD: Final = range(131)
"""Addends of a large number that give all last two digits that rules distinguish."""
_LARGE: Final = (6, 12)
"""Powers of ten so large that a small change is shown as zero: to the next number, and to the next whole million."""
_NEARLY_ALL: Final = 10**4
"""The factor to a number of which another one is so small a part that a decline to it is shown as 100%."""
_MILLION: Final = 10**6
"""The number of which multiples have plural categories of their own."""
TENTHS: Final = (30, *range(1, 131), *(digits * 10**power for power in (1, 2, 3, 4, 7) for digits in _DIGITS))
_ALL: Final = 1000
"""The largest possible decline, in tenths of a percent."""
YEARS: Final = range(1800, 2201)
COUNTS: Final = (*_SMALL, *_ROUND, *(_MILLION + over for over in _SPREAD))
SPANS: Final = (_SMALL, _ROUND, tuple(_MILLION + over for over in _SPREAD))
_USUAL: Final = 5_800
_NATURAL: Final = ((186_300, 188_600), (188_600, 186_300), (5_800, 5_800), (1_000_000, 1_000_100))
"""Pairs of counts for examples of the most common category in every direction."""


class Comparison(NamedTuple):
    """A comparison of two counts, with the direction of the change.

    Attributes:
        base: The reference count.
        other: The other count.
        direction: ``up``, ``down``, ``flat`` (shown as zero) or ``equal``.
        percent: The size of the change, as shown.
    """

    base: int
    other: int
    direction: str
    percent: Scaled


@frozen(slots=False, eq=False)
class Values:
    """Values of each quantity: some of every category that a language distinguishes.

    Attributes:
        category: The function from a quantity and a value to its category: all answers that templates ask for.
    """

    category: Callable[[Quantity, FigureValue], Hashable] = field(repr=False)

    def some(self, quantity: Quantity, candidates: Iterable[T]) -> Iterator[T]:
        """Yield the first and the last candidate for a figure in each category, searching only as far as needed.

        Args:
            quantity: The quantity.
            candidates: Values of the quantity, the best example first.

        >>> list(Values(lambda quantity, value: value % 2).some(Quantity.JOBS, [2, 1, 3, 5, 4]))
        [2, 1, 5, 4]
        """
        category: Any = self.category
        first: set[Hashable] = set()
        last: dict[Hashable, T] = {}
        for candidate in candidates:
            key = category(quantity, candidate)
            if key in first:
                last[key] = candidate
            else:
                first.add(key)
                yield candidate
        yield from last.values()

    def one_each(self, quantity: Quantity, candidates: Iterable[T]) -> tuple[T, ...]:
        """Return the first candidate for a figure in each category."""
        category: Any = self.category
        found: dict[Hashable, T] = {}
        for candidate in candidates:
            found.setdefault(category(quantity, candidate), candidate)
        return tuple(found.values())

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """The counts, including zero; the first is a common one."""
        return (_USUAL, *(count for span in SPANS for count in self.some(Quantity.JOBS, span)))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that a record may have; of each category some long past, some between, some far ahead."""
        spans = ((year for year in YEARS if year // 100 == century) for century in (18, 20, 21))
        return tuple(sorted(year for span in spans for year in self.some(Quantity.YEAR, span)))

    @cached_property
    def tenths(self) -> tuple[Scaled, ...]:
        """The percents above zero with one decimal, as computed."""
        below, above = ([(tenths, 1) for tenths in TENTHS if (tenths > _ALL) is more] for more in (False, True))
        return (*self.some(Quantity.PERCENT, below), *self.some(Quantity.PERCENT, above))

    @cached_property
    def percents(self) -> tuple[Scaled, ...]:
        """The percents above zero as published, with as many decimals as they need, up to the highest possible."""
        whole = ((percent, 0) for percent in (15, *_SMALL[1:], *TENTHS, _MILLION))
        decimal = ((digits, decimals) for decimals in (1, 2) for digits in TENTHS if digits % 10)
        return tuple(self.some(Quantity.PERCENT, chain(whole, decimal)))

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The comparisons of two counts, of all categories of both counts and of the difference between them.

        Of each the first and the last that was found, up to ninefold and beyond.
        """
        category: Any = self.category
        jobs, percent = Quantity.JOBS, Quantity.PERCENT
        first: dict[Hashable, Comparison] = {}
        last: dict[Hashable, Comparison] = {}
        for base, other in self._pairs():
            direction, size, _ = computed_growth(base, other)
            if direction == "open":
                continue
            # A size that is in no text has no category.
            shown = category(percent, size) if in_percent(size[0], other, rises=direction != "down") else None
            key = (category(jobs, base), category(jobs, other), direction, shown)
            (last if key in first else first)[key] = Comparison(base, other, direction, size)
        return (*first.values(), *last.values())

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Yield pairs of counts: small, round, close together, and apart by every percent."""
        yield from _NATURAL
        yield from product(_TINY, repeat=2)
        yield from product(self.counts, repeat=2)
        jobs = Quantity.JOBS
        for count, large in product(self.one_each(jobs, _SMALL), _ROUND):
            yield count, large
            yield large, count
        for count, (tenths, _) in product(tuple(self.some(jobs, _SMALL[1:])), self.tenths):
            yield count, count * (1000 + tenths) // 1000
        for few in self.one_each(jobs, (*_SMALL[1:], *_ROUND, *SPANS[-1])):
            # So many that the few are nearly none of them.
            many = (few * _NEARLY_ALL * digits + over for digits in _DIGITS for over in _SPREAD)
            for most in self.one_each(jobs, many):
                yield few, most
                yield most, few
        for large in self.some(jobs, (digits * 10**power for power in _LARGE for digits in _DIGITS)):
            steps = [over * step for step in (1, _MILLION) for over in _SPREAD if over * step * 1000 < large]
            above, below = (self.some(jobs, (large + sign * step for step in steps)) for sign in (1, -1))
            yield from product((*above, *below), repeat=2)
            over = tuple(count - large for count in self.one_each(jobs, (large + over for over in _SPREAD)))
            for tenths, _ in self.tenths:
                for there in (large * (1000 + tenths) // 1000, large * (1000 - tenths) // 1000):
                    if 0 <= there < LIMIT - _MILLION:
                        yield from product((large + more for more in over), (there + more for more in over))
