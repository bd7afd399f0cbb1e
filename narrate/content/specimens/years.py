"""Years that a kind of message can have together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, pairwise, product
from typing import Final

from narrate.content.specimens.groups import FigureGroup, Made
from narrate.content.specimens.values import YEARS, Values

Fitting = Iterable[tuple[str, ...]]
"""The values of the choices that are possible with some years; none where no record can have such years."""

_ALWAYS: Final[Fitting] = ((),)
_NEVER: Final[Fitting] = ()


def years(
    names: str,
    *examples: tuple[int, ...],
    choices: tuple[str, ...] = (),
    fitting: Callable[..., Fitting],
    others: Iterable[tuple[int, ...]] = (),
) -> FigureGroup:
    """Return the group of the years of a kind.

    Args:
        names: The names of the years, with spaces between.
        examples: Years for examples, some for every value of the choices.
        choices: The choices that depend on the years.
        fitting: The function from years to the values of the choices.
        others: More years to try, which are unlikely otherwise.
    """

    def made(values: Values) -> Iterator[Made]:
        for some in examples:
            yield from ((choice, some) for choice in fitting(*some))
        for some in chain(others, product(values.years, repeat=len(examples[0]))):
            yield from ((choice, some) for choice in fitting(*some))

    return FigureGroup(tuple(names.split()), choices, made)


def rising(*some: int) -> Fitting:
    """Return the choices of years in ascending order, which depend on nothing else."""
    return _ALWAYS if all(one < other for one, other in pairwise(some)) else _NEVER


def on_line(base: int, target: int, year: int) -> Fitting:
    """Return the position of a year after the base year on the line of a projection."""
    if year <= base or target <= base:
        return _NEVER
    return (("interpolated" if year < target else "extrapolated" if year > target else "target",),)


def of_two_editions(base: int, target: int, new_base: int, new_target: int) -> Fitting:
    """Return the position of a newer projection's target year on the line of an older projection."""
    return on_line(base, target, new_target) if base < new_base < new_target else _NEVER


def over_years(base: int, target: int) -> Fitting:
    """Return the horizon of a projection."""
    horizon = target - base
    return (("decade" if horizon == 10 else "years",),) if horizon > 0 else _NEVER


ONE_YEAR: Final = years("year", (2014,), fitting=lambda _year: _ALWAYS)
"""The year of a message on one year."""

FIRST_AND_SECOND: Final = years("first_year second_year", (2012, 2014), fitting=rising)
"""The years of two observations."""

BASE_AND_TARGET: Final = years("base_year target_year", (2014, 2024), fitting=rising)
"""The years of a projection."""

GROWTH_SINCE: Final = years(
    "base_year target_year since_year",
    (2014, 2024, 2014),
    fitting=lambda base, target, since: rising(base, target) if since == base else _NEVER,
)
"""The years of a projection, and the year whose jobs its growth is a share of; no wording depends on that."""

OBSERVED: Final = years(
    "base_year target_year year",
    (2012, 2022, 2014),
    fitting=lambda *three: _ALWAYS if on_line(*three) else _NEVER,
)
"""The years of a projection, and of an observation that is compared with it."""

OBSERVED_ON_LINE: Final = years(
    "base_year target_year year",
    (2012, 2022, 2014),
    (2012, 2022, 2022),
    (2012, 2022, 2024),
    choices=("line",),
    fitting=on_line,
)
"""The same, and how the line is read."""

TWO_EDITIONS: Final = years(
    "base_year target_year new_base_year new_target_year",
    (2012, 2022, 2014, 2024),
    fitting=lambda *four: _ALWAYS if of_two_editions(*four) else _NEVER,
)
"""The years of two projections."""

TWO_EDITIONS_ON_LINE: Final = years(
    "base_year target_year new_base_year new_target_year",
    (2012, 2022, 2014, 2024),
    (2012, 2022, 2014, 2018),
    (2012, 2022, 2014, 2022),
    choices=("line",),
    fitting=of_two_editions,
)
"""The same, and how the line of the older one is read."""

HORIZON: Final = years(
    "base_year target_year",
    (2024, 2034),
    (2013, 2018),
    choices=("horizon",),
    fitting=over_years,
    others=tuple((year, year + 10) for year in YEARS[:-10]),
)
"""The years of a projection, and whether they are a decade."""
