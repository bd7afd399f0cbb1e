"""Rows of the projections for comparison: the major group of an occupation, and all occupations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from attrs import define, field, frozen

from narrate.importing.bls.projections import Edition, ProjectionRow
from narrate.importing.soc.codes import ALL_OCCUPATIONS, major_group
from narrate.records import ComparedGroup, Name, Pay, Projection

COMPARED: Final[Mapping[str, str]] = {"major-group": "group", "all": "all"}
"""What records can be compared with, and its kind in a record."""

_GROUP: Final = COMPARED["major-group"]

EditionLines = tuple[Edition, Sequence[ProjectionRow]]
"""The rows of a record in an edition."""


@frozen
class RowReader:
    """The functions that make the parts of a record from a row of an edition.

    Attributes:
        names: Its names by language.
        projection: Its projection.
        pay: Its wages.
    """

    names: Callable[[ProjectionRow, Edition], Mapping[str, Name]]
    projection: Callable[[ProjectionRow, Edition], Projection]
    pay: Callable[[ProjectionRow, Edition], tuple[Pay, ...]]


@define
class ComparedRows:
    """The rows of groups that records are compared with.

    Attributes:
        kinds: What records are compared with, as in ``COMPARED``.
        reader: The functions that make the parts of a record.
        used: The rows that are in some record, by edition and code.
    """

    kinds: Collection[str]
    reader: RowReader
    used: set[tuple[str, str]] = field(factory=set)
    _rows: dict[str, dict[str, ProjectionRow]] = field(factory=dict)
    _made: dict[tuple[tuple[str, str], ...], ComparedGroup] = field(factory=dict)

    def of(self, shares: Sequence[EditionLines]) -> tuple[ComparedGroup, ...]:
        """Return what a record is compared with.

        Args:
            shares: The rows of the record, edition by edition, the oldest first.

        Returns:
            The group, if all rows of an edition are of the same, and all occupations; each with its projections of the
            editions in which it has the same code as in the newest. A group is not compared with itself.
        """
        found = ((kind, list(self._found(kind, shares))) for one, kind in COMPARED.items() if one in self.kinds)
        return tuple(self._compared(kind, rows) for kind, rows in found if rows)

    def _found(self, kind: str, shares: Sequence[EditionLines]) -> Iterator[tuple[Edition, ProjectionRow]]:
        for edition, lines in shares:
            codes = {major_group(line.code) for line in lines} if kind == _GROUP else {ALL_OCCUPATIONS}
            row = self._groups(edition).get(codes.pop()) if len(codes) == 1 else None
            if row is not None and row not in lines:
                yield edition, row

    def _groups(self, edition: Edition) -> Mapping[str, ProjectionRow]:
        """Return the rows of an edition that are groups, by code."""
        if edition.name not in self._rows:
            self._rows[edition.name] = {line.code: line for line in edition.lines if not line.detailed}
            if not self._rows[edition.name]:
                edition.ledger.note("it has no rows of groups of occupations that records could be compared with")
        return self._rows[edition.name]

    def _compared(self, kind: str, rows: Sequence[tuple[Edition, ProjectionRow]]) -> ComparedGroup:
        newest, last = rows[-1]
        same = [(edition, row) for edition, row in rows if row.code == last.code]
        key = tuple((edition.name, row.code) for edition, row in same)
        if key not in self._made:
            self.used.update(key)
            self._made[key] = ComparedGroup(
                kind,
                id=last.code,
                names=self.reader.names(last, newest) if kind == _GROUP else {},
                projections=tuple(self.reader.projection(row, edition) for edition, row in same),
                pay=self.reader.pay(last, newest),
            )
        return self._made[key]
