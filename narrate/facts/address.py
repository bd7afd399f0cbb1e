"""Addresses: where in a record a fact is, as a value that says its parts and prints as its path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any, Final, Self

import attrs

_SEPARATORS: Final = {"projections": "-", "pay": ".", "group.pay": "."}
"""What stands between the parts of a list's key: projections[2012-2022], pay[2024.annual.USD]."""

_PARTS: Final = {"projections": 2, "pay": 3, "group.pay": 3}
"""How many parts a list's key has; any other has one."""

_LISTS: Final = ("group.pay",)
"""Lists whose name has a point of its own."""

_CODES: Final = " + "
_WRITTEN: Final = re.compile(
    r"(?P<list>[^\[.]+(?:\.pay)?)"
    r"(?:\[(?P<key>.*?)\](?=\.[a-z_]+(?:\[|\Z| \()|\Z| \())?"
    r"(?:\.(?P<field>[a-z_]+)(?:\[(?P<item>[^\]]*)\])?)?"
    r"(?: \((?P<codes>.*)\))?",
    re.DOTALL,
)


class Address(str):
    """The place of one fact in a record.

    It is a text, the path that JSON has for it, and knows the parts that the path was made of.

    Attributes:
        list: The part of the record: ``employment``, ``projections``, ``pay``, ``skills``, ``entry``, ``group`` …
        key: What tells the entry from the others of its list: a year, base and target year, year with period and
            currency; empty where there is one entry, or where the list as a whole is meant.
        field: The entry's field; empty for the entry as a whole.
        item: Which item of the field: the rank of a percentile.
        codes: The codes that the fact was published under, where they are not the record's own.

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
        list: str,  # noqa: A002  # the word of the design
        key: tuple[object, ...] = (),
        field: str = "",
        item: object = "",
        codes: tuple[str, ...] = (),
    ) -> Self:
        """Make an address of its parts."""
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
        """The path without keys, as ``pay[].percentiles[]``; the words of a fact are found by it."""
        path = f"{self.list}[]" if self.key else self.list
        if self.field:
            path += f".{self.field}[]" if self.item else f".{self.field}"
        return path

    def published_as(self, codes: tuple[str, ...]) -> Address:
        """Return the same place with the codes that the fact was published under."""
        return Address(self.list, self.key, self.field, self.item, codes)

    @classmethod
    def parse(cls, path: str) -> Address:
        """Parse a path as JSON has it: the inverse of ``str``.

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
    """The address of a fact of a kind of message: its parts are figures and choices of the message.

    Attributes:
        list: As for ``Address``.
        key: Parts of the key, each a text in which figures and choices of the message stand in braces: ``{year}``.
        field: As for ``Address``.
        item: Likewise a text with braces.

    >>> FactSpec("employment", ("{year}",), "jobs").address({"year": 2014})
    'employment[2014].jobs'
    """

    list: str
    key: tuple[str, ...] = attrs.field(default=(), converter=_as_texts)
    field: str = ""
    item: str = attrs.field(default="", converter=str)

    def address(self, values: Mapping[str, Any]) -> Address:
        """Return the address that a message means.

        Args:
            values: The message's figures and choices by name.
        """
        key = tuple([part.format_map(values) for part in self.key])
        return Address(self.list, key, self.field, self.item.format_map(values))

    @property
    def names(self) -> tuple[str, ...]:
        """The figures and choices of the message that its parts are made of."""
        parsed = [Formatter().parse(part) for part in (*self.key, self.item)]
        return tuple(name for parts in parsed for _, name, _, _ in parts if name is not None)

    @property
    def shape(self) -> str:
        """As ``Address.shape``."""
        return Address(self.list, self.key, self.field, self.item).shape
