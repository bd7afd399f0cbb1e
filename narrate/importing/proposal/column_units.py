"""The units of counts and amounts: from the header of each column, its own cells, or a note that covers it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from attrs import evolve, frozen

from narrate.importing.custom.column_map import MappedColumn, kind
from narrate.importing.proposal.column_currencies import currencies, has_dollar
from narrate.importing.proposal.figure_cells import MARKS, has_decimals, has_fractions, unreadable, values
from narrate.importing.proposal.header_words import concepts, tokens
from narrate.importing.proposal.identity import GUESS, LIKELY
from narrate.importing.proposal.table_sample import SheetColumn, TableSample

UNITS: Final = ("thousands", "millions", "other_unit")
_ROWS_THAT_TELL: Final = 8
"""Rows of small figures that make it doubtful that single jobs are counted."""

_SMALL: Final = 1_000
_WHOLE: Final = (Decimal("98.5"), Decimal("101.5"))
"""Sums of a column of percentages."""

_FEWEST_PERCENTAGES: Final = 3
_OPEN: Final = "the name gives no unit"


@frozen
class UnitOf:
    """The unit of a column.

    Attributes:
        unit: As a map has it; None is single jobs.
        note: What it was read from; empty where the header says it.
        fault: Why it cannot be known, and the column is left out; empty otherwise.
    """

    unit: str | None
    note: str = ""
    fault: str = ""


def with_units(sample: TableSample, mapped: list[MappedColumn], decimal: str, notes: list[str]) -> list[MappedColumn]:
    """Set the unit of each count and amount; leave out what has none that can be known.

    Args:
        sample: The table.
        mapped: The columns of the map, with their decimal marks.
        decimal: The decimal mark of the table.
        notes: Takes why a column is left out.
    """
    columns = {one.name: one for one in sample.columns}
    around = units_around(sample)
    numbers = {one.name: values(columns[one.name].filled, one.decimal or decimal) for one in mapped}
    counts = [one for one in mapped if kind(one.parts) == "count"]
    made = []
    for one in mapped:
        sort = kind(one.parts)
        column = columns[one.name]
        if sort not in ("count", "percent", "amount"):
            made.append(one)
            continue
        bad = unreadable(column.filled, one.decimal or decimal)
        if len(bad) * 5 > len(column.filled):
            notes.append(
                f"{one.name!r}: it would be {one.field}, but cells as {bad[0][:40]!r} cannot be read; left out."
            )
            continue
        if sort == "count":
            found = _count(one, column, counts, numbers, around, columns)
        elif sort == "amount":
            found = _amount(one, column, numbers[one.name], around)
        else:
            found = _percent(column, numbers[one.name])
        if found.fault:
            notes.append(f"{one.name!r}: it would be {one.field}, but {found.fault}; it was left out.")
        else:
            made.append(evolve(one, unit=found.unit, note="; ".join(filter(None, (one.note, found.note)))))
    return made


def units_around(sample: TableSample) -> Mapping[str, str]:
    """Return the units that texts around the table name for counts, each with the first text that does."""
    found: dict[str, str] = {}
    for text in (*sample.above, *sample.below):
        about_money = bool(currencies(text) or has_dollar(text))
        for unit in UNITS:
            if unit in concepts(text) and not about_money and "rate" not in concepts(text):
                found.setdefault(unit, text)
    return found


def _named(column: SheetColumn) -> Sequence[str]:
    """Return the units that a header names; of two lines of a header, the units of the lower one."""
    own = [unit for unit in UNITS if unit in concepts(column.name)]
    return own or [unit for unit in UNITS if unit in column.concepts]


def _count(
    one: MappedColumn, column: SheetColumn, counts: list[MappedColumn], numbers: Mapping[str, list[Decimal]],
    around: Mapping[str, str], columns: Mapping[str, SheetColumn],
) -> UnitOf:  # fmt: skip
    named = _named(column)
    own = numbers[one.name]
    if "other_unit" in named or len(named) > 1:
        return UnitOf(None, fault="its header has a unit that no map has, or several")
    if named:
        return UnitOf(named[0])
    fractions = has_fractions(own)
    if around and not (column.concepts & {"persons"} and not fractions):
        return _of_note(around, own)
    if fractions:
        return _of_fractions(one, own, counts, numbers, columns)
    sibling = next((name for name in _same_measure(one, counts) if has_fractions(numbers[name])), None)
    if sibling is not None and has_decimals(own):
        why = f"{_OPEN}; its figures are written with decimals, as those of {sibling!r} are, which are thousands"
        return UnitOf("thousands", f"the unit is {GUESS}: {why}")
    scaled = next((other.name for other in counts if _named(columns[other.name])), None)
    if scaled is not None and "persons" not in column.concepts:
        return UnitOf(None, fault=f"{_OPEN}, and that of {scaled!r} does: single jobs, or the same unit?")
    if "persons" in column.concepts:
        return UnitOf(None)
    if len(own) >= _ROWS_THAT_TELL and max(map(abs, own), default=0) < _SMALL and _is_level(one):
        return UnitOf(None, fault=f"{_OPEN}, and its figures are so small that they may be thousands")
    return UnitOf(None, f"the unit is {LIKELY} to be single jobs: {_OPEN}, and the figures are whole")


def _is_level(one: MappedColumn) -> bool:
    return one.parts[0] == "employment" or len(one.parts) == 3


def _of_note(around: Mapping[str, str], own: list[Decimal]) -> UnitOf:
    if len(around) > 1 or "other_unit" in around:
        return UnitOf(None, fault="the texts around the table name a unit that no map has, or several")
    unit, text = next(iter(around.items()))
    largest = max(map(abs, own), default=Decimal(0))
    if largest * (1_000 if unit == "thousands" else 1_000_000) > 10**10:
        return UnitOf(None, fault=f"its figures are too large to be {unit}, as a text beside the table says they are")
    return UnitOf(unit, f"the unit is {LIKELY} to be {unit}: a text beside the table says so ({text[:60]!r})")


def _of_fractions(
    one: MappedColumn, own: list[Decimal], counts: list[MappedColumn], numbers: Mapping[str, list[Decimal]],
    columns: Mapping[str, SheetColumn],
) -> UnitOf:  # fmt: skip
    """Return the unit of a count with fractions: a thousand, unless the table has single jobs or shares."""
    if "persons" in columns[one.name].concepts:
        return UnitOf(None, fault="its header says that it counts single persons, and its figures have fractions")
    other_units = [other.name for other in counts if set(_named(columns[other.name])) - {"thousands"}]
    if other_units:
        return UnitOf(None, fault=f"{_OPEN}, and that of {other_units[0]!r} has one that is not thousands")
    whole = [
        other.name
        for other in counts
        if not _named(columns[other.name]) and numbers[other.name] and not _has_a_decimal(numbers[other.name])
    ]
    if whole:
        return UnitOf(None, fault=f"{_OPEN}; its figures have fractions, and those of {whole[0]!r} have none")
    if _WHOLE[0] <= sum(own) <= _WHOLE[1] and min(own) >= 0:
        return UnitOf(None, fault=f"{_OPEN}, and its figures add up to 100, as shares do")
    why = f"{_OPEN}; fractions among the figures say that it is thousands"
    return UnitOf("thousands", f"the unit is {GUESS}: {why}")


def _has_a_decimal(own: list[Decimal]) -> bool:
    """Check whether some figure is written with a decimal, be it a zero."""
    return any(has_decimals([value]) for value in own)


def _same_measure(one: MappedColumn, counts: list[MappedColumn]) -> Iterable[str]:
    """Yield the columns whose names differ from a column's in the year alone."""
    key = _without_years(one.name)
    return (other.name for other in counts if other is not one and _without_years(other.name) == key)


