"""Comparisons of occupations in a group: how close their projections came, and the median of their wages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from attrs import evolve

from narrate.arguments import methodology_of, record_of, records_of
from narrate.comparison import nearness
from narrate.facts import FactIndex
from narrate.methodology import STANDARD, Methodology
from narrate.records import AtLeast, Group, Occupation, Pay
from narrate.records.rules import number

_AMOUNT: Final = number(0)


def grouped(
    occupations: Iterable[Occupation | Mapping[str, Any]], *, methodology: Methodology = STANDARD
) -> tuple[Occupation, ...]:
    """Rank the occupations of a group.

    Args:
        occupations: The whole group, as records or their plain dicts.
        methodology: As in ``report``.

    Returns:
        The same records in the same order, each with its ``group``: the size, the rank of this one by how close its
        projection came (among those that have one; equal ones share a rank), and the median of the group's median
        wages, not rounded, with the number of occupations that it is of. Wages that are lower bounds are left out of
        that median.

    Raises:
        InvalidArgumentError: An argument has the wrong type.
        InvalidRecordError: A dict is not a valid record.

    >>> from narrate.records import Employment, Projection
    >>> def made(name, came):
    ...     return Occupation(id=name, employment=(Employment(2024, came),), projections=(Projection(2014, 2024, 100),))
    >>> [one.group.nearness_rank for one in grouped([made("a", 150), made("b", 90), made("c", 110)])]
    [3, 1, 1]
    """
    methodology_of(methodology)
    records = tuple(map(record_of, records_of(occupations)))
    gaps: dict[int, Fraction] = {}
    for place, record in enumerate(records):
        found = FactIndex(record, methodology).outcome
        if found is not None:
            gaps[place] = nearness(found)
    order = sorted(gaps.values())
    ranks = {gap: rank for rank, gap in reversed(list(enumerate(order, start=1)))}
    pay = _medians(records)
    return tuple(
        evolve(
            record,
            group=Group(
                len(records),
                ranked=len(gaps) if place in gaps else None,
                nearness_rank=ranks[gaps[place]] if place in gaps else None,
                pay=pay,
            ),
        )
        for place, record in enumerate(records)
    )


def _within_limits(amount: Decimal) -> Decimal:
    """Return an amount within the decimals of a record: the mean of two long ones can have one too many."""
    return amount if _AMOUNT.allows(amount) else Decimal(repr(float(round(amount, 12))))


def _medians(records: Iterable[Occupation]) -> tuple[Pay, ...]:
    from statistics import median  # noqa: PLC0415  # imported only for groups

    wages: Mapping[tuple[int, str, str], list[Decimal]] = defaultdict(list)
    for record in records:
        for entry in record.pay:
            amount = entry.percentiles.get(50)
            if amount is not None and not isinstance(amount, AtLeast):
                wages[entry.year, entry.period, entry.currency].append(amount)
    return tuple(
        Pay(
            year,
            period=period,
            currency=currency,
            percentiles={50: _within_limits(median(amounts))},
            occupations=len(amounts),
        )
        for (year, period, currency), amounts in sorted(wages.items())
    )
