"""Occupational Employment and Wage Statistics of the US Bureau of Labor Statistics: national wages with percentiles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Final

from attrs import frozen

from narrate.errors import InvalidRecordError, UnreadableInputError
from narrate.importing.bls.wage_caps import cap, stated_caps
from narrate.importing.files.cells import NOBODY_EARNS, BadCellError, Cell, number, text, title
from narrate.importing.files.header import filled_cells, find_header, is_note, label, misfit, width
from narrate.importing.files.tables import Row, Tables
from narrate.importing.ledger import Ledger
from narrate.importing.lookup import LookupRow
from narrate.importing.publications import SURVEY_MONTH, wage_survey
from narrate.importing.soc.codes import CODE, major_group, scheme_of
from narrate.importing.units import DOLLARS, rounding
from narrate.records import AtLeast, Pay

_RANKS: Final = {"pct10": 10, "pct25": 25, "median": 50, "pct75": 75, "pct90": 90}
_PERIODS: Final = {"a": "annual", "h": "hourly"}
_GROUP_COLUMNS: Final = ("o_group", "occ_group", "group")
_CAPPED: Final = "#"
_NONE: Final = ("*", "**")
_SHEET: Final = re.compile(r"M(\d{4})(?!\d)")
_HEADING: Final = re.compile(r"\bMay (\d{4})\b")
_NOTES: Final = 200
"""Rows of another sheet than the table's that are looked through for notes."""

_AREAS: Final = ("area_title", "area_name", "state")
_COUNTRY: Final = frozenset({"u.s.", "us", "united states", "national"})
_INDUSTRIES: Final = "naics_title"
_ALL_INDUSTRIES: Final = frozenset({"cross-industry", "cross-industry, private, federal, state, and local government"})


def read_wages(path: Path, ledger: Ledger, *, major_groups: bool = False) -> list[LookupRow[tuple[int, str], Pay]]:
    """Read wages.

    Args:
        path: A national file of the survey, as published or saved again; of one year, or of several with a column
            ``year``.
        ledger: Groups of occupations, areas, industries, rows without wages and rows that cannot be read are left over
            in it; a note has the bound that the sign ``#`` means.
        major_groups: Whether the rows of major groups and of all occupations are read as well, for comparison.

    Returns:
        For each occupation and year its wages by year and period, in dollars, as published; annual wages are
        never computed from hourly ones or vice versa. A wage at or above the survey's cap is a bound; if the cap is
        unknown, the wage is left out.

    Raises:
        UnreadableInputError: The file is not such a table, or its year is unknown.
    """
    tables = Tables(path, ledger)
    sheet = next(filter(_SHEET.search, tables.sheets), tables.sheets[0])
    stream = tables.rows(sheet)
    above: list[str] = []

    def fits(row: Row) -> tuple[dict[str, int], int] | None:
        named = {(text(cell) or "").lower(): place for place, cell in enumerate(row.cells)}
        if {"occ_code", "a_median"} <= set(named):
            return named, width(row)
        above.extend(filled_cells(row))
        return None

    header = find_header(stream, fits, ledger)
    if header is None:
        raise UnreadableInputError(
            f"{path}: required is a table of wages with columns such as OCC_CODE and A_MEDIAN; there is none"
        )
    columns, wide = header
    survey = _survey(path, (sheet, path.name), [*above, *_beside(tables, sheet)], columns)
    found = []
    seen: set[tuple[str, int]] = set()
    for row in stream:
        cells = {name: row.cells[place] if place < len(row.cells) else None for name, place in columns.items()}
        code, name = text(cells["occ_code"]), title(cells.get("occ_title")) or ""
        if code is None or not CODE.fullmatch(code):
            if not is_note(row):
                ledger.leave(row.place, name or label(row), "it has no code such as 11-1011")
            continue
        reason = misfit(row, wide) or _other(cells, code, columns, major_groups=major_groups)
        year = 0
        pay: list[Pay] = []
        if reason is None:
            try:
                year = survey.year if survey.year is not None else _year_of(cells["year"])
                pay = _pay(cells, year, survey, row.place, ledger)
            except (BadCellError, InvalidRecordError) as error:
                reason = str(error).replace("\n", "; ")
            else:
                reason = None if pay else "no wage is published"
        if (code, year) in seen:
            reason = f"the wages of {year} are there already"
        if reason is not None:
            ledger.leave(row.place, f"{code} {name}".strip(), reason)
            continue
        ledger.use()
        items = {(one.year, one.period): one for one in pay}
        found.append(LookupRow((code,), name or None, scheme_of(year), row.place, items, wage_survey(year)))
        seen.add((code, year))
    return found


