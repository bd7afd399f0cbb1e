"""Trends: observations compared with the old projection, and the new projection with the old one."""

from __future__ import annotations

from typing import Final, NamedTuple

from narrate.comparison.arithmetic import data_unit, rounded, tenths_of_percent
from narrate.comparison.breaks import broken
from narrate.comparison.growth import (
    OPEN,
    Growth,
    count,
    in_percent,
    percent_decimals,
    published_growth,
    shown_growth,
)
from narrate.comparison.ranges import BETTER, weakest, width
from narrate.comparison.verdicts import placed
from narrate.methodology import Methodology
from narrate.records import Employment, Occupation, Projection


class Gap(NamedTuple):
    """The distance of a count from the line of the old projection.

    Attributes:
        expected: The value on the line, in jobs, in the data's unit.
        side: ``higher``, ``lower``, ``about`` (shown as zero) or ``equal``.
        tenths: Size of the gap, in tenths of a percent.
        verdict: The verdict on the gap.
        line: Whether the value on the line is between base and target year (``interpolated``), at the target year
            (``target``), or beyond it (``extrapolated``).
        margin: ``clear``, or ``rounding`` where the verdict is weaker than that of the shown figures, since the
            rounding of the figures allows no stronger one.
    """

    expected: int
    side: str
    tenths: int
    verdict: str
    line: str
    margin: str


class Trend(NamedTuple):
    """The comparisons that the facts of a record support; None for those that they do not.

    Attributes:
        first: The older observation: the base of the old projection, if there is one.
        second: The newer observation.
        old: The older projection.
        new: The newer projection.
        change: The change from the first to the second observation.
        old_growth: Projected growth of the old projection.
        new_growth: Projected growth of the new projection.
        on_pace: The second observation, compared with the line of the old projection.
        outlook: The line of the old projection, compared with the new projection.
    """

    first: Employment | None
    second: Employment | None
    old: Projection | None
    new: Projection | None
    change: Growth
    old_growth: Growth
    new_growth: Growth
    on_pace: Gap | None
    outlook: Gap | None


_NEW: Final = tuple.__new__
"""The constructor of named tuples, which takes half the time of calling the class; a paragraph has three."""


def trend(occupation: Occupation, methodology: Methodology) -> Trend:
    """Compare the observations and projections of one occupation.

    Args:
        occupation: The record; the two newest editions are compared.
        methodology: The choices of rounding, percent bases and thresholds.

    Returns:
        The figures and verdicts, exact to the data's unit; what a break in the series parts is not compared.

    >>> from narrate.methodology import STANDARD
    >>> from narrate.records import Employment, Projection
    >>> record = Occupation(
    ...     id="29-2071",
    ...     employment=(Employment(2012, 186_300), Employment(2014, 188_600)),
    ...     projections=(Projection(2012, 2022, 227_500), Projection(2014, 2024, 217_600)),
    ... )
    >>> trend(record, STANDARD).on_pace
    Gap(expected=194500, side='lower', tenths=30, verdict='worse', line='interpolated', margin='clear')
    """
    old, new = _editions(occupation)
    first, second = _observations(occupation, old, new)
    # Only counts are compared, never bounds.
    first_jobs = first.jobs if first is not None and isinstance(first.jobs, int) else None
    second_jobs = second.jobs if second is not None and isinstance(second.jobs, int) else None
    old_jobs = old.jobs if old is not None and isinstance(old.jobs, int) else None
    new_jobs = new.jobs if new is not None and isinstance(new.jobs, int) else None
    compared = first is None or second is None or not broken(occupation, first.year, second.year)
    change = OPEN
    if first_jobs is not None and second_jobs is not None and compared:
        change = shown_growth(first_jobs, second_jobs)
    first_base = None
    if old is not None and methodology.growth_base == "first_observation" and compared:
        first_base = first_jobs
    old_growth = OPEN if old is None else _growth(old, old_jobs, first_jobs, first_base, occupation, methodology)
    new_base = second_jobs if new is not None and second is not None and second.year == new.base_year else None
    new_growth = OPEN if new is None else _growth(new, new_jobs, new_base, first_base, occupation, methodology)
    on_pace = outlook = None
    if old is not None and first_jobs is not None and old_jobs is not None and compared:
        if second is not None and second_jobs is not None and not _projected(occupation, old, second.year):
            on_pace = _gap(old, first, second, second.year, occupation, methodology, turned=False)  # type: ignore[arg-type]
        if new is not None and new_jobs is not None and not over(new, occupation) and "break" not in new.flags:
            outlook = _gap(old, first, new, new.target_year, occupation, methodology, turned=True)  # type: ignore[arg-type]
    return _NEW(Trend, (first, second, old, new, change, old_growth, new_growth, on_pace, outlook))


def _projected(occupation: Occupation, edition: Projection, year: int) -> bool:
    """Return whether an edition has a projection for a year itself, besides one: its line is not asked then."""
    for one in occupation.projections:
        if one.target_year == year and one.base_year == edition.base_year and one is not edition:
            return count(one.jobs) is not None
    return False


def over(projection: Projection, occupation: Occupation) -> bool:
    """Return whether the target year of a projection is over: an observation of it, or of a later year, is known.

    >>> record = Occupation(id="1", employment=(Employment(2012, 500), Employment(2023, 700)))
    >>> over(Projection(2012, 2022, 600), record), over(Projection(2014, 2024, 600), record)
    (True, False)
    """
    target = projection.target_year
    for entry in occupation.employment:  # noqa: SIM110  # a generator takes longer than what it goes through
        if entry.year >= target:
            return True
    return False


