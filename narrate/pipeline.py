"""The pipeline: all stages from a record to its report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from narrate.arguments import (
    fallback_of,
    methodology_of,
    record_of,
    records_of,
    sections_of,
    texts_of,
)
from narrate.content import Missing, Plan, Section, unnamed_passages
from narrate.errors import (
    Fault,
    InvalidArgumentError,
    InvalidRecordError,
    Lack,
    MissingNameError,
    Rejected,
    SectionUnavailableError,
)
from narrate.facts import FactIndex
from narrate.methodology import STANDARD, Methodology
from narrate.records import Occupation
from narrate.report import Imprint, Mentions, Report, SectionText, composed, versions
from narrate.wording import PLAIN, Reference, Style, Writer, style_of, writer


def report(
    occupation: Occupation | Mapping[str, Any],
    *,
    locale: str,
    sections: Sequence[str] | None = None,
    methodology: Methodology = STANDARD,
    style: Style = PLAIN,
    fallback: str = "neutral",
) -> Report:
    """Write the prose that a record's facts allow.

    Args:
        occupation: The record, or its plain dict.
        locale: One of ``narrate.locales()`` in any common spelling: ``en_US``, ``es-MX``, ``zh-TW``.
        sections: Names of sections, in any order; None for all sections that the facts allow, but for one that adds
            nothing to the others, as ``job_trends`` with one edition.
        methodology: The choices that figures and verdicts depend on.
        style: The caller's templates and sections.
        fallback: The replacement for a name that the record lacks in the language: ``neutral`` for "this occupation",
            ``source`` for its first name in another language, ``error`` for an error.

    Returns:
        The report, with its text, its claims and its other forms.

    Raises:
        InvalidArgumentError: An argument has the wrong type: a string for a list, a name for a methodology.
        InvalidRecordError: The dict is not a valid record.
        UnknownLocaleError: narrate does not write the locale.
        UnknownSectionError: There is no such section.
        SectionUnavailableError: A requested section needs a fact that the record lacks; the error names it.
        MissingNameError: The record has no name in the language, and the fallback is ``error``.
        UnknownFallbackError: There is no such fallback.

    >>> from narrate import Employment, Occupation
    >>> models = Occupation(id="41-9012", employment=(Employment(2012, 4_800), Employment(2014, 5_800)))
    >>> report(models, locale="en_US", sections=["job_trends"]).text
    'This occupation supported 4,800 jobs in 2012 and 5,800 jobs in 2014, reflecting an increase of 20.8%.'
    """
    settings = _settings(sections, methodology, style, fallback)
    one = writer(locale, style.overlay)
    return _report(FactIndex(record_of(occupation), settings.methodology), one, _imprint(one, settings), settings)


def possible_sections(
    occupation: Occupation | Mapping[str, Any], *, locale: str, methodology: Methodology, style: Style
) -> tuple[tuple[SectionText, ...], tuple[SectionText, ...]]:
    """Write all sections that a record's facts allow, those as well that add nothing to the others.

    Args:
        occupation: As in ``report``.
        locale: As in ``report``.
        methodology: As in ``report``.
        style: As in ``report``.

    Returns:
        The sections as they are together; then those that differ from that alone, or with names of another language.
    """
    settings = _settings(None, methodology, style, "neutral")._replace(named=True)
    one = writer(locale, style.overlay)
    facts, imprint = FactIndex(record_of(occupation), settings.methodology), _imprint(one, settings)
    together = _report(facts, one, imprint, settings).sections
    texts = {section.text for section in together}
    apart = [
        _report(facts, one, imprint, settings._replace(sections=(section,))).sections
        for section in settings.sections
        if section.beside is not None
    ]
    # Names that a text has from another language, where it was written so.
    apart.append(_report(facts, one, imprint, settings._replace(fallback="source")).sections)
    return together, tuple(section for sections in apart for section in sections if section.text not in texts)


def reports(
    occupations: Iterable[Occupation | Mapping[str, Any] | Rejected],
    *,
    locales: Sequence[str],
    sections: Sequence[str] | None = None,
    methodology: Methodology = STANDARD,
    style: Style = PLAIN,
    fallback: str = "neutral",
    strict: bool = True,
) -> Iterator[Report | Rejected]:
    """Write the prose of many records lazily, in input order, with all locales of a record in turn.

    Args:
        occupations: Records, or their plain dicts; those that are already rejected are passed on.
        locales: Locales, each as in ``report``.
        sections: As in ``report``.
        methodology: As in ``report``.
        style: As in ``report``.
        fallback: As in ``report``; with ``error``, records without a name are rejected.
        strict: Whether a record that lacks a fact for one of *sections* is rejected; if not, its report has those
            that its facts allow.

    Yields:
        A report for each record and locale; for a record that cannot be written, or has no fact that a section needs,
        one ``Rejected`` with the reason.

    Raises:
        InvalidArgumentError: An argument has the wrong type; raised before anything is read, as the others.
        UnknownLocaleError: narrate does not write a locale.
        UnknownSectionError: There is no such section.
    """
    settings = _settings(sections, methodology, style, fallback, strict=strict)
    writers = [writer(locale, style.overlay) for locale in texts_of("locales", locales, '["en_US"]')]
    return _reports(records_of(occupations), [(one, _imprint(one, settings)) for one in writers], settings)


class _Settings(NamedTuple):
    """The settings that all reports of a call share.

    Attributes:
        sections: The sections to write, in order.
        named: Whether the caller named them.
        required: Whether the caller requires each of them; then one that cannot be written is an error.
        methodology: As in ``report``.
        style: As in ``report``.
        fallback: As in ``report``.
    """

    sections: tuple[Section, ...]
    named: bool
    required: bool
    methodology: Methodology
    style: Style
    fallback: str


def _settings(
    sections: Sequence[str] | None, methodology: Methodology, style: Style, fallback: str, *, strict: bool = True
) -> _Settings:
    known = style_of(style).all_sections
    named = sections_of(sections, known)
    chosen = tuple(known.values()) if named is None else tuple(known[name] for name in named)
    return _Settings(
        chosen,
        named is not None,
        strict and named is not None,
        methodology_of(methodology),
        style,
        fallback_of(fallback),
    )


def _imprint(one: Writer, settings: _Settings) -> Imprint:
    language, methodology = one.language, settings.methodology
    stamps = versions(methodology, one.cldr)
    return Imprint(language.locale, language.direction, stamps, methodology, settings.style)


def _reports(
    occupations: Iterable[Occupation | Mapping[str, Any] | Rejected],
    writers: list[tuple[Writer, Imprint]],
    settings: _Settings,
) -> Iterator[Report | Rejected]:
    for position, item in enumerate(occupations):
        if isinstance(item, Rejected):
            yield item
            continue
        try:
            occupation = item if isinstance(item, Occupation) else record_of(item)
            facts = FactIndex(occupation, settings.methodology)
            made = [_report(facts, one, imprint, settings) for one, imprint in writers]
            for report in made:
                if report.sections:
                    yield from made
                    break
            else:
                yield Rejected(occupation.id, position, _without_facts(facts, settings))
        except InvalidArgumentError as error:
            yield Rejected(None, position, (Fault(None, "", item, error.required),))
        except InvalidRecordError as error:
            yield Rejected(error.faults[0].record, position, error.faults)
        except SectionUnavailableError as error:
            yield Rejected(error.record, position, (error.fault,))
        except MissingNameError as error:
            fault = Lack(error.record, "names", None, f"a plural for {error.locale}")
            yield Rejected(error.record, position, (fault,))


def _without_facts(facts: FactIndex, settings: _Settings) -> tuple[Fault, ...]:
    """Return the faults of a record that has no fact for any of the sections."""
    record = facts.occupation.id
    if settings.named:
        lacking = ((section.name, section.planned(facts)) for section in settings.sections)
        faults = (
            SectionUnavailableError(name, record, plan.fact).fault
            for name, plan in lacking
            if isinstance(plan, Missing)
        )
        if found := tuple(faults):
            return found
    return (Lack(record, "", None, "a fact that a section needs, as the jobs of a year or a wage"),)


def _report(facts: FactIndex, one: Writer, imprint: Imprint, settings: _Settings) -> Report:
    mentions: Mentions | None = None
    written: list[SectionText] = []
    unnamed: list[str] = []
    occupation = facts.occupation
    sections, named, required, _, _, fallback = settings
    for section in sections:
        if not named and section.adds is not None and not section.adds(facts):
            continue
        plan = section.planned(facts)
        if isinstance(plan, Missing):
            if required:
                raise SectionUnavailableError(section.name, occupation.id, plan.fact)
            unnamed += unnamed_passages(section.name, Plan(), Plan(), occupation)
            continue
        if section.beside is not None and one.language.counts_in_full:
            plan = section.beside(facts, plan, [other.name for other in sections])
        if section.outside:
            allowed, plan = plan, one.sayable(plan, fallback)
            unnamed += unnamed_passages(section.name, allowed, plan, occupation)
            if not plan:
                if required:
                    lacking = f"its names or texts in {one.language.locale}"
                    raise SectionUnavailableError(section.name, occupation.id, lacking)
                continue
        forms: tuple[Reference, ...] = ()
        if section.mentions:
            mentions = mentions or Mentions(occupation, one, fallback)
            forms = mentions.of(plan)
        written.append(composed(section.name, plan, forms, one, facts))
    return Report(tuple(written), imprint, occupation, tuple(unnamed))
