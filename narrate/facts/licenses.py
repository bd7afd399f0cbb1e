"""Calculations that narrate's methods allow with the facts of a record."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Final

from narrate.comparison import broken, count, table_band
from narrate.facts.address import Address
from narrate.facts.entries import Calculation
from narrate.facts.rule import Rule
from narrate.records import Pay, Projection

if TYPE_CHECKING:
    from narrate.facts.index import FactIndex

CHANGE: Final = Rule("change_share")
MILLION: Final = 1_000_000
"""The number of jobs from which a count is shown in millions."""
NEAR_BILLION: Final = 999_950_000
"""The number of jobs from which a count is shown in billions: rounded to 0.1 million it would be 1,000 million."""

_GAP: Final = Rule("gap_share")
_SIGN_OF_CHANGE: Final = Rule("sign_of_change")
_SIGN_OF_GAP: Final = Rule("sign_of_gap")


def licensed_calculations(index: FactIndex) -> Iterator[Calculation]:
    """Yield the calculations that the facts of a record allow; some may have no result, as over a base of zero."""
    yield from _changes(index)
    for projection in index.occupation.projections:
        yield from _growth(index, projection)
        if count(projection.jobs) is not None and jobs_of(projection.base_year) in index:
            yield from _lines(index, projection)
        yield from _outcome(index, projection)
    yield from _published_of_others(index)
    yield from _wages(index)
    yield from _lists(index)


def jobs_of(year: int) -> Address:
    """Return the address of the jobs in a year."""
    return Address("employment", (year,), "jobs")


def projected(projection: Projection, field: str) -> Address:
    """Return the address of a field of a projection."""
    return Address("projections", (projection.base_year, projection.target_year), field)


def projected_growth(index: FactIndex, jobs: Address, base: Address) -> Calculation:
    """Return the calculation of a projected change in percent, by the methodology.

    Args:
        index: The facts, and the methodology: its ``growth_base`` is the projection's own base, or for the newer of two
            projections the first observation.
        jobs: The address of the projected jobs.
        base: The address of the jobs in the projection's base year.
    """
    own = Calculation("change", (jobs, base), CHANGE)
    first, _, old, new = index.trend[:4]
    if index.methodology.growth_base != "first_observation" or first is None or old is None or new is None:
        return own
    known = index.get(own)
    if projected(new, "jobs") != jobs or not count(first.jobs) or known is None or not known.shown:
        return own
    if broken(index.occupation, first.year, new.base_year):
        return own
    return Calculation("share", (jobs, base, jobs_of(first.year)), CHANGE)


def group_gap(pay: Pay) -> Calculation:
    """Return the calculation of the gap between the median of some wages and that of the group."""
    key = pay.year, pay.period, pay.currency
    medians = (Address(name, key, "percentiles", 50) for name in ("pay", "group.pay"))
    return Calculation("gap", tuple(medians), Rule("group_gap"))


def _compared(figure: Calculation, rule: Rule, *levels: Address) -> Iterator[Calculation]:
    yield figure
    yield Calculation("direction", (figure, *levels), rule)


def _changes(index: FactIndex) -> Iterator[Calculation]:
    years = sorted(entry.year for entry in index.occupation.employment if count(entry.jobs) is not None)
    for earlier, later in combinations(years, 2):
        if not broken(index.occupation, earlier, later):
            change = Calculation("change", (jobs_of(later), jobs_of(earlier)), CHANGE)
            yield from _compared(change, _SIGN_OF_CHANGE)
    for entry in index.occupation.employment:
        jobs = count(entry.jobs) or 0
        if jobs >= MILLION:
            kind = "billions" if jobs >= NEAR_BILLION else "millions"
            yield Calculation(kind, (jobs_of(entry.year),), Rule(kind))


def _growth(index: FactIndex, projection: Projection) -> Iterator[Calculation]:
    base, jobs = jobs_of(projection.base_year), projected(projection, "jobs")
    levels = tuple(one for one in (jobs, base) if one in index)
    if len(levels) == 2:
        own = Calculation("change", (jobs, base), CHANGE)
        yield from _compared(own, _SIGN_OF_CHANGE)
        by_methodology = projected_growth(index, jobs, base)
        if by_methodology != own:
            yield by_methodology
    for field in ("percent", "whole_percent"):
        percent = projected(projection, field)
        if percent in index:
            yield Calculation("direction", (percent, *levels), _SIGN_OF_CHANGE)
        labels = tuple(one for one in (projected(projection, "outlook"), percent) if one in index)
        labeled = projection.outlook is not None
        if labels and (labeled or table_band(projection, index.methodology, index.occupation) is not None):
            yield Calculation("band", labels)


def _published_of_others(index: FactIndex) -> Iterator[Calculation]:
    """Yield the directions of percents, and dates of wages, that are published of the group and of all occupations."""
    for compared in index.occupation.comparisons:
        for pay in compared.pay:
            year = Address(f"comparisons.{compared.kind}.pay", (pay.year, pay.period, pay.currency), "year")
            yield Calculation("date", (year,), at=index.month(pay))
        for projection in compared.projections:
            years = projection.base_year, projection.target_year
            percent = Address(f"comparisons.{compared.kind}.projections", years, "percent")
            if percent in index:
                yield Calculation("direction", (percent,), _SIGN_OF_CHANGE)


def _lines(index: FactIndex, projection: Projection) -> Iterator[Calculation]:
    """Yield the points on the line of a projection: at every observed year, and at the target years of newer ones."""
    ends = jobs_of(projection.base_year), projected(projection, "jobs")
    for entry in index.occupation.employment:
        parted = broken(index.occupation, projection.base_year, entry.year)
        if entry.year > projection.base_year and count(entry.jobs) is not None and not parted:
            came = jobs_of(entry.year)
            point = Calculation("line", (*ends, came), at=entry.year)
            gap = Calculation("gap", (came, point), _GAP)
            yield point
            yield from _compared(gap, _SIGN_OF_GAP)
            yield Calculation("verdict", (gap,))
    for newer in index.occupation.projections:
        parted = "break" in newer.flags or broken(index.occupation, projection.base_year, newer.base_year)
        if newer.base_year > projection.base_year and count(newer.jobs) is not None and not parted:
            jobs = projected(newer, "jobs")
            point = Calculation("line", (*ends, jobs), at=newer.target_year)
            gap = Calculation("gap", (point, jobs), _GAP)
            yield point
            yield from _compared(gap, _SIGN_OF_GAP)
            yield Calculation("verdict", (gap,), less_is_better=True)


def _outcome(index: FactIndex, projection: Projection) -> Iterator[Calculation]:
    came, jobs = jobs_of(projection.target_year), projected(projection, "jobs")
    if came in index and jobs in index and not broken(index.occupation, projection.base_year, projection.target_year):
        gap = Calculation("gap", (came, jobs), Rule("projection_gap"))
        yield from _compared(gap, _SIGN_OF_CHANGE)
        yield Calculation("verdict", (gap,))


def _wages(index: FactIndex) -> Iterator[Calculation]:
    for pay in index.occupation.pay:
        key = pay.year, pay.period, pay.currency
        yield Calculation("date", (Address("pay", key, "year"),), at=index.month(pay))
        for rank in pay.percentiles:
            amount = Address("pay", key, "percentiles", rank)
            yield Calculation("item", (amount,), at=rank)
            yield Calculation("complement", (amount,), Rule("complement"), at=rank)
        low, high = (Address("pay", key, "percentiles", rank) for rank in (25, 75))
        yield Calculation("difference", (high, low), Rule("amount_difference"))
        yield from _compared(group_gap(pay), Rule("sign_of_difference"))


def _lists(index: FactIndex) -> Iterator[Calculation]:
    for instrument in dict.fromkeys(skill.instrument or "" for skill in index.occupation.skills):
        scores = index.figures("skills", instrument)
        yield Calculation("greatest", scores)
        yield Calculation("least", scores)
        yield Calculation("spread", scores, Rule("score_difference"))
        yield Calculation("count", scores, Rule("score_count"))
    rank = Address("group", (), "nearness_rank")
    if rank in index:
        yield Calculation("rank", (rank,), Rule("nearness_rank"))
