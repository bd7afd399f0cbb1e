"""Section ``job_trends``: the present compared with the old projection, and the new projection with the old."""

from __future__ import annotations

from typing import Final

from narrate.comparison import OPEN, VERDICTS, Growth, Trend, broken, count, over
from narrate.content import job_outlook
from narrate.content.messages import (
    MARGIN,
    MEASURE,
    SCOPE,
    ChoiceSpec,
    FigureSpec,
    FigureValue,
    MessageSpec,
    Missing,
    Plan,
    Quantity,
    measure,
    scope,
)
from narrate.content.places import employment, new_projection, projection
from narrate.facts import (
    Derivation,
    FactIndex,
    FactSpec,
    Rule,
    change,
    direction,
    gap,
    line,
    verdict,
)
from narrate.records import AtLeast, Employment, Projection

SECTION: Final = "job_trends"

_BOUND: Final = ("exact", "at_least")
_LINES: Final = ("interpolated", "target", "extrapolated")
_SIGN: Final = Rule("sign_of_change")
_GAP: Final = Rule("gap_share")

_BASE_JOBS: Final = employment("{base_year}", "jobs")
_PLANNED_JOBS: Final = projection("jobs")
_PERCENT: Final = projection("percent")
_OBSERVED_JOBS: Final = employment("{year}", "jobs")
_NEW_JOBS: Final = new_projection("jobs")
_CHANGE_FACTS: Final = (employment("{first_year}", "jobs"), employment("{second_year}", "jobs"))
_GROWTH_FACTS: Final = (_BASE_JOBS, _PLANNED_JOBS)
_ON_PACE_FACTS: Final = (*_GROWTH_FACTS, _OBSERVED_JOBS)
_OUTLOOK_FACTS: Final = (*_GROWTH_FACTS, _NEW_JOBS)
_GROWTH: Final = Derivation("growth", Rule("change_share"), _GROWTH_FACTS[::-1])
_GROWTH_SIGN: Final = direction(_SIGN, of=change(of=_PLANNED_JOBS, since=_BASE_JOBS))
_PUBLISHED_SIGN: Final = direction(_SIGN, of=_PERCENT, levels=_GROWTH_FACTS[::-1])
_GAP_SIGN: Final = direction(Rule("sign_of_gap"), of="gap")
_ON_LINE: Final = line(*_GROWTH_FACTS, year="year", against=_OBSERVED_JOBS)
_BEYOND_LINE: Final = line(*_GROWTH_FACTS, year="new_target_year", against=_NEW_JOBS)

VALIDITY: Final = ChoiceSpec("validity", ("current", "past"))
"""Whether a projection is current, or past: a newer one has replaced it, or its target year is over."""

ON_PACE_JUDGED: Final = verdict(of=gap(_GAP, of=_OBSERVED_JOBS, over=_ON_LINE))
OUTLOOK_JUDGED: Final = verdict(of=gap(_GAP, of=_BEYOND_LINE, over=_NEW_JOBS), less_is_better=True)


def _year(name: str, fact: FactSpec) -> FigureSpec:
    return FigureSpec(name, Quantity.YEAR, (fact,))


_FIRST: Final = FigureSpec("first", Quantity.JOBS, _CHANGE_FACTS[:1])
_FIRST_YEAR: Final = _year("first_year", employment("{first_year}", "year"))
_SECOND: Final = FigureSpec("second", Quantity.JOBS, _CHANGE_FACTS[1:])
_SECOND_YEAR: Final = _year("second_year", employment("{second_year}", "year"))
_BASE_YEAR: Final = _year("base_year", projection("base_year"))
_TARGET_YEAR: Final = _year("target_year", projection("target_year"))
_PROJECTED_JOBS: Final = FigureSpec("jobs", Quantity.JOBS, (_PLANNED_JOBS,))

