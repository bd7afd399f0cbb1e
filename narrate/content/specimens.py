"""Records that between them bring out every message with every choice and every kind of figure.

The phrasebook is held to them: a wording that no record can bring out is not listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from narrate.content.messages import Message, Missing
from narrate.content.sections import SECTIONS
from narrate.methodology import BANDS, STANDARD
from narrate.records import AtLeast, Employment, Name, Occupation, Pay, Projection

COUNTS: Final = (0, 1, 2, 3, 5, 8, 11, 18, 21, 80, 100, 800, 1000, 8000, 1_000_000, 1_000_100, 1_600_000, 2_000_000)
"""Counts of every plural category and onset of the languages that narrate writes, zero and the smallest included."""

_NEAR: Final = (1_000_000, 1_000_100, 2_000_000, 2_000_100, 1_000_001, 999_999)
_THRESHOLDS: Final = tuple((1000, actual) for actual in (940, 950, 980, 1000, 1020, 1050, 1060, 960, 1040))
"""Pairs of every verdict, on both sides."""


def specimens() -> Iterator[Occupation]:
    """Give the records, each with what it is for as its id."""
    for combined in (False, True):
        for record in _records():
            yield Occupation(
                id=f"{record.id}-{'combined' if combined else 'single'}",
                names={"en": Name("models"), "es": Name("modelos")},
                employment=record.employment,
                projections=record.projections,
                pay=record.pay,
                combined=combined,
            )


def specimen_messages() -> Iterator[Message]:
    """Give every distinct message of the specimens."""
    seen = set()
    for record in specimens():
        for section in SECTIONS.values():
            plan = section.plan(record, STANDARD)
            if isinstance(plan, Missing):
                continue
            for message in plan.messages:
                key = (message.spec.name, message.spec.section, message.choices, message.figures)
                if key not in seen:
                    seen.add(key)
                    yield message


def _records() -> Iterator[Occupation]:
    yield from _levels()
    yield from _trends()
    yield from _outlooks()
    yield from _wages()


def _pairs() -> Iterator[tuple[int, int]]:
    for first in COUNTS:
        for second in COUNTS:
            yield first, second
    for first in _NEAR:
        for second in _NEAR:
            yield first, second


def _levels() -> Iterator[Occupation]:
    for jobs in (*COUNTS, 500, 47, 1_234_567):
        yield _record("level", [(2014, jobs)], [])
        yield _record("bound", [(2014, AtLeast(Decimal(jobs)))], [Projection(2014, 2024, AtLeast(Decimal(jobs)))])
    for first, second in _pairs():
        yield _record("change", [(2012, first), (2014, second)], [])
        yield _record("growth", [(2012, first)], [Projection(2012, 2022, second)])
        yield _record("bounds", [(2012, AtLeast(Decimal(first))), (2014, second)], [])
        yield _record("bounds", [(2012, first), (2014, AtLeast(Decimal(second)))], [])
        yield _record("bounds", [(2012, AtLeast(Decimal(first))), (2014, AtLeast(Decimal(second)))], [])
    for jobs in COUNTS:
        yield _record("projection", [], [Projection(2014, 2024, jobs)])
        yield _record("published", [(2014, jobs)], [Projection(2014, 2024, jobs, percent=Decimal(0))])
    for percent in ("1.5", "-1.5", "0", "1", "-1", "8", "18", "11"):
        yield _record("rate", [], [Projection(2014, 2024, percent=Decimal(percent))])


def _trends() -> Iterator[Occupation]:
    """Hold every count against every other on a level line: read inside it, at its end and beyond it."""
    for line, actual in (*_pairs(), *_THRESHOLDS):
        for year, target in ((2014, 2024), (2022, 2022), (2024, 2034), (2014, 2018), (2014, 2022)):
            yield _trend(line, line, actual, actual, year, target)


def _trend(start: int, end: int, observed: int, projected: int, year: int, target: int) -> Occupation:
    projections = [Projection(2012, 2022, end)]
    if target > year:
        projections.append(Projection(year, target, projected))
    return _record("trend", [(2012, start), (year, observed)], projections)


def _outlooks() -> Iterator[Occupation]:
    openings: tuple[int | AtLeast | None, ...] = (None, *COUNTS[1:], *(AtLeast(Decimal(jobs)) for jobs in COUNTS[1:]))
    for base, target in ((2024, 2034), (2013, 2018), (2006, 2016)):
        for opening in openings:
            for percent in (None, "15", "5", "4", "1", "0", "-3", "-12", "1.5"):
                for outlook in (None, *BANDS):
                    if opening not in (None, 1, 5, 1_000_000) and outlook is not None and percent != "5":
                        continue
                    projection = Projection(
                        base,
                        target,
                        1000,
                        percent=None if percent is None else Decimal(percent),
                        outlook=outlook,
                        openings_per_year=opening,
                    )
                    yield _record("outlook", [], [projection])
    for first, second in _pairs():
        yield _record("computed", [(2014, first)], [Projection(2014, 2024, second)])
        yield _record(
            "labeled",
            [(2014, first)],
            [Projection(2014, 2024, second, outlook="decline_rapidly" if second < first else "faster")],
        )


def _wages() -> Iterator[Occupation]:
    amounts = tuple(Decimal(amount) for amount in ("0", "1", "8", "11", "18", "21", "80", "14.99", "81680", "1000000"))
    for period in ("annual", "hourly"):
        for month in (None, 5):
            for currency in ("USD", "EUR"):
                for amount in amounts:
                    for percentiles in _percentiles(amount):
                        pay = Pay(2024, period=period, currency=currency, percentiles=percentiles, month=month)
                        yield _record("pay", [], [], (pay,))


def _percentiles(amount: Decimal) -> Iterator[dict[int, Decimal | AtLeast]]:
    yield {50: amount}
    yield {50: AtLeast(amount)}
    yield {10: amount}
    yield {90: amount}
    yield {10: AtLeast(amount), 90: AtLeast(amount)}
    yield {10: amount, 50: amount, 90: amount}


def _record(
    purpose: str,
    employment: Iterable[tuple[int, int | AtLeast]],
    projections: Iterable[Projection],
    pay: tuple[Pay, ...] = (),
) -> Occupation:
    return Occupation(
        id=purpose,
        employment=tuple(Employment(year, jobs) for year, jobs in employment),
        projections=tuple(projections),
        pay=pay,
    )
