"""A record's fields under flattened names, as columns of a table have them: ``projections.2012.2022.percent``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Any, Final

from attrs import fields, frozen

from narrate.records import COMPARED, Occupation
from narrate.records.convert import KINDS
from narrate.records.record import Record
from narrate.tags import canonical

ColumnPath = tuple[str, ...]

EXAMPLES: Final = (
    "id, names.en, names.en.short, names.pl.cases.genitive, employment.2012, employment.2012.flags, "
    "projections.2012.2022, projections.2012.2022.percent, pay.2024.annual.p50, pay.2024.annual.currency, "
    "skills.social, majors.1.names.en, employers.1.share, entry.education, descriptions.en, texts.settings.en, combined"
)

_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "employment": ("year",),
    "projections": ("base_year", "target_year"),
    "pay": ("year", "period"),
    "skills": ("skill",),
    "names": ("language",),
    "descriptions": ("language",),
    "texts": ("topic", "language"),
    "comparisons": ("kind",),
}
"""What an entry is found by, which a column's name has behind the field; entries of other lists are numbered."""

_NUMBER: Final = "number"

VARIABLES: Final[Mapping[str, re.Pattern[str]]] = {
    "year": re.compile("[0-9]{4}"),
    "base_year": re.compile("[0-9]{4}"),
    "target_year": re.compile("[0-9]{4}"),
    "period": re.compile("(?s:.+)"),
    "rank": re.compile("p[1-9][0-9]?"),
    "skill": re.compile("(?s:.+)"),
    "language": re.compile("(?s:.+)"),
    "topic": re.compile("(?s:.+)"),
    "kind": re.compile("|".join(COMPARED)),
    _NUMBER: re.compile("[1-9][0-9]{0,8}"),
}
"""Parts of a name that differ from column to column, and what they look like."""

_FIGURES: Final[Mapping[str, str]] = {
    "employment": "jobs",
    "projections": "jobs",
    "skills": "score",
    "names": "plural",
    "texts": "text",
}
"""The field that is meant where a name ends before one."""

_NAMED_OR_NUMBERED: Final = ("skill",)
"""Keys that a numbered entry has in a column of its own: ``skills.1.skill``."""

_CIRCUMSTANCES: Final = frozenset(
    {
        "year", "base_year", "target_year", "period", "currency", "month", "codes", "rounding", "flags", "language",
        "source", "kind",
    }
)  # fmt: skip
"""Parts that describe the figures or the text of an entry, and are nothing where it has none."""

_DIGITS: Final = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")

_JOBS: Final = re.compile(r"employment\.[^.]*\.jobs")
"""What ``employment.2012`` is called in a record; a table has the short name alone."""


@frozen
class FieldPattern:
    """The names of columns for one field of the record model.

    Attributes:
        parts: The parts of a name; those in angle brackets differ: ``("employment", "<year>", "jobs")``.
        owner: The kind of record that has the field.
        form: ``text``, ``number``, ``flag`` (true or false) or ``words`` (a list of texts).
        values: The closed set of its values; empty where any is allowed.
        entry: How many parts say which entry of a list it is in; 0 where it is in none.
    """

    parts: ColumnPath
    owner: type[Record]
    form: str
    values: tuple[str, ...] = ()
    entry: int = 0

    @property
    def is_figure(self) -> bool:
        """Whether it is what a name means that ends before it: ``names.en`` is ``names.en.plural``."""
        above = [part for part in self.parts[:-1] if part[0] != "<"]
        return bool(above) and self.parts[-2][0] == "<" and _FIGURES.get(above[-1]) == self.parts[-1]

    def match(self, parts: ColumnPath) -> bool:
        """Check whether the parts of a name, none of them left out, are one of this field."""
        return len(parts) == len(self.parts) and all(
            part == own or (own[0] == "<" and VARIABLES[own[1:-1]].fullmatch(part) is not None)
            for part, own in zip(parts, self.parts, strict=True)
        )


@cache
def field_patterns() -> tuple[FieldPattern, ...]:
    """List the columns of all fields of a record, by its model.

    >>> [".".join(one.parts) for one in field_patterns() if one.parts[0] == "employers"][-1]
    'employers.<number>.flags'
    """
    return tuple(_patterns(Occupation, (), entry=0))


