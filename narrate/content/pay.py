"""Section ``pay``: the median wage, and what the lowest and highest paid earn."""

from __future__ import annotations

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
from narrate.methodology import Methodology
from narrate.records import AtLeast, Occupation, Pay

SECTION: Final = "pay"

_PATH: Final = "pay[{year}.{period}.{currency}]"
_PERIOD: Final = ChoiceSpec("period", ("annual", "hourly"))

MEDIAN: Final = MessageSpec(
    SECTION,
    "median",
    (SCOPE, _PERIOD, ChoiceSpec("bound", ("exact", "at_least"))),
    (
        FigureSpec("median", Quantity.MONEY, (_PATH + ".percentiles[50]",)),
        FigureSpec("date", Quantity.DATE, (_PATH + ".year",)),
    ),
    mentions=True,
)
DEFINITION: Final = MessageSpec(SECTION, "definition")
RANGE: Final = MessageSpec(
    SECTION,
    "range",
    (_PERIOD,),
    (
        FigureSpec("low_rank", Quantity.PERCENTILE, (_PATH + ".percentiles",)),
        FigureSpec("low", Quantity.MONEY, (_PATH + ".percentiles[{low_rank}]",)),
        FigureSpec("high_share", Quantity.PERCENTILE, (_PATH + ".percentiles",), "100 - rank of the percentile"),
        FigureSpec("high", Quantity.MONEY, (_PATH + ".percentiles[{high_rank}]",)),
        FigureSpec("high_rank", Quantity.PERCENTILE, (_PATH + ".percentiles",)),
        FigureSpec("date", Quantity.DATE, (_PATH + ".year",)),
    ),
)
LOWEST: Final = MessageSpec(SECTION, "lowest", (_PERIOD,), (*RANGE.figures[:2], RANGE.figures[5]))
HIGHEST: Final = MessageSpec(SECTION, "highest", (_PERIOD,), RANGE.figures[2:])

SPECS: Final = (MEDIAN, DEFINITION, RANGE, LOWEST, HIGHEST)

_LOW: Final = 10
_HIGH: Final = 90


def plan(occupation: Occupation, methodology: Methodology) -> Plan | Missing:
    """Say what the occupation pays, currency by currency.

    Of several entries the newest is told; of one year the one with most to tell, and by the year rather than by the
    hour. An occupation that is paid by the hour may have its median published for both, and the rest for the hour only.
    """
    messages: list[Message] = []
    for entry in _told(occupation):
        median, rest = _entry(entry, scope(occupation), methodology)
        if median is not None:
            messages.append(median)
            if all(message.spec is not DEFINITION for message in messages):
                messages.append(Message(DEFINITION, (), ()))
        messages += rest
    return planned(*messages) or Missing("pay with percentile 50, 10 or 90")


def _told(occupation: Occupation) -> list[Pay]:
    """Pick one entry a currency: amounts of two years, periods or currencies are never mixed."""
    best: dict[str, Pay] = {}
    for entry in occupation.pay:
        if not any(rank in entry.percentiles for rank in (_LOW, 50, _HIGH)):
            continue
        rival = best.get(entry.currency)
        if rival is None or _preference(entry) > _preference(rival):
            best[entry.currency] = entry
    return list(best.values())


def _preference(entry: Pay) -> tuple[int, int, bool]:
    ranks = sum(rank in entry.percentiles for rank in (_LOW, 50, _HIGH))
    return entry.year, ranks, entry.period == "annual"


def _entry(entry: Pay, reach: str, methodology: Methodology) -> tuple[Message | None, list[Message]]:
    month = entry.month or methodology.wage_months.get(entry.currency)
    date = (entry.year, month)
    told = {rank: entry.percentiles[rank] for rank in (_LOW, 50, _HIGH) if rank in entry.percentiles}
    decimals = _decimals(entry.period, list(told.values()))
    money = {rank: _money(amount, decimals, entry.currency) for rank, amount in told.items()}
    median = None
    if 50 in told:
        bound = "at_least" if isinstance(told[50], AtLeast) else "exact"
        median = Message(MEDIAN, (reach, entry.period, bound), (money[50], date))
    # "Less than" cannot be said of a lower bound; "more than" can: whoever earns more than the percentile earns more
    # than its bound.
    low = _LOW in told and not isinstance(told[_LOW], AtLeast)
    low_figures: tuple[FigureValue, ...] = (_LOW, money[_LOW]) if low else ()
    high_figures: tuple[FigureValue, ...] = (100 - _HIGH, money[_HIGH], _HIGH) if _HIGH in told else ()
    if low_figures and high_figures:
        return median, [Message(RANGE, (entry.period,), (*low_figures, *high_figures, date))]
    if low_figures:
        return median, [Message(LOWEST, (entry.period,), (*low_figures, date))]
    return median, [Message(HIGHEST, (entry.period,), (*high_figures, date))] if high_figures else []


def _decimals(period: str, amounts: list[Decimal | AtLeast]) -> int:
    """Whole amounts a year are told whole; an hourly wage always has its cents."""
    whole = all(
        value == int(value) for value in (amount.value if isinstance(amount, AtLeast) else amount for amount in amounts)
    )
    return 0 if whole and period == "annual" else 2


def _money(amount: Decimal | AtLeast, decimals: int, currency: str) -> tuple[int, int, str]:
    """Round an amount, ties away from zero; a bound is cut, so that it stays one."""
    if isinstance(amount, AtLeast):
        return int(amount.value * 10**decimals), decimals, currency
    digits = amount * 10**decimals
    return int(digits + Decimal("0.5")), decimals, currency
