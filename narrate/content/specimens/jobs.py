"""Possible figures in sentences on jobs: employment, trends, outlook, track record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from types import MappingProxyType
from typing import Final

from narrate.comparison import VERDICTS, in_percent
from narrate.content import employment, job_outlook, job_trends, track_record
from narrate.content.messages import FigureValue, MessageSpec, Quantity, measure
from narrate.content.specimens.groups import GROUP, FigureGroup, Made, free_figure
from narrate.content.specimens.values import COUNTS, SPANS, TENTHS, Comparison, Scaled, Values
from narrate.content.specimens.years import (
    BASE_AND_TARGET,
    FIRST_AND_SECOND,
    GROWTH_SINCE,
    HORIZON,
    OBSERVED,
    OBSERVED_ON_LINE,
    ONE_YEAR,
    TWO_EDITIONS,
    TWO_EDITIONS_ON_LINE,
    Fitting,
    years,
)
from narrate.facts import MILLION, NEAR_BILLION
from narrate.methodology import STANDARD
from narrate.records.rules import LIMIT

_BILLION: Final = 10**9
_ALL: Final = 100
"""The largest possible decline, in percent."""
_SIDES: Final = MappingProxyType({"up": "higher", "down": "lower", "flat": "about", "equal": "equal"})
"""The side of a gap by the direction of the change between the same counts."""
_STILL: Final = ("flat", "equal")


def _jobs(values: Values) -> Iterable[int]:
    return values.counts


def _openings(values: Values) -> Iterable[int]:
    return values.some(Quantity.OPENINGS, (openings for openings in COUNTS if openings))


def _millions(values: Values) -> Iterable[int]:
    """List counts that are shown in millions with one decimal, and whole millions of every size."""
    shown = (count * size for size in (MILLION // 10, MILLION) for count in COUNTS)
    return values.some(Quantity.MILLIONS, (jobs for jobs in shown if MILLION <= jobs < NEAR_BILLION))


def _billions(values: Values) -> Iterable[int]:
    """List counts that are shown in billions with one decimal, and whole billions of every size."""
    shown = (count * size for size in (_BILLION // 10, _BILLION) for count in COUNTS)
    return values.some(Quantity.BILLIONS, (jobs for jobs in shown if NEAR_BILLION <= jobs < LIMIT))


def _held(values: Values) -> Iterator[Made]:
    """Yield counts below a million, which are rounded if they are in the data's unit, and bounds of any size."""
    rounded = {jobs: jobs > 0 and jobs % STANDARD.unit == 0 for jobs in COUNTS if jobs < MILLION}
    for precision, about in (("about", True), ("exact", False)):
        for jobs in values.some(Quantity.JOBS, (jobs for jobs in rounded if rounded[jobs] is about)):
            yield (precision,), (jobs,)
    for jobs in values.counts:
        yield ("at_least",), (jobs,)


def _levels(values: Values) -> Iterator[Made]:
    """Yield two levels without a change: one is a bound, jobs were zero and no longer are, or a break parts them."""
    for levels, bounds in product(product(values.counts, repeat=2), product(("exact", "at_least"), repeat=2)):
        yield bounds, levels


def _ranks(values: Values) -> Iterator[Made]:
    """Yield ranks out of at least two that are ranked."""
    ranks = [rank for span in SPANS for rank in values.some(Quantity.RANK, (rank for rank in span if rank))]
    sizes = [size for span in SPANS for size in values.some(Quantity.COUNT, (size for size in span if size > 1))]
    for rank, ranked in product(ranks, sizes):
        if rank <= ranked:
            yield (), (rank, ranked)


def _compared(figures: str, shown: Callable[[Comparison], tuple[FigureValue, ...]]) -> FigureGroup:
    """Return the group of two counts and the change between them.

    Args:
        figures: The names of the figures, with spaces between.
        shown: The function from a comparison to the figures.
    """

    def made(values: Values) -> Iterator[Made]:
        for comparison in values.comparisons:
            side = comparison.direction
            if measure(comparison.percent[0], _SIDES[side], comparison.other) == "percent":
                yield (side,), shown(comparison)

    return FigureGroup(tuple(figures.split()), ("direction",), made)


