"""Section ``job_outlook``: projected growth against the average, and openings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from narrate.comparison import Growth, over, padded, percent_decimals, published_growth
from narrate.content.items import group_item
from narrate.content.messages import (
    SCOPE,
    ChoiceSpec,
    FigureSpec,
    FigureValue,
    Message,
    MessageSpec,
    Missing,
    Plan,
    Quantity,
    planned,
    scope,
)
from narrate.content.places import compared_projection, employment, projection
from narrate.facts import BAND_RULE, Derivation, FactIndex, FactSpec, Rule, change, direction, licensed
from narrate.records import Occupation, Projection

SECTION: Final = "job_outlook"

_GROWTH_FACTS: Final = (employment("{base_year}", "jobs"), projection("jobs"))
_CHANGE: Final = change(of=_GROWTH_FACTS[1], since=_GROWTH_FACTS[0])
_SIGN: Final = Rule("sign_of_change")
_SIGN_OF_COMPUTED: Final = direction(_SIGN, of=_CHANGE)
_SIGN_OF_PUBLISHED: Final = direction(_SIGN, of=projection("percent"), levels=_GROWTH_FACTS[::-1])
_SIGN_OF_WHOLE: Final = direction(_SIGN, of=projection("whole_percent"), levels=_GROWTH_FACTS[::-1])
_SIGN_OF_LABEL: Final = licensed(_SIGN)

_YEARS: Final = (
    FigureSpec("base_year", Quantity.YEAR, (projection("base_year"),)),
    FigureSpec("target_year", Quantity.YEAR, (projection("target_year"),)),
)
_PUBLISHED: Final = FigureSpec("percent", Quantity.PERCENT, (projection("percent"),))
_WHOLE: Final = FigureSpec("percent", Quantity.PERCENT, (projection("whole_percent"),))
_COMPUTED: Final = FigureSpec("percent", Quantity.PERCENT, _GROWTH_FACTS, _CHANGE)
_GROWS: Final = ("much_faster", "faster", "as_fast_as", "slower")


def _direction(value: str, facts: tuple[FactSpec, ...], sign: Derivation) -> ChoiceSpec:
    return ChoiceSpec("direction", (value,), "direction", facts, sign)


BAND_FACTS: Final = (projection("outlook"), projection("percent"))
WHOLE_BAND_FACTS: Final = (projection("outlook"), projection("whole_percent"))
_ONLY_BAND: Final = ChoiceSpec("band", _GROWS, "band", BAND_FACTS, BAND_RULE)
_PACE: Final = ChoiceSpec("pace", ("plain", "rapid"))


def _growth(name: str, percent: FigureSpec, sign: Derivation, band_facts: tuple[FactSpec, ...]) -> MessageSpec:
    """Return the kind of message on a growth by the origin of its percent; the words are the same for all."""
    band = ChoiceSpec("band", (*_GROWS, "none"), "band", band_facts, BAND_RULE)
    choices = (SCOPE, _direction("up", percent.facts, sign), band)
    return MessageSpec(SECTION, name, choices, (percent, *_YEARS), mentions=True, block="growth")


def _decline(name: str, percent: FigureSpec, sign: Derivation) -> MessageSpec:
    """Return the kind of message on a decline by the origin of its percent, as for a growth."""
    choices = (SCOPE, _direction("down", percent.facts, sign), _PACE)
    return MessageSpec(SECTION, name, choices, (percent, *_YEARS), mentions=True, block="decline")


GROWTH: Final = _growth("growth", _PUBLISHED, _SIGN_OF_PUBLISHED, BAND_FACTS)
WHOLE_GROWTH: Final = _growth("whole_growth", _WHOLE, _SIGN_OF_WHOLE, WHOLE_BAND_FACTS)
COMPUTED_GROWTH: Final = _growth("computed_growth", _COMPUTED, _SIGN_OF_COMPUTED, BAND_FACTS)
LABELED_GROWTH: Final = MessageSpec(
    SECTION,
    "labeled_growth",
    (SCOPE, _direction("up", BAND_FACTS[:1], _SIGN_OF_LABEL), _ONLY_BAND),
    _YEARS,
    mentions=True,
)
LITTLE_OR_NO_CHANGE: Final = MessageSpec(
    SECTION,
    "little_or_no_change",
    (SCOPE, ChoiceSpec("direction", ("flat",), "direction", (projection(),), licensed(Rule("band_or_zero")))),
    _YEARS,
    mentions=True,
)
DECLINE: Final = _decline("decline", _PUBLISHED, _SIGN_OF_PUBLISHED)
WHOLE_DECLINE: Final = _decline("whole_decline", _WHOLE, _SIGN_OF_WHOLE)
COMPUTED_DECLINE: Final = _decline("computed_decline", _COMPUTED, _SIGN_OF_COMPUTED)
LABELED_DECLINE: Final = MessageSpec(
    SECTION,
    "labeled_decline",
    (SCOPE, _direction("down", BAND_FACTS[:1], _SIGN_OF_LABEL), _PACE),
    _YEARS,
    mentions=True,
)


def _concession(name: str) -> ChoiceSpec:
    """Return the choice of the growth in spite of which there are openings: "Despite declining employment"."""
    values = ("none", "limited_growth", "little_change", "declining")
    return ChoiceSpec(name, values, "lead", (projection(),), licensed(Rule("growth_lead")))


OPENINGS: Final = MessageSpec(
    SECTION,
    "openings",
    (
        SCOPE,
        _concession("lead"),
        _concession("concession"),
        ChoiceSpec("horizon", ("decade", "years")),
        ChoiceSpec("bound", ("exact", "at_least")),
    ),
    (FigureSpec("openings", Quantity.OPENINGS, (projection("openings_per_year"),)), *_YEARS),
    mentions=True,
)


def _compared_growth(name: str, kind: str, *named: FigureSpec) -> MessageSpec:
    """Return the kind of message on the published growth of a row for comparison, which is called by *named*."""
    percent = compared_projection(kind, "percent")
    return MessageSpec(
        SECTION,
        name,
        (ChoiceSpec("direction", ("up", "down", "flat"), "direction", (percent,), direction(_SIGN, of=percent)),),
        (
            *named,
            FigureSpec("percent", Quantity.PERCENT, (percent,)),
            FigureSpec("base_year", Quantity.YEAR, (compared_projection(kind, "base_year"),)),
            FigureSpec("target_year", Quantity.YEAR, (compared_projection(kind, "target_year"),)),
        ),
    )


GROUP_GROWTH: Final = _compared_growth("group_growth", "group", FigureSpec("group", Quantity.SHARES))
ALL_GROWTH: Final = _compared_growth("all_growth", "all")

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
    GROUP_GROWTH,
    ALL_GROWTH,
    OPENINGS,
)


_GROWTHS: Final = {"computed": COMPUTED_GROWTH, "percent": GROWTH, "whole_percent": WHOLE_GROWTH}
_DECLINES: Final = {"computed": COMPUTED_DECLINE, "percent": DECLINE, "whole_percent": WHOLE_DECLINE}
"""The message on a growth, by the origin of its percent."""


def plan(facts: FactIndex) -> Plan | Missing:
    """Return the messages on the growth and the openings that the newest projection expects."""
    missing = Missing(
        "a projection with percent, outlook or openings_per_year, or with jobs, up to nine times the employment of its "
        "base year, for a year after the newest one with employment"
    )
    projection = newest(facts.occupation)
    if projection is None:
        return missing
    expected = outlook(facts)
    openings = _openings(projection, scope(facts.occupation), _leads(expected, facts, projection))
    compared = () if expected is None or not facts.occupation.comparisons else _compared(facts, projection)
    return planned(expected, *compared, openings) or missing


def outlook(facts: FactIndex) -> Message | None:
    """Return the message on the growth that the newest projection expects; None where the growth is unknown."""
    projection = newest(facts.occupation)
    if projection is None:
        return None
    return _outlook(projection, scope(facts.occupation), facts.growth(projection), facts.band(projection) or "none")


def newest(occupation: Occupation) -> Projection | None:
    """Return the newest projection; None where there is none, or its target year is over: it is no outlook then."""
    last = max(occupation.projections, key=lambda entry: (entry.base_year, entry.target_year), default=None)
    return None if last is None or over(last, occupation) else last


SIDES: Final = dict.fromkeys(_GROWS, "up") | {
    "little_or_no_change": "flat",
    "decline": "down",
    "decline_rapidly": "down",
}
"""The direction of each label."""


def _outlook(projection: Projection, reach: str, growth: Growth, band: str) -> Message | None:
    years = (projection.base_year, projection.target_year)
    direction = SIDES.get(band, growth.direction)
    if direction == "open":
        return None
    if direction in ("flat", "equal"):
        return Message(LITTLE_OR_NO_CHANGE, (reach, "flat"), years)
    pace = "rapid" if band == "decline_rapidly" else "plain"
    if direction != growth.direction:
        # The label is used alone: there is no percent, or one with another direction.
        return Message(
            *(LABELED_GROWTH, (reach, "up", band)) if direction == "up" else (LABELED_DECLINE, (reach, "down", pace)),
            years,
        )
    source = "computed" if not growth.published else "percent" if projection.whole_percent is None else "whole_percent"
    figures = (growth.percent, *years)
    if direction == "up":
        return Message(_GROWTHS[source], (reach, "up", band), figures)
    return Message(_DECLINES[source], (reach, "down", pace), figures)


def _leads(expected: Message | None, facts: FactIndex, projection: Projection) -> tuple[str, str]:
    """Return the concession by the handbook's usage, and by the facts.

    The handbook speaks of limited growth wherever its label is slower growth, or little or no change, also of what is
    no growth at all. Where the label moves and the figures do not, or to the other side, neither is conceded.
    """
    if expected is None:
        return "none", "none"
    direction, growth, band = expected.choices[1], facts.growth(projection).direction, facts.band(projection)
    if direction == "up" and band != "slower":
        return "none", "none"
    if direction in ("up", "down") and growth not in (direction, "open"):
        return "none", "none"
    if direction == "down" and growth in ("down", "open"):
        return "declining", "declining"
    known = "limited_growth" if growth == "up" or (growth == "open" and direction == "up") else "little_change"
    by_label = band in ("slower", "little_or_no_change")
    return "limited_growth" if by_label else known, known


def _openings(projection: Projection, reach: str, leads: tuple[str, str]) -> Message | None:
    openings = projection.openings_per_year
    number = openings if openings is None or isinstance(openings, int) else int(openings.value)
    if not number:
        return None
    horizon = "decade" if projection.target_year - projection.base_year == 10 else "years"
    bound = "exact" if isinstance(openings, int) else "at_least"
    return Message(OPENINGS, (reach, *leads, horizon, bound), (number, projection.base_year, projection.target_year))


_COMPARED: Final = {"group": GROUP_GROWTH, "all": ALL_GROWTH}


def _compared(facts: FactIndex, projection: Projection) -> Iterator[Message]:
    """Yield the growth that is published of the group and of all occupations, for the years of a projection."""
    known = {one.kind: one for one in facts.occupation.comparisons}
    years = projection.base_year, projection.target_year
    rows: list[tuple[MessageSpec, Growth, tuple[FigureValue, ...]]] = []
    for kind, spec in _COMPARED.items():
        compared = known.get(kind)
        if compared is None:
            continue
        published = next((one for one in compared.projections if (one.base_year, one.target_year) == years), None)
        if published is None or published.percent is None:
            continue
        growth = published_growth(published, None, facts.methodology)
        named: tuple[FigureValue, ...] | None = group_item(compared) if kind == "group" else ()
        if growth.direction != "open" and named is not None:
            rows.append((spec, growth, named))
    # Rows of one publication have as many decimals as any of them: 2.0 beside 6.1.
    decimals = max([percent_decimals(facts.occupation), *(growth.percent[1] for _, growth, _ in rows)])
    for spec, growth, named in rows:
        percent = growth.percent if growth.direction == "flat" else padded(growth.percent, decimals)
        yield Message(spec, (growth.direction,), (*named, percent, *years))
