"""The publications that official files are from, as sources of records: title, publisher, period, license, address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from attrs import evolve

from narrate.records import COVERED, Occupation, Source

_BLS: Final = "US Bureau of Labor Statistics"
_PUBLIC_DOMAIN: Final = "public domain"

SURVEY_MONTH: Final = 5
"""The reference month of the bureau's wages: those of the survey, and of the projections and the handbook, from it."""

_ONET: Final = Source(
    "O*NET Database",
    publisher="US Department of Labor, Employment and Training Administration (USDOL/ETA)",
    license=(
        "CC BY 4.0; O*NET is a trademark of USDOL/ETA; scores were modified, and USDOL/ETA has not approved, endorsed "
        "or tested the modifications"
    ),
    address="https://www.onetcenter.org/database.html",
)
"""What the license of the database asks for: https://www.onetcenter.org/license_db.html"""

_ONET_EDITION: Final = re.compile(r"O\*NET (\d+\.\d+) Database")
_ONET_FOLDER: Final = re.compile(r"db_(\d+)_(\d+)(?:_\w+)?")
_READ_ME: Final = ("Read Me.txt", "Read_Me.txt")
_LONGEST: Final = 200
"""Characters of a read-me file that are looked through for the edition; its first line has it."""

_COPS_ADDRESS: Final = "https://open.canada.ca/data/en/dataset/e80851b8-de68-43bd-a85c-c72e1b3a3890"


def employment_projections(base_year: int, target_year: int, covers: Iterable[str]) -> Source:
    """Return an edition of the Employment Projections as a source.

    >>> employment_projections(2014, 2024, ["employment"]).title
    'Employment Projections 2014-24'
    """
    return Source(
        f"Employment Projections {base_year}-{target_year % 100:02d}",
        publisher=_BLS,
        period=f"{base_year}-{target_year}",
        license=_PUBLIC_DOMAIN,
        address="https://www.bls.gov/emp/",
        covers=tuple(covers),
    )


def wage_survey(year: int) -> Source:
    """Return a year's wages of the survey as a source; May is its month of reference.

    >>> wage_survey(2014).period
    'May 2014'
    """
    return Source(
        "Occupational Employment and Wage Statistics",
        publisher=_BLS,
        period=f"May {year}",
        license=_PUBLIC_DOMAIN,
        address="https://www.bls.gov/oes/",
        covers=("pay",),
    )


def handbook(years: tuple[int, int] | None, address: str | None, covers: Iterable[str]) -> Source:
    """Return a profile of the Occupational Outlook Handbook as a source.

    Args:
        years: Base and target year of its projections, if known.
        address: The address of its page, if the file has it; else the handbook's.
        covers: The parts of the record that are from it.
    """
    return Source(
        "Occupational Outlook Handbook",
        publisher=_BLS,
        period=None if years is None else f"{years[0]}-{years[1]}",
        license=_PUBLIC_DOMAIN,
        address=address or "https://www.bls.gov/ooh/",
        covers=tuple(covers),
    )


def onet(path: Path, part: str) -> Source:
    """Return the O*NET Database as a source, with the edition from its read-me file or the name of its folder.

    Args:
        path: The file of the database.
        part: The part of the record that is from it: ``skills`` or ``descriptions``.

    >>> onet(Path("db_29_3_text/Skills.txt"), "skills").title
    'O*NET 29.3 Database'
    """
    edition = _onet_edition(path.parent)
    title = _ONET.title if edition is None else f"O*NET {edition} Database"
    return evolve(_ONET, title=title, covers=(part,))


def _onet_edition(folder: Path) -> str | None:
    for name in _READ_ME:
        if (folder / name).is_file():
            with (folder / name).open(encoding="utf-8", errors="replace") as file:
                found = _ONET_EDITION.search(file.read(_LONGEST))
            if found is not None:
                return found[1]
    named = _ONET_FOLDER.fullmatch(folder.name)
    return None if named is None else f"{named[1]}.{named[2]}"


def cops(first_year: int, last_year: int, covers: Iterable[str]) -> Source:
    """Return a projection of COPS as a source.

    Args:
        first_year: The first year of its sums, the one after the base year.
        last_year: The last.
        covers: The parts of the record that are from it.
    """
    return Source(
        "Canadian Occupational Projection System (COPS)",
        publisher="Employment and Social Development Canada",
        period=f"{first_year}-{last_year}",
        license="Open Government Licence - Canada",
        address=_COPS_ADDRESS,
        covers=tuple(covers),
    )


def title_list(title: str, publisher: str | None = None, *, terms: str | None = None) -> Source:
    """Return a published list of titles as a source of names."""
    return Source(title, publisher=publisher, license=terms, covers=("names",))


def parts_of(record: Occupation) -> tuple[str, ...]:
    """List the parts of a record that are there, as a source covers them.

    >>> parts_of(Occupation("41-9012", names={"en": "models"}))
    ('names',)
    """
    return tuple(part for part in COVERED if getattr(record, part))
