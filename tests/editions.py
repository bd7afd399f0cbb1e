"""Editions of the projections by hand."""

from __future__ import annotations

from decimal import Decimal

from narrate.importing.bls.projections import Edition, ProjectionRow
from narrate.importing.ledger import Ledger


def edition(base: int, *rows: tuple[str, str, int]) -> Edition:
    """An edition with a code, a title and thousands of jobs a row."""
    lines = tuple(
        ProjectionRow(
            code=code, title=title, place=f"line {place}", base=1000 * jobs, target=1000 * jobs + 100, change=100,
            percent=Decimal(1), openings=None, wage=None, education=None, experience=None, training=None, detailed=True,
        )
        for place, (code, title, jobs) in enumerate(rows, start=2)
    )  # fmt: skip
    return Edition(base, base + 10, None, lines, Ledger(f"{base}.csv"))
