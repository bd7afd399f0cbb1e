"""A map of a table: which column is which field of a record, in which unit; read from TOML and written as TOML."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Final

import attrs
from attrs import frozen

from narrate.errors import InvalidMappingError, InvalidRecordError
from narrate.formats.columns import EXAMPLES, ColumnPath, canonical_path, column_path
from narrate.records import Source, plain, sources_from
from narrate.records.rules import as_map

UNITS: Final = {"jobs": 1, "thousands": 1_000, "millions": 1_000_000, "percent": 1}
DECIMALS: Final = (".", ",")

_KEYS: Final = (
    "sheet",
    "header_row",
    "encoding",
    "delimiter",
    "repair",
    "decimal",
    "missing",
    "only",
    "constant",
    "source",
    "columns",
)
_COLUMN_KEYS: Final = ("field", "unit", "decimal", "missing", "prefix")
_COUNTS: Final = ("jobs", "thousands", "millions")


def kind(parts: ColumnPath) -> str:
    """Return the kind of a field: ``count``, ``percent``, ``amount`` of money, ``prose`` or ``text``.

    >>> kind(("employment", "2018")), kind(("projections", "2018", "2028", "percent")), kind(("names", "en"))
    ('count', 'percent', 'text')
    """
    last = parts[-1]
    if parts[0] in ("descriptions", "texts"):
        return "prose"
    if last in ("currency", "month", "flags", "outlook"):
        return "text"
    if last in ("percent", "whole_percent"):
        return "percent"
    return {"pay": "amount", "employment": "count", "projections": "count"}.get(parts[0], "text")


_UNITS_OF: Final = {"count": _COUNTS, "percent": ("percent",), "amount": ("thousands", "millions")}


@frozen
class MappedColumn:
    """The content of one column of a table.

    Attributes:
        name: The column's name, with single spaces.
        field: The field of the record, flattened: ``employment.2018``.
        unit: ``jobs``, ``thousands``, ``millions`` or ``percent``; None is single units.
        decimal: The decimal mark, ``.`` or ``,``; None is that of the table.
        missing: Marks for "there is no value", besides those of the table.
        prefix: What the record has before the cell, for codes that a table has cut short.
        note: What to look at before the map is used; no part of the map itself.
    """

    name: str
    field: str
    unit: str | None = None
    decimal: str | None = None
    missing: tuple[str, ...] = ()
    prefix: str = ""
    note: str = attrs.field(default="", eq=False)

    @property
    def parts(self) -> ColumnPath:
        """The field, in parts."""
        return column_path(self.field) or ()

    def __attrs_post_init__(self) -> None:
        place = f"columns.{self.name!r}"
        _check_field(f"{place}.field", self.field)
        allowed = _UNITS_OF.get(kind(self.parts), ())
        if self.unit is not None and self.unit not in allowed:
            required = f"one of {', '.join(allowed)}" if allowed else "no unit"
            raise InvalidMappingError(f"{place}.unit", self.unit, f"{required} for the field {self.field}")
        if self.decimal is not None:
            _check_decimal(f"{place}.decimal", self.decimal)
        if self.prefix and self.field != "id":
            raise InvalidMappingError(f"{place}.prefix", self.prefix, "a prefix for the field id only")


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
        for name in self.constants:
            _check_field(f"constant.{name!r}", name)
        places: dict[ColumnPath, str] = {}
        for place, one in self._fields():
            key = canonical_path(column_path(one) or ())
            if key in places:
                raise InvalidMappingError(place, one, f"a field that no other has; {places[key]} has it too")
            places[key] = place
        if "id" not in {one.field for one in self.columns}:
            raise InvalidMappingError(
                "columns", sorted(one.name for one in self.columns), "a column for the field id among them"
            )

    def _fields(self) -> Iterator[tuple[str, str]]:
        for one in self.columns:
            yield f"columns.{one.name!r}.field", one.field
        for name in self.constants:
            yield f"constant.{name!r}", name


def _check_field(place: str, name: object) -> None:
    if not isinstance(name, str) or column_path(name) is None:
        raise InvalidMappingError(place, name, f"a field such as {EXAMPLES}")


def _check_decimal(place: str, mark: object) -> None:
    if mark not in DECIMALS:
        raise InvalidMappingError(place, mark, '"." or ","')


def _check_encoding(name: str) -> None:
    try:
        "".encode(name or "utf-8")
    except (LookupError, ValueError):
        raise InvalidMappingError("encoding", name, "the name of an encoding of text, such as windows-1252") from None


def column_map_from_toml(text: str) -> ColumnMap:
    r"""Read a map.

    Args:
        text: TOML: ``sheet``, ``header_row``, ``encoding``, ``delimiter``, ``repair``, ``decimal``, ``missing``,
            and ``[columns]`` (a field, or a table with ``field``, ``unit``, ``decimal``, ``missing``, ``prefix``),
            ``[constant]``, ``[only]`` and ``[source]`` (as in a record: ``title``, ``publisher``, ``period`` …).

    Returns:
        The map, checked.

    Raises:
        InvalidMappingError: It is no TOML, has a key that nobody knows, or says something that cannot be.

    >>> mapping = column_map_from_toml('[columns]\ncode = "id"\njobs = {field = "employment.2018", unit = "thousands"}')
    >>> mapping.columns[1].unit
    'thousands'
    """
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidMappingError("the text", str(error), "TOML") from None
    _known("", data, _KEYS)
    only = {" ".join(name.split()): _values(f"only.{name!r}", value) for name, value in _table("only", data).items()}
    constants = _table("constant", data)
    for name, value in constants.items():
        if not isinstance(value, str | int | Decimal) or (isinstance(value, Decimal) and not value.is_finite()):
            raise InvalidMappingError(f"constant.{name!r}", value, "a text, a finite number, true or false")
    row = data.get("header_row")
    if row is not None and (type(row) is not int or row < 0):
        raise InvalidMappingError("header_row", row, "the number of a row")
    repair = data.get("repair", False)
    if not isinstance(repair, bool):
        raise InvalidMappingError("repair", repair, "true or false")
    return ColumnMap(
        columns=tuple(_column(name, value) for name, value in _table("columns", data).items()),
        constants=constants,
        sheet=_text("sheet", data.get("sheet", "")),
        header_row=row,
        encoding=_text("encoding", data.get("encoding", "")),
        delimiter=_text("delimiter", data.get("delimiter", "")),
        repair=repair,
        decimal=data.get("decimal", "."),
        missing=_texts("missing", data.get("missing", [])),
        only=only,
        source=_source(data.get("source")),
    )


def _source(data: object) -> Source | None:
    """Read where the table is from, by the rules of a record's sources."""
    if data is None:
        return None
    try:
        return sources_from([data], "source")[0]
    except InvalidRecordError as error:
        fault = error.faults[0]
        raise InvalidMappingError(fault.path.replace("source[0]", "source", 1), fault.value, fault.required) from None


