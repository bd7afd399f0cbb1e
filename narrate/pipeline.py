"""All stages in one screen: from a record to its report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from narrate.content import SECTIONS, Missing
from narrate.errors import (
    InvalidRecordError,
    NarrateError,
    Rejected,
    SectionUnavailableError,
    UnknownSectionError,
)
from narrate.methodology import STANDARD, Methodology
from narrate.records import Occupation, from_dict
from narrate.report import Mentions, Report, SectionText
from narrate.wording import Reference, Writer, writer


def report(
    occupation: Occupation, *, locale: str, sections: Sequence[str] | None = None, methodology: Methodology = STANDARD
) -> Report:
    """Say in prose what a record's facts allow.

    Args:
        occupation: The record.
        locale: One of ``narrate.locales()``, as ``en_US``.
        sections: Names of sections; None is every section that the facts allow. They come in the contract's order.
        methodology: The choices that figures and verdicts depend on.

    Returns:
        The report; its text, its claims and its other forms.

    Raises:
        UnknownLocaleError: narrate does not write the locale.
        UnknownSectionError: There is no such section.
        SectionUnavailableError: A section that was named lacks a fact; the error says which.

    >>> from narrate import Employment, Occupation
    >>> models = Occupation(id="41-9012", employment=(Employment(2012, 4_800), Employment(2014, 5_800)))
    >>> report(models, locale="en_US", sections=["job_trends"]).text
    'This occupation supported 4,800 jobs in 2012 and 5,800 jobs in 2014, reflecting an increase of 20.8%.'
    """
    return _report(occupation, writer(locale), _named(sections), methodology)


def reports(
    occupations: Iterable[Occupation | Mapping[str, Any] | Rejected],
    *,
    locales: Sequence[str],
    sections: Sequence[str] | None = None,
    methodology: Methodology = STANDARD,
) -> Iterator[Report | Rejected]:
    """Say in prose what many records' facts allow: lazily, in input order, every locale of a record in turn.

    Args:
        occupations: Records, or their plain dicts; what was rejected on the way here is passed on.
        locales: Locales, each one of ``narrate.locales()``.
        sections: As for ``report``.
        methodology: As for ``report``.

    Yields:
        A report for each record and locale; for a record that cannot be told, one ``Rejected`` that says why.

    Raises:
        UnknownLocaleError: At the call, before anything is read.
        UnknownSectionError: Likewise.
    """
    return _reports(occupations, [writer(locale) for locale in locales], _named(sections), methodology)


def _named(sections: Sequence[str] | None) -> tuple[str, ...] | None:
    if sections is None:
        return None
    if isinstance(sections, str) or not isinstance(sections, Iterable):
        raise UnknownSectionError(sections, tuple(SECTIONS))
    named = tuple(sections)
    for name in named:
        if not isinstance(name, str) or name not in SECTIONS:
            raise UnknownSectionError(name, tuple(SECTIONS))
    return tuple(name for name in SECTIONS if name in named)


def _reports(
    occupations: Iterable[Occupation | Mapping[str, Any] | Rejected],
    writers: list[Writer],
    sections: tuple[str, ...] | None,
    methodology: Methodology,
) -> Iterator[Report | Rejected]:
    for position, item in enumerate(occupations):
        if isinstance(item, Rejected):
            yield item
            continue
        try:
            occupation = item if isinstance(item, Occupation) else from_dict(item)
            for one in writers:
                yield _report(occupation, one, sections, methodology)
        except InvalidRecordError as error:
            yield Rejected(error.faults[0].record, position, error.faults)
        except SectionUnavailableError as error:
            yield Rejected(error.record, position, (error.fault,))


def _report(occupation: Occupation, one: Writer, sections: tuple[str, ...] | None, methodology: Methodology) -> Report:
    mentions: Mentions | None = None
    told: list[SectionText] = []
    for name in SECTIONS if sections is None else sections:
        section = SECTIONS[name]
        plan = section.plan(occupation, methodology)
        if isinstance(plan, Missing):
            if sections is not None:
                raise SectionUnavailableError(name, occupation.id, plan.fact)
            continue
        plan = one.sayable(plan)
        if not plan:
            if sections is not None:
                raise SectionUnavailableError(name, occupation.id, f"its names or texts in {one.language.locale}")
            continue
        forms: tuple[Reference, ...] = ()
        if section.mentions:
            mentions = mentions or Mentions(occupation, one)
            forms = mentions.of(plan)
        told.append(SectionText(name, plan, forms, one, methodology, occupation))
    return Report(occupation, tuple(told), one, methodology)


__all__ = ["NarrateError", "report", "reports"]
