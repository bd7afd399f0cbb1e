"""The column of codes of a table: unique, different from row to row, and at the finest level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from attrs import frozen

from narrate.errors import UnreadableInputError
from narrate.importing.proposal.figure_cells import are_figures
from narrate.importing.proposal.header_words import concepts, fold
from narrate.importing.proposal.table_sample import SheetColumn, TableSample

SURE: Final = "sure"
LIKELY: Final = "likely"
GUESS: Final = "a guess"

_SOC: Final = re.compile(r"\d\d-\d{4}(?:\.\d\d)?")
_CODE: Final = re.compile(
    r"[A-Z]{0,4}[-_. ]?\d[\dA-Za-z]{0,9}(?:[-_./ ][\dA-Za-z]{1,6}){0,5}|[A-Z]{2,6}(?:[_-][A-Z0-9]{1,8})+"
)
_SERIES: Final = re.compile(r"[A-Z]+(?:_[A-Z0-9]+)+")
_WORDS: Final = re.compile(r"[^\W\d_]{4,}")
_CODE_AND_TITLE: Final = re.compile(r"[\dA-Z][\w.-]{0,9}\s*[-–:.]?\s+[^\W\d_]{3,}.*", re.DOTALL)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_QUARTER: Final = re.compile(r"(?:19|20)\d\d[-. ]?(?:[QTKM]?\d{1,2})")
_LONGEST: Final = 24
_FEW: Final = 60
"""Values of a column beside the codes, as areas or years, that are named in a note at most."""

_OTHER: Final = {
    "year": "years",
    "area": "areas",
    "flag": "flags",
    "sex": "sexes",
    "age": "ages",
    "industry": "industries or other properties",
    "education": "education",
    "position": "positions of rows",
}
"""What the header of a column may say that is no code of an occupation."""

_FIGURES: Final = frozenset(
    {"jobs", "wage", "openings", "change", "percent", "thousands", "millions", "mean", "median"}
)


@frozen
class Identity:
    """The column of codes.

    Attributes:
        column: The column.
        note: How sure it is, and why.
        only: Rows that are read, where the codes are unique only among these.
    """

    column: SheetColumn
    note: str
    only: dict[str, tuple[str, ...]]


def identity(sample: TableSample, only: dict[str, tuple[str, ...]]) -> Identity:
    """Find the column of codes.

    Args:
        sample: The table.
        only: Rows that are read anyway, as those of single occupations and not of groups.

    Returns:
        The column; of several, the one with a code's header at the finest level.

    Raises:
        UnreadableInputError: None is unique; the message names the columns that were weighed.
    """
    selected = sample.selected(only)
    weighed = [(one, code_fault(one)) for one in selected.columns if one.name]
    candidates = [one for one, fault in weighed if not fault]
    unique = [one for one in candidates if _repeated(one) is None]
    if unique:
        called = [one for one in unique if one.concepts & {"code", "fine"} or all(map(_SOC.fullmatch, one.filled))]
        best = max(called or unique, key=code_rank)
        return Identity(best, _reason(best, candidates), only)
    for column in sorted(candidates, key=code_rank, reverse=True):
        total = totals(selected, column)
        if total:
            read = ", ".join(f"{name} = {value[0]!r}" for name, value in total.items())
            note = f"{LIKELY}: its codes are unique among the rows with {read}, which alone are read"
            return Identity(column, note, {**only, **total})
    raise UnreadableInputError(_refusal(selected, weighed, candidates))


def code_fault(column: SheetColumn) -> str:
    """Return why a column holds no codes of occupations; empty where it may."""
    filled = column.filled
    said = column.concepts
    if not filled:
        return "it is empty"
    if len(set(filled)) == 1 and len(column.texts) > 1:
        return f"it has {filled[0][:30]!r} in each row"
    if not {"code"} & said or said & {"area", "industry", "flag", "year", "sex", "age", "education"}:
        other = next((text for concept, text in _OTHER.items() if concept in said), "")
        if other and not (said & {"code"} and said & {"occupation", "fine"}):
            return f"its header says that it holds {other}"
    codes = [one for one in filled if _is_code(one)]
    if len(codes) * 10 < len(filled) * 8:
        joined = sum(1 for one in filled if _CODE_AND_TITLE.fullmatch(one) and re.search(r"\d", one[:6]))
        if joined * 10 >= len(filled) * 7:
            return f"its cells hold a code and a title together, as {filled[0][:40]!r}"
        return "its cells are no codes"
    if all(_SOC.fullmatch(one) for one in codes):
        return ""
    if "code" not in said and said & _FIGURES:
        return "its header says that it holds figures"
    if all(_YEAR.fullmatch(one) or _QUARTER.fullmatch(one) for one in codes) and not said & {"code", "occupation"}:
        return "it holds years"
    if _is_count(codes) and not said & {"code", "fine"}:
        return "it counts the rows"
    plain = all(one.isdecimal() for one in codes) or are_figures(codes)
    zeros = any(one.startswith("0") and one.isdecimal() and len(one) > 1 for one in codes)
    if plain and not zeros and not said & {"code", "fine", "coarse", "occupation"}:
        return "its cells are plain numbers, and its header does not say that they are codes"
    if any("." in one or "," in one for one in codes) and are_figures(codes) and not said & {"code", "occupation"}:
        return "its cells are figures"
    return ""


def _is_code(text: str) -> bool:
    if len(text) > _LONGEST or (not _SERIES.fullmatch(text) and _WORDS.search(text)):
        return False
    return _CODE.fullmatch(text) is not None or (len(text) <= 2 and text.isupper()) or _SOC.fullmatch(text) is not None


def _is_count(codes: Sequence[str]) -> bool:
    """Check whether a column counts the rows: 1, 2, 3 and so on."""
    numbers = [int(one) for one in codes if one.isdecimal() and len(one) < 9]
    return len(numbers) == len(codes) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def are_unique(*columns: SheetColumn) -> bool:
    """Check whether no two rows have the same cells in some columns; rows without the first of them do not count."""
    keys = [key for key in zip(*(one.texts for one in columns), strict=True) if key[0] is not None]
    return len(set(keys)) == len(keys)


def _repeated(column: SheetColumn) -> str | None:
    """Return the first code that several rows have; None where there is none."""
    seen: set[str] = set()
    for text in column.filled:
        if text in seen:
            return text
        seen.add(text)
    return None


def code_rank(column: SheetColumn) -> tuple[int, int, int, int]:
    """Return how much speaks for a column of codes: how many there are, and what its header says."""
    said = column.concepts
    called = ("code" in said) + 2 * (("code" in said) and bool(said & {"occupation", "fine"}))
    soc = all(_SOC.fullmatch(one) for one in column.filled if _is_code(one))
    return len(set(column.filled)), 3 * soc + called - ("coarse" in said), "fine" in said, -column.index


def _reason(best: SheetColumn, candidates: Sequence[SheetColumn]) -> str:
    sure = "code" in best.concepts or all(map(_SOC.fullmatch, best.filled))
    why = "its header says so" if "code" in best.concepts else "its cells look like codes"
    reason = f"{SURE if sure else LIKELY}: {why}, and each of its {len(best.filled)} cells is another one"
    others = [repr(one.name) for one in candidates if one is not best]
    if others:
        reason += f"; {', '.join(others[:4])} {'is' if len(others) == 1 else 'are'} less fine, or less surely codes"
    lengths = sorted({len(one) for one in best.filled if one.isalnum()})
    if len(lengths) > 1 and all(one.isalnum() for one in best.filled):
        reason += f"; codes have {' or '.join(map(str, lengths))} characters, so groups are among them"
    return reason


def totals(sample: TableSample, *columns: SheetColumn) -> dict[str, tuple[str, ...]]:
    """Return the totals of other columns, as both sexes, among which the cells of these are unique together.

    Args:
        sample: The table.
        columns: The column of codes, alone or with that of years.

    Returns:
        The one value that is read of each other column; empty where these do not make the cells unique.
    """
    found: dict[str, tuple[str, ...]] = {}
    for other in sample.columns:
        if other in columns or not other.name or [one.name for one in sample.columns].count(other.name) > 1:
            continue
        kinds = set(other.filled)
        total = [one for one in kinds if "total" in concepts(one) or fold(one) in ("t", "_t")]
        if 1 < len(kinds) <= _FEW and len(total) == 1 and not are_figures(other.filled):
            found[other.name] = (total[0],)
    if not found:
        return {}
    chosen = sample.selected(found)
    code, left = columns[0], chosen.columns[columns[0].index]
    enough = len(set(left.filled)) * 2 >= len(set(code.filled)) and len(left.filled) > 1
    return found if enough and are_unique(*(chosen.columns[one.index] for one in columns)) else {}


def _refusal(sample: TableSample, weighed: Sequence[tuple[SheetColumn, str]], candidates: Sequence[SheetColumn]) -> str:
    """Write why no column is the id: each that was weighed with its fault, and what makes the rows unique."""
    required = (
        "required is a table with a header and a column of codes (as 11-1011 or 0110) that differ from row to row"
    )
    reasons = []
    for column, fault in weighed:
        repeated = fault or f"{_repeated(column)!r} is in several rows"
        reasons.append(f"{column.name!r} ({repeated})")
    text = f"{sample.path}: {required}; what was weighed: {', '.join(reasons[:12]) or 'no column has a name'}"
    if len(reasons) > 12:
        text += f" and {len(reasons) - 12} more"
    together = next(_together(sample, candidates), None)
    if together is not None:
        names = " and ".join(repr(one.name) for one in together)
        text += (
            f". It is a long table, with several rows for one occupation: only {names} together make its rows unique. "
            "Write a map that has its year in braces, as employment.{year}, and reads one value of the other columns "
            "with [only]; or bring it into a form with one row for an occupation"
        )
    return text


def _together(sample: TableSample, candidates: Sequence[SheetColumn]) -> Iterator[tuple[SheetColumn, ...]]:
    """Yield columns, codes first, whose cells together are unique."""
    others = [
        one
        for one in sample.columns
        if one.name and len(one.filled) == len(one.texts) and len(set(one.filled)) > 1 and not _is_measure(one)
    ]
    for code in sorted(candidates, key=code_rank, reverse=True):
        beside = [one for one in others if one is not code]
        for count in (1, 2, 3):
            for more in combinations(beside[:10], count):
                keys = list(zip(code.texts, *(one.texts for one in more), strict=True))
                if len(set(keys)) == len(keys):
                    yield (code, *more)


def _is_measure(column: SheetColumn) -> bool:
    """Check whether a column holds the figures of the table, whose values differ from row to row only by chance."""
    if "year" in column.concepts or all(_YEAR.match(one) for one in column.filled):
        return False
    return are_figures(column.filled) or len(set(column.filled)) > max(_FEW, len(column.filled) // 2)
