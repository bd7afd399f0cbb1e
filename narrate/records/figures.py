"""Published figures: jobs observed and projected, and wages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from attrs import frozen

from narrate.errors import Fault, MissingValue
from narrate.records.record import Record, count_rounding_field, flags_field, rounding_faults, rounding_field, ruled
from narrate.records.rules import (
    CURRENCY,
    LIMIT,
    TEXTS,
    FieldRule,
    as_decimal,
    as_map,
    as_tuple,
    as_whole,
    bounded,
    number,
    one_of,
    whole,
)

OUTLOOKS: Final = ("much_faster", "faster", "as_fast_as", "slower", "little_or_no_change", "decline", "decline_rapidly")

_YEAR: Final = whole(1800, 2200, what="a year")
_AMOUNT: Final = number(0)
_PERCENT: Final = number(-100, 10**6)
_WHOLE_PERCENT: Final = whole(-100, 10**6, what="a whole percent")


@frozen
class AtLeast(Record):
    """A lower bound in place of a figure: ``{"at_least": 239200}``."""

    value: Decimal = ruled(_AMOUNT, converter=as_decimal)


_COUNT: Final = whole(0)
_JOBS: Final = bounded(_COUNT, AtLeast)


@frozen
class Employment(Record):
    """Jobs observed in a year.

    Attributes:
        year: The year.
        jobs: The number of jobs, in single jobs.
        codes: The codes under which the figure was published, where not the record's own: one for an occupation whose
            code has changed, several for a sum.
        rounding: The unit that ``jobs`` was published in, in single jobs: 100 for thousands with one decimal.
        flags: The publisher's remarks on the figure: ``provisional``, ``estimated`` or ``break``.
    """

    year: int = ruled(_YEAR, converter=as_whole)
    jobs: int | AtLeast = ruled(_JOBS, converter=as_whole)
    codes: tuple[str, ...] = ruled(TEXTS, converter=as_tuple, default=(), kw_only=True)
    rounding: int | None = count_rounding_field()
    flags: tuple[str, ...] = flags_field()

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        yield from rounding_faults(self.rounding, {"jobs": self.jobs})


@frozen
class Projection(Record):
    """Jobs projected in a base year for a target year.

    Attributes:
        base_year: The year of the projection's base.
        target_year: The year that is projected.
        jobs: Projected jobs, in single jobs.
        percent: Published change over the whole projection, in percent, with decimals where they are published.
        whole_percent: The published change as a whole percent, where both are published.
        change: Published change, in single jobs.
        outlook: Published label, one of ``OUTLOOKS``.
        openings_per_year: Published openings per year, on average.
        codes: The codes under which it was published, as in ``Employment``.
        rounding: The unit that ``jobs`` and ``change`` were published in, in single jobs.
        flags: The publisher's remarks, as in ``Employment``.
    """

    base_year: int = ruled(_YEAR, converter=as_whole)
    target_year: int = ruled(_YEAR, converter=as_whole)
    jobs: int | AtLeast | None = ruled(_JOBS.optional(), converter=as_whole, default=None)
    percent: Decimal | None = ruled(_PERCENT.optional(), converter=as_decimal, default=None, kw_only=True)
    whole_percent: int | None = ruled(_WHOLE_PERCENT.optional(), converter=as_whole, default=None, kw_only=True)
    change: int | None = ruled(whole(1 - LIMIT, LIMIT - 1).optional(), converter=as_whole, default=None, kw_only=True)
    outlook: str | None = ruled(one_of(*OUTLOOKS).optional(), default=None, kw_only=True)
    openings_per_year: int | AtLeast | None = ruled(_JOBS.optional(), converter=as_whole, default=None, kw_only=True)
    codes: tuple[str, ...] = ruled(TEXTS, converter=as_tuple, default=(), kw_only=True)
    rounding: int | None = count_rounding_field()
    flags: tuple[str, ...] = flags_field()

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        if _YEAR.allows(self.base_year) and _YEAR.allows(self.target_year) and self.target_year <= self.base_year:
            yield Fault(None, "target_year", self.target_year, f"a year after the base year {self.base_year}")
        if all(value is None for value in (self.jobs, self.percent, self.outlook, self.openings_per_year)):
            yield MissingValue(None, "", None, "jobs, percent, outlook or openings_per_year; there is none")
        yield from self._whole_percent_faults()
        yield from rounding_faults(self.rounding, {"jobs": self.jobs, "change": self.change})

    def _whole_percent_faults(self) -> Iterator[Fault]:
        """List a whole percent that differs from the exact one by a whole percent or more, which no rounding does."""
        percent, whole_percent = self.percent, self.whole_percent
        if whole_percent is None or percent is None:
            return
        if not _PERCENT.allows(percent) or not _WHOLE_PERCENT.allows(whole_percent):
            return
        if abs(whole_percent - percent) >= 1:
            yield Fault(None, "whole_percent", whole_percent, f"percent, {percent}, as a whole number")


def _as_percentiles(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    made: dict[Any, Any] = {}
    for written, amount in value.items():
        rank = as_whole(written)
        plain = isinstance(rank, str) and _WRITTEN.fullmatch(rank) is not None and int(rank) not in value
        made[int(rank) if plain else rank] = as_decimal(amount)
    return as_map(made)


_WRITTEN: Final = re.compile("0|[1-9][0-9]?")
"""A rank as a key in JSON: "50", but not "050" or digits of another script."""

_RANK: Final = whole(1, 99, what="a rank")
_MONEY: Final = bounded(_AMOUNT, AtLeast)
_PERCENTILES: Final = FieldRule(
    "an object of ranks and amounts",
    lambda value: isinstance(value, Mapping) and bool(value),
    {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "patternProperties": {"^[1-9][0-9]?$": _MONEY.schema},
    },
)


@frozen
class Pay(Record):
    """Wages of a year, in single units of a currency.

    Attributes:
        year: The year of the wages, which need not be a base year.
        period: ``annual`` or ``hourly``.
        currency: The code of ISO 4217.
        percentiles: Amounts by rank, 1 to 99.
        month: The month that they refer to, 1 to 12.
        rounding: The unit that the amounts were published in, in units of the currency: 10, or 0.01.
        flags: The publisher's remarks, as in ``Employment``.
        occupations: For the wages of a group, the number of occupations whose medians the median is of.
    """

    year: int = ruled(_YEAR, converter=as_whole)
    period: str = ruled(one_of("annual", "hourly"), kw_only=True)
    currency: str = ruled(CURRENCY, kw_only=True)
    percentiles: Mapping[int, Decimal | AtLeast] = ruled(_PERCENTILES, converter=_as_percentiles, kw_only=True)
    month: int | None = ruled(whole(1, 12, what="a month").optional(), converter=as_whole, default=None, kw_only=True)
    rounding: Decimal | None = rounding_field()
    flags: tuple[str, ...] = flags_field()
    occupations: int | None = ruled(whole(1).optional(), converter=as_whole, default=None, kw_only=True)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        if not isinstance(self.percentiles, Mapping):
            return
        yield from self._rank_faults()
        amounts = {
            f"percentiles[{rank}]": amount for rank, amount in self.percentiles.items() if _AMOUNT.allows(amount)
        }
        yield from rounding_faults(self.rounding, amounts)

    def _rank_faults(self) -> Iterator[Fault]:
        """List invalid ranks and amounts, and amounts below that of a lower rank."""
        sound = []
        for rank, amount in self.percentiles.items():
            if isinstance(rank, str) and _WRITTEN.fullmatch(rank):
                yield Fault(None, f"percentiles[{rank}]", amount, f"one amount for each rank; {int(rank)} has one")
            elif not _RANK.allows(rank):
                yield Fault(None, f"percentiles[{rank}]", rank, _RANK.required)
            elif not _MONEY.allows(amount):
                yield Fault(None, f"percentiles[{rank}]", amount, _MONEY.required)
            else:
                sound.append((rank, amount.value if isinstance(amount, AtLeast) else amount))
        sound.sort()
        for (low_rank, low), (rank, amount) in pairwise(sound):
            if amount < low:
                yield Fault(None, f"percentiles[{rank}]", amount, f"an amount of at least percentile {low_rank}, {low}")