OBSERVED_CHANGE: Final = MessageSpec(
    SECTION,
    "observed_change",
    (
        SCOPE,
        ChoiceSpec(
            "direction", ("up", "down", "flat", "equal"), "direction", _CHANGE_FACTS, direction(_SIGN, of="change")
        ),
    ),
    (
        _FIRST,
        _FIRST_YEAR,
        _SECOND,
        _SECOND_YEAR,
        FigureSpec("change", Quantity.PERCENT, _CHANGE_FACTS, change(of="second", since="first")),
    ),
)
OBSERVED_LEVELS: Final = MessageSpec(
    SECTION,
    "observed_levels",
    (SCOPE, ChoiceSpec("first_bound", _BOUND), ChoiceSpec("second_bound", _BOUND)),
    (_FIRST, _FIRST_YEAR, _SECOND, _SECOND_YEAR),
)
OBSERVED_LEVEL: Final = MessageSpec(
    SECTION,
    "observed_level",
    (SCOPE, ChoiceSpec("bound", _BOUND)),
    (
        FigureSpec("jobs", Quantity.JOBS, (_OBSERVED_JOBS,)),
        _year("year", employment("{year}", "year")),
    ),
)
PROJECTED_GROWTH: Final = MessageSpec(
    SECTION,
    "projected_growth",
    (
        SCOPE,
        ChoiceSpec("direction", ("up", "down", "flat", "equal"), "direction", _GROWTH_FACTS, _GROWTH_SIGN),
        VALIDITY,
    ),
    (
        _BASE_YEAR,
        FigureSpec("growth", Quantity.PERCENT, (*_GROWTH_FACTS, employment("{since_year}", "jobs")), _GROWTH),
        _TARGET_YEAR,
        _PROJECTED_JOBS,
        # The year whose jobs the growth is a share of: the base year, unless the methodology has another base.
        _year("since_year", employment("{since_year}", "year")),
    ),
)
PUBLISHED_GROWTH: Final = MessageSpec(
    SECTION,
    "published_growth",
    (
        SCOPE,
        ChoiceSpec("direction", ("up", "down", "flat", "equal"), "direction", (_PERCENT,), _PUBLISHED_SIGN),
        VALIDITY,
    ),
    (_BASE_YEAR, FigureSpec("growth", Quantity.PERCENT, (_PERCENT,)), _TARGET_YEAR, _PROJECTED_JOBS),
    block="projected_growth",
)
PROJECTED_LEVEL: Final = MessageSpec(
    SECTION,
    "projected_level",
    (SCOPE, ChoiceSpec("bound", _BOUND), VALIDITY),
    (_BASE_YEAR, _TARGET_YEAR, _PROJECTED_JOBS),
)
PROJECTED_RATE: Final = MessageSpec(
    SECTION,
    "projected_rate",
    (SCOPE, ChoiceSpec("direction", ("up", "down", "flat"), "direction", (_PERCENT,), _PUBLISHED_SIGN), VALIDITY),
    (_BASE_YEAR, FigureSpec("growth", Quantity.PERCENT, (_PERCENT,)), _TARGET_YEAR),
)
ON_PACE: Final = MessageSpec(
    SECTION,
    "on_pace",
    (
        ChoiceSpec("line", _LINES),
        ChoiceSpec("side", ("lower", "higher", "equal", "about"), "direction", _ON_PACE_FACTS, _GAP_SIGN),
        MEASURE,
    ),
    (
        _year("year", employment("{year}", "year")),
        FigureSpec("expected", Quantity.JOBS, _GROWTH_FACTS, _ON_LINE),
        FigureSpec("observed", Quantity.JOBS, (_OBSERVED_JOBS,)),
        FigureSpec("gap", Quantity.PERCENT, _ON_PACE_FACTS, gap(_GAP, of="observed", over="expected")),
        _BASE_YEAR,
        _TARGET_YEAR,
    ),
)
ON_PACE_VERDICT: Final = MessageSpec(
    SECTION,
    "on_pace_verdict",
    (SCOPE, ChoiceSpec("verdict", VERDICTS, "verdict", _ON_PACE_FACTS, ON_PACE_JUDGED), MARGIN),
    (_BASE_YEAR, _TARGET_YEAR, _year("year", employment("{year}", "year"))),
)
EXTRAPOLATION: Final = MessageSpec(
    SECTION,
    "extrapolation",
    (
        ChoiceSpec("line", _LINES),
        ChoiceSpec("side", ("lower", "higher", "equal", "about"), "direction", _OUTLOOK_FACTS, _GAP_SIGN),
        MEASURE,
    ),
    (
        _BASE_YEAR,
        _TARGET_YEAR,
        FigureSpec("expected", Quantity.JOBS, _GROWTH_FACTS, _BEYOND_LINE),
        _year("new_target_year", new_projection("target_year")),
        FigureSpec("gap", Quantity.PERCENT, _OUTLOOK_FACTS, gap(_GAP, of="expected", over=_NEW_JOBS)),
        _year("new_base_year", new_projection("base_year")),
    ),
)
EXPECTATIONS_VERDICT: Final = MessageSpec(
    SECTION,
    "expectations_verdict",
    (SCOPE, ChoiceSpec("verdict", VERDICTS, "verdict", _OUTLOOK_FACTS, OUTLOOK_JUDGED), MARGIN),
    (
        _BASE_YEAR,
        _TARGET_YEAR,
        _year("new_base_year", new_projection("base_year")),
        _year("new_target_year", new_projection("target_year")),
    ),
)

