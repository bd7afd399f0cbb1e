"""The figures that records have from a file, and how many of them can reach prose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import Final

from narrate.errors import UnknownLocaleError
from narrate.facts import Address
from narrate.importing.ledger import Ledger
from narrate.pipeline import report
from narrate.records import Occupation
from narrate.tags import resolve
from narrate.wording import locales

Origin = Callable[[Occupation, Address, str | None], Ledger | None]
"""A function from a record, the address of one of its figures and the instrument of a score to the figure's file."""

_OF_PROJECTIONS: Final = ("jobs", "percent", "whole_percent", "change", "openings_per_year")
_LOCALE: Final = "en_US"
"""The locale of the reports; where skills, majors or employers have names, those of the names as well."""


def with_figures_counted(records: Iterable[Occupation], origin: Origin) -> Iterator[Occupation]:
    """Count the figures of records in the ledgers of their files, and those that a claim of their report rests on.

    Args:
        records: The records.
        origin: The file that a figure is from; figures of no file are not counted.

    Yields:
        The records.
    """
    for record in records:
        reached = _reached(record)
        for address, instrument in figures(record):
            ledger = origin(record, address, instrument)
            if ledger is not None:
                ledger.figures += 1
                # A comparison of a whole list, as of the highest with the lowest score, rests on each of its figures.
                ledger.figures_in_prose += any(one in reached for one in _claimed(address, instrument))
        yield record


def figures(record: Occupation) -> Iterator[tuple[Address, str | None]]:
    """Yield the addresses of a record's figures, without years; of a score its instrument as well.

    >>> from narrate.records import Employment
    >>> [str(address) for address, _ in figures(Occupation("1", employment=[Employment(2024, 50)]))]
    ['employment[2024].jobs']
    """
    for entry in record.employment:
        yield Address("employment", (entry.year,), "jobs"), None
    for projection in record.projections:
        years = projection.base_year, projection.target_year
        for name in _OF_PROJECTIONS:
            if getattr(projection, name) is not None:
                yield Address("projections", years, name), None
    for compared in record.comparisons:
        for projection in compared.projections:
            years = projection.base_year, projection.target_year
            for name in _OF_PROJECTIONS:
                if getattr(projection, name) is not None:
                    yield Address(f"comparisons.{compared.kind}.projections", years, name), None
        for pay in compared.pay:
            for rank in pay.percentiles:
                key = pay.year, pay.period, pay.currency
                yield Address(f"comparisons.{compared.kind}.pay", key, "percentiles", rank), None
    for pay in record.pay:
        for rank in pay.percentiles:
            yield Address("pay", (pay.year, pay.period, pay.currency), "percentiles", rank), None
    for skill in record.skills:
        yield Address("skills", (skill.skill,), "score"), skill.instrument
    for name, shares in (("majors", record.majors), ("employers", record.employers)):
        for place, one in enumerate(shares):
            if one.share is not None:
                yield Address(name, (place,), "share"), None


def _claimed(address: Address, instrument: str | None) -> tuple[Address, Address]:
    """Return the addresses by which claims name a figure: its own, and that of its list."""
    if instrument is None:
        return address, Address(address.list)
    item = Address(address.list, address.key, address.field, instrument)
    return item, Address(address.list, (), address.field, instrument)


def _reached(record: Occupation) -> frozenset[Address]:
    """Return the addresses of the facts that the claims of a record's reports rest on."""
    claims = (claim for locale in _locales(record) for claim in report(record, locale=locale).claims)
    return frozenset(fact for claim in claims for fact in claim.facts)


def _locales(record: Occupation) -> list[str]:
    known = locales()
    found = {_LOCALE: None}
    named = [one.names for one in record.skills], [one.names for one in (*record.majors, *record.employers)]
    for key in chain.from_iterable(chain.from_iterable(named)):
        with suppress(UnknownLocaleError):
            found[resolve(key, known)] = None
    return list(found)
