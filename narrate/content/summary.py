"""Section ``summary``: the most notable facts, in at most two sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from narrate.content import job_outlook, job_trends, pay
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
from narrate.facts import BAND_RULE, FactIndex, FactSpec, Rule, direction, gap, group_gap, licensed

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
        ChoiceSpec(
            "verdict", _EXTREMES, "verdict", (*_OLD_FACTS, employment("{year}", "jobs")), job_trends.ON_PACE_JUDGED
        ),
    ),
    (_YEAR, *_BASE),
    mentions=True,
    again=True,
)
EXPECTATIONS: Final = MessageSpec(
    SECTION,
    "expectations",
    (
        SCOPE,
        ChoiceSpec("verdict", _EXTREMES, "verdict", (*_OLD_FACTS, new_projection("jobs")), job_trends.OUTLOOK_JUDGED),
    ),
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
WHOLE_GROWS: Final = MessageSpec(
    SECTION,
    "whole_grows",
    (SCOPE, ChoiceSpec("band", ("much_faster",), "band", job_outlook.WHOLE_BAND_FACTS, BAND_RULE)),
    _BASE,
    mentions=True,
    again=True,
    block="grows",
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
_GROUP_GAP: Final = Rule("group_gap")
_GROUP_PAY: Final = group_pay("percentiles", 50)


def _pays(name: str, size: FactSpec) -> MessageSpec:
    """Return a kind of message on pay that is far from the group's, with the fact of how many were compared."""
    return MessageSpec(
        SECTION,
        name,
        (
            SCOPE,
            ChoiceSpec("period", ("annual", "hourly")),
            ChoiceSpec(
                "side",
                ("higher", "lower"),
                "direction",
                (pay.MEDIAN_FACT, _GROUP_PAY),
                direction(Rule("sign_of_difference"), of="gap"),
            ),
        ),
        (
            FigureSpec("median", Quantity.MONEY, (pay.MEDIAN_FACT,)),
            FigureSpec("date", Quantity.DATE, (wages("year"),)),
            FigureSpec(
                "gap",
                Quantity.PERCENT,
                (pay.MEDIAN_FACT, _GROUP_PAY),
                gap(_GROUP_GAP, of=pay.MEDIAN_FACT, over=_GROUP_PAY),
            ),
            FigureSpec("size", Quantity.COUNT, (size,)),
        ),
        mentions=True,
        again=True,
        block="pays",
    )


PAYS: Final = _pays("pays", FactSpec("group", (), "size"))
PAYS_COUNTED: Final = _pays("pays_counted", group_pay("occupations"))
"""The same where the record has the number of the occupations that have such a median wage."""

SPECS: Final = (CURRENT, EXPECTATIONS, GROWS, WHOLE_GROWS, DECLINES, PAYS, PAYS_COUNTED)

_SENTENCES: Final = 2
_SEVERAL: Final = 2
"""The least number of occupations that have a median."""
_FAR: Final = 50
"""The distance of notable pay from the group's median, in percent of it."""


def plan(facts: FactIndex) -> Plan | Missing:
    """Return at most two messages: a verdict or a band at either end, or pay far from the group's."""
    found = [*_candidates(facts)]
    return planned(*found[:_SENTENCES]) or Missing("a fact that stands out: a verdict or a band at either end, or pay")


def _candidates(facts: FactIndex) -> Iterator[Message]:
    """Yield the notable messages, the most important first: past, expectation, growth, pay."""
    reach = scope(facts.occupation)
    seen = facts.trend
    old, new, second = seen.old, seen.new, seen.second
    if old is not None and second is not None and seen.on_pace is not None and seen.on_pace.verdict in _EXTREMES:
        yield Message(CURRENT, (reach, seen.on_pace.verdict), (second.year, old.base_year, old.target_year))
    if old is not None and new is not None and seen.outlook is not None and seen.outlook.verdict in _EXTREMES:
        years = (old.base_year, old.target_year, new.base_year, new.target_year)
        yield Message(EXPECTATIONS, (reach, seen.outlook.verdict), years)
    yield from _growth(facts, reach)
    yield from _pay(facts, reach)


def _growth(facts: FactIndex, reach: str) -> Iterator[Message]:
    outlook = job_outlook.outlook(facts)
    if outlook is None:
        return
    values = outlook.values()
    years = (values["base_year"], values["target_year"])
    choices = dict(zip((choice.name for choice in outlook.spec.choices), outlook.choices, strict=True))
    if choices.get("band") == "much_faster":
        spec = WHOLE_GROWS if outlook.spec is job_outlook.WHOLE_GROWTH else GROWS
        yield Message(spec, (reach, "much_faster"), years)
    elif choices["direction"] == "down":
        yield Message(DECLINES, (reach, "down", choices["pace"]), years)


def _pay(facts: FactIndex, reach: str) -> Iterator[Message]:
    group = facts.occupation.group
    if group is None:
        return
    known = {(one.year, one.period, one.currency): one.occupations for one in group.pay}
    for entry in pay.newest(facts.occupation):
        counted = known.get((entry.year, entry.period, entry.currency))
        compared = group.size if counted is None else counted
        if compared < _SEVERAL:
            continue
        apart = facts.get(group_gap(entry))
        if apart is None or apart.exact is None or isinstance(apart.shown, str):
            continue
        if abs(apart.exact) >= _FAR:
            money = pay.amounts(entry)[50]
            side = "higher" if apart.exact > 0 else "lower"
            date = (entry.year, facts.month(entry))
            spec = PAYS if counted is None else PAYS_COUNTED
            yield Message(spec, (reach, entry.period, side), (money, date, (int(apart.shown * 10), 1), compared))
