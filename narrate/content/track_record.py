"""Section ``track_record``: a projection for a year, compared with that year."""

from __future__ import annotations

from typing import Final

from narrate.comparison import VERDICTS, Outcome
from narrate.content.messages import (
    MARGIN,
    MEASURE,
    SCOPE,
    ChoiceSpec,
    FigureSpec,
    Message,
    MessageSpec,
    Missing,
    Plan,
    Quantity,
    measure,
    planned,
    scope,
)
from narrate.content.places import employment, projection
from narrate.facts import Derivation, FactIndex, FactSpec, Rule, change, direction, gap, verdict

SECTION: Final = "track_record"

_PLANNED: Final = projection("jobs")
_CAME: Final = employment("{target_year}", "jobs")
_BASE: Final = employment("{base_year}", "jobs")
_FACTS: Final = (_PLANNED, _CAME)
_YEARS: Final = (
    FigureSpec("base_year", Quantity.YEAR, (projection("base_year"),)),
    FigureSpec("target_year", Quantity.YEAR, (projection("target_year"),)),
)
_PLANNED_FACTS: Final = (_BASE, _PLANNED)
_CAME_FACTS: Final = (_BASE, _CAME)
_SIGN: Final = Rule("sign_of_change")
_GROWTH: Final = change(of=_PLANNED, since=_BASE)
_CHANGE: Final = change(of=_CAME, since=_BASE)
_GAP: Final = gap(Rule("projection_gap"), of="observed", over="projected")
_DIRECTIONS: Final = ("up", "down", "flat", "equal")

OUTCOME: Final = MessageSpec(
    SECTION,
    "outcome",
    (
        SCOPE,
        ChoiceSpec("side", ("higher", "lower", "about", "equal"), "direction", _FACTS, direction(_SIGN, of="gap")),
        MEASURE,
    ),
    (
        *_YEARS,
        FigureSpec("projected", Quantity.JOBS, _FACTS[:1]),
        FigureSpec("observed", Quantity.JOBS, _FACTS[1:]),
        FigureSpec("gap", Quantity.PERCENT, _FACTS, _GAP),
    ),
)
CHANGES: Final = MessageSpec(
    SECTION,
    "changes",
    (
        ChoiceSpec("expected", _DIRECTIONS, "direction", _PLANNED_FACTS, direction(_SIGN, of=_GROWTH)),
        ChoiceSpec("direction", _DIRECTIONS, "direction", _CAME_FACTS, direction(_SIGN, of=_CHANGE)),
        ChoiceSpec("course", ("same", "other")),
    ),
    (
        *_YEARS,
        FigureSpec("growth", Quantity.PERCENT, _PLANNED_FACTS, _GROWTH),
        FigureSpec("change", Quantity.PERCENT, _CAME_FACTS, _CHANGE),
    ),
)
PUBLISHED_CHANGES: Final = MessageSpec(
    SECTION,
    "published_changes",
    (
        ChoiceSpec(
            "expected",
            _DIRECTIONS,
            "direction",
            (projection("percent"),),
            direction(_SIGN, of=projection("percent"), levels=(_PLANNED, _BASE)),
        ),
        *CHANGES.choices[1:],
    ),
    (*_YEARS, FigureSpec("growth", Quantity.PERCENT, (projection("percent"),)), CHANGES.figures[-1]),
    block="changes",
)
VERDICT: Final = MessageSpec(
    SECTION,
    "verdict",
    (
        ChoiceSpec(
            "verdict", VERDICTS, "verdict", _FACTS, verdict(of=gap(Rule("projection_gap"), of=_CAME, over=_PLANNED))
        ),
        MARGIN,
    ),
    _YEARS,
)
RANK: Final = MessageSpec(
    SECTION,
    "rank",
    (),
    (
        FigureSpec(
            "rank", Quantity.RANK, (FactSpec("group", (), "nearness_rank"),), Derivation("rank", Rule("nearness_rank"))
        ),
        FigureSpec("ranked", Quantity.COUNT, (FactSpec("group", (), "ranked"),)),
    ),
)

SPECS: Final = (OUTCOME, CHANGES, PUBLISHED_CHANGES, VERDICT, RANK)


def plan(facts: FactIndex) -> Plan | Missing:
    """Return the comparison of the newest projection whose target year is known with that year, without causes."""
    found, occupation = facts.outcome, facts.occupation
    if found is None:
        return Missing("a projection with its jobs, and employment of its target year with no break between")
    years = (found.base_year, found.target_year)
    group = occupation.group
    ranked = None
    if group is not None and group.nearness_rank is not None and group.ranked is not None and group.ranked > 1:
        ranked = Message(RANK, (), (group.nearness_rank, group.ranked))
    choices = (scope(occupation), found.side, measure(found.tenths, found.side, found.observed))
    return planned(
        Message(OUTCOME, choices, (*years, found.projected, found.observed, (found.tenths, 1))),
        _changes(found),
        Message(VERDICT, (found.verdict, found.margin), years),
        ranked,
    )


def course_of(expected: str, came: str) -> str:
    """Return whether employment took the ``same`` course as projected or an ``other`` one; flat and equal are one."""
    still = {"flat", "equal"}
    return "same" if expected == came or {expected, came} <= still else "other"


def _changes(found: Outcome) -> Message | None:
    """Return the message on both changes since the base year, where both are known."""
    expected, came = found.growth, found.change
    if "open" in (expected.direction, came.direction):
        return None
    course = course_of(expected.direction, came.direction)
    # However many decimals a zero is published with, no sentence prints it.
    growth = (0, 0) if expected.published and not expected.percent[0] else expected.percent
    figures = (found.base_year, found.target_year, growth, came.percent)
    spec = PUBLISHED_CHANGES if expected.published else CHANGES
    return Message(spec, (expected.direction, came.direction, course), figures)