def _known(place: str, data: dict[str, Any], keys: Iterable[str]) -> None:
    for key, value in data.items():
        if key not in keys:
            near = get_close_matches(key, list(keys), n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            where = f"{place}.{key}" if place else key
            raise InvalidMappingError(where, value, f"one of the keys {', '.join(keys)}{hint}")


def _table(key: str, data: dict[str, Any]) -> dict[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise InvalidMappingError(key, value, f"a table, [{key}]")
    return value


def _text(place: str, value: object) -> str:
    if not isinstance(value, str):
        raise InvalidMappingError(place, value, "a text")
    return value


def _texts(place: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InvalidMappingError(place, value, "a list of texts")
    return tuple(value)


def _values(place: str, value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(item, str) or type(item) is int for item in values):
        raise InvalidMappingError(place, value, "a value, or a list of them")
    return tuple(map(str, values))


def _column(name: str, value: object) -> MappedColumn:
    place = f"columns.{name!r}"
    plain = " ".join(name.split())
    if isinstance(value, str):
        return MappedColumn(plain, value)
    if not isinstance(value, dict):
        raise InvalidMappingError(place, value, "a field, or a table with a field")
    _known(place, value, _COLUMN_KEYS)
    if "field" not in value:
        raise InvalidMappingError(place, value, "a table with a field")
    return MappedColumn(
        plain,
        value["field"],
        unit=value.get("unit"),
        decimal=value.get("decimal"),
        missing=_texts(f"{place}.missing", value.get("missing", [])),
        prefix=_text(f"{place}.prefix", value.get("prefix", "")),
    )


def toml(mapping: ColumnMap) -> str:
    r"""Write a map as TOML, with its notes as comments; ``mapping_from_toml`` reads it back.

    >>> print(toml(ColumnMap((MappedColumn("code", "id", note="six digits"),), {"scheme": "soc2018"})))
    [constant]
    "scheme" = "soc2018"
    <BLANKLINE>
    [columns]
    # six digits
    "code" = "id"
    <BLANKLINE>
    """
    lines = [_comment(note) for note in mapping.notes]
    for key in ("sheet", "header_row", "encoding", "delimiter", "repair", "decimal", "missing"):
        value = getattr(mapping, key)
        if value is not None and value is not False and value not in ("", ()) and (key, value) != ("decimal", "."):
            lines.append(f"{key} = {_written(value)}")
    for key, table in (("only", mapping.only), ("constant", mapping.constants)):
        if table:
            lines += ["", f"[{key}]", *(f"{_written(name)} = {_written(value)}" for name, value in table.items())]
    if mapping.source is not None:
        lines += ["", "[source]", *(f"{key} = {_written(value)}" for key, value in plain(mapping.source).items())]
    lines += ["", "[columns]"]
    for one in mapping.columns:
        if one.note:
            lines.append(_comment(one.note))
        settings = {
            "field": one.field,
            "unit": one.unit,
            "decimal": one.decimal,
            "missing": one.missing,
            "prefix": one.prefix,
        }
        pairs = [f"{key} = {_written(value)}" for key, value in settings.items() if value]
        value = _written(one.field) if len(pairs) == 1 else f"{{{', '.join(pairs)}}}"
        lines.append(f"{_written(one.name)} = {value}")
    return "\n".join(lines).strip("\n") + "\n"


def _comment(text: str) -> str:
    return "# " + "".join(character if character.isprintable() else " " for character in text)


def _written(value: object) -> str:
    """Write a value as TOML; its strings are JSON's, but for one character that JSON leaves as it is."""
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, Decimal):
        return str(value) if "." in str(value) or "E" in str(value) else f"{value}.0"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
