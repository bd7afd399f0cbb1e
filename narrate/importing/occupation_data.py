"""O*NET's Occupation Data: a description of the work in each occupation, by code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from narrate.errors import UnreadableInputError
from narrate.importing.files.cells import text
from narrate.importing.files.header import find_header, is_note, label, misfit, width
from narrate.importing.files.tables import Row, rows
from narrate.importing.ledger import Ledger
from narrate.importing.lookup import LookupRow
from narrate.importing.publications import onet
from narrate.records.rules import PROSE

_ENGLISH: Final = "en"
_CODES: Final = ("o*net-soc code", "onet_soc")
_NEEDED: Final = ("title", "description")
_CODE: Final = re.compile(r"(\d\d-\d{4})\.(\d\d)", re.ASCII)
_WHOLE: Final = "00"


def read_descriptions(path: Path, ledger: Ledger) -> list[LookupRow[str, str]]:
    """Read descriptions.

    Args:
        path: O*NET's Occupation Data, in any form of table: columns for the code, the title and the description.
        ledger: Parts of an occupation (11-1011.03), rows without a description and rows that cannot be read are left
            over.

    Returns:
        For each row the description of an occupation, by language; the words are as published.

    Raises:
        UnreadableInputError: The file is not O*NET's Occupation Data.

    """
    stream = rows(path, ledger)
    header = find_header(stream, _columns, ledger)
    if header is None:
        raise UnreadableInputError(
            f"{path}: required is O*NET's Occupation Data with the columns O*NET-SOC Code, Title and Description; "
            "there is no such header"
        )
    places, columns = header
    source = onet(path, "descriptions")
    found: list[LookupRow[str, str]] = []
    seen: set[str] = set()
    for row in stream:
        cells = {name: text(row.cells[place]) if place < len(row.cells) else None for name, place in places.items()}
        title, described = cells["title"], cells["description"]
        match = _CODE.fullmatch(cells["code"] or "")
        if match is None:
            if not is_note(row):
                ledger.leave(row.place, title or label(row), "required is a code such as 11-1011.00; there is none")
            continue
        reason = misfit(row, columns) or _why_not(match, described, seen)
        if reason is not None or described is None:
            ledger.leave(row.place, f"{match[0]} {title or ''}".strip(), reason or "it has no description")
            continue
        seen.add(match[1])
        found.append(LookupRow((match[1],), title, None, row.place, {_ENGLISH: described}, source))
        ledger.use()
    return found


def _why_not(match: re.Match[str], described: str | None, seen: set[str]) -> str | None:
    if match[2] != _WHOLE:
        return "it is a part of an occupation"
    if described is None:
        return "it has no description"
    if match[1] in seen:
        return "its code is there already"
    return None if PROSE.allows(described) else f"its description is no {PROSE.required}"


def _columns(row: Row) -> tuple[dict[str, int], int] | None:
    named = {(text(cell) or "").lower(): place for place, cell in enumerate(row.cells)}
    code = next((named[name] for name in _CODES if name in named), None)
    if code is None or not all(name in named for name in _NEEDED):
        return None
    return {"code": code, **{name: named[name] for name in _NEEDED}}, width(row)
