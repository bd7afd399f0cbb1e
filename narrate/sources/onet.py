"""O*NET: scores of work values, interests, skills and the like, as scores out of 100."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Final

from narrate.errors import InvalidRecordError, UnreadableInputError
from narrate.records import Skill
from narrate.sources.cells import BadCellError, Cell, plain, text
from narrate.sources.ledger import Ledger
from narrate.sources.tables import Row, rows

_SCALES: Final[Mapping[str, tuple[int, int]]] = {"EX": (1, 7), "OI": (1, 7), "IM": (1, 5), "LV": (0, 7)}
"""The end points of O*NET's scales: extent, occupational interest, importance, level."""

_CODE: Final = re.compile(r"(\d\d-\d{4})\.(\d\d)")
_WHOLE: Final = "00"
_MARKED: Final = re.compile(r"(.+) \[([A-Z]{2})\]")
_CODE_COLUMNS: Final = ("o*net-soc code", "onet_soc")
_SUPPRESSED: Final = "Y"


def read_skills(path: Path, ledger: Ledger) -> dict[str, tuple[Skill, ...]]:
    """Read scores by SOC code.

    Args:
        path: A file of O*NET: one row a score (with its scale), or one row an occupation and a column a score.
        ledger: Ranks, suppressed scores, parts of an occupation and what cannot be read are left over in it.

    Returns:
        For each SOC code its scores: the place on its scale between the end points, from 0 to 100, in tenths, ties away
        from zero. Of an occupation in parts (11-1011.00, 11-1011.03) the whole (.00) counts.

    Raises:
        UnreadableInputError: It is no such file.
    """
    stream = rows(path, ledger)
    columns: dict[str, int] = {}
    for row in stream:
        columns = {(text(cell) or ""): place for place, cell in enumerate(row.cells)}
        if any(name.lower() in _CODE_COLUMNS for name in columns):
            break
    else:
        raise UnreadableInputError(f"{path}: required is a file of O*NET with a column 'O*NET-SOC Code'; there is none")
    lower = {name.lower(): place for name, place in columns.items()}
    code_place = next(lower[name] for name in _CODE_COLUMNS if name in lower)
    wide = {
        name: place for name, place in columns.items() if (marked := _MARKED.fullmatch(name)) and marked[2] in _SCALES
    }
    long = _long(lower)
    if not wide and not long:
        raise UnreadableInputError(
            f"{path}: required are scores with their scale ({', '.join(_SCALES)}); there is no such column"
        )
    found: dict[str, dict[str, Skill]] = {}
    for row in stream:
        match = _CODE.fullmatch(text(_at(row, code_place)) or "")
        name = text(_at(row, lower.get("title", code_place))) or ""
        if match is None:
            ledger.leave(row.place, name or "a row", "required is a code such as 11-1011.00; there is none")
            continue
        if match[2] != _WHOLE:
            ledger.leave(row.place, f"{match[0]} {name}", "it is a part of an occupation")
            continue
        try:
            scores = list(_row_scores(row, wide)) if wide else [_long_score(row, long)]
            made = [Skill(label, value) for label, value in scores]
        except (BadCellError, InvalidRecordError) as error:
            ledger.leave(row.place, f"{match[0]} {name}", str(error))
            continue
        held = found.setdefault(match[1], {})
        twice = [skill.skill for skill in made if skill.skill in held]
        if twice or not made:
            reason = f"the score of {twice[0]} is there twice" if twice else "there is no score in it"
            ledger.leave(row.place, f"{match[0]} {name}", reason)
            continue
        held |= {skill.skill: skill for skill in made}
        ledger.use()
    return {code: tuple(held.values()) for code, held in found.items() if held}


def _long(lower: Mapping[str, int]) -> Mapping[str, int]:
    """Find the columns of a file with one row a score."""
    if {"element name", "scale id", "data value"} <= set(lower):
        return {"element": lower["element name"], "scale": lower["scale id"], "value": lower["data value"]} | (
            {"suppress": lower["recommend suppress"]} if "recommend suppress" in lower else {}
        )
    if {"element", "importance_1_5"} <= set(lower):
        return {"element": lower["element"], "value": lower["importance_1_5"]} | (
            {"suppress": lower["suppress_importance"]} if "suppress_importance" in lower else {}
        )
    return {}


def _row_scores(row: Row, wide: Mapping[str, int]) -> Iterator[tuple[str, Decimal]]:
    for name, place in wide.items():
        marked = _MARKED.fullmatch(name)
        assert marked is not None
        value = plain(_at(row, place))
        if value is not None:
            yield marked[1].lower(), _score(value, marked[2])


def _long_score(row: Row, long: Mapping[str, int]) -> tuple[str, Decimal]:
    scale = (text(_at(row, long["scale"])) or "") if "scale" in long else "IM"
    if scale not in _SCALES:
        raise BadCellError(f"a score on one of the scales {', '.join(_SCALES)}; a rank is none", scale)
    if "suppress" in long and text(_at(row, long["suppress"])) == _SUPPRESSED:
        raise BadCellError("a score that O*NET does not recommend to suppress", _SUPPRESSED)
    name, value = text(_at(row, long["element"])), plain(_at(row, long["value"]))
    if name is None or value is None:
        raise BadCellError("a name and a value", name)
    return name.lower(), _score(value, scale)


def _score(value: Decimal, scale: str) -> Decimal:
    """Place a value between the end points of its scale."""
    low, high = _SCALES[scale]
    if not low <= value <= high:
        raise BadCellError(f"a value from {low} to {high}", value)
    return ((value - low) * 100 / (high - low)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _at(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else None
