"""Excerpts of values for messages: cut to a readable length."""

from __future__ import annotations

from decimal import Decimal
from reprlib import Repr
from typing import Any, Final

LONGEST: Final = 200
"""The number of characters of a value that a message shows."""


class _Short(Repr):
    """A ``repr`` that is cut to a readable length."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel = 4
        self.maxdict = self.maxlist = self.maxtuple = self.maxset = self.maxfrozenset = 8
        self.maxstring = self.maxlong = self.maxother = LONGEST


_NOT_FINITE: Final = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
"""What JSON calls floats that are no finite numbers."""


class _ShortValue(_Short):
    """A value of a record as JSON writes it, but for the quotation marks, and cut to a readable length."""

    def repr1(self, x: Any, level: int) -> str:
        """Return a value at a level of nesting."""
        if x is None or isinstance(x, bool):
            return "null" if x is None else str(x).lower()
        if isinstance(x, float | Decimal):
            return brief(_NOT_FINITE.get(str(x), str(x)))
        if isinstance(x, tuple | list):
            return super().repr_list(list(x), level)
        return super().repr_dict(dict(x), level) if isinstance(x, dict) else super().repr1(x, level)


_SHORT: Final = _Short()
_SHORT_VALUE: Final = _ShortValue()


def shown(value: object) -> str:
    """Return the ``repr`` of a value, cut to a readable length; for a number that is too long, a description."""
    try:
        return _SHORT.repr(value)
    except ValueError:
        return f"a {type(value).__name__} with more digits than Python writes"


def shown_value(value: object) -> str:
    """Return a value of a record, cut to a readable length, as who wrote the record knows it.

    >>> shown_value(Decimal("2012.5")), shown_value({"jobs": None}), shown_value((True, "a"))
    ('2012.5', "{'jobs': null}", "[true, 'a']")
    """
    try:
        return _SHORT_VALUE.repr(value)
    except ValueError:
        return "a number with more digits than can be written"


def brief(text: str) -> str:
    """Return a text, of a long one its beginning and its end.

    >>> brief("employment[0].jobs"), len(brief("a" * 1_000_000))
    ('employment[0].jobs', 200)
    """
    if len(text) <= LONGEST:
        return text
    half = (LONGEST - 3) // 2
    return f"{text[: half + 1]}...{text[-half:]}"
