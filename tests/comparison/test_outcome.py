"""A projection against its target year: which one is taken, what side it missed on, and the growth written with it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from narrate import STANDARD, AtLeast, Employment, Occupation, Projection
from narrate.comparison import Growth, Outcome, nearness, outcome


def missed(projected: Any, observed: Any, *, base: Any = None, **facts: Any) -> Occupation:
    employment = (Employment(2024, observed),) if base is None else (Employment(2014, base), Employment(2024, observed))
    return Occupation(id="x", employment=employment, projections=(Projection(2014, 2024, projected, **facts),))


def found(occupation: Occupation, **choices: Any) -> Outcome:
    made = outcome(occupation, evolve(STANDARD, within_rounding=False, **choices))
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("projected", "observed", "side", "tenths", "verdict"),
    [
        (1000, 1000, "equal", 0, "on_track"),
        (1000, 999, "lower", 1, "on_track"),
        (1000, 1001, "higher", 1, "on_track"),
        (10_000, 10_004, "about", 0, "on_track"),
        (10_000, 9_996, "about", 0, "on_track"),
        (10_000, 9_995, "lower", 1, "on_track"),
        (1000, 970, "lower", 30, "worse"),
        (1000, 1030, "higher", 30, "better"),
        (1000, 900, "lower", 100, "much_worse"),
        (1000, 0, "lower", 1000, "much_worse"),
        (1, 2, "higher", 1000, "much_better"),
        (0, 0, "equal", 0, "on_track"),
    ],
)
def test_the_gap_is_a_share_of_what_was_projected(
    projected: int, observed: int, side: str, tenths: int, verdict: str
) -> None:
    made = found(missed(projected, observed))
    assert made[:7] == (2014, 2024, projected, observed, side, tenths, verdict)
    assert nearness(made) == (Fraction(abs(observed - projected), projected) if projected else 0)


@pytest.mark.parametrize(
    "occupation",
    [
        missed(0, 5),
        missed(AtLeast(Decimal(5)), 5),
        missed(5, AtLeast(Decimal(5))),
        Occupation(id="x", projections=(Projection(2014, 2024, 5),)),
        Occupation(id="x", employment=(Employment(2014, 5),), projections=(Projection(2014, 2024, 5),)),
        Occupation(
            id="x", employment=(Employment(2024, 5),), projections=(Projection(2014, 2024, percent=Decimal(5)),)
        ),
    ],
)
def test_an_outcome_needs_a_projection_and_an_observation(occupation: Occupation) -> None:
    assert outcome(occupation, STANDARD) is None


def test_the_newest_target_year_that_is_known_counts_and_then_the_newest_base_year() -> None:
    occupation = Occupation(
        id="x",
        employment=(Employment(2022, 1), Employment(2024, 2)),
        projections=(
            Projection(2016, 2022, 11),
            Projection(2012, 2024, 12),
            Projection(2014, 2024, 13),
            Projection(2018, 2028, 14),
        ),
    )
    assert found(occupation)[:4] == (2014, 2024, 13, 2)


@pytest.mark.parametrize(
    ("base", "projected", "percent", "written"),
    [
        # Without a percent, and where it is to be computed, the levels say it.
        (1000, 1100, None, ("up", (100, 1), False)),
        (1000, 1000, None, ("equal", (0, 1), False)),
        (0, 1100, None, ("open", (0, 0), False)),
        # One decimal is written as published.
        (1000, 1100, "9.8", ("up", (98, 1), True)),
        (1000, 900, "-9.8", ("down", (98, 1), True)),
        # No change has no decimals to count.
        (1000, 1000, "0", ("equal", (0, 0), True)),
        (1000, 1100, "0", ("flat", (0, 0), True)),
        # Without decimals the levels are used if they are within half a percent of it, the half included.
        (1000, 1103, "10", ("up", (103, 1), False)),
        (1000, 1105, "10", ("up", (105, 1), False)),
        (1000, 1095, "10", ("up", (95, 1), False)),
        (1000, 1100, "11", ("open", (0, 0), False)),
        (1000, 895, "-10", ("down", (105, 1), False)),
        # With two, within half a tenth.
        (10_000, 11_010, "10.05", ("up", (101, 1), False)),
        (10_000, 11_010, "10.15", ("up", (101, 1), False)),
        (10_000, 11_010, "10.16", ("open", (0, 0), False)),
        (10_000, 11_010, "10.04", ("open", (0, 0), False)),
        # A rise that the levels show as none is not written.
        (100_001, 100_041, "0.04", ("open", (0, 0), False)),
        # Levels that go another way say nothing.
        (1000, 900, "10", ("open", (0, 0), False)),
    ],
)
def test_the_projected_growth_has_one_decimal(
    base: int, projected: int, percent: str | None, written: tuple[str, tuple[int, int], bool]
) -> None:
    made = found(missed(projected, 1000, base=base, percent=None if percent is None else Decimal(percent)))
    assert made.growth == Growth(*written)


def test_a_published_percent_is_computed_where_the_methodology_says_so() -> None:
    occupation = missed(1100, 1000, base=1000, percent=Decimal("9.8"))
    assert found(occupation, published_growth=False).growth == ("up", (100, 1), False)


def test_the_change_is_that_from_the_base_year() -> None:
    assert found(missed(1100, 900, base=1000)).change == ("down", (100, 1), False)
    assert found(missed(1100, 900)).change == found(missed(1100, 900)).growth == ("open", (0, 0), False)
    bound = missed(1100, 900, base=AtLeast(Decimal(1000)))
    assert found(bound).change == ("open", (0, 0), False)


def test_the_rounding_of_an_outcome_is_judged_as_a_share_of_what_was_projected() -> None:
    # 4,149 at least 3,750: 9.6% of the projection, where the shown figures have 7.3%; 4,051 at most 3,849: 5.0%.
    made = outcome(missed(4_100, 3_800), STANDARD)
    assert made is not None
    assert (made.verdict, made.margin) == ("worse", "rounding")
