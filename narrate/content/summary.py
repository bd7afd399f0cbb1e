"""Section ``summary``: what stands out most, in at most two sentences."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from narrate.comparison import tenths_of_percent, trend
from narrate.content import job_outlook, pay
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
from narrate.methodology import Methodology
from narrate.records import AtLeast, Occupation

SECTION: Final = "summary"

_EXTREMES: Final = ("much_worse", "much_better")
_PROJECTED: Final = "projections[{base_year}-{target_year}]"
_BASE: Final = (
    FigureSpec("base_year", Quantity.YEAR, (_PROJECTED + ".base_year",)),
    FigureSpec("target_year", Quantity.YEAR, (_PROJECTED + ".target_year",)),
)
_OLD_FACTS: Final = ("employment[{base_year}].jobs", _PROJECTED + ".jobs")
_YEAR: Final = FigureSpec("year", Quantity.YEAR, ("employment[{year}].year",))
_NEW: Final = "projections[{new_base_year}-{new_target_year}]"

CURRENT: Final = MessageSpec(
    SECTION,
    "current",
    (
        SCOPE,
        ChoiceSpec("verdict", _EXTREMES, "verdict", (*_OLD_FACTS, "employment[{year}].jobs"), "verdict"),
    ),
    (_YEAR, *_BASE),
    mentions=True,
    again=True,
)
EXPECTATIONS: Final = MessageSpec(
    SECTION,
    "expectations",
    (SCOPE, ChoiceSpec("verdict", _EXTREMES, "verdict", (*_OLD_FACTS, _NEW + ".jobs"), "verdict")),
    (
        *_BASE,
        FigureSpec("new_base_year", Quantity.YEAR, (_NEW + ".base_year",)),
        FigureSpec("new_target_year", Quantity.YEAR, (_NEW + ".target_year",)),
    ),
    mentions=True,
    again=True,
)
GROWS: Final = MessageSpec(
    SECTION,
    "grows",
    (SCOPE, ChoiceSpec("band", ("much_faster",), "band", job_outlook.BAND_FACTS, "band")),
    _BASE,
    mentions=True,
    again=True,
)
DECLINES: Final = MessageSpec(
    SECTION,
    "declines",
    (
        SCOPE,
        ChoiceSpec("direction", ("down",), "direction", (_PROJECTED,), "band, or sign of the shown change"),
        ChoiceSpec("pace", ("plain", "rapid")),
    ),
    _BASE,
    mentions=True,
    again=True,
)
_GROUP_PAY: Final = "group.pay[{year}.{period}.{currency}].percentiles[50]"
PAYS: Final = MessageSpec(
    SECTION,
    "pays",
    (
        SCOPE,
        ChoiceSpec("period", ("annual", "hourly")),
        ChoiceSpec(
            "side", ("higher", "lower"), "direction", (pay.MEDIAN_FACT, _GROUP_PAY), "sign of the shown difference"
        ),
    ),
    (
        FigureSpec("median", Quantity.MONEY, (pay.MEDIAN_FACT,)),
        FigureSpec("date", Quantity.DATE, ("pay[{year}.{period}.{currency}].year",)),
        FigureSpec(
            "gap",
            Quantity.PERCENT,
            (pay.MEDIAN_FACT, _GROUP_PAY),
            "difference as a share of the group's median, one decimal, ties away from zero",
        ),
        FigureSpec("size", Quantity.COUNT, ("group.size",)),
    ),
    mentions=True,
    again=True,
)

SPECS: Final = (CURRENT, EXPECTATIONS, GROWS, DECLINES, PAYS)

_SENTENCES: Final = 2
_FAR: Final = Fraction(1, 2)
"""How far pay has to be from the group's median, as a share of it, to stand out."""


def plan(occupation: Occupation, methodology: Methodology) -> Plan | Missing:
    """Pick at most two things that stand out: a verdict or a band at either end, pay far from the group's."""
    found = [*_candidates(occupation, methodology)]
    return planned(*found[:_SENTENCES]) or Missing("a fact that stands out: a verdict or a band at either end, or pay")


def _candidates(occupation: Occupation, methodology: Methodology) -> Iterator[Message]:
    """Give what stands out, most of all first: what has happened, what is expected now, growth, pay."""
    reach = scope(occupation)
    seen = trend(occupation, methodology)
    old, new, second = seen.old, seen.new, seen.second
    if old is not None and second is not None and seen.on_pace is not None and seen.on_pace.verdict in _EXTREMES:
        yield Message(CURRENT, (reach, seen.on_pace.verdict), (second.year, old.base_year, old.target_year))
    if old is not None and new is not None and seen.outlook is not None and seen.outlook.verdict in _EXTREMES:
        years = (old.base_year, old.target_year, new.base_year, new.target_year)
        yield Message(EXPECTATIONS, (reach, seen.outlook.verdict), years)
    yield from _growth(occupation, reach, methodology)
    yield from _pay(occupation, reach, methodology)


def _growth(occupation: Occupation, reach: str, methodology: Methodology) -> Iterator[Message]:
    outlook = job_outlook.outlook(occupation, methodology)
    if outlook is None:
        return
    values = outlook.values()
    years = (values["base_year"], values["target_year"])
    choices = dict(zip((choice.name for choice in outlook.spec.choices), outlook.choices, strict=True))
    if choices.get("band") == "much_faster":
        yield Message(GROWS, (reach, "much_faster"), years)
    elif choices["direction"] == "down":
        yield Message(DECLINES, (reach, "down", choices["pace"]), years)


def _pay(occupation: Occupation, reach: str, methodology: Methodology) -> Iterator[Message]:
    group = occupation.group
    if group is None or group.size < 2:
        return
    medians = {(entry.year, entry.period, entry.currency): entry.percentiles.get(50) for entry in group.pay}
    for entry in pay.told(occupation):
        own, other = entry.percentiles.get(50), medians.get((entry.year, entry.period, entry.currency))
        if own is None or not other or isinstance(own, AtLeast) or isinstance(other, AtLeast):
            continue
        if abs(own - other) >= Decimal(_FAR.numerator) * other / _FAR.denominator:
            money = pay.shown(own, entry.period, entry.currency)
            scale = 100
            tenths = tenths_of_percent(int((own - other) * scale), int(other * scale))
            side = "higher" if own > other else "lower"
            date = (entry.year, pay.month(entry, methodology))
            yield Message(PAYS, (reach, entry.period, side), (money, date, (tenths, 1), group.size))
