"""Rules of fields: each checks a value, describes what is allowed, and has its JSON Schema."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Context, Decimal
from numbers import Integral, Rational, Real
from operator import index
from typing import Any, Final, NoReturn

from attrs import field, frozen


class FrozenMap(dict[Any, Any]):
    """An immutable mapping that can be hashed and pickled."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a record is frozen; this mapping cannot be changed")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[FrozenMap], tuple[dict[Any, Any]]]:
        return FrozenMap, (dict(self),)


@frozen
class FieldRule:
    """The rule of a field.

    Attributes:
        required: The allowed values, in words.
        allows: The check of a value.
        schema: The JSON Schema of the allowed values.
    """

    required: str
    allows: Callable[[Any], bool]
    schema: Mapping[str, Any] = field(repr=False)

    def optional(self) -> FieldRule:
        """Return the same rule with None allowed."""
        return FieldRule(
            f"{self.required}, or null",
            lambda value: value is None or self.allows(value),
            {"anyOf": [self.schema, {"type": "null"}]},
        )


# Control characters, separators of lines, marks and overrides of direction (the deprecated ones too), and lone
# surrogates; descriptions may have tabs and line breaks.
_UNSAFE: Final = "\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff"
_LINE: Final = re.compile(f"[^{_UNSAFE}\t\n]+")
_PROSE: Final = re.compile(f"[^{_UNSAFE}]+")


LONGEST_LINE: Final = 1_000
"""The number of characters of the longest id or name; nothing longer is one."""

LONGEST_PROSE: Final = 100_000
"""The number of characters of the longest description or quotation."""


def _safe(pattern: re.Pattern[str], longest: int) -> Callable[[Any], bool]:
    return lambda value: (
        isinstance(value, str)
        and len(value) <= longest
        and bool(value.strip())
        and pattern.fullmatch(value) is not None
    )


def _safe_text(longest: int, *, rest: str = "") -> str:
    return f"a text that is not empty, without control or direction characters{rest}, of at most {longest:,} characters"


_BLANK: Final = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
"""Invisible characters other than spaces: joiners, fillers, selectors, marks of order, and the empty Braille cell."""

_SPACES: Final = (
    " \t\r\n\v\f\u0085\u00a0\u00ad\u1680\u180e"
    + "".join(map(chr, range(0x2000, 0x200C)))
    + "\u2028\u2029\u202f\u205f\u2060\u2061\u2062\u2063\u2064\u3000\ufeff"
)
"""Characters that are removed from the ends of a name: spaces of every width, and invisible ones."""

_VISIBLE: Final = re.compile(f"[^\\s{_BLANK}]")


def is_visible(text: str) -> bool:
    r"""Return whether a text has a visible character.

    >>> is_visible("models"), is_visible("\u200b\u00a0\u3164")
    (True, False)
    """
    return any(not unicodedata.category(found[0]).startswith(("M", "C")) for found in _VISIBLE.finditer(text))


def trimmed(value: Any) -> Any:
    r"""Remove spaces and invisible characters from both ends of a text; return any other value unchanged.

    A text of nothing else is returned unchanged, so that an error can show it.

    >>> trimmed(" models\u00a0\ufeff"), trimmed(None)
    ('models', None)
    """
    if not isinstance(value, str) or (value[:1].isalnum() and value[-1:].isalnum()):
        return value
    return value.strip(_SPACES) or value


_TEXT_SCHEMA: Final = {"type": "string", "pattern": r"\S", "maxLength": LONGEST_LINE}
_VISIBLY: Final = ", and with something visible in it"

