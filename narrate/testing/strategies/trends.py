"""Strategies for records of observations and projections that are compared with each other."""

from __future__ import annotations

from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from narrate.methodology import STANDARD, Methodology
from narrate.records import AtLeast, Employment, Occupation, Projection
from narrate.testing.boundaries import whole_step
from narrate.testing.strategies.employment import count_near, related_count
from narrate.testing.strategies.names import NAMES
from narrate.testing.strategies.numbers import (
    BOOLEANS,
    COUNTS,
    FLAGS,
    LARGE_COUNTS,
    bound,
    hardly_changed,
    pick,
    roundings,
)


@st.composite
def trends(draw: st.DrawFn, *, methodology: Methodology = STANDARD) -> Occupation:
    """Draw two observations and two projections, often at a threshold of each other or of the old projection's line.

    Args:
        draw: Given by Hypothesis.
        methodology: Its thresholds and its unit.
    """
    base = 2012 + draw(_YEARS)
    elapsed = 1 + pick(draw, range(12))
    horizon = pick(draw, (10, 5, 2))
    kind = pick(draw, ("on_pace", "outlook", "free"))
    if kind == "free":
        start = draw(LARGE_COUNTS)
        old = related_count(draw, start, methodology)
        observed = related_count(draw, start, methodology)
        new = related_count(draw, observed, methodology)
    else:
        # The line is at a count of which the thresholds are whole jobs, in the methodology's unit or a finer one.
        unit = pick(draw, sorted({methodology.unit, 10, 1}, reverse=True))
        center = whole_step(methodology) * unit * (1 + pick(draw, range(60)))
        slope = unit * draw(_SLOPES)
        if kind == "on_pace":
            start, old = _ends(center, elapsed, horizon, slope)
            observed = count_near(draw, center, methodology)
            new = related_count(draw, observed, methodology)
        else:
            # A gap to a newer projection is a share of the newer projection.
            start, old = _ends(count_near(draw, center, methodology), elapsed + horizon, horizon, slope)
            observed, new = related_count(draw, start, methodology), center
    second = base + elapsed
    return Occupation(
        id="trend",
        names=draw(NAMES),
        employment=(
            Employment(base, start, rounding=pick(draw, roundings(start)), flags=draw(FLAGS)),
            Employment(second, observed, flags=draw(FLAGS)),
        ),
        projections=(Projection(base, base + horizon, old), Projection(second, second + horizon, new)),
        combined=draw(BOOLEANS),
    )


_YEARS: Final = st.integers(-22, 18)
_SLOPES: Final = st.integers(-20, 20)


def _ends(center: int, elapsed: int, horizon: int, slope: int) -> tuple[int, int]:
    """Return the jobs in base and target year of a line that is at *center* after so many years, none below zero."""
    start, end = center - slope * elapsed, center + slope * (horizon - elapsed)
    return (start, end) if min(start, end) >= 0 else (center, center)


@st.composite
def flat_trends(draw: st.DrawFn) -> Occupation:
    """Draw two observations that differ by less than the shown decimal."""
    start = draw(_LARGE)
    observed = hardly_changed(draw, start)
    return Occupation(
        id="flat",
        names=draw(NAMES),
        employment=(Employment(2012, start), Employment(2014, observed if observed != start else start + 1)),
    )


_LARGE: Final = st.integers(10_000, 10**7)


def level(jobs: int | AtLeast) -> Occupation:
    """Return a record of one count alone."""
    return Occupation(id="level", employment=(Employment(2024, jobs),))


@st.composite
def levels(draw: st.DrawFn) -> Occupation:
    """Draw a count alone: exact, rounded, in millions or billions, or a bound."""
    jobs = draw(COUNTS)
    return evolve(level(bound(jobs) if draw(BOOLEANS) else jobs), names=draw(NAMES))
