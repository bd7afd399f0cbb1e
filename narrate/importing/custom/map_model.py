"""The map of a table: which column is which field of a record, in which unit, and what its cells have for values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs
from attrs import frozen

from narrate.errors import InvalidMappingError
from narrate.formats.columns import EXAMPLES, ColumnPath
from narrate.importing.custom.field_templates import ITEM, MEASURE, ROW, Template, allowed, choices, kind, template
from narrate.records import Source
from narrate.records.rules import as_map

FRACTIONS: Final = "fractions"
UNITS: Final = {"jobs": 1, "thousands": 1_000, "millions": 1_000_000, "percent": 1, FRACTIONS: 100}
DECIMALS: Final = (".", ",")

_EXAMPLES: Final = f"{EXAMPLES}; year; employment.{{year}}"
_COUNTS: Final = ("jobs", "thousands", "millions")


_UNITS_OF: Final = {"count": _COUNTS, "percent": ("percent", FRACTIONS), "amount": ("thousands", "millions")}
_FIGURES: Final = ("count", "percent", "amount")


@frozen
class MappedColumn:
    """The content of one column of a table.

    Attributes:
        name: The column's name, with single spaces.
        field: The field of the record, flattened: ``employment.2018``; with variables: ``employment.{year}``; or what
            it says of its row: ``year``, ``period``, ``currency``, ``flag``.
        unit: ``jobs``, ``thousands``, ``millions``, ``percent`` or ``fractions`` (0.05 is 5 percent); None is single
            units, and percent.
        decimal: The decimal mark, ``.`` or ``,``; None is that of the table.
        missing: Marks for "there is no value", besides those of the table.
        prefix: What the record has before the cell, for codes that a table has cut short.
        pad: The width to which codes are filled up with zeros in front; 0 leaves them.
        values: Values of the record by what the cells have; an empty one is no value.
        separator: What is between the items of a cell that is a list.
        required: Whether a row without a value in this column is left over.
        note: What to look at before the map is used; no part of the map itself.
    """

    name: str
    field: str
    unit: str | None = None
    decimal: str | None = None
    missing: tuple[str, ...] = ()
    prefix: str = ""
    pad: int = 0
    values: Mapping[str, Any] = attrs.field(factory=dict, converter=as_map)
    separator: str = ""
    required: bool = False
    note: str = attrs.field(default="", eq=False)

    @property
    def parts(self) -> ColumnPath:
        """The field, in parts."""
        return self.template.parts

    @property
    def template(self) -> Template:
        """The field, with what is variable in it."""
        found = template(self.field)
        assert found is not None, self.field
        return found

    def __attrs_post_init__(self) -> None:
        place = f"columns.{self.name!r}"
        _check_field(f"{place}.field", self.field)
        units = _COUNTS if MEASURE in self.template.variables else _UNITS_OF.get(kind(self.parts), ())
        if self.unit is not None and self.unit not in units:
            required = f"one of {', '.join(units)}" if units else "no unit"
            raise InvalidMappingError(f"{place}.unit", self.unit, f"{required} for the field {self.field}")
        if self.decimal is not None:
            _check_decimal(f"{place}.decimal", self.decimal)
        for key, value in (("prefix", self.prefix), ("pad", self.pad)):
            if value and self.field != "id":
                raise InvalidMappingError(f"{place}.{key}", value, f"a {key} for the field id only")
        self._check_values(place)
        if bool(self.separator) != (ITEM in self.template.variables):
            raise InvalidMappingError(
                f"{place}.separator", self.separator, f"a separator where, and only where, the field has {{{ITEM}}}"
            )

    def _check_values(self, place: str) -> None:
        if self.field == MEASURE and not self.values:
            raise InvalidMappingError(
                f"{place}.values", {}, 'a field for each measure, as {"jobs" = "employment.{year}"}'
            )
        if self.values and kind(self.parts) in _FIGURES:
            raise InvalidMappingError(f"{place}.values", dict(self.values), f"no values for the field {self.field}")
        for came, value in self.values.items():
            if allowed(self.template, value) is None:
                raise InvalidMappingError(f"{place}.values.{came!r}", value, choices(self.template))


@frozen
class ColumnMap:
    """The map from the columns of a table to fields.

    Attributes:
        columns: The columns that are read; all others are passed over.
        constants: Fields that are the same in every row, as ``scheme``, with their value.
        sheet: The sheet of a workbook; its first one if empty.
        header_row: The number of the header's row; None is the first row that has every column.
        encoding: The encoding of a text, whatever it looks like; if empty, the likeliest one.
        delimiter: The character between the cells of a text; if empty, the one that its rows agree on.
        repair: Whether texts that were broken before they were published (``ingÃ©nieurs``) are put right.
        decimal: The decimal mark of the table, ``.`` or ``,``.
        missing: Marks for "there is no value", besides the usual ones (empty, dashes, N/A).
        only: Rows that are read: a column, and the values it may have.
        source: Where the table is from; its ``covers`` are the fields of the map where it says none.
        notes: What to look at before the map is used; no part of the map itself.
    """

    columns: tuple[MappedColumn, ...]
    constants: Mapping[str, Any] = attrs.field(factory=dict, converter=as_map)
    sheet: str = ""
    header_row: int | None = None
    encoding: str = ""
    delimiter: str = ""
    repair: bool = False
    decimal: str = "."
    missing: tuple[str, ...] = ()
    only: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, converter=as_map)
    source: Source | None = None
    notes: tuple[str, ...] = attrs.field(default=(), eq=False)

    def __attrs_post_init__(self) -> None:
        _check_decimal("decimal", self.decimal)
        _check_encoding(self.encoding)
        if self.delimiter and (len(self.delimiter) != 1 or self.delimiter in '\r\n"\x00' or self.delimiter.isalnum()):
            raise InvalidMappingError("delimiter", self.delimiter, r'one character, as ";", "|" or "\t"')
        for name, value in self.constants.items():
            place = f"constant.{name!r}"
            _check_field(place, name)
            role = _template(name).role
            if _template(name).variables or role == MEASURE:
                raise InvalidMappingError(place, name, "a field without variables")
            if role and allowed(_template(name), value) is None:
                raise InvalidMappingError(place, value, choices(_template(name)))
        places: dict[ColumnPath, str] = {}
        for place, one in self._places():
            key = _template(one).key
            if key in places:
                raise InvalidMappingError(place, one, f"a field that no other has; {places[key]} has it too")
            places[key] = place
        if "id" not in {one.field for one in self.columns}:
            raise InvalidMappingError(
                "columns", sorted(one.name for one in self.columns), "a column for the field id among them"
            )
        self._check_roles()

    def _check_roles(self) -> None:
        """Check that each variable has a column or a constant, and that none is there for nothing."""
        given = {_template(one).role: place for place, one in self._places() if _template(one).role}
        needed = {name: place for place, field in self.targets() for name in field.variables if name not in (ITEM, ROW)}
        for name, place in needed.items():
            if name not in given:
                raise InvalidMappingError(place, f"{{{name}}}", f"a column or a constant for the field {name}")
        for name, place in given.items():
            if name in needed:
                continue
            suffix = {"currency": ".currency", "month": ".month"}.get(name)
            if suffix is None and name != "flag":
                raise InvalidMappingError(place, name, f"a field with {{{name}}} among the columns")
            other = next((own for own, field in self._places() if suffix and field.endswith(suffix)), None)
            if other is not None:
                raise InvalidMappingError(place, name, f"one field for the {name}; {other} has it too")

    def fields(self) -> Iterator[tuple[str, Template]]:
        """Yield the fields of the columns and of the constants, each with its place in the map."""
        yield from ((place, _template(one)) for place, one in self._places())

    def targets(self) -> Iterator[tuple[str, Template]]:
        """Yield the fields that the columns are, and those that a measure makes of one, each with its place."""
        for one in self.columns:
            place = f"columns.{one.name!r}"
            yield f"{place}.field", one.template
            if one.field == MEASURE:
                yield from ((f"{place}.values.{came!r}", _template(str(field))) for came, field in one.values.items())

    @property
    def gathers(self) -> bool:
        """Whether rows with the same id are gathered into one record: one a year, as a rule."""
        return any(name != ITEM for _, field in self.targets() for name in field.variables)

    def _places(self) -> Iterator[tuple[str, str]]:
        for one in self.columns:
            yield f"columns.{one.name!r}.field", one.field
        for name in self.constants:
            yield f"constant.{name!r}", name


def _template(field: str) -> Template:
    found = template(field)
    assert found is not None, field
    return found


def _check_field(place: str, name: object) -> None:
    if not isinstance(name, str) or template(name) is None:
        raise InvalidMappingError(place, name, f"a field such as {_EXAMPLES}")


def _check_decimal(place: str, mark: object) -> None:
    if mark not in DECIMALS:
        raise InvalidMappingError(place, mark, '"." or ","')


def _check_encoding(name: str) -> None:
    try:
        "".encode(name or "utf-8")
    except (LookupError, ValueError):
        raise InvalidMappingError("encoding", name, "the name of an encoding of text, such as windows-1252") from None
