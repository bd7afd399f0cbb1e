"""Possible figures in sentences on pay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, combinations, product
from typing import Final

from narrate.comparison import tenths_of_percent
from narrate.content import pay, summary
from narrate.content.messages import FigureValue, MessageSpec, Quantity
from narrate.content.specimens.groups import GROUP, FigureGroup, Made, fixed, free_figure
from narrate.content.specimens.values import COUNTS, SPANS, TENTHS, Values

_PERIODS: Final = ("annual", "hourly")
Date = tuple[int, int | None]
Money = tuple[int, int, str]


def _dates(values: Values) -> Iterator[tuple[Date, str]]:
    """Yield dates with and without a month, each with a currency."""
    yield (2024, 5), "USD"
    dates = ((year, month) for year in (2024, *values.years) for month in (None, *range(1, 13)))
    for date in values.one_each(Quantity.DATE, dates):
        yield date, "EUR" if date[1] is None else "USD"


def _amounts(values: Values, decimals: int, currency: str) -> Iterator[Money]:
    """Yield amounts of every category, with and without cents."""
    unit = 10**decimals
    yield 1_499 if decimals else 81_680, decimals, currency
    for span in (_CENTS if decimals else (), *(tuple(amount * unit for amount in span) for span in SPANS)):
        yield from values.some(Quantity.MONEY, ((amount, decimals, currency) for amount in span))


_CENTS: Final = (*range(1, 131), *(amount * 100 + 50 for amount in range(1, 131)))
"""Amounts in hundredths, with cents."""


def _one(amounts: Sequence[Money]) -> Iterator[tuple[Money, ...]]:
    for amount in amounts:
        yield (amount,)


def _two(amounts: Sequence[Money]) -> Iterator[tuple[Money, ...]]:
    """Yield two amounts, the second higher: two that are equal have a sentence of their own."""
    for low, high in product(amounts, repeat=2):
        if low < high:
            yield low, high


def _spread(amounts: Sequence[Money]) -> Iterator[tuple[Money, ...]]:
    """Yield two amounts, the second higher, with the difference."""
    _, decimals, currency = amounts[0]
    for (low, _, _), (high, _, _) in product(amounts, repeat=2):
        if low < high:
            yield _triple(low, high, decimals, currency)
        if 0 < low < high:
            yield _triple(high - low, high, decimals, currency)
        if high:
            yield _triple(low, low + high, decimals, currency)
    for unit, (low, high) in product({1, 10**decimals}, combinations(range(50), 2)):
        yield _triple(low * unit, high * unit, decimals, currency)


def _triple(low: int, high: int, decimals: int, currency: str) -> tuple[Money, Money, Money]:
    return (low, decimals, currency), (high, decimals, currency), (high - low, decimals, currency)


def _dated(
    figures: str,
    together: Callable[[Sequence[Money]], Iterable[tuple[Money, ...]]],
    *,
    room: Callable[..., bool] = lambda *_amounts: True,
    room_of_dated: Callable[..., bool] | None = None,
) -> FigureGroup:
    """Return the group of the amounts of a period and their date, which share a currency.

    Args:
        figures: The names of the amounts, with spaces between.
        together: The function from amounts to those that an entry can have together.
        room: Whether there may be another amount, because of which whole annual amounts are shown with cents.
        room_of_dated: The same for a sentence with the date, whose wages have no median; without it *room*.
    """
    rooms = {"no": room, "yes": room_of_dated or room}

    def made(values: Values) -> Iterator[Made]:
        for period, dated, amounts, date in _amounts_by_date(values, together):
            if period == "hourly" or not amounts[0][1] or rooms[dated](*amounts):
                yield (period, dated), (*amounts, date)

    return FigureGroup((*figures.split(), "date"), ("period", "dated"), made)


def _medians(values: Values) -> Iterator[Made]:
    for period, dated, amounts, date in _amounts_by_date(values, _one):
        if dated == "no":
            yield (period,), (*amounts, date)


def _medians_alone(values: Values) -> Iterator[Made]:
    """Yield medians that are shown without other amounts of their entry: whole annual ones have no cents."""
    for choices, (median, date) in _medians(values):
        assert isinstance(median, tuple)
        digits, decimals = median[:2]
        if choices == ("hourly",) or not decimals or digits % 10**decimals:  # type: ignore[operator]
            yield choices, (median, date)


def _amounts_by_date(
    values: Values, together: Callable[[Sequence[Money]], Iterable[tuple[Money, ...]]]
) -> Iterator[tuple[str, str, tuple[Money, ...], Date]]:
    """Yield amounts that an entry can have together, with the period, whether the date is given, and the date."""
    for date, currency in _dates(values):
        shown = ("annual", 0, currency), ("annual", 2, currency), ("hourly", 2, currency), ("hourly", 0, "JPY")
        for period, decimals, unit in shown:
            for amounts in together(tuple(_amounts(values, decimals, unit))):
                for dated in ("no", "yes"):
                    yield period, dated, amounts, date


_FAR_BELOW: Final = range(500, 1001)
"""The tenths of a percent by which notable pay differs, on either side."""
_WHOLE: Final = 1000
_FEW_CENTS: Final = 300
"""Amounts in cents below which not every percent has a group's median in whole cents; all are tried."""
_FAR_ABOVE: Final = (*range(1001, 1231), *(tenths for tenths in TENTHS if tenths > _WHOLE))


