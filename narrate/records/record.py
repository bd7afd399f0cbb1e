"""The base of all records: fields with rules, and all faults reported together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, TypeGuard

from attrs import field, fields, frozen

from narrate.errors import Fault, InvalidRecordError
from narrate.records.rules import (
    FieldRule,
    above_zero,
    as_decimal,
    as_tuple,
    as_whole,
    is_multiple,
    number,
    some_of,
    whole,
)

FLAGS: Final = ("provisional", "estimated", "break")
"""A publisher's remarks on a figure: not final, estimated, not comparable with earlier ones."""

_UNIT_OF_COUNTS: Final = above_zero(whole(0))
_UNIT: Final = above_zero(number(0))


def ruled(rule: FieldRule, **settings: Any) -> Any:
    """Return an attrs field with a rule for its value."""
    return field(metadata={"rule": rule}, **settings)


def count_rounding_field() -> Any:
    """Return the field for the unit in which counts were published."""
    return ruled(_UNIT_OF_COUNTS.optional(), converter=as_whole, default=None, kw_only=True)


def rounding_field() -> Any:
    """Return the field for the unit in which figures with decimals were published."""
    return ruled(_UNIT.optional(), converter=as_decimal, default=None, kw_only=True)


def flags_field() -> Any:
    """Return the field for the publisher's remarks on an entry's figures."""
    return ruled(some_of(*FLAGS), converter=as_tuple, default=(), kw_only=True)


def rounding_faults(unit: int | Decimal | None, figures: Mapping[str, object]) -> Iterator[Fault]:
    """List the figures, by path, that are not multiples of the unit in which they were published.

    Bounds need not be multiples. Units and figures that are not numbers are checked elsewhere.
    """
    if not (_UNIT_OF_COUNTS.allows(unit) or _UNIT.allows(unit)):
        return
    assert unit is not None
    for path, figure in figures.items():
        if _is_number(figure) and not is_multiple(figure, unit):
            yield Fault(None, path, figure, f"a multiple of the rounding, {unit}")


def _is_number(figure: object) -> TypeGuard[int | Decimal]:
    return type(figure) is int or (isinstance(figure, Decimal) and figure.is_finite())


@frozen
class Record:
    """The base class of records: a rule checks each field, and all faults are raised together."""

    def __attrs_post_init__(self) -> None:
        faults = tuple(self.faults())
        if faults:
            raise InvalidRecordError(faults)

    def faults(self) -> Iterator[Fault]:
        """List the faults of single fields, then those between fields."""
        sound = True
        for attribute in fields(type(self)):
            rule: FieldRule | None = attribute.metadata.get("rule")
            value = getattr(self, attribute.name)
            if rule is not None and not rule.allows(value):
                sound = False
                yield Fault(None, attribute.name, value, rule.required)
        yield from self.between(sound=sound)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002  # for those that need it
        """List the faults between fields; *sound* has the names of the fields that are valid by themselves."""
        return iter(())
