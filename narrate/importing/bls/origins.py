"""The file that a figure is from, of records from editions of the projections with what other files add."""

from __future__ import annotations

from collections.abc import Sequence

from narrate.facts import Address
from narrate.importing.bls.projections import Edition
from narrate.importing.bls.records import Enrichment
from narrate.importing.figures import Origin
from narrate.importing.ledger import Ledger
from narrate.records import COMPARED, Occupation

_COMPARED_PAY = tuple(f"comparisons.{kind}.pay" for kind in COMPARED)
_OF_THE_HANDBOOK = ("whole_percent", "openings_per_year")


def origin_of(editions: Sequence[Edition], enrichment: Enrichment) -> Origin:
    """Return the function from a figure of a record to the ledger of its file.

    Args:
        editions: The editions.
        enrichment: What other files say; its rows are taken when a record is made.
    """
    by_base = {str(edition.base_year): edition.ledger for edition in editions}
    by_wages = {(str(edition.wage_year), "annual"): edition.ledger for edition in editions}

    def origin(record: Occupation, address: Address, instrument: str | None) -> Ledger | None:
        code, key = record.id, address.key
        if address.list == "skills":
            return enrichment.skills.ledger(code, (instrument, key[0]))
        if address.list == "employers":
            return enrichment.outlooks.ledger(code, code)
        if address.list == "pay":
            year, period = key[0], key[1]
            return enrichment.wages.ledger(code, (int(year), period)) or by_wages.get((year, period))
        if address.list in _COMPARED_PAY:
            return _of_compared(record, address, enrichment) or by_wages.get((key[0], key[1]))
        edition = by_base.get(key[0])
        handbook = enrichment.outlooks.row(code, code) if address.field in _OF_THE_HANDBOOK else None
        if handbook is None:
            return edition
        return handbook[0] if _has(handbook[1], address) else edition

    return origin


def _of_compared(record: Occupation, address: Address, enrichment: Enrichment) -> Ledger | None:
    """Return the ledger of the survey that wages of a row for comparison are from; None if they are the edition's."""
    code = next(one.id for one in record.comparisons if address.list == f"comparisons.{one.kind}.pay")
    return None if code is None else enrichment.wages.ledger(code, (int(address.key[0]), address.key[1]))


def _has(handbook: Occupation, address: Address) -> bool:
    """Check whether the handbook has a figure of a projection that a record has taken over from it."""
    for one in handbook.projections:
        if (str(one.base_year), str(one.target_year)) == address.key:
            return (one.openings_per_year if address.field == "openings_per_year" else one.percent) is not None
    return False
