"""The Employment Projections of the US Bureau of Labor Statistics: one edition per file, in any published format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Final

from attrs import frozen

from narrate.errors import UnreadableInputError
from narrate.importing.bls.labels import EDUCATION, EXPERIENCE, TRAINING, value_of
from narrate.importing.files.cells import (
    NOBODY_EARNS,
    BadCellError,
    Cell,
    jobs,
    number,
    plain,
    signed_jobs,
    text,
    title,
)
from narrate.importing.files.header import columns, is_note, label, merge_header, misfit
from narrate.importing.files.tables import Row, Tables
from narrate.importing.ledger import Ledger
from narrate.importing.soc.codes import CODE, scheme_of
from narrate.records import AtLeast, Projection

_THOUSANDS: Final = 1000
_MAJOR: Final = "0000"
"""What the code of a major group ends in, and of the total."""

_HEADER_ROWS: Final = 12
"""No header of any edition is longer, title of the table included."""

_WANTED: Final[Mapping[str, str]] = {
    "title": r"title",
    "type": r"occupation type",
    "change": r"(change.*(number|numeric|thousands)|employment change, \d{4}|^number)(?!.*percent)",
    "percent": r"(change.*percent|^percent$|percent change)(?!.*distribution)",
    "openings": r"openings",
    "wage": r"median annual wage",
    "education": r"typical (entry|education)",
    "experience": r"work experience",
    "training": r"on-the-job training",
}
_EMPLOYMENT: Final = re.compile(r"(?:^|\bemployment[^|]*?(?:\| number )?\|? ?,? ?)(\d{4})(?: \(thousands\))?$")


@frozen
class ProjectionRow:
    """One row of an edition.

    Attributes:
        code: The code of the National Employment Matrix, which is a SOC code in most rows.
        title: As published, without footnote marks and example titles.
        place: Its place in the file.
        base: Jobs in the base year, in single jobs.
        target: Jobs projected, in single jobs.
        change: Published change, in single jobs.
        percent: Published change, in percent.
        openings: Published openings per year, in single jobs; None if the edition has ten-year totals.
        wage: Median annual wage in dollars, or its lower bound.
        education: One of the record's values, or None where there is none.
        experience: Likewise.
        training: Likewise.
        detailed: Whether it is an occupation rather than a group of them.
    """

    code: str
    title: str
    place: str
    base: int
    target: int
    change: int | None
    percent: Decimal | None
    openings: int | None
    wage: Decimal | AtLeast | None
    education: str | None
    experience: str | None
    training: str | None
    detailed: bool


@frozen
class Edition:
    """All rows of one file.

    Attributes:
        base_year: The base year of the projection.
        target_year: The target year of the projection.
        wage_year: The year of the wages, which need not be the base year.
        lines: The rows, groups included, in the order of the file.
        ledger: The file's account.
    """

    base_year: int
    target_year: int
    wage_year: int | None
    lines: tuple[ProjectionRow, ...]
    ledger: Ledger

    @property
    def name(self) -> str:
        """The edition's name as BLS writes it: 2012-22."""
        return f"{self.base_year}-{self.target_year % 100:02d}"

    def covers(self, projection: Projection) -> bool:
        """Check whether a projection has the years of the edition."""
        return (projection.base_year, projection.target_year) == (self.base_year, self.target_year)

    @property
    def scheme(self) -> str:
        """The version of the SOC of its codes; empty for editions before the SOC.

        >>> Edition(2018, 2028, None, (), Ledger("x")).scheme, Edition(2019, 2029, None, (), Ledger("x")).scheme
        ('soc2010', 'soc2018')
        """
        return scheme_of(self.base_year) or ""


def read_edition(path: Path, ledger: Ledger) -> Edition:
    """Read an edition of the projections from a workbook, the web page's CSV, or the page's table.

    Args:
        path: The file, as published or saved again by a spreadsheet.
        ledger: Rows that cannot be read are left over in it; the others are counted by the caller.

    Returns:
        The edition, with thousands as single jobs, exactly.

    Raises:
        UnreadableInputError: The file is not such a table; the message names the file, the sheet and the required
            columns.
    """
    tables = Tables(path, ledger)
    sheet, header, body = _table(path, tables)
    found = columns(header, _WANTED)
    years = [(int(match[1]), place) for place, name in enumerate(header) if (match := _EMPLOYMENT.search(name))]
    where = f"{path}, sheet {sheet}" if sheet else str(path)
    missing = [name for name in ("title", "percent", "change") if name not in found]
    if missing or len(years) < 2 or years[0][0] >= years[1][0]:
        lacks = missing or ["employment of a base year and of a target year"]
        raise UnreadableInputError(
            f"{where}: required is a table of the Employment Projections with columns for title, code, employment in "
            f"two years, change and percent; this one has no {' and no '.join(lacks)}; "
            f"its header reads {', '.join(header)}"
        )
    (base_year, base), (target_year, target) = years[:2]
    found |= {"base": base, "target": target}
    types = _types(path, tables) if "type" not in found and sheet else None
    yearly = "annual average" in header[found["openings"]] if "openings" in found else True
    if not yearly:
        ledger.note(
            f"the openings of {base_year}-{target_year % 100:02d} are ten-year totals; they were left out, "
            "since a record has openings a year"
        )
    lines: dict[str, ProjectionRow] = {}
    wide = max(place for place, name in enumerate(header, start=1) if name)
    for row in body:
        code = _code(row.cells)
        if code is None:
            _pass_over(row, found, ledger)
            continue
        reason = misfit(row, wide) or ("its code is there already" if code in lines else None)
        try:
            if reason is None:
                lines[code] = _line(row, code, found, types, ledger, yearly=yearly)
        except BadCellError as error:
            reason = str(error)
        if reason is not None:
            ledger.leave(row.place, f"{code} {_named(row, found) or ''}".strip(), reason)
    if not lines:
        first = f"; the first of {len(ledger.left)} rows: {ledger.left[0]}" if ledger.left else ""
        raise UnreadableInputError(f"{where}: required are rows of occupations that can be read; there is none{first}")
    group = next((code for code in lines if code.endswith(_MAJOR)), None)
    if group is not None and types is None and "type" not in found:
        raise UnreadableInputError(
            f"{where}: required is a column that distinguishes occupations from groups (Occupation type), since the "
            f"table has groups ({group} {lines[group].title}); there is none, and the workbook of the edition has it"
        )
    wage = re.search(r"(\d{4})", header[found["wage"]]) if "wage" in found else None
    return Edition(base_year, target_year, int(wage[1]) if wage else None, tuple(lines.values()), ledger)


