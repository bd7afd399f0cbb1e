"""Limits of a table: what texts around it say of all its figures, so that they are not the jobs of an occupation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from narrate.importing.proposal.figure_cells import are_figures
from narrate.importing.proposal.header_words import concepts
from narrate.importing.proposal.table_sample import TableSample

_BASE: Final = re.compile(r"=\s*100\b")
_OWN_UNITS: Final = frozenset({"persons", "thousands", "millions"})
_NAMES: Final = frozenset({"title", "occupation", "code", "fine", "coarse"})
_SHOWN: Final = 60


def is_index(text: str) -> bool:
    """Check whether a text says that figures are an index, as (2015 = 100).

    >>> is_index("Employment (2015=100)"), is_index("Employment, 2015")
    (True, False)
    """
    return _BASE.search(unicodedata.normalize("NFKC", text)) is not None


@frozen
class TableLimits:
    """The texts above a table that restrict its figures, each empty where there is none.

    Attributes:
        group: It speaks of a part of those who work, as women.
        full_time: It speaks of full-time work.
        seekers: It speaks of job seekers or vacancies, and not of jobs.
        index: It speaks of an index.
        share: It speaks of shares or of percentages that are no changes.
        hours: It speaks of hours of work.
        yearly: It speaks of changes a year.
    """

    group: str = ""
    full_time: str = ""
    seekers: str = ""
    index: str = ""
    share: str = ""
    hours: str = ""
    yearly: str = ""

    @classmethod
    def of(cls, sample: TableSample) -> TableLimits:
        """Read the texts above a table, its name, and the columns that have the same text in each row."""
        found: dict[str, str] = {}
        for text in sample.above:
            for what in _limits(text):
                found.setdefault(what, text)
        for text in _constants(sample):
            for what in {"group", "full_time"}.intersection(_limits(text)):
                found.setdefault(what, text)
        return cls(**found)

    def of_jobs(self, said: frozenset[str]) -> str:
        """Return why figures under a header are no jobs; empty where they may be."""
        part = self.group or self.full_time
        if part:
            return f"{self._text(part)} restricts the table to a part of the jobs, or of those who have them"
        if self.seekers:
            return f"{self._text(self.seekers)} speaks of job seekers or of vacancies, which are no jobs"
        if self.index:
            return f"{self._text(self.index)} speaks of an index"
        if self.hours and not (said & _OWN_UNITS and not concepts(self.hours) & _OWN_UNITS):
            return f"{self._text(self.hours)} speaks of hours of work; jobs, or hours?"
        if self.share and not said & _OWN_UNITS:
            return f"{self._text(self.share)} speaks of shares; jobs, or a share?"
        return ""

    def of_changes(self) -> str:
        """Return why figures under a header are no changes in jobs over the years of a projection."""
        if self.yearly:
            return f"{self._text(self.yearly)} speaks of a change a year, and a record has the change over all years"
        return self.of_openings()

    def of_openings(self) -> str:
        """Return why figures under a header are not those of all who work."""
        if self.group or self.full_time or self.seekers:
            return self.of_jobs(frozenset())
        return ""

    def of_pay(self) -> str:
        """Return why figures under a header are not the pay of all who work."""
        if self.group:
            return f"{self._text(self.group)} restricts the table to the pay of a part of those who work"
        return ""

    @property
    def doubt_of_pay(self) -> str:
        """The reason why pay may be another than that of all who work, and is read all the same; empty without one."""
        return f"{self._text(self.full_time)} says that it is that of full-time work" if self.full_time else ""

    def _text(self, text: str) -> str:
        return f"the text {text[:_SHOWN]!r}"


def _limits(text: str) -> Iterator[str]:
    """Yield what a text restricts the figures of its table to."""
    said = concepts(text)
    about_jobs = bool(said & {"jobs"})
    yield from sorted(said & {"group", "full_time"})
    if said & {"seekers", "openings"} and not about_jobs:
        yield "seekers"
    if is_index(text) or ("index" in said and about_jobs):
        yield "index"
    if "share" in said or ("percent" in said and not said & {"change", "rate"}):
        yield "share"
    if "hours" in said and "wage" not in said:
        yield "hours"
    if not about_jobs and ("rate" in said or said >= {"change", "annual"}):
        yield "yearly"


def _constants(sample: TableSample) -> Iterator[str]:
    """Yield the texts that columns other than those of names have in each row, as a sex."""
    for one in sample.columns:
        is_same = len(one.texts) > 1 and len(one.filled) == len(one.texts) and len(set(one.filled)) == 1
        if is_same and one.name and not one.concepts & _NAMES and not are_figures(one.filled):
            yield one.filled[0]
