"""Section ``pay``: the median wage, and the wages of the lowest and highest paid."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

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
from narrate.content.places import pay
from narrate.facts import Derivation, FactIndex, Rule, difference
from narrate.records import AtLeast, Occupation, Pay

SECTION: Final = "pay"

MEDIAN_FACT: Final = pay("percentiles", 50)
_PERIOD: Final = ChoiceSpec("period", ("annual", "hourly"))

MEDIAN: Final = MessageSpec(
    SECTION,
    "median",
    (SCOPE, _PERIOD, ChoiceSpec("bound", ("exact", "at_least"))),
    (
        FigureSpec("median", Quantity.MONEY, (MEDIAN_FACT,)),
        FigureSpec("date", Quantity.DATE, (pay("year"),)),
    ),
    mentions=True,
)


def _rank(kind: str, name: str, rule: Rule | None = None) -> Derivation:
    """Return the derivation of the rank of a percentile, or of the rest up to a hundred."""
    return Derivation(kind, rule, (pay("percentiles", f"{{{name}}}"), name))


DEFINITION: Final = MessageSpec(SECTION, "definition")
RANGE: Final = MessageSpec(
    SECTION,
    "range",
    (_PERIOD,),
    (
        FigureSpec("low_rank", Quantity.PERCENTILE, (pay("percentiles"),), _rank("item", "low_rank")),
        FigureSpec("low", Quantity.MONEY, (pay("percentiles", "{low_rank}"),)),
        FigureSpec(
            "high_share",
            Quantity.PERCENTILE,
            (pay("percentiles"),),
            _rank("complement", "high_rank", Rule("complement")),
        ),
        FigureSpec("high", Quantity.MONEY, (pay("percentiles", "{high_rank}"),)),
        FigureSpec("high_rank", Quantity.PERCENTILE, (pay("percentiles"),), _rank("item", "high_rank")),
        FigureSpec("date", Quantity.DATE, (pay("year"),)),
    ),
)
LOWEST: Final = MessageSpec(SECTION, "lowest", (_PERIOD,), (*RANGE.figures[:2], RANGE.figures[5]))
HIGHEST: Final = MessageSpec(SECTION, "highest", (_PERIOD,), RANGE.figures[2:])

_LOWER: Final = pay("percentiles", 25)
_UPPER: Final = pay("percentiles", 75)
_QUARTER: Final = (
    FigureSpec("low", Quantity.MONEY, (_LOWER,)),
    FigureSpec("high", Quantity.MONEY, (_UPPER,)),
)
MIDDLE: Final = MessageSpec(
    SECTION,
    "middle",
    (_PERIOD,),
    (
        *_QUARTER,
        FigureSpec(
            "spread",
            Quantity.MONEY,
            (_LOWER, _UPPER),
            difference(Rule("amount_difference"), of="high", less="low"),
        ),
        RANGE.figures[5],
    ),
)
LOWER_QUARTER: Final = MessageSpec(SECTION, "lower_quarter", (_PERIOD,), (_QUARTER[0], RANGE.figures[5]))
UPPER_QUARTER: Final = MessageSpec(SECTION, "upper_quarter", (_PERIOD,), (_QUARTER[1], RANGE.figures[5]))

SPECS: Final = (MEDIAN, DEFINITION, RANGE, LOWEST, HIGHEST, MIDDLE, LOWER_QUARTER, UPPER_QUARTER)

_LOW: Final = 10
_HIGH: Final = 90
_RANKS: Final = (_LOW, 25, 50, 75, _HIGH)


def plan(facts: FactIndex) -> Plan | Missing:
    """Return the messages on the wages, currency by currency.

    The newest entry is used; of several in one year the one with the most percentiles, annual before hourly. Hourly
    wages may have a median for both periods, and the other percentiles for the hour only.
    """
    messages: list[Message] = []
    occupation = facts.occupation
    for entry in newest(occupation):
        median, rest = _entry(entry, scope(occupation), (entry.year, facts.month(entry)))
        if median is not None:
            messages.append(median)
            if all(message.spec is not DEFINITION for message in messages):
                messages.append(Message(DEFINITION, (), ()))
        messages += rest
    return planned(*messages) or Missing("pay with percentile 50, 10, 25, 75 or 90")


def newest(occupation: Occupation) -> list[Pay]:
    """List one entry for each currency; amounts of different years, periods or currencies are never mixed."""
    best: dict[str, Pay] = {}
    for entry in occupation.pay:
        if not any(rank in entry.percentiles for rank in _RANKS):
            continue
        rival = best.get(entry.currency)
        if rival is None or _preference(entry) > _preference(rival):
            best[entry.currency] = entry
    return list(best.values())


def shown(amount: Decimal | AtLeast, period: str, currency: str) -> tuple[int, int, str]:
    """Return one amount as it is rounded in a sentence of its own."""
    return _money(amount, _decimals(period, [amount]), currency)


def _preference(entry: Pay) -> tuple[int, int, bool]:
    ranks = sum(rank in entry.percentiles for rank in (_LOW, 50, _HIGH))
    return entry.year, ranks, entry.period == "annual"


def _entry(entry: Pay, reach: str, date: tuple[int, int | None]) -> tuple[Message | None, list[Message]]:
    known = {rank: entry.percentiles[rank] for rank in _RANKS if rank in entry.percentiles}
    decimals = _decimals(entry.period, list(known.values()))
    money = {rank: _money(amount, decimals, entry.currency) for rank, amount in known.items()}
    exact = {rank for rank, amount in known.items() if not isinstance(amount, AtLeast)}
    median = None
    if 50 in known:
        bound = "exact" if 50 in exact else "at_least"
        median = Message(MEDIAN, (reach, entry.period, bound), (money[50], date))
    outer = _outer(entry.period, known, exact, money, date)
    inner = _inner(entry.period, known, exact, money, date)
    return median, [message for message in (outer, inner) if message is not None]


Money = tuple[int, int, str]
Amounts = Mapping[int, Decimal | AtLeast]


def _outer(
    period: str, known: Amounts, exact: set[int], money: Mapping[int, Money], date: tuple[int, int | None]
) -> Message | None:
    """Return the message on the wages of the lowest and highest paid.

    "Less than" is never used with a lower bound. "More than" can be: who earns more than the percentile earns more than
    its bound.
    """
    low_figures: tuple[FigureValue, ...] = (_LOW, money[_LOW]) if _LOW in exact else ()
    high_figures: tuple[FigureValue, ...] = (100 - _HIGH, money[_HIGH], _HIGH) if _HIGH in known else ()
    if low_figures and high_figures:
        return Message(RANGE, (period,), (*low_figures, *high_figures, date))
    if low_figures:
        return Message(LOWEST, (period,), (*low_figures, date))
    return Message(HIGHEST, (period,), (*high_figures, date)) if high_figures else None


def _inner(
    period: str, known: Amounts, exact: set[int], money: Mapping[int, Money], date: tuple[int, int | None]
) -> Message | None:
    """Return the message on the wages of the middle half; a bound is not subtracted, and has a message of its own."""
    if 25 in exact and 75 in exact:
        low, high = money[25], money[75]
        if low[0] < high[0]:
            spread = (high[0] - low[0], high[1], high[2])
            return Message(MIDDLE, (period,), (low, high, spread, date))
        return None
    if 25 in exact:
        return Message(LOWER_QUARTER, (period,), (money[25], date))
    return Message(UPPER_QUARTER, (period,), (money[75], date)) if 75 in known else None


def _decimals(period: str, amounts: list[Decimal | AtLeast]) -> int:
    """Return how many decimals amounts are shown with: none for whole annual amounts, two for hourly wages."""
    whole = all(
        value == int(value) for value in (amount.value if isinstance(amount, AtLeast) else amount for amount in amounts)
    )
    return 0 if whole and period == "annual" else 2


def _money(amount: Decimal | AtLeast, decimals: int, currency: str) -> tuple[int, int, str]:
    """Round an amount, ties away from zero; a bound is cut, so that it remains a bound."""
    if isinstance(amount, AtLeast):
        return int(amount.value * 10**decimals), decimals, currency
    digits = amount * 10**decimals
    return int(digits + Decimal("0.5")), decimals, currency
