"""Passages of the Occupational Outlook Handbook that a record quotes: settings, injuries, schedules, licenses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from narrate.importing.files.documents import HEADING, TABLE, Passage

SETTINGS: Final = "settings"

_TOPICS: Final[Mapping[str, re.Pattern[str]]] = {
    "injuries": re.compile(r"injur(?:y|ies)\b.*", re.IGNORECASE),
    "schedule": re.compile(r"(?:work|typical) (?:schedule|hour)s?\b.*", re.IGNORECASE),
    "license": re.compile(r"(?:licen[sc]|(?:professional )?certification|registration)\w*\b.*", re.IGNORECASE),
}
"""What the headings of a topic begin with; they changed a little from edition to edition."""

_JOBS: Final = re.compile(r".{1,300}? held (?:about )?\d[^.]*(?:\.\d[^.]*)* jobs?(?: in \d{4})?\.")
_TABLE_FOLLOWS: Final = re.compile(r"\b(?:largest employers? of .{1,300}?|was distributed) as follows:", re.IGNORECASE)


def quotations(environment: Sequence[Passage], entry: Sequence[Passage]) -> dict[str, str]:
    """Find the passages that a record quotes.

    Args:
        environment: The section on the work environment. Its text before the first heading is on the settings, except
            the number of jobs and the largest employers, which are facts of a record.
        entry: The section on how to enter the occupation.

    Returns:
        The passages found, by topic: paragraphs as published, separated by empty lines.

    >>> found = quotations([Passage("paragraph", "Most work indoors."), Passage(HEADING, "Work Schedules")], [])
    >>> found
    {'settings': 'Most work indoors.'}
    """
    found: dict[str, list[str]] = {}
    for section, first in ((environment, SETTINGS), (entry, None)):
        topic: str | None = first
        for block in section:
            if block.kind == HEADING:
                topic = _topic(block.text)
            elif topic is not None and block.kind != TABLE and not _is_figure(block.text):
                found.setdefault(topic, []).append(block.text)
    return {topic: "\n\n".join(paragraphs) for topic, paragraphs in found.items()}


def _topic(heading: str) -> str | None:
    return next((topic for topic, pattern in _TOPICS.items() if pattern.fullmatch(heading)), None)


def _is_figure(text: str) -> bool:
    """Check whether a paragraph only gives the number of jobs, or introduces a table."""
    return _JOBS.fullmatch(text) is not None or _TABLE_FOLLOWS.search(text) is not None