def _apart(figures: str, shown: Callable[[Comparison], tuple[FigureValue, ...]]) -> FigureGroup:
    """Return the group of two counts and the gap between them, its side and how it is given.

    Args:
        figures: The names of the figures, with spaces between.
        shown: The function from a comparison to the figures.
    """

    def made(values: Values) -> Iterator[Made]:
        for comparison in values.comparisons:
            side = _SIDES[comparison.direction]
            yield (side, measure(comparison.percent[0], side, comparison.other)), shown(comparison)

    return FigureGroup(tuple(figures.split()), ("side", "measure"), made)


def _computed(values: Values) -> Iterable[Scaled]:
    return values.some(Quantity.PERCENT, ((tenths, 1) for tenths in TENTHS if in_percent(tenths, 1, rises=True)))


def _published(values: Values) -> Iterable[Scaled]:
    return values.percents


def _whole(values: Values) -> Iterable[Scaled]:
    """Return published percents without a decimal."""
    return [percent for percent in values.percents if percent[1] == 0]


def _with_a_decimal(values: Values) -> Iterable[Scaled]:
    """Return published percents that are shown next to computed ones: they have a decimal other than zero."""
    return values.some(Quantity.PERCENT, ((digits, 1) for digits in TENTHS if digits % 10))


def _change(
    figure: str, choice: str, sizes: Callable[[Values], Iterable[Scaled]], *directions: str, zero: Scaled = (0, 0)
) -> FigureGroup:
    """Return the group of a change in percent and its direction.

    Args:
        figure: The name of the percent.
        choice: The name of the direction.
        sizes: The function to the percents above zero.
        directions: The possible directions.
        zero: The value of a change of zero.
    """

    def made(values: Values) -> Iterator[Made]:
        for direction in directions:
            if direction in _STILL:
                yield (direction,), (zero,)
                continue
            for digits, decimals in sizes(values):
                if direction == "up" or digits <= _ALL * 10**decimals:
                    yield (direction,), ((digits, decimals),)

    return FigureGroup((figure,), (choice,), made)


def _courses(_values: Values) -> Iterator[Made]:
    """Yield each pair of what was projected and what came, with the course that it is."""
    for expected, direction in product(("up", "down", *_STILL), repeat=2):
        yield (expected, direction, track_record.course_of(expected, direction)), ()


def _banded(base: int, target: int) -> Fitting:
    """Return the bands of some years: any published label, and bands of percents where the edition has a table."""
    if target <= base:
        return ()
    return tuple((band,) for band in _BANDS if band != "none" or (base, target) not in STANDARD.bands)


def _judged(_values: Values) -> Iterator[Made]:
    """Yield the verdicts: one that the rounding of the figures weakens is none of the strongest."""
    for verdict in VERDICTS:
        yield (verdict, "clear"), ()
    for verdict in VERDICTS[1:-1]:
        yield (verdict, "rounding"), ()


def _leads(_values: Values) -> Iterator[Made]:
    """Yield what is conceded by the handbook's usage, each with what is by the facts."""
    for lead in _CONCESSIONS:
        yield (lead, lead), ()
    yield ("limited_growth", "little_change"), ()


_CONCESSIONS: Final = job_outlook.OPENINGS.choice("lead").values
_JUDGED: Final = FigureGroup((), ("verdict", "margin"), _judged)
_BANDS: Final = job_outlook.GROWTH.choice("band").values
_BANDED: Final = years("base_year target_year", (2024, 2034), (2013, 2018), choices=("band",), fitting=_banded)
_DIRECTIONS: Final = ("up", "down", *_STILL)
_COURSE: Final = FigureGroup((), ("expected", "direction", "course"), _courses)
_CAME: Final = _change("change", "direction", _computed, *_DIRECTIONS, zero=(0, 1))