def _table(path: Path, tables: Tables) -> tuple[str, tuple[str, ...], Iterator[Row]]:
    """Find the sheet with the projections, its header and its rows: the one with education, if there is a choice."""
    best: tuple[int, str] | None = None
    for sheet in tables.sheets:
        header = _header(list(islice(tables.rows(sheet), _HEADER_ROWS)))
        if header is None:
            continue
        known = columns(header, _WANTED)
        rank = len(known) if {"title", "percent", "change"} <= set(known) else 0
        if rank and (best is None or rank > best[0]):
            best = rank, sheet
    if best is None:
        raise UnreadableInputError(
            f"{path}: required is a table of the Employment Projections (a workbook with its Table 1.2 or 1.7, or the "
            "CSV of the projections page); no sheet of this file is one"
        )
    stream = tables.rows(best[1])
    top = list(islice(stream, _HEADER_ROWS))
    header = _header(top)
    assert header is not None
    return best[1], header, chain(top[_header_length(top) :], stream)


def _header_length(top: Sequence[Row]) -> int:
    return next((place for place, row in enumerate(top) if _code(row.cells) is not None), 0)


def _header(top: Sequence[Row]) -> tuple[str, ...] | None:
    """Return the names of the columns, from the lines between the table's title and its first row with a code."""
    length = _header_length(top)
    lines = [row.cells for row in top[:length] if sum(text(cell) is not None for cell in row.cells) > 1]
    return merge_header(lines) if lines else None


def _code(cells: Sequence[Cell]) -> str | None:
    for cell in cells[:3]:
        content = text(cell)
        if content is not None and CODE.fullmatch(content):
            return content
    return None


def _types(path: Path, tables: Tables) -> Mapping[str, bool]:
    """Read the type of each row from another sheet: in 2012-22 the table itself does not have it."""
    for sheet in tables.sheets:
        stream = tables.rows(sheet)
        top = list(islice(stream, _HEADER_ROWS))
        header = _header(top)
        place = columns(header, {"type": "occupation type"}).get("type") if header else None
        if place is not None:
            return {
                code: text(row.cells[place]) == "Line item"
                for row in chain(top, stream)
                if (code := _code(row.cells)) is not None and place < len(row.cells)
            }
    raise UnreadableInputError(
        f"{path}: required is a column or a sheet that distinguishes occupations from groups (Occupation type); "
        "there is none"
    )


def _wage(cell: Cell, row: Row, ledger: Ledger) -> Decimal | AtLeast | None:
    """Read the median wage; $0 means "not available", and is left out without its row."""
    wage = number(cell)
    if wage != 0:
        return wage
    ledger.leave_cell(row.place, "median annual wage", NOBODY_EARNS)
    return None


def _line(
    row: Row, code: str, found: Mapping[str, int], types: Mapping[str, bool] | None, ledger: Ledger, *, yearly: bool
) -> ProjectionRow:
    def cell(name: str) -> Cell:
        place = found.get(name)
        return row.cells[place] if place is not None and place < len(row.cells) else None

    name = title(cell("title"))
    base, target = jobs(cell("base"), unit=_THOUSANDS), jobs(cell("target"), unit=_THOUSANDS)
    if name is None or base is None or target is None:
        raise BadCellError("a title and employment in both years", label(row))
    kind = text(cell("type"))
    if kind not in (None, "Line item", "Summary"):
        raise BadCellError("an occupation type, Line item or Summary", kind)
    return ProjectionRow(
        code=code,
        title=name,
        place=row.place,
        base=base,
        target=target,
        change=signed_jobs(cell("change"), unit=_THOUSANDS),
        percent=plain(cell("percent")),
        openings=jobs(cell("openings"), unit=_THOUSANDS) if yearly else None,
        wage=_wage(cell("wage"), row, ledger),
        education=value_of(text(cell("education")), EDUCATION),
        experience=value_of(text(cell("experience")), EXPERIENCE),
        training=value_of(text(cell("training")), TRAINING),
        detailed=types.get(code, False) if types is not None else kind in (None, "Line item"),
    )


def _named(row: Row, found: Mapping[str, int]) -> str | None:
    place = found["title"]
    return title(row.cells[place]) if place < len(row.cells) else None


def _pass_over(row: Row, found: Mapping[str, int], ledger: Ledger) -> None:
    """Skip notes and sources under the table; record a row that has figures and no code as left over."""
    if not is_note(row):
        ledger.leave(row.place, _named(row, found) or label(row), "required is a code such as 11-1011; there is none")
