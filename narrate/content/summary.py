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
from narrate.content.places import employment, group_pay, new_projection, projection
from narrate.content.places import pay as wages
from narrate.facts import BAND_RULE, VERDICT_RULE, FactSpec, Rule, licensed, share
from narrate.methodology import Methodology
from narrate.records import AtLeast, Occupation

SECTION: Final = "summary"

_EXTREMES: Final = ("much_worse", "much_better")
_BASE: Final = (
    FigureSpec("base_year", Quantity.YEAR, (projection("base_year"),)),
    FigureSpec("target_year", Quantity.YEAR, (projection("target_year"),)),
)
_OLD_FACTS: Final = (employment("{base_year}", "jobs"), projection("jobs"))
_YEAR: Final = FigureSpec("year", Quantity.YEAR, (employment("{year}", "year"),))

CURRENT: Final = MessageSpec(
    SECTION,
    "current",
    (
        SCOPE,
        ChoiceSpec("verdict", _EXTREMES, "verdict", (*_OLD_FACTS, employment("{year}", "jobs")), VERDICT_RULE),
    ),
    (_YEAR, *_BASE),
    mentions=True,
    again=True,
)
EXPECTATIONS: Final = MessageSpec(
    SECTION,
    "expectations",
    (SCOPE, ChoiceSpec("verdict", _EXTREMES, "verdict", (*_OLD_FACTS, new_projection("jobs")), VERDICT_RULE)),
    (
        *_BASE,
        FigureSpec("new_base_year", Quantity.YEAR, (new_projection("base_year"),)),
        FigureSpec("new_target_year", Quantity.YEAR, (new_projection("target_year"),)),
    ),
    mentions=True,
    again=True,
)
GROWS: Final = MessageSpec(
    SECTION,
    "grows",
    (SCOPE, ChoiceSpec("band", ("much_faster",), "band", job_outlook.BAND_FACTS, BAND_RULE)),
    _BASE,
    mentions=True,
    again=True,
)
DECLINES: Final = MessageSpec(
    SECTION,
    "declines",
    (
        SCOPE,
        ChoiceSpec("direction", ("down",), "direction", (projection(),), licensed(Rule("band_or_sign"))),
        ChoiceSpec("pace", ("plain", "rapid")),
    ),
    _BASE,
    mentions=True,
    again=True,
)
_GROUP_PAY: Final = group_pay("percentiles", 50)
PAYS: Final = MessageSpec(
    SECTION,
    "pays",
    (
        SCOPE,
        ChoiceSpec("period", ("annual", "hourly")),
        ChoiceSpec(
            "side",
            ("higher", "lower"),
            "direction",
            (pay.MEDIAN_FACT, _GROUP_PAY),
            licensed(Rule("sign_of_difference")),
        ),
    ),
    (
        FigureSpec("median", Quantity.MONEY, (pay.MEDIAN_FACT,)),
        FigureSpec("date", Quantity.DATE, (wages("year"),)),
        FigureSpec(
            "gap",
            Quantity.PERCENT,
            (pay.MEDIAN_FACT, _GROUP_PAY),
            share(Rule("group_gap"), of=pay.MEDIAN_FACT, over=_GROUP_PAY),
        ),
        FigureSpec("size", Quantity.COUNT, (FactSpec("group", (), "size"),)),
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
    """Return what stands out, most of all first: what has happened, what is expected now, growth, pay."""
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
