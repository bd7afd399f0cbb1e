"""Facts behind a claim, in words: the label of each by its address, and its value in the record."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from attrs import frozen

from narrate.comparison import scaled
from narrate.content.pay import decimals_of
from narrate.facts import Address, Fact, FactIndex
from narrate.page.texts import PageTexts
from narrate.records import COMPARED, AtLeast, Pay
from narrate.wording import Writer

_COMPARED_PAY: Final = tuple(f"comparisons.{kind}.pay" for kind in COMPARED)
_COMPARED: Final = tuple(f"comparisons.{kind}.projections" for kind in COMPARED)
_OF_YEARS: Final = ("employment", "projections", "pay", "group.pay", *_COMPARED, *_COMPARED_PAY)
"""Lists with years, periods and currencies as keys; the keys of other lists are names or indexes."""

_COUNTED: Final = ("jobs", "openings a year")
"""Units of counts that are written as in the prose."""

_WAGES: Final = ("pay", "group.pay", *_COMPARED_PAY)


@frozen
class NotedFact:
    """A fact behind a claim, as a note shows it.

    Attributes:
        path: Its path in the record, such as ``employment[2012].jobs``.
        label: Its label; None where the language has none for it.
        value: Its value as shown; None where that is not a figure.
    """

    path: Address
    label: str | None
    value: str | None


def noted(address: Address, facts: FactIndex, writer: Writer, words: PageTexts) -> NotedFact:
    """Return a fact in words.

    Args:
        address: The address of the fact in a claim.
        facts: The facts of the record.
        writer: The writer of its figures.
        words: The language's words.

    Returns:
        The fact; one without words has its path alone.
    """
    parts = [*address.key, address.item] if address.item else address.key
    numbered = address.list in _OF_YEARS
    known = {
        str(place): words.known("period", part) or (_in_own_digits(part, writer) if numbered else part)
        for place, part in enumerate(parts, start=1)
    }
    label = None if words.known("fact", address.shape) is None else words("fact", address.shape, **known)
    fact = facts.get(address)
    return NotedFact(address, label, None if fact is None else shown(fact, facts, writer, words))


def _in_own_digits(part: str, writer: Writer) -> str:
    """Return a year or the rank of a percentile in the locale's digits."""
    return writer.figures.numbers.year(int(part)) if part.isdecimal() else part


def shown(fact: Fact, facts: FactIndex, writer: Writer, words: PageTexts) -> str | None:
    """Return the figure of a fact in a note; None for a category or a year, which its label includes."""
    value, numbers = fact.value, writer.figures.numbers
    whole = writer.figures.count if fact.unit in _COUNTED else numbers.integer
    if not fact.unit or isinstance(value, str):
        return None
    if fact.address.list in _WAGES:
        return amount(value, _wages(fact.address, facts), writer, words)
    if isinstance(value, AtLeast):
        return words("bound", "at_least", figure=whole(int(value.value)))
    if isinstance(value, Decimal):
        digits, decimals = scaled(value)
        signed = -digits if value < 0 else digits
        return numbers.percent(signed, decimals) if fact.unit == "percent" else numbers.decimal(signed, decimals)
    return whole(value)


def _wages(address: Address, facts: FactIndex) -> Pay:
    record = facts.occupation
    wages: Sequence[Pay] = record.pay
    if address.list == "group.pay":
        wages = () if record.group is None else record.group.pay
    elif address.list in _COMPARED_PAY:
        wages = [pay for one in record.comparisons if f"comparisons.{one.kind}.pay" == address.list for pay in one.pay]
    return next(pay for pay in wages if (str(pay.year), pay.period, pay.currency) == address.key)


def amount(value: Decimal | AtLeast | int, pay: Pay, writer: Writer, words: PageTexts) -> str:
    """Format an amount of wages: with as many decimals as in the prose.

    Args:
        value: The amount in units of the currency, or a lower bound.
        pay: The wages with the amount; all their amounts have the same decimals.
        writer: The writer of figures.
        words: The words for a bound.

    Returns:
        The amount with its currency; ties are rounded away from zero, and a bound is cut.
    """
    decimals = decimals_of(pay.period, pay.currency, pay.percentiles.values())
    if isinstance(value, AtLeast):
        figure = writer.figures.money(int(value.value * 10**decimals), decimals, pay.currency)
        return words("bound", "at_least", figure=figure)
    return writer.figures.money(int(value * 10**decimals + Decimal("0.5")), decimals, pay.currency)
