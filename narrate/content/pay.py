"""Section ``pay``: the median wage, and the wages of the lowest and highest paid."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from narrate.cldr import currency_decimals
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
from narrate.content.places import compared_pay, pay
from narrate.facts import Derivation, FactIndex, Rule, difference
from narrate.records import AtLeast, Occupation, Pay

SECTION: Final = "pay"

MEDIAN_FACT: Final = pay("percentiles", 50)
_PERIOD: Final = ChoiceSpec("period", ("annual", "hourly"))
_DATED: Final = ChoiceSpec("dated", ("no", "yes"))
"""Whether the sentence gives the date and the period: of wages whose median is not there, their first sentence does."""

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
    (_PERIOD, _DATED),
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
LOWEST: Final = MessageSpec(SECTION, "lowest", (_PERIOD, _DATED), (*RANGE.figures[:2], RANGE.figures[5]))
HIGHEST: Final = MessageSpec(SECTION, "highest", (_PERIOD, _DATED), RANGE.figures[2:])

_LOWER: Final = pay("percentiles", 25)
_UPPER: Final = pay("percentiles", 75)
_QUARTER: Final = (
    FigureSpec("low", Quantity.MONEY, (_LOWER,)),
    FigureSpec("high", Quantity.MONEY, (_UPPER,)),
)
MIDDLE: Final = MessageSpec(
    SECTION,
    "middle",
    (_PERIOD, _DATED),
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
LOWER_QUARTER: Final = MessageSpec(SECTION, "lower_quarter", (_PERIOD, _DATED), (_QUARTER[0], RANGE.figures[5]))
UPPER_QUARTER: Final = MessageSpec(SECTION, "upper_quarter", (_PERIOD, _DATED), (_QUARTER[1], RANGE.figures[5]))

EQUAL: Final = MessageSpec(
    SECTION, "equal", (_PERIOD, _DATED), (RANGE.figures[0], RANGE.figures[4], RANGE.figures[1], RANGE.figures[5])
)


def _compared_median(name: str, kind: str, *named: FigureSpec) -> MessageSpec:
    """Return the kind of message on the median of a row for comparison, which is called by *named*."""
    median = FigureSpec("median", Quantity.MONEY, (compared_pay(kind, "percentiles", 50),))
    date = FigureSpec("date", Quantity.DATE, (compared_pay(kind, "year"),))
    return MessageSpec(SECTION, name, (_PERIOD,), (*named, median, date))


GROUP_MEDIAN: Final = _compared_median("group_median", "group", FigureSpec("group", Quantity.SHARES))
ALL_MEDIAN: Final = _compared_median("all_median", "all")

SPECS: Final = (
    MEDIAN, DEFINITION, RANGE, LOWEST, HIGHEST, MIDDLE, LOWER_QUARTER, UPPER_QUARTER, EQUAL, GROUP_MEDIAN, ALL_MEDIAN,
)  # fmt: skip

_LOW: Final = 10
_HIGH: Final = 90
_ENDS: Final = (_LOW, 25, 75, _HIGH)
"""The percentiles that show how far wages are spread."""
_RANKS: Final = (50, *_ENDS)


def plan(facts: FactIndex) -> Plan | Missing:
    """Return the messages on the wages, currency by currency.

    The newest entry is used; of several in one year the one with the most percentiles, annual before hourly. Hourly
    wages may have a median for both periods, and the other percentiles for the hour only. Where the newest entry is a
    median alone, the others are those of the newest entry that has them, and are dated.
    """
    messages: list[Message] = []
    occupation = facts.occupation
    for entry in newest(occupation):
        if 50 in entry.percentiles:
            messages.append(_median(entry, scope(occupation), facts.month(entry)))
            if _halves(entry) and all(message.spec is not DEFINITION for message in messages):
                messages.append(Message(DEFINITION, (), ()))
        ends = _with_ends(occupation, entry)
        if ends is not None:
            messages += _spread(ends, facts.month(ends), dated=ends is not entry or 50 not in entry.percentiles)
        if 50 in entry.percentiles and occupation.comparisons:
            messages += _compared(facts, entry)
    return planned(*messages) or Missing("pay with percentile 50, 10, 25, 75 or 90")


def _halves(entry: Pay) -> bool:
    """Return whether half may earn more than the median and half less: no other percentile is the same amount."""
    median = entry.percentiles[50]
    return isinstance(median, AtLeast) or [*entry.percentiles.values()].count(median) == 1


def _compared(facts: FactIndex, entry: Pay) -> Iterator[Message]:
    """Yield the medians that are published of the group and of all occupations for the same time and period."""
    known = {one.kind: one for one in facts.occupation.comparisons}
    key, month = (entry.year, entry.period, entry.currency), facts.month(entry)
    for kind, spec in (("group", GROUP_MEDIAN), ("all", ALL_MEDIAN)):
        compared = known.get(kind)
        wages = () if compared is None else compared.pay
        pay = next((one for one in wages if (one.year, one.period, one.currency) == key), None)
        median = None if pay is None or facts.month(pay) != month else pay.percentiles.get(50)
        if compared is None or not isinstance(median, Decimal):
            continue
        named = group_item(compared) if kind == "group" else ()
        if named is not None:
            yield Message(spec, (entry.period,), (*named, shown(median, *key[1:]), (entry.year, month)))


def newest(occupation: Occupation) -> list[Pay]:
    """List one entry for each currency; amounts of different years, periods or currencies are never mixed."""
    return list(_preferred(occupation, _RANKS).values())


def _with_ends(occupation: Occupation, entry: Pay) -> Pay | None:
    """Return the entry that shows the spread: the given one, or where it is a median alone the newest that does."""
    if any(rank in entry.percentiles for rank in _ENDS):
        return entry
    return _preferred(occupation, _ENDS).get(entry.currency)


def _preferred(occupation: Occupation, ranks: Collection[int]) -> Mapping[str, Pay]:
    """Return by currency the preferred entry of those that have some of the ranks."""
    best: dict[str, Pay] = {}
    for entry in occupation.pay:
        if not any(rank in entry.percentiles for rank in ranks):
            continue
        rival = best.get(entry.currency)
        if rival is None or _preference(entry) > _preference(rival):
            best[entry.currency] = entry
    return best


def shown(amount: Decimal | AtLeast, period: str, currency: str) -> tuple[int, int, str]:
    """Return one amount as it is rounded in a sentence of its own."""
    return _money(amount, decimals_of(period, currency, [amount]), currency)


def _preference(entry: Pay) -> tuple[int, int, bool]:
    ranks = sum(rank in entry.percentiles for rank in (_LOW, 50, _HIGH))
    return entry.year, ranks, entry.period == "annual"


def _median(entry: Pay, reach: str, month: int | None) -> Message:
    bound = "at_least" if isinstance(entry.percentiles[50], AtLeast) else "exact"
    return Message(MEDIAN, (reach, entry.period, bound), (amounts(entry)[50], (entry.year, month)))


def _spread(entry: Pay, month: int | None, *, dated: bool) -> Iterator[Message]:
    """Yield the messages on the ends, on the middle half, and on what is equal; the first one is dated if asked for."""
    money, date = amounts(entry), (entry.year, month)
    exact = {rank for rank in money if not isinstance(entry.percentiles[rank], AtLeast)}
    groups = _equal(money, exact)
    # Who earns as much as others at the next percentile does not earn less, or more.
    tied = {rank for group in groups for rank in group}
    known = {rank: amount for rank, amount in money.items() if rank in exact or rank in _first_caps(money, exact)}
    apart = {rank: amount for rank, amount in known.items() if rank not in tied}
    for made, ranks in ((_outer, apart), (_inner, known if {25, 75} <= exact else apart)):
        message = made((entry.period, "yes" if dated else "no"), ranks, exact & set(ranks), date)
        if message is not None:
            dated = False
            yield message
    for group in groups:
        figures = (group[0], group[-1], money[group[0]], date)
        yield Message(EQUAL, (entry.period, "yes" if dated else "no"), figures)
        dated = False


def _equal(money: Mapping[int, Money], exact: Collection[int]) -> list[list[int]]:
    """List the percentiles that are shown as the same amount, each group by rank."""
    groups: list[list[int]] = []
    for rank in sorted(exact):
        if groups and money[groups[-1][0]] == money[rank]:
            groups[-1].append(rank)
        else:
            groups.append([rank])
    return [group for group in groups if len(group) > 1]


def _first_caps(money: Mapping[int, Money], exact: Collection[int]) -> set[int]:
    """Return the percentiles that are bounds and the lowest of their bound: those above say no more than it does."""
    lowest: dict[Money, int] = {}
    for rank in sorted(set(money) - set(exact)):
        lowest.setdefault(money[rank], rank)
    return set(lowest.values())


def amounts(entry: Pay) -> Mapping[int, Money]:
    """Return the amounts of an entry by rank, as they are rounded together: all sections show the same."""
    known = {rank: entry.percentiles[rank] for rank in _RANKS if rank in entry.percentiles}
    decimals = decimals_of(entry.period, entry.currency, known.values())
    return {rank: _money(amount, decimals, entry.currency) for rank, amount in known.items()}


Money = tuple[int, int, str]
Date = tuple[int, int | None]
Choices = tuple[str, str]


def _outer(choices: Choices, money: Mapping[int, Money], exact: Collection[int], date: Date) -> Message | None:
    """Return the message on the wages of the lowest and highest paid.

    "Less than" is never used with a lower bound. "More than" can be: who earns more than the percentile earns more than
    its bound.
    """
    low_figures: tuple[FigureValue, ...] = (_LOW, money[_LOW]) if _LOW in exact else ()
    high_figures: tuple[FigureValue, ...] = (100 - _HIGH, money[_HIGH], _HIGH) if _HIGH in money else ()
    if low_figures and high_figures:
        return Message(RANGE, choices, (*low_figures, *high_figures, date))
    if low_figures:
        return Message(LOWEST, choices, (*low_figures, date))
    return Message(HIGHEST, choices, (*high_figures, date)) if high_figures else None


def _inner(choices: Choices, money: Mapping[int, Money], exact: Collection[int], date: Date) -> Message | None:
    """Return the message on the wages of the middle half; a bound is not subtracted, and has a message of its own."""
    if 25 in exact and 75 in exact:
        low, high = money[25], money[75]
        if low[0] < high[0]:
            spread = (high[0] - low[0], high[1], high[2])
            return Message(MIDDLE, choices, (low, high, spread, date))
        return None
    if 25 in exact:
        return Message(LOWER_QUARTER, choices, (money[25], date))
    return Message(UPPER_QUARTER, choices, (money[75], date)) if 75 in money else None


def decimals_of(period: str, currency: str, amounts: Iterable[Decimal | AtLeast]) -> int:
    """Return how many decimals amounts are shown with: none for whole annual ones, else those of their currency.

    They are never fewer than the amounts were published with.

    >>> decimals_of("hourly", "EUR", [Decimal(17)]), decimals_of("hourly", "JPY", [Decimal(1200)])
    (2, 0)
    >>> decimals_of("hourly", "KWD", [Decimal("9.125")]), decimals_of("annual", "USD", [Decimal("9.125")])
    (3, 3)
    """
    published = max(map(_published_decimals, amounts), default=0)
    if period == "annual" and not published:
        return 0
    return max(published, currency_decimals(currency))


def _published_decimals(amount: Decimal | AtLeast) -> int:
    """Return how many decimals an amount needs."""
    exponent = (amount.value if isinstance(amount, AtLeast) else amount).normalize().as_tuple().exponent
    assert isinstance(exponent, int), amount
    return max(-exponent, 0)


def _money(amount: Decimal | AtLeast, decimals: int, currency: str) -> tuple[int, int, str]:
    """Return an amount with all its decimals."""
    value = amount.value if isinstance(amount, AtLeast) else amount
    return int(value.scaleb(decimals)), decimals, currency