def _patterns(owner: type[Record], above: ColumnPath, *, entry: int) -> Iterator[FieldPattern]:
    given = {part[1:-1] for part in above if part[0] == "<"}
    for attribute in fields(owner):
        name = attribute.name
        schema: Mapping[str, Any] = attribute.metadata["rule"].schema
        kind = _record_of(schema)
        path = (*above, name)
        if name in given:
            if name in _NAMED_OR_NUMBERED:
                yield FieldPattern((*above[:-1], f"<{_NUMBER}>", name), owner, "text", entry=entry)
            continue
        if name == "percentiles":
            yield FieldPattern((*above, "<rank>"), owner, "number", entry=entry)
        elif name == "cases":
            for case in schema["properties"]:
                yield FieldPattern((*path, case), owner, "text", entry=entry)
        elif name in _KEYS or _is_list(schema, kind):
            variables = _KEYS.get(name, (_NUMBER,))
            inner = (*path, *(f"<{one}>" for one in variables))
            listed = name not in ("names", "descriptions")
            if kind is None:
                yield FieldPattern(inner, owner, "text", entry=entry)
            else:
                yield from _patterns(kind, inner, entry=len(inner) if listed else entry)
        elif kind is not None:
            yield from _patterns(kind, path, entry=entry)
        else:
            form, values = _form(schema)
            yield FieldPattern(path, owner, form, values, entry)


def _is_list(schema: Mapping[str, Any], kind: type[Record] | None) -> bool:
    return kind is not None and schema.get("type") == "array"


def _record_of(schema: Mapping[str, Any]) -> type[Record] | None:
    """Return the kind of record that a field holds, or holds several of."""
    found = re.search(r"#/\$defs/(\w+)", str(schema))
    return None if found is None else next(kind for kind in KINDS if kind.__name__ == found[1])


