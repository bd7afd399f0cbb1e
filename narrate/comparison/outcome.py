"""What a projection said of a year, and what that year brought."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from narrate.comparison.arithmetic import tenths_of_percent
from narrate.comparison.growth import OPEN, Growth, computed_growth, count, published_growth
from narrate.comparison.verdicts import verdict
from narrate.methodology import Methodology
from narrate.records import Occupation, Projection


class Outcome(NamedTuple):
    """A projection against its target year.

    Attributes:
        base_year: The year that it started from.
        target_year: The year that it was for.
        projected: Projected jobs.
        observed: Jobs that there were.
        side: ``higher``, ``lower``, ``about`` (shown as zero) or ``equal``: the observed against the projected.
        tenths: Size of the gap, in tenths of a percent of the projection.
        verdict: What the gap means.
        growth: Projected growth since the base year.
        change: The change that there was since the base year.
    """

    base_year: int
    target_year: int
    projected: int
    observed: int
    side: str
    tenths: int
    verdict: str
    growth: Growth
    change: Growth


def outcome(occupation: Occupation, methodology: Methodology) -> Outcome | None:
    """Compare the newest projection whose target year is known with that year.

    Args:
        occupation: The record.
        methodology: Its thresholds make the verdict.

    Returns:
        The outcome; None where no projection has both its jobs and its target year's, bounds aside.

    >>> from narrate.methodology import STANDARD
    >>> from narrate.records import Employment, Projection
    >>> installers = Occupation(
    ...     id="47-2231", employment=(Employment(2024, 28_600),), projections=(Projection(2014, 2024, 7_400),)
    ... )
    >>> outcome(installers, STANDARD)[2:7]
    (7400, 28600, 'higher', 2865, 'much_better')
    """
    levels = {entry.year: count(entry.jobs) for entry in occupation.employment}
    known = [
        one for one in occupation.projections if levels.get(one.target_year) is not None and count(one.jobs) is not None
    ]
    if not known:
        return None
    newest = max(known, key=lambda one: (one.target_year, one.base_year))
    projected, observed = count(newest.jobs), levels[newest.target_year]
    assert projected is not None
    assert observed is not None
    if projected == 0 and observed != 0:
        return None
    tenths = tenths_of_percent(observed - projected, projected) if projected else 0
    side = (
        "equal" if observed == projected else "about" if not tenths else "higher" if observed > projected else "lower"
    )
    base = levels.get(newest.base_year)
    return Outcome(
        newest.base_year,
        newest.target_year,
        projected,
        observed,
        side,
        tenths,
        verdict(observed, projected, methodology) if projected else "on_track",
        OPEN if base is None else _expected(newest, base, projected, methodology),
        OPEN if base is None else computed_growth(base, observed),
    )


def _expected(projection: Projection, base: int, projected: int, methodology: Methodology) -> Growth:
    """Return the growth that was projected: as published, so that it is the same wherever it is told.

    Beside the change that there was it needs one decimal, as that has. A published percent with more or fewer is
    told by the levels if they agree with it, and else not at all.
    """
    own = computed_growth(base, projected)
    if projection.percent is None or not methodology.published_growth:
        return own
    published = published_growth(projection, base, methodology)
    digits, decimals = published.percent
    if published.direction not in ("up", "down") or decimals == 1:
        return published
    apart = abs(Fraction(own.percent[0], 10) - Fraction(digits, 10**decimals))
    return own if own.direction == published.direction and apart <= Fraction(1, 2 if decimals == 0 else 20) else OPEN


def nearness(found: Outcome) -> Fraction:
    """Return how near a projection came: the size of its gap as a share of the projection, exactly.

    >>> from narrate.comparison.growth import OPEN
    >>> nearness(Outcome(2014, 2024, 200, 150, "lower", 250, "much_worse", OPEN, OPEN))
    Fraction(1, 4)
    """
    return Fraction(abs(found.observed - found.projected), found.projected) if found.projected else Fraction(0)
