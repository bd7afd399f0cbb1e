"""What all records share: fields with rules, and every fault at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, TypeGuard

from attrs import field, fields, frozen

from narrate.errors import Fault, InvalidRecordError
from narrate.records.rules import Rule, above_zero, as_decimal, as_tuple, as_whole, is_multiple, number, some_of, whole

FLAGS: Final = ("provisional", "estimated", "break")
"""What a publisher says of a figure: not final yet, estimated, not comparable with those before it."""

_UNIT_OF_COUNTS: Final = above_zero(whole(0))
_UNIT: Final = above_zero(number(0))


def ruled(rule: Rule, **settings: Any) -> Any:
    """Declare a field whose value a rule judges."""
    return field(metadata={"rule": rule}, **settings)


def count_rounding_field() -> Any:
    """Declare the field for the unit that counts were published in."""
    return ruled(_UNIT_OF_COUNTS.optional(), converter=as_whole, default=None, kw_only=True)


def rounding_field() -> Any:
    """Declare the field for the unit that figures with decimals were published in."""
    return ruled(_UNIT.optional(), converter=as_decimal, default=None, kw_only=True)


def flags_field() -> Any:
    """Declare the field for what the publisher says of an entry's figures."""
    return ruled(some_of(*FLAGS), converter=as_tuple, default=(), kw_only=True)


def rounding_faults(unit: int | Decimal | None, figures: Mapping[str, object]) -> Iterator[Fault]:
    """List the figures, by path, that are no multiple of the unit they are said to be published in.

    A published figure always is one. A bound is none, and a unit or a figure that is no number is judged elsewhere.
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
    """What all records share: a rule judges each field, and all faults are raised at once."""

    def __attrs_post_init__(self) -> None:
        faults = tuple(self.faults())
        if faults:
            raise InvalidRecordError(faults)

    def faults(self) -> Iterator[Fault]:
        """List what is wrong, field by field, then between the fields."""
        sound = True
        for attribute in fields(type(self)):
            rule: Rule | None = attribute.metadata.get("rule")
            value = getattr(self, attribute.name)
            if rule is not None and not rule.allows(value):
                sound = False
                yield Fault(None, attribute.name, value, rule.required)
        yield from self.between(sound=sound)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002  # for those that need it
        """List what is wrong between the fields; *sound* tells whether each by itself is right."""
        return iter(())
