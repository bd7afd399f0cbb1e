"""Outcomes: a projection for a year, compared with the jobs in that year."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from narrate.comparison.arithmetic import tenths_of_percent
from narrate.comparison.breaks import broken
from narrate.comparison.growth import (
    OPEN,
    Growth,
    count,
    percent_decimals,
    published_growth,
    shown_growth,
)
from narrate.comparison.ranges import BETTER, weakest, width
from narrate.comparison.verdicts import verdict
from narrate.methodology import Methodology
from narrate.records import Occupation, Projection


class Outcome(NamedTuple):
    """A projection, compared with its target year.

    Attributes:
        base_year: The base year of the projection.
        target_year: The target year of the projection.
        projected: Projected jobs.
        observed: Observed jobs.
        side: ``higher``, ``lower``, ``about`` (shown as zero) or ``equal``: observed compared with projected.
        tenths: Size of the gap, in tenths of a percent of the projection.
        verdict: The verdict on the gap.
        margin: As in ``Gap``.
        growth: Projected growth since the base year.
        change: Observed change since the base year.
    """

    base_year: int
    target_year: int
    projected: int
    observed: int
    side: str
    tenths: int
    verdict: str
    margin: str
    growth: Growth
    change: Growth


def outcome(occupation: Occupation, methodology: Methodology) -> Outcome | None:
    """Compare the newest projection whose target year has an observation with that observation.

    Args:
        occupation: The record.
        methodology: The thresholds of the verdict.

    Returns:
        The outcome; None where no projection has jobs and an observation in its target year, bounds excluded,
        or where a break in the series parts them.

    >>> from narrate.methodology import STANDARD
    >>> from narrate.records import Employment, Projection
    >>> installers = Occupation(
    ...     id="47-2231", employment=(Employment(2024, 28_600),), projections=(Projection(2014, 2024, 7_400),)
    ... )
    >>> outcome(installers, STANDARD)[2:8]
    (7400, 28600, 'higher', 2865, 'much_better', 'clear')
    """
    entries = {entry.year: entry for entry in occupation.employment}
    levels = {year: count(entry.jobs) for year, entry in entries.items()}
    known = [
        one
        for one in occupation.projections
        if levels.get(one.target_year) is not None
        and count(one.jobs) is not None
        and not broken(occupation, one.base_year, one.target_year)
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
    shown = judged = verdict(observed, projected, methodology) if projected else "on_track"
    if methodology.within_rounding and shown != "on_track":
        sign = 1 if shown in BETTER else -1
        came = max(2 * observed - sign * width(entries[newest.target_year], observed, occupation, methodology), 0)
        reference = max(2 * projected + sign * width(newest, projected, occupation, methodology), 0)
        judged = weakest(shown, came, reference, methodology, over_came=False)
    return Outcome(
        newest.base_year,
        newest.target_year,
        projected,
        observed,
        side,
        tenths,
        judged,
        "clear" if judged == shown else "rounding",
        OPEN if base is None else _expected(newest, base, projected, occupation, methodology),
        OPEN if base is None else shown_growth(base, observed),
    )


def _expected(
    projection: Projection, base: int, projected: int, occupation: Occupation, methodology: Methodology
) -> Growth:
    """Return the projected growth: the published one, so that all sections give the same.

    It needs one decimal, as the observed change next to it. A published percent with more or fewer decimals is replaced
    by the growth of the levels if they agree with it, and is left out otherwise.
    """
    own = shown_growth(base, projected)
    if projection.percent is None or not methodology.published_growth:
        return own
    published = published_growth(projection, base, methodology, decimals=percent_decimals(occupation))
    digits, decimals = published.percent
    if published.direction not in ("up", "down") or decimals == 1:
        return published
    apart = abs(Fraction(own.percent[0], 10) - Fraction(digits, 10**decimals))
    return own if own.direction == published.direction and apart <= Fraction(1, 2 if decimals == 0 else 20) else OPEN


def nearness(found: Outcome) -> Fraction:
    """Return how close a projection came: the size of its gap as an exact share of the projection.

    >>> from narrate.comparison.growth import OPEN
    >>> nearness(Outcome(2014, 2024, 200, 150, "lower", 250, "much_worse", "clear", OPEN, OPEN))
    Fraction(1, 4)
    """
    return Fraction(abs(found.observed - found.projected), found.projected) if found.projected else Fraction(0)