def _editions(occupation: Occupation) -> tuple[Projection | None, Projection | None]:
    """Return the old and the new projection: the longest horizon of each of the two newest base years."""
    old: Projection | None = None
    new: Projection | None = None
    for projection in occupation.projections:
        if new is None or projection.base_year > new.base_year:
            old, new = new, projection
        elif projection.base_year == new.base_year:
            if projection.target_year > new.target_year:
                new = projection
        elif old is None or (projection.base_year, projection.target_year) > (old.base_year, old.target_year):
            old = projection
    if old is None and new is not None and any(entry.year > new.base_year for entry in occupation.employment):
        return new, None
    return old, new


def _observations(
    occupation: Occupation, old: Projection | None, new: Projection | None
) -> tuple[Employment | None, Employment | None]:
    """Return two observations: those of the projections' base years, else the two newest."""
    first = second = None
    for entry in occupation.employment:
        if old is not None and entry.year == old.base_year:
            first = entry
        if new is not None and entry.year == new.base_year:
            second = entry
    if old is not None:
        return first, second or _newest(occupation.employment, after=old.base_year)
    second = second or _newest(occupation.employment)
    return (None if second is None else _newest(occupation.employment, before=second.year)), second


def _newest(employment: tuple[Employment, ...], *, after: int = 0, before: int = 9999) -> Employment | None:
    between = [entry for entry in employment if after < entry.year < before]
    return max(between, key=lambda entry: entry.year, default=None)


def _growth(
    projection: Projection,
    target: int | None,
    base: int | None,
    first_base: int | None,
    occupation: Occupation,
    methodology: Methodology,
) -> Growth:
    if projection.percent is not None and (methodology.published_growth or base is None or target is None):
        return published_growth(projection, base, methodology, decimals=percent_decimals(occupation))
    if base is None or target is None:
        return OPEN
    own = shown_growth(base, target)
    if not first_base or own.direction in ("equal", "flat", "open"):
        return own
    tenths = tenths_of_percent(target - base, first_base)
    shown = in_percent(tenths, target, rises=target > base)
    return Growth(own.direction, (tenths, 1), published=False) if shown else OPEN


def _gap(
    old: Projection,
    first: Employment,
    entry: Employment | Projection,
    year: int,
    occupation: Occupation,
    methodology: Methodology,
    *,
    turned: bool,
) -> Gap | None:
    """Compare a count with the old projection's line in a year; None without a line, or where it is below zero.

    An observation is compared with the line: the gap is a share of the line, and more is better. With *turned*, the
    line is compared with a new projection: the gap is a share of the projection, and a higher line means that
    expectations got worse.
    """
    start: int = first.jobs  # type: ignore[assignment]  # all three are counts: bounds are never compared
    end: int = old.jobs  # type: ignore[assignment]
    actual: int = entry.jobs  # type: ignore[assignment]
    coarsest, rounding, judged_exactly, within_rounding, thresholds = methodology.gaps
    horizon = old.target_year - old.base_year
    elapsed = year - old.base_year
    exact = start * (horizon - elapsed) + end * elapsed
    if exact < 0:
        return None
    unit = coarsest
    if start % unit or end % unit or actual % unit:  # checked here, since nearly all published counts are in the unit
        unit = data_unit(unit, start, end, actual)
    expected = rounded(exact, horizon, unit, rounding)
    line = "interpolated" if elapsed < horizon else "extrapolated" if elapsed > horizon else "target"
    base, other = (actual, expected) if turned else (expected, actual)
    if base == 0:
        return Gap(expected, "equal", 0, "on_track", line, "clear") if other == 0 else None
    difference = other - base
    tenths = tenths_of_percent(difference, base)
    side = "equal" if difference == 0 else "about" if tenths == 0 else "higher" if difference > 0 else "lower"
    if judged_exactly:
        # Both times the horizon: the exact line is an integer then, and verdicts depend on the proportion alone.
        counted = actual * horizon
        base, difference = (counted, exact - counted) if turned else (exact, counted - exact)
    judged, beyond, scale = placed(-difference if turned else difference, base, thresholds)
    if not beyond or not within_rounding:
        return _NEW(Gap, (expected, side, tenths, judged, line, "clear"))
    if (
        beyond > coarsest * (3 + 2 * elapsed // horizon) * scale
        and not (first.rounding or old.rounding or entry.rounding or first.codes or old.codes or entry.codes)
        and not judged_exactly
    ):
        # So far from the threshold that no rounding to the unit reaches it, as most gaps are.
        return _NEW(Gap, (expected, side, tenths, judged, line, "clear"))
    # Counts are doubled, so that half a width is whole; of each range the end that is nearer to the other one.
    sign = 1 if judged in BETTER else -1
    came = 2 * actual - sign * width(entry, actual, occupation, methodology)
    farther = 2 * end + sign * width(old, end, occupation, methodology)
    nearer = 2 * start + (sign if elapsed <= horizon else -sign) * width(first, start, occupation, methodology)
    if came < 0 or nearer < 0 or farther < 0:
        came, nearer, farther = max(came, 0), max(nearer, 0), max(farther, 0)
    reached = nearer * (horizon - elapsed) + farther * elapsed
    allowed = weakest(judged, came * horizon, reached, methodology, over_came=turned)
    return _NEW(Gap, (expected, side, tenths, allowed, line, "clear" if allowed == judged else "rounding"))
