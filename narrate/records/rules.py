"""What a field of a record may hold: each rule checks a value, says what is required, and knows its JSON Schema."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, NoReturn

from attrs import field, frozen


class FrozenMap(dict[Any, Any]):
    """A mapping that cannot be changed; it can be hashed and pickled."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a record is frozen; this mapping cannot be changed")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[FrozenMap], tuple[dict[Any, Any]]]:
        return FrozenMap, (dict(self),)


@frozen
class Rule:
    """What one field may hold.

    Attributes:
        required: What is allowed, in words.
        allows: Whether a value is.
        schema: The same as JSON Schema.
    """

    required: str
    allows: Callable[[Any], bool]
    schema: Mapping[str, Any] = field(repr=False)

    def optional(self) -> Rule:
        """The same, or nothing at all."""
        return Rule(
            f"{self.required}, or null",
            lambda value: value is None or self.allows(value),
            {"anyOf": [self.schema, {"type": "null"}]},
        )


# Control characters, marks and overrides of direction, and lone surrogates; descriptions may have tabs and line breaks.
_UNSAFE: Final = "\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_LINE: Final = re.compile(f"[^{_UNSAFE}\t\n]+")
_PROSE: Final = re.compile(f"[^{_UNSAFE}]+")


def _safe(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and bool(value.strip()) and pattern.fullmatch(value) is not None


def _number(value: Any) -> bool:
    return type(value) is int or (isinstance(value, Decimal) and value.is_finite())


_TEXT_SCHEMA: Final = {"type": "string", "pattern": r"\S"}

TEXT: Final = Rule("a text that is not empty, without control or direction characters", _safe(_LINE), _TEXT_SCHEMA)
PROSE: Final = Rule("a text that is not empty, without control or direction characters", _safe(_PROSE), _TEXT_SCHEMA)
TEXTS: Final = Rule(
    "a list of texts",
    lambda value: isinstance(value, tuple) and all(TEXT.allows(item) for item in value),
    {"type": "array", "items": _TEXT_SCHEMA},
)
FLAG: Final = Rule("true or false", lambda value: isinstance(value, bool), {"type": "boolean"})


def whole(low: int, high: int | None = None, *, what: str = "a whole number") -> Rule:
    """Allow whole numbers from *low* to *high*, both included."""
    reach = f"of {low} or more" if high is None else f"from {low} to {high}"
    schema = {"type": "integer", "minimum": low} | ({} if high is None else {"maximum": high})
    return Rule(
        f"{what} {reach}", lambda value: type(value) is int and low <= value and (high is None or value <= high), schema
    )


def number(low: int | None, high: int | None = None, *, what: str = "a finite number") -> Rule:
    """Allow exact numbers from *low* to *high*, both included."""
    reach = "" if low is None else f" of {low} or more" if high is None else f" from {low} to {high}"
    schema = (
        {"type": "number"} | ({} if low is None else {"minimum": low}) | ({} if high is None else {"maximum": high})
    )

    def allows(value: Any) -> bool:
        return _number(value) and (low is None or value >= low) and (high is None or value <= high)

    return Rule(what + reach, allows, schema)


def one_of(*values: str) -> Rule:
    """Allow one of a closed set of texts."""
    return Rule(
        "one of " + ", ".join(values), lambda value: isinstance(value, str) and value in values, {"enum": list(values)}
    )


def bounded(rule: Rule, bound: type) -> Rule:
    """Allow what *rule* allows, or a lower bound."""
    schema = {
        "type": "object",
        "properties": {"at_least": {"type": "number", "minimum": 0}},
        "required": ["at_least"],
        "additionalProperties": False,
    }
    return Rule(
        f'{rule.required}, or a bound such as {{"at_least": 1000}}',
        lambda value: isinstance(value, bound) or rule.allows(value),
        {"anyOf": [rule.schema, schema]},
    )


def list_of(kind: type) -> Rule:
    """Allow a list of records of one kind."""
    return Rule(
        f"a list of {kind.__name__} records",
        lambda value: isinstance(value, tuple) and all(isinstance(item, kind) for item in value),
        {"type": "array", "items": {"$ref": f"#/$defs/{kind.__name__}"}},
    )


_LARGEST: Final = 10**18


def as_whole(value: Any) -> Any:
    """Turn 186300.0 into 186300; leave what is no whole number as it is, for the rule to refuse."""
    if (
        isinstance(value, float | Decimal)
        and math.isfinite(value)
        and -_LARGEST < value < _LARGEST
        and value == int(value)
    ):
        return int(value)
    return value


def as_decimal(value: Any) -> Any:
    """Turn a number into the decimal that it is written as; leave the rest for the rule to refuse."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        return Decimal(repr(value))
    return value


def as_tuple(value: Any) -> Any:
    """Turn a list into a tuple."""
    return tuple(value) if isinstance(value, list) else value


def as_map(value: Any) -> Any:
    """Turn a mapping into one that cannot be changed."""
    return value if isinstance(value, FrozenMap) else FrozenMap(value) if isinstance(value, Mapping) else value
