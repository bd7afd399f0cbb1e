"""A record's fields under flattened names, as columns of a table have them: ``projections.2012.2022.percent``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

ColumnPath = tuple[str, ...]

EXAMPLES: Final = (
    "id, names.en, names.en.short, employment.2012, employment.2012.flags, projections.2012.2022, "
    "projections.2012.2022.percent, pay.2024.annual.p50, pay.2024.annual.currency, texts.settings.en, combined"
)

_NAME_PARTS: Final = ("plural", "short", "singular", "gender", "fixed")
_EMPLOYMENT_PARTS: Final = ("rounding", "flags")
_PROJECTION_PARTS: Final = (
    "jobs", "percent", "whole_percent", "change", "outlook", "openings_per_year", "rounding", "flags",
)  # fmt: skip
_PAY_PARTS: Final = ("currency", "month", "rounding", "flags")
_NUMBERS: Final = ("jobs", "percent", "whole_percent", "change", "openings_per_year", "month", "rounding")
_REMARKS: Final = frozenset({"rounding", "flags"})
"""Parts that say something of an entry's figures, and are nothing where it has none."""

_YEAR: Final = re.compile("[0-9]{4}")
_RANK: Final = re.compile("p[1-9][0-9]?")
_NUMBER: Final = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")


def column_path(name: str) -> ColumnPath | None:
    """Parse the name of a column, a path flattened by dots; None for an unknown name.

    >>> column_path("projections.2012.2022.percent"), column_path("projections.2012")
    (('projections', '2012', '2022', 'percent'), None)
    """
    parts = tuple(name.split("."))
    years = [part for part in parts[1:3] if _YEAR.fullmatch(part)]
    known = (
        (name in ("id", "scheme", "combined", "employers_cover"))
        or (parts[0] == "names" and len(parts) in (2, 3) and (len(parts) == 2 or parts[2] in _NAME_PARTS))
        or (
            parts[0] == "employment"
            and years == [*parts[1:2]]
            and (len(parts) == 2 or (len(parts) == 3 and parts[2] in _EMPLOYMENT_PARTS))
        )
        or (
            parts[0] == "projections"
            and len(years) == 2
            and (len(parts) == 3 or (len(parts) == 4 and parts[3] in _PROJECTION_PARTS))
        )
        or (
            parts[0] == "pay"
            and len(parts) == 4
            and years == [parts[1]]
            and (parts[3] in _PAY_PARTS or _RANK.fullmatch(parts[3]) is not None)
        )
        or (parts[0] == "descriptions" and len(parts) == 2)
        or (parts[0] == "texts" and len(parts) == 3)
    )
    return parts if known else None


def canonical_path(parts: ColumnPath) -> ColumnPath:
    """Return the path of a field with all its parts: ``names.en`` is ``names.en.plural``.

    >>> canonical_path(("projections", "2012", "2022"))
    ('projections', '2012', '2022', 'jobs')
    """
    if parts[0] == "names" and len(parts) == 2:
        return (*parts, "plural")
    figure = len(parts) == {"employment": 2, "projections": 3}.get(parts[0])
    return (*parts, "jobs") if figure else parts


def record_data(cells: Iterable[tuple[ColumnPath, Any]]) -> Mapping[str, Any]:
    """Build a record's dict from a row; empty cells are skipped."""
    record: dict[str, Any] = {}
    names: dict[str, dict[str, Any]] = {}
    employment: dict[str, dict[str, Any]] = {}
    projections: dict[tuple[str, str], dict[str, Any]] = {}
    pay: dict[tuple[str, str], dict[str, Any]] = {}
    for parts, cell in cells:
        if cell is None or cell == "":
            continue
        first, last = parts[0], canonical_path(parts)[-1]
        if first in ("id", "scheme", "employers_cover"):
            record[first] = cell
        elif first == "combined":
            record[first] = _flag(cell)
        elif first == "names":
            names.setdefault(parts[1], {})[last] = _flag(cell) if last == "fixed" else cell
        elif first == "descriptions":
            record.setdefault(first, {})[parts[1]] = cell
        elif first == "texts":
            quoted = record.setdefault(first, {}).setdefault(parts[1], [])
            quoted.append({"text": cell, "language": parts[2]})
        elif first == "employment":
            employment.setdefault(parts[1], {"year": int(parts[1])})[last] = _part(last, cell)
        elif first == "projections":
            years = {"base_year": int(parts[1]), "target_year": int(parts[2])}
            projections.setdefault((parts[1], parts[2]), years)[last] = _part(last, cell)
        else:
            made = pay.setdefault(
                (parts[1], parts[2]),
                {"year": int(parts[1]), "period": parts[2], "currency": "USD", "percentiles": {}},
            )
            if last in _PAY_PARTS:
                made[last] = _part(last, cell)
            else:
                made["percentiles"][last[1:]] = _number(cell)
    lists = {
        "employment": [entry for entry in employment.values() if not entry.keys() <= {"year"} | _REMARKS],
        "projections": [
            entry for entry in projections.values() if not entry.keys() <= {"base_year", "target_year"} | _REMARKS
        ],
        "pay": [entry for entry in pay.values() if entry["percentiles"]],
    }
    return record | ({"names": names} if names else {}) | {name: entries for name, entries in lists.items() if entries}


def _part(name: str, cell: Any) -> Any:
    """Read the cell of one part of an entry: flags are words separated by spaces, all else is a number or a text."""
    if name == "flags" and isinstance(cell, str):
        return cell.split()
    return _number(cell) if name in _NUMBERS else cell


def _flag(cell: Any) -> Any:
    """Parse a cell as true or false; any other value is returned unchanged, for the record's rules to refuse."""
    return {"true": True, "false": False, "1": True, "0": False}.get(str(cell).lower(), cell)


def _number(cell: Any) -> Any:
    """Parse a cell as a number or a bound (``>=239200``); any other value is returned unchanged."""
    if not isinstance(cell, str):
        return cell
    content = cell.strip()
    digits = content.removeprefix(">=").strip()
    # Decimal reads more than a table writes: 1_000, NaN, the digits of every script.
    if not _NUMBER.fullmatch(digits):
        return cell
    try:
        number = Decimal(digits)
    except InvalidOperation:  # an exponent of more digits than Decimal has
        return cell
    return {"at_least": number} if content.startswith(">=") else number
