"""Occupational Employment and Wage Statistics of the US Bureau of Labor Statistics: national wages with percentiles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from narrate.errors import InvalidRecordError, UnreadableInputError
from narrate.records import AtLeast, Pay
from narrate.sources.cells import BadCellError, Cell, number, text, title
from narrate.sources.ledger import Ledger
from narrate.sources.tables import rows, sheets
from narrate.sources.wage_caps import cap

_CODE: Final = re.compile(r"\d\d-\d{4}")
_RANKS: Final = {"pct10": 10, "pct25": 25, "median": 50, "pct75": 75, "pct90": 90}
_PERIODS: Final = {"a": "annual", "h": "hourly"}
_GROUP_COLUMNS: Final = ("o_group", "occ_group", "group")
_CAPPED: Final = "#"
_NONE: Final = ("*", "**")
_MONTH: Final = 5
"""The survey's reference month."""


def read_wages(path: Path, ledger: Ledger) -> dict[str, tuple[Pay, ...]]:
    """Read wages by SOC code.

    Args:
        path: A national file of the survey, as published or saved again; of one year, or with a column ``year``.
        ledger: Groups of occupations, rows without wages and rows that cannot be read are left over in it.

    Returns:
        For each code its wages, in dollars: what is published by the year and what by the hour, never one made of the
        other. A wage at or above the survey's cap is a bound.

    Raises:
        UnreadableInputError: It is no such table, or its year cannot be told.
    """
    stream = rows(path, ledger)
    columns: dict[str, int] = {}
    for row in stream:
        columns = {(text(cell) or "").lower(): place for place, cell in enumerate(row.cells)}
        if {"occ_code", "a_median"} <= set(columns):
            break
    else:
        raise UnreadableInputError(
            f"{path}: required is a table of wages with columns such as OCC_CODE and A_MEDIAN; there is none"
        )
    year = None if "year" in columns else _year(path)
    group = next((name for name in _GROUP_COLUMNS if name in columns), None)
    found: dict[str, list[Pay]] = {}
    seen: set[tuple[str, int]] = set()
    for row in stream:
        cells = {name: row.cells[place] if place < len(row.cells) else None for name, place in columns.items()}
        code, name = text(cells["occ_code"]), title(cells.get("occ_title")) or ""
        if code is None or not _CODE.fullmatch(code):
            if sum(text(cell) is not None for cell in row.cells) > 2:
                ledger.leave(row.place, name or str(code), "required is a code such as 11-1011; there is none")
            continue
        label = f"{code} {name}"
        kind = text(cells[group]) if group else None
        if kind not in (None, "detailed") or code.endswith("0000"):
            ledger.leave(row.place, label, "it is a group of occupations")
            continue
        try:
            told = year if year is not None else _year_of(cells["year"])
            pay = _pay(cells, told, ledger)
        except (BadCellError, InvalidRecordError) as error:
            ledger.leave(row.place, label, str(error))
            continue
        if (code, told) in seen:
            ledger.leave(row.place, label, f"the wages of {told} are there already")
        elif not pay:
            ledger.leave(row.place, label, "no wage is published")
        else:
            ledger.use()
            found.setdefault(code, []).extend(pay)
            seen.add((code, told))
    return {code: tuple(pay) for code, pay in found.items()}


def _year(path: Path) -> int:
    """Tell the year from the name that the bureau gives its sheets and files: national_M2014_dl."""
    for name in (*sheets(path), path.name):
        told = re.search(r"M(\d{4})", name)
        if told:
            return int(told[1])
    raise UnreadableInputError(
        f"{path}: required is the year of the wages: a column year, or a name such as national_M2014_dl"
    )


def _year_of(cell: Cell) -> int:
    told = text(cell) or ""
    if not re.fullmatch(r"\d{4}", told):
        raise BadCellError("a year", told)
    return int(told)


def _pay(cells: Mapping[str, Cell], year: int, ledger: Ledger) -> list[Pay]:
    made = []
    for letter, period in _PERIODS.items():
        percentiles: dict[int, Decimal | AtLeast] = {}
        for suffix, rank in _RANKS.items():
            amount = _amount(cells.get(f"{letter}_{suffix}"), year, period, ledger)
            if amount is not None:
                percentiles[rank] = amount
        if percentiles:
            made.append(Pay(year, period=period, currency="USD", percentiles=percentiles, month=_MONTH))
    return made


def _amount(cell: Cell, year: int, period: str, ledger: Ledger) -> Decimal | AtLeast | None:
    told = text(cell)
    if told in (None, *_NONE):
        return None
    if told == _CAPPED:
        bound = cap(year, period)
        if bound is None:
            ledger.note(f"the file marks wages at its cap of {year} with # and does not tell it; they were left out")
            return None
        ledger.note(f"# was read as at least ${bound:,} ({period}, {year}); the cap is inferred, the file has none")
        return AtLeast(Decimal(bound))
    return number(cell)
