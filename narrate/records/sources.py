"""Where facts come from."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from narrate.records.record import Record, ruled
from narrate.records.rules import NAME, TEXT, Rule, as_tuple, trimmed

COVERED: Final = (
    "names", "employment", "projections", "pay", "skills", "majors", "entry", "employers", "descriptions", "group",
)  # fmt: skip
"""The parts of a record that a source can be given for."""

_COVERS: Final = Rule(
    "a list of parts of a record: " + ", ".join(COVERED),
    lambda value: isinstance(value, tuple) and all(isinstance(one, str) and one in COVERED for one in value),
    {"type": "array", "items": {"enum": list(COVERED)}},
)


@frozen
class Source(Record):
    """Where a part of a record comes from.

    Attributes:
        title: What the publication is called.
        publisher: Who published it.
        period: The edition, or the period that it refers to, as text: "2014-2024", "May 2014".
        license: Under which terms it may be used.
        address: Where it can be found.
        retrieved: The day on which it was taken from there, as text.
        covers: Parts of the record that it is the source of; none where it is that of the whole.

    >>> Source("Employment Projections", period="2014-2024", covers=["employment"]).covers
    ('employment',)
    """

    title: str = ruled(NAME, converter=trimmed)
    publisher: str | None = ruled(TEXT.optional(), default=None, kw_only=True)
    period: str | None = ruled(TEXT.optional(), default=None, kw_only=True)
    license: str | None = ruled(TEXT.optional(), default=None, kw_only=True)
    address: str | None = ruled(TEXT.optional(), default=None, kw_only=True)
    retrieved: str | None = ruled(TEXT.optional(), default=None, kw_only=True)
    covers: tuple[str, ...] = ruled(_COVERS, default=(), converter=as_tuple, kw_only=True)
