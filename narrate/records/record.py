"""What all records share: fields with rules, and every fault at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import field, fields, frozen

from narrate.errors import Fault, InvalidRecordError
from narrate.records.rules import Rule


def ruled(rule: Rule, **settings: Any) -> Any:
    """Declare a field whose value a rule judges."""
    return field(metadata={"rule": rule}, **settings)


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
