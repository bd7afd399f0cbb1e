"""Long tables, with a row a year: the columns of codes and years, and what constant columns say of the figures."""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve, frozen

from narrate.importing.custom.column_map import MappedColumn
from narrate.importing.proposal.column_currencies import currencies
from narrate.importing.proposal.figure_cells import are_figures
from narrate.importing.proposal.header_words import concepts, tokens
from narrate.importing.proposal.identity import LIKELY, SURE, Identity, are_unique, code_fault, code_rank, totals
from narrate.importing.proposal.table_sample import SheetColumn, TableSample
from narrate.importing.proposal.table_years import LAST_OBSERVED

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_VARIABLE: Final = "{year}"
_DATED_NOTE: Final = f"{LIKELY}: its header, or a column that is the same in each row, says what it is"
_DATED: Final = ("employment", "pay")
"""Lists whose entries have one year."""

_STATUS: Final = ({"obs", "status"}, {"obs", "flag"})
_STATUSES: Final = re.compile(r"[A-Za-z]{1,2}")
_OTHERS: Final = frozenset(
    {"code", "area", "industry", "year", "flag", "sex", "age", "position", "row_type", "measure"}
)
"""Concepts of headers of numbers that are no figures of the table."""


@frozen
class LongTable:
    """A table with several rows for one code, a year each.

    Attributes:
        identity: The column of codes.
        year: The column of years.
    """

    identity: Identity
    year: SheetColumn

    @property
    def newest(self) -> str:
        """The newest year."""
        return max(self.year.filled)

    def columns(self, sample: TableSample) -> list[MappedColumn]:
        """Return the columns that say something of their row: its year, and the status of its figures."""
        found = [MappedColumn(self.year.name, "year", note=f"{SURE}: its header says so, and its cells are years")]
        statuses = (one for one in sample.columns if _is_status(one))
        found += [MappedColumn(one.name, "flag", note=f"{LIKELY}: its header is that of SDMX") for one in statuses]
        return found[:2]

    def named(self, sample: TableSample) -> TableSample:
        """Return the sample with the indicator and the unit of constant columns in the name of the figures.

        Where several columns may have figures, these may be those of any, and the names stay as they are.
        """
        said = " ".join(one.filled[0] for one in sample.columns if _is_constant_measure(one))
        figures = [one for one in sample.columns if one.name and one is not self.identity.column and _is_figures(one)]
        if not said or len(figures) != 1:
            return sample
        (only,) = figures
        columns = tuple(evolve(one, full=f"{one.full} {said}") if one is only else one for one in sample.columns)
        return evolve(sample, columns=columns)

    def dated(self, one: MappedColumn) -> MappedColumn | None:
        """Return a column of figures of the newest year with the year of its row; None where it has other years."""
        parts = one.field.split(".")
        if parts[0] not in _DATED or parts[1] != self.newest:
            return None
        return evolve(one, field=".".join([parts[0], _VARIABLE, *parts[2:]]), note=_DATED_NOTE)


def long_table(sample: TableSample, only: dict[str, tuple[str, ...]]) -> LongTable | None:
    """Return how a table has its codes and years in rows; None where it is not sure that it does.

    Args:
        sample: The table.
        only: Rows that are read anyway, as those of single occupations and not of groups.
    """
    selected = sample.selected(only)
    named = [one for one in selected.columns if one.name]
    years = [one for one in named if "year" in one.concepts and _are_years(one)]
    if len(years) != 1 or _is_projected(sample, years[0]):
        return None
    (year,) = years
    codes = [one for one in named if not code_fault(one) and _is_called(one)]
    for code in sorted(codes, key=code_rank, reverse=True):
        total = {} if are_unique(code, year) else totals(selected, code, year)
        if total or are_unique(code, year):
            sure = SURE if "code" in code.concepts else LIKELY
            read = "".join(f"; only rows with {name} = {value[0]!r} are read" for name, value in total.items())
            note = f"{sure}: each code has one row for each year in {year.name!r}, and becomes one record{read}"
            return LongTable(Identity(code, note, {**only, **total}), year)
    return None


def _is_constant_measure(column: SheetColumn) -> bool:
    """Check whether a column says the same of all figures, as their indicator or their unit."""
    if "measure" not in column.concepts or len(column.filled) != len(column.texts) or len(set(column.filled)) != 1:
        return False
    return bool(concepts(column.filled[0]) or currencies(column.filled[0]))


def _is_figures(column: SheetColumn) -> bool:
    return are_figures(column.filled) and not column.concepts & _OTHERS


def _is_status(column: SheetColumn) -> bool:
    """Check whether a column has SDMX's letters for the status of a figure; those of other offices differ."""
    words = set(tokens(column.name))
    return words in _STATUS and bool(column.filled) and all(map(_STATUSES.fullmatch, column.filled))


def _is_projected(sample: TableSample, year: SheetColumn) -> bool:
    """Check whether figures of some years may be projected, which those of a row a year do not say."""
    texts = [*sample.above, *sample.below, *(one.full for one in sample.columns)]
    texts += [one.filled[0] for one in sample.columns if _is_constant_measure(one)]
    return max(year.filled) > str(LAST_OBSERVED) or any("projected" in concepts(text) for text in texts)


def _are_years(column: SheetColumn) -> bool:
    return (
        len(column.filled) == len(column.texts)
        and len(set(column.filled)) > 1
        and all(map(_YEAR.fullmatch, column.filled))
    )


def _is_called(column: SheetColumn) -> bool:
    """Check whether the header of a column, or each of its cells, says that it holds codes of occupations."""
    if column.concepts & {"code", "occupation"}:
        return True
    return all(concepts(one) & {"code", "occupation"} for one in set(column.filled))