SPECS: Final = (
    OBSERVED_CHANGE,
    OBSERVED_LEVELS,
    OBSERVED_LEVEL,
    PROJECTED_GROWTH,
    PUBLISHED_GROWTH,
    PROJECTED_LEVEL,
    PROJECTED_RATE,
    ON_PACE,
    ON_PACE_VERDICT,
    EXTRAPOLATION,
    EXPECTATIONS_VERDICT,
)


_MAKE: Final = tuple.__new__
"""The constructor of named tuples, which takes half the time of calling the class."""


def plan(facts: FactIndex) -> Plan | Missing:
    """Return the messages that the trend of an occupation supports, in order."""
    first, second, old, new, change, old_growth, new_growth, on_pace, outlook = facts.trend
    reach = scope(facts.occupation)
    shape: list[MessageSpec | str] = []
    figures: list[FigureValue] = []
    if first is not None or second is not None:
        _observed(shape, figures, reach, first, second, change)
    introduced = False  # whether the older projection is in the section, so that figures can be compared with it
    if old is not None:
        bare = old.percent is None and old.whole_percent is None and old.outlook is None
        shown = old_growth if bare else _shown(facts, old, old_growth, first)
        validity = "past" if new is not None or over(old, facts.occupation) else "current"
        _projected(shape, figures, reach, validity, old, shown, old.base_year)
        introduced = shown is not None
        if on_pace is not None and second is not None and introduced:
            expected, side, tenths, judged, line, margin = on_pace
            base_year, target_year, year = old.base_year, old.target_year, second.year
            observed: int = second.jobs  # type: ignore[assignment]  # a count: a bound is never compared
            given = measure(tenths, side, observed)
            shape += (ON_PACE, line, side, given, ON_PACE_VERDICT, reach, judged, margin)
            figures += (year, expected, observed, (tenths, 1), base_year, target_year, base_year, target_year, year)
    if new is not None:
        since = new.base_year if facts.methodology.growth_base == "own_base" else _since(facts, new, new_growth)
        bare = new.percent is None and new.whole_percent is None and new.outlook is None
        shown = new_growth if bare else _shown(facts, new, new_growth, second)
        validity = "past" if outlook is None and over(new, facts.occupation) else "current"
        _projected(shape, figures, reach, validity, new, shown, since)
        if outlook is not None and old is not None and introduced and shown is not None:
            expected, side, tenths, judged, line, margin = outlook
            base_year, target_year = old.base_year, old.target_year
            new_base, new_target = new.base_year, new.target_year
            shape += (
                EXTRAPOLATION,
                line,
                side,
                measure(tenths, side, expected),
                EXPECTATIONS_VERDICT,
                reach,
                judged,
                margin,
            )
            figures += (
                base_year, target_year, expected, new_target, (tenths, 1), new_base,
                base_year, target_year, new_base, new_target,
            )  # fmt: skip
    if not shape:
        return Missing("employment of a year, or a projection with its jobs or percent")
    return _MAKE(Plan, (tuple(shape), tuple(figures)))


def adds(facts: FactIndex) -> bool:
    """Return whether the section says more than those on employment and on the outlook do.

    It does where observations are compared, with the line of a projection or with each other, and where the outlook
    lacks the growth or is that of another projection.
    """
    first, second, old, new, _, old_growth = facts.trend[:6]
    written = old is not None and (old.jobs is not None or old_growth.direction != "open")
    if written or (first is not None and second is not None):
        return True
    return new not in (None, job_outlook.newest(facts.occupation)) or job_outlook.outlook(facts) is None


def _level(jobs: int | AtLeast) -> tuple[int, str]:
    return (jobs, "exact") if isinstance(jobs, int) else (int(jobs.value), "at_least")


