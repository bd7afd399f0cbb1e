"""Section ``job_outlook``: projected growth against the average, and openings."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from attrs import evolve

from narrate.comparison import Growth, computed_growth, count, published_growth, table_band, whole_growth
from narrate.content.messages import (
    SCOPE,
    ChoiceSpec,
    FigureSpec,
    Message,
    MessageSpec,
    Missing,
    Plan,
    Quantity,
    planned,
    scope,
)
from narrate.content.places import employment, projection
from narrate.facts import BAND_RULE, FactSpec, Rule, licensed, share
from narrate.methodology import Methodology
from narrate.records import Occupation, Projection

SECTION: Final = "job_outlook"

_GROWTH_FACTS: Final = (employment("{base_year}", "jobs"), projection("jobs"))
_SIGN: Final = licensed(Rule("sign_of_change"))

_YEARS: Final = (
    FigureSpec("base_year", Quantity.YEAR, (projection("base_year"),)),
    FigureSpec("target_year", Quantity.YEAR, (projection("target_year"),)),
)
_PUBLISHED: Final = FigureSpec("percent", Quantity.PERCENT, (projection("percent"),))
_WHOLE: Final = FigureSpec("percent", Quantity.PERCENT, (projection("whole_percent"),))
_COMPUTED: Final = FigureSpec(
    "percent", Quantity.PERCENT, _GROWTH_FACTS, share(Rule("change_share"), of=_GROWTH_FACTS[1], over=_GROWTH_FACTS[0])
)
_GROWS: Final = ("much_faster", "faster", "as_fast_as", "slower")


def _direction(value: str, facts: tuple[FactSpec, ...]) -> ChoiceSpec:
    return ChoiceSpec("direction", (value,), "direction", facts, _SIGN)


BAND_FACTS: Final = (projection("outlook"), projection("percent"))
_PERCENT_FACT: Final = BAND_FACTS[1:]
_WHOLE_FACT: Final = (projection("whole_percent"),)
_BAND: Final = ChoiceSpec("band", (*_GROWS, "none"), "band", BAND_FACTS, BAND_RULE)
_WHOLE_BAND: Final = ChoiceSpec("band", (*_GROWS, "none"), "band", (*BAND_FACTS[:1], *_WHOLE_FACT), BAND_RULE)
_ONLY_BAND: Final = ChoiceSpec("band", _GROWS, "band", BAND_FACTS, BAND_RULE)
_PACE: Final = ChoiceSpec("pace", ("plain", "rapid"))

GROWTH: Final = MessageSpec(
    SECTION, "growth", (SCOPE, _direction("up", _PERCENT_FACT), _BAND), (_PUBLISHED, *_YEARS), mentions=True
)
WHOLE_GROWTH: Final = MessageSpec(
    SECTION,
    "whole_growth",
    (SCOPE, _direction("up", _WHOLE_FACT), _WHOLE_BAND),
    (_WHOLE, *_YEARS),
    mentions=True,
    block="growth",
)
COMPUTED_GROWTH: Final = MessageSpec(
    SECTION,
    "computed_growth",
    (SCOPE, _direction("up", _GROWTH_FACTS), _BAND),
    (_COMPUTED, *_YEARS),
    mentions=True,
    block="growth",
)
LABELED_GROWTH: Final = MessageSpec(
    SECTION, "labeled_growth", (SCOPE, _direction("up", BAND_FACTS[:1]), _ONLY_BAND), _YEARS, mentions=True
)
LITTLE_OR_NO_CHANGE: Final = MessageSpec(
    SECTION,
    "little_or_no_change",
    (SCOPE, ChoiceSpec("direction", ("flat",), "direction", (projection(),), licensed(Rule("band_or_zero")))),
    _YEARS,
    mentions=True,
)
DECLINE: Final = MessageSpec(
    SECTION, "decline", (SCOPE, _direction("down", _PERCENT_FACT), _PACE), (_PUBLISHED, *_YEARS), mentions=True
)
WHOLE_DECLINE: Final = MessageSpec(
    SECTION,
    "whole_decline",
    (SCOPE, _direction("down", _WHOLE_FACT), _PACE),
    (_WHOLE, *_YEARS),
    mentions=True,
    block="decline",
)
COMPUTED_DECLINE: Final = MessageSpec(
    SECTION,
    "computed_decline",
    (SCOPE, _direction("down", _GROWTH_FACTS), _PACE),
    (_COMPUTED, *_YEARS),
    mentions=True,
    block="decline",
)
LABELED_DECLINE: Final = MessageSpec(
    SECTION, "labeled_decline", (SCOPE, _direction("down", BAND_FACTS[:1]), _PACE), _YEARS, mentions=True
)
OPENINGS: Final = MessageSpec(
    SECTION,
    "openings",
    (
        SCOPE,
        ChoiceSpec(
            "lead", ("none", "limited_growth", "declining"), "lead", (projection(),), licensed(Rule("growth_lead"))
        ),
        ChoiceSpec("horizon", ("decade", "years")),
        ChoiceSpec("bound", ("exact", "at_least")),
    ),
    (FigureSpec("openings", Quantity.OPENINGS, (projection("openings_per_year"),)), *_YEARS),
    mentions=True,
)

SPECS: Final = (
    GROWTH,
    WHOLE_GROWTH,
    COMPUTED_GROWTH,
    LABELED_GROWTH,
    LITTLE_OR_NO_CHANGE,
    DECLINE,
    WHOLE_DECLINE,
    COMPUTED_DECLINE,
    LABELED_DECLINE,
    OPENINGS,
)


_GROWTHS: Final = {"computed": COMPUTED_GROWTH, "percent": GROWTH, "whole_percent": WHOLE_GROWTH}
_DECLINES: Final = {"computed": COMPUTED_DECLINE, "percent": DECLINE, "whole_percent": WHOLE_DECLINE}
"""The message that tells a growth, by where its percent is from."""


def plan(occupation: Occupation, methodology: Methodology) -> Plan | Missing:
    """State what the newest projection expects, and how many openings there will be."""
    missing = Missing(
        "a projection with percent, outlook or openings_per_year, or with jobs and employment of its base year"
    )
    if not occupation.projections:
        return missing
    projection = _newest(occupation)
    band = _band(projection, _growth(occupation, projection, methodology), methodology)
    expected = outlook(occupation, methodology)
    openings = _openings(projection, scope(occupation), expected, band)
    return planned(expected, openings) or missing


def outlook(occupation: Occupation, methodology: Methodology) -> Message | None:
    """State what the newest projection expects of growth; None where nothing may be said."""
    if not occupation.projections:
        return None
    projection = _newest(occupation)
    growth = _growth(occupation, projection, methodology)
    return _outlook(projection, scope(occupation), growth, _band(projection, growth, methodology))


def _newest(occupation: Occupation) -> Projection:
    return max(occupation.projections, key=lambda entry: (entry.base_year, entry.target_year))


def _growth(occupation: Occupation, projection: Projection, methodology: Methodology) -> Growth:
    base = next((count(entry.jobs) for entry in occupation.employment if entry.year == projection.base_year), None)
    whole = projection.whole_percent
    if projection.percent is None and whole is not None:
        projection = evolve(projection, percent=Decimal(whole))
    if projection.percent is not None:
        growth = published_growth(projection, base, methodology, levels_told=False)
        return growth if whole is None else whole_growth(growth, whole)
    target = count(projection.jobs)
    if base is None or target is None:
        return Growth("open", (0, 0), published=False)
    return computed_growth(base, target)


def _band(projection: Projection, growth: Growth, methodology: Methodology) -> str:
    """The record's own label wins; without one the table of the edition, if the percent may be told."""
    if projection.outlook is not None:
        return projection.outlook
    band = table_band(projection, methodology) if growth.direction != "open" else None
    return band if band is not None else "none"


