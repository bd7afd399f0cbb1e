"""A map of a table, read from TOML and written as TOML."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Final

from narrate.errors import NEAR, InvalidMappingError, InvalidRecordError
from narrate.importing.custom.field_templates import kind
from narrate.importing.custom.map_model import DECIMALS, UNITS, ColumnMap, MappedColumn
from narrate.records import Source, plain, sources_from

__all__ = ["DECIMALS", "UNITS", "ColumnMap", "MappedColumn", "column_map_from_toml", "kind", "toml"]

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
_COLUMN_KEYS: Final = (
    "field", "unit", "decimal", "missing", "prefix", "pad", "values", "separator", "required",
)  # fmt: skip
_WIDEST: Final = 32
"""Digits that a code is padded to, at most."""


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
    except (ValueError, RecursionError) as error:  # an integer of too many digits is a plain ValueError
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
    return ColumnMap(
        columns=tuple(_column(name, value) for name, value in _table("columns", data).items()),
        constants=constants,
        sheet=_text("sheet", data.get("sheet", "")),
        header_row=row,
        encoding=_text("encoding", data.get("encoding", "")),
        delimiter=_text("delimiter", data.get("delimiter", "")),
        repair=_flag("repair", data.get("repair", False)),
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
            near = get_close_matches(key, list(keys), n=1, cutoff=NEAR)
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
        pad=_width(f"{place}.pad", value.get("pad", 0)),
        values=_value_map(f"{place}.values", value.get("values", {})),
        separator=_text(f"{place}.separator", value.get("separator", "")),
        required=_flag(f"{place}.required", value.get("required", False)),
    )


def _width(place: str, value: object) -> int:
    if type(value) is not int or not 0 <= value <= _WIDEST:
        raise InvalidMappingError(place, value, f"a number of digits up to {_WIDEST}")
    return value


def _value_map(place: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise InvalidMappingError(place, value, 'a table of values, as {"Faster than average" = "faster"}')
    for came, made in value.items():
        if not isinstance(made, str | int):
            raise InvalidMappingError(f"{place}.{came!r}", made, "a text, a whole number, true or false")
    return value


def _flag(place: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidMappingError(place, value, "true or false")
    return value


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
            "pad": one.pad,
            "values": one.values,
            "separator": one.separator,
            "required": one.required,
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
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_written(key)} = {_written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Decimal):
        return str(value) if "." in str(value) or "E" in str(value) else f"{value}.0"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