def _without_years(name: str) -> str:
    return " ".join(word for word in tokens(name) if not (word.isdecimal() and len(word) == 4))


def _amount(one: MappedColumn, column: SheetColumn, own: list[Decimal], around: Mapping[str, str]) -> UnitOf:
    named = _named(column)
    if "other_unit" in named or len(named) > 1:
        return UnitOf(None, fault="its header has a unit that no map has, or several")
    if named:
        return UnitOf(named[0])
    small = max(map(abs, own), default=Decimal(0)) < _SMALL
    if own and small and one.parts[2] == "annual":
        return UnitOf(None, fault=f"{_OPEN}, and its figures are so small that they may be thousands")
    if has_fractions(own) and around and one.parts[2] == "annual":
        return UnitOf(None, fault="it is open whether the unit of the texts around the table is its own")
    return UnitOf(None)


def _percent(column: SheetColumn, own: list[Decimal]) -> UnitOf:
    """Return the unit of percentages; small ones without a sign of percent may be fractions."""
    figures = [one for one in own if one]
    if len(figures) < _FEWEST_PERCENTAGES or any("%" in one for one in column.filled):
        return UnitOf(None)
    if all(abs(one) <= 1 for one in figures) and has_fractions(figures):
        why = 'each of its figures is between -1 and 1; percent, or fractions of 1 (unit = "fractions" in the map)?'
        return UnitOf(None, fault=why)
    return UnitOf(None)


def missing_marks(column: SheetColumn) -> tuple[str, ...]:
    """Return the marks of a column of figures for "there is no value"; # is none, since it may be a bound."""
    return tuple(sorted(set(column.filled) & MARKS - {"#"}))
