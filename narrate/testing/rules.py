"""All wording rules, and the checks of a report and of a phrasebook by all of them."""

from __future__ import annotations

from typing import Final

from narrate.report import Report
from narrate.testing import (
    contradictions,
    fact_rules,
    grounds,
    name_rules,
    phrasebook_rules,
    reading_rules,
    text_rules,
)
from narrate.testing.registry import PhrasebookRule, ReportRule
from narrate.testing.violation import WordingError
from narrate.wording import Style, phrasebook

REPORT_RULES: Final[tuple[ReportRule, ...]] = (
    *text_rules.RULES,
    *fact_rules.RULES,
    *name_rules.RULES,
    *reading_rules.RULES,
    *contradictions.RULES,
    *grounds.RULES,
)
PHRASEBOOK_RULES: Final[tuple[PhrasebookRule, ...]] = phrasebook_rules.RULES


def assert_wording(report: Report) -> None:
    """Check a report by every wording rule of reports that its language has.

    Args:
        report: The report; of one that is from a dict, only the text and the claims are checked.

    Raises:
        WordingError: The report breaks a rule; the error has every violation, with rule, place and sentence.
        TemplateError: The language has no ``rules.toml``.

    >>> from narrate import Employment, Occupation, report
    >>> assert_wording(report(Occupation("41-9012", employment=(Employment(2012, 4_800),)), locale="en_US"))
    """
    found = [violation for rule in REPORT_RULES for violation in rule.violations(report)]
    if found:
        raise WordingError(found)


def assert_phrasebook(style: Style, locale: str) -> None:
    """Check every wording of a locale by every wording rule of phrasebooks that its language has.

    Args:
        style: The caller's templates and sections; ``Style()`` for narrate's own.
        locale: The locale.

    Raises:
        WordingError: A wording breaks a rule; the error has every violation, with rule, place and wording.
        TemplateError: The language has no ``rules.toml``.

    >>> from narrate import Style
    >>> assert_phrasebook(Style(), "en_GB")
    """
    book = phrasebook(locale, style=style)
    found = [violation for rule in PHRASEBOOK_RULES for violation in rule.violations(book, style=style)]
    if found:
        raise WordingError(found)
