"""Canada's occupational projections (COPS): the bilingual summary, a row per unit group, totals over ten years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from narrate.errors import InvalidRecordError, UnreadableInputError
from narrate.importing.files import cells
from narrate.importing.files.header import find_header, is_note, label, misfit, width
from narrate.importing.files.tables import Row, rows
from narrate.importing.ledger import Ledger
from narrate.importing.publications import cops, parts_of
from narrate.importing.units import HUNDREDS, rounding
from narrate.language import language
from narrate.records import Employment, Name, Occupation, Projection
from narrate.titles.doublets import masculine_plural
from narrate.titles.names import RUNNING, title_names

SCHEME: Final = "noc2021"

_ENCODING: Final = "cp1252"
"""The encoding that the table is published in; a copy may be in UTF-8."""

_HORIZON: Final = 10
"""Years from the base to the target of every COPS projection: 2023 to 2033, with sums over 2024-2033."""

_UNIT_GROUP: Final = re.compile(r"\d{5}")
_ALL: Final = "00000"
_GROUP: Final = re.compile(r"(?:TEER|NOC\d)_\d", re.IGNORECASE)
_COLUMNS: Final = {
    "code": re.compile(r"code"),
    "en": re.compile(r"occupation_name|title_en"),
    "fr": re.compile(r"nom_de_la_profession|title_fr"),
    "employment": re.compile(r"employment(?:_emploi)?_(?P<year>(?:19|20)\d\d)"),
    "growth": re.compile(r"employment_growth\w*|growth"),
    "retirements": re.compile(r"retirements\w*"),
    "openings": re.compile(r"total_(?:job_)?openings.*"),
    "seekers": re.compile(r"(?:total_)?job_seekers\w*"),
}
_FRENCH: Final = "fr_CA"
_NEEDED: Final = ("code", "en", "fr", "employment", "growth")
_FIGURES: Final = ("employment", "growth", "retirements", "openings", "seekers")

NOTES: Final = (
    "openings are published as a sum over ten years, and no yearly average is; so openings_per_year is left out",
    "labor market conditions (balance, shortage, surplus) do not compare growth with an average; outlook is left out",
    "no percent is published; where a text gives one, it is computed from the jobs",
    "the jobs of the target year are the published employment plus the published growth, each rounded to hundreds",
)
"""What the ledger says, once a file, of what COPS measures and a record does not take over."""

_NO_FIGURES: Final = "has N/A in every number; its record has names only, and no outlook can be written"


@frozen
class _Header:
    columns: dict[str, int]
    width: int
    year: int


def read_cops(path: Path, ledger: Ledger, *, titles: str = RUNNING) -> Iterator[Occupation]:
    """Read the summary table of the Canadian Occupational Projection System.

    Args:
        path: The table as published (Windows-1252, bilingual header) or saved again in any form of table.
        ledger: Counts its rows; groups are left over, and a note names each occupation without any figure.
        titles: ``running`` to convert titles to running text, ``keep`` to keep them as published.

    Yields:
        A record per unit group of the NOC 2021: names in English and French, jobs in the base year, and jobs ten
        years later by the published growth, in single jobs; names alone if no figure is published. Codes are text:
        ``00010`` keeps its zeros.

    Raises:
        UnreadableInputError: There is no such file, or it is not this table.
    """
    stream = rows(path, ledger, otherwise=_ENCODING)
    header = find_header(stream, _header, ledger)
    if header is None:
        required = "Code, Occupation_Name, Nom_de_la_profession, Employment_emploi_<year> and Employment_Growth…"
        raise UnreadableInputError(
            f"{path}: required is the COPS summary with the columns {required}; this file does not have them"
        )
    seen: set[str] = set()
    for row in stream:
        record = _record(row, header, seen, titles, ledger)
        if record is not None:
            ledger.use()
            for note in NOTES:
                ledger.note(note)
            yield record


def _header(row: Row) -> _Header | None:
    columns: dict[str, int] = {}
    year = 0
    for index, cell in enumerate(row.cells):
        name = (cells.text(cell) or "").lower()
        for field, pattern in _COLUMNS.items():
            found = pattern.fullmatch(name)
            if found and field not in columns:
                columns[field] = index
                year = int(found["year"]) if "year" in pattern.groupindex else year
    return _Header(columns, width(row), year) if all(field in columns for field in _NEEDED) else None


def _record(row: Row, header: _Header, seen: set[str], titles: str, ledger: Ledger) -> Occupation | None:
    """Build the record of a row, or record in the ledger why it has none."""
    if is_note(row):
        return None
    odd = misfit(row, header.width)
    if odd is not None:
        ledger.leave(row.place, label(row), odd)
        return None
    by_field = {field: row.cells[index] for field, index in header.columns.items()}
    code, english, french = cells.text(by_field["code"]), cells.text(by_field["en"]), cells.text(by_field["fr"])
    reason = _why_not(code, seen) or _without_employment(by_field, header.year)
    if code is not None and reason is None:
        try:
            held = cells.jobs(by_field["employment"])
            record = Occupation(
                id=code,
                scheme=SCHEME,
                names=_names(english, french, titles),
                employment=()
                if held is None
                else (Employment(header.year, held, rounding=rounding(HUNDREDS, [held])),),
                projections=_projections(held, cells.signed_jobs(by_field["growth"]), header.year),
            )
        except cells.BadCellError as error:
            reason = f"{error}"
        except InvalidRecordError as error:
            reason = str(error).replace("\n", "; ")
        else:
            source = cops(header.year + 1, header.year + _HORIZON, parts_of(record))
            record = evolve(record, sources=(source,) if source.covers else ())
            seen.add(code)
            if held is None:
                ledger.note(f"{code} {english or french} {_NO_FIGURES}")
            return record
    ledger.leave(row.place, english or french or code or "(no name)", reason or "has no code")
    return None


def _why_not(code: str | None, seen: set[str]) -> str | None:
    if code is None:
        return "has no code"
    if code == _ALL or _GROUP.fullmatch(code):
        return "is a group"
    if not _UNIT_GROUP.fullmatch(code):
        return f"has the code {code!r}; required are five digits, including leading zeros"
    return f"has the code {code}, as an earlier row has" if code in seen else None


def _without_employment(by_field: dict[str, cells.Cell], year: int) -> str | None:
    figures = [field for field in _FIGURES if cells.text(by_field.get(field)) is not None]
    if figures and "employment" not in figures:
        return f"has no employment in {year}, and growth alone gives no number of jobs"
    return None


def _employment(held: int | None, year: int) -> tuple[Employment, ...]:
    return () if held is None else (Employment(year, held, rounding=rounding(HUNDREDS, [held])),)


def _projections(held: int | None, growth: int | None, year: int) -> tuple[Projection, ...]:
    """Return the projection from the published growth, which is a total over ten years, not a yearly average."""
    if held is None or growth is None:
        return ()
    unit = rounding(HUNDREDS, [held, growth])
    return (Projection(year, year + _HORIZON, held + growth, change=growth, rounding=unit),)


def _names(english: str | None, french: str | None, titles: str) -> dict[str, Name]:
    names = {}
    if english is not None:
        names["en"] = Name(english)
    if french is not None:
        men = masculine_plural(french, language(_FRENCH)) if titles == RUNNING else None
        names["fr"] = Name(french) if men is None else Name(men, gender="masculine", proposed=True)
    return title_names(names, titles=titles, sentence=True)