TEXT: Final = FieldRule(_safe_text(LONGEST_LINE), _safe(_LINE, LONGEST_LINE), _TEXT_SCHEMA)
NAME: Final = FieldRule(
    _safe_text(LONGEST_LINE, rest=_VISIBLY), lambda value: TEXT.allows(value) and is_visible(value), _TEXT_SCHEMA
)
_ANY_PROSE: Final = _safe(_PROSE, LONGEST_PROSE)
PROSE: Final = FieldRule(
    _safe_text(LONGEST_PROSE, rest=_VISIBLY),
    lambda value: _ANY_PROSE(value) and is_visible(value),
    {**_TEXT_SCHEMA, "maxLength": LONGEST_PROSE},
)
TEXTS: Final = FieldRule(
    "a list of texts",
    lambda value: isinstance(value, tuple) and all(TEXT.allows(item) for item in value),
    {"type": "array", "items": _TEXT_SCHEMA},
)
_CODE: Final = re.compile("[A-Z]{3}")
CURRENCY: Final = FieldRule(
    "three capital letters, such as USD",
    lambda value: isinstance(value, str) and _CODE.fullmatch(value) is not None,
    {"type": "string", "pattern": f"^{_CODE.pattern}$"},
)
FLAG: Final = FieldRule("true or false", lambda value: isinstance(value, bool), {"type": "boolean"})


LIMIT: Final = 10**15
"""The bound of counts and amounts; larger ones are errors whose digits cannot be trusted."""

DECIMALS: Final = 20
"""How many decimals a number may have; floats from 0.001 on have no more."""

_EXACT: Final = Context(prec=60)

_DIGITS: Final = 15
"""How many digits any number may have to survive as a float; some numbers with up to 17 do as well."""


def _reach(low: int, high: int | None) -> tuple[str, dict[str, int]]:
    """Return the range of a number in words and as JSON Schema."""
    if high is None:
        return f"of {low} or more and below {LIMIT:,}", {"minimum": low, "exclusiveMaximum": LIMIT}
    return f"from {low} to {high}", {"minimum": low, "maximum": high}


def whole(low: int, high: int | None = None, *, what: str = "a whole number") -> FieldRule:
    """Return the rule of whole numbers from *low* to *high*, both included; without *high*, those below ``LIMIT``."""
    words, limits = _reach(low, high)
    top = LIMIT - 1 if high is None else high
    return FieldRule(
        f"{what} {words}", lambda value: type(value) is int and low <= value <= top, {"type": "integer", **limits}
    )


def number(low: int, high: int | None = None) -> FieldRule:
    """Return the rule of decimals from *low* to *high*, both included, that JSON can carry; *high* may be ``LIMIT``."""
    words, limits = _reach(low, high)
    top = LIMIT if high is None else high

    def allows(value: Any) -> bool:
        return (
            isinstance(value, Decimal)
            and value.is_finite()
            and low <= value <= top
            and (high is not None or value != LIMIT)
            and _carried(value)
        )

    return FieldRule(
        f"a finite number {words}, with at most {DECIMALS} decimals and no more digits than a float holds",
        allows,
        {"type": "number", **limits},
    )


def above_zero(rule: FieldRule) -> FieldRule:
    """Return a rule for numbers without zero."""
    schema = {key: limit for key, limit in rule.schema.items() if key != "minimum"}
    return FieldRule(
        f"{rule.required}, and not 0",
        lambda value: rule.allows(value) and value != 0,
        {**schema, "exclusiveMinimum": 0},
    )


def is_multiple(value: int | Decimal, unit: int | Decimal) -> bool:
    """Return whether a number is a whole multiple of a unit above zero; both may have decimals.

    >>> is_multiple(Decimal("17.26"), Decimal("0.01")), is_multiple(186_350, 100)
    (True, False)
    """
    return not _EXACT.remainder(Decimal(value), Decimal(unit))


def _carried(value: Decimal) -> bool:
    """Return whether a decimal survives as a float, which most programs use for JSON."""
    _, digits, exponent = value.as_tuple()
    # A zero may have any exponent; huge exponents are not calculated with.
    return -DECIMALS <= int(exponent) <= _DIGITS and (len(digits) <= _DIGITS or value == Decimal(repr(float(value))))


def one_of(*values: str) -> FieldRule:
    """Return the rule of a closed set of texts."""
    return FieldRule(
        "one of " + ", ".join(values), lambda value: isinstance(value, str) and value in values, {"enum": list(values)}
    )


