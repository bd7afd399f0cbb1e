"""Trials of a style: its wordings and its reports of many records, by every wording rule that a locale has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import field, frozen
from hypothesis import HealthCheck, Phase, given, settings

from narrate.pipeline import report
from narrate.records import Occupation, to_dict
from narrate.report import Report
from narrate.testing.registry import PhrasebookRule, ReportRule, WordingRule
from narrate.testing.rules import PHRASEBOOK_RULES, REPORT_RULES
from narrate.testing.strategies import occupations
from narrate.testing.violation import Violation
from narrate.wording import Style, phrasebook

BlockName = tuple[str, str]
"""A section, and a block of its template."""


@frozen
class Breach:
    """A violation, and the record in whose report it is.

    Attributes:
        violation: The violation.
        record: The simplest record with it; None for a wording of the phrasebook.
    """

    violation: Violation
    record: Occupation | None = None


def numbers() -> tuple[str, ...]:
    """List the numbers of the rules in their order, as 1, 3 and 42a.

    >>> numbers()[:3]
    ('1', '3', '4')
    """
    return tuple(sorted({rule.number for rule in (*PHRASEBOOK_RULES, *REPORT_RULES)}, key=_order))


def _order(number: str) -> tuple[int, str]:
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits), number[len(digits) :]


def rules_of(number: str, locale: str, style: Style) -> tuple[PhrasebookRule | ReportRule, ...]:
    """Return the rules with a number that a locale has."""
    every: tuple[PhrasebookRule | ReportRule, ...] = (*PHRASEBOOK_RULES, *REPORT_RULES)
    return tuple(rule for rule in every if rule.number == number and rule.applies(locale, style=style))


def titles(rules: Sequence[WordingRule]) -> str:
    """Join the titles of the rules with one number."""
    return "; ".join(rule.title for rule in rules)


def generated(number: int) -> tuple[Occupation, ...]:
    """Return records as the strategies draw them, always the same ones.

    Args:
        number: How many.
    """
    drawn: list[Occupation] = []

    @given(occupations())
    @settings(
        max_examples=number,
        phases=(Phase.generate,),
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def draw(record: Occupation) -> None:
        drawn.append(record)

    draw()
    return tuple(drawn)


@frozen(eq=False)
class Trial:
    """The check of a style by records.

    Attributes:
        style: The caller's templates and sections.
        records: The records that reports are written of.
    """

    style: Style
    records: tuple[Occupation, ...] = field(repr=False)

    def breaches(self, number: str, locale: str, section: str, block: str) -> tuple[Breach, ...]:
        """List what breaks the rules with one number in one block, each problem with the simplest record."""
        found: dict[str, Breach] = {}
        for rule in rules_of(number, locale, self.style):
            by_block = _of_book if isinstance(rule, PhrasebookRule) else _of_reports
            for breach in by_block(self, rule, locale).get((section, block), ()):
                kept = found.setdefault(breach.violation.problem, breach)
                if _size(breach) < _size(kept):
                    found[breach.violation.problem] = breach
        return tuple(found.values())

    def is_written(self, locale: str, section: str, block: str) -> bool:
        """Return whether the report of some record has a sentence of a block."""
        return (section, block) in _written(self, locale)


def _size(breach: Breach) -> int:
    return 0 if breach.record is None else len(record_text(breach.record))


def record_text(record: Occupation) -> str:
    """Return a record in one line of JSON."""
    return json.dumps(to_dict(record), ensure_ascii=False, default=float)


Breaches = dict[BlockName, list[Breach]]


@cache
def _of_book(trial: Trial, rule: PhrasebookRule, locale: str) -> Breaches:
    found: Breaches = {}
    for violation in rule.violations(phrasebook(locale, style=trial.style), style=trial.style):
        found.setdefault((violation.section, violation.block), []).append(Breach(violation))
    return found


@cache
def _reports(trial: Trial, locale: str) -> tuple[Report, ...]:
    return tuple(report(record, locale=locale, style=trial.style) for record in trial.records)


@cache
def _written(trial: Trial, locale: str) -> frozenset[BlockName]:
    return frozenset(name for written in _reports(trial, locale) for name in _blocks(written))


@cache
def _of_reports(trial: Trial, rule: ReportRule, locale: str) -> Breaches:
    found: Breaches = {}
    for written in _reports(trial, locale):
        for violation in rule.violations(written):
            # What is about a section as a whole is about each of its blocks.
            blocks = (
                [violation.block]
                if violation.block
                else [block for section, block in _blocks(written) if section == violation.section]
            )
            for block in blocks:
                found.setdefault((violation.section, block), []).append(Breach(violation, written.occupation))
    return found


def _blocks(written: Report) -> Iterator[BlockName]:
    """Yield the section and the block of each sentence of a report."""
    for section in written.sections:
        for sentence in section.sentences:
            yield section.name, sentence.message.spec.block
