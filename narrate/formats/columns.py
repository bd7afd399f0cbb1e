"""A record's fields under flattened names, as columns of a table have them: ``projections.2012.2022.percent``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

ColumnPath = tuple[str, ...]

EXAMPLES: Final = (
    "id, names.en, names.en.short, employment.2012, projections.2012.2022, projections.2012.2022.percent, "
    "pay.2024.annual.p50, pay.2024.annual.currency, combined"
)

_NAME_PARTS: Final = ("plural", "short", "singular", "gender", "fixed")
_PROJECTION_PARTS: Final = ("jobs", "percent", "change", "outlook", "openings_per_year")
_NUMBERS: Final = ("jobs", "percent", "change", "openings_per_year")
_YEAR: Final = re.compile("[0-9]{4}")
_RANK: Final = re.compile("p[1-9][0-9]?")
_NUMBER: Final = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")


def column_path(name: str) -> ColumnPath | None:
    """Read a column's name: the contract's, flattened by dots; None for a name that is not known.

    >>> column_path("projections.2012.2022.percent"), column_path("projections.2012")
    (('projections', '2012', '2022', 'percent'), None)
    """
    parts = tuple(name.split("."))
    years = [part for part in parts[1:3] if _YEAR.fullmatch(part)]
    known = (
        (name in ("id", "scheme", "combined"))
        or (parts[0] == "names" and len(parts) in (2, 3) and (len(parts) == 2 or parts[2] in _NAME_PARTS))
        or (parts[0] == "employment" and len(parts) == 2 and len(years) == 1)
        or (
            parts[0] == "projections"
            and len(years) == 2
            and (len(parts) == 3 or (len(parts) == 4 and parts[3] in _PROJECTION_PARTS))
        )
        or (
            parts[0] == "pay"
            and len(parts) == 4
            and years == [parts[1]]
            and (parts[3] == "currency" or _RANK.fullmatch(parts[3]) is not None)
        )
        or (parts[0] == "descriptions" and len(parts) == 2)
    )
    return parts if known else None


def canonical_path(parts: ColumnPath) -> ColumnPath:
    """Return the canonical path of a field that has two: ``names.en`` is ``names.en.plural``.

    >>> canonical_path(("projections", "2012", "2022"))
    ('projections', '2012', '2022', 'jobs')
    """
    if parts[0] == "names" and len(parts) == 2:
        return (*parts, "plural")
    return (*parts, "jobs") if parts[0] == "projections" and len(parts) == 3 else parts


def record_data(cells: Iterable[tuple[ColumnPath, Any]]) -> Mapping[str, Any]:
    """Build a record's dict from a row; empty cells are skipped."""
    record: dict[str, Any] = {}
    names: dict[str, dict[str, Any]] = {}
    projections: dict[tuple[str, str], dict[str, Any]] = {}
    pay: dict[tuple[str, str], dict[str, Any]] = {}
    for parts, cell in cells:
        if cell is None or cell == "":
            continue
        first = parts[0]
        if first in ("id", "scheme"):
            record[first] = cell
        elif first == "combined":
            record[first] = _flag(cell)
        elif first == "names":
            part = parts[2] if len(parts) == 3 else "plural"
            names.setdefault(parts[1], {})[part] = _flag(cell) if part == "fixed" else cell
        elif first == "descriptions":
            record.setdefault(first, {})[parts[1]] = cell
        elif first == "employment":
            record.setdefault(first, []).append({"year": int(parts[1]), "jobs": _number(cell)})
        elif first == "projections":
            key = (parts[1], parts[2])
            part = parts[3] if len(parts) == 4 else "jobs"
            made = projections.setdefault(key, {"base_year": int(parts[1]), "target_year": int(parts[2])})
            made[part] = _number(cell) if part in _NUMBERS else cell
        else:
            made = pay.setdefault(
                (parts[1], parts[2]),
                {"year": int(parts[1]), "period": parts[2], "currency": "USD", "percentiles": {}},
            )
            if parts[3] == "currency":
                made["currency"] = cell
            else:
                made["percentiles"][parts[3][1:]] = _number(cell)
    if names:
        record["names"] = names
    if projections:
        record["projections"] = list(projections.values())
    blocks = [entry for entry in pay.values() if entry["percentiles"]]
    if blocks:
        record["pay"] = blocks
    return record


def _flag(cell: Any) -> Any:
    """Read a cell as true or false; what is neither stays, for the record's rules to refuse."""
    return {"true": True, "false": False, "1": True, "0": False}.get(str(cell).lower(), cell)


def _number(cell: Any) -> Any:
    """Read a cell as a number; ``>=239200`` is a bound; what is neither stays, for the record's rules to refuse."""
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
