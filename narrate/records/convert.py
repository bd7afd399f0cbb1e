"""Records from plain dicts and back; all faults of a record are reported together, with their paths."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any, Final, cast

from attrs import NOTHING, evolve, fields

from narrate.errors import NEAR, Fault, InvalidArgumentError, InvalidRecordError, MissingValue
from narrate.records.figures import AtLeast, Employment, Pay, Projection
from narrate.records.model import KEYS, ComparedGroup, Group, Occupation, duplicates
from narrate.records.names import Name
from narrate.records.profile import Employer, Entry, Major, Skill
from narrate.records.record import Record
from narrate.records.rules import as_whole
from narrate.records.sources import Quotation, Source

KINDS: Final[tuple[type[Record], ...]] = (
    Name,
    Employment,
    Projection,
    Pay,
    Skill,
    Major,
    Employer,
    Entry,
    Quotation,
    Group,
    ComparedGroup,
    Source,
    Occupation,
)

_LISTS: Final[Mapping[str, type[Record]]] = {
    "employment": Employment,
    "projections": Projection,
    "pay": Pay,
    "skills": Skill,
    "majors": Major,
    "employers": Employer,
    "comparisons": ComparedGroup,
    "sources": Source,
}

_LONGEST_KEY: Final = 100
"""How many characters of an unknown key are compared with the known ones."""

_OBJECTS: Final[Mapping[str, type[Record]]] = {"entry": Entry, "group": Group, "source": Source}


def sources_from(data: Any, path: str) -> tuple[Source, ...]:
    """Return sources from plain dicts, as in a record or a report.

    Raises:
        InvalidRecordError: A source is invalid; the error has all faults.
    """
    faults: list[Fault] = []
    if not isinstance(data, list | tuple):
        faults.append(Fault(None, path, data, "a list"))
        data = ()
    made = _each(Source, data, path, faults)
    if faults:
        raise InvalidRecordError(tuple(faults))
    return cast("tuple[Source, ...]", made)


def from_dict(data: Mapping[str, Any]) -> Occupation:
    """Return a record from a plain dict, as parsed from JSON.

    Args:
        data: The fields of the record; 186300.0 is taken as the integer, strings are never taken as numbers.

    Returns:
        The record.

    Raises:
        InvalidRecordError: The record is invalid; the error has every fault with its path and what is allowed.

    >>> from_dict({"id": "41-9012", "employment": [{"year": 2014, "jobs": 5800.0}]}).employment[0].jobs
    5800
    """
    faults: list[Fault] = []
    record = _made(Occupation, data, "", faults)
    if faults:
        identity = data.get("id") if isinstance(data, Mapping) else None
        name = identity if isinstance(identity, str) else None
        raise InvalidRecordError(tuple(evolve(fault, record=name) for fault in faults))
    return cast("Occupation", record)


def _made(kind: type[Record], data: Any, path: str, faults: list[Fault]) -> Record | None:
    """Build a record from a dict; faults are added to *faults*, and then the result is None."""
    known = {attribute.name: attribute for attribute in fields(kind)}
    if not isinstance(data, Mapping):
        either = "a text, or " if kind is Name else ""
        faults.append(Fault(None, path, data, f"{either}an object with {', '.join(known)}"))
        return None
    before = len(faults)
    for key in data:
        if key not in known:
            from difflib import get_close_matches  # noqa: PLC0415  # imported only for unknown keys

            near = get_close_matches(str(key)[:_LONGEST_KEY], known, n=1, cutoff=NEAR)
            hint = f"; did you mean {near[0]}?" if near else ""
            faults.append(Fault(None, _at(path, str(key)), data[key], "one of the keys " + ", ".join(known) + hint))
    values: dict[str, Any] = {}
    for name, attribute in known.items():
        if name in data and (data[name] is not None or attribute.default is None or attribute.default is NOTHING):
            values[name] = _value(name, data[name], _at(path, name), faults)
        elif attribute.default is NOTHING:
            faults.append(MissingValue(None, _at(path, name), None, "a value; the key is missing"))
            # None is refused there in any case; with it, the rules still check the other keys.
            values[name] = None
    try:
        record = kind(**values)
    except InvalidRecordError as error:
        faulty = {fault.path for fault in faults}
        for fault in error.faults:
            where = _at(path, fault.path) if fault.path else path
            if not fault.path or not any(one == where or one.startswith((where + ".", where + "[")) for one in faulty):
                faults.append(evolve(fault, path=where))
    return record if len(faults) == before else None


def _at(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _value(name: str, value: Any, path: str, faults: list[Fault]) -> Any:
    """Build the value of a field: records, bounds, or the value itself, for the rule to check."""
    if name in _LISTS:
        if isinstance(value, list | tuple):
            return _listed(name, value, path, faults)
        return _no_list(_LISTS[name], value, path, faults)
    if name == "names" and isinstance(value, Mapping):
        return {
            key: _made(Name, {"plural": one} if isinstance(one, str) else one, _at(path, str(key)), faults)
            for key, one in value.items()
        }
    if name == "percentiles" and isinstance(value, Mapping):
        return {rank: _bound(amount, f"{path}[{rank}]", faults) for rank, amount in value.items()}
    if name == "texts" and isinstance(value, Mapping):
        return {topic: _quotations(passages, _at(path, str(topic)), faults) for topic, passages in value.items()}
    if name in _OBJECTS and value is not None:
        return _made(_OBJECTS[name], value, path, faults)
    return _bound(value, path, faults)


def _quotations(value: Any, path: str, faults: list[Fault]) -> Any:
    if isinstance(value, list | tuple):
        return _each(Quotation, value, path, faults)
    return _no_list(Quotation, value, path, faults)


def _no_list(kind: type[Record], value: Any, path: str, faults: list[Fault]) -> Any:
    """Refuse a value that is no list, in the words of who writes JSON; the rule of the field says it in Python's."""
    known = ", ".join(attribute.name for attribute in fields(kind))
    faults.append(Fault(None, path, value, f"a list of objects with {known}"))
    return value


