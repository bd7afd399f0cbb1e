"""The weakest verdict on a gap that the rounding of its counts allows, in whole numbers."""

from __future__ import annotations

from typing import Final

from narrate.comparison.arithmetic import data_unit
from narrate.comparison.verdicts import VERDICTS, classified
from narrate.methodology import Methodology
from narrate.records import Employment, Occupation, Projection

_ON_TRACK: Final = VERDICTS.index("on_track")
BETTER: Final = VERDICTS[_ON_TRACK + 1 :]


def weaker(one: str, other: str) -> str:
    """Return the verdict of two that is nearer to the middle; of two as near, the first.

    >>> weaker("much_worse", "worse"), weaker("better", "on_track")
    ('worse', 'on_track')
    """
    return other if _strength(other) < _strength(one) else one


def _strength(verdict: str) -> int:
    return abs(VERDICTS.index(verdict) - _ON_TRACK)


def width(entry: Employment | Projection, jobs: int, occupation: Occupation, methodology: Methodology) -> int:
    """Return the width of the range in which a count was before it was rounded.

    Args:
        entry: The entry with its rounding, if it is known, and its codes: the range of a sum has the roundings of all.
        jobs: Its count.
        occupation: Its record, whose other counts say how zero was rounded.
        methodology: Its unit is the coarsest rounding of counts for which the record does not give one.

    Returns:
        The width, in jobs.

    >>> from narrate.methodology import STANDARD
    >>> record = Occupation("1", employment=(Employment(2014, 188_600), Employment(2015, 188_601), Employment(2016, 0)))
    >>> [width(one, one.jobs, record, STANDARD) for one in record.employment]
    [100, 1, 1]
    """
    unit = entry.rounding
    if unit is None:
        unit = methodology.unit
        if jobs % unit:
            unit = data_unit(unit, jobs)
        elif not jobs:
            unit = unit_of_zero(occupation, methodology)
    return unit * len(entry.codes) if entry.codes else unit


def unit_of_zero(occupation: Occupation, methodology: Methodology) -> int:
    """Return the unit to which a count of zero was rounded: the finest of the record's other counts."""
    jobs = [*(one.jobs for one in occupation.employment), *(one.jobs for one in occupation.projections)]
    return data_unit(methodology.unit, *(one for one in jobs if isinstance(one, int) and one))


def weakest(judged: str, came: int, reference: int, methodology: Methodology, *, over_came: bool) -> str:
    """Return the verdict on the ends of two ranges that are nearest to each other, if it is weaker.

    Args:
        judged: The verdict on the counts as shown.
        came: The end of the range of the count that is better the higher it is, in any unit.
        reference: The end of the range of the other one, same unit.
        methodology: The thresholds.
        over_came: Whether the gap is a share of the first one, and not of the other.

    >>> from narrate.methodology import STANDARD
    >>> weakest("much_worse", 2_100, 2_300, STANDARD, over_came=False)
    'much_worse'
    >>> weakest("much_worse", 2_250, 2_300, STANDARD, over_came=False), weakest("worse", 9, 8, STANDARD, over_came=True)
    ('worse', 'on_track')
    """
    gain = came - reference
    base = came if over_came else reference
    if base <= 0 or (gain <= 0 if judged in BETTER else gain >= 0):
        return "on_track"
    found = classified(gain, base, methodology)
    return found if found == judged else weaker(judged, found)