_EMPLOYMENT: Final[Mapping[MessageSpec, tuple[FigureGroup, ...]]] = {
    employment.JOBS_HELD: (FigureGroup(("jobs",), ("precision",), _held), ONE_YEAR),
    employment.MILLIONS_HELD: (free_figure("millions", _millions), ONE_YEAR),
    employment.BILLIONS_HELD: (free_figure("billions", _billions), ONE_YEAR),
}
_TRENDS: Final[Mapping[MessageSpec, tuple[FigureGroup, ...]]] = {
    job_trends.OBSERVED_CHANGE: (
        _compared("first second change", lambda two: (two.base, two.other, two.percent)),
        FIRST_AND_SECOND,
    ),
    job_trends.OBSERVED_LEVELS: (
        FigureGroup(("first", "second"), ("first_bound", "second_bound"), _levels),
        FIRST_AND_SECOND,
    ),
    job_trends.OBSERVED_LEVEL: (free_figure("jobs", _jobs), ONE_YEAR),
    job_trends.PROJECTED_GROWTH: (
        _compared("growth jobs", lambda two: (two.percent, two.other)),
        GROWTH_SINCE,
    ),
    job_trends.PUBLISHED_GROWTH: (
        _change("growth", "direction", _published, *_DIRECTIONS),
        free_figure("jobs", _jobs),
        BASE_AND_TARGET,
    ),
    job_trends.PROJECTED_LEVEL: (free_figure("jobs", _jobs), BASE_AND_TARGET),
    job_trends.PROJECTED_RATE: (_change("growth", "direction", _published, "up", "down", "flat"), BASE_AND_TARGET),
    # On a level line any count can be expected in any year, whatever is observed.
    job_trends.ON_PACE: (
        _apart("expected observed gap", lambda two: (two.base, two.other, two.percent)),
        OBSERVED_ON_LINE,
    ),
    job_trends.ON_PACE_VERDICT: (OBSERVED, _JUDGED),
    job_trends.EXTRAPOLATION: (
        _apart("expected gap", lambda two: (two.other, two.percent)),
        TWO_EDITIONS_ON_LINE,
    ),
    job_trends.EXPECTATIONS_VERDICT: (TWO_EDITIONS, _JUDGED),
}
_OUTLOOK: Final[Mapping[MessageSpec, tuple[FigureGroup, ...]]] = {
    job_outlook.GROWTH: (_change("percent", "direction", _published, "up"), _BANDED),
    job_outlook.WHOLE_GROWTH: (_change("percent", "direction", _whole, "up"), _BANDED),
    job_outlook.COMPUTED_GROWTH: (_change("percent", "direction", _computed, "up"), BASE_AND_TARGET),
    job_outlook.LABELED_GROWTH: (BASE_AND_TARGET,),
    job_outlook.LITTLE_OR_NO_CHANGE: (BASE_AND_TARGET,),
    job_outlook.DECLINE: (_change("percent", "direction", _published, "down"), BASE_AND_TARGET),
    job_outlook.WHOLE_DECLINE: (_change("percent", "direction", _whole, "down"), BASE_AND_TARGET),
    job_outlook.COMPUTED_DECLINE: (_change("percent", "direction", _computed, "down"), BASE_AND_TARGET),
    job_outlook.LABELED_DECLINE: (BASE_AND_TARGET,),
    job_outlook.GROUP_GROWTH: (
        GROUP,
        _change("percent", "direction", _published, "up", "down", "flat"),
        BASE_AND_TARGET,
    ),
    job_outlook.ALL_GROWTH: (_change("percent", "direction", _published, "up", "down", "flat"), BASE_AND_TARGET),
    job_outlook.OPENINGS: (
        free_figure("openings", _openings),
        FigureGroup((), ("lead", "concession"), _leads),
        HORIZON,
    ),
}
_RECORD: Final[Mapping[MessageSpec, tuple[FigureGroup, ...]]] = {
    track_record.OUTCOME: (
        _apart("projected observed gap", lambda two: (two.base, two.other, two.percent)),
        BASE_AND_TARGET,
    ),
    # With a large base every projected percent can occur with every observed one.
    track_record.CHANGES: (
        _change("growth", "expected", _computed, *_DIRECTIONS, zero=(0, 1)),
        _CAME,
        _COURSE,
        BASE_AND_TARGET,
    ),
    track_record.PUBLISHED_CHANGES: (
        _change("growth", "expected", _with_a_decimal, *_DIRECTIONS),
        _CAME,
        _COURSE,
        BASE_AND_TARGET,
    ),
    track_record.VERDICT: (BASE_AND_TARGET, _JUDGED),
    track_record.RANK: (FigureGroup(("rank", "ranked"), (), _ranks),),
}

JOBS: Final[Mapping[MessageSpec, tuple[FigureGroup, ...]]] = {**_EMPLOYMENT, **_TRENDS, **_OUTLOOK, **_RECORD}
"""The groups of each kind of sentence on jobs."""
