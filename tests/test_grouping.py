"""Groups: what is worked out of several records is a record again."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import AtLeast, Employment, Occupation, Pay, Projection, grouped

amounts = st.one_of(
    st.floats(0.001, 10**15 - 1).map(lambda amount: Decimal(repr(amount))),
    st.integers(0, 10**15 - 1).map(Decimal),
    st.integers(0, 10**13 - 1).map(lambda cents: Decimal(cents) / 100),
)


def earning(amount: Decimal | AtLeast) -> Occupation:
    return Occupation(id="x", pay=(Pay(2024, period="annual", currency="USD", percentiles={50: amount}),))


@given(st.lists(amounts, min_size=1, max_size=4))
def test_the_median_of_any_amounts_is_an_amount(held: list[Decimal]) -> None:
    first, *_ = grouped(map(earning, held))
    assert first.group is not None
    (pay,) = first.group.pay
    written = pay.percentiles[50]
    assert isinstance(written, Decimal)
    assert abs(written - median(held)) <= median(held) * Decimal("1e-15") + Decimal("1e-12")


@given(st.lists(st.integers(0, 10**11).map(lambda cents: Decimal(cents) / 100), min_size=1, max_size=4))
def test_the_median_of_wages_is_not_rounded(held: list[Decimal]) -> None:
    first, *_ = grouped(map(earning, held))
    assert first.group is not None
    assert first.group.pay[0].percentiles[50] == median(held)


@given(st.lists(amounts, min_size=1, max_size=4), st.lists(amounts.map(AtLeast), max_size=3))
def test_a_wage_that_is_a_bound_is_not_averaged(exact: list[Decimal], bounds: list[AtLeast]) -> None:
    among = grouped([*map(earning, bounds), *map(earning, exact)])
    alone = grouped(map(earning, exact))
    for one in among:
        assert one.group is not None
        assert alone[0].group is not None
        assert one.group.size == len(exact) + len(bounds)
        assert one.group.pay == alone[0].group.pay


def test_a_group_of_bounds_has_no_median() -> None:
    (one,) = grouped([earning(AtLeast(Decimal(239_200)))])
    assert one.group is not None
    assert one.group.pay == ()


def test_wages_of_two_years_periods_or_currencies_are_never_averaged() -> None:
    entries = [(2023, "annual", "USD"), (2024, "annual", "USD"), (2024, "hourly", "USD"), (2024, "annual", "EUR")]
    records = [
        Occupation(
            id=str(place),
            pay=(Pay(year, period=period, currency=currency, percentiles={50: Decimal(place + 1), 90: Decimal(1000)}),),
        )
        for place, (year, period, currency) in enumerate(entries)
    ]
    first, *_ = grouped(records)
    assert first.group is not None
    assert {(one.year, one.period, one.currency): dict(one.percentiles) for one in first.group.pay} == {
        entry: {50: Decimal(place + 1)} for place, entry in enumerate(entries)
    }


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 99)), min_size=1, max_size=8), st.integers(0, 3))
def test_ranks_go_by_the_size_of_the_gap_and_equal_ones_share_theirs(came: list[tuple[int, int]], more: int) -> None:
    records = [
        Occupation(
            id=str(place), employment=(Employment(2024, jobs),), projections=(Projection(2014, 2024, projected),)
        )
        for place, (projected, jobs) in enumerate(came)
    ]
    others = [Occupation(id=f"other {place}", employment=(Employment(2024, 5),)) for place in range(more)]
    gaps = [Fraction(abs(jobs - projected), projected) for projected, jobs in came]
    made = grouped([*records, *others])
    for one, gap in zip(made, gaps, strict=False):
        assert one.group is not None
        assert one.group.nearness_rank == 1 + sum(other < gap for other in gaps)
        assert (one.group.ranked, one.group.size) == (len(records), len(records) + more)
    for other in made[len(records) :]:
        assert other.group is not None
        assert (other.group.ranked, other.group.nearness_rank, other.group.size) == (None, None, len(records) + more)


def test_the_median_says_of_how_many_occupations_it_is() -> None:
    known = [earning(Decimal(amount)) for amount in (20_000, 30_000, 90_000)]
    others = [earning(AtLeast(Decimal(239_200))), Occupation(id="x", employment=(Employment(2024, 5),))]
    *_, highest, capped, without = grouped([*known, *others])
    assert highest.group is not None
    assert (highest.group.size, highest.group.pay[0].occupations) == (5, 3)
    text = narrate.report(highest, locale="en_US").text
    assert "200.0% higher than the median of the median wages in the three occupations compared" in text
    assert "occupations compared" not in narrate.report(capped, locale="en_US").text
    assert "occupations compared" not in narrate.report(without, locale="en_US").text


def test_a_median_of_one_occupation_is_nothing_to_compare_with() -> None:
    first = Occupation(id="a", pay=(Pay(2019, period="annual", currency="USD", percentiles={50: Decimal(90_000)}),))
    (old, *_) = grouped([first, earning(Decimal(20_000))])
    assert old.group is not None
    assert [pay.occupations for pay in old.group.pay] == [1, 1]
    assert "occupations compared" not in narrate.report(old, locale="en_US").text