_SIDES: Final = dict.fromkeys(_GROWS, "up") | {
    "little_or_no_change": "flat",
    "decline": "down",
    "decline_rapidly": "down",
}


def _outlook(projection: Projection, reach: str, growth: Growth, band: str) -> Message | None:
    years = (projection.base_year, projection.target_year)
    direction = _SIDES.get(band, growth.direction)
    if direction == "open":
        return None
    if direction in ("flat", "equal"):
        return Message(LITTLE_OR_NO_CHANGE, (reach, "flat"), years)
    pace = "rapid" if band == "decline_rapidly" else "plain"
    if direction != growth.direction:
        # Only the label can be told: there is no percent, or one that goes another way.
        return Message(
            *(LABELED_GROWTH, (reach, "up", band)) if direction == "up" else (LABELED_DECLINE, (reach, "down", pace)),
            years,
        )
    source = "computed" if not growth.published else "percent" if projection.whole_percent is None else "whole_percent"
    figures = (growth.percent, *years)
    if direction == "up":
        return Message(_GROWTHS[source], (reach, "up", band), figures)
    return Message(_DECLINES[source], (reach, "down", pace), figures)


def _openings(projection: Projection, reach: str, expected: Message | None, band: str) -> Message | None:
    openings = projection.openings_per_year
    number = openings if openings is None or isinstance(openings, int) else int(openings.value)
    if not number:
        return None
    lead = "none"
    if expected is not None:
        direction = expected.choices[1]
        lead = (
            "declining"
            if direction == "down"
            else "limited_growth"
            if direction == "flat" or band == "slower"
            else "none"
        )
    horizon = "decade" if projection.target_year - projection.base_year == 10 else "years"
    bound = "exact" if isinstance(openings, int) else "at_least"
    return Message(OPENINGS, (reach, lead, horizon, bound), (number, projection.base_year, projection.target_year))
