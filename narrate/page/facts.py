"""The facts behind a claim, in words: what each is, by its address, and what the record says there."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from attrs import frozen

from narrate.comparison import scaled
from narrate.facts import Address, Fact, FactIndex
from narrate.page.texts import PageTexts
from narrate.records import AtLeast, Pay
from narrate.wording import Writer

_OF_YEARS: Final = ("employment", "projections", "pay", "group.pay")
"""Lists whose keys are years, periods and currencies; the key of any other is a name, or a place."""

_WAGES: Final = ("pay", "group.pay")


@frozen
class NotedFact:
    """One fact behind a claim, ready to be shown.

    Attributes:
        path: Its path in the record, as ``employment[2012].jobs``.
        label: What it is, in words; None where the language has none for it.
        value: What the record says, as shown; None where that is no figure.
    """

    path: Address
    label: str | None
    value: str | None


def noted(address: Address, facts: FactIndex, writer: Writer, words: PageTexts) -> NotedFact:
    """Put a fact into words.

    Args:
        address: As a claim has it.
        facts: Those of the record.
        writer: Who writes its figures.
        words: The language's words.

    Returns:
        The fact; what nobody has words for keeps its path alone.
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
    """Write a year or the rank of a percentile as the locale does; a key that only looks like one is never asked."""
    return writer.figures.numbers.year(int(part)) if part.isdecimal() else part


def shown(fact: Fact, facts: FactIndex, writer: Writer, words: PageTexts) -> str | None:
    """Write the figure of a fact as a note shows it; None for a category or a year, which says itself what it is."""
    value, numbers = fact.value, writer.figures.numbers
    if not fact.unit or isinstance(value, str):
        return None
    if fact.address.list in _WAGES:
        return amount(value, _wages(fact.address, facts), writer, words)
    if isinstance(value, AtLeast):
        return words("bound", "at_least", figure=numbers.integer(int(value.value)))
    if isinstance(value, Decimal):
        digits, decimals = scaled(value)
        signed = -digits if value < 0 else digits
        return numbers.percent(signed, decimals) if fact.unit == "percent" else numbers.decimal(signed, decimals)
    return numbers.integer(value)


def _wages(address: Address, facts: FactIndex) -> Pay:
    group = facts.occupation.group
    wages: Sequence[Pay] = facts.occupation.pay if address.list == "pay" else () if group is None else group.pay
    return next(pay for pay in wages if (str(pay.year), pay.period, pay.currency) == address.key)


def amount(value: Decimal | AtLeast | int, pay: Pay, writer: Writer, words: PageTexts) -> str:
    """Write an amount of wages: whole for a year, with cents for an hour or where the record has some.

    Args:
        value: In units of the currency, or a lower bound of it.
        pay: The wages it belongs to; all their amounts are written with the same decimals.
        writer: Who writes it.
        words: The words for a bound.

    Returns:
        The amount with its currency; ties are rounded away from zero, and a bound is cut.
    """
    amounts = [entry.value if isinstance(entry, AtLeast) else entry for entry in pay.percentiles.values()]
    decimals = 0 if pay.period == "annual" and all(entry == int(entry) for entry in amounts) else 2
    if isinstance(value, AtLeast):
        figure = writer.figures.money(int(value.value * 10**decimals), decimals, pay.currency)
        return words("bound", "at_least", figure=figure)
    return writer.figures.money(int(value * 10**decimals + Decimal("0.5")), decimals, pay.currency)
