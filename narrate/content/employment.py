"""Section ``employment``: the jobs that an occupation held in its latest year, and its employers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from narrate.content.items import ITEMS, items, shares
from narrate.content.messages import (
    SCOPE,
    ChoiceSpec,
    FigureSpec,
    Message,
    MessageSpec,
    Missing,
    Plan,
    Quantity,
    listing,
    planned,
    scope,
)
from narrate.content.places import employment
from narrate.facts import MILLION, NEAR_BILLION, Derivation, FactIndex, FactSpec, Rule
from narrate.methodology import Methodology
from narrate.records import Employment, Occupation

SECTION: Final = "employment"

_JOBS: Final = employment("{year}", "jobs")
_YEAR: Final = FigureSpec("year", Quantity.YEAR, (employment("{year}", "year"),))

JOBS_HELD: Final = MessageSpec(
    SECTION,
    "jobs_held",
    (SCOPE, ChoiceSpec("precision", ("about", "exact", "at_least"))),
    (FigureSpec("jobs", Quantity.JOBS, (_JOBS,)), _YEAR),
    mentions=True,
)
MILLIONS_HELD: Final = MessageSpec(
    SECTION,
    "millions_held",
    (SCOPE,),
    (FigureSpec("millions", Quantity.MILLIONS, (_JOBS,), Derivation("millions", Rule("millions"))), _YEAR),
    mentions=True,
)
BILLIONS_HELD: Final = MessageSpec(
    SECTION,
    "billions_held",
    (SCOPE,),
    (FigureSpec("billions", Quantity.BILLIONS, (_JOBS,), Derivation("billions", Rule("billions"))), _YEAR),
    mentions=True,
)

_EMPLOYERS: Final = FigureSpec("employers", Quantity.SHARES, (FactSpec("employers"),), table="industry")
LARGEST_EMPLOYERS: Final = listing(
    SECTION, "largest_employers", (SCOPE, ITEMS), (_EMPLOYERS,), listed="employers", mentions=True
)
EMPLOYERS: Final = MessageSpec(
    SECTION, "employers", (SCOPE, ITEMS, ChoiceSpec("cover", ("most", "some"))), (_EMPLOYERS,), mentions=True
)

_SHORTENED: Final = (MILLIONS_HELD, BILLIONS_HELD)
"""Messages that shorten a count."""

SPECS: Final = (JOBS_HELD, MILLIONS_HELD, BILLIONS_HELD, LARGEST_EMPLOYERS, EMPLOYERS)

_HALF: Final = 50
"""The share of the jobs, in percent, above which employers have most of them."""


def plan(facts: FactIndex) -> Plan | Missing:
    """Return the messages on the jobs in the latest known year, and on the employers."""
    held = _held(facts.occupation, facts.methodology)
    return planned(held, _employers(facts.occupation)) or Missing("employment of a year, or employers")


_IN_FULL: Final = ("job_trends", "track_record")
"""Sections that have counts in full."""


def beside(facts: FactIndex, plan: Plan, sections: Collection[str]) -> Plan:
    """Return the plan where other sections are in the report: a count that one of them has in full is in full.

    Args:
        facts: The fact index.
        plan: The plan of this section.
        sections: The names of all sections of the report.
    """
    if not any(message.spec in _SHORTENED for message in plan.messages) or not {*_IN_FULL} & {*sections}:
        return plan
    latest = _latest(facts.occupation)
    shown = {one.year for one in facts.trend[:2] if one is not None}
    if facts.outcome is not None:
        shown.add(facts.outcome.target_year)
    if latest.year not in shown:
        return plan
    full = _in_full(latest, facts.occupation, facts.methodology)
    return planned(*(full if message.spec in _SHORTENED else message for message in plan.messages))


def _latest(occupation: Occupation) -> Employment:
    return max(occupation.employment, key=lambda entry: entry.year)


def _in_full(entry: Employment, occupation: Occupation, methodology: Methodology) -> Message:
    jobs, reach = entry.jobs, scope(occupation)
    if not isinstance(jobs, int):
        return Message(JOBS_HELD, (reach, "at_least"), (int(jobs.value), entry.year))
    # A count in the data's unit is itself rounded, so "about"; one that is exact to the job is shown unchanged.
    precision = "about" if jobs and jobs % methodology.unit == 0 else "exact"
    return Message(JOBS_HELD, (reach, precision), (jobs, entry.year))


def _held(occupation: Occupation, methodology: Methodology) -> Message | None:
    if not occupation.employment:
        return None
    latest = _latest(occupation)
    jobs, reach = latest.jobs, scope(occupation)
    if not isinstance(jobs, int):
        return _in_full(latest, occupation, methodology)
    if jobs >= NEAR_BILLION:
        return Message(BILLIONS_HELD, (reach,), (jobs, latest.year))
    if jobs >= MILLION:
        return Message(MILLIONS_HELD, (reach,), (jobs, latest.year))
    return _in_full(latest, occupation, methodology)


def _employers(occupation: Occupation) -> Message | None:
    if not occupation.employers or (occupation.employment and _latest(occupation).jobs == 0):
        return None
    listed = [(employer.names, employer.share) for employer in occupation.employers]
    named, whole = shares(listed, "employers", some=True)
    choices = (scope(occupation), items(named))
    if whole and occupation.employers_cover != "some":
        return Message(LARGEST_EMPLOYERS, choices, (named,))
    return Message(EMPLOYERS, (*choices, _cover(occupation)), (named,))


def _cover(occupation: Occupation) -> str:
    """Return whether the employers have most of the jobs, by the record or by the shares that are known, or some."""
    known = sum(employer.share for employer in occupation.employers if employer.share is not None)
    return "most" if occupation.employers_cover == "most" or known > _HALF else "some"