def _observed(
    shape: list[MessageSpec | str],
    figures: list[FigureValue],
    reach: str,
    first: Employment | None,
    second: Employment | None,
    change: Growth,
) -> None:
    if first is None or second is None:
        only = first or second
        assert only is not None
        jobs, bound = _level(only.jobs)
        shape += (OBSERVED_LEVEL, reach, bound)
        figures += (jobs, only.year)
    elif change[0] != "open":
        # Where there is a change, both are counts, not bounds.
        shape += (OBSERVED_CHANGE, reach, change[0])
        figures += (first.jobs, first.year, second.jobs, second.year, change[1])  # type: ignore[arg-type]
    else:
        (first_jobs, first_bound), (second_jobs, second_bound) = _level(first.jobs), _level(second.jobs)
        shape += (OBSERVED_LEVELS, reach, first_bound, second_bound)
        figures += (first_jobs, first.year, second_jobs, second.year)


def _since(facts: FactIndex, projection: Projection, growth: Growth) -> int:
    """Return the year whose jobs the computed growth of the newer projection is a share of.

    It is the base year of the projection, or under a methodology that takes the first observation for a base, as
    ``projected_growth`` does, the year of that one.
    """
    first = facts.trend.first
    if first is None or facts.trend.old is None:
        return projection.base_year
    if growth.direction not in _MOVED or not count(first.jobs):
        return projection.base_year
    return projection.base_year if broken(facts.occupation, first.year, projection.base_year) else first.year


_MOVED: Final = ("up", "down")
_APART: Final = ("higher", "lower")


def _shown(facts: FactIndex, projection: Projection, growth: Growth, base: Employment | None) -> Growth | None:
    """Return the growth of a projection that is shown with its level; None where neither is shown.

    The percents of the section have one decimal, if any has. Beside a whole percent, which the outlook shows, the level
    stands alone, as where the label of the projection is on the other side. Levels that are shown as equal and a growth
    that is published are not in one report, nor are a level and a label against it. A growth that the methodology
    computes in place of a published one is shown in any case.

    Args:
        facts: The fact index.
        projection: The projection.
        growth: Its growth, as far as its figures support it.
        base: An observation, which counts if it is that of the base year.
    """
    if not facts.methodology.published_growth and not growth.published:
        return growth
    level = isinstance(projection.jobs, int)
    side = job_outlook.SIDES.get(projection.outlook or "", "flat")
    known = projection.jobs is not None and base is not None and base.year == projection.base_year
    moved = _level(projection.jobs)[0] - _level(base.jobs)[0] if known else None  # type: ignore[union-attr,arg-type]
    if moved == 0:
        return None if projection.percent or projection.whole_percent or side in _MOVED else growth
    if moved and growth.direction in ("open", "flat") and side == ("down" if moved > 0 else "up"):
        return None  # the label is against the levels
    decimals = growth.percent[1]
    beside = projection.whole_percent is not None and bool(decimals)
    apart = beside or (decimals != 1 and (_decimal(facts.trend) or over(projection, facts.occupation)))
    against = {side, growth.direction} == set(_MOVED)
    if growth.direction in _MOVED and (apart or against):
        return OPEN if level else None
    return growth


def _decimal(found: Trend) -> bool:
    """Return whether the section has a percent with a decimal: a change, a gap, or a growth beside another kind."""
    growths = {one.percent[1] for one in (found.old_growth, found.new_growth) if one.direction in _MOVED}
    gaps = (one for one in (found.on_pace, found.outlook) if one is not None)
    return found.change.direction in _MOVED or len(growths) > 1 or any(one.side in _APART for one in gaps)


def _projected(
    shape: list[MessageSpec | str],
    figures: list[FigureValue],
    reach: str,
    validity: str,
    projection: Projection,
    growth: Growth | None,
    since: int,
) -> None:
    if growth is None:
        return
    direction, percent, published = growth
    if published and not percent[0]:
        percent = (0, 0)  # however many decimals it is published with, no sentence prints it
    jobs = projection.jobs
    if direction != "open" and isinstance(jobs, int):
        if published:
            shape += (PUBLISHED_GROWTH, reach, direction, validity)
            figures += (projection.base_year, percent, projection.target_year, jobs)
        else:
            shape += (PROJECTED_GROWTH, reach, direction, validity)
            figures += (projection.base_year, percent, projection.target_year, jobs, since)
    elif jobs is not None:
        level, bound = _level(jobs)
        shape += (PROJECTED_LEVEL, reach, bound, validity)
        figures += (projection.base_year, projection.target_year, level)
    elif direction != "open":
        shape += (PROJECTED_RATE, reach, direction, validity)
        figures += (projection.base_year, percent, projection.target_year)