def _each(kind: type[Record], items: list[Any] | tuple[Any, ...], path: str, faults: list[Fault]) -> tuple[Record, ...]:
    made = [_made(kind, item, f"{path}[{index}]", faults) for index, item in enumerate(items)]
    return tuple(record for record in made if record is not None)


def _listed(name: str, items: list[Any] | tuple[Any, ...], path: str, faults: list[Fault]) -> tuple[Record, ...]:
    whole = _each(_LISTS[name], items, path, faults)
    if len(whole) == len(items) or name not in KEYS:
        return whole
    # A list with invalid entries cannot be checked as a whole; the keys of its other entries still are.
    keys, what = KEYS[name]
    optional = {attribute.name for attribute in fields(_LISTS[name]) if attribute.default is None}
    faults.extend(duplicates(path, [_key(item, keys, optional) for item in items], what))
    return ()


def _key(item: Any, keys: tuple[str, ...], optional: AbstractSet[str]) -> object:
    """Return the key of an entry; an entry with an unreadable key equals no other."""
    if not isinstance(item, Mapping):
        return object()
    parts = tuple(as_whole(item.get(key)) for key in keys)
    if not all(
        type(part) in (int, str) or (part is None and key in optional) for key, part in zip(keys, parts, strict=True)
    ):
        return object()
    return parts[0] if len(parts) == 1 else parts


def _bound(value: Any, path: str, faults: list[Fault]) -> Any:
    """Build a bound from ``{"at_least": 239200}``."""
    if not isinstance(value, Mapping) or "at_least" not in value:
        return value
    if set(value) != {"at_least"}:
        faults.append(Fault(None, path, dict(value), 'a bound such as {"at_least": 1000}, with no other key'))
        return value
    try:
        return AtLeast(value["at_least"])
    except InvalidRecordError as error:
        faults.append(Fault(None, f"{path}.at_least", value["at_least"], error.faults[0].required))
        return value


def to_dict(occupation: Occupation) -> dict[str, Any]:
    """Return a record as a plain dict for JSON; unknown fields are left out.

    Raises:
        InvalidArgumentError: The argument is not a record.

    >>> to_dict(Occupation(id="41-9012", employment=(Employment(2014, 5_800),)))
    {'id': '41-9012', 'employment': [{'year': 2014, 'jobs': 5800}]}
    """
    if not isinstance(occupation, Occupation):
        raise InvalidArgumentError("occupation", occupation, "an Occupation")
    return cast("dict[str, Any]", plain(occupation))


def plain(value: Any) -> Any:
    """Return a record, or any value in it, as a value of JSON."""
    if isinstance(value, AtLeast):
        return {"at_least": plain(value.value)}
    if isinstance(value, Record):
        result = {}
        for attribute in fields(type(value)):
            held = getattr(value, attribute.name)
            if attribute.default is NOTHING or not (held is None or held is False or held in ((), {})):
                result[attribute.name] = plain(held)
        return result
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        whole = as_whole(value)
        return whole if isinstance(whole, int) else float(value)
    return value


Schema = dict[str, Any]


def json_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a record, generated from the rules that check records.

    >>> json_schema()["$defs"]["Employment"]["required"]
    ['year', 'jobs']
    """
    defs = {kind.__name__: _schema(kind) for kind in KINDS if kind is not Occupation}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Occupation",
        **_schema(Occupation),
        "$defs": defs,
    }


def source_schema() -> Schema:
    """Return the JSON Schema of a source, for that of a report."""
    return _schema(Source)


def _schema(kind: type[Record]) -> Schema:
    attributes = fields(kind)
    properties = {}
    for attribute in attributes:
        schema = dict(attribute.metadata["rule"].schema)
        nullable = attribute.default is not NOTHING and attribute.default is not None
        properties[attribute.name] = {"anyOf": [schema, {"type": "null"}]} if nullable else schema
    required = [attribute.name for attribute in attributes if attribute.default is NOTHING]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