@frozen
class _Survey:
    """The year of a file, if it is of one year, and the wage caps that its own notes state."""

    year: int | None
    caps: Mapping[str, Decimal]


def _survey(path: Path, names: tuple[str, ...], notes: list[str], columns: Mapping[str, int]) -> _Survey:
    """Read the year from the bureau's name of the sheet or file, or from a heading."""
    if "year" in columns:
        return _Survey(None, {})  # a file of several years has several caps
    found = next(filter(None, map(_SHEET.search, names)), None) or next(filter(None, map(_HEADING.search, notes)), None)
    if found is None:
        raise UnreadableInputError(
            f"{path}: required is the year of the wages: a column year, a sheet or file such as national_M2014_dl, "
            "or a heading such as May 2014; there is none of these"
        )
    return _Survey(int(found[1]), stated_caps(notes))


def _beside(tables: Tables, sheet: str) -> Iterator[str]:
    """Read the notes on the other sheets, which explain columns and signs."""
    for name in tables.sheets:
        if name != sheet:
            for row in islice(tables.rows(name), _NOTES):
                yield from filled_cells(row)


def _other(cells: Mapping[str, Cell], code: str, columns: Mapping[str, int], *, major_groups: bool) -> str | None:
    """Return the reason why a row is not about one occupation in the whole country; None if it is."""
    for area in map(text, map(cells.get, _AREAS)):
        if area is not None and area.lower() not in _COUNTRY:
            return f"it is of {area}, not of the whole country"
    industry = text(cells.get(_INDUSTRIES))
    if industry is not None and industry.lower() not in _ALL_INDUSTRIES:
        return f"it is of {industry}, not of all industries"
    if major_groups and code == major_group(code):
        return None
    column = next((name for name in _GROUP_COLUMNS if name in columns), None)
    kind = text(cells[column]) if column else None
    # Up to 2011 a detailed row has no mark; in a file without the column only the code shows it, and in it a code that
    # ends in 0 may be either.
    of_group = (kind is not None and kind.lower() != "detailed") or code.endswith("0000")
    return "it is a group of occupations" if of_group or (column is None and code.endswith("0")) else None


def _year_of(cell: Cell) -> int:
    content = text(cell) or ""
    if not re.fullmatch(r"\d{4}", content, re.ASCII):
        raise BadCellError("a year", content)
    return int(content)


def _pay(cells: Mapping[str, Cell], year: int, survey: _Survey, place: str, ledger: Ledger) -> list[Pay]:
    made = []
    for letter, period in _PERIODS.items():
        percentiles: dict[int, Decimal | AtLeast] = {}
        for suffix, rank in _RANKS.items():
            column = f"{letter}_{suffix}"
            published = _amount(cells.get(column), year, period, survey, ledger)
            if published == 0:
                ledger.leave_cell(place, column.upper(), NOBODY_EARNS)
            elif published is not None:
                percentiles[rank] = published
        if percentiles:
            unit = rounding(DOLLARS[period], percentiles.values())
            made.append(
                Pay(year, period=period, currency="USD", percentiles=percentiles, month=SURVEY_MONTH, rounding=unit)
            )
    return made


def _amount(cell: Cell, year: int, period: str, survey: _Survey, ledger: Ledger) -> Decimal | AtLeast | None:
    content = text(cell)
    if content in (None, *_NONE):
        return None
    if content != _CAPPED:
        return number(cell)
    stated, inferred = survey.caps.get(period), cap(year, period)
    if stated is not None:
        ledger.note(f"# was read as at least ${stated:,.0f} ({period}, {year}), as the file says")
        return AtLeast(stated)
    if inferred is not None:
        ledger.note(f"# was read as at least ${inferred:,} ({period}, {year}); the cap is inferred, the file has none")
        return AtLeast(Decimal(inferred))
    ledger.note(f"the file marks wages at its cap of {year} with # and does not state the cap; they were left out")
    return None
