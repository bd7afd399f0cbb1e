"""Groups: what is worked out of several records is a record again."""

from __future__ import annotations

from decimal import Decimal
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from narrate import Occupation, Pay, grouped

amounts = st.one_of(
    st.floats(0.001, 10**15 - 1).map(lambda amount: Decimal(repr(amount))),
    st.integers(0, 10**15 - 1).map(Decimal),
    st.integers(0, 10**13 - 1).map(lambda cents: Decimal(cents) / 100),
)


def earning(amount: Decimal) -> Occupation:
    return Occupation(id="x", pay=(Pay(2024, period="annual", currency="USD", percentiles={50: amount}),))


@given(st.lists(amounts, min_size=1, max_size=4))
def test_the_median_of_any_amounts_is_an_amount(held: list[Decimal]) -> None:
    first, *_ = grouped(map(earning, held))
    assert first.group is not None
    (pay,) = first.group.pay
    told = pay.percentiles[50]
    assert isinstance(told, Decimal)
    assert abs(told - median(held)) <= median(held) * Decimal("1e-15") + Decimal("1e-12")


@given(st.lists(st.integers(0, 10**11).map(lambda cents: Decimal(cents) / 100), min_size=1, max_size=4))
def test_the_median_of_wages_is_not_rounded(held: list[Decimal]) -> None:
    first, *_ = grouped(map(earning, held))
    assert first.group is not None
    assert first.group.pay[0].percentiles[50] == median(held)