def _form(schema: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Return the form of a field's cells, and its values where they are a closed set."""
    schemas = [schema]
    for one in schemas:
        schemas.extend(one.get("anyOf", ()))
    values = tuple(value for one in schemas for value in one.get("enum", ()))
    types = {one.get("type") for one in schemas}
    if "array" in types:
        return "words", ()
    if types & {"integer", "number"}:
        return "number", ()
    return ("flag" if "boolean" in types else "text"), values


class _Entries(dict[ColumnPath, dict[str, Any]]):
    """The entries of a list, by the parts of a name that say which one is meant."""


@frozen
class RecordField:
    """A field of a record that a column holds.

    Attributes:
        path: The parts of its name, none left out: ``names.en`` is ``names.en.plural``.
        pattern: The names of its kind.
        steps: The keys that lead to it in the dict of a record, each with the beginning of what is there.
        key: Its own key there.
    """

    path: ColumnPath
    pattern: FieldPattern
    steps: tuple[tuple[Any, dict[Any, Any]], ...]
    key: str

    @property
    def entry(self) -> ColumnPath:
        """The parts that say which entry of a list it is in; empty where it is in none."""
        return self.path[: self.pattern.entry]


@lru_cache(maxsize=20_000)
def record_field(parts: ColumnPath) -> RecordField | None:
    """Find the field that the parts of a column's name mean; None where no field does.

    >>> record_field(("names", "es-MX")).path, record_field(("names", "es", "genus"))
    (('names', 'es_MX', 'plural'), None)
    """
    for pattern in field_patterns():
        whole = parts
        if pattern.is_figure and len(parts) == len(pattern.parts) - 1:
            whole = (*parts, pattern.parts[-1])
        if pattern.match(whole):
            path = tuple(
                (canonical(part) or part) if own == "<language>" else part
                for part, own in zip(whole, pattern.parts, strict=True)
            )
            ranked = pattern.parts[-1] == "<rank>"
            return RecordField(path, pattern, tuple(_steps(path, pattern)), path[-1][1:] if ranked else path[-1])
    return None


def _steps(path: ColumnPath, pattern: FieldPattern) -> Iterator[tuple[Any, dict[Any, Any]]]:
    """Yield the keys that lead to a field in the dict of a record, each with the beginning of what is there."""
    place = 0
    while place < len(path) - 1:
        name = path[place]
        variables = _KEYS.get(name, (_NUMBER,)) if pattern.parts[place + 1][0] == "<" else ()
        keys = path[place + 1 : place + 1 + len(variables)]
        place += 1 + len(variables)
        if name in ("names", "descriptions"):
            yield name, {}
            if place < len(path):
                yield keys[0], {}
        elif name == "texts":
            yield name, {}
            yield keys[0], _Entries()
            yield path[:place], {"language": keys[1]}
        elif variables:
            yield name, _Entries()
            yield path[:place], dict(filter(None, map(_start, variables, keys)))
        else:
            yield name, {}
    if pattern.parts[-1] == "<rank>":
        yield "percentiles", {}


def _start(variable: str, key: str) -> tuple[str, Any] | None:
    """Return what the key of an entry says of it; a number says nothing."""
    if VARIABLES[_NUMBER].fullmatch(key) and (variable == _NUMBER or variable in _NAMED_OR_NUMBERED):
        return None
    return variable, int(key) if VARIABLES["year"].fullmatch(key) else key


def column_path(name: str) -> ColumnPath | None:
    """Parse the name of a column, a path flattened by dots; None for an unknown name.

    >>> column_path("projections.2012.2022.percent"), column_path("projections.2012")
    (('projections', '2012', '2022', 'percent'), None)
    """
    parts = tuple(name.split("."))
    return None if record_field(parts) is None or _JOBS.fullmatch(name) else parts


def canonical_path(parts: ColumnPath) -> ColumnPath:
    """Return the path of a field with all its parts: ``names.en`` is ``names.en.plural``.

    >>> canonical_path(("projections", "2012", "2022"))
    ('projections', '2012', '2022', 'jobs')
    """
    found = record_field(parts)
    return parts if found is None else found.path


def record_data(cells: Iterable[tuple[ColumnPath, Any]]) -> dict[str, Any]:
    """Build a record's dict from a row; empty cells are skipped.

    Args:
        cells: The columns, each with its cell: a value, or a text as CSV has it.
    """
    record: dict[str, Any] = {}
    for parts, cell in cells:
        if cell is None or cell == "":
            continue
        found = record_field(parts)
        assert found is not None, parts
        _put(record, found, _value(found.pattern.form, cell))
    data: dict[str, Any] = _closed("", record)
    return data


def field_places(paths: Iterable[ColumnPath]) -> dict[str, ColumnPath]:
    """Return where the fields of a row are in the record that ``record_data`` builds, as faults name them.

    >>> field_places([("names", "en"), ("pay", "2024", "annual", "p50")])
    {'names.en.plural': ('names', 'en'), 'pay[0].percentiles[50]': ('pay', '2024', 'annual', 'p50')}
    """
    record: dict[str, Any] = {}
    for parts in paths:
        found = record_field(parts)
        assert found is not None, parts
        _put(record, found, parts)
    return dict(_leaves("", _closed("", record)))


def _leaves(place: str, node: Any) -> Iterator[tuple[str, ColumnPath]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if place.endswith("percentiles"):
                yield from _leaves(f"{place}[{key}]", value)
            else:
                yield from _leaves(f"{place}.{key}" if place else key, value)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _leaves(f"{place}[{index}]", value)
    elif isinstance(node, tuple):
        yield place, node


def _put(record: dict[Any, Any], found: RecordField, value: Any) -> None:
    node = record
    for key, start in found.steps:
        if key not in node:
            node[key] = type(start)(start)
        node = node[key]
    node[found.key] = value


def _closed(name: str, node: Any) -> Any:
    """Return a dict with lists in place of entries; entries that describe nothing are left out, and what is empty."""
    if isinstance(node, _Entries):
        kept = (_closed("", entry) for entry in node.values() if not _is_nothing(name, entry))
        return list(kept)
    if isinstance(node, dict):
        closed = ((key, _closed(key, value)) for key, value in node.items())
        return {key: value for key, value in closed if value not in ({}, [])}
    return node


def _is_nothing(name: str, entry: Mapping[str, Any]) -> bool:
    """Check whether an entry has only parts that say something of its figures, and no figure."""
    if name == "skills":
        return "score" not in entry
    return name != "sources" and entry.keys() <= _CIRCUMSTANCES


def _value(form: str, cell: Any) -> Any:
    """Read a cell in the form of its field; what is in another one stays, for the record's rules to refuse."""
    if form == "words":
        return cell.split() if isinstance(cell, str) else cell
    if form == "flag":
        return {"true": True, "false": False, "1": True, "0": False}.get(str(cell).lower(), cell)
    return _number(cell) if form == "number" else cell


def _number(cell: Any) -> Any:
    """Parse a cell as a number or a bound (``>=239200``); any other value is returned unchanged."""
    if not isinstance(cell, str):
        return cell
    content = cell.strip()
    digits = content.removeprefix(">=").strip()
    # Decimal reads more than a table writes: 1_000, NaN, the digits of every script.
    if not _DIGITS.fullmatch(digits):
        return cell
    try:
        number = Decimal(digits)
    except InvalidOperation:  # an exponent of more digits than Decimal has
        return cell
    return {"at_least": number} if content.startswith(">=") else number
