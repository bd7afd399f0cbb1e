"""Sources of facts, and passages quoted from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import evolve, frozen

from narrate.errors import Fault
from narrate.records.names import LANGUAGE, as_language, language_fault
from narrate.records.record import Record, ruled
from narrate.records.rules import NAME, PROSE, TEXT, FieldRule, as_map, as_tuple, list_of, trimmed

COVERED: Final = (
    "names", "employment", "projections", "pay", "skills", "majors", "entry", "employers", "descriptions", "texts",
    "group", "comparisons",
)  # fmt: skip
"""The parts of a record that a source can cover."""

_COVERS: Final = FieldRule(
    "a list of parts of a record: " + ", ".join(COVERED),
    lambda value: isinstance(value, tuple) and all(isinstance(one, str) and one in COVERED for one in value),
    {"type": "array", "items": {"enum": list(COVERED)}},
)


@frozen
class Source(Record):
    """The source of a record or of parts of it.

    Attributes:
        title: The title of the publication.
        publisher: The publisher.
        period: The edition, or the period that it refers to, as text: "2014-2024", "May 2014".
        license: The terms under which it may be used.
        address: Its address, usually a URL.
        retrieved: The day of retrieval, as text.
        covers: The parts of the record that it covers; empty for the whole record.

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


def merged_sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return sources without repeats: one that is there twice covers what both of them cover.

    >>> book = Source("Handbook", covers=["pay"])
    >>> merged_sources([book, Source("Survey"), Source("Handbook", covers=["employment"])])[0].covers
    ('employment', 'pay')
    """
    covered: dict[Source, set[str]] = {}
    whole = set()
    for source in sources:
        publication = evolve(source, covers=())
        covered.setdefault(publication, set()).update(source.covers)
        if not source.covers:
            whole.add(publication)
    return tuple(
        publication
        if publication in whole
        else evolve(publication, covers=tuple(part for part in COVERED if part in parts))
        for publication, parts in covered.items()
    )


_SOURCE: Final = FieldRule("an object", lambda value: isinstance(value, Source), {"$ref": "#/$defs/Source"})


@frozen
class Quotation(Record):
    """A passage that is quoted as published, never rewritten.

    Attributes:
        text: The text of the passage.
        language: The language or locale of the text.
        source: The source of the passage; None where it is one of the record's sources.

    >>> Quotation("Most work full time.", "en", source=Source("Occupational Outlook Handbook")).language
    'en'
    """

    text: str = ruled(PROSE)
    language: str = ruled(LANGUAGE, converter=as_language)
    source: Source | None = ruled(_SOURCE.optional(), default=None, kw_only=True)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        if LANGUAGE.allows(self.language):
            yield from language_fault("language", self.language)


_TOPIC: Final = re.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*")
_QUOTATIONS: Final = list_of(Quotation)
QUOTATIONS: Final = FieldRule(
    "an object of topics (settings, schedule, license) and lists of passages",
    lambda value: isinstance(value, Mapping),
    {
        "type": "object",
        "additionalProperties": False,
        "patternProperties": {f"^{_TOPIC.pattern}$": _QUOTATIONS.schema},
    },
)


def as_quotations(value: Any) -> Any:
    """Convert an object of lists of passages to an immutable one."""
    if not isinstance(value, Mapping):
        return value
    return as_map({topic: as_tuple(passages) for topic, passages in value.items()})


def quotation_faults(path: str, texts: Any) -> Iterator[Fault]:
    """List the topics that are not valid, and the values that are not lists of passages."""
    for topic, passages in texts.items() if isinstance(texts, Mapping) else ():
        if not isinstance(topic, str) or _TOPIC.fullmatch(topic) is None:
            required = "a topic in lower-case letters, digits and underscores, such as settings"
            yield Fault(None, f"{path}.{topic}", topic, required)
        elif not _QUOTATIONS.allows(passages):
            yield Fault(None, f"{path}.{topic}", passages, _QUOTATIONS.required)
