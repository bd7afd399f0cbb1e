"""Where facts come from, and passages that are quoted from there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import evolve, frozen

from narrate.errors import Fault
from narrate.records.names import LANGUAGE, as_language, language_fault
from narrate.records.record import Record, ruled
from narrate.records.rules import NAME, PROSE, TEXT, Rule, as_map, as_tuple, list_of, trimmed

COVERED: Final = (
    "names", "employment", "projections", "pay", "skills", "majors", "entry", "employers", "descriptions", "texts",
    "group",
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


_SOURCE: Final = Rule("an object", lambda value: isinstance(value, Source), {"$ref": "#/$defs/Source"})


@frozen
class Quotation(Record):
    """A passage that is quoted as it was published, never rewritten.

    Attributes:
        text: Its words.
        language: The language, or locale, that it is written in.
        source: Where it is from; None where the record's own sources say it.

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
QUOTATIONS: Final = Rule(
    "an object of topics (settings, schedule, license) and lists of passages",
    lambda value: isinstance(value, Mapping),
    {
        "type": "object",
        "additionalProperties": False,
        "patternProperties": {f"^{_TOPIC.pattern}$": _QUOTATIONS.schema},
    },
)


def as_quotations(value: Any) -> Any:
    """Turn an object of lists of passages into one that cannot be changed."""
    if not isinstance(value, Mapping):
        return value
    return as_map({topic: as_tuple(passages) for topic, passages in value.items()})


def quotation_faults(path: str, texts: Any) -> Iterator[Fault]:
    """List the topics that cannot be one, and what is no list of passages."""
    for topic, passages in texts.items() if isinstance(texts, Mapping) else ():
        if not isinstance(topic, str) or _TOPIC.fullmatch(topic) is None:
            yield Fault(None, f"{path}.{topic}", topic, "a topic in small letters, digits and underscores, as settings")
        elif not _QUOTATIONS.allows(passages):
            yield Fault(None, f"{path}.{topic}", passages, _QUOTATIONS.required)
