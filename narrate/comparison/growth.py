"""Growth of a projection, published or computed, and contradictions between published figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from attrs import evolve, frozen

from narrate.comparison.arithmetic import data_unit, tenths_of_percent
from narrate.methodology import Methodology
from narrate.records import ComparedGroup, Occupation, Projection

Scaled = tuple[int, int]
"""A decimal as shown: its digits and the number of its decimals; (12, 1) is 1.2."""


class Growth(NamedTuple):
    """A growth, as far as the facts support it.

    It is a named tuple rather than an attrs class, as are all values of single sentences: that is three times as fast.

    Attributes:
        direction: ``up``, ``down``, ``flat`` (shown as zero), ``equal`` (the same count), or ``open``: unknown, because
            there is nothing to compare or the published figures disagree.
        percent: Its size, unsigned, in percent as shown.
        published: Whether the percent is the record's own.
    """

    direction: str
    percent: Scaled
    published: bool


OPEN: Final = Growth("open", (0, 0), published=False)
EQUAL: Final = Growth("equal", (0, 1), published=False)
FLAT: Final = Growth("flat", (0, 1), published=False)


@frozen
class Contradiction:
    """Two published facts of a record that cannot both be true, even with rounding.

    Attributes:
        record: The record's id.
        path: The path of the fact that disagrees.
        value: Its value.
        against: The fact that it disagrees with.
        allowed: The values that would agree.
    """

    record: str
    path: str
    value: object
    against: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.path} of record {self.record!r} is {self.value}, but {self.against} allows {self.allowed}"


@lru_cache(maxsize=4096)
def scaled(value: Decimal) -> Scaled:
    """Return the digits of a decimal and the number of its decimals, without trailing zeros and without its sign.

    >>> scaled(Decimal("-15.40")), scaled(Decimal("120"))
    ((154, 1), (120, 0))
    """
    _, digits, exponent = abs(value).normalize().as_tuple()
    number = int("".join(map(str, digits)))
    power = int(exponent)
    return (number * 10**power, 0) if power >= 0 else (number, -power)


def percent_decimals(occupation: Occupation | ComparedGroup) -> int:
    """Return the decimals of the published percents of a record, or of a row that it is compared with.

    All percents have as many as any of them, so that a zero that is published stays.

    >>> editions = (Projection(2022, 2032, percent=Decimal("5.6")), Projection(2023, 2033, percent=Decimal(6)))
    >>> percent_decimals(Occupation(id="29-1141", projections=editions))
    1
    """
    return max((scaled(one.percent)[1] for one in occupation.projections if one.percent is not None), default=0)


def padded(percent: Scaled, decimals: int) -> Scaled:
    """Return a percent with at least so many decimals.

    >>> padded((2, 0), 1), padded((61, 1), 0)
    ((20, 1), (61, 1))
    """
    digits, own = percent
    return percent if own >= decimals else (digits * 10 ** (decimals - own), decimals)


def count(value: object) -> int | None:
    """Return a count to compare with; None for a missing one, and for a bound, since bounds are never compared."""
    return value if isinstance(value, int) else None


def computed_growth(base: int, target: int) -> Growth:
    """Return the growth from one count to another, in tenths of a percent of the first.

    Source:
        As for ``relative_change``.
    """
    if base == target:
        return EQUAL
    if base == 0:
        return OPEN
    tenths = tenths_of_percent(target - base, base)
    if tenths == 0:
        return FLAT
    return _shown(tenths if target > base else -tenths)


_NINEFOLD: Final = 8000
"""The largest rise that is given in percent, in tenths: to nine times the first count."""
_ALL: Final = 1000


def in_percent(tenths: int, count: int, *, rises: bool) -> bool:
    """Return whether a text gives a difference in percent, or whether its two counts say more.

    A rise is in percent up to ninefold: "from 300 to 2.5 million" is read, "833,233.3%" is not. A decline of 100% is in
    percent if none remain.

    >>> in_percent(8000, 900, rises=True), in_percent(8010, 901, rises=True)
    (True, False)
    >>> in_percent(1000, 0, rises=False), in_percent(1000, 10, rises=False)
    (True, False)

    Args:
        tenths: The size of the difference, in tenths of a percent, as shown.
        count: The count that is compared with the other one.
        rises: Whether it is the larger one.
    """
    return tenths < _ALL or (tenths <= _NINEFOLD if rises else tenths == _ALL and not count)


def shown_growth(base: int, target: int) -> Growth:
    """Return the growth from one count to another, as far as a text gives it in percent.

    >>> shown_growth(100, 900).percent, shown_growth(100, 901).direction
    ((8000, 1), 'open')

    Returns:
        The growth as in ``computed_growth``; ``OPEN`` where it is not in percent.
    """
    growth = computed_growth(base, target)
    tenths = growth[1][0]
    return growth if tenths < _ALL or in_percent(tenths, target, rises=target > base) else OPEN


@lru_cache(maxsize=4096)
def _shown(tenths: int) -> Growth:
    """Return the growth of so many tenths of a percent, with its sign; many records share these values."""
    return Growth("up" if tenths > 0 else "down", (abs(tenths), 1), published=False)


def published_growth(
    projection: Projection, base: int | None, methodology: Methodology, *, decimals: int = 0, levels_shown: bool = True
) -> Growth:
    """Return the growth that a projection publishes, checked against its own levels.

    Args:
        projection: A projection with a percent.
        base: Jobs in its base year, or None.
        methodology: Its unit is the rounding of the levels.
        decimals: The decimals of the record's published percents; a percent with fewer has as many zeros if its levels
            agree with them, and is a whole one otherwise.
        levels_shown: Whether the text shows the levels as well. Equal levels then exclude a direction; levels that are
            not shown exclude it only if no rounding makes them agree.

    Returns:
        The growth; ``OPEN`` where percent, change and levels contradict each other.
    """
    percent = projection.percent
    assert percent is not None
    shown = scaled(percent)
    sign = (percent > 0) - (percent < 0)
    if projection.change is not None and projection.change * sign < 0:
        return OPEN
    target = count(projection.jobs)
    if base is not None and target is not None:
        same = target == base
        if (target - base) * sign < 0 or not _agrees(shown, sign, base, target, methodology):
            return OPEN
        exact = padded(shown, decimals)
        if exact != shown and _agrees(exact, sign, base, target, methodology):
            shown = exact
        if same and sign and levels_shown:
            return OPEN
        if same and not sign:
            return Growth("equal", (0, 0), published=True)
    direction = "flat" if sign == 0 else "up" if sign > 0 else "down"
    return Growth(direction, shown, published=True)


def outlook_growth(occupation: Occupation, projection: Projection, methodology: Methodology) -> Growth:
    """Return the growth of a projection whose levels are not shown.

    Args:
        occupation: The record.
        projection: One of its projections.
        methodology: As in ``published_growth``.

    Returns:
        The published growth, preferably the whole percent, else the growth over the jobs of its base year; ``OPEN``
        without either.
    """
    base = next((count(entry.jobs) for entry in occupation.employment if entry.year == projection.base_year), None)
    whole = projection.whole_percent
    if projection.percent is None and whole is not None:
        projection = evolve(projection, percent=Decimal(whole))
    if projection.percent is not None:
        decimals = percent_decimals(occupation)
        growth = published_growth(projection, base, methodology, decimals=decimals, levels_shown=False)
        return growth if whole is None else whole_growth(growth, whole)
    target = count(projection.jobs)
    return OPEN if base is None or target is None else shown_growth(base, target)


def whole_growth(growth: Growth, whole_percent: int) -> Growth:
    """Return a published growth with the whole percent that is published as well.

    >>> whole_growth(Growth("up", (154, 1), published=True), 15).percent
    (15, 0)
    """
    if growth.direction in ("open", "equal"):
        return growth
    direction = "flat" if whole_percent == 0 else "up" if whole_percent > 0 else "down"
    return Growth(direction, (abs(whole_percent), 0), published=True)


def _agrees(percent: Scaled, sign: int, base: int, target: int, methodology: Methodology) -> bool:
    """Return whether some unrounded levels have an unrounded percent that is shown as this one."""
    half = data_unit(methodology.unit, base, target)
    digits, decimals = percent
    signed = digits * sign
    # All values are doubled, so that half a unit is an integer; percents are in units of 10^-decimals, ends included.
    scale = 100 * 10**decimals
    low_base, high_base = max(2 * base - half, 0), 2 * base + half
    low_target, high_target = max(2 * target - half, 0), 2 * target + half
    lowest_allowed = 2 * scale * (low_target - high_base) <= (2 * signed + 1) * high_base
    highest_allowed = low_base == 0 or 2 * scale * (high_target - low_base) >= (2 * signed - 1) * low_base
    return lowest_allowed and highest_allowed


def contradictions(occupation: Occupation, methodology: Methodology) -> tuple[Contradiction, ...]:
    """List the contradictions between published figures, beyond rounding, and years that are decades from all others.

    Args:
        occupation: The record.
        methodology: Its unit and its band tables.

    Returns:
        The contradictions, in the order of the record's projections; none for a sound record.
    """
    jobs = {entry.year: count(entry.jobs) for entry in occupation.employment}
    found = [*_years_apart(occupation)]
    for projection in occupation.projections:
        base = jobs.get(projection.base_year)
        path = f"projections[{projection.base_year}-{projection.target_year}]"
        percent, target = projection.percent, count(projection.jobs)
        if (
            percent is not None
            and base is not None
            and target is not None
            and not _agrees(scaled(percent), (percent > 0) - (percent < 0), base, target, methodology)
        ):
            shown = computed_growth(base, target).percent[0] / 10 * (1 if target >= base else -1)
            found.append(
                Contradiction(
                    occupation.id,
                    f"{path}.percent",
                    percent,
                    f"the change from {base} to {target} jobs",
                    f"about {shown}",
                )
            )
        if percent is not None and projection.change is not None and percent * projection.change < 0:
            found.append(
                Contradiction(
                    occupation.id, f"{path}.change", projection.change, f"the percent {percent}", "the same sign"
                )
            )
        expected = table_band(projection, methodology.for_scheme(occupation.scheme), occupation)
        if expected is not None and projection.outlook is not None and projection.outlook != expected:
            found.append(
                Contradiction(
                    occupation.id,
                    f"{path}.outlook",
                    projection.outlook,
                    f"the percent {_banded_percent(projection)} in its edition",
                    expected,
                )
            )
    return tuple(found)


_FAR: Final = 30
"""The years after which a year is decades from another; projections reach less far."""


def _years_apart(occupation: Occupation) -> Iterator[Contradiction]:
    """Yield the years that lie decades from all others of the record, as one with a wrong digit does."""
    years = {f"employment[{one.year}]": one.year for one in occupation.employment}
    years |= {f"pay[{one.year}.{one.period}.{one.currency}]": one.year for one in occupation.pay}
    for one in occupation.projections:
        path = f"projections[{one.base_year}-{one.target_year}]"
        years |= {f"{path}.base_year": one.base_year, f"{path}.target_year": one.target_year}
    known = sorted(set(years.values()))
    for path, year in years.items():
        apart = min((abs(other - year) for other in known if other != year), default=0)
        if apart > _FAR:
            nearest = ", ".join(str(other) for other in known if abs(other - year) == apart)
            allowed = f"a year within {_FAR} years of another one"
            yield Contradiction(occupation.id, path, year, f"the nearest year, {nearest},", allowed)


def table_band(projection: Projection, methodology: Methodology, occupation: Occupation) -> str | None:
    """Return the band of a published whole percent in its edition's table.

    Returns:
        The band; None if there is no percent or no table, or if the record has a growth of all occupations that is
        against the band.
    """
    percent = _banded_percent(projection)
    table = methodology.bands.get((projection.base_year, projection.target_year))
    if table is None or percent is None or percent != int(percent):
        return None
    band, average = table.band(int(percent)), _growth_of_all(projection, occupation)
    if average is None:
        return band
    faster, slower = band in ("much_faster", "faster"), band == "slower"
    apart = band == "as_fast_as" and abs(Decimal(percent) - Decimal(average)) > _ALIKE
    return None if apart or (faster and percent <= average) or (slower and percent >= average) else band


_ALIKE: Final = 3
"""The points that a growth that is about as fast as the average can be from it; no table has a band that is wider."""


def _growth_of_all(projection: Projection, occupation: Occupation) -> Decimal | int | None:
    """Return the growth of all occupations that is published for the years of a projection."""
    for compared in occupation.comparisons:
        for one in compared.projections if compared.kind == "all" else ():
            if (one.base_year, one.target_year) == (projection.base_year, projection.target_year):
                return _banded_percent(one)
    return None


def _banded_percent(projection: Projection) -> Decimal | int | None:
    return projection.percent if projection.whole_percent is None else projection.whole_percent
