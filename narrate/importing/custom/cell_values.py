"""Cells of a mapped table, read as values of a record's fields, or of what their row says of other cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from attrs import field, frozen

from narrate.formats.columns import ColumnPath, record_field
from narrate.importing.custom.field_templates import (
    ITEM,
    LABELS,
    MEASURE,
    ROLES,
    ROW,
    Template,
    allowed,
    kind,
    plain,
    template,
)
from narrate.importing.custom.map_model import FRACTIONS, UNITS, MappedColumn
from narrate.importing.files import cells
from narrate.importing.files.flags import Flags, status_flags
from narrate.importing.files.mojibake import repaired
from narrate.importing.files.row import Row
from narrate.importing.ledger import Ledger
from narrate.records import AtLeast
from narrate.records.rules import PROSE

_LARGEST: Final = 10**15
_DIGITS: Final = 20
"""Numbers beyond are slips, and decimals would round them when they are multiplied."""

_CAPPED: Final = "#"
"""The mark of a figure beyond what a survey publishes: it is known to be large, and so it is not missing."""

_FIGURES: Final = ("count", "percent", "amount", "number")
_WITHOUT_PERCENT: Final = ("count", "amount")
_OF: Final = {"count": "a count", "percent": "a percentage", "amount": "an amount", "number": "a number"}
_ANY: Final = ("skill", MEASURE)
"""Roles whose cells may have any text, so that the values of a map are all that there are."""

_SHOWN: Final = 80
_PERCENT_LABEL: Final = re.compile(r"[-+\u2212]?\d+(?:\.\d+)?\s*(?:%|percent)\s*\((?P<label>.+)\)", re.IGNORECASE)
"""A label behind a figure, as the handbook has it: ``5% (Faster than average)``."""

Values = tuple[tuple[ColumnPath, Any], ...]


class OddCellError(ValueError):
    """A cell that cannot be read; the message is the reason, as the end of a sentence."""


class IncompleteRowError(OddCellError):
    """A cell whose field depends on a cell of its row that says nothing; *lacking* are the roles of such cells."""

    def __init__(self, lacking: Sequence[str]) -> None:
        super().__init__(f"has a figure or text of a row without {' and '.join(lacking)}")
        self.lacking = frozenset(lacking)


@frozen(eq=False)
class MappedCell:
    """The values that a cell gives a record.

    Attributes:
        column: The name of its column.
        values: Fields of the record, each with its value.
        required: Whether its row is left over without it.
    """

    column: str
    values: Values
    required: bool = False


@frozen
class TableColumn:
    """A column of the table at hand.

    Attributes:
        index: Its place, from 0.
        column: What the map says of it.
        decimal: Its decimal mark.
        missing: Marks for "there is no value".
        repair: Whether texts that were broken before they were published are put right.
        currency: The currency that its name gives; empty where it gives none, or the map does.
    """

    index: int
    column: MappedColumn
    decimal: str
    missing: frozenset[str]
    repair: bool
    currency: str = ""
    name: str = field(init=False)
    template: Template = field(init=False)
    kind: str = field(init=False)
    known: Mapping[str, str] = field(init=False)
    """The values of the record by published ones: the map's own, the agencies' labels, and the record's names."""

    @name.default
    def _name(self) -> str:
        return self.column.name

    @template.default
    def _template(self) -> Template:
        return self.column.template

    @kind.default
    def _kind(self) -> str:
        return kind(self.column.parts)

    @known.default
    def _known(self) -> Mapping[str, str]:
        sample = self.column.template.sample
        closed = sample.pattern.values if sample is not None else ()
        labels = LABELS.get(sample.pattern.parts[-1], {}) if sample is not None else {}
        own = {plain(came): allowed(self.column.template, value) or "" for came, value in self.column.values.items()}
        return {
            **{plain(value): value for value in closed},
            **{plain(value.replace("_", " ")): value for value in closed},
            **labels,
            **own,
        }

    def content(self, row: Row, ledger: Ledger) -> tuple[cells.Cell, str | None]:
        """Return a cell, and its text; None where it is empty or has a mark for no value.

        Raises:
            OddCellError: It has a formula, and the file does not have its result.
        """
        cell = row.cells[self.index]
        if self.repair and isinstance(cell, str):
            cell = repaired(cell, ledger)
        text = cells.text(cell)
        if text is not None and text.startswith("=") and len(text) > 1:
            raise OddCellError(f"has a formula without its result, {text[:40]!r}; open the file, save it and try again")
        return cell, None if text in self.missing else text

    def value(self, text: str) -> str:
        """Return the record's value for a published one.

        Raises:
            OddCellError: The map has none, and the field allows some values only.
        """
        found = self.known.get(plain(cells.decoded(text)))
        if found is None and (label := _PERCENT_LABEL.fullmatch(text)) is not None:
            found = self.known.get(plain(label["label"]))
        if found is not None:
            return found
        sample = self.template.sample
        if self.column.values or (sample is not None and sample.pattern.values):
            listed = dict.fromkeys([*self.column.values, *(sample.pattern.values if sample is not None else ())])
            raise OddCellError(f"required is one of {', '.join(listed)}; what came is {text[:_SHOWN]!r}")
        return text

    def role(self, row: Row, ledger: Ledger) -> str | None:
        """Read what a cell says of its row; None where it says nothing.

        Raises:
            OddCellError: It says something that is not allowed.
        """
        _, text = self.content(row, ledger)
        if text is None:
            return None
        role = self.template.role
        if role == "flag":
            flags = status_flags(self.value(text) if plain(text) in self.known else text)
            for mark in flags.others:
                ledger.mark(row.place, self.name, mark)
            return " ".join(flags.recorded) or None
        own = ROLES[role].read(text) if role not in _ANY and plain(text) not in self.known else None
        found = own or self.value(text)
        read = ROLES[role].read(found) if found else ""
        if read is None:
            raise OddCellError(f"required is {ROLES[role].required}; what came is {text[:_SHOWN]!r}")
        return read or None

    def read(self, row: Row, roles: Mapping[str, str], ledger: Ledger) -> Iterator[tuple[ColumnPath, Any]]:
        """Yield the values of a cell; none where it is empty.

        Args:
            row: The row.
            roles: What other cells say of the row.
            ledger: Counts the marks that a record has no word for.

        Raises:
            OddCellError: It has something else than its field needs.
        """
        cell, text = self.content(row, ledger)
        if text is None:
            return
        goal = template(roles.get(MEASURE, "")) if MEASURE in self.template.variables else self.template
        lacking = [name for name in (goal or self.template).variables if name not in roles and name not in (ROW, ITEM)]
        if goal is None or lacking:
            raise IncompleteRowError(lacking or [MEASURE])
        given = {**roles, ROW: str(row.number)}
        if self.currency:
            given.setdefault("currency", self.currency)
        if not self.column.separator:
            yield from self._one(cell, text, goal, given, row, ledger)
            return
        items = filter(None, map(str.strip, text.split(self.column.separator)))
        for number, item in enumerate(items, start=1):
            yield from self._one(item, item, goal, {**given, ITEM: str(number)}, row, ledger)

    def _one(
        self, cell: cells.Cell, text: str, goal: Template, given: Mapping[str, str], row: Row, ledger: Ledger
    ) -> Iterator[tuple[ColumnPath, Any]]:
        path = goal.path(given)
        found = record_field(path)
        if found is None:
            raise OddCellError(f"required are parts of a field; what came makes {'.'.join(path)[:_SHOWN]!r}")
        what = self.kind if goal is self.template else kind(goal.parts)
        if what not in _FIGURES:
            yield path, self._words(cell, text, what, goal, row, ledger) or None
            return
        value, flags = self._figure(cell, text, what)
        for mark in flags.others:
            ledger.mark(row.place, self.name, mark)
        if value is None:
            return
        yield path, value
        words = dict.fromkeys([*flags.recorded, *given.get("flag", "").split()])
        if words and found.entry and record_field((*found.entry, "flags")) is not None:
            yield (*found.entry, "flags"), " ".join(words)
        if what == "amount" and found.pattern.parts[-1] == "<rank>":
            yield from ((((*found.entry, name)), given[name]) for name in ("currency", "month") if name in given)

    def _words(self, cell: cells.Cell, text: str, what: str, goal: Template, row: Row, ledger: Ledger) -> str:
        if what == "prose":
            prose = cells.decoded(str(cell).strip())
            if not PROSE.allows(prose):
                raise OddCellError(f"required is {PROSE.required}; what came is {prose[:_SHOWN]!r}")
            return prose
        if what == "flags":
            flags = status_flags(self.value(text) if plain(text) in self.known else text)
            for mark in flags.others:
                ledger.mark(row.place, self.name, mark)
            return " ".join(flags.recorded)
        if goal.parts == ("id",):
            code = self.value(text)
            return self.column.prefix + code.rjust(self.column.pad, "0") if code else ""
        if "names" in goal.parts:
            text = cells.title(cell) or ""
        return self.value(text)

    def _figure(self, cell: cells.Cell, text: str, what: str) -> tuple[Decimal | dict[str, Decimal] | None, Flags]:
        """Read a figure in single units, and its flags."""
        known = self.known.get(plain(text))
        if known == "":
            return None, Flags()
        try:
            found = cells.flagged_number(cell if known is None else known, decimal=self.decimal)
            value = cells.above_zero(found.value) if what == "amount" else found.value
        except cells.BadCellError as error:
            raise OddCellError(str(error)) from None
        sign = cells.sign_of_another(text, of_percent=what not in _WITHOUT_PERCENT, of_money=what == "amount")
        if value is not None and known is None and sign:
            raise OddCellError(f"required is {_OF[what]}, which has no {sign!r}; what came is {text[:_SHOWN]!r}")
        if value is None and _CAPPED in found.flags.others:
            raise OddCellError(str(cells.BadCellError("a number", text)))
        number = value.value if isinstance(value, AtLeast) else value
        if number is None:
            return None, found.flags
        if abs(number) >= _LARGEST or len(number.as_tuple().digits) > _DIGITS:
            required = f"a number below {_LARGEST:,} of at most {_DIGITS} digits"
            raise OddCellError(f"required is {required}; what came is {text[:40]!r}")
        scaled = number * self._scale(what, text)
        return {"at_least": scaled} if isinstance(value, AtLeast) else scaled, found.flags

    def _scale(self, what: str, text: str) -> int:
        """Return what a figure is multiplied by; one with the sign of percent is no fraction."""
        unit = self.column.unit or "jobs"
        if what == "percent":
            return UNITS[unit] if unit == FRACTIONS and not cells.has_percent(text) else 1
        return UNITS[unit] if what in ("count", "amount") else 1
