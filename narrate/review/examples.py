"""Examples of wordings: sentences of records, by the wording that each has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from narrate.report import Report
from narrate.wording import PhrasebookEntry
from narrate.wording.reach import Answers

Examples = Mapping[tuple[str, str, Answers], tuple[str, ...]]
"""Sentences by section, block and answers."""

MOST: Final = 2
"""The number of examples of a wording."""


def examples_of(reports: Iterable[Report]) -> Examples:
    """Collect the first sentences of reports with each wording.

    Args:
        reports: Reports of one locale, as ``narrate.report`` returns them; one that is from a dict gives none.

    Returns:
        Up to two different sentences for each wording that occurs.

    >>> from narrate import Employment, Occupation, report
    >>> models = Occupation("41-9012", employment=(Employment(2014, 5_800),))
    >>> list(examples_of([report(models, locale="en_US", sections=["employment"])]).values())
    [('This occupation held about 5,800 jobs in 2014.',)]
    """
    found: dict[tuple[str, str, Answers], tuple[str, ...]] = {}
    for report in reports:
        for section in report.sections:
            for block, answers, sentence in section.worded:
                key = (section.name, block, answers)
                known = found.get(key, ())
                if len(known) < MOST and sentence not in known:
                    found[key] = (*known, sentence)
    return found


def with_examples(entry: PhrasebookEntry, examples: Examples) -> tuple[str, ...]:
    """Return the examples of a wording: those of records first, then those of the phrasebook."""
    real = [one for answers in entry.answers for one in examples.get((entry.section, entry.block, answers), ())]
    return tuple(dict.fromkeys(real or entry.examples))[:MOST]
