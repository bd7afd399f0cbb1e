"""Strategies for wages."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import Final

from hypothesis import strategies as st

from narrate.records import COMPARED, AtLeast, ComparedGroup, Occupation, Pay
from narrate.testing.strategies.names import NAMES
from narrate.testing.strategies.numbers import BOOLEANS, FLAGS, pick


@st.composite
def pay(draw: st.DrawFn) -> tuple[Pay, ...]:
    """Draw wages of one or two currencies, whole or with cents, some of them bounds, with one to three percentiles."""
    return tuple(_wages(draw, currency) for currency in pick(draw, _CURRENCIES))


def _wages(draw: st.DrawFn, currency: str) -> Pay:
    ranks = pick(draw, _RANKS)
    cents = draw(BOOLEANS)
    amounts = sorted(draw(_AMOUNTS) for _ in ranks)
    percentiles: dict[int, Decimal | AtLeast] = {
        rank: Decimal(amount) / 100 if cents else Decimal(amount) for rank, amount in zip(ranks, amounts, strict=True)
    }
    highest = percentiles[ranks[-1]]
    if draw(BOOLEANS):
        assert isinstance(highest, Decimal)
        percentiles[ranks[-1]] = AtLeast(highest)
    return Pay(
        2024,
        period=pick(draw, ("annual", "hourly")),
        currency=currency,
        percentiles=percentiles,
        rounding=Decimal("0.01") if draw(BOOLEANS) else None,
        flags=draw(FLAGS),
    )


_CURRENCIES: Final = tuple(
    (*first, *second)
    for first in (("USD",), ("EUR",), ("MXN",), ("KWD",), ("JPY",))
    for second in ((), ("MXN",), ("EUR",), ("USD",))
    if first != second
)
_RANKS: Final = ((50,), (10,), (90,), *combinations((10, 50, 90), 2), (10, 50, 90))
_AMOUNTS: Final = st.one_of(st.integers(0, 300).map(lambda thousands: thousands * 1000), st.integers(0, 3_000_000))


@st.composite
def wages(draw: st.DrawFn) -> Occupation:
    """Draw a record of wages alone, or with those of its group and of all occupations."""
    paid = draw(_PAY)
    compared = tuple(
        ComparedGroup(kind, names=draw(NAMES) if kind == "group" else {}, pay=tuple(_other(draw, one) for one in paid))
        for kind in COMPARED
        if draw(BOOLEANS)
    )
    return Occupation(id="wages", names=draw(NAMES), pay=paid, comparisons=compared)


def _other(draw: st.DrawFn, own: Pay) -> Pay:
    """Choose a median for the time, period and currency of other wages."""
    return Pay(own.year, period=own.period, currency=own.currency, percentiles={50: Decimal(draw(_AMOUNTS))})


_PAY: Final = pay()
