"""Fields of a map: of a record, or of a row that completes other fields, as the year in ``employment.{year}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from attrs import frozen

from narrate.formats.columns import ColumnPath, RecordField, column_path, record_field
from narrate.importing.bls.labels import EDUCATION, EXPERIENCE, OUTLOOK, TRAINING
from narrate.records import Employment, Pay, Projection
from narrate.records.record import FLAGS
from narrate.tags import canonical

MEASURE: Final = "measure"
"""The role of a column that says which field the figure of its row is: ``{measure}``."""

ITEM: Final = "item"
"""The number of an item in a cell that is a list."""

ROW: Final = "row"
"""The number of the row in its table, for a list with an entry a row."""

_SAMPLES: Final[Mapping[str, str]] = {
    "year": "2000",
    "base_year": "2000",
    "target_year": "2010",
    "period": "annual",
    "percentile": "50",
    "language": "en",
    "skill": "social",
    ROW: "1",
    ITEM: "1",
}
"""What may be in braces, each with a value that makes a field of a template."""

ATTRIBUTES: Final = ("currency", "month", "flag")
"""What a column says of all figures of its row."""

PERIODS: Final = ("annual", "hourly")

_YEAR: Final = re.compile("(?:1[89]|2[01])[0-9]{2}|2200")
_RANK: Final = re.compile("[pP]?([1-9][0-9]?)")
_MONTH: Final = re.compile("0?([1-9])|(1[0-2])")
_CODE: Final = re.compile("[A-Z]{3}")
_BRACES: Final = re.compile(r"\{([^{}]*)\}")


@frozen
class Role:
    """A use of a column besides that of a field of a record.

    Attributes:
        required: What its cells may hold, in words.
        read: Returns the value of a cell, or None where it is not allowed.
    """

    required: str
    read: Callable[[str], str | None]


def _year(text: str) -> str | None:
    return text if _YEAR.fullmatch(text) else None


def _period(text: str) -> str | None:
    return text.casefold() if text.casefold() in PERIODS else None


def _percentile(text: str) -> str | None:
    found = _RANK.fullmatch(text)
    return found[1] if found else None


def _month(text: str) -> str | None:
    found = _MONTH.fullmatch(text)
    return found[1] or found[2] if found else None


def _flag(text: str) -> str | None:
    return text if set(text.split()) <= set(FLAGS) else None


_A_YEAR: Final = Role("a year, as 2024", _year)

ROLES: Final[Mapping[str, Role]] = {
    "year": _A_YEAR,
    "base_year": _A_YEAR,
    "target_year": _A_YEAR,
    "period": Role("annual or hourly", _period),
    "percentile": Role("a percentile from 1 to 99", _percentile),
    "language": Role("a language or locale, as en or es_MX", canonical),
    "skill": Role("a text", lambda text: text or None),
    "currency": Role("three capital letters, as USD", lambda text: text if _CODE.fullmatch(text) else None),
    "month": Role("a month from 1 to 12", _month),
    "flag": Role(f"words of {', '.join(FLAGS)}", _flag),
    MEASURE: Role("a field", lambda text: text if is_field(text) else None),
}

LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "outlook": OUTLOOK,
    "education": EDUCATION,
    "experience": EXPERIENCE,
    "training": TRAINING,
}
"""Published values of these fields, which need no ``values`` in a map."""

_PERCENTS: Final = ("percent", "whole_percent", "share")
_ROUNDED: Final[Mapping[type, str]] = {Employment: "count", Projection: "count", Pay: "amount"}


@frozen
class Template:
    """A field as a map has it.

    Attributes:
        parts: Its name, in parts: ``("employment", "{year}")``.
        variables: What is in braces: ``("year",)``.
        sample: The field of a record that it is with a sample in place of each; None where it is a role, or the field
            that the measure of a row gives.
    """

    parts: ColumnPath
    variables: tuple[str, ...]
    sample: RecordField | None

    @property
    def role(self) -> str:
        """The role of the column; empty where it is a field of a record."""
        return self.parts[0] if self.sample is None and not self.variables else ""

    def path(self, values: Mapping[str, str]) -> ColumnPath:
        """Return the field with a value in place of each variable."""
        return tuple(_BRACES.sub(lambda found: values[found[1]], part) for part in self.parts)

    @property
    def key(self) -> ColumnPath:
        """The field with all its parts, with its variables."""
        if self.sample is None:
            return self.parts
        if not self.variables:
            return self.sample.path
        return (*self.parts, *self.sample.path[len(self.parts) :])


@lru_cache(maxsize=10_000)
def template(field: str) -> Template | None:
    """Read a field of a map; None where it is not known.

    >>> template("pay.{year}.{period}.p{percentile}").variables, template("year").role, template("employment.{jahr}")
    (('year', 'period', 'percentile'), 'year', None)
    """
    variables = tuple(_BRACES.findall(field))
    if not variables and field in ROLES:
        return Template((field,), (), None)
    if variables == (MEASURE,) and field == f"{{{MEASURE}}}":
        return Template((field,), variables, None)
    if not set(variables) <= _SAMPLES.keys():
        return None
    sample = column_path(_BRACES.sub(lambda found: _SAMPLES[found[1]], field))
    if sample is None:
        return None
    return Template(tuple(field.split(".")), tuple(dict.fromkeys(variables)), record_field(sample))


def is_field(field: str) -> bool:
    """Check whether a text is a field of a record, with variables or without."""
    found = template(field)
    return found is not None and found.sample is not None


def kind(parts: ColumnPath) -> str:
    """Return the kind of a field, by which its cells are read.

    Returns:
        ``count``, ``percent``, ``amount`` of money, any other ``number``, ``prose``, ``flag`` (true or false),
        ``flags`` (a publisher's remarks), or ``text``.

    >>> kind(("employment", "2018")), kind(("projections", "2018", "2028", "percent")), kind(("names", "en"))
    ('count', 'percent', 'text')
    """
    found = template(".".join(parts))
    if found is None or found.sample is None:
        return "text"
    pattern = found.sample.pattern
    last = pattern.parts[-1]
    if pattern.form == "words":
        return "flags" if last == "flags" else "text"
    if pattern.form == "flag":
        return "flag"
    if pattern.form == "text":
        return "prose" if last == "text" or pattern.parts[0] == "descriptions" else "text"
    if last == "rounding":
        return _ROUNDED.get(pattern.owner, "number")
    if last in _PERCENTS:
        return "percent"
    if last == "<rank>":
        return "amount"
    return "count" if pattern.owner in (Employment, Projection) else "number"


def plain(label: str) -> str:
    """Return a published label without what does not matter in it: letter case, the shape of apostrophes, spaces.

    >>> plain("Bachelor’s  degree")
    "bachelor's degree"
    """
    return " ".join(label.replace("’", "'").casefold().split())


def allowed(field: Template, value: Any) -> str | None:
    """Return what a value of a map is for a field, as a text; None where the field cannot have it."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if not text:
        return text
    if field.sample is None:
        return ROLES[field.role].read(text) if field.role else None
    pattern = field.sample.pattern
    if pattern.values:
        return text if text in pattern.values else None
    if pattern.form == "flag":
        return text if text in ("true", "false") else None
    if pattern.parts[-1] == "flags":
        return _flag(text)
    if pattern.form == "number":
        return text if isinstance(value, int) and not isinstance(value, bool) else None
    return text


def choices(field: Template) -> str:
    """Return what a value of a map may be for a field, in words."""
    if field.sample is None:
        return ROLES[field.role].required if field.role else "no values; the column of the measure has them"
    pattern = field.sample.pattern
    if pattern.values:
        return f"one of {', '.join(pattern.values)}"
    if pattern.form == "flag":
        return "true or false"
    if pattern.parts[-1] == "flags":
        return ROLES["flag"].required
    return "a whole number" if pattern.form == "number" else "a text"