def bounded(rule: FieldRule, bound: type) -> FieldRule:
    """Return a rule with lower bounds allowed as well."""
    schema = {
        "type": "object",
        "properties": {"at_least": number(0).schema},
        "required": ["at_least"],
        "additionalProperties": False,
    }
    return FieldRule(
        f'{rule.required}, or a bound such as {{"at_least": 1000}}',
        lambda value: isinstance(value, bound) or rule.allows(value),
        {"anyOf": [rule.schema, schema]},
    )


def some_of(*values: str) -> FieldRule:
    """Return the rule of a list of texts from a closed set, each at most once."""
    return FieldRule(
        "a list of " + ", ".join(values) + ", each once",
        lambda value: (
            isinstance(value, tuple)
            and all(isinstance(one, str) and one in values for one in value)
            and len(set(value)) == len(value)
        ),
        {"type": "array", "items": {"enum": list(values)}, "uniqueItems": True},
    )


def list_of(kind: type) -> FieldRule:
    """Return the rule of a list of records of one kind."""
    return FieldRule(
        f"a list of {kind.__name__} records",
        lambda value: isinstance(value, tuple) and all(isinstance(item, kind) for item in value),
        {"type": "array", "items": {"$ref": f"#/$defs/{kind.__name__}"}},
    )


def _integer(value: Any) -> Any:
    """Convert an integer of another library to Python's; time spans, which numpy counts as integers, stay."""
    try:
        return index(value)
    except TypeError:
        return value


def as_whole(value: Any) -> Any:
    """Convert 186300.0 to 186300; other values are left unchanged, for the rule to refuse.

    Numbers of other libraries, such as numpy's, are numbers if they are registered as ``numbers.Integral`` or ``Real``.
    """
    kind = type(value)
    if kind is int or value is None:
        return value
    if isinstance(value, Decimal):
        # Neither NaN can be compared; a signaling one would raise.
        return int(value) if value.is_finite() and -LIMIT < value < LIMIT and value == int(value) else value
    if isinstance(value, Integral):
        return value if isinstance(value, bool) else _integer(value)
    if isinstance(value, Rational):
        return int(value.numerator) if value.denominator == 1 else value
    if isinstance(value, Real):
        number = float(value)
        return int(number) if -LIMIT < number < LIMIT and number == int(number) else value
    return value


def as_decimal(value: Any) -> Any:
    """Convert a number to the decimal of its digits; other values are left unchanged, for the rule to refuse.

    Numbers of other libraries are numbers, as for ``as_whole``; a float of any width has its own shortest digits.
    """
    if value is None or isinstance(value, Decimal | str | bool):
        return value
    if isinstance(value, Integral):
        # Numbers beyond the limit are refused anyway, and converting their many digits could take long.
        number = _integer(value)
        return Decimal(number) if isinstance(number, int) and -LIMIT < number < LIMIT else value
    if isinstance(value, Rational):
        # A fraction is the decimal that it equals, if a record may have that decimal.
        above, below = int(value.numerator), int(value.denominator)
        scaled, left = divmod(above * 10**DECIMALS, below)
        if left or not -LIMIT < above // below < LIMIT:
            return value
        return Decimal(above) if below == 1 else _EXACT.normalize(_EXACT.scaleb(Decimal(scaled), -DECIMALS))
    if isinstance(value, float):
        return Decimal(float.__repr__(value))
    if isinstance(value, Real):
        return Decimal(str(value))
    return value


def as_flag(value: Any) -> Any:
    """Convert a boolean of another library, such as numpy's, to Python's; other values are left unchanged."""
    if isinstance(value, bool) or value is None or type(value).__name__ not in ("bool", "bool_"):
        return value
    return bool(value)


def as_tuple(value: Any) -> Any:
    """Convert a list to a tuple."""
    return tuple(value) if isinstance(value, list) else value


def as_map(value: Any) -> Any:
    """Convert a mapping to an immutable one."""
    return value if isinstance(value, FrozenMap) else FrozenMap(value) if isinstance(value, Mapping) else value
