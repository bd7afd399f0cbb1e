"""The facts behind a claim, in words: what each is, by its path, and what the record says there."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from attrs import frozen

from narrate.comparison import scaled
from narrate.page.words import Words
from narrate.records import AtLeast, Occupation, Pay, Projection
from narrate.wording import Writer

_BRACKETS: Final = re.compile(r"\[([^\]]*)\]")
_PROJECTION: Final = re.compile(r"projections\[(\d+)-(\d+)\](?:\.(\w+))?")
_EMPLOYMENT: Final = re.compile(r"employment\[(\d+)\]\.jobs")
_PERCENTILE: Final = re.compile(r"pay\[(\d+)\.(\w+)\.(\w+)\]\.percentiles\[(\d+)\]")
_PARTED: Final = re.compile(r"\d+-\d+|\d+\.\w+\.\w+")
_NUMBERED: Final = re.compile(r"(?:group\.)?(?:employment|projections|pay)\[")

Value = int | Decimal | AtLeast | str


@frozen
class Fact:
    """One fact behind a claim, ready to be shown.

    Attributes:
        path: Its path in the record, as ``employment[2012].jobs``.
        label: What it is, in words; None where the language has none for it.
        value: What the record says, as shown; None where that is no figure.
    """

    path: str
    label: str | None
    value: str | None


def fact(path: str, occupation: Occupation, writer: Writer, words: Words) -> Fact:
    """Put a fact into words.

    Args:
        path: As a claim has it.
        occupation: The record.
        writer: Who writes its figures.
        words: The language's words.

    Returns:
        The fact; what nobody has words for keeps its path alone.
    """
    path, _, codes = path.partition(" (")
    brackets = _BRACKETS.findall(path)
    parts = [part for inside in brackets for part in (re.split(r"[-.]", inside) if _parted(inside) else [inside])]
    numbered = _NUMBERED.match(path) is not None
    known = {
        str(place): words.known("period", part) or (_in_own_digits(part, writer) if numbered else part)
        for place, part in enumerate(parts, start=1)
    }
    key = _BRACKETS.sub("[]", path)
    label = None if words.known("fact", key) is None else words("fact", key, **known)
    return Fact(f"{path} ({codes}" if codes else path, label, _shown(path, occupation, writer, words))


def _in_own_digits(part: str, writer: Writer) -> str:
    """Write a year or the rank of a percentile as the locale does; a key that only looks like one is never asked."""
    return writer.figures.numbers.year(int(part)) if part.isdecimal() else part


def _parted(inside: str) -> bool:
    return _PARTED.fullmatch(inside) is not None


def found(path: str, occupation: Occupation) -> Value | None:
    """Find what a record says at the path of a fact; None for what is no figure.

    >>> from narrate.records import Employment
    >>> found("employment[2014].jobs", Occupation(id="41-9012", employment=(Employment(2014, 5_800),)))
    5800
    """
    path = path.partition(" (")[0]  # the codes that the figure was published under
    if match := _EMPLOYMENT.fullmatch(path):
        return next((entry.jobs for entry in occupation.employment if entry.year == int(match[1])), None)
    if match := _PROJECTION.fullmatch(path):
        years = (int(match[1]), int(match[2]))
        for projection in occupation.projections:
            if (projection.base_year, projection.target_year) == years:
                return _told(projection, match[3])
    if match := _PERCENTILE.fullmatch(path):
        for pay in occupation.pay:
            if (str(pay.year), pay.period, pay.currency) == (match[1], match[2], match[3]):
                return pay.percentiles.get(int(match[4]))
    return None


def _told(projection: Projection, name: str | None) -> Value | None:
    values: dict[str | None, Value | None] = {
        "jobs": projection.jobs,
        "percent": projection.percent,
        "openings_per_year": projection.openings_per_year,
    }
    return values.get(name)


def _shown(path: str, occupation: Occupation, writer: Writer, words: Words) -> str | None:
    value = found(path, occupation)
    if value is None or isinstance(value, str):
        return None
    if match := _PERCENTILE.fullmatch(path):
        pay = next(
            entry
            for entry in occupation.pay
            if (str(entry.year), entry.period, entry.currency) == (match[1], match[2], match[3])
        )
        return amount(value, pay, writer, words)
    if isinstance(value, Decimal):
        digits, decimals = scaled(value)
        return writer.figures.numbers.percent(-digits if value < 0 else digits, decimals)
    if isinstance(value, AtLeast):
        return words("bound", "at_least", figure=writer.figures.numbers.integer(int(value.value)))
    return writer.figures.numbers.integer(value)


def amount(value: Decimal | AtLeast | int, pay: Pay, writer: Writer, words: Words) -> str:
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