def _far(values: Values, period: str, currency: str) -> Iterator[tuple[str, FigureValue, FigureValue]]:
    """Yield medians far from the group's: the side, the median, and the distance."""
    owns = (
        (8_168_000,) if period == "annual" else (1_499,),
        _CENTS,
        *(tuple(amount * 100 for amount in span) for span in SPANS),
    )
    medians = (
        median
        for span in owns
        for median in values.some(Quantity.MONEY, (pay.shown(Decimal(own) / 100, period, currency) for own in span))
    )
    gaps = [
        gap
        for sizes in (_FAR_BELOW, _FAR_ABOVE)
        for gap in values.some(Quantity.PERCENT, ((tenths, 1) for tenths in sizes))
    ]
    for digits, decimals, _ in medians:
        cents = digits * 100 // 10**decimals
        shares = (share for tenths, _ in gaps for share in (_WHOLE + tenths, max(_WHOLE - tenths, 1)))
        few = cents if cents <= _FEW_CENTS else 0
        groups = chain((cents * _WHOLE // share or 1 for share in shares), range(1, few), range(2 * few + 1, 3 * few))
        for group in groups:
            if abs(cents - group) * 2 >= group:
                side = "higher" if cents > group else "lower"
                yield side, (digits, decimals, currency), (tenths_of_percent(cents - group, group), 1)


def _far_and_dated(values: Values) -> Iterator[Made]:
    far = {key: tuple(_far(values, *key)) for key in product(_PERIODS, ("USD", "EUR"))}
    for date, currency in _dates(values):
        for period in _PERIODS:
            for side, median, gap in far[period, currency]:
                yield (period, side), (median, date, gap)


def _several(values: Values) -> Iterable[int]:
    return values.some(Quantity.COUNT, (count for count in COUNTS if count > 1))


def _two_ranks(_values: Values) -> Iterator[Made]:
    """Yield two percentiles, the lower one first."""
    return (((), ranks) for ranks in combinations((10, 25, 50, 75, 90), 2))


_LOW: Final = fixed(low_rank=10)
_HIGH: Final = fixed(high_share=10, high_rank=90)
_PAYS: Final = (
    FigureGroup(("median", "date", "gap"), ("period", "side"), _far_and_dated),
    free_figure("size", _several),
)

WAGES: Final[Mapping[MessageSpec, tuple[FigureGroup, ...]]] = {
    pay.MEDIAN: (FigureGroup(("median", "date"), ("period",), _medians),),
    pay.GROUP_MEDIAN: (FigureGroup(("median", "date"), ("period",), _medians_alone), GROUP),
    pay.ALL_MEDIAN: (FigureGroup(("median", "date"), ("period",), _medians_alone),),
    pay.DEFINITION: (),
    pay.RANGE: (_dated("low high", _two), _LOW, _HIGH),
    pay.LOWEST: (_dated("low", _one), _LOW),
    pay.HIGHEST: (_dated("high", _one, room=lambda high: high[0] > 0), _HIGH),
    pay.MIDDLE: (_dated("low high spread", _spread, room_of_dated=lambda low, _high, _spread: low[0] > 0),),
    pay.LOWER_QUARTER: (_dated("low", _one),),
    pay.UPPER_QUARTER: (_dated("high", _one, room_of_dated=lambda high: high[0] > 0),),
    # Between two percentiles that are equal there is no amount with cents beside a whole one.
    pay.EQUAL: (
        _dated("low", _one, room=lambda low: low[0] % 10 ** low[1] > 0),
        FigureGroup(("low_rank", "high_rank"), (), _two_ranks),
    ),
    summary.PAYS: _PAYS,
    summary.PAYS_COUNTED: _PAYS,
}
"""The groups of each kind of sentence on pay."""
