"""Addresses: the place of a fact in a record, as a value with parts that prints as its path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any, Final, Self

import attrs

from narrate.records import COMPARED

_COMPARED: Final = tuple(f"comparisons.{kind}.projections" for kind in COMPARED)
_COMPARED_PAY: Final = tuple(f"comparisons.{kind}.pay" for kind in COMPARED)
"""The projections and the wages of rows for comparison."""

_SEPARATORS: Final = {
    "projections": "-",
    "pay": ".",
    "group.pay": ".",
    **dict.fromkeys(_COMPARED, "-"),
    **dict.fromkeys(_COMPARED_PAY, "."),
}
"""The separator between the parts of a list's key: projections[2012-2022], pay[2024.annual.USD]."""

_PARTS: Final = {
    "projections": 2,
    "pay": 3,
    "group.pay": 3,
    **dict.fromkeys(_COMPARED, 2),
    **dict.fromkeys(_COMPARED_PAY, 3),
}
"""The number of parts of a list's key; one for any other list."""

_LISTS: Final = ("group.pay", *_COMPARED, *_COMPARED_PAY)
"""Lists with a period in their name."""

_CODES: Final = " + "
_WRITTEN: Final = re.compile(
    r"(?P<list>[^\[.]+(?:\.pay|\.[^\[.]+\.(?:projections|pay))?)"
    r"(?:\[(?P<key>.*?)\](?=\.[a-z_]+(?:\[|\Z| \()|\Z| \())?"
    r"(?:\.(?P<field>[a-z_]+)(?:\[(?P<item>[^\]]*)\])?)?"
    r"(?: \((?P<codes>.*)\))?",
    re.DOTALL,
)


class Address(str):
    """The place of one fact in a record.

    It is a string, the path as in JSON, with the parts of the path as attributes.

    Attributes:
        list: The part of the record: ``employment``, ``projections``, ``pay``, ``skills``, ``entry``, ``group`` …
        key: The key of the entry in its list: a year, base and target year, or
            year with period and currency; empty where there is one entry, and for the list as a whole.
        field: The field of the entry; empty for the entry as a whole.
        item: The item of the field: the rank of a percentile, the instrument of a score.
        codes: The codes under which the fact was published, where not under the record's own.

    >>> Address("projections", (2012, 2022), "jobs")
    'projections[2012-2022].jobs'
    >>> Address("pay", (2024, "annual", "USD"), "percentiles", 50).item
    '50'
    """

    list: str
    key: tuple[str, ...]
    field: str
    item: str
    codes: tuple[str, ...]

    __slots__ = ("codes", "field", "item", "key", "list")

    def __new__(
        cls,
        list: str,  # noqa: A002  # the name of the concept
        key: tuple[object, ...] = (),
        field: str = "",
        item: object = "",
        codes: tuple[str, ...] = (),
    ) -> Self:
        """Build an address from its parts."""
        parts = tuple([str(part) for part in key])
        path = f"{list}[{_SEPARATORS.get(list, '.').join(parts)}]" if parts else list
        if field:
            path += f".{field}[{item}]" if item != "" else f".{field}"
        if codes:
            path += f" ({_CODES.join(codes)})"
        made = super().__new__(cls, path)
        made.list, made.key, made.field, made.item, made.codes = list, parts, field, str(item), codes
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return Address, (self.list, self.key, self.field, self.item, self.codes)

    @property
    def shape(self) -> str:
        """The path without keys, such as ``pay[].percentiles[]``, by which the label of a fact is found."""
        path = f"{self.list}[]" if self.key else self.list
        if self.field:
            path += f".{self.field}[]" if self.item else f".{self.field}"
        return path

    def published_as(self, codes: tuple[str, ...]) -> Address:
        """Return the same address with the codes under which the fact was published."""
        return Address(self.list, self.key, self.field, self.item, codes)

    @classmethod
    def parse(cls, path: str) -> Address:
        """Parse a path, as in JSON: the inverse of ``str``.

        >>> Address.parse("projections[2012-2022].jobs (29-1111 + 29-1112)").codes
        ('29-1111', '29-1112')
        """
        match = _WRITTEN.fullmatch(path)
        if match is None:
            return cls(path)
        name, written = match["list"], match["key"]
        if written is None and name not in _LISTS and "." in name:
            return cls(path)
        key: tuple[str, ...] = ()
        if written is not None:
            key = tuple(written.split(_SEPARATORS[name], _PARTS[name] - 1)) if name in _PARTS else (written,)
        codes = tuple(match["codes"].split(_CODES)) if match["codes"] is not None else ()
        made = cls(name, key, match["field"] or "", match["item"] or "", codes)
        return made if made == path else cls(path)


def _as_texts(key: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(map(str, key))


@attrs.frozen
class FactSpec:
    """The address of a fact of a kind of message, with the message's figures and choices as parts.

    Attributes:
        list: As in ``Address``.
        key: The parts of the key, each a text with figures and choices of the message in braces: ``{year}``.
        field: As in ``Address``.
        item: The item, also a text with braces.
        usual: The item of facts whose address has none, such as scores of the questionnaire of skills.

    >>> FactSpec("employment", ("{year}",), "jobs").address({"year": 2014})
    'employment[2014].jobs'
    """

    list: str
    key: tuple[str, ...] = attrs.field(default=(), converter=_as_texts)
    field: str = ""
    item: str = attrs.field(default="", converter=str)
    usual: str = attrs.field(default="", kw_only=True)

    def address(self, values: Mapping[str, Any]) -> Address:
        """Return the address for a message.

        Args:
            values: The message's figures and choices by name.
        """
        key = tuple([part.format_map(values) for part in self.key])
        item = self.item.format_map(values)
        if item and item == self.usual:
            return Address(self.list, key, self.field if key else "")
        return Address(self.list, key, self.field, item)

    @property
    def names(self) -> tuple[str, ...]:
        """The figures and choices of the message in its parts."""
        parsed = [Formatter().parse(part) for part in (*self.key, self.item)]
        return tuple(name for parts in parsed for _, name, _, _ in parts if name is not None)

    @property
    def shape(self) -> str:
        """The path without keys, as in ``Address``."""
        return Address(self.list, self.key, self.field, self.item).shape
