"""The engine: exact arithmetic, ties, lines, verdicts at their thresholds, and published figures that cannot agree."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from narrate import (
    CAREER_PROFILE,
    STANDARD,
    AtLeast,
    Employment,
    Methodology,
    Occupation,
    Projection,
    UndefinedComparisonError,
)
from narrate.comparison import (
    VERDICTS,
    computed_growth,
    contradictions,
    count,
    data_unit,
    on_line,
    outlook_growth,
    published_growth,
    relative_change,
    rounded,
    scaled,
    table_band,
    tenths_of_percent,
    trend,
    verdict,
)
from narrate.comparison.ranges import weakest
from narrate.facts import VERDICT_RULE
from narrate.testing.strategies import counts, trends

UNITS = st.sampled_from([1, 10, 100, 1000])
positive = st.integers(1, 10**9)

SHOWN = evolve(STANDARD, name="shown", within_rounding=False)
"""The methodology that judges figures as they are shown, whatever their rounding."""


@given(positive, positive)
def test_a_change_undone_leads_back(current: int, previous: int) -> None:
    assert (1 + relative_change(current, previous)) * (1 + relative_change(previous, current)) == 1


def test_a_share_over_nothing_is_undefined() -> None:
    with pytest.raises(UndefinedComparisonError, match="above 0"):
        relative_change(5, 0)


@given(st.integers(-(10**9), 10**9), positive)
def test_tenths_of_a_percent_are_the_nearest_and_ties_go_away_from_zero(difference: int, base: int) -> None:
    exact = Fraction(abs(difference) * 1000, base)
    tenths = tenths_of_percent(difference, base)
    assert tenths - Fraction(1, 2) <= exact < tenths + Fraction(1, 2)
    assert tenths == tenths_of_percent(-difference, base)


@pytest.mark.parametrize(
    ("difference", "base", "tenths"), [(5, 10_000, 1), (-5, 10_000, 1), (49, 100_000, 0), (25, 10_000, 3)]
)
def test_half_a_tenth_is_a_tenth(difference: int, base: int, tenths: int) -> None:
    assert tenths_of_percent(difference, base) == tenths


@given(st.integers(0, 10**12), st.integers(1, 60), UNITS)
def test_rounding_to_the_unit_is_half_up_or_cut(numerator: int, denominator: int, unit: int) -> None:
    exact = Fraction(numerator, denominator)
    near, cut = (rounded(numerator, denominator, unit, how) for how in ("half_up", "cut"))
    assert near % unit == cut % unit == 0
    assert near - Fraction(unit, 2) <= exact < near + Fraction(unit, 2)
    assert cut <= exact < cut + unit


@pytest.mark.parametrize(
    ("numerator", "denominator", "half_up", "cut"),
    [(50, 1, 100, 0), (49, 1, 0, 0), (150, 1, 200, 100), (250, 1, 300, 200), (199, 2, 100, 0), (0, 7, 0, 0)],
)
def test_half_a_unit_goes_up(numerator: int, denominator: int, half_up: int, cut: int) -> None:
    assert rounded(numerator, denominator, 100, "half_up") == half_up
    assert rounded(numerator, denominator, 100, "cut") == cut


@given(counts(), counts(), st.integers(-20, 40), st.integers(1, 20), st.integers(1, 9))
def test_a_line_goes_through_both_ends_and_is_straight(
    start: int, end: int, elapsed: int, horizon: int, step: int
) -> None:
    assert on_line(start, end, 0, horizon) == start
    assert on_line(start, end, horizon, horizon) == end
    slope = on_line(start, end, elapsed + step, horizon) - on_line(start, end, elapsed, horizon)
    assert slope == Fraction((end - start) * step, horizon)


@given(UNITS, st.lists(counts(), min_size=1, max_size=4))
def test_the_unit_is_the_largest_power_of_ten_that_divides_all(coarsest: int, counted: list[int]) -> None:
    unit = data_unit(coarsest, *counted)
    assert all(one % unit == 0 for one in counted)
    assert unit == coarsest or math.gcd(*counted) % (unit * 10)


@given(st.decimals(-(10**6), 10**6, places=3))
def test_a_decimal_is_its_digits_without_sign_and_trailing_zeros(value: Decimal) -> None:
    digits, decimals = scaled(value)
    assert Decimal(digits).scaleb(-decimals) == abs(value)
    assert not decimals or digits % 10


@given(counts(), counts())
def test_a_computed_growth_has_the_direction_of_its_counts(base: int, target: int) -> None:
    growth = computed_growth(base, target)
    if base == target:
        assert growth.direction == "equal"
    elif base == 0:
        assert growth.direction == "open"
    else:
        shown = Decimal(abs(target - base) * 100) / base
        tenths = int((shown * 10).to_integral_value(ROUND_HALF_UP))
        assert growth.percent == (tenths, 1)
        assert growth.direction == ("flat" if tenths == 0 else "up" if target > base else "down")
    assert not growth.published


@pytest.mark.parametrize(
    ("base", "target", "growth"),
    [
        (10_000, 10_010, ("up", (1, 1), False)),
        (10_000, 10_020, ("up", (2, 1), False)),
        (10_000, 9_990, ("down", (1, 1), False)),
        (10_000, 10_004, ("flat", (0, 1), False)),
    ],
)
def test_a_tenth_of_a_percent_has_a_direction(
    base: int, target: int, growth: tuple[str, tuple[int, int], bool]
) -> None:
    assert computed_growth(base, target) == growth


def test_a_bound_and_a_missing_figure_are_never_compared() -> None:
    assert count(AtLeast(Decimal(5))) is None
    assert count(None) is None
    assert count(0) == 0


def edition(**facts: Any) -> Projection:
    return Projection(**{"base_year": 2014, "target_year": 2024, **facts})


@pytest.mark.parametrize(
    ("base", "target", "written"),
    [
        (5, 5, ("equal", (0, 1))),
        (0, 0, ("equal", (0, 1))),
        (0, 5, ("open", (0, 0))),
        (10_000, 10_004, ("flat", (0, 1))),
        (10_000, 9_996, ("flat", (0, 1))),
        (10_000, 9_995, ("down", (1, 1))),
    ],
)
def test_what_is_no_rise_and_no_fall_has_no_size(base: int, target: int, written: tuple[str, tuple[int, int]]) -> None:
    assert computed_growth(base, target) == (*written, False)


@given(st.integers(1, 20_000), st.integers(0, 40_000), st.integers(-49, 49), st.integers(-50, 49))
def test_what_rounding_can_explain_is_no_contradiction(base: int, target: int, under: int, over: int) -> None:
    # The true counts lie within half a unit of what is published, and the percent is that of the true counts.
    true_base, true_target = base * 100 + under, target * 100 + over
    assume(true_base > 0)
    assume(true_target >= 0)
    share = Fraction(true_target - true_base, true_base) * 100
    percent = Decimal(math.floor(share * 10 + Fraction(1, 2))) / 10
    assume(percent <= 10**6)  # what is larger is no record
    occupation = Occupation(
        id="x", employment=(Employment(2014, base * 100),), projections=(edition(jobs=target * 100, percent=percent),)
    )
    assert contradictions(occupation, STANDARD) == ()


@given(st.integers(100, 10_000), st.integers(100, 10_000), st.sampled_from([-1, 1]))
def test_what_rounding_cannot_explain_is_a_contradiction_and_not_written(base: int, target: int, side: int) -> None:
    # Half a unit at both ends moves the percent by less than the width that is added here.
    exact = Fraction(target - base, base) * 100
    width = 2 + 100 * Fraction(base + target, base * base)
    percent = Decimal(math.floor(exact + side * width))
    assume(percent >= -100)
    projection = edition(jobs=target * 100, percent=percent)
    occupation = Occupation(id="x", employment=(Employment(2014, base * 100),), projections=(projection,))
    (found,) = contradictions(occupation, STANDARD)
    assert (found.record, found.path, found.value) == ("x", "projections[2014-2024].percent", percent)
    assert f"from {base * 100} to {target * 100} jobs" in str(found)
    assert published_growth(projection, base * 100, STANDARD).direction == "open"


@pytest.mark.parametrize(
    ("jobs", "percent", "agrees"),
    [
        # 1,000 jobs may be 950 to 1,050: 1,100 over 1,000 is anything from 0 to 21.05 percent.
        (1100, "0", True),
        (1100, "21", True),
        (1100, "21.1", True),
        (1100, "21.2", False),
        (1100, "-1", False),
        # Known to the job, a count leaves no room.
        (1101, "10", True),
        (1101, "10.1", True),
        (1101, "10.3", False),
        (1101, "11", False),
    ],
)
def test_levels_leave_a_percent_as_much_room_as_their_unit(jobs: int, percent: str, *, agrees: bool) -> None:
    occupation = Occupation(
        id="x", employment=(Employment(2014, 1000),), projections=(edition(jobs=jobs, percent=Decimal(percent)),)
    )
    assert (contradictions(occupation, STANDARD) == ()) is agrees


@pytest.mark.parametrize(
    ("jobs", "percent", "allowed"),
    [(900, "5", "about -10.0"), (1100, "-5", "about 10.0"), (1000, "50", "about 0.0"), (1001, "50", "about 0.1")],
)
def test_a_contradiction_says_which_change_the_levels_show(jobs: int, percent: str, allowed: str) -> None:
    projection = edition(jobs=jobs, percent=Decimal(percent))
    (found,) = contradictions(
        Occupation(id="x", employment=(Employment(2014, 1000),), projections=(projection,)), STANDARD
    )
    assert found.allowed == allowed
    assert str(found) == (
        f"projections[2014-2024].percent of record 'x' is {percent}, "
        f"but the change from 1000 to {jobs} jobs allows {allowed}"
    )


@pytest.mark.parametrize(
    ("facts", "path", "allowed"),
    [
        ({"percent": Decimal(5), "change": -300}, "projections[2014-2024].change", "the same sign"),
        ({"percent": Decimal(-5), "change": 300}, "projections[2014-2024].change", "the same sign"),
        ({"percent": Decimal(14), "outlook": "faster"}, "projections[2014-2024].outlook", "much_faster"),
        ({"percent": Decimal(13), "outlook": "much_faster"}, "projections[2014-2024].outlook", "faster"),
        ({"percent": Decimal(-2), "outlook": "little_or_no_change"}, "projections[2014-2024].outlook", "decline"),
    ],
)
def test_a_published_fact_that_contradicts_the_percent_is_found(facts: dict[str, Any], path: str, allowed: str) -> None:
    (found,) = contradictions(Occupation(id="x", projections=(edition(**facts),)), STANDARD)
    assert (found.path, found.allowed) == (path, allowed)
    assert "the percent" in found.against


@pytest.mark.parametrize(
    "facts",
    [
        {"percent": Decimal(14), "outlook": "much_faster"},
        {"percent": Decimal("13.6"), "outlook": "faster"},
        {"percent": Decimal(0), "change": 300},
        {"percent": Decimal(5), "change": 0},
        {"percent": Decimal(5), "change": 300},
        {"percent": Decimal(-5), "change": -300},
        {"percent": Decimal(99), "jobs": AtLeast(Decimal(5))},
        {"percent": Decimal(99), "outlook": "decline", "base_year": 2010, "target_year": 2020},
        {"jobs": 5, "outlook": "decline"},
    ],
)
def test_values_that_cannot_be_compared_are_no_contradiction(facts: dict[str, Any]) -> None:
    assert contradictions(Occupation(id="x", projections=(edition(**facts),)), STANDARD) == ()


@pytest.mark.parametrize(
    ("percent", "years", "band"),
    [
        ("14", (2014, 2024), "much_faster"),
        ("14.0", (2014, 2024), "much_faster"),
        ("13.5", (2014, 2024), None),
        ("5", (2020, 2030), None),
    ],
)
def test_only_a_whole_percent_of_a_known_edition_has_a_band(
    percent: str, years: tuple[int, int], band: str | None
) -> None:
    assert table_band(Projection(*years, percent=Decimal(percent)), STANDARD, Occupation("1")) == band


@pytest.mark.parametrize(
    ("percent", "base", "jobs", "direction"),
    [
        ("5", None, None, "up"),
        ("-5", None, None, "down"),
        ("0", None, None, "flat"),
        ("0.1", None, None, "up"),
        ("1", None, None, "up"),
        ("-0.1", None, None, "down"),
        ("0.1", 1000, 999, "open"),
        ("0.5", 10_000, 10_050, "up"),
        ("0.5", 100_000, 100_900, "open"),
        ("-0.5", 10_000, 9_950, "down"),
        ("0", 1000, 1000, "equal"),
        ("0.0", 1000, 1100, "flat"),
        ("5", 1000, 1000, "open"),
        ("5", 1000, 900, "open"),
        ("-5", 1000, 1100, "open"),
        ("5", 1000, AtLeast(Decimal(1)), "up"),
        ("10", 1000, 1100, "up"),
        ("-10", 1000, 900, "down"),
        ("-5", 1000, 1000, "open"),
    ],
)
def test_a_published_percent_is_written_unless_its_levels_contradict_it(
    percent: str, base: int | None, jobs: int | AtLeast | None, direction: str
) -> None:
    growth = published_growth(edition(jobs=jobs, percent=Decimal(percent)), base, STANDARD)
    assert growth.direction == direction


@pytest.mark.parametrize(
    ("percent", "change", "direction"),
    [
        ("5", 300, "up"),
        ("5", 0, "up"),
        ("5", -300, "open"),
        ("5", -1, "open"),
        ("-5", 1, "open"),
        ("-5", -300, "down"),
        ("-5", 300, "open"),
        ("0", 300, "flat"),
    ],
)
def test_a_published_percent_is_written_unless_the_published_change_contradicts_it(
    percent: str, change: int, direction: str
) -> None:
    growth = published_growth(edition(percent=Decimal(percent), change=change), None, STANDARD)
    assert growth.direction == direction
    assert growth.percent == ((0, 0) if direction == "open" else scaled(Decimal(percent)))
    assert growth.published is (direction != "open")


def test_levels_that_are_not_written_exclude_a_direction_only_if_no_rounding_agrees() -> None:
    projection = edition(jobs=1000, percent=Decimal(5))
    assert published_growth(projection, 1000, STANDARD).direction == "open"
    assert published_growth(projection, 1000, STANDARD, levels_shown=False) == ("up", (5, 0), True)
    assert (
        published_growth(evolve(projection, percent=Decimal(50)), 1000, STANDARD, levels_shown=False).direction
        == "open"
    )


@pytest.mark.parametrize(
    ("facts", "base", "growth"),
    [
        # As published, with or without the levels.
        ({"percent": Decimal("15.4")}, None, ("up", (154, 1), True)),
        ({"percent": Decimal("15.4"), "jobs": 1154}, 1000, ("up", (154, 1), True)),
        ({"percent": Decimal("-15.4")}, None, ("down", (154, 1), True)),
        ({"percent": Decimal(0)}, None, ("flat", (0, 0), True)),
        # The whole percent is shown where there is one, with its own sign.
        ({"percent": Decimal("15.4"), "whole_percent": 15}, None, ("up", (15, 0), True)),
        ({"percent": Decimal("-15.4"), "whole_percent": -15}, None, ("down", (15, 0), True)),
        ({"percent": Decimal("0.4"), "whole_percent": 0}, None, ("flat", (0, 0), True)),
        ({"percent": Decimal("0.6"), "whole_percent": 1}, None, ("up", (1, 0), True)),
        ({"percent": Decimal("-0.6"), "whole_percent": -1}, None, ("down", (1, 0), True)),
        ({"whole_percent": 15, "jobs": 1150}, 1000, ("up", (15, 0), True)),
        ({"whole_percent": 15, "outlook": "faster"}, None, ("up", (15, 0), True)),
        ({"whole_percent": 0, "jobs": 1000}, 1000, ("equal", (0, 0), True)),
        # A percent that the levels contradict is not shown, nor is its whole one.
        ({"percent": Decimal("15.4"), "whole_percent": 15, "jobs": 900}, 1000, ("open", (0, 0), False)),
        ({"whole_percent": 15, "jobs": 900}, 1000, ("open", (0, 0), False)),
        ({"percent": Decimal("15.4"), "jobs": 900}, 1000, ("open", (0, 0), False)),
        # Without a percent it is that of the levels.
        ({"jobs": 1154}, 1000, ("up", (154, 1), False)),
        ({"jobs": 1154}, None, ("open", (0, 0), False)),
        ({"jobs": 1154}, AtLeast(Decimal(5)), ("open", (0, 0), False)),
        ({"jobs": AtLeast(Decimal(5))}, 1000, ("open", (0, 0), False)),
        ({"outlook": "faster"}, 1000, ("open", (0, 0), False)),
    ],
)
def test_the_growth_of_an_outlook_is_the_published_one_or_that_of_the_levels(
    facts: dict[str, Any], base: Any, growth: tuple[str, tuple[int, int], bool]
) -> None:
    projection = edition(**facts)
    others = (Employment(2013, 7), Employment(2024, 9))
    employment = others if base is None else (*others, Employment(2014, base))
    occupation = Occupation("x", employment=employment, projections=(projection,))
    assert outlook_growth(occupation, projection, STANDARD) == growth


@pytest.mark.parametrize(
    ("actual", "expected"),
    [(949, 0), (950, 1), (951, 1), (979, 1), (980, 2), (1000, 2), (1020, 2), (1021, 3), (1050, 3), (1051, 4), (0, 0)],
)
def test_a_gap_on_a_threshold_is_in_the_milder_class(actual: int, expected: int) -> None:
    assert verdict(actual, 1000, STANDARD) == VERDICTS[expected]


@given(positive, positive, st.integers(1, 1000))
def test_a_verdict_does_not_depend_on_the_unit(actual: int, reference: int, factor: int) -> None:
    assert verdict(actual, reference, STANDARD) == verdict(actual * factor, reference * factor, STANDARD)
    assert verdict(Fraction(actual, factor), Fraction(reference, factor), STANDARD) == verdict(
        actual, reference, STANDARD
    )


def test_the_rule_of_a_verdict_is_its_interval() -> None:
    assert [VERDICT_RULE.licensed(value, {}, STANDARD) for value in VERDICTS] == [
        "trend: gap > 5%",
        "trend: 2% < gap <= 5%",
        "trend: gap <= 2%",
        "trend: 2% < gap <= 5%",
        "trend: gap > 5%",
    ]


def two_editions(second: int, new: int, *, year: int = 2014, end: int = 1100) -> Occupation:
    return Occupation(
        id="x",
        employment=(Employment(2012, 1000), Employment(year, second)),
        projections=(Projection(2012, 2022, end), Projection(year, year + 10, new)),
    )


@given(trends(), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(occupation: Occupation, chance: Any) -> None:
    further = Projection(1980, 1990, 5), Projection(occupation.projections[1].base_year, 2200, 7)
    projections = [*occupation.projections, *further]
    employment = [*occupation.employment, Employment(1980, 3)]
    whole = evolve(occupation, projections=tuple(projections), employment=tuple(employment))
    chance.shuffle(projections)
    chance.shuffle(employment)
    mixed = evolve(occupation, projections=tuple(projections), employment=tuple(employment))
    assert trend(mixed, STANDARD) == trend(whole, STANDARD)


def test_the_two_newest_editions_count_each_with_its_longest_horizon() -> None:
    occupation = two_editions(1000, 1000)
    further = (Projection(2010, 2020, 1), Projection(2012, 2014, 2), Projection(2014, 2016, 3))
    found = trend(evolve(occupation, projections=further + occupation.projections), STANDARD)
    assert (found.old, found.new) == occupation.projections


@pytest.mark.parametrize(
    ("years", "projections", "first", "second"),
    [
        ((2010,), (), None, 2010),
        ((2010, 2012), (), 2010, 2012),
        ((2010, 2014, 2012), (), 2012, 2014),
        # The only projection starts from the newest count, or from one that is missing.
        ((2010, 2014, 2012), ((2014, 2024),), 2012, 2014),
        ((2010, 2012), ((2014, 2024),), 2010, 2012),
        ((2014,), ((2014, 2024),), None, 2014),
        ((), ((2014, 2024),), None, None),
        # With an older one the first count is that of its base year.
        ((2010, 2012, 2014), ((2010, 2020), (2014, 2024)), 2010, 2014),
        ((2012, 2014), ((2010, 2020), (2014, 2024)), None, 2014),
        ((2010, 2012), ((2010, 2020), (2014, 2024)), 2010, 2012),
        ((2010,), ((2010, 2020), (2014, 2024)), 2010, None),
        ((2008, 2010), ((2010, 2020), (2014, 2024)), 2010, None),
    ],
)
def test_the_two_counts_are_those_of_the_base_years_or_the_newest(
    years: tuple[int, ...], projections: tuple[tuple[int, int], ...], first: int | None, second: int | None
) -> None:
    occupation = Occupation(
        id="x",
        employment=tuple(Employment(year, year) for year in years),
        projections=tuple(Projection(*both, 5) for both in projections),
    )
    found = trend(occupation, STANDARD)
    assert [None if one is None else one.year for one in (found.first, found.second)] == [first, second]
    known = first is not None and second is not None
    assert found.change == (computed_growth(first or 0, second or 0) if known else computed_growth(0, 5))


def test_a_count_newer_than_the_only_projection_makes_it_the_old_one() -> None:
    occupation = evolve(two_editions(1100, 1), projections=(Projection(2012, 2022, 1100),))
    found = trend(occupation, STANDARD)
    assert (found.old, found.new, found.outlook) == (occupation.projections[0], None, None)
    assert found.on_pace is not None
    assert (found.on_pace.expected, found.on_pace.side, found.on_pace.tenths) == (1000, "higher", 100)


@pytest.mark.parametrize(("year", "line"), [(2014, "interpolated"), (2022, "target"), (2024, "extrapolated")])
def test_a_line_is_read_inside_at_its_end_or_beyond_it(year: int, line: str) -> None:
    gap = trend(two_editions(1000, 1000, year=year), STANDARD).on_pace
    assert gap is not None
    assert gap.line == line


def test_a_line_below_zero_expects_nothing() -> None:
    found = trend(two_editions(500, 500, year=2023, end=0), STANDARD)
    assert found.on_pace is None
    assert found.outlook is None


@pytest.mark.parametrize(("observed", "written"), [(0, ("equal", "on_track")), (100, None)])
def test_a_line_at_zero_is_met_by_zero_alone(observed: int, written: tuple[str, str] | None) -> None:
    gap = trend(two_editions(observed, 0, year=2022, end=0), STANDARD).on_pace
    assert (None if gap is None else (gap.side, gap.verdict)) == written


@pytest.mark.parametrize("bound", ["first", "second", "old", "new"])
def test_what_a_bound_is_compared_with_has_no_gap_and_the_rest_has(bound: str) -> None:
    jobs: dict[str, Any] = {"first": 1000, "second": 1100, "old": 1500, "new": 1600, bound: AtLeast(Decimal(5))}
    occupation = Occupation(
        "x",
        employment=(Employment(2012, jobs["first"]), Employment(2014, jobs["second"])),
        projections=(Projection(2012, 2022, jobs["old"]), Projection(2014, 2024, jobs["new"])),
    )
    found = trend(occupation, STANDARD)
    assert (found.on_pace is None) == (bound != "new")
    assert (found.outlook is None) == (bound != "second")
    assert (found.change.direction == "open") == (bound in ("first", "second"))
    assert (found.old_growth.direction == "open") == (bound in ("first", "old"))
    assert (found.new_growth.direction == "open") == (bound in ("second", "new"))


def test_a_bound_has_neither_change_nor_gap() -> None:
    occupation = evolve(
        two_editions(1000, 1000), employment=(Employment(2012, AtLeast(Decimal(1000))), Employment(2014, 1000))
    )
    found = trend(occupation, STANDARD)
    assert (found.change.direction, found.old_growth.direction) == ("open", "open")
    assert found.on_pace is None
    assert found.outlook is None


def test_more_than_the_line_is_better_and_a_line_above_the_projection_is_worse() -> None:
    found = trend(two_editions(1100, 1100, end=1000), SHOWN)
    assert found.on_pace is not None
    assert found.outlook is not None
    assert (found.on_pace.side, found.on_pace.verdict) == ("higher", "much_better")
    assert (found.outlook.side, found.outlook.verdict) == ("lower", "much_better")
    found = trend(two_editions(900, 900, end=1000), SHOWN)
    assert found.on_pace is not None
    assert found.outlook is not None
    assert (found.on_pace.side, found.on_pace.verdict) == ("lower", "much_worse")
    assert (found.outlook.side, found.outlook.verdict) == ("higher", "much_worse")


@given(
    st.integers(1, 4000),
    st.integers(0, 4000),
    st.integers(1, 4000),
    st.integers(1, 4000),
    st.integers(1, 13),
    st.sampled_from(["shown", "exact"]),
    st.sampled_from([Fraction(0), Fraction(1, 10**6)]),
)
def test_both_verdicts_are_those_of_their_gaps_at_and_beside_each_threshold(
    start: int, end: int, observed: int, projected: int, elapsed: int, judged_on: str, beside: Fraction
) -> None:
    occupation = Occupation(
        id="x",
        employment=(Employment(2000, start), Employment(2000 + elapsed, observed)),
        projections=(Projection(2000, 2010, end), Projection(2000 + elapsed, 2010 + elapsed, projected)),
    )
    unit = data_unit(100, start, end, observed)
    new_unit = data_unit(100, start, end, projected)
    line, new_line = on_line(start, end, elapsed, 10), on_line(start, end, 10 + elapsed, 10)
    assume(line > 0)
    if judged_on == "shown":
        line = Fraction(rounded(line.numerator, line.denominator, unit, "half_up"))
        assume(line > 0)
        if new_line >= 0:
            new_line = Fraction(rounded(new_line.numerator, new_line.denominator, new_unit, "half_up"))
    # On pace more jobs than the line are better; a line above the new projection means that it has become worse.
    for name, gap in (("on_pace", (observed - line) / line), ("outlook", (projected - new_line) / projected)):
        size = abs(gap)
        if not Fraction(1, 1000) < size < Fraction(9, 10):
            continue
        better = "better" if gap > 0 else "worse"
        thresholds = {
            (size + beside, size * Fraction(101, 100) + beside): "on_track",
            (size * Fraction(99, 100), size + beside): better,
            (size * Fraction(98, 100), size - beside if beside else size * Fraction(99, 100)): f"much_{better}",
        }
        for (mild, strong), expected in thresholds.items():
            methodology = evolve(SHOWN, on_track=mild, moderate=strong, judged_on=judged_on)
            found = getattr(trend(occupation, methodology), name)
            if found is not None:
                assert found.verdict == expected, (name, size, mild, strong)


def classes(share: Fraction, methodology: Methodology) -> str:
    """The verdict of a gap that is for the better above zero, by fractions alone."""
    if abs(share) <= methodology.on_track:
        return "on_track"
    word = "better" if share > 0 else "worse"
    return word if abs(share) <= methodology.moderate else f"much_{word}"


@given(
    st.integers(1, 10**7),
    st.integers(1, 10**7),
    st.integers(1, 20),
    st.integers(1, 13),
    st.fractions(0, Fraction(1, 2), max_denominator=1000),
    st.fractions(Fraction(1, 1000), Fraction(49, 100), max_denominator=1000),
    st.sampled_from([-1, 1]),
    st.integers(-1, 1),
    st.sampled_from(["on_track", "moderate"]),
)
def test_the_verdict_of_integers_is_that_of_fractions_at_and_around_each_threshold(
    start: int, end: int, horizon: int, elapsed: int, mild: Fraction, more: Fraction, side: int, off: int, edge: str
) -> None:
    methodology = evolve(SHOWN, on_track=mild, moderate=mild + more, judged_on="exact")
    threshold = getattr(methodology, edge)
    line, new_line = on_line(start, end, elapsed, horizon), on_line(start, end, elapsed + horizon, horizon)
    assume(line > 0)
    assume(new_line > 0)
    # One job more or less than the whole count next to the threshold: of both the gap is a share of its own base.
    observed = int(line * (1 + side * threshold)) + off
    projected = int(new_line / (1 - side * threshold)) + off
    assume(observed >= 0)
    assume(projected > 0)
    record = Occupation(
        id="x",
        employment=(Employment(2000, start), Employment(2000 + elapsed, observed)),
        projections=(
            Projection(2000, 2000 + horizon, end),
            Projection(2000 + elapsed, 2000 + elapsed + horizon, projected),
        ),
    )
    found = trend(record, methodology)
    if found.on_pace is not None and found.on_pace.expected:
        assert found.on_pace.verdict == classes((observed - line) / line, methodology)
    if found.outlook is not None:
        assert found.outlook.verdict == classes((projected - new_line) / projected, methodology)
    assert verdict(observed, line, methodology) == classes((observed - line) / line, methodology)


def test_verdicts_look_at_shown_or_at_exact_figures() -> None:
    # The line is at 1,040 and shown as 1,000: 1,100 jobs are 10.0 percent above the one and 5.8 above the other.
    occupation = two_editions(1100, 1100, end=1200)
    shown = evolve(SHOWN, moderate=Fraction(6, 100))
    found = [trend(occupation, one).on_pace for one in (shown, evolve(shown, judged_on="exact"))]
    assert [(gap.expected, gap.tenths, gap.verdict) for gap in found if gap is not None] == [
        (1000, 100, "much_better"),
        (1000, 100, "better"),
    ]


def test_the_career_profile_takes_growth_over_the_first_count() -> None:
    occupation = two_editions(2000, 3000)
    assert trend(occupation, STANDARD).new_growth.percent == (500, 1)
    assert trend(occupation, CAREER_PROFILE).new_growth.percent == (1000, 1)


def test_growth_over_a_first_count_of_nothing_is_that_over_its_own() -> None:
    occupation = evolve(two_editions(2000, 3000), employment=(Employment(2012, 0), Employment(2014, 2000)))
    assert trend(occupation, CAREER_PROFILE).new_growth == ("up", (500, 1), False)
    assert trend(two_editions(2000, 2000), CAREER_PROFILE).new_growth == ("equal", (0, 1), False)
    assert trend(two_editions(100_001, 100_002), CAREER_PROFILE).new_growth == ("flat", (0, 1), False)
    assert trend(two_editions(2000, 1500), CAREER_PROFILE).new_growth == ("down", (500, 1), False)


@pytest.mark.parametrize(
    ("observed", "side", "tenths"),
    [(1010, "equal", 0), (1009, "lower", 1), (1011, "higher", 1), (1020, "higher", 10), (990, "lower", 20)],
)
def test_the_side_of_a_gap_is_that_of_the_count_on_the_line(observed: int, side: str, tenths: int) -> None:
    occupation = two_editions(observed, 1, end=1050)
    gap = trend(evolve(occupation, projections=occupation.projections[:1]), evolve(STANDARD, unit=1)).on_pace
    assert gap is not None
    assert (gap.expected, gap.side, gap.tenths) == (1010, side, tenths)


def test_a_gap_that_is_shown_as_zero_is_about_the_line() -> None:
    occupation = Occupation(
        id="x",
        employment=(Employment(2012, 100_000), Employment(2014, 100_001)),
        projections=(Projection(2012, 2022, 100_000),),
    )
    for observed, side in ((100_001, "about"), (99_999, "about"), (99_940, "lower"), (100_060, "higher")):
        counted = evolve(occupation, employment=(occupation.employment[0], Employment(2014, observed)))
        gap = trend(counted, STANDARD).on_pace
        assert gap is not None
        assert (gap.side, gap.tenths) == (side, 0 if side == "about" else 1)


def test_a_percent_is_published_or_computed_as_the_methodology_defines() -> None:
    occupation = evolve(two_editions(1000, 1000), projections=(edition(jobs=1100, percent=Decimal("9.8")),))
    assert trend(occupation, STANDARD).new_growth == ("up", (98, 1), True)
    assert trend(occupation, evolve(STANDARD, published_growth=False)).new_growth == ("up", (100, 1), False)


def test_a_width_moves_the_nearer_end_of_a_line_by_half_of_itself() -> None:
    record = Occupation(
        "1",
        employment=(Employment(2012, 5_900), Employment(2014, 5_600)),
        projections=(Projection(2012, 2022, 5_300), Projection(2014, 2024, 5_300)),
    )
    pace = trend(record, STANDARD).on_pace
    assert pace is not None
    assert (pace.tenths, pace.verdict, pace.margin) == (34, "on_track", "rounding")


@pytest.mark.parametrize(("judged", "came"), [("better", 5), ("much_better", 1)])
def test_over_nothing_no_verdict_is_strong(judged: str, came: int) -> None:
    assert weakest(judged, came, 0, STANDARD, over_came=False) == "on_track"
