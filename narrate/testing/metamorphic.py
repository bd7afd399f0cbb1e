"""Metamorphic checks of wording: what must stay the same, or turn, if a record or a locale is changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import evolve

from narrate.comparison import Growth, trend
from narrate.content import Quantity
from narrate.facts import Address, FactIndex
from narrate.methodology import STANDARD, Methodology
from narrate.pipeline import report
from narrate.records import Occupation, from_dict, to_dict
from narrate.report import Report
from narrate.testing.violation import Violation, WordingError
from narrate.wording import PLAIN, Style

_MIRRORED: Final = {"up": "down", "down": "up", "flat": "flat", "equal": "equal", "open": "open"}
_LARGEST_UNIT: Final = 1_000_000
_LISTS: Final = ("employment", "projections", "pay", "skills", "majors", "employers")
_ORDERED: Final = ("employment", "projections")
"""Lists whose order says nothing; wages are written in the order of the record."""


def _fail(rule: str, title: str, written: Report, problem: str) -> None:
    section = written.sections[0] if written.sections else None
    raise WordingError(
        [
            Violation(
                rule,
                title,
                written.locale,
                "" if section is None else section.name,
                "",
                "" if section is None else section.text,
                problem,
            )
        ]
    )


def assert_mirror(record: Occupation, *, locale: str = "en_US", methodology: Methodology = STANDARD) -> None:
    """Check that swapping two observations swaps the direction of their change (rule 8).

    The sizes may differ, since each change is a share of another base, and one that is shown from one side may be
    rounded to nothing from the other.

    Args:
        record: A record with two observations at least; any other passes.
        locale: The locale of the error.
        methodology: The choices of the comparison.

    Raises:
        WordingError: The direction is not mirrored.
    """
    if len(record.employment) != 2:
        return
    first, second = record.employment
    alone = Occupation(record.id, employment=record.employment)
    swapped = (evolve(first, jobs=second.jobs, rounding=None), evolve(second, jobs=first.jobs, rounding=None))
    there: Growth = trend(alone, methodology).change
    back: Growth = trend(evolve(alone, employment=swapped), methodology).change
    open_or_flat = {there.direction, back.direction} & {"flat", "open"}
    if _MIRRORED[there.direction] != back.direction and not open_or_flat:
        written = report(alone, locale=locale, methodology=methodology)
        _fail("8", "swapped records swap the direction", written, f"{there.direction} becomes {back.direction}")


def assert_scale(record: Occupation, power: int, *, locale: str = "en_US", methodology: Methodology = STANDARD) -> None:
    """Check that counts of ten times the size in ten times the unit change counts only (rule 9).

    Args:
        record: A record; one with bounds, published changes or openings passes, as does one whose methodology has no
            unit that is so much larger.
        power: The power of ten.
        locale: The locale of the trends.
        methodology: The choices; its unit is multiplied as the counts are.

    Raises:
        WordingError: A percent, a direction or a verdict changes.
    """
    factor = 10**power
    counts = [*(one.jobs for one in record.employment), *(one.jobs for one in record.projections)]
    if methodology.unit * factor > _LARGEST_UNIT or not all(isinstance(count, int) for count in counts):
        return
    trends = Occupation(
        record.id,
        employment=tuple(evolve(one, rounding=None) for one in record.employment),
        projections=tuple(
            evolve(one, rounding=None, change=None, openings_per_year=None) for one in record.projections
        ),
    )
    scaled = evolve(
        trends,
        employment=tuple(evolve(one, jobs=_times(one.jobs, factor)) for one in trends.employment),
        projections=tuple(evolve(one, jobs=_times(one.jobs, factor)) for one in trends.projections),
    )
    larger = evolve(methodology, unit=methodology.unit * factor)
    before, after = (
        report(trends, locale=locale, methodology=methodology),
        report(scaled, locale=locale, methodology=larger),
    )
    for one, other in zip(_section(before, "job_trends"), _section(after, "job_trends"), strict=True):
        if one != other:
            _fail("9", "scale changes counts only", before, f"{one} becomes {other}")


def _times(jobs: Any, factor: int) -> Any:
    return jobs * factor


def _section(written: Report, name: str) -> list[tuple[str, object]]:
    """List the claims of a section but for its counts."""
    return [
        (claim.kind, claim.value)
        for section in written.sections
        if section.name == name
        for claim in section.claims
        if claim.kind != Quantity.JOBS.value
    ]


def assert_permutation(record: Occupation, locale: str, *, style: Style = PLAIN) -> None:
    """Check that the order of observations and projections does not change the text (rule 41).

    Raises:
        WordingError: The text is another one.
    """
    lists: Any = {name: getattr(record, name)[::-1] for name in _ORDERED}
    turned = evolve(record, **lists)
    before, after = report(record, locale=locale, style=style), report(turned, locale=locale, style=style)
    if before.text != after.text:
        _fail("41", "the order of a record's lists says nothing", before, f"turned around it is {after.text!r}")


def assert_idempotence(record: Occupation, locale: str, *, style: Style = PLAIN) -> None:
    """Check that the same record, written to plain data and read again, gives the same report (rule 41).

    Raises:
        WordingError: The report is another one.
    """
    before = report(record, locale=locale, style=style)
    for again in (record, from_dict(to_dict(record))):
        after = report(again, locale=locale, style=style)
        if before.to_dict() != after.to_dict():
            _fail("41", "the same record gives the same bytes", before, f"the second time it is {after.text!r}")


def assert_locale_parity(record: Occupation, locales: Iterable[str], *, style: Style = PLAIN) -> None:
    """Check that the reports of a record make the same claims in each locale (rule 42).

    Sentences with names or texts of the record, and those of a questionnaire, are left out, since a language may lack
    its names, and so are counts of jobs, which languages show in units of their own. English concedes a growth by the
    handbook's label, others by the facts.

    Raises:
        WordingError: Two locales make different claims.
    """
    first: tuple[str, set[tuple[str, str, tuple[Address, ...]]]] | None = None
    for locale in locales:
        written = report(record, locale=locale, style=style)
        claims = {
            (claim.kind, "" if claim.kind == "lead" else str(claim.value), claim.facts)
            for section in written.sections
            for sentence in section.sentences
            if not sentence.message.spec.outside and not sentence.message.passage
            for claim in sentence.claims
            if claim.kind != Quantity.JOBS.value
        }
        if first is None:
            first = (locale, claims)
        elif claims != first[1]:
            apart = sorted(f"{kind} {value}" for kind, value, _ in claims ^ first[1])
            title = "claims are the same in every language"
            _fail("42", title, written, f"{', '.join(apart)} is in one of {first[0]} and {locale} alone")


def smaller_records(record: Occupation) -> Iterator[Occupation]:
    """Yield the record without each entry of each of its lists, one at a time."""
    for name in _LISTS:
        entries = getattr(record, name)
        for place in range(len(entries)):
            fewer: Any = {name: (*entries[:place], *entries[place + 1 :])}
            yield evolve(record, **fewer)


def assert_without_a_fact(record: Occupation, locale: str, *, style: Style = PLAIN) -> None:
    """Check that a record without one of its facts has a report without a claim on that fact (rule 1).

    Raises:
        WordingError: A claim rests on a fact that the smaller record does not have.
    """
    for smaller in smaller_records(record):
        written = report(smaller, locale=locale, style=style)
        known = {(fact.address.list, fact.address.key) for fact in FactIndex(smaller, STANDARD).facts}
        for claim in written.claims:
            for address in claim.facts:
                if address.list in _LISTS and address.key and (address.list, address.key) not in known:
                    _fail("1", "a claim rests on facts of its record", written, f"{claim.text!r} rests on {address}")
