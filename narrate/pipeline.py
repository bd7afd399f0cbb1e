"""All stages in one screen: from a record to its report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from narrate.content import Missing
from narrate.errors import (
    Fault,
    InvalidRecordError,
    MissingNameError,
    NarrateError,
    Rejected,
    SectionUnavailableError,
    UnknownFallbackError,
    UnknownSectionError,
)
from narrate.methodology import STANDARD, Methodology
from narrate.records import Occupation, from_dict
from narrate.report import Mentions, Report, SectionText
from narrate.wording import FALLBACKS, PLAIN, Reference, Style, Writer, writer


def report(
    occupation: Occupation,
    *,
    locale: str,
    sections: Sequence[str] | None = None,
    methodology: Methodology = STANDARD,
    style: Style = PLAIN,
    fallback: str = "neutral",
) -> Report:
    """Say in prose what a record's facts allow.

    Args:
        occupation: The record.
        locale: One of ``narrate.locales()``, as ``en_US``.
        sections: Names of sections; None is every section that the facts allow. They come in the contract's order.
        methodology: The choices that figures and verdicts depend on.
        style: Templates and sections of one's own.
        fallback: Where the record has no name in the language: ``neutral`` says "this occupation", ``source`` takes its
            first name in another language, ``error`` raises.

    Returns:
        The report; its text, its claims and its other forms.

    Raises:
        UnknownLocaleError: narrate does not write the locale.
        UnknownSectionError: There is no such section.
        SectionUnavailableError: A section that was named lacks a fact; the error says which.
        MissingNameError: There is no name in the language, and the fallback is ``error``.
        UnknownFallbackError: There is no such fallback.

    >>> from narrate import Employment, Occupation
    >>> models = Occupation(id="41-9012", employment=(Employment(2012, 4_800), Employment(2014, 5_800)))
    >>> report(models, locale="en_US", sections=["job_trends"]).text
    'This occupation supported 4,800 jobs in 2012 and 5,800 jobs in 2014, reflecting an increase of 20.8%.'
    """
    settings = _Settings(_named(sections, style), methodology, style, _known(fallback))
    return _report(occupation, writer(locale, style.overlay), settings)


def reports(
    occupations: Iterable[Occupation | Mapping[str, Any] | Rejected],
    *,
    locales: Sequence[str],
    sections: Sequence[str] | None = None,
    methodology: Methodology = STANDARD,
    style: Style = PLAIN,
    fallback: str = "neutral",
) -> Iterator[Report | Rejected]:
    """Say in prose what many records' facts allow: lazily, in input order, every locale of a record in turn.

    Args:
        occupations: Records, or their plain dicts; what was rejected on the way here is passed on.
        locales: Locales, each one of ``narrate.locales()``.
        sections: As for ``report``.
        methodology: As for ``report``.
        style: As for ``report``.
        fallback: As for ``report``; with ``error`` a record without a name is rejected.

    Yields:
        A report for each record and locale; for a record that cannot be told, one ``Rejected`` that says why.

    Raises:
        UnknownLocaleError: At the call, before anything is read.
        UnknownSectionError: Likewise.
    """
    writers = [writer(locale, style.overlay) for locale in locales]
    return _reports(occupations, writers, _Settings(_named(sections, style), methodology, style, _known(fallback)))


def _named(sections: Sequence[str] | None, style: Style) -> tuple[str, ...] | None:
    if sections is None:
        return None
    known = style.all_sections
    if isinstance(sections, str) or not isinstance(sections, Iterable):
        raise UnknownSectionError(sections, tuple(known))
    named = tuple(sections)
    for name in named:
        if not isinstance(name, str) or name not in known:
            raise UnknownSectionError(name, tuple(known))
    return tuple(name for name in known if name in named)


class _Settings(NamedTuple):
    """What all reports of a call have in common."""

    sections: tuple[str, ...] | None
    methodology: Methodology
    style: Style
    fallback: str


def _known(fallback: str) -> str:
    if fallback not in FALLBACKS:
        raise UnknownFallbackError(fallback, FALLBACKS)
    return fallback


def _reports(
    occupations: Iterable[Occupation | Mapping[str, Any] | Rejected], writers: list[Writer], settings: _Settings
) -> Iterator[Report | Rejected]:
    for position, item in enumerate(occupations):
        if isinstance(item, Rejected):
            yield item
            continue
        try:
            occupation = item if isinstance(item, Occupation) else from_dict(item)
            for one in writers:
                yield _report(occupation, one, settings)
        except InvalidRecordError as error:
            yield Rejected(error.faults[0].record, position, error.faults)
        except SectionUnavailableError as error:
            yield Rejected(error.record, position, (error.fault,))
        except MissingNameError as error:
            fault = Fault(error.record, "names", None, f"a plural for {error.locale}")
            yield Rejected(error.record, position, (fault,))


def _report(occupation: Occupation, one: Writer, settings: _Settings) -> Report:
    mentions: Mentions | None = None
    told: list[SectionText] = []
    names, methodology, style, fallback = settings
    known = style.all_sections
    for name in known if names is None else names:
        section = known[name]
        plan = section.plan(occupation, methodology)
        if isinstance(plan, Missing):
            if names is not None:
                raise SectionUnavailableError(name, occupation.id, plan.fact)
            continue
        if section.outside:
            plan = one.sayable(plan, fallback)
            if not plan:
                if names is not None:
                    raise SectionUnavailableError(name, occupation.id, f"its names or texts in {one.language.locale}")
                continue
        forms: tuple[Reference, ...] = ()
        if section.mentions:
            mentions = mentions or Mentions(occupation, one, fallback)
            forms = mentions.of(plan)
        told.append(SectionText(name, plan, forms, one, methodology, occupation))
    return Report(occupation, tuple(told), one, methodology)


__all__ = ["NarrateError", "report", "reports"]
