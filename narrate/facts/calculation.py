"""Calculation of each kind of derived fact: exactly, as shown, and over the intervals of its operands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import Any, Final

from narrate.comparison import VERDICTS, data_unit, on_line, rounded, tenths_of_percent, verdict, weaker
from narrate.facts.derivation import band_rule, line_rule, verdict_rule
from narrate.facts.entries import Calculation, DerivedFact, Fact, IndexEntry
from narrate.facts.intervals import Interval, greatest, least, point, spread
from narrate.methodology import Methodology

RATIOS: Final = ("change", "gap", "share")
"""Kinds that are the share of a difference in a base."""


def calculated(
    calculation: Calculation, operands: Sequence[IndexEntry], methodology: Methodology
) -> DerivedFact | None:
    """Return a derived fact, calculated from its operands.

    Args:
        calculation: The calculation.
        operands: The entries of its operands.
        methodology: The rounding of points on a line, the basis of verdicts, and the bands.

    Returns:
        The entry; None where it cannot be calculated: over a base of zero, from a bound, on a line below zero.
    """
    made = _KINDS[calculation.kind](calculation, operands, methodology)
    if made is None:
        return None
    known: dict[str, Any] = {
        "rule": calculation.rule,
        "years": tuple(sorted({year for one in operands for year in one.years})),
    }
    return DerivedFact(calculation, tuple(operands), **{**known, **made})


_Made = dict[str, Any] | None


def counted(entry: IndexEntry) -> Fraction | None:
    """Return the value with which a figure is calculated for a text: of a derived figure the shown one."""
    return entry.exact if isinstance(entry, Fact) else None if isinstance(entry.shown, str) else Fraction(entry.shown)


def _parts(operands: Sequence[IndexEntry]) -> tuple[IndexEntry, IndexEntry, IndexEntry]:
    """Return minuend, subtrahend and base; in a change and in a gap the last two are the same."""
    return operands[0], operands[1], operands[-1]


def _ratio(_: Calculation, operands: Sequence[IndexEntry], __: Methodology) -> _Made:
    of, less, base = _parts(operands)
    shown = _quotient(*map(counted, (of, less, base)))
    if shown is None:
        return None
    tenths = tenths_of_percent(*shown.as_integer_ratio())
    exact = _quotient(of.exact, less.exact, base.exact)
    return {
        "shown": Decimal(tenths).scaleb(-1),
        "exact": None if exact is None else exact * 100,
        "interval": _ratio_interval(of, less, base),
        "unit": "percent",
    }


def _quotient(of: Fraction | None, less: Fraction | None, base: Fraction | None) -> Fraction | None:
    """Return a difference as a share of a base; over a base of zero only a zero difference has one, which is zero."""
    if of is None or less is None or base is None or (base == 0 and of != less):
        return None
    return (of - less) / base if base else Fraction(0)


def _ratio_interval(of: IndexEntry, less: IndexEntry, base: IndexEntry) -> Interval | None:
    if of.interval is None or less.interval is None or base.interval is None:
        return None
    if less is base:
        # Both occurrences of the base have the same value: (x - b) / b is x / b - 1.
        return of.interval.over(base.interval).minus(point(1)).times(100)
    return of.interval.minus(less.interval).over(base.interval).times(100)


def _line(made: Calculation, operands: Sequence[IndexEntry], methodology: Methodology) -> _Made:
    start, end = operands[:2]
    counts = [one.value for one in operands if isinstance(one, Fact) and isinstance(one.value, int)]
    base_year, target_year = end.years
    if len(counts) < len(operands) or made.at is None:
        return None
    elapsed, horizon = made.at - base_year, target_year - base_year
    exact = on_line(counts[0], counts[1], elapsed, horizon)
    if exact < 0:
        return None
    unit = data_unit(methodology.unit, *counts)
    assert start.interval is not None
    assert end.interval is not None
    weight = Fraction(elapsed, horizon)
    return {
        "shown": rounded(*exact.as_integer_ratio(), unit, methodology.rounding),
        "exact": exact,
        "interval": start.interval.times(1 - weight).plus(end.interval.times(weight)),
        "rule": line_rule(methodology),
        "unit": "jobs",
        "years": (made.at,),
    }


def _difference(_: Calculation, operands: Sequence[IndexEntry], __: Methodology) -> _Made:
    of, less = operands
    if of.exact is None or less.exact is None or isinstance(of.shown, str) or isinstance(less.shown, str):
        return None
    known = of.interval is not None and less.interval is not None
    return {
        "shown": Decimal(of.shown) - Decimal(less.shown),
        "exact": of.exact - less.exact,
        "interval": of.interval.minus(less.interval) if known else None,  # type: ignore[union-attr,arg-type]
        "unit": of.unit,
        "period": of.period,
    }


def _direction(_: Calculation, operands: Sequence[IndexEntry], __: Methodology) -> _Made:
    of, *levels = operands
    if isinstance(of.shown, str) or of.exact is None:
        return None
    words = _SIDES if of.kind == "gap" else _DIRECTIONS
    figures = levels or (of.operands[:2] if isinstance(of, DerivedFact) else ())
    same = len(figures) == 2 and counted(figures[0]) == counted(figures[1])
    zero = "equal" if same else words[1]
    return {
        "shown": zero if not of.shown else words[2] if _sign(of) > 0 else words[0],
        "classes": _spanned(
            (words[0], zero, words[2]), of.interval, _place if isinstance(of, DerivedFact) else _sign_place
        ),
    }


_DIRECTIONS: Final = ("down", "flat", "up")
_SIDES: Final = ("lower", "about", "higher")


def _sign(entry: IndexEntry) -> int:
    """Return the sign of a figure as shown: that of a derived figure is from its operands as shown."""
    if isinstance(entry, Fact):
        value = entry.exact
    else:
        of, less, _ = _parts(entry.operands)
        value = _quotient(counted(of), counted(less), Fraction(1))
    assert value is not None
    return (value > 0) - (value < 0)


def _place(percent: Fraction) -> int:
    """Return the index of a direction among the three; a percent that would be shown as zero is in the middle."""
    return 1 if abs(percent) < Fraction(1, 20) else _sign_place(percent)


def _sign_place(percent: Fraction) -> int:
    """Return the index of the direction of a published percent, which is shown with all its decimals."""
    return 1 + (percent > 0) - (percent < 0)


def _spanned(classes: Sequence[str], interval: Interval | None, place: Callable[[Fraction], int]) -> tuple[str, ...]:
    """List the classes between the ends of an interval; a missing end is the outermost class."""
    if interval is None:
        return ()
    first = 0 if interval.lower is None else place(interval.lower)
    last = len(classes) - 1 if interval.upper is None else place(interval.upper)
    return tuple(classes[first : last + 1])


def _verdict(made: Calculation, operands: Sequence[IndexEntry], methodology: Methodology) -> _Made:
    (gap,) = operands
    assert isinstance(gap, DerivedFact)
    shown = _judged(gap, counted, made, methodology)
    if methodology.judged_on == "exact" and counted(gap.operands[-1]):
        shown = _judged(gap, lambda one: one.exact, made, methodology)
    if shown is None:
        return None

    def place(percent: Fraction) -> int:
        return VERDICTS.index(verdict(100 + percent, 100, methodology))

    # From the worst to the best, whichever side of zero is worse.
    gain = gap.interval
    if gain is not None and made.less_is_better:
        gain = gain.times(-1)
    classes = _spanned(VERDICTS, gain, place)
    judged = reduce(weaker, classes, shown) if methodology.within_rounding else shown
    return {
        "shown": judged,
        "classes": classes,
        "rule": verdict_rule(judged, methodology, weakened=judged != shown),
    }


def _judged(
    gap: DerivedFact,
    value: Callable[[IndexEntry], Fraction | None],
    made: Calculation,
    methodology: Methodology,
) -> str | None:
    of, less, base = map(value, _parts(gap.operands))
    if of is None or less is None or base is None:
        return None
    gain = less - of if made.less_is_better else of - less
    return verdict(base + gain, base, methodology)


def _band(_: Calculation, operands: Sequence[IndexEntry], methodology: Methodology) -> _Made:
    years = operands[0].years
    table = methodology.bands.get((years[0], years[1]))
    label = next((one.value for one in operands if isinstance(one, Fact) and isinstance(one.value, str)), None)
    percent = next((one.exact for one in operands if one.unit == "percent"), None)
    if label is None and table is not None and percent is not None and percent.denominator == 1:
        label = table.band(int(percent))
    if label is None:
        return None
    return {"shown": label, "classes": (label,), "rule": band_rule(table)}


def _in_large_units(made: Calculation, operands: Sequence[IndexEntry], __: Methodology) -> _Made:
    (jobs,) = operands
    if jobs.exact is None:
        return None
    shown = rounded(*jobs.exact.as_integer_ratio(), _TENTHS[made.kind], "half_up")
    return {"shown": shown, "exact": jobs.exact, "interval": jobs.interval, "unit": "jobs"}


_TENTHS: Final = {"millions": 100_000, "billions": 100_000_000}
"""The tenth of a large unit that a count is rounded to."""


def _rank(_: Calculation, operands: Sequence[IndexEntry], __: Methodology) -> _Made:
    # The possible ranks of the others cannot be known from this record.
    return {"shown": operands[0].shown, "exact": operands[0].exact, "unit": "occupations"}


def _among(
    pick: Callable[[Sequence[Any]], Any], over: Callable[[Sequence[Interval]], Interval]
) -> Callable[[Calculation, Sequence[IndexEntry], Methodology], _Made]:
    """Return the calculation of a figure that is selected from several."""

    def made(_: Calculation, operands: Sequence[IndexEntry], __: Methodology) -> _Made:
        return {
            "shown": pick([one.shown for one in operands]),
            "exact": pick([one.exact for one in operands]),
            "interval": over([one.interval for one in operands if one.interval is not None]),
            "unit": operands[0].unit,
        }

    return made


def _apart(values: Sequence[Any]) -> Any:
    return max(values) - min(values)


def _count(_: Calculation, operands: Sequence[IndexEntry], __: Methodology) -> _Made:
    return _known(len(operands))


def _item(made: Calculation, _: Sequence[IndexEntry], __: Methodology) -> _Made:
    return None if made.at is None else _known(made.at) | {"unit": "percentile"}


def _complement(made: Calculation, _: Sequence[IndexEntry], __: Methodology) -> _Made:
    return None if made.at is None else _known(100 - made.at) | {"unit": "percentile"}


def _known(number: int) -> dict[str, Any]:
    return {"shown": number, "exact": Fraction(number), "interval": point(number)}


def _date(made: Calculation, operands: Sequence[IndexEntry], _: Methodology) -> _Made:
    (year,) = operands
    return {"shown": year.shown if made.at is None else f"{year.shown}-{made.at:02d}"}


_KINDS: Final[Mapping[str, Callable[[Calculation, Sequence[IndexEntry], Methodology], _Made]]] = {
    **dict.fromkeys(RATIOS, _ratio),
    "line": _line,
    "difference": _difference,
    "direction": _direction,
    "verdict": _verdict,
    "band": _band,
    **dict.fromkeys(_TENTHS, _in_large_units),
    "rank": _rank,
    "greatest": _among(max, greatest),
    "least": _among(min, least),
    "spread": _among(_apart, spread),
    "count": _count,
    "item": _item,
    "complement": _complement,
    "date": _date,
}
"""The calculation of each kind, which returns the entry's own fields."""
