"""Strategies for the jobs of a record: histories of employment, and projections."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from hypothesis import strategies as st

from narrate.methodology import STANDARD, BandTable, Methodology
from narrate.records import OUTLOOKS, AtLeast, Employment, Projection
from narrate.testing.boundaries import band_percents, counts_around, thresholds
from narrate.testing.strategies.numbers import BOOLEANS, COUNTS, FLAGS, bound, hardly_changed, pick, roundings

Years = tuple[int, int]


def count_near(draw: st.DrawFn, reference: Fraction | int, methodology: Methodology) -> int:
    """Choose a count at a threshold of *reference*, just below it or just above it, before or after rounding."""
    shares = [size * sign for size in thresholds(methodology) for sign in (-1, 1)]
    share = pick(draw, shares[1:])  # no change has no sign
    unit = pick(draw, (methodology.unit, 1))
    return pick(draw, counts_around(reference, share, unit))


def related_count(draw: st.DrawFn, reference: int, methodology: Methodology) -> int:
    """Choose any count, one at a threshold of another count, or one that has hardly changed from it."""
    kind = pick(draw, ("any", "near", "near", "hardly"))
    if kind == "any":
        return draw(COUNTS)
    return count_near(draw, reference, methodology) if kind == "near" else hardly_changed(draw, reference)


@st.composite
def employment_histories(
    draw: st.DrawFn, *, methodology: Methodology = STANDARD, min_size: int = 1, max_size: int = 4
) -> tuple[Employment, ...]:
    """Draw observations of one occupation in different years, in the order of years.

    Args:
        draw: Given by Hypothesis.
        methodology: Each count is often at a threshold of the one before it.
        min_size: The smallest number of years.
        max_size: The largest number of years.
    """
    found: list[Employment] = []
    jobs = draw(COUNTS)
    year = 2024 - pick(draw, range(30))
    for place in range(min_size + pick(draw, range(max_size - min_size + 1))):
        if place:
            year += 1 + pick(draw, range(10))
            jobs = related_count(draw, jobs, methodology)
        held = bound(jobs) if pick(draw, range(10)) == 9 else jobs
        found.append(Employment(year, held, rounding=pick(draw, roundings(held)), flags=draw(FLAGS)))
    return tuple(found)


@st.composite
def projections(draw: st.DrawFn, *, methodology: Methodology = STANDARD, max_size: int = 2) -> tuple[Projection, ...]:
    """Draw projections of different base years, sound or contradicting themselves.

    Args:
        draw: Given by Hypothesis.
        methodology: Percents are often at the bounds of its growth bands; years are often those of its editions.
        max_size: The largest number of projections; there is one at least.
    """
    known = editions(methodology)
    found: dict[int, Projection] = {}
    for _ in range(1 + pick(draw, range(max_size))):
        base, target = pick(draw, known)
        if draw(BOOLEANS):
            base, target = base - 4, target - 4 - pick(draw, (0, 5))
        found.setdefault(base, projection(draw, base, target, methodology))
    return tuple(found.values())


def editions(methodology: Methodology) -> tuple[Years, ...]:
    """List the base and target years of a methodology's editions, the newest first; any other if it has none."""
    return tuple(sorted(methodology.bands, reverse=True)) or ((2024, 2034),)


def projection(draw: st.DrawFn, base: int, target: int, methodology: Methodology) -> Projection:
    """Choose a projection with at least one of jobs, percent, label and openings."""
    has = pick(draw, _PARTS)
    percent = _percent(draw, methodology.bands.get((base, target))) if has["percent"] else None
    jobs = draw(COUNTS) if has["jobs"] else None
    openings: int | AtLeast | None = None
    if has["openings"]:
        openings = draw(COUNTS)
        openings = openings if draw(BOOLEANS) else bound(openings)
    # The nearest whole percent that there is, or the next one down.
    rounded = () if percent is None else (int(percent.to_integral_value()), int(percent.to_integral_value(ROUND_FLOOR)))
    return Projection(
        base,
        target,
        jobs,
        percent=percent,
        whole_percent=pick(draw, (None, *rounded)),
        outlook=pick(draw, OUTLOOKS) if has["outlook"] else None,
        openings_per_year=openings,
        rounding=pick(draw, roundings(jobs)),
        flags=draw(FLAGS),
    )


def _parts() -> tuple[Mapping[str, bool], ...]:
    """List which figures a projection can have: any set of the four but none, the smallest first."""
    names = ("jobs", "percent", "outlook", "openings")
    sets = [{name: bool(number >> place & 1) for place, name in enumerate(names)} for number in range(1, 16)]
    return tuple(sorted(sets, key=lambda one: sum(one.values())))


_PARTS: Final = _parts()
_WHOLE: Final = st.integers(-99, 120).map(Decimal)
_TENTHS: Final = st.integers(-999, 999).map(lambda tenths: Decimal(tenths) / 10)


def _percent(draw: st.DrawFn, table: BandTable | None) -> Decimal:
    """Choose a published percent: a whole one, one at a bound of the edition's bands, or one with a decimal."""
    kind = pick(draw, ("whole", "tenths") if table is None else ("whole", "bound", "tenths"))
    if kind == "bound":
        assert table is not None
        return pick(draw, _around_bounds(table))
    return draw(_WHOLE if kind == "whole" else _TENTHS)


_around_bounds: Final = cache(band_percents)
